import type { Language } from '../language.ts'

/*
 * Words that give an answer away or make it a riddle, in four languages. Only what is certain to be meant so is listed:
 * “all of the ballots” is fine, “all of the above” is not.
 */

/** An option that speaks of the other options: shown in another order it is nonsense, and half-knowledge finds it. */
export const ABOUT_OPTIONS: Readonly<Record<Language, RegExp>> = {
  ka: /ზემოთ ?ჩამოთვლილ|ყველა (?:ზემოთ|ჩამოთვლილი|პასუხი|ვარიანტი)|ჩამოთვლილთაგან|(?:არც ერთი|არცერთი) (?:მათგანი|პასუხი|ვარიანტი)|ყველა მათგანი|ორივე პასუხი/,
  hy: /վերոնշյալ|վերը (?:նշված|թվարկված)|թվարկվածներից|բոլոր (?:պատասխան|տարբերակ|թվարկված)|(?:ոչ մի|երկու) պատասխան|պատասխաններից ոչ մեկը/,
  az: /yuxarıda (?:sadalanan|göstərilən|deyilən)|yuxarıdakı|sadalananlar|bütün (?:cavab|variant)|(?:hər iki|heç bir) cavab|hamısı doğru/i,
  en: /\b(?:all|none|both|any|either|neither) of (?:the )?(?:above|following|these|those|answers|options)\b|\bthe above\b|\ball answers\b/i,
}

/** A stem with a hidden turn: it tests reading, not the work. */
export const TRICK_STEM: Readonly<Record<Language, RegExp>> = {
  ka: /გარდა ერთისა|ერთის გარდა|გამოკლებით/,
  hy: /բացառությամբ|մեկից բացի|բացի մեկից/,
  az: /istisna olmaqla|birindən başqa|biri istisna/i,
  en: /\bexcept\b|\ball but\b/i,
}

/** Words that carry no matter of their own: they may stand in a stem and in one option only. */
const EMPTY_WORDS: Readonly<Record<Language, string>> = {
  ka: 'რომელი რომელია რომელიც რომლის რომელ როდის როგორ როგორია რატომ რამდენი სადაა უნდა არის არიან იყო თქვენ თქვენი თქვენს თქვენთვის გაქვთ ხართ შემდეგ მერე სანამ მანამდე მხოლოდ ყველა ყოველი ერთი ერთ ორივე სხვა მაშინ ახლა უკვე მაგრამ რადგან იმიტომ როცა თუკი მისი მათი მათ თავისი აკეთებთ აკეთებს ამბობთ ამბობს აქვს შეიძლება შეუძლია პირველი პირველად ჯერ კიდევ დროს მიერ თითო',
  hy: 'ինչ ինչպես ինչու որը որոնք որոնց երբ քանի որտեղ պետք կարող կարելի եք եմ են է էր Դուք Ձեր Ձեզ հետո առաջ մինչև միայն բոլոր ամեն մեկը մեկ երկու երկուսն ուրիշ այլ այնպես այդ այս այն իսկ բայց քանի որովհետև եթե նրա նրանց իր իրենց անում ասում ունի ունեք առաջին նախ դեռ ժամանակ կողմից հենց արդեն',
  az: 'hansı hansıdır necə niyə nə neçə harada lazımdır lazım olmalıdır olar olur idi var yoxdur siz sizin sizə sonra əvvəl yalnız hamı bütün hər bir iki ikisi başqa onda indi artıq amma çünki əgər ona onun onlar onların öz edirsiniz edir deyirsiniz deyir birinci əvvəlcə hələ zaman vaxt tərəfindən üçün məhz',
  en: 'what which when where whom whose that this these those there then than they them their your yours have must should would could does done doing being been will with without from into onto only each every some other another before after while until still already first about because also same both more most just here were',
}

/** The empty words of a language. */
export function emptyWords(language: Language): readonly string[] {
  return EMPTY_WORDS[language].split(' ')
}
