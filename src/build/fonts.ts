import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import subsetFont from 'subset-font'

/** The whole alphabets, not just the letters used: learners type. */
const SUBSETS = [
  ['georgian', 'აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ„“–'],
  ['armenian', 'ԱԲԳԴԵԶԷԸԹԺԻԼԽԾԿՀՁՂՃՄՅՆՇՈՉՊՋՌՍՎՏՐՑՒՓՔՕՖաբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքևօֆ։՝՛՞՜՚֊«»֏'],
] as const

/** Makes the small fonts for phones that lack a script. */
export async function makeFonts(root: string, target: string): Promise<void> {
  mkdirSync(target, { recursive: true })
  for (const [script, letters] of SUBSETS)
    for (const weight of ['400', '700']) {
      const file = join(
        root,
        `node_modules/@fontsource/noto-sans-${script}/files/noto-sans-${script}-${script}-${weight}-normal.woff2`,
      )
      const small = await subsetFont(readFileSync(file), letters, { targetFormat: 'woff2' })
      writeFileSync(join(target, `${script}-${weight}.woff2`), small)
    }
}
