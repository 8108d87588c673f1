import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Format, exportBank } from '../../../src/build/exchange/export-bank.ts'
import { importFiles } from '../../../src/build/exchange/import-files.ts'
import { readBank, type BankTopic } from '../../../src/build/exchange/bank.ts'
import { Problems } from '../../../src/build/read.ts'
import { filesBelow } from '../../../src/build/written.ts'
import { LANGUAGES } from '../../../src/core/language.ts'
import type { Topic } from '../../../src/core/question/question.ts'
import type { ItemWords } from '../../../src/core/question/question-words.ts'
import { topicWords } from '../../core/question/items.ts'
import { scratch } from '../wing.ts'

/** A question bank of a test's own, and a folder beside it for what goes out. */
export class TestBank {
  readonly root = scratch()
  readonly out = join(scratch(), 'out')

  /** Lays a copy of the real bank. */
  copyReal(): this {
    mkdirSync(join(this.root, 'questions'))
    cpSync('content/questions', join(this.root, 'questions'), { recursive: true })
    return this
  }

  /** Lays a topic in four voices that say the same; JSON is YAML too. */
  add(topic: Topic, change: Record<string, Partial<ItemWords>> = {}): this {
    this.write(`questions/${topic.id}/items.yml`, JSON.stringify(topic, null, 1))
    for (const language of LANGUAGES)
      this.write(`questions/${topic.id}/${language}.yml`, JSON.stringify(topicWords(topic, change), null, 1))
    return this
  }

  write(file: string, text: string): void {
    mkdirSync(dirname(join(this.root, file)), { recursive: true })
    writeFileSync(join(this.root, file), text)
  }

  read(file: string): string {
    return readFileSync(join(this.root, file), 'utf8')
  }

  /** Every file of the bank with its text. */
  files(): Record<string, string> {
    return Object.fromEntries(
      filesBelow(this.root).map((path) => [path.slice(this.root.length + 1), readFileSync(path, 'utf8')]),
    )
  }

  topics(): BankTopic[] {
    const problems = new Problems()
    const topics = readBank(this, problems)
    if (problems.list.length > 0) throw new Error(JSON.stringify(problems.list))
    return topics
  }

  /** Takes everything out; gives the lines that were said. */
  export(format: Format): string {
    return exportBank(this, { format, topics: [], languages: [], to: this.out }).lines.join('\n')
  }

  /** Changes a piece of a file that went out. */
  change(file: string, piece: string, other: string): void {
    const path = join(this.out, file)
    const text = readFileSync(path, 'utf8')
    if (!text.includes(piece)) throw new Error(`${file} does not say ${piece}`)
    writeFileSync(
      path,
      text.replace(piece, () => other),
    )
  }

  sent(file: string): string {
    return readFileSync(join(this.out, file), 'utf8')
  }

  /** Brings back what went out, or the files named of it; gives the lines that were said. */
  import(...files: string[]): string {
    const list = readdirSync(this.out)
    const all = list.includes('imsmanifest.xml') ? ['imsmanifest.xml'] : list.sort()
    return importFiles(
      this,
      (files.length > 0 ? files : all).map((file) => join(this.out, file)),
    ).lines.join('\n')
  }
}
