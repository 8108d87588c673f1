import type { PracticeProblem } from '../../../flow/practise-protocol.ts'
import { useSpeech } from '../../i18n.ts'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { PATHS } from '../../routes.ts'

/** Why a code opens nothing, and the way back to where codes are typed. */
export function CodeProblemPage({ problem }: { readonly problem: PracticeProblem }) {
  const { t } = useSpeech()
  return (
    <Page title={t('protocol-run:codeProblem')}>
      <Notice tone="trouble" live>
        <p>{t(`protocol:code_${problem}`)}</p>
      </Notice>
      <a class="button primary" href={PATHS.protocols}>
        {t('protocol-run:backToAll')}
      </a>
    </Page>
  )
}
