import { lastPlay } from '../../../flow/past-plays.ts'
import { inLanguageOf } from '../../../flow/playing.ts'
import type { SceneBook } from '../../../flow/scenes.ts'
import { useSpeech } from '../../i18n.ts'
import { Page } from '../../parts/page.tsx'
import { PATHS } from '../../routes.ts'
import { useLook } from '../../state.ts'
import { VersionNote } from '../play/version-note.tsx'
import { inHand, isAtEnd } from '../table.ts'
import { Debrief } from './debrief.tsx'

/** The newest finished play of a scene, talked over. */
export function DebriefPage({ book }: { readonly book: SceneBook }) {
  const { t } = useSpeech()
  const { scene, words } = book.opened
  // one that the phone could not keep is talked over from memory
  const look = useLook(async () => {
    const held = inHand(scene.id)
    return { last: held && isAtEnd(held) ? inLanguageOf(book, held) : await lastPlay(book) }
  }, [book])
  const last = look?.last
  return (
    <Page title={words.title} lead={t('scenario:debriefTitle')}>
      {!look && <p role="status">{t('common:loading')}</p>}
      {look && !last && (
        <>
          <p>{t('scenario:noDebrief')}</p>
          <a class="button primary" href={`${PATHS.scenarios}/${scene.id}`}>
            {t('scenario:toScene')}
          </a>
        </>
      )}
      {last && (
        <>
          {last.since !== 'changed' && <VersionNote playing={last} />}
          <Debrief book={book} playing={last} />
        </>
      )}
    </Page>
  )
}
