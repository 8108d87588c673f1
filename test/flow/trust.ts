import { vi } from 'vitest'
import { newSeal } from '../core/pack/seal.ts'

/** The training centre of these tests. The keys an app trusts are compiled into it, so this stands before anything of src/. */
export const centre = newSeal()
vi.stubGlobal('__PACK_KEYS__', [centre.open])
// Node 20 has no navigator; the app asks it whether there is a network at all.
vi.stubGlobal('navigator', { onLine: true })
