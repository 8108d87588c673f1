import * as z from 'zod/mini'
import { LANGUAGES } from './language.ts'

/** One of the four languages, at a door. */
export const languageSchema = z.enum(LANGUAGES)
