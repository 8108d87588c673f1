import { test } from 'vitest'
import { foldWord, skeleton } from '../../src/core/search/fold.ts'
import { readSources } from '../../src/build/sources.ts'
import { compilePacks } from '../../src/build/compile.ts'
import { Problems } from '../../src/build/read.ts'
test('x', () => {
  const show = (l: any, ws: string) => console.log(l, ws.split(' ').map((w) => `${w}=${foldWord(w, l)}`).join(' '))
  show('ka', 'უბანი უბნის უბნები უბანს უბნებში უბნებზე ამომრჩეველი ამომრჩევლის ამომრჩევლები ამომრჩეველმა ამომრჩეველს ამომრჩეველთა ამომრჩევლებისთვის ბიულეტენი ბიულეტენის ბიულეტენები ბიულეტენების ბიულეტენებს ბიულეტენით biuleteni biuletenis')
  show('ka', 'თავმჯდომარე თავმჯდომარის თავმჯდომარემ თავმჯდომარეს თავმჯდომარეები კომისია კომისიის კომისიას კომისიამ კომისიაში ოქმი ოქმის ოქმები ოქმში ოქმს ოქმით ყუთი ყუთის ყუთები ყუთში ხელმოწერა ხელმოწერები ხელმოწერის ხელმოწერებით')
  show('ka', 'tavmjdomare komisia komisiis qutis quti yuti qutebi ubani ubnis ubnebi amomrchevlis amomrcheveli amomrcxeveli k’enchisq’ra kenchisqra kenwisyra კენჭისყრა კენჭისყრის ჭ ცესკო cesko tsesko წევრი cevri tsevri ts’evri wevri წევრები xma khma ხმა ხმის ხმები შენობა shenoba senoba ცხრილი ceqi')
  show('hy', 'քվեաթերթիկ քվեաթերթիկի քվեաթերթիկներ քվեաթերթիկների քվեաթերթիկը քվեաթերթիկով տեղամաս տեղամասի տեղամասում տեղամասեր հանձնաժողով հանձնաժողովի հանձնաժողովը հանձնաժողովում Երևան Երեւան Երեվան ԵՐԵՒԱՆ ԵՐԵՎԱՆ Երևանի Երևանում և եւ եվ yerevan erevan')
  show('hy', 'ընտրող ընտրողի ընտրողներ ընտրողների ընտրողները entrogh yntrogh ntrogh քվեարկություն քվեարկության քվեարկությունը քվեարկությամբ kvearkutyun k’vearkut’yun qvearkutyun kvearkutyan nakhagah նախագահ նախագահի նախագահը nakhagahi hanjnazhoghov handznazhoghov hanznajoxov handznazhoghovi քարտուղար qartughar kartughar k’artughar')
  show('az', 'bülleten bülletenlər bülletenin bülletenlərin bülletenləri bülletendə bülletendən bulleten seçici seçicilər seçicinin secici seçicilərə səs səslər səsi ses məntəqə məntəqəsi məntəqəsində mentege menteqe məntəqəyə sədr sədrin sədri sedr qutu qutusu qutusuna qutular imza imzası İmza IMZA İMZA ımza imzalar protokol protokolun protokolda yazı yazi YAZI ısıq işıq ISIQ IŞIQ isig sıra sıraya qapı qapıda qapida')
  show('en', 'ballot ballots balot signature signatures signing signed voter voters voted voting box boxes party parties policy seal sealed sealing seals')
  const t0 = performance.now()
  const problems = new Problems()
  const sources = readSources({ root: 'content' }, 'ka', problems)
  for (const l of ['ka','hy','az','en'] as const) compilePacks(sources, l, problems)
  console.log('compile ms', performance.now() - t0, problems.list.length)
})
