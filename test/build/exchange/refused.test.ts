import { describe, expect, test } from 'vitest'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { importFiles } from '../../../src/build/exchange/import-files.ts'
import type { Format } from '../../../src/build/exchange/export-bank.ts'
import { EVERY_KIND, topicOf } from '../../core/question/items.ts'
import { TestBank } from './test-bank.ts'

const PICK = 'counting/en/pick.xml'
const HOLD = 'counting/en/hold.xml'
const CSV = 'counting.en.csv'
const GIFT = 'counting.en.gift'

describe('a file is refused with its place and a remedy, and nothing is written', () => {
  test.each<[string, Format, string, string, string, string]>([
    ['cut off', 'qti3', PICK, '</qti-item-body>', '', 'pick.xml, line'],
    [
      'with a document type',
      'qti3',
      PICK,
      '<qti-assessment-item',
      '<!DOCTYPE x [<!ENTITY a "b">]>\n<qti-assessment-item',
      'line 2: “<!DOCTYPE” — take the document type out',
    ],
    [
      'with a strange tag in a text',
      'qti3',
      PICK,
      '>says beta<',
      '>says <img src="x"/>beta<',
      '“<img>” — our texts are plain',
    ],
    [
      'of another version',
      'qti3',
      PICK,
      'http://www.imsglobal.org/xsd/imsqtiasi_v3p0"',
      'http://www.imsglobal.org/xsd/imsqti_v2p1"',
      'bring an item of QTI 3.0',
    ],
    [
      'of an unknown item',
      'qti3',
      PICK,
      'identifier="pick.en"',
      'identifier="peck.en"',
      '“peck” — name an item of the bank',
    ],
    [
      'that speaks another language than it says',
      'qti3',
      PICK,
      'xml:lang="en"',
      'xml:lang="ka"',
      'say the same language in xml:lang',
    ],
    [
      'with another right answer',
      'qti3',
      PICK,
      '<qti-value>beta<',
      '<qti-value>alpha<',
      'pick, RESPONSE: “alpha” — leave beta right',
    ],
    [
      'with another verdict',
      'qti3',
      HOLD,
      '<qti-value>true<',
      '<qti-value>false<',
      'hold, VERDICT: “false” — leave true right',
    ],
    [
      'with an unknown choice',
      'qti3',
      PICK,
      '<qti-simple-choice identifier="beta"',
      '<qti-simple-choice identifier="omega"',
      '“omega” — take it out',
    ],
    [
      'without a feedback',
      'qti3',
      PICK,
      'identifier="EXPLANATION"',
      'identifier="OTHER"',
      'feedback EXPLANATION is missing',
    ],
    [
      'that leads out of its package',
      'qti3',
      'imsmanifest.xml',
      'href="counting/en/pick.xml"',
      'href="../secret.xml"',
      '“../secret.xml” — name a file of the package itself',
    ],
    [
      'whose item is not there',
      'qti3',
      'imsmanifest.xml',
      'href="counting/en/pick.xml"',
      'href="counting/en/gone.xml"',
      'gone.xml, whole file: “missing”',
    ],
    [
      'with spoilt facts',
      'qti3',
      'imsmanifest.xml',
      '&quot;kind&quot;:&quot;choice&quot;',
      '&quot;kind&quot;:&quot;guess&quot;',
      'write the ubani:item entry as it was exported',
    ],
    ['with a text too long', 'qti3', PICK, '>says beta<', `>${'x'.repeat(161)}<`, 'at most 160 allowed'],

    ['with an open quote', 'csv', CSV, 'says beta,', '"says beta,', 'close the quote'],
    ['with a quote inside a cell', 'csv', CSV, 'says beta,', 'says "beta",', 'row 6: “says "beta"”'],
    [
      'with text behind a quote',
      'csv',
      CSV,
      'says beta,',
      '"says" beta,',
      'write a quote inside a text twice',
    ],
    [
      'with a cell too many',
      'csv',
      CSV,
      'says beta,',
      'says, beta,',
      'row 6: “pick | choice | en | option | beta | says |  beta | because of beta | yes” — give the row 8 cells, not 9',
    ],
    [
      'without a column',
      'csv',
      CSV,
      ',part-id,',
      ',part id,',
      'row 1: “id, kind, language, part, part id, text, why, right” — add the columns part-id',
    ],
    [
      'with an unknown question',
      'csv',
      CSV,
      'pick,choice,en,option,beta',
      'peck,choice,en,option,beta',
      'row 6: “peck” — name a question of the bank',
    ],
    [
      'with an unknown part',
      'csv',
      CSV,
      'option,beta',
      'option,omega',
      'row 6: “option omega” — name a part that pick has',
    ],
    [
      'with an unknown language',
      'csv',
      CSV,
      'pick,choice,en,option,beta',
      'pick,choice,ru,option,beta',
      'row 6: “ru” — write one of: ka, hy, az, en',
    ],
    [
      'with another kind',
      'csv',
      CSV,
      'pick,choice,en,option,beta',
      'pick,several,en,option,beta',
      'row 6: “several” — write choice',
    ],
    [
      'with another answer',
      'csv',
      CSV,
      'because of beta,yes',
      'because of beta,',
      'row 6: “right: ” — leave “yes” there',
    ],
    ['with an empty text', 'csv', CSV, 'says beta,', ',', 'row 6: “” — write a text'],
    [
      'with an empty feedback',
      'csv',
      CSV,
      'because of beta,yes',
      ',yes',
      'write under “why” what comes of it',
    ],
    [
      'with a feedback where none belongs',
      'csv',
      CSV,
      'Take along pick,',
      'Take along pick,and more',
      'leave “why” empty',
    ],
    ['with a text too long', 'csv', CSV, 'says beta,', `${'x'.repeat(161)},`, 'row 6: “xxx'],
    [
      'with an unknown topic',
      'csv',
      CSV,
      'counting,topic,en,title',
      'cuonting,topic,en,title',
      'row 2: “cuonting” — name a topic',
    ],

    [
      'without its comment',
      'gift',
      GIFT,
      '// [id:pick]',
      '// [id;pick]',
      'put the comment of the export back before the question',
    ],
    [
      'of an unknown question',
      'gift',
      GIFT,
      '[id:pick]',
      '[id:peck]',
      'line 4: “peck” — name a question of the bank',
    ],
    ['of a question that is no choice', 'gift', GIFT, '[id:pick]', '[id:hold]', 'it is no choice but truth'],
    [
      'without the id of an answer',
      'gift',
      GIFT,
      '// beta\n',
      '//\n',
      'line 8: “” — put the comment of the export back before the answer',
    ],
    [
      'with another right answer',
      'gift',
      GIFT,
      '=says beta',
      '~says beta',
      'line 8: “beta” — leave beta right',
    ],
    ['without an end', 'gift', GIFT, '\n}', '', 'end the question with }'],
    ['with a bare sign', 'gift', GIFT, 'says beta', 'says {beta', 'write a backslash before'],
    [
      'without a feedback',
      'gift',
      GIFT,
      'says beta#because of beta',
      'says beta',
      'write what comes of the answer behind #',
    ],
    ['with a weight', 'gift', GIFT, '~says alpha', '~%50%says alpha', 'take the weight out'],
    [
      'without an answer',
      'gift',
      GIFT,
      '\t// alpha\n\t~says alpha#because of alpha\n',
      '',
      'write the answer alpha once',
    ],
    ['without its explanation', 'gift', GIFT, '\t####Take along pick\n', '', 'write the explanation'],
  ])('%s (%s)', (_, format, file, piece, other, said) => {
    const bank = new TestBank().add(topicOf(EVERY_KIND))
    bank.export(format)
    bank.change(file, piece, other)
    // A good change beside the bad one must not be written either.
    if (format === 'csv') bank.change(file, 'because of alpha', 'as alpha would')
    const before = bank.files()
    const lines = bank.import()
    expect(lines).toContain(said)
    expect(lines).toMatch(/Nothing was written\.$/)
    expect(bank.files()).toEqual(before)
  })

  test('that is not UTF-8', () => {
    const bank = new TestBank().add(topicOf(EVERY_KIND))
    bank.export('csv')
    writeFileSync(join(bank.out, CSV), Buffer.from([0x69, 0x64, 0xff, 0xfe]))
    expect(bank.import(CSV)).toContain('“not UTF-8” — save it as UTF-8')
  })

  test('that does not exist, or is of no known kind', () => {
    const bank = new TestBank().add(topicOf(EVERY_KIND))
    bank.export('csv')
    expect(bank.import('gone.csv')).toContain('“missing” — name a file that exists')
    writeFileSync(join(bank.out, 'bank.doc'), 'x')
    expect(bank.import('bank.doc')).toContain('bring imsmanifest.xml')
  })

  test('that says two things about one text', () => {
    const bank = new TestBank().add(topicOf(EVERY_KIND))
    bank.export('csv')
    const row = 'pick,choice,en,option,beta,says beta,because of beta,yes\r\n'
    bank.change(CSV, row, row + row.replace('says', 'tells'))
    expect(bank.import(CSV)).toContain('row 7: “tells beta” — leave one:')
  })
})

test('a package into a bank where a name is taken is refused', () => {
  const bank = new TestBank().add(topicOf(EVERY_KIND))
  bank.export('qti3')
  const other = new TestBank().add(topicOf(EVERY_KIND, { id: 'closing' }))
  const { lines, ok } = importFiles(other, [join(bank.out, 'imsmanifest.xml')])
  expect(ok).toBe(false)
  expect(lines[0]).toContain('name it otherwise: topic closing has an item of this name')
})
