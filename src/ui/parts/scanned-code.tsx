import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { InSight } from '../room/sight/in-sight.tsx'

/** The longest a code is typed or a link is pasted. */
const LONGEST = 120

interface Props {
  readonly id: string
  /** The class of the whole. */
  readonly class: string
  readonly label: string
  readonly help: string
  /** What the button for the camera says; nothing where there is none. */
  readonly scan: string | undefined
  readonly typed: string
  /** Why what stands there is no code, in words, once that is to be said. */
  readonly problem: string | undefined
  readonly onType: (text: string) => void
  /** What the camera has read. */
  readonly onRead: (text: string) => void
  /** What is said of a code that is right. */
  readonly children?: ComponentChildren
}

/** Where a code is typed that lies before somebody, or read by the camera. */
export function ScannedCode({ id, label, help, scan, typed, problem, onType, onRead, ...props }: Props) {
  const [isScanning, setScanning] = useState(false)
  return (
    <div class={props.class}>
      <label for={id}>{label}</label>
      <p class="small" id={`${id}-help`}>
        {help}
      </p>
      <div class="code-field">
        <input
          id={id}
          type="text"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          maxLength={LONGEST}
          value={typed}
          aria-describedby={problem ? `${id}-help ${id}-problem` : `${id}-help`}
          aria-invalid={problem !== undefined}
          onInput={({ currentTarget }) => onType(currentTarget.value)}
        />
        {scan && !isScanning && (
          <button type="button" class="button" onClick={() => setScanning(true)}>
            {scan}
          </button>
        )}
      </div>
      {props.children}
      {problem && (
        <p id={`${id}-problem`} role="alert" class="square-problem">
          {problem}
        </p>
      )}
      {isScanning && (
        <InSight>
          {({ Watch }) => (
            <Watch
              squares
              cards={false}
              onSquare={(text) => {
                setScanning(false)
                onRead(text)
              }}
              onStop={() => setScanning(false)}
            />
          )}
        </InSight>
      )}
    </div>
  )
}
