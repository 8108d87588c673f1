/** What the page can learn about newer builds of the app. */
export interface AppUpdates {
  /** Puts the waiting build in charge; the page then reloads itself. */
  apply(): void
}

/**
 * Registers the service worker and says when a newer build is waiting. Nothing is applied until `apply` is called: never
 * under somebody who is in the middle of an exercise.
 * @param workerUrl the worker's address, made by the one Trusted Types policy the app has
 */
export async function watchForUpdates(
  workerUrl: string,
  onWaiting: (updates: AppUpdates) => void,
): Promise<void> {
  const container = navigator.serviceWorker as ServiceWorkerContainer | undefined
  if (!container) return
  let applying = false
  container.addEventListener('controllerchange', () => {
    if (applying) location.reload()
  })
  const registration = await container.register(workerUrl, { updateViaCache: 'none' })
  const offer = (worker: ServiceWorker): void =>
    onWaiting({
      apply() {
        applying = true
        worker.postMessage({ type: 'take-over' })
      },
    })
  if (registration.waiting && container.controller) offer(registration.waiting)
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed' && container.controller) offer(worker)
    })
  })
}
