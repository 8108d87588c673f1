import { useLocation } from 'preact-iso'
import { useRef, useState } from 'preact/hooks'
import { makeItem } from '../../../../core/question/make.ts'
import { MOST_SEATS } from '../../../../core/room/record.ts'
import { takeCard } from '../../../../flow/host-room.ts'
import { useSpeech } from '../../../i18n.ts'
import { Notice } from '../../../parts/notice.tsx'
import { Page } from '../../../parts/page.tsx'
import { optionWords } from '../../../tests/answer/option-words.ts'
import { hostPath } from '../paths.ts'
import { SelectField } from '../start/select-field.tsx'
import { LETTERS } from './answer-words.ts'
import { Camera, type Sighting } from './camera.tsx'
import { CardGrid } from './card-grid.tsx'
import { LetterCounts } from './letter-counts.tsx'
import type { RoomPageProps } from './page-props.ts'
import { cardPlaces, type Held, keptCards } from './poll.ts'
import { RoomWays } from './room-ways.tsx'
import { useDeeds } from './use-deeds.ts'

/** One question asked with printed cards held up: nobody needs a phone but the trainer. */
export function CardsPage(props: RoomPageProps) {
  const { t } = useSpeech()
  const { query, route } = useLocation()
  const { head } = props.room
  const places = cardPlaces(props.room)
  const place = places.find((each) => String(each) === query['place']) ?? places.find((each) => each > 0)
  if (place === undefined)
    return (
      <Page title={t('desk-back:cardsTitle')}>
        <Notice tone="attention">
          <p>{t('desk-back:noCardQuestion')}</p>
        </Notice>
        <RoomWays id={head.id} at="cards" />
      </Page>
    )
  return (
    <Page title={t('desk-back:cardsTitle')} lead={t('desk-back:cardsLead')}>
      <SelectField
        id="card-place"
        label={t('desk-back:cardPlace')}
        all={places.map((each) => ({
          value: String(each),
          says: each === 0 ? t('desk-back:warmUp') : t('desk-back:question', { number: each }),
        }))}
        chosen={String(place)}
        onChoose={(chosen) => route(`${hostPath(head.id, 'cards')}?place=${chosen}`, true)}
      />
      <Poll key={place} {...props} place={place} />
      <RoomWays id={head.id} at="cards" />
    </Page>
  )
}

function Poll({ place, ...props }: RoomPageProps & { readonly place: number }) {
  const { t } = useSpeech()
  const { room } = props
  const deeds = useDeeds(props)
  const [looking, setLooking] = useState(false)
  const [seen, setSeen] = useState<ReadonlyMap<number, Sighting>>(new Map())
  const seenNow = useRef(seen)
  seenNow.current = seen
  const opened = room.items[place]
  if (!opened) return null
  const { item, words } = opened
  const seed = room.quiz.questions[place]?.seed ?? ''
  const { shown } = makeItem(item, seed)
  const kept = keptCards(room, place)
  const held: Held = new Map([...kept, ...[...seen.values()].map(({ id, turn }) => [id + 1, turn] as const)])
  const keep = async (): Promise<void> => {
    for (const card of seenNow.current.values()) {
      const done = await deeds.run(async (now) => ({
        room: (await takeCard(now, place, card)).room,
        told: true,
      }))
      if (!done) return // what was seen still stands here, and can be kept again
    }
    setSeen(new Map())
  }
  return (
    <>
      <section lang={room.wordsLanguage} class="rb-asked">
        <h2>{words.stem}</h2>
        <ol class="plain">
          {shown.map((id, at) => (
            <li key={id}>
              <b>{LETTERS[at]}</b> {optionWords(item, words, id).text}
            </li>
          ))}
        </ol>
      </section>
      <p class="rb-count" role="status">
        <small>{t('desk-back:seen')}</small>{' '}
        {t('desk-back:countOf', { came: held.size, of: room.head.seats })}
      </p>
      <Camera
        cards
        start={t(kept.size > 0 ? 'desk-back:lookAgain' : 'desk-back:look')}
        onStart={() => setLooking(true)}
        onCard={(card, tick) => {
          if (card.id >= MOST_SEATS) return // a marker of some other set
          setSeen((known) => {
            if (known.get(card.id)?.turn === card.turn) return known
            if (!known.has(card.id)) tick()
            return new Map(known).set(card.id, card)
          })
        }}
        onStop={() => {
          setLooking(false)
          void keep()
        }}
      />
      {deeds.refused && (
        <Notice tone="trouble" live>
          <p>{t('desk-back:notKept')}</p>
          <button type="button" class="button" onClick={() => void keep()}>
            {t('common:retry')}
          </button>
        </Notice>
      )}
      <CardGrid seats={room.head.seats} held={held} fits={(option) => option < shown.length} />
      {!looking && held.size > 0 && <LetterCounts opened={opened} seed={seed} shown={shown} held={held} />}
    </>
  )
}
