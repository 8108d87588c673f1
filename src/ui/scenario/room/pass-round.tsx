import { useEffect, useState } from 'preact/hooks'
import type { OpenedScene } from '../../../core/scenario/open-scene.ts'
import { useSpeech } from '../../i18n.ts'
import { Page } from '../../parts/page.tsx'
import { goToTop } from '../go-to-top.ts'
import { Button } from './button.tsx'
import { cardPath, handedCards } from './handed-cards.ts'
import { Opening } from './opening.tsx'

interface Props {
  readonly opened: OpenedScene
  readonly onDone: () => void
}

/** One phone for a group: it goes from hand to hand and shows each their own card, covered in between. */
export function PassRound({ opened, onDone }: Props) {
  const { t } = useSpeech()
  const [at, setAt] = useState(0)
  const [open, setOpen] = useState(false)
  const card = handedCards(opened, t('scenario-room:watcher'))[at]
  useEffect(goToTop, [at, open])
  if (!card) return null
  const { player, role, code } = card
  const hide = (): void => {
    setOpen(false)
    setAt(at + 1)
  }
  if (player === undefined)
    return (
      <Page title={t('scenario-room:handTo', { role })} lead={t('scenario-room:passed')}>
        <div class="row">
          <a class="button primary" href={cardPath(code)}>
            {t('scenario-room:toSheet')}
          </a>
          <Button says="passStop" onPress={onDone} />
        </div>
      </Page>
    )
  if (!open)
    return (
      <Page title={t('scenario-room:handTo', { role })} lead={t('scenario-room:onlyYou')}>
        <div class="row">
          <Button says="itIsMe" primary onPress={() => setOpen(true)} />
          <Button says="passStop" onPress={onDone} />
        </div>
      </Page>
    )
  return (
    <Page title={role}>
      <p class="sc-a-card">{opened.words.room.cards[player]?.card}</p>
      <Opening opened={opened} to={t('scenario-room:openingTo')} />
      <Button says="seen" primary onPress={hide} />
    </Page>
  )
}
