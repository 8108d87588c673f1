/*
 * The door to squares: drawing one and reading one with the camera. A file of its own, since the rooms of both practice and
 * role-plays pass things from phone to phone, and neither should wait for the other.
 */
export { QrPicture } from './qr-picture.tsx'
export { canScan, Scan } from './scan.tsx'
