import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readGroupCode } from '../../src/core/sync/group-code.ts'
import { type Entry, verifyAudit } from '../../src/server/store/audit.ts'
import { closeGroup, findGroup, handOverGroup, listGroups } from '../../src/server/store/groups.ts'
import { listTrainers, makeTrainer, secretHash, trainerWith } from '../../src/server/store/trainers.ts'
import { type Centre, centreOn, groupAt, HOUR, KINDS, newId, newPhone, NOW, requestOf } from './enrolling.ts'

describe.each(KINDS)('groups on %s', (kind) => {
  let centre: Centre
  beforeAll(async () => {
    centre = await centreOn(kind)
  })
  afterAll(() => centre.end())

  const acts = async () => {
    const entries: Entry[] = []
    await verifyAudit(centre.database, (entry) => entries.push(entry))
    return entries.map(({ act, body }) => ({ act, body: JSON.parse(body) as unknown }))
  }

  test('a group has a code of its own, and is found by it and by its id', async () => {
    const groups = await Promise.all(Array.from({ length: 20 }, () => groupAt(centre)))
    const codes = groups.map(({ code }) => code)
    expect(new Set(codes).size).toBe(20)
    for (const code of codes) expect(readGroupCode(code)).toEqual({ ok: true, value: code })
    const [group] = groups
    if (!group) throw new Error('no group')
    expect(await findGroup(centre.database, group.code)).toEqual(group)
    expect(await findGroup(centre.database, group.id)).toEqual(group)
    expect(await findGroup(centre.database, 'ABCDEFGH')).toBeUndefined()
    expect((await acts()).at(-1)).toMatchObject({ act: 'group-made', body: { capacity: 36, stage: 2 } })
  })

  test('a group has one to thirty-six places, and a trainer who is there', async () => {
    for (const capacity of [0, 37, 1.5, Number.NaN])
      await expect(groupAt(centre, { capacity })).rejects.toThrow('1 to 36')
    await expect(groupAt(centre, { trainer: newId() })).rejects.toThrow('no-trainer')
  })

  test('the list counts who is in', async () => {
    const group = await groupAt(centre, { name: 'Counted' })
    for (let at = 0; at < 3; at++) {
      const phone = newPhone()
      await centre.ask({ phone, body: requestOf(phone, group.code) })
    }
    const [merged] = await centre.database.all('SELECT person FROM people WHERE group_id = $1', [group.id])
    const [, other] = await centre.database.all('SELECT person FROM people WHERE group_id = $1', [group.id])
    await centre.database.run('UPDATE people SET merged_into = $2 WHERE person = $1', [
      merged?.['person'] ?? null,
      other?.['person'] ?? null,
    ])
    const listed = (await listGroups(centre.database)).find(({ id }) => id === group.id)
    expect(listed).toEqual({ ...group, members: 2 })
  })

  test('is closed once', async () => {
    const group = await groupAt(centre)
    const close = () => centre.database.transaction((queries) => closeGroup(queries, group.id, NOW + HOUR))
    const before = (await acts()).length
    expect([await close(), await close()]).toEqual([true, false])
    expect(await findGroup(centre.database, group.id)).toMatchObject({ closedAt: NOW + HOUR })
    expect((await acts()).slice(before)).toEqual([{ act: 'group-closed', body: { group: group.id } }])
  })

  test('goes to another trainer, and the log says from whom', async () => {
    const group = await groupAt(centre)
    const to = newId()
    const hand = () =>
      centre.database.transaction((queries) => handOverGroup(queries, { group: group.id, to }, NOW))
    expect(await hand()).toEqual({ ok: false, problem: 'no-trainer' })
    await centre.database.transaction((queries) => makeTrainer(queries, { id: to, name: 'Aram' }, NOW))
    expect(await hand()).toMatchObject({ ok: true })
    expect(await hand()).toEqual({ ok: false, problem: 'theirs' })
    expect(await findGroup(centre.database, group.id)).toMatchObject({ trainer: to })
    expect((await acts()).at(-1)).toEqual({
      act: 'group-handed-over',
      body: { group: group.id, from: centre.trainer, to },
    })
    expect((await listTrainers(centre.database)).find(({ id }) => id === to)).toMatchObject({
      name: 'Aram',
      groups: 1,
    })
  })

  test('of the secret of a trainer the centre keeps a hash alone', async () => {
    const id = newId()
    const { secret } = await centre.database.transaction((queries) =>
      makeTrainer(queries, { id, name: 'Leyla' }, NOW),
    )
    expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(await trainerWith(centre.database, secret)).toBe(id)
    expect(await trainerWith(centre.database, secretHash(secret))).toBeUndefined()
    const kept = [
      await centre.database.all('SELECT * FROM trainers'),
      await centre.database.all('SELECT * FROM audit'),
    ]
    expect(JSON.stringify(kept)).not.toContain(secret)
    await centre.database.run('UPDATE trainers SET revoked_at = $2 WHERE id = $1', [id, NOW])
    expect(await trainerWith(centre.database, secret)).toBeUndefined()
  })
})
