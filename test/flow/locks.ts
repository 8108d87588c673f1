/*
 * Locks as a browser has them (https://www.w3.org/TR/web-locks/), as far as they are needed here; Node has none. All windows of a
 * browser have theirs of one store, and a window that goes takes nothing with it: the store takes its locks from it.
 */

type Work = (lock: object | null) => unknown

interface Asked {
  readonly window: object
  readonly work: Work
  readonly settle: (value: unknown) => void
  readonly fail: (why: unknown) => void
}

interface Held {
  readonly window: object
  readonly fail: (why: unknown) => void
}

/** What the windows of one browser hold and wait for. */
export class LockStore {
  private readonly held = new Map<string, Held>()
  private readonly queues = new Map<string, Asked[]>()

  /** The locks as one window sees them. */
  window(): Pick<LockManager, 'request'> & { readonly crash: () => void } {
    const window = {}
    return {
      request: ((name: string, how: LockOptions, work: Work) =>
        this.request(window, name, how, work)) as never,
      crash: () => this.crash(window),
    }
  }

  /** How many wait for a lock. */
  waiting(name: string): number {
    return this.queues.get(name)?.length ?? 0
  }

  private request(window: object, name: string, how: LockOptions, work: Work): Promise<unknown> {
    if (how.signal && (how.steal || how.ifAvailable))
      return Promise.reject(new DOMException('a signal with another way', 'NotSupportedError'))
    return new Promise((settle, fail) => {
      const asked = { window, work, settle, fail }
      queueMicrotask(() => {
        if (how.steal) return this.steal(name, asked)
        if (!this.held.has(name) && this.waiting(name) === 0) return this.grant(name, asked)
        if (how.ifAvailable) return void Promise.resolve(work(null)).then(settle, fail)
        this.queues.set(name, [...(this.queues.get(name) ?? []), asked])
        how.signal?.addEventListener('abort', () => {
          this.drop(name, (each) => each === asked)
          fail(new DOMException('given up', 'AbortError'))
        })
      })
    })
  }

  private grant(name: string, { window, work, settle, fail }: Asked): void {
    const held = { window, fail }
    this.held.set(name, held)
    void Promise.resolve(work({}))
      .then(settle, fail)
      .finally(() => this.release(name, held))
  }

  private steal(name: string, asked: Asked): void {
    this.held.get(name)?.fail(new DOMException('stolen', 'AbortError'))
    this.grant(name, asked)
  }

  private release(name: string, held: Held): void {
    if (this.held.get(name) !== held) return // stolen before
    this.held.delete(name)
    const [next, ...rest] = this.queues.get(name) ?? []
    this.queues.set(name, rest)
    if (next) this.grant(name, next)
  }

  private drop(name: string, which: (asked: Asked) => boolean): void {
    this.queues.set(
      name,
      (this.queues.get(name) ?? []).filter((each) => !which(each)),
    )
  }

  /** A window that is gone says nothing more. */
  private crash(window: object): void {
    for (const name of this.queues.keys()) this.drop(name, (each) => each.window === window)
    for (const [name, held] of this.held) if (held.window === window) this.release(name, held)
  }
}
