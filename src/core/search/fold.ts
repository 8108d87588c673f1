import type { Language } from '../language.ts'

/*
 * Folding: many ways of writing one word become one skeleton of plain Latin letters, so that an inflected form, a word
 * typed in Latin letters, a slip of ı for i or եւ for և all find the same place. Text is folded when the pack is
 * built; a query is folded on the phone with these same functions. The skeleton is for comparing only, never shown.
 * Sources: Georgian national romanisation (2002); suffixes and spelling habits from the project's language notes.
 */

const GEORGIAN = pairs(
  'აa ბb გg დd ეe ვv ზz თt იi კk ლl მm ნn ოo პp ჟz რr სs ტt უu ფp ქk ღg ყq შs ჩc ცc ძz წc ჭc ხx ჯj ჰh',
)
const ARMENIAN = pairs(
  'աa բb գg դd եe զz էe ըy թt ժz իi լl խx ծc կk հh ձz ղg ճc մm յy նn շs ոo չc պp ջj ռr սs վv տt րr ցc ւv փp քk օo ֆf',
)
const AZERBAIJANI = pairs('əe aa ğg ıi öo şs üu çc âa')

/** Latin digraphs and habits by which people type each language without its letters, longest first. */
const LATIN_HABITS: Readonly<Record<Language, ReadonlyArray<readonly [RegExp, string]>>> = {
  ka: [
    [/[’'`ʼ]/g, ''],
    [/zh|dz/g, 'z'],
    [/gh/g, 'g'],
    [/kh/g, 'x'],
    [/sh/g, 's'],
    [/ch|ts/g, 'c'],
    [/ph|f/g, 'p'],
    [/w/g, 'c'],
    [/y/g, 'q'],
  ],
  hy: [
    [/[’'`ʼ]/g, ''],
    [/zh|dz/g, 'z'],
    [/gh/g, 'g'],
    [/kh/g, 'x'],
    [/sh/g, 's'],
    [/ch|ts|tz/g, 'c'],
    [/w/g, 'v'],
    [/^vo/, 'o'],
    [/ou/g, 'u'],
    [/q/g, 'k'],
    [/@/g, ''],
  ],
  az: [
    [/[’'`ʼ]/g, ''],
    [/sh/g, 's'],
    [/ch/g, 'c'],
    [/gh/g, 'g'],
    [/w/g, 'v'],
  ],
  en: [[/[’'`ʼ]/g, '']],
}

/**
 * Suffixes taken off the skeleton, pass after pass; what a pass captures stays. Light on purpose: both sides of a
 * comparison lose the same, so where a suffix and the end of a stem look alike the stem loses it in every form.
 */
const STEMMING: Readonly<Record<Language, readonly RegExp[]>> = {
  ka: [
    /(?:vec|ve|ca|c)$/, // particles -ვე, -ც
    /(?:tvis|vit|gan|dan|tan|mde|ken|zea|ze|si)$/, // postpositions
    /([a-z]{2}[aeiou])m$|(?:isa|ita|ada|is|it|ad|ma|sa|ta|s)$/, // cases; -მ after a vowel: თავმჯდომარემ
    /[iaeo]$/,
    /eb$/, // plural
    /[iaeo]$/,
  ],
  hy: [
    /(ut)(?:un|an|amb)(?:ner)?(?:in|ic|ov|um|i|n|s|d)?$/, // -ություն, -ության, -ություններ
    /[nsd]$/, // article
    /(?:ic|ov|um|oj|i|u)$/, // cases; the article -ը is already gone with y
    /(?:ner|er)$/, // plural
    /(?:ic|ov|um|oj|i|u)$/, // and a stem that ends like a case: հանձնաժողով, հանձնաժողովներ
    /([a-z]{4}(?=s$)|[a-z]{3}(?=d$)|[a-z]{2}(?=n$))[nsd]$/, // or like an article: տեղամաս, տեղամասի
    /[aeiou]$/,
  ],
  az: [
    /(?:dir|dur)$/,
    /([a-z]{2}[eiou])(?:nden|nde)$|(?:den|de)$/, // -dan, -da; with n after a possessive: qutusunda
    /([a-z]{2}[eiou])n[iu]n$|(?:in|un)$/, // -nın, -ın
    /([a-z]{2}[eiou])(?:n[eiu]|y[eiu])$/, // -nı, -na, -yı, -ya
    /([a-z]{3})s[iu]$/, // -sı; səsi keeps its s
    /([a-z]{2}[eiou])y[eiu]$/, // a stem that ends like a dative: komissiya, komissiyaya
    /[ieu]$/,
    /(?:leri|ler)$/, // plural
    /([a-z]{3})n$/, // a stem that ends like a genitive: bülleten, bülletenin
    /([a-z]{2}[eiou])y[eiu]$/, // or, after the plural, like a dative: komissiyalar
    /[ieu]$/,
    /[kqgy]$/, // k→y, q→ğ before a vowel
  ],
  en: [/(?:ies|ied)$/, /(?:ings|ing|ers|er|ed|es|s)$/, /[ey]$/],
}

/** A vowel that some Georgian stems lose before -ის, -ით, -ებ- (ამომრჩეველი → ამომრჩევლის): dropped in every form. */
const GEORGIAN_SYNCOPE = /([a-z]{2})[aeo]([lrnmd])$/

/** Armenian writes its stress, question and exclamation marks inside the word: ստուգե՛ք, Ո՞վ. */
const WORD = /\d+(?:[:.,]\d+)*|[\p{L}\p{M}’'`ʼ@՛՜՞]+/gu

/** Letters of a word that are compared; no real word is longer, and a hostile one costs no time. */
const LONGEST_WORD = 64

/** The words of a text, as written. */
export function wordsOf(text: string): string[] {
  return text.normalize('NFC').match(WORD) ?? []
}

/** The language a word is written in, judged by its letters; Latin letters leave it to the reader's language. */
export function scriptLanguage(word: string, readers: Language): Language {
  if (/[\u10a0-\u10ff\u1c90-\u1cbf]/.test(word)) return 'ka'
  if (/[\u0531-\u058f\ufb13-\ufb17]/.test(word)) return 'hy'
  return readers
}

const folded = new Map<string, string>()
/** Folding is pure, and the same words come again with every keystroke; this many results are kept. */
const KEPT_WORDS = 4000

/** Folds one word to its skeleton stem; an empty string when nothing of it is worth comparing. */
export function foldWord(word: string, readers: Language): string {
  const key = `${readers}${word}`
  const known = folded.get(key)
  if (known !== undefined) return known
  if (folded.size >= KEPT_WORDS) folded.clear()
  const stem = foldAfresh(word, readers)
  folded.set(key, stem)
  return stem
}

function foldAfresh(word: string, readers: Language): string {
  if (/^\d/.test(word)) return word
  const language = scriptLanguage(word, readers)
  return stem(skeleton(word.slice(0, LONGEST_WORD), language), language)
}

/** Folds a text to its distinct stems, each with a space on both sides: " stem stem ". */
export function foldText(text: string, readers: Language): string {
  const stems = new Set<string>()
  for (const word of wordsOf(text)) {
    const folded = foldWord(word, readers)
    if (folded.length > 1) stems.add(folded)
  }
  return stems.size === 0 ? '' : ` ${[...stems].join(' ')} `
}

/** The letters of a word as plain Latin, before any suffix is taken off. */
export function skeleton(word: string, language: Language): string {
  // İ and I both become i whatever the phone's locale; Mtavruli capitals become Mkhedruli by toLowerCase.
  let letters = word
    .normalize('NFC')
    .replace(/[İIı]/g, 'i')
    .toLowerCase()
    .replace(/\u0307/g, '')
  if (language === 'ka') letters = spell(letters, GEORGIAN)
  if (language === 'hy')
    letters = spell(letters.replace(/և/g, 'եւ').replace(/ու/g, 'u').replace(/եվ/g, 'եւ'), ARMENIAN)
  if (/[a-z]/.test(word.toLowerCase()))
    for (const [habit, plain] of LATIN_HABITS[language]) letters = letters.replace(habit, plain)
  if (language === 'hy') letters = letters.replace(/y/g, '').replace(/[՛՞՜]/g, '')
  letters = spell(letters, AZERBAIJANI) // in every language: the glossary is asked for any language's word
  if (language === 'az') letters = letters.replace(/a/g, 'e')
  return letters.normalize('NFD').replace(/[^a-z0-9]/g, '')
}

function stem(letters: string, language: Language): string {
  let left = letters
  for (const suffix of STEMMING[language]) {
    const shorter = left.replace(suffix, (_, kept: unknown) => (typeof kept === 'string' ? kept : ''))
    if (shorter.length >= 2) left = shorter
  }
  if (language === 'ka') left = left.replace(GEORGIAN_SYNCOPE, '$1$2')
  return left.replace(/(.)\1+/g, '$1') // bülleten, bulleten; ballot, balot
}

function spell(word: string, letters: ReadonlyMap<string, string>): string {
  let spelt = ''
  for (const letter of word) spelt += letters.get(letter) ?? letter
  return spelt
}

function pairs(table: string): ReadonlyMap<string, string> {
  return new Map(table.split(' ').map((pair) => [[...pair][0] ?? '', [...pair].slice(1).join('')]))
}
