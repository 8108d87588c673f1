import { isDeepStrictEqual } from 'node:util'
const [A, B] = await Promise.all(['/tmp/base-ts', '/work/main/out/ts'].map(async b => ({ ...(await import(b + '/core/protocol/evaluate.js')), ...(await import(b + '/core/protocol/read-number.js')), ...(await import(b + '/core/protocol/paper.js')) })))
const { shelfFrom } = await import('/work/main/out/ts/bench/practice.js')
const { makeExercise } = await import('/work/main/out/ts/core/protocol/exercise.js')
const { levelsOf } = await import('/work/main/out/ts/core/protocol/levels.js')
const { formSchema } = await import('/work/main/out/ts/core/protocol/form.js')
const { bigForm } = await import('/work/main/out/ts/bench/big-form.js')
import { parse } from 'yaml'
const shelf = shelfFrom('/work/main')
const forms = [...shelf.forms, formSchema.parse(parse(bigForm())), ...['zz-minimal'].map(i => formSchema.parse(parse((await import('node:fs')).readFileSync(`/work/main/test/core/protocol/fixtures/${i}/form.yml`, 'utf8'))))]
let s = 7; const r = n => (s = (s * 1103515245 + 12345) % 2147483648) % n
const odd = [null, undefined, '', '0', 0, '007', '000000000', '1234567890', '999999999', 1e9, -1, -0, 1.5, 'x', '1 234', '13.500', '12.5', ['stamped'], ['attached'], {}, '2026-10-04', '2026-10-04T21:00', ' 5 ', '５', true, 'altı yüz', '-3', '—']
const held = () => r(3) ? r(2) ? r(40) : String(r(60)) : odd[r(odd.length)]
let n = 0
for (const form of forms) for (let i = 0; i < 1500; i++) {
  const subjects = Array.from({ length: r(6) }, (_, k) => String(k + r(3)))
  const values = Object.fromEntries(form.fields.filter(() => r(8)).map(f => [f.id, f.repeat ? Object.fromEntries(subjects.map(x => [x, held()])) : held()]))
  const sheet = { subjects, values }
  const other = forms[r(forms.length)]
  const beside = { forms: Object.fromEntries(forms.map(f => [f.id, { form: f, sheet: { subjects, values } }])), amendment: form.amends && r(4) ? { base: forms.find(f => form.amends.includes(f.id)), original: sheet, changes: [{ box: 'signed-total', was: held(), becomes: held() }, { box: 'votes/1', was: 1, becomes: 2 }] } : undefined }
  const b = r(2) ? beside : {}
  if (!isDeepStrictEqual(A.evaluate(form, sheet, b), B.evaluate(form, sheet, b))) { console.log('DIFF', form.id, JSON.stringify(sheet)); process.exit(1) }
  n++
}
for (const form of shelf.forms) for (const level of levelsOf(form, shelf)) for (let seed = 0; seed < 20; seed++) {
  const made = makeExercise({ form: form.number, level, seed, generator: 1 }, shelf).value
  for (const sheet of [made.draft, made.truth, made.original]) { if (!isDeepStrictEqual(A.evaluate(made.form, sheet), B.evaluate(made.form, sheet))) { console.log('DIFF2'); process.exit(1) } n++ }
}
const signs = '0123456789 .,-+x０٣\u200b\n'
for (let i = 0; i < 300000; i++) { const t = Array.from({ length: r(12) }, () => [...signs][r(r(2) ? 10 : [...signs].length)]).join(''); if (!isDeepStrictEqual(A.readNumber(t), B.readNumber(t))) { console.log('NUM', JSON.stringify(t)); process.exit(1) } }
console.log('same', n)
