import { recoveredHere } from '../../flow/recover-person.ts'
import { useBroughtCode } from '../group/use-brought-code.ts'
import { useSpeech } from '../i18n.ts'
import { Page } from '../parts/page.tsx'
import { useLook } from '../state.ts'
import { CameBack } from './came-back.tsx'
import { HadPhone } from './had-phone.tsx'
import { MyCard } from './my-card.tsx'

/** One phone after another: the card by which a new one takes the place of this one, and the way in for who has such a card. */
export function PhonePage() {
  const { t } = useSpeech()
  const brought = useBroughtCode()
  const recovered = useLook(() => recoveredHere().catch(() => undefined), [])
  return (
    <Page title={t('privacy:phoneTitle')} lead={t('privacy:phoneLead')}>
      {recovered && <CameBack recovered={recovered} />}
      <MyCard />
      <HadPhone key={brought} brought={brought} />
    </Page>
  )
}
