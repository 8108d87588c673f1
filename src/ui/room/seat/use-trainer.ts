import { useLayoutEffect, useRef } from 'preact/hooks'

/**
 * Goes with the trainer from question to question, unless one is elsewhere: nobody is fetched back from a question of their own choice.
 * @param trainer the place at which the trainer is, if that is known
 * @returns the same, while one is not there
 */
export function useTrainer(
  at: number,
  trainer: number | undefined,
  go: (place: number) => void,
): number | undefined {
  const before = useRef(trainer)
  useLayoutEffect(() => {
    const last = before.current
    before.current = trainer
    if (trainer !== undefined && trainer !== last && at === last) go(trainer)
  }, [trainer])
  return trainer === at ? undefined : trainer
}
