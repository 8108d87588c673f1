import { createHash, createSign, generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { boundaryIn, readMultipart, writeMultipart } from '../../src/server/xapi/multipart.ts'
import { emptyDatabase, KINDS, NOW } from './enrolling.ts'
import { type Door, doorOf, nextId, statement } from './xapi.ts'

const sha256 = (content: Buffer | string) => createHash('sha256').update(content).digest('hex')
const fileOf = (content: Buffer | string, contentType = 'text/plain') => ({
  sha2: sha256(content),
  contentType,
  content: Buffer.from(content),
})
const attachmentOf = (content: Buffer | string, changes: object = {}) => ({
  usageType: 'https://example.org/usage',
  display: { en: 'x' },
  contentType: 'text/plain',
  length: content.length,
  sha2: sha256(content),
  ...changes,
})

test('whatever bytes the files are, a body that was put together comes apart again', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.uniqueArray(fc.uint8Array({ maxLength: 200 }), { maxLength: 5, selector: String }),
      (text, contents) => {
        const files = contents.map((content) => fileOf(Buffer.from(content), 'application/octet-stream'))
        const { contentType, body } = writeMultipart(JSON.stringify(text), files)
        const read = readMultipart(body, boundaryIn(contentType) ?? '')
        expect(read?.json.toString()).toBe(JSON.stringify(text))
        expect([...(read?.files.values() ?? [])]).toEqual(files)
      },
    ),
    { seed: 7 },
  )
})

test('a body cut or changed anywhere is not taken for whole', () => {
  const { contentType, body } = writeMultipart('{"a":1}', [fileOf('one'), fileOf('two')])
  const boundary = boundaryIn(contentType) ?? ''
  for (let end = 0; end < body.length - 2; end++)
    expect(readMultipart(body.subarray(0, end), boundary)).toBeUndefined()
  expect(readMultipart(body, `${boundary}x`)).toBeUndefined()
  const headers = ['X-Experience-API-Hash', 'Content-Transfer-Encoding', 'application/json']
  for (const name of headers)
    expect(
      readMultipart(Buffer.from(body.toString('latin1').replace(name, 'x-nothing'), 'latin1'), boundary),
    ).toBeUndefined()
  const changed = Buffer.from(body.toString('latin1').replace('\r\n\r\ntwo', '\r\n\r\ntwa'), 'latin1')
  expect(readMultipart(changed, boundary)).toBeUndefined()
})

test('a boundary is one of a multipart/mixed body', () => {
  expect(boundaryIn('multipart/mixed; boundary=abc')).toBe('abc')
  expect(boundaryIn('Multipart/Mixed;charset=x; Boundary="a b;c"')).toBe('a b;c')
  for (const type of [
    'multipart/form-data; boundary=abc',
    'multipart/mixed',
    'multipart/mixed; boundary=',
    'multipart/mixedx; boundary=a',
  ])
    expect(boundaryIn(type)).toBeUndefined()
})

describe.each(KINDS)('files of statements on %s', (kind) => {
  let store: Awaited<ReturnType<typeof emptyDatabase>>
  let door: Door
  beforeAll(async () => {
    store = await emptyDatabase(kind)
    door = doorOf(store.database, () => NOW)
  })
  afterAll(() => store.end())
  const send = (value: unknown, files: Parameters<typeof writeMultipart>[1]) => {
    const { contentType, body } = writeMultipart(JSON.stringify(value), files)
    return door.post(new Uint8Array(body), { headers: { 'content-type': contentType } })
  }

  test('come back as they were, each once, and only when they are asked for', async () => {
    const picture = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))
    const attachments = [attachmentOf('text'), attachmentOf(picture, { contentType: 'image/png' })]
    const sent = [
      statement({ attachments }),
      statement({ attachments: [attachmentOf('text')] }),
      statement({ attachments: [attachmentOf('elsewhere', { fileUrl: 'https://example.org/file' })] }),
    ]
    expect((await send(sent, [fileOf('text'), fileOf(picture, 'image/png')])).status).toBe(200)
    const { headers, bytes } = await door.get({ attachments: 'true', limit: '3', ascending: 'true' })
    const read = readMultipart(bytes, boundaryIn(headers.get('content-type') ?? '') ?? '')
    expect([...(read?.files.keys() ?? [])].toSorted()).toEqual([sha256('text'), sha256(picture)].toSorted())
    expect(read?.files.get(sha256(picture))).toEqual(fileOf(picture, 'image/png'))
    const plain = await door.get({ statementId: sent[0]?.id ?? '', attachments: 'false' })
    expect(plain.value).toMatchObject({ attachments })
  })

  test('are refused when one is missing, too many, or not what its hash says', async () => {
    const sent = () => statement({ attachments: [attachmentOf('text')] })
    const tries = [
      door.post(sent()),
      send(sent(), []),
      send(sent(), [fileOf('other')]),
      send(sent(), [fileOf('text'), fileOf('other')]),
      send(statement(), [fileOf('text')]),
    ]
    for (const { status, value } of await Promise.all(tries))
      expect([status, value?.code]).toEqual([400, 'attachments'])
    const wrong = await send(sent(), [{ ...fileOf('text'), content: Buffer.from('texx') }])
    expect(wrong.value?.code).toBe('broken')
  })

  test('a signature is one of this statement, in a way that is allowed', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const jws = (payload: unknown, head: object = { alg: 'RS256' }) => {
      const parts = [head, payload].map((part) =>
        Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url'),
      )
      return [
        ...parts,
        createSign('sha256').update(parts.join('.')).sign(privateKey).toString('base64url'),
      ].join('.')
    }
    const signed = (of: object, signature: string, changes: object = {}) =>
      send(
        {
          ...of,
          attachments: [
            attachmentOf(signature, {
              usageType: 'http://adlnet.gov/expapi/attachments/signature',
              contentType: 'application/octet-stream',
              ...changes,
            }),
          ],
        },
        [fileOf(signature, 'application/octet-stream')],
      )
    const make = () => ({ ...statement({ result: { duration: 'PT1.234S' } }), id: nextId() })
    const good = make()
    expect((await signed(good, jws(good))).status).toBe(200)
    const short = make()
    expect((await signed(short, jws({ ...short, result: { duration: 'PT1.23S' } }))).status).toBe(200)
    const bad = make()
    const tries = [
      signed(bad, jws({ ...bad, verb: { id: 'urn:other' } })),
      signed(bad, jws({ ...bad, actor: { mbox: 'mailto:other@example.org' } })),
      signed(bad, jws(bad, { alg: 'none' })),
      signed(bad, jws(bad, { alg: 'HS256' })),
      signed(bad, jws(bad, { alg: 'RS256', x5c: ['bm8gY2VydGlmaWNhdGU='] })),
      signed(bad, jws(bad, { alg: 'RS256', x5c: 'x' })),
      signed(bad, jws('{')),
      signed(bad, jws({})),
      signed(bad, jws('[]')),
      signed(bad, 'no.signature'),
      signed(bad, jws(bad), { contentType: 'text/plain' }),
    ]
    for (const [place, { status, value }] of (await Promise.all(tries)).entries())
      expect([status, value?.code], String(place)).toEqual([400, 'signature'])
  })
})
