import { knownPerson } from '../../../flow/present-person.ts'

/*
 * Answers on their way to the phone. What it refuses, because its storage is full or closed, lies here in line until the window
 * is closed, and is tried again with the next answer. Nobody's answers are ever written among another's.
 */

interface Waiting {
  readonly write: () => Promise<unknown>
  /** Whose answer it is; nothing when nobody was known on this phone, or it would not even say that. */
  readonly whose: Promise<string | undefined>
  isTried: boolean
}

const line: Waiting[] = []
let writing: Promise<boolean> | undefined

/** Puts an answer in line and writes what waits; whether the phone has everything now. */
export function keepAnswer(write: () => Promise<unknown>): Promise<boolean> {
  line.push({ write, whose: whoIsHere(), isTried: false })
  return writing ? writing.then(keepWaiting) : keepWaiting() // a writing that is about to end may not see this one any more
}

/** Writes what waits, oldest first; whether the phone has everything now of the person who is here. */
export function keepWaiting(): Promise<boolean> {
  writing ??= writeLine().finally(() => (writing = undefined))
  return writing
}

/** Whether the phone has everything that was answered in this window. */
export function isAllKept(): boolean {
  return line.length === 0
}

async function writeLine(): Promise<boolean> {
  for (let at = 0; at < line.length; ) {
    const waiting = line[at]
    if (!waiting) break
    if (waiting.isTried && (await isAnothers(waiting))) {
      at++
      continue
    }
    waiting.isTried = true
    try {
      await waiting.write()
    } catch {
      return false // a full disk or a closed storage: the screen says so
    }
    line.splice(at, 1)
  }
  return true
}

async function isAnothers({ whose }: Waiting): Promise<boolean> {
  const person = await whose
  return person !== undefined && person !== (await whoIsHere())
}

function whoIsHere(): Promise<string | undefined> {
  return knownPerson().catch(() => undefined) // the writing that follows says aloud that the phone refuses
}
