import { beforeAll, expect, test } from 'vitest'
import { newId } from '#platform/identifiers'
import { destroyKey } from '#platform/keyring'
import { NotAllowed } from '#platform/refusals'
import { appQuery, as, openTestDatabase, ownerQuery } from '#tests/database'
import { arrive, finishProfile, saveIdentity, saveWeek, saveWork } from './actions.ts'
import { weekOf } from './availability.ts'
import { hasArrived, hasWeek, ownProfile, ownWeek } from './reads.ts'
import { approaches, familyOf, specialties } from './vocabulary.ts'
import { isZone } from './zone.ts'

beforeAll(openTestDatabase)
const work = {
  approaches: ['emdr' as const, 'cbt' as const],
  specialties: ['ptsd' as const],
  backgrounds: [],
  languages: ['en' as const],
  practicingSince: 2012,
  about: '',
}

async function arrived() {
  const jo = { clinicianId: newId() }
  await as(jo, arrive, { name: 'Jo Winter', zone: 'America/Chicago' })
  return jo
}

test('arriving twice is arriving once; before it nothing can be saved', async () => {
  const jo = { clinicianId: newId() }
  expect(await as(jo, hasArrived, undefined)).toBe(false)
  await expect(as(jo, saveWork, work)).rejects.toThrow(NotAllowed)
  await Promise.all([
    as(jo, arrive, { name: 'Jo Winter', zone: 'nonsense' }),
    as(jo, arrive, { name: 'Jo Winter', zone: 'nonsense' }),
  ])
  expect(await as(jo, ownProfile, undefined)).toMatchObject({ name: 'Jo Winter', zone: 'America/New_York' })
})

test('the profile is filled part by part and finished with what colleagues go by', async () => {
  const jo = await arrived()
  await as(jo, finishProfile, undefined)
  expect((await as(jo, ownProfile, undefined)).finishedAt).toBeNull()
  await as(jo, saveIdentity, { name: 'Jo Winter', credential: 'LCSW', zone: 'America/Denver' })
  await as(jo, saveWork, work)
  await as(jo, finishProfile, undefined)
  expect((await as(jo, ownProfile, undefined)).finishedAt).toBeNull()
  await as(jo, saveWeek, { week: [] })
  await as(jo, finishProfile, undefined)
  expect(await as(jo, ownProfile, undefined)).toMatchObject({
    credential: 'LCSW',
    zone: 'America/Denver',
    family: 'trauma',
    approaches: ['emdr', 'cbt'],
    practicingSince: 2012,
  })
  expect((await as(jo, ownProfile, undefined)).finishedAt).not.toBeNull()
  await as(jo, saveWork, { ...work, family: 'cbt' })
  expect((await as(jo, ownProfile, undefined)).family).toBe('cbt')
  await as(jo, saveWork, { ...work, family: 'expressive' })
  expect((await as(jo, ownProfile, undefined)).family).toBe('trauma')
})

test('the week is its author’s alone, sealed, and gone with the key', async () => {
  const [jo, amara] = [await arrived(), await arrived()]
  const week = weekOf([36, 37, 38])
  await as(jo, saveWeek, { week, zone: 'Europe/Paris' })
  expect(await as(jo, ownWeek, undefined)).toEqual(week)
  expect((await as(jo, ownProfile, undefined)).zone).toBe('Europe/Paris')
  const [row] = await ownerQuery<{ sealed: Buffer }>(
    'select sealed from availability where clinician_id = $1',
    [jo.clinicianId],
  )
  expect(row!.sealed.includes('weekday')).toBe(false)
  expect(await appQuery(amara.clinicianId, 'select 1 from availability')).toEqual([])
  expect(await appQuery(null, 'select 1 from availability')).toEqual([])
  await expect(
    appQuery(
      amara.clinicianId,
      'insert into availability (clinician_id, sealed, changed_at) values ($1, $2, now())',
      [jo.clinicianId, Buffer.of(1)],
    ),
  ).rejects.toThrow(/row-level security/)
  await destroyKey(jo.clinicianId, 'account.deleted')
  expect(await as(jo, hasWeek, undefined)).toBe(false)
})

test('a stranger sees no clinician; nobody changes another', async () => {
  const [jo, amara] = [await arrived(), await arrived()]
  expect(await appQuery(null, 'select 1 from clinician')).toEqual([])
  expect(
    await appQuery(amara.clinicianId, 'select 1 from clinician where id = $1', [jo.clinicianId]),
  ).toEqual([])
  expect(
    await appQuery(amara.clinicianId, `update clinician set name = 'X' where id = $1 returning id`, [
      jo.clinicianId,
    ]),
  ).toEqual([])
})

test.each([
  ['America/Denver', true],
  ['Asia/Calcutta', true],
  ['US/Eastern', true],
  ['UTC', false],
  ['+05:30', false],
  ['Etc/GMT+5', false],
  ['Nowhere/Land', false],
  ['', false],
])('zone %j: %s', (zone, good) => expect(isZone(zone)).toBe(good))

test('ids are lower case with hyphens, none twice, and every approach has its family', () => {
  for (const list of [approaches, specialties]) {
    expect(new Set(list).size).toBe(list.length)
    for (const id of list) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/)
  }
  expect(familyOf('ifs')).toBe('trauma')
  expect(approaches.every((approach) => familyOf(approach))).toBe(true)
})

test('nobody has practiced since a year to come', async () => {
  const jo = await arrived()
  const { year } = Temporal.Now.zonedDateTimeISO('America/Chicago')
  await as(jo, saveWork, { ...work, practicingSince: year })
  await expect(as(jo, saveWork, { ...work, practicingSince: year + 1 })).rejects.toMatchObject({
    problems: { practicingSince: { code: 'work.sinceAhead', values: { year } } },
  })
})
