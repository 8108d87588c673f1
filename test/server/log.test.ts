import { expect, test } from 'vitest'
import { faultIn, logTo, routeIn } from '../../src/server/log.ts'

test('a line is one line of JSON with its time', () => {
  const lines: string[] = []
  logTo(
    (line) => lines.push(line),
    () => 0,
  )({ level: 'info', words: 'two\nlines' })
  expect(lines).toEqual(['{"at":"1970-01-01T00:00:00.000Z","level":"info","words":"two\\nlines"}'])
})

test('of an address only the interface is told', () => {
  expect(routeIn('/api/sync')).toBe('/api/sync')
  expect(routeIn('/xapi/statements')).toBe('/xapi/statements')
  expect(routeIn('/api/certificates/019a9c00-0000-7000-8000-000000000001')).toBe('/api/certificates')
  expect(routeIn('/api/ნინო')).toBe('/api')
  expect(routeIn('/api/nino-beridze')).toBe('/api')
  expect(routeIn('/xapi/nino')).toBe('/xapi')
  expect(routeIn('/apinino')).toBe('/…')
  expect(routeIn('/guide/counting')).toBe('/…')
})

test('of a fault its kind and place are told, and nothing that somebody wrote', () => {
  const fault = Object.assign(new Error('value "Nino Beridze" of key `phone` is no number'), {
    code: '22P02',
  })
  const told = faultIn(fault)
  expect(told).toMatchObject({ fault: 'Error', code: '22P02', message: 'value "…` is no number' })
  expect(JSON.stringify(told)).not.toContain('Nino')
  let parse: unknown
  try {
    JSON.parse('{"name":"Nino"')
  } catch (error) {
    parse = error
  }
  expect(JSON.stringify(faultIn(parse))).not.toContain('Nino')
  expect(faultIn('Nino')).toEqual({ fault: 'string' })
})
