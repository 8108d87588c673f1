import { useEffect, useState } from 'preact/hooks'
import type { SceneNode } from '../../../core/scenario/scene.ts'
import { exerciseFor, exerciseOutcome } from '../../../flow/scene-exercise.ts'
import { useSpeech } from '../../i18n.ts'
import { PATHS } from '../../routes.ts'
import type { Running } from '../use-play.ts'

interface Props {
  readonly running: Running
  readonly node: Extract<SceneNode, { kind: 'look' }>
}

/** A look at a card, a place in the guide or an exercise, and back; nobody is made to go. */
export function Look({ running, node }: Props) {
  const { t } = useSpeech()
  const { playing, on } = running
  const { id, opens } = node
  const { state, href } = usePlace(running, node)
  const done = (how: 'yes' | 'no'): void => on({ act: 'did', object: `${id}=${how}` })
  const kind = 'card' in opens ? 'card' : 'guide' in opens ? 'guide' : 'exercise'
  return (
    <div class="sc-turn">
      <h2 tabIndex={-1}>{t(`scenario:lookAt_${kind}`)}</h2>
      <p>{playing.words.looks[id]}</p>
      {state && <p role="status">{t(`scenario:exercise_${state}`)}</p>}
      <div class="sc-actions">
        {href && !state && (
          <a class="button primary" href={href}>
            {t(`scenario:open_${kind}`)}
          </a>
        )}
        <button
          type="button"
          class={href && !state ? 'button' : 'button primary'}
          onClick={() => done(kind === 'exercise' ? (state ?? 'no') : 'yes')}
        >
          {t(kind === 'exercise' && !state ? 'scenario:goOnWithout' : 'scenario:goOn')}
        </button>
      </div>
    </div>
  )
}

/** Where to look, and for an exercise how it came out; its code is drawn once and stays with the play. */
function usePlace({ playing, play, on }: Running, { opens }: Props['node']) {
  const { language } = useSpeech()
  const [exercise, setExercise] = useState<{
    readonly code: string
    readonly state: 'yes' | 'no' | undefined
  }>()
  const back = `scene=${playing.scene.id}`
  useEffect(() => {
    if (!('exercise' in opens)) return
    let gone = false
    void (async () => {
      const drawn = await exerciseFor({ scene: playing.scene, play }, language)
      const state = drawn && (await exerciseOutcome(drawn.code))
      if (gone || !drawn) return
      if (drawn.event) on(drawn.event)
      setExercise({ code: drawn.code, state })
    })()
    return () => {
      gone = true
    }
  }, [])
  if ('card' in opens) return { href: `${PATHS.cards}/${opens.card}?${back}`, state: undefined }
  if ('guide' in opens) {
    const [chapter, section] = opens.guide.split('#')
    return { href: `${PATHS.guide}/${chapter}?${back}${section ? `#${section}` : ''}`, state: undefined }
  }
  return { href: exercise && `${PATHS.protocols}/night/${exercise.code}?${back}`, state: exercise?.state }
}
