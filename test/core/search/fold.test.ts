import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LANGUAGES, type Language } from '../../../src/core/language.ts'
import { foldText, foldWord, skeleton, wordsOf } from '../../../src/core/search/fold.ts'
import { finds } from './entries.ts'

/** Forms of one word a line: whichever is typed finds whichever is written. */
const FORMS: Readonly<Record<Language, readonly string[]>> = {
  ka: [
    'უბანი უბნის უბნები უბანს უბანში უბნებში უბნებზე უბნიდან უბნამდე უბნისთვის უბანმა',
    'ამომრჩეველი ამომრჩევლის ამომრჩევლები ამომრჩეველმა ამომრჩეველს ამომრჩეველთა ამომრჩევლებისთვის ამომრჩევლისგან',
    'ბიულეტენი ბიულეტენის ბიულეტენები ბიულეტენების ბიულეტენებს ბიულეტენით ბიულეტენზე ბიულეტენმა',
    'თავმჯდომარე თავმჯდომარის თავმჯდომარემ თავმჯდომარეს თავმჯდომარეები თავმჯდომარესთან თავმჯდომარეც',
    'მდივანი მდივნის მდივანმა მდივანს მდივნები',
    'კომისია კომისიის კომისიას კომისიამ კომისიაში კომისიები კომისიისთვის კომისიებს',
    'ოქმი ოქმის ოქმები ოქმში ოქმს ოქმით ოქმებში',
    'ყუთი ყუთის ყუთები ყუთში ყუთს ყუთთან ყუთიდან',
    'ხელმოწერა ხელმოწერები ხელმოწერის ხელმოწერებით ხელმოწერას',
    'ხმა ხმის ხმები ხმას ხმების ხმებს',
    'სია სიის სიები სიას სიაში სიიდან',
    'წევრი წევრის წევრები წევრმა წევრს წევრებმა წევრთა',
    'ლუქი ლუქის ლუქს ლუქები ლუქით',
    'კონვერტი კონვერტის კონვერტები კონვერტში კონვერტით',
    'დამკვირვებელი დამკვირვებლის დამკვირვებლები დამკვირვებელმა დამკვირვებელს',
    'საჩივარი საჩივრის საჩივრები საჩივარს საჩივრით',
    'კენჭისყრა კენჭისყრის კენჭისყრას კენჭისყრამდე',
    'რეგისტრატორი რეგისტრატორის რეგისტრატორმა რეგისტრატორები',
  ],
  hy: [
    'քվեաթերթիկ քվեաթերթիկի քվեաթերթիկներ քվեաթերթիկների քվեաթերթիկը քվեաթերթիկով քվեաթերթիկից',
    'տեղամաս տեղամասի տեղամասում տեղամասեր տեղամասը տեղամասից տեղամասերում',
    'հանձնաժողով հանձնաժողովի հանձնաժողովը հանձնաժողովում հանձնաժողովին հանձնաժողովներ',
    'Երևան Երեւան Երեվան ԵՐԵՒԱՆ ԵՐԵՎԱՆ Երևանի Երևանում Երևանից',
    'ընտրող ընտրողի ընտրողներ ընտրողների ընտրողները ընտրողին ընտրողը',
    'քվեարկություն քվեարկության քվեարկությունը քվեարկությամբ քվեարկությունից',
    'ստորագրություն ստորագրության ստորագրություններ ստորագրությունը ստորագրությամբ ստորագրությունների',
    'արձանագրություն արձանագրության արձանագրությունը արձանագրություններ արձանագրությունում',
    'նախագահ նախագահի նախագահը նախագահին նախագահներ',
    'քարտուղար քարտուղարի քարտուղարը քարտուղարին',
    'քվեատուփ քվեատուփի քվեատուփը քվեատուփում քվեատուփեր քվեատուփից',
    'ձայն ձայնի ձայները ձայներ ձայների',
    'ցուցակ ցուցակի ցուցակը ցուցակում ցուցակներ',
    'կնիք կնիքի կնիքը կնիքով կնիքներ',
    'դիտորդ դիտորդի դիտորդներ դիտորդը դիտորդների',
    'ծրար ծրարի ծրարը ծրարներ ծրարում',
    'մատյան մատյանի մատյանում մատյանը',
    'ստուգեք ստուգե՛ք',
    'և եւ եվ',
  ],
  az: [
    'bülleten bülletenlər bülletenin bülletenlərin bülletenləri bülletendə bülletendən bülletenə bulleten',
    'seçici seçicilər seçicinin seçicilərə seçicidən seçicini seçiciyə secici SEÇİCİ SEÇICI',
    'səs səslər səsi səsin səslərin səslərə ses',
    'məntəqə məntəqəsi məntəqəsində məntəqəyə məntəqənin məntəqədə məntəqələr menteqe mentege',
    'sədr sədrin sədri sədrə sedr',
    'katib katibin katibi katibə KATİB KATIB',
    'qutu qutusu qutusuna qutular qutunun qutuya qutudan qutuda qutunu qutusunun qutusunda',
    'imza imzası imzalar imzanın imzanı İmza IMZA',
    'protokol protokolun protokolda protokolu protokollar protokola',
    'komissiya komissiyanın komissiyası komissiyaya komissiyada komissiyanı komissiyalar komissiyasının',
    'siyahı siyahısı siyahıda siyahının siyahıya siyahılar siyahi SİYAHI',
    'müşahidəçi müşahidəçilər müşahidəçinin mushahideci musahideci',
    'vərəq vərəqi vərəqdə vərəqə vərəqin',
    'qapı qapıda qapıya qapının qapıdan qapi',
    'üzv üzvü üzvün üzvlər uzv',
  ],
  en: [
    'ballot ballots balot',
    'signature signatures',
    'sign signs signed signing',
    'vote votes voted voting',
    'box boxes',
    'party parties',
    'seal seals sealed sealing',
    'count counts counted counting',
    'copy copies copied copying',
    'close closes closed closing',
    'stop stops stopped stopping',
  ],
}

