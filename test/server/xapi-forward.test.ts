import { createHash } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import { clientOf, readClients } from '../../src/server/xapi/clients.ts'
import { type Forwarding, forwardStep, readTarget, startForward } from '../../src/server/xapi/forward.ts'
import { writeMultipart } from '../../src/server/xapi/multipart.ts'
import { emptyDatabase, KINDS, NOW } from './enrolling.ts'
import { doorOf, HOME, idsIn, statement } from './xapi.ts'

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

/** A centre, and another LRS behind a line that can be cut: two of our own doors. */
async function twoOn(kind: (typeof KINDS)[number]) {
  const clock = { now: NOW }
  const [here, there] = [await emptyDatabase(kind), await emptyDatabase('sqlite')]
  ends.push(here.end, there.end)
  const [door, other] = [here, there].map(({ database }) => doorOf(database, () => clock.now))
  if (!door || !other) throw new Error('no doors')
  const line: {
    answer: ((body: unknown[]) => Response | undefined) | undefined
    requests: unknown[][]
    loses: boolean
  } = {
    answer: undefined,
    requests: [],
    loses: false,
  }
  const troubles: unknown[] = []
  const target = readTarget(`${HOME.replace('://', '://lms:s-all@')}/xapi/`)
  if (!target) throw new Error('no target')
  const forwarding: Forwarding = {
    database: here.database,
    target,
    now: () => clock.now,
    onTrouble: (trouble) => troubles.push(trouble),
    fetch: async (address, init) => {
      const request = new Request(address, init)
      const isJson = request.headers.get('content-type') === 'application/json'
      const body = isJson ? ((await request.clone().json()) as unknown[]) : []
      line.requests.push(body)
      const answer = line.answer?.(body) ?? (await other.request(request))
      if (line.loses) throw new TypeError('the line was cut before the answer')
      return answer
    },
  }
  const step = (name = 'process') => forwardStep(forwarding, name)
  const arrived = async () => idsIn((await other.get({ ascending: 'true' }, { version: '2.0.0' })).value)
  return { clock, door, other, here, line, troubles, forwarding, step, arrived }
}

describe.each(KINDS)('forwarding from %s', (kind) => {
  test('every statement reaches the other, in order, under its id, and is not sent again', async () => {
    const { door, step, arrived, line } = await twoOn(kind)
    const sent = Array.from({ length: 120 }, () => statement())
    await door.post(sent)
    expect([await step(), await step(), await step(), await step()]).toEqual([
      { kind: 'sent', count: 50 },
      { kind: 'sent', count: 50 },
      { kind: 'sent', count: 20 },
      { kind: 'idle' },
    ])
    const late = statement()
    await door.post(late)
    await step()
    expect(await arrived()).toHaveLength(100)
    expect(line.requests.flat().map((each) => (each as { id: string }).id)).toEqual(
      [...sent, late].map(({ id }) => id),
    )
  })

  test('an answer that is lost is asked for again, which does no harm', async () => {
    const { door, step, arrived, line } = await twoOn(kind)
    const sent = [statement(), statement()]
    await door.post(sent)
    line.loses = true
    expect((await step()).kind).toBe('wait')
    line.loses = false
    expect(await step()).toEqual({ kind: 'sent', count: 2 })
    expect(await arrived()).toEqual(sent.map(({ id }) => id))
  })

  test('where the other is away, does not know us, or is a page to sign in on, all waits', async () => {
    const { door, step, line } = await twoOn(kind)
    await door.post(statement())
    const answers = [
      () => new Response('', { status: 503, headers: { 'retry-after': '120' } }),
      ...[401, 403, 404, 429, 500].map((status) => () => new Response('', { status })),
      () => new Response(null, { status: 302, headers: { location: 'https://portal.example' } }),
      () => new Response('<html>', { status: 200 }),
      () => new Response('[]', { status: 200 }),
      () => new Response(null, { status: 204 }),
    ]
    const steps = []
    for (const answer of answers) {
      line.answer = answer
      steps.push(await step())
    }
    expect(steps).toEqual(answers.map((_, turn) => ({ kind: 'wait', atLeast: turn === 0 ? 120_000 : 0 })))
    line.answer = undefined
    expect(await step()).toEqual({ kind: 'sent', count: 1 })
  })

  test('one that the other refuses for good does not keep the rest, and is told of', async () => {
    const { door, step, arrived, line, troubles, here } = await twoOn(kind)
    const sent = [statement(), statement(), statement()]
    const [, bad] = sent
    await door.post(sent)
    const hasBad = (body: unknown[]) => body.some((each) => (each as { id: string }).id === bad?.id)
    line.answer = (body) => (hasBad(body) ? new Response('', { status: 400 }) : undefined)
    expect(await step()).toEqual({ kind: 'sent', count: 3 })
    expect(await arrived()).toEqual([sent[0]?.id, sent[2]?.id])
    expect(troubles).toEqual([{ status: 400 }, { status: 400, refused: bad?.id }])
    expect(await here.database.all('SELECT refused FROM forwards')).toEqual([{ refused: 1 }])
  })

  test('an id that the other has already is there', async () => {
    const { door, other, step, troubles } = await twoOn(kind)
    const [known, fresh] = [statement(), statement()]
    await other.post({ ...known, verb: { id: 'urn:other' } })
    await door.post([known, fresh])
    expect(await step()).toEqual({ kind: 'sent', count: 2 })
    expect((await other.get({ statementId: fresh.id })).status).toBe(200)
    expect(troubles).toEqual([{ status: 409 }])
    expect(await step()).toEqual({ kind: 'idle' })
  })

  test('of two processes one forwards; when it is gone the other goes on where it was', async () => {
    const { door, step, clock, line } = await twoOn(kind)
    await door.post(statement())
    expect(await step('one')).toEqual({ kind: 'sent', count: 1 })
    await door.post(statement())
    expect(await step('two')).toEqual({ kind: 'idle' })
    clock.now += 61_000
    expect(await step('two')).toEqual({ kind: 'sent', count: 1 })
    expect(await step('one')).toEqual({ kind: 'idle' })
    expect(line.requests).toHaveLength(2)
  })

  test('statements of either version go under their own, and files go along', async () => {
    const { door, step, other } = await twoOn(kind)
    const content = Buffer.from('a file')
    const sha2 = createHash('sha256').update(content).digest('hex')
    const attachment = { usageType: 'urn:u', display: {}, contentType: 'text/plain', length: 6, sha2 }
    const withFile = statement({ attachments: [attachment] })
    await door.post(statement())
    await door.post(statement({ context: { contextAgents: [] } }), { version: '2.0.0' })
    const { contentType, body } = writeMultipart(JSON.stringify(withFile), [
      { sha2, contentType: 'text/plain', content },
    ])
    expect((await door.post(new Uint8Array(body), { headers: { 'content-type': contentType } })).status).toBe(
      200,
    )
    expect([await step(), await step(), await step(), await step()]).toEqual([
      ...[1, 1, 1].map((count) => ({ kind: 'sent', count })),
      { kind: 'idle' },
    ])
    const got = await other.get({ statementId: withFile.id, attachments: 'true' })
    expect(got.bytes.toString()).toContain('a file')
  })
})

