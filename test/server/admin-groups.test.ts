import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { adminCommand } from '../../src/server/admin/command.ts'
import { joinPerson } from '../../src/server/store/people.ts'
import { knowPhone } from '../../src/server/store/trainer-phones.ts'
import { openDatabase } from '../../src/server/store/open.ts'
import { emptyDatabase, HOUR, KINDS, newPhone, NOW, requestOf } from './enrolling.ts'

describe.each(KINDS)('the administrator’s commands on %s', (kind) => {
  let environment: NodeJS.ProcessEnv
  let end: () => Promise<void>
  let now: number
  let said: string[]
  let warned: string[]
  beforeEach(async () => {
    ;({ environment, end } = await emptyDatabase(kind))
    now = NOW
  })
  afterEach(() => end())

  const admin = async (...args: string[]): Promise<number> => {
    said = []
    warned = []
    return adminCommand(args, {
      root: '/',
      environment: { ...environment, PUBLIC_URL: 'https://ubani.example' },
      now: () => now,
      say: (line) => said.push(line),
      warn: (line) => warned.push(line),
    })
  }
  /** The values of a command that says one a line. */
  const values = (): Record<string, string> =>
    Object.fromEntries(said.map((line) => line.split('\t') as [string, string]))
  /** The rows of a table, by the heads of its columns. */
  const rows = (): Record<string, string>[] => {
    const [heads = [], ...rest] = said.map((line) => line.split('\t'))
    return rest.map((cells) => Object.fromEntries(heads.map((head, at) => [head, cells[at] ?? ''])))
  }
  const newTrainer = async (name: string) => {
    expect(await admin('trainer-new', '--name', name)).toBe(0)
    return values()['trainer'] ?? ''
  }
  const newGroup = async (trainer: string, ...more: string[]) => {
    expect(await admin('group-new', '--name', 'გლდანი 1', '--trainer', trainer, ...more)).toBe(0)
    return values()
  }
  const join = async (code: string) => {
    const phone = newPhone()
    const database = await openDatabase(environment)
    const request = requestOf(phone, code.replace('-', ''), { role: 'chair' })
    const joined = await database.transaction((queries) => joinPerson(queries, request, now))
    await database.close()
    return { phone, joined }
  }

  test('phones of trainers are shown, taken one by one, and all of them with their trainer', async () => {
    const trainer = await newTrainer('Nino')
    const { code = '' } = await newGroup(trainer)
    const phones = [(await join(code)).phone, newPhone(), newPhone()]
    const database = await openDatabase(environment)
    for (const { key } of phones)
      await database.transaction((queries) => knowPhone(queries, { key, trainer }, now))
    await database.close()
    expect(await admin('trainer-phones')).toBe(0)
    const shown = new Map(rows().map(({ key, ...phone }) => [key, phone]))
    expect(phones.map(({ key }) => shown.get(key)?.['pseudonym'])).toEqual([phones[0]?.person, '–', '–'])
    expect(shown.get(phones[1]?.key)).toMatchObject({ trainer, name: 'Nino' })
    const [one, other] = phones.map(({ key }) => key) as [string, string]
    expect(await admin('trainer-phone-revoke', one)).toBe(0)
    expect(await admin('trainer-phone-revoke', one)).toBe(1)
    expect(await admin('trainer-phones')).toBe(0)
    expect(rows().map(({ key }) => key)).toContain(other)
    expect(rows()).toHaveLength(2)
    expect(await admin('trainer-revoke', trainer)).toBe(0)
    expect(await admin('trainer-phones')).toBe(0)
    expect(rows()).toEqual([])
    expect(await admin('audit')).toBe(0)
    const acts = said.map((line) => line.split('\t')[3])
    expect(acts.filter((act) => act?.startsWith('trainer-phone'))).toEqual([
      ...phones.map(() => 'trainer-phone-known'),
      'trainer-phone-taken',
    ])
    expect(said.find((line) => line.includes('trainer-revoked'))).toContain('"phones":2')
  })

  test('from a trainer to a group with members, and to who did what', async () => {
    const trainer = await newTrainer('Nino')
    expect(values()['secret']).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(values()['link']).toBe(`https://ubani.example/centre#${values()['secret']}`)
    expect(warned.join()).toContain('this once')
    const {
      group = '',
      code = '',
      link,
      until,
    } = await newGroup(trainer, '--district', 'Gldani', '--stage', '1', '--capacity', '2', '--days', '7')
    expect(code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/)
    expect(link).toBe(`https://ubani.example/group#${code.replace('-', '')}`)
    expect(until).toBe(new Date(NOW + 7 * 24 * HOUR).toISOString().slice(0, 10))
    const { phone } = await join(code)
    await join(code)
    expect((await join(code)).joined).toEqual({ ok: false, problem: 'full' })

    expect(await admin('trainers')).toBe(0)
    expect(rows()).toMatchObject([{ trainer, name: 'Nino', groups: '1', state: 'active' }])
    expect(await admin('groups')).toBe(0)
    expect(rows()).toEqual([
      {
        code,
        state: 'open',
        until,
        members: '2',
        capacity: '2',
        stage: '1',
        trainer,
        district: 'Gldani',
        name: 'გლდანი 1',
        group,
      },
    ])
    expect(await admin('members', code.toLowerCase())).toBe(0)
    expect(rows()).toHaveLength(2)
    expect(rows().find(({ person }) => person === phone.person)).toMatchObject({
      role: 'chair',
      state: 'active',
      device: phone.key,
    })

    expect(await admin('revoke-device', phone.person)).toBe(0)
    expect(await admin('members', group)).toBe(0)
    expect(new Set(rows().map(({ state }) => state))).toEqual(new Set(['active', 'revoked']))
    expect((await join(code)).joined.ok).toBe(true)

    const other = await newTrainer('Aram')
    expect(await admin('group-transfer', code, '--to', other)).toBe(0)
    expect(await admin('group-close', code)).toBe(0)
    expect(await admin('group-close', code)).toBe(0)
    expect(warned.join()).toContain('closed before')
    expect(await admin('groups')).toBe(0)
    expect(rows()).toMatchObject([{ trainer: other, state: 'closed' }])
    expect((await join(code)).joined).toEqual({ ok: false, problem: 'expired' })

    expect(await admin('audit')).toBe(0)
    const acts = said.map((line) => line.split('\t')[3])
    expect(acts).toEqual([
      'trainer-made',
      'group-made',
      'joined',
      'joined',
      'device-revoked',
      'joined',
      'trainer-made',
      'group-handed-over',
      'group-closed',
    ])
    expect(said.join('\n')).not.toContain('Nino')
    expect(warned.join()).toContain('9 entries')
  })

  test('a key is taken too, and what stands in the place of one is told', async () => {
    const { code = '' } = await newGroup(await newTrainer('Nino'))
    const { phone } = await join(code)
    expect(await admin('revoke-device', '--', phone.key)).toBe(0)
    expect(await admin('revoke-device', '--', phone.key)).toBe(1)
    expect(await admin('revoke-device', 'nobody')).toBe(1)
    expect(warned.join()).toContain('no phone of nobody')
  })

  test('a trainer whose secret was taken leads no new group', async () => {
    const trainer = await newTrainer('Nino')
    await newGroup(trainer)
    expect(await admin('trainer-revoke', trainer)).toBe(0)
    expect(await admin('trainer-revoke', trainer)).toBe(1)
    expect(await admin('group-new', '--name', 'G', '--trainer', trainer)).toBe(1)
    expect(await admin('trainers')).toBe(0)
    expect(rows()).toMatchObject([{ trainer, state: 'revoked', groups: '1' }])
    await admin('audit')
    expect(said.at(-1)).toContain('trainer-revoked')
  })

  test('a database that is none is said in a sentence, without its password', async () => {
    const before = environment
    environment = { DATABASE_URL: 'mysql://centre:secret@localhost/ubani' }
    expect(await admin('groups')).toBe(1)
    expect(warned.join()).toMatch(/^The database cannot be opened: /)
    expect(warned.join()).not.toContain('secret')
    environment = before
  })

  test('a group whose days are over says so', async () => {
    await newGroup(await newTrainer('Nino'), '--days', '1')
    now = NOW + 25 * HOUR
    await admin('groups')
    expect(rows()).toMatchObject([{ state: 'expired', district: '–' }])
  })

  test('a log that was changed, or cut off behind a noted hash, ends with 2 and names the place', async () => {
    const trainer = await newTrainer('Nino')
    await newGroup(trainer)
    await admin('audit')
    const noted = said.at(-1)?.split('\t').at(-1) ?? ''
    const first = said[0]?.split('\t')[0] ?? ''
    await newGroup(trainer)
    expect(await admin('audit', '--holds', noted)).toBe(0)
    const database = await openDatabase(environment)
    await database.run('DELETE FROM audit WHERE place > $1', [Number(first)])
    expect(await admin('audit')).toBe(0)
    expect(await admin('audit', '--holds', noted)).toBe(2)
    expect(warned.join()).toContain('cut off')
    await database.run("UPDATE audit SET actor = 'nobody' WHERE place = $1", [Number(first)])
    expect(await admin('audit')).toBe(2)
    expect(warned.join()).toContain(`Entry ${first} is not what was written`)
    await database.close()
  })

  test.each<[string, readonly string[]]>([
    ['--name is missing', ['trainer-new']],
    ['--name is empty', ['trainer-new', '--name', ' ']],
    ['one line', ['trainer-new', '--name', 'Ni\nno']],
    ['at most 80', ['trainer-new', '--name', 'x'.repeat(81)]],
    ['not expected here', ['trainer-new', 'Nino', '--name', 'Nino']],
    ['--trainer is missing', ['group-new', '--name', 'G']],
    ['no trainer nobody', ['group-new', '--name', 'G', '--trainer', 'nobody']],
    ['from 1 to 36', ['group-new', '--name', 'G', '--trainer', 'nobody', '--capacity', '37']],
    ['from 1 to 2', ['group-new', '--name', 'G', '--trainer', 'nobody', '--stage', '3']],
    ['from 1 to 366', ['group-new', '--name', 'G', '--trainer', 'nobody', '--days', '1e2']],
    ['Which?', ['group-close']],
    ['Which?', ['members', 'A', 'B']],
    ['no group ABCD-EFGH', ['group-close', 'ABCD-EFGH']],
    ['--to is missing', ['group-transfer', 'ABCD-EFGH']],
  ])('“%s” is what is said of a wrong call, and nothing is done', async (sentence, args) => {
    expect(await admin(...args)).toBe(1)
    expect(warned.join()).toContain(sentence)
    expect(said).toEqual([])
    await admin('audit')
    expect(said).toEqual([])
  })

  test('each stands in --help', async () => {
    expect(await admin('--help')).toBe(0)
    const help = said.join('\n')
    for (const name of ['trainer-new', 'trainers', 'trainer-revoke', 'group-new', 'groups', 'members'])
      expect(help).toMatch(new RegExp(`^${name}\\b`, 'm'))
    for (const name of ['group-close', 'group-transfer', 'revoke-device', 'audit', 'room-key', 'open-room'])
      expect(help).toMatch(new RegExp(`^${name}\\b`, 'm'))
    for (const line of help.split('\n')) expect(line.length).toBeLessThanOrEqual(130)
  })
})