/** What people type without the letters of their language: the national romanisation, and the shorter habits. */
const LATIN: Readonly<Record<'ka' | 'hy', ReadonlyArray<readonly [written: string, typed: string]>>> = {
  ka: [
    ['კენჭისყრა', "k’ench’isq’ra k'ench'isq'ra kenchisqra kenwisyra kencisqra"],
    ['ამომრჩევლის', 'amomrchevlis amomrcheveli amomrcevlebi'],
    ['უბნები', 'ubani ubnis ubnebi'],
    ['წევრი', 'ts’evri tsevri wevri cevri wevrebi'],
    ['ყუთი', 'q’uti quti yuti'],
    ['ხელმოწერა', 'khelmots’era khelmotsera xelmowera xelmocera'],
    ['ცესკო', 'tsesk’o tsesko cesko'],
    ['შენობა', 'shenoba senoba'],
    ['ფურცელი', 'purtseli phurtseli furceli'],
    ['ჟურნალი', 'zhurnali zurnali'],
    ['ღამე', 'ghame game'],
    ['ძალა', 'dzala zala'],
  ],
  hy: [
    ['քվեաթերթիկ', 'k’veat’ert’ik kveatertik qveatertik kveatertikner'],
    ['ընտրող', 'yntrogh @ntrogh ntrogh yntroghi'],
    ['Երևան', 'Yerevan Erevan yerewan'],
    ['հանձնաժողով', 'handznazhoghov handznazhoghovi handznazoghov'],
    ['որոշում', 'voroshum oroshum'],
    ['խախտում', 'khakhtum xaxtum'],
    ['ցուցակ', 'tsutsak cucak tzutzak'],
    ['ճիշտ', 'chisht'],
    ['ստորագրություն', 'storagrutyun storagrut’yun storagroutyoun'],
  ],
}

for (const language of LANGUAGES)
  test.each(FORMS[language])(`[${language}] each form finds each: %s`, (line) => {
    const forms = line.split(' ')
    const missed = forms.flatMap((typed) =>
      forms.filter((written) => !finds(typed, written, language)).map((written) => `${typed} → ${written}`),
    )
    expect(missed).toEqual([])
  })

for (const language of ['ka', 'hy'] as const)
  test.each(LATIN[language])(`[${language}] %s is found by its Latin spellings: %s`, (written, line) => {
    const missed = line.split(' ').filter((typed) => !finds(typed, written, language))
    expect(missed).toEqual([])
  })

describe('different words stay different', () => {
  test.each([
    ['ka', 'ყუთი', 'ოქმი'],
    ['ka', 'ხმა', 'სია'],
    ['hy', 'որոշում', 'որ'],
    ['hy', 'քվեատուփ', 'քվեաթերթիկ'],
    ['az', 'səs', 'sədr'],
    ['az', 'qutu', 'qapı'],
    ['en', 'sign', 'seal'],
  ] as const)('[%s] %s does not find %s', (language, typed, written) => {
    expect(finds(typed, written, language)).toBe(false)
  })
})

