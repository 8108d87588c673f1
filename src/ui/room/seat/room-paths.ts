import { PATHS } from '../../routes.ts'

/** Where one joins a room, and where one's seat is once one has joined. */
export const JOIN = `${PATHS.room}/join`
