import type { Mark, MarkBook } from '../../../core/protocol/mark.ts'
import { LawNote } from '../../parts/law-note.tsx'
import { useDocument } from '../../state.ts'

/** Why a mark counts as it does: what one sees, the rule, and where the rule stands. */
export function GroundNote({ marks, mark }: { readonly marks: MarkBook; readonly mark: Mark }) {
  const law = useDocument('law')
  const ground = marks.words.grounds[mark.ground]
  const references = marks.file.grounds.find(({ id }) => id === mark.ground)?.law ?? []
  return (
    <div class="pr-ground">
      <p>{marks.words.marks[mark.id]?.why}</p>
      {ground && (
        <p>
          <b>{ground.name}.</b> {ground.rule}
        </p>
      )}
      {law.state === 'ready' && <LawNote references={references} law={law.value} />}
    </div>
  )
}
