import { hasToSend, sendAlone } from './flow/send-alone.ts'

/*
 * What the worker needs for sending while no window does: a file of its own, which it takes along at install and wakes when there is
 * something to send (sw.ts), so that it costs neither the start of a page nor its own.
 */

Object.assign(self, { sender: { hasToSend, sendAlone } })
