import type { Language } from '../../core/language.ts'

/*
 * Invented names for electoral subjects: birds and trees of the region. None is the name or the sign of a party of Georgia,
 * Armenia or Azerbaijan that we know of; roses, cones, eagles, doves, apricots, torches and suns are left out.
 */
const NAMES: Readonly<Record<Language, readonly string[]>> = {
  ka: names(`ყანჩა ცაცხვი ოფოფი ტირიფი ტოროლა თუთა მწყერი ღვია კოდალა თხილი შაშვი იფანი ბეღურა მურყანი წერო ალვა კაჭკაჭი შინდი
    შოშია ზღმარტლი ჩიტბატონა კუნელი მოლაღური ბზა ბულბული ნეკერჩხალი კაკაბი თელა წივწივა ჭადარი ყარყატი კაკალი თოლია კომში
    ხოხობი წიფელი`),
  en: names(`Heron Linden Hoopoe Willow Lark Mulberry Quail Juniper Woodpecker Hazel Thrush Ash Sparrow Alder Crane Poplar Magpie
    Cornel Starling Medlar Goldfinch Hawthorn Oriole Boxwood Nightingale Maple Partridge Elm Titmouse Plane-tree Stork Walnut Gull
    Quince Pheasant Beech`),
  hy: names(`Ձկնկուլ Լորենի Հոպոպ Ուռենի Արտույտ Թթենի Լոր Գիհի Փայտփոր Տխլենի Կեռնեխ Հացենի Ճնճղուկ Լաստենի Կռունկ Բարդի
    Կաչաղակ Հոնի Սարյակ Զկեռենի Կարմրակատար Ալոճենի Պիրոլ Տոսախ Սոխակ Թխկի Կաքավ Թեղի Երաշտահավ Սոսի Արագիլ Ընկուզենի Որոր
    Սերկևիլ Փասիան Հաճարենի`),
  az: names(`Vağ Cökə Şanapipik Söyüd Torağay Tut Bildirçin Ardıc Ağacdələn Fındıq Qaratoyuq Göyrüş Sərçə Qızılağac Durna Qovaq
    Sağsağan Zoğal Sığırçın Əzgil Payızbülbülü Yemişan Sarıköynək Şümşad Bülbül Ağcaqayın Kəklik Qarağac Arıquşu Çinar Leylək
    Qoz Qağayı Heyva Qırqovul Fıstıq`),
}

/** The invented name of the subject at a place on the ballot, from 0; after the last name they begin again with a number. */
export function subjectName(place: number, language: Language): string {
  const list = NAMES[language]
  const at = Math.max(place, 0)
  const name = list[at % list.length] ?? ''
  const round = Math.floor(at / list.length)
  return round > 0 ? `${name} ${round + 1}` : name
}

function names(text: string): string[] {
  return text.split(/\s+/)
}
