import { expect, test } from 'vitest'
import { MIGRATIONS, PLACES } from '../../src/server/store/migrations.ts'

test('the ladder is as it was published: steps are added at its end, and none is changed', async () => {
  const written = MIGRATIONS.map(
    ({ number, name, sql }) => `-- ${number} ${name}\n${sql(PLACES.postgres).join(';\n')};\n`,
  )
  await expect(written.join('\n')).toMatchFileSnapshot('../fixtures/ladder.sql')
})

test('steps are numbered one after the other, and only ever add', () => {
  expect(MIGRATIONS.map(({ number }) => number)).toEqual(MIGRATIONS.map((_, place) => place + 1))
  for (const { sql } of MIGRATIONS)
    for (const statement of sql(PLACES.sqlite))
      expect(statement).toMatch(
        /^(CREATE (TABLE|INDEX|UNIQUE INDEX)|ALTER TABLE \w+ ADD COLUMN|INSERT INTO) /,
      )
})
