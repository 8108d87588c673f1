import type { LawWords } from '../../core/guide/law.ts'
import type { Role } from '../../core/guide/role.ts'
import type { Section } from '../../core/guide/chapter.ts'
import type { Block } from '../../core/guide/text.ts'
import { useSpeech } from '../i18n.ts'
import { RichText } from '../parts/rich-text.tsx'
import { StepItem } from './step.tsx'
import styles from './guide.module.css'

type Drawn =
  | { readonly kind: 'block'; readonly block: Exclude<Block, { k: 'step' }> }
  | { readonly kind: 'steps'; readonly ids: readonly string[] }

interface Props {
  readonly blocks: readonly Block[]
  readonly section?: Section
  readonly role?: Role | undefined
  readonly law: LawWords
}

/** The prose of a section, its steps in numbered runs between the paragraphs. */
export function Blocks({ blocks, section, role, law }: Props) {
  return (
    <>
      {runsOf(blocks).map((run, place) =>
        run.kind === 'block' ? (
          <Prose key={place} block={run.block} />
        ) : (
          <ol key={place} class={`plain ${styles['steps']}`}>
            {run.ids.map((id) => {
              const step = section?.steps.find((candidate) => candidate.id === id)
              return step && <StepItem key={id} step={step} role={role} law={law} />
            })}
          </ol>
        ),
      )}
    </>
  )
}

function Prose({ block }: { readonly block: Exclude<Block, { k: 'step' }> }) {
  const { t } = useSpeech()
  switch (block.k) {
    case 'p':
      return (
        <p>
          <RichText line={block.line} />
        </p>
      )
    case 'list':
      return (
        <ul>
          {block.items.map((item, place) => (
            <li key={place}>
              <RichText line={item} />
            </li>
          ))}
        </ul>
      )
    case 'note':
      return (
        <aside class={`${styles['note']} ${styles[block.note]} keep`}>
          <b>{t(`guide:note_${block.note}`)}</b>
          {block.lines.map((line, place) => (
            <p key={place}>
              <RichText line={line} />
            </p>
          ))}
        </aside>
      )
  }
}

function runsOf(blocks: readonly Block[]): Drawn[] {
  const runs: Drawn[] = []
  for (const block of blocks) {
    const last = runs.at(-1)
    if (block.k !== 'step') runs.push({ kind: 'block', block })
    else if (last?.kind === 'steps') runs[runs.length - 1] = { kind: 'steps', ids: [...last.ids, block.id] }
    else runs.push({ kind: 'steps', ids: [block.id] })
  }
  return runs
}
