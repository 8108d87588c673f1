/*
 * Plain lists, apart from the schemas that use them: a phone reads forms that the build has checked and needs no schema.
 */

/** Where a mistake lives, which decides what is right to do about it. */
export const FAULT_LAYERS = [
  'world', // ballots or signatures truly differ: count again, stay honest, explain
  'paperBeforeSigning', // put right on the draft
  'paperAfterSigning', // amendment protocol
  'transcription', // compare and correct
  'procedure', // name the rule
] as const

/** The mistakes an exercise can plant. */
export const FAULT_KINDS = [
  'digitsSwapped',
  'digitLost',
  'digitWrong',
  'boxBlank',
  'rowsSwapped',
  'sumSlip',
  'listForgotten',
  'copiedFromOther',
  'ballotsMissing',
  'ballotsSurplus',
  'spoiledAsInvalid',
  'gapFilledWithInvalid',
  'signatureMissing',
  'sealMissing',
  'noteMissing',
  'timeTooEarly',
  'recordMiscopied', // one of the records says it wrong, and the draft was copied from it
] as const
export type FaultKind = (typeof FAULT_KINDS)[number]
