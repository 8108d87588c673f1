/* The door to the outbox: what was done travels home. No screen stands behind it; those that show it are at src/ui/group. */
export { keepSending } from '../../flow/keep-sending.ts'
export { sendNow } from '../../flow/send-scores.ts'
export { watchOutbox } from '../../flow/watch-outbox.ts'
export { tellLoss } from './tell-loss.ts'