test('forwarding goes on by itself, and stops when it is told to', async () => {
  const { door, forwarding, arrived } = await twoOn('sqlite')
  const sent = Array.from({ length: 70 }, () => statement())
  await door.post(sent)
  let seen = 0
  const all = new Promise<void>((done) => {
    const ask = forwarding.fetch ?? fetch
    const counted: typeof fetch = async (...request) => {
      const answer = await ask(...request)
      seen += 1
      if (seen === 2) done()
      return answer
    }
    ends.unshift(startForward({ ...forwarding, fetch: counted }))
  })
  await all
  await ends.shift()?.()
  expect(await arrived()).toHaveLength(70)
})

test('where to forward is an address with name and secret, and neither is repeated', () => {
  expect(readTarget(undefined)).toBeUndefined()
  expect(readTarget('')).toBeUndefined()
  expect(readTarget('https://na%3Ame:se%40cret@lrs.example/xapi/')).toEqual({
    address: 'https://lrs.example/xapi',
    authorization: `Basic ${Buffer.from('na:me:se@cret').toString('base64')}`,
  })
  for (const wrong of ['lrs.example', 'ftp://a:secret@lrs.example', '://secret'])
    expect(() => readTarget(wrong)).toThrow(/^XAPI_FORWARD must be https:\/\/name:secret@…$/)
})

test('clients are read as they are written, or the server does not start', () => {
  expect(readClients(undefined)).toEqual([])
  const clients = readClients('a:se:cret:all, b:x:statements/read+statements/write')
  const shown = (text: string) => clientOf(clients, `Basic ${Buffer.from(text).toString('base64')}`)?.name
  expect([shown('a:se:cret'), shown('b:x'), shown('a:x'), shown('b:'), shown('')]).toEqual([
    'a',
    'b',
    undefined,
    undefined,
    undefined,
  ])
  expect(clients.map(({ scopes }) => [...scopes])).toEqual([['all'], ['statements/read', 'statements/write']])
  for (const header of [undefined, '', 'Basic', 'Basic ***', 'Bearer YTpzZTpjcmV0'])
    expect(clientOf(clients, header)).toBeUndefined()
  for (const wrong of [
    'secret',
    'a:secret',
    'a:secret:',
    'a:secret:everything',
    'a:secret:all+x',
    'ubani:secret:all',
    'a:secret:all,a:other:all',
  ])
    expect(() => readClients(wrong), wrong).toThrow(/^XAPI_CLIENTS: (?!.*secret[^:s])/)
})
