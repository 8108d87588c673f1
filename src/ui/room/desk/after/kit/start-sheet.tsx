import { LANGUAGES } from '../../../../../core/language.ts'
import { showStart, startLink } from '../../../../../core/room/start.ts'
import type { HostedRoom } from '../../../../../flow/host-room.ts'
import { useSpeech } from '../../../../i18n.ts'
import { QrPicture } from '../../../../parts/squares/squares.ts'
import { useWordsOf } from './use-words-of.ts'

/** The sheet for the wall: the start code as large as paper allows, its square, and how to begin in every language of the room. */
export function StartSheet({ room: { head } }: { readonly room: HostedRoom }) {
  const { t, language } = useSpeech()
  const languages = [language, ...LANGUAGES.filter((each) => each !== language)]
  const words = useWordsOf(languages)
  return (
    <section class="rb-sheet rb-begin new-sheet" aria-label={t('desk-back:start')}>
      <h2>{head.title || t('desk-back:quiz')}</h2>
      <p class="rd-signs rb-code" data-long={head.code.length > 8} translate={false}>
        {showStart(head.code)}
      </p>
      <QrPicture text={startLink(location.origin, head.code)} label={t('desk-back:startSquare')} />
      <ul class="plain">
        {words.map(({ language: spoken, back }) => (
          <li key={spoken} lang={spoken}>
            {back.startHow}
          </li>
        ))}
      </ul>
    </section>
  )
}