describe('spelling', () => {
  const ROMANISED = new Map(
    'აa ბb გg დd ეe ვv ზz თt იi კk’ ლl მm ნn ოo პp’ ჟzh რr სs ტt’ უu ფp ქk ღgh ყq’ შsh ჩch ცts ძdz წts’ ჭch’ ხkh ჯj'
      .split(' ')
      .map((pair) => [pair.slice(0, 1), pair.slice(1)] as const),
  )
  const georgian = fc
    .array(fc.constantFrom(...ROMANISED.keys()), { minLength: 1, maxLength: 12 })
    .map((letters) => letters.join(''))
    // Two letters that Latin writes like one: no spelling can tell them apart.
    .filter((word) => !/[თტ][სშ]|დ[ზჟ]/.test(word))

  test('[ka] the national romanisation, with apostrophes of any kind or none, is the word itself', () => {
    fc.assert(
      fc.property(georgian, fc.constantFrom('’', "'", '`', 'ʼ', ''), (word, apostrophe) => {
        const latin = [...word].map((letter) => ROMANISED.get(letter)).join('')
        expect(skeleton(latin.replaceAll('’', apostrophe), 'ka')).toBe(skeleton(word, 'ka'))
      }),
      { seed: 10, numRuns: 1000 },
    )
  })

  test('[az] a word typed without its marks is the word itself', () => {
    const plain = new Map('əe ğg ıi öo şs üu çc'.split(' ').map((pair) => [pair.slice(0, 1), pair.slice(1)]))
    const word = fc.string({
      unit: fc.constantFrom(...'abcçdeəfgğhxıijkqlmnoöprsştuüvyz'),
      minLength: 1,
      maxLength: 12,
    })
    fc.assert(
      fc.property(word, (written) => {
        fc.pre(!/[sşcçgğ]h/.test(written)) // sh, ch and gh are how some type ş, ç and ğ
        const typed = [...written].map((letter) => plain.get(letter) ?? letter).join('')
        expect(skeleton(typed, 'az')).toBe(skeleton(written, 'az'))
      }),
      { seed: 11, numRuns: 1000 },
    )
  })

  const ALPHABETS = {
    ka: 'აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ',
    hy: 'աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքևօֆ',
    az: 'abcçdeəfgğhxıijkqlmnoöprsştuüvyz',
    en: 'abcdefghijklmnopqrstuvwxyz',
  }
  test.each(LANGUAGES)(
    '[%s] capitals are the same word, upper-cased by the language or without it',
    (language) => {
      const word = fc.string({ unit: fc.constantFrom(...ALPHABETS[language]), minLength: 1, maxLength: 12 })
      fc.assert(
        fc.property(word, (small) => {
          const folded = foldWord(small, language)
          expect(foldWord(small.toLocaleUpperCase(language), language)).toBe(folded)
          expect(foldWord(small.toUpperCase(), language)).toBe(folded)
        }),
        { seed: 12, numRuns: 500 },
      )
    },
  )

  test('a word is taken in its own script whatever language is being read', () => {
    for (const readers of LANGUAGES) {
      expect(foldWord('უბნები', readers)).toBe(foldWord('უბნები', 'ka'))
      expect(foldWord('տեղամասի', readers)).toBe(foldWord('տեղամասի', 'hy'))
    }
  })

  test('numbers and clock times stay whole', () => {
    expect(foldText('20:00 საათზე, 1 500 და 3,5', 'ka')).toContain(' 20:00 ')
    expect(wordsOf('მე-3 პუნქტი 20:00')).toContain('20:00')
  })
})

describe('any text at all', () => {
  /** Any sequence of code units, broken characters too. */
  const anything = fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
    .map((units) => String.fromCharCode(...units))
  const letters = fc.string({
    unit: fc.constantFrom(..."აბეიო უბნიս եւԵՎաևը՛ əıİIğabe-’'.,12:|\u0301\u0307\u200d😀"),
    maxLength: 60,
  })
  const text = fc.oneof(anything, letters, fc.string({ unit: 'binary' }))

  test.each(LANGUAGES)('[%s] is folded without complaint and is found by itself', (language) => {
    fc.assert(
      fc.property(text, (any) => {
        const folded = foldText(any, language)
        expect(folded).toMatch(/^( [a-z0-9:.,]+)* ?$/)
        if (folded !== '') expect(finds(any, any, language)).toBe(true)
      }),
      { seed: 13, numRuns: 1500 },
    )
  })

  test.each(LANGUAGES)('[%s] folds alike when said twice or decomposed', (language) => {
    fc.assert(
      fc.property(text, (any) => {
        const folded = foldText(any, language)
        expect(foldText(`${any} ${any}`, language)).toBe(folded)
        expect(foldText(any.normalize('NFD'), language)).toBe(folded)
      }),
      { seed: 14, numRuns: 1500 },
    )
  })

  test('a word of a million letters is cut, not pondered', () => {
    for (const language of LANGUAGES)
      for (const letters of ['ab', 'en', 'აბ', 'են', 'aa'])
        expect(foldText(letters.repeat(500_000), language).length).toBeLessThan(70)
  })
})
