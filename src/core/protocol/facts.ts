/*
 * What a form may say about an invented precinct. The generator (night.ts) makes every one of these, whatever the country;
 * a form picks those it needs in `derive` and in its records. A new country is a new folder because this list is enough.
 */

/** Facts counted once: people or papers. */
export const FACTS = [
  // the lists
  'listed-main', // voters on the main (unified) list
  'listed-added', // voters on the additional (special, supplementary) list
  // those who came; a signature stands for one ballot finally given
  'signed-12', // signatures by noon, all lists at the station
  'signed-17', // by five in the afternoon
  'signed-main', // at the station, on the main list
  'signed-added', // at the station, on the additional list
  'signed-station', // both together
  'signed-mobile', // outside, with the mobile box
  'signed', // all
  // the ballots
  'received', // in whole books
  'unused',
  'spoiled', // given back and replaced
  'requests-mobile', // requests to vote outside
  // what the boxes held
  'box-main', // ballots of a known form in the main box
  'box-mobile', // the same in the mobile box
  'box', // both together
  'papers-mobile', // all papers out of the mobile box, those of unknown form included
  'valid',
  'invalid', // all invalid ballots, those of unknown form included
  'invalid-form', // of unknown form or without stamp, kept out of the totals of the boxes where a country says so
  'invalid-unmarked',
  'invalid-other',
  // what went astray: at most one of the two is not nought
  'missing', // signatures without a ballot in the box
  'surplus', // ballots in the box without a signature
  // the commission
  'members',
] as const
export type Fact = (typeof FACTS)[number]

/** Facts counted for each electoral subject. */
export const SUBJECT_FACTS = ['votes'] as const
export type SubjectFact = (typeof SUBJECT_FACTS)[number]

/** Facts that are no counts: numbers of the precinct and its seals, dates and times, the same in every language. */
export const TEXT_FACTS = [
  'district', // number
  'precinct', // number
  'commission-seal', // number
  'registrar-seals', // numbers, "1, 2"
  'polling-date', // "2026-10-04"
  'drawn-up-at', // "2026-10-05T01:20"
] as const
export type TextFact = (typeof TEXT_FACTS)[number]
