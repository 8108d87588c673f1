import * as z from 'zod/mini'
import { ROLES } from './role.ts'

/** One of the roles, at a door. */
export const roleSchema = z.enum(ROLES)
