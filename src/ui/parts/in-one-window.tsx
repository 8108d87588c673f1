import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { useSpeech } from '../i18n.ts'
import { Notice } from './notice.tsx'
import { focusHeading } from './page.tsx'
import type { OneWindow } from './use-one-window.ts'

interface Props {
  readonly work: OneWindow
  /** The room whose words say it. */
  readonly room: 'tests' | 'scenario' | 'protocol-run'
  readonly children: ComponentChildren
}

/** Something that is worked on in one window: in another it stands to be read, with the way to go on here. */
export function InOneWindow({ work: { isHere, turn, goOnHere }, room, children }: Props) {
  const { t } = useSpeech()
  const things = useRef<HTMLFieldSetElement>(null)
  useEffect(() => {
    // what is asked there can no longer be answered here, and would lie in front of what says so
    if (!isHere) things.current?.querySelector<HTMLDialogElement>('dialog[open]')?.close()
    else if (turn > 0 && document.activeElement === document.body) focusHeading() // the button that had it is gone
  }, [isHere])
  return (
    <>
      <div role="status">
        {isHere ? (
          turn > 0 && <p class="hidden">{t(`${room}:nowHere`)}</p>
        ) : (
          <Notice tone="attention">
            <p>{t(`${room}:otherWindow`)}</p>
            <button type="button" class="button primary" onClick={goOnHere}>
              {t(`${room}:goOnHere`)}
            </button>
          </Notice>
        )}
      </div>
      <fieldset ref={things} class="bare" role="presentation" disabled={!isHere}>
        {children}
      </fieldset>
    </>
  )
}
