import { useState } from 'preact/hooks'
import type { OpenedScene } from '../../../core/scenario/open-scene.ts'
import { useSpeech } from '../../i18n.ts'
import { Page } from '../../parts/page.tsx'
import { PATHS } from '../../routes.ts'
import { useChoices } from '../../state.ts'
import { ActTimer } from './act-timer.tsx'
import { Button } from './button.tsx'
import { Opening } from './opening.tsx'
import type { Card } from './which-card.ts'

interface Props {
  readonly opened: OpenedScene
  readonly card: Card
}

/** One's own card on one's own phone, and a cover for it: others look over shoulders. */
export function OwnCard({ opened, card }: Props) {
  const { scene, words } = opened
  const { t } = useSpeech()
  const { preferences } = useChoices()
  const [covered, setCovered] = useState(false)
  return (
    <Page title={card.role} lead={words.title}>
      <Button says={covered ? 'show' : 'hide'} primary onPress={() => setCovered(!covered)} />
      <div class="sc-a-card" data-covered={covered} aria-live="polite">
        {covered ? (
          <p>{t('scenario-room:covered')}</p>
        ) : (
          <>
            <p>{card.card}</p>
            <p class="small">{t('scenario-room:secret')}</p>
          </>
        )}
      </div>
      <Opening opened={opened} to={t('scenario-room:openingTo')} />
      {!preferences?.unhurried && <ActTimer of={scene.id} minutes={scene.room.minutes} />}
      <p>
        <a class="button" href={`${PATHS.scenarios}/card`}>
          {t('scenario-room:otherCode')}
        </a>
      </p>
    </Page>
  )
}
