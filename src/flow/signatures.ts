/** Ed25519 for browsers that lack it (Chrome before 137, Firefox before 129, Safari before 17): a file of its own, fetched only there. */
export { getPublicKeyAsync, signAsync, utils, verifyAsync } from '@noble/ed25519'
