/** What a commission does about a finding; the procedure is what is taught and scored, so the list is closed. */
export const REMEDIES = [
  'fillBox', // write what is missing; a nought where there was none
  'compareRecords', // hold the figure against the lists, the demonstration protocol and the log-book
  'fixSum', // reckon again on the draft
  'recount', // count that pile once more
  'recountThenExplain', // count again; a difference that stays is left and explained
  'explanatoryNote',
  'amendmentProtocol',
  'callDistrict',
  'nothing',
  'overwrite', // never right: offered because tired people do it
  'newProtocol', // never right either: a signed protocol is amended, not replaced
] as const
export type Remedy = (typeof REMEDIES)[number]
