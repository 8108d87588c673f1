import { useLocation } from 'preact-iso'
import { useEffect, useRef, useState } from 'preact/hooks'
import { formatList } from '../../core/format/format.ts'
import type { Scene } from '../../core/scenario/scene.ts'
import { lastPlay } from '../../flow/past-plays.ts'
import { beginPlay, openPlay, type Playing, unfinishedPlay } from '../../flow/play-scenario.ts'
import type { SceneBook } from '../../flow/scenes.ts'
import { useSpeech } from '../i18n.ts'
import { Ask } from '../parts/ask.tsx'
import { Page } from '../parts/page.tsx'
import { KeepThis } from '../parts/when-loaded.tsx'
import { PATHS } from '../routes.ts'
import { useChoices, useLook } from '../state.ts'
import { Face } from './drawing/face.tsx'
import { Stage } from './drawing/stage.tsx'
import { Row } from './row.tsx'
import { isSecond } from './people.ts'
import { handOver, inHand } from './table.ts'

/** What a scene is, before it is played: where, who, how long, what it turns on, and how one wants to play it. */
export function Intro({ book }: { readonly book: SceneBook }) {
  const { t, formats } = useSpeech()
  const { scene, words } = book.opened
  const here = `${PATHS.scenarios}/${scene.id}`
  return (
    <Page title={words.title} lead={words.opening}>
      <Picture scene={scene} />
      <Start book={book} />
      <dl class="sc-facts">
        {(
          [
            ['youPlay', t(`common:role_${scene.player}`)],
            ['whoIsThere', <Cast key="cast" opened={book.opened} />],
            ['where', t(`scenario:place_${scene.place}`)],
            ['takes', t('scenario:minutes', { count: scene.room.minutes })],
            [
              'turnsOn',
              formatList(
                scene.skills.map((skill) => t(`scenario:skill_${skill}`)),
                formats,
              ),
            ],
          ] as const
        ).map(([name, fact]) => (
          <div key={name}>
            <dt>{t(`scenario:${name}`)}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
      <Manner />
      <ul class="plain sc-list">
        <Row href={`${here}/room`} title={t('scenario:actIt')}>
          {t('scenario:actItText')}
        </Row>
        <Last book={book} />
      </ul>
      <KeepThis />
    </Page>
  )
}

/** The place and the people, drawn once the words are on the screen: on a slow phone they are read sooner. */
function Picture({ scene: { place, cast } }: { readonly scene: Scene }) {
  const [isTime, setTime] = useState(false)
  useEffect(() => {
    const frame = requestAnimationFrame(() => setTime(true))
    return () => cancelAnimationFrame(frame)
  }, [])
  return isTime ? (
    <Stage place={place} who={null} others={cast.map(({ look }) => look)} />
  ) : (
    <svg class="sc-stage" viewBox="0 0 320 150" aria-hidden="true" />
  )
}

function Cast({ opened: { scene, words } }: Pick<SceneBook, 'opened'>) {
  return (
    <ul class="plain sc-cast">
      {scene.cast.map(({ id, look }) => (
        <li key={id}>
          <Face look={look} mood="even" second={isSecond(scene, id)} />
          {words.cast[id]}
        </li>
      ))}
    </ul>
  )
}

/** How one wants to play: two together, and without the clock. */
function Manner() {
  const { t } = useSpeech()
  const { preferences, choose } = useChoices()
  return (
    <fieldset class="sc-manner">
      <legend>{t('scenario:manner')}</legend>
      {(['answerFirst', 'unhurried'] as const).map((name) => (
        <label key={name} class="sc-check">
          <input
            type="checkbox"
            checked={preferences?.[name] ?? false}
            onChange={({ currentTarget }) => void choose({ [name]: currentTarget.checked })}
          />
          <span>
            {t(`scenario:${name}`)}
            <small>{t(`scenario:${name}Text`)}</small>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

function Start({ book }: { readonly book: SceneBook }) {
  const { t } = useSpeech()
  const { route } = useLocation()
  const dialog = useRef<HTMLDialogElement>(null)
  const { id } = book.opened.scene
  const begun = useLook(async () => inHand(id) !== undefined || unfinishedPlay(book), [book])
  const play = async (opening: Promise<Playing>): Promise<void> => {
    handOver(await opening)
    route(`${PATHS.scenarios}/${id}?play`)
  }
  return (
    <>
      <div class="sc-actions">
        {begun ? (
          <>
            <a class="button primary" href={`${PATHS.scenarios}/${id}?play`}>
              {t('scenario:goOn')}
            </a>
            <button type="button" class="button" onClick={() => dialog.current?.showModal()}>
              {t('scenario:anew')}
            </button>
          </>
        ) : (
          <button type="button" class="button primary" onClick={() => void play(openPlay(book))}>
            {t('scenario:play')}
          </button>
        )}
      </div>
      <Ask
        dialog={dialog}
        id="anew"
        title={t('scenario:anewTitle')}
        text={t('scenario:anewText')}
        yes={t('scenario:anew')}
        onYes={() => void play(beginPlay(book))}
      />
    </>
  )
}

/** The way to the last debrief, when there is one. */
function Last({ book }: { readonly book: SceneBook }) {
  const { t } = useSpeech()
  const last = useLook(() => lastPlay(book), [book])
  return last ? (
    <Row href={`${PATHS.scenarios}/${book.opened.scene.id}/debrief`} title={t('scenario:lastDebrief')} />
  ) : null
}
