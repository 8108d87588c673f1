/**
 * Letters that stand for Latin ones. Georgian and Armenian: the key where the Latin letter is on that keyboard, with and
 * without shift. Cyrillic: the same shape. Letters about which keyboards disagree are left out.
 */
const ALIKE: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['აბცდეფგჰიჯკლმნოპქრსტვწხყზ', 'abcdefghijklmnopqrstvwxyz'],
    ['ჩღშთჭჟძ', 'crstwjz'],
    ['աբցդեֆգհիճկլմնոպքրստվղըզ', 'abcdefghijklmnopqrstvxyz'],
    ['авсенкмортху', 'abcehkmoptxy'],
  ].flatMap(([from = '', to = '']) => [...from].map((sign, at) => [sign, to[at] ?? ''])),
)

/** The small Latin letters and digits of a code as a person typed it, without spaces, dashes and accents. */
export function typedSigns(text: string): string[] {
  const plain = text.normalize('NFKD').toLowerCase()
  return [...plain.replace(/[\s\p{Dash}\p{M}\p{Cf}_.·]/gu, '')].map((sign) => ALIKE[sign] ?? sign)
}
