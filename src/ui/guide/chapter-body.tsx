import type { ComponentChildren } from 'preact'
import type { Chapter, Section } from '../../core/guide/chapter.ts'
import type { LawWords } from '../../core/guide/law.ts'
import type { Role } from '../../core/guide/role.ts'
import { LawNote } from '../parts/law-note.tsx'
import { Blocks } from './blocks.tsx'
import styles from './guide.module.css'

interface Props {
  readonly chapter: Chapter
  readonly law: LawWords
  readonly role?: Role | undefined
  /** What stands beside a section's heading. */
  readonly tools?: (section: Section) => ComponentChildren
}

/** The text of a chapter, on the screen and on paper. */
export function ChapterBody({ chapter, law, role, tools }: Props) {
  return (
    <>
      <Blocks blocks={chapter.intro} law={law} />
      <LawNote references={chapter.law} law={law} />
      {chapter.sections.map((section) => (
        <section key={section.id} aria-labelledby={section.id}>
          <div class={styles['heading']}>
            <h2 id={section.id} data-place tabIndex={-1}>
              {section.title}
            </h2>
            {tools?.(section)}
          </div>
          <Blocks blocks={section.blocks} section={section} role={role} law={law} />
          <LawNote references={section.law} law={law} />
        </section>
      ))}
    </>
  )
}
