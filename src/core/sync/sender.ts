/** Whoever sends holds the lock of this name; under it Background Sync wakes the app, and the lease lies where there are no locks. */
export const SENDER = 'ubani-outbox'
