import { useRoute } from 'preact-iso'
import { useSpeech } from '../i18n.ts'
import { PATHS } from '../routes.ts'
import { Icon } from './icon.tsx'
import styles from './back-to-scene.module.css'

/** The way back for whoever came from a role-play to look something up; it stays at the thumb, or at its place with `still`. */
export function BackToScene({ still = false }: { readonly still?: boolean }) {
  const { t } = useSpeech()
  const scene = useRoute().query['scene'] ?? ''
  if (!/^[a-z0-9-]+$/.test(scene)) return null
  return (
    <p class={`${styles['back']} ${still ? '' : styles['thumb']} no-print`}>
      <a class={still ? 'button' : 'button primary'} href={`${PATHS.scenarios}/${scene}?play`}>
        <Icon name="scenarios" />
        {t('common:backToScene')}
      </a>
    </p>
  )
}
