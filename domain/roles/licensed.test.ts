import { beforeAll, expect, test } from 'vitest'
import { newId } from '#platform/identifiers'
import { appQuery, openTestDatabase, ownerQuery, type Person } from '#tests/database'
import { groupOf, join, person } from '#tests/people'

beforeAll(openTestDatabase)

const licenses = {
  'one that is good': [['verified', 1]],
  'one without an end': [['verified', null]],
  none: [],
  'one whose last day was long ago': [['verified', -3]],
  'one whose last day is not over everywhere': [['verified', 0]],
  'one that waits': [['waiting', 400]],
  'a good one and a suspended one': [
    ['verified', 400],
    ['suspended', 400],
  ],
  'an expired one and a good one': [
    ['verified', -30],
    ['verified', 30],
  ],
} as const

test('many are asked for as one is: who holds a good license', async () => {
  const priya = await person('Priya Raman')
  const { groupId } = await groupOf(priya, { seatsMax: 10 })
  const ids: string[] = []
  for (const [name, held] of Object.entries(licenses)) {
    const member = await person(name)
    await join(priya, member, groupId)
    ids.push(member.clinicianId)
    await ownerQuery('delete from license where clinician_id = $1', [member.clinicianId])
    for (const [state, days] of held)
      await ownerQuery(
        `insert into license (id, clinician_id, jurisdiction, profession, sealed_number, expires_on, state, made_at, changed_at)
         values ($1, $2, 'US-NY', 'marriage-family-therapist', '\\x00', acting_now()::date + $3::int, $4, now(), now())`,
        [newId(), member.clinicianId, days, state],
      )
  }
  const one = await ownerQuery<{ id: string }>(
    'select id from unnest($1::uuid[]) id where has_good_license(id)',
    [[priya.clinicianId, ...ids]],
  )
  expect(one.length).toBeGreaterThan(3)
  expect(one.length).toBeLessThan(ids.length)
  const seenBy = async (who: Person) => {
    const many = await appQuery<{ id: string }>(who.clinicianId, 'select licensed_members($1) as id', [
      groupId,
    ])
    return many.map(({ id }) => id).toSorted()
  }
  expect(await seenBy(priya)).toEqual(one.map(({ id }) => id).toSorted())
  expect(await seenBy(await person('Marcus Bell'))).toEqual([])
})
