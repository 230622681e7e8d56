import { beforeAll, expect, test } from 'vitest'
import { beginCorrection } from '#domain/cases/actions'
import { caseShown } from '#domain/cases/reads'
import { writeNote } from '#domain/notes/actions'
import { openCase } from '#domain/readings/actions'
import { respond } from '#domain/responses/actions'
import { takeAway } from '#domain/takeaways/actions'
import { newId } from '#platform/identifiers'
import { NotFound } from '#platform/refusals'
import { circle, shareWords } from '#tests/cases'
import { appQuery, as, keyringQuery, moveClock, openTestDatabase, ownerQuery } from '#tests/database'
import { groupOf, person, stewardPerson } from '#tests/people'
import { destructionOf } from './destruction.ts'
import { destroyDueCases } from './jobs.ts'

beforeAll(openTestDatabase)

test('at its date a case is destroyed, key first, with all that was written about it', async () => {
  const { priya, amara, groupId } = await circle()
  const caseId = await shareWords(amara, { groupId })
  await as(priya, openCase, { caseId })
  await as(priya, respond, { responseId: newId(), caseId, kind: 'question', text: 'And then?' })
  // Nobody but its author may read it; it goes all the same.
  await as(priya, writeNote, { noteId: newId(), caseId, text: 'For me alone.' })
  await as(amara, takeAway, { caseId, text: 'Wait.', askInDays: 0 })
  await moveClock({ days: 91 })
  await destroyDueCases.run({})
  await destroyDueCases.run({})
  await expect(as(priya, caseShown, { caseId })).rejects.toThrow(NotFound)
  expect(await keyringQuery('select 1 from key where id = $1', [caseId])).toEqual([])
  expect(await keyringQuery(`select kind from ledger where subject_id = $1`, [caseId])).toEqual([
    { kind: 'case.destroyed' },
  ])
  for (const table of ['response', 'case_note', 'takeaway', 'case_reading'])
    expect(await ownerQuery(`select 1 from ${table} where case_id = $1`, [caseId]), table).toEqual([])
  expect(await ownerQuery('select sealed_text, sealed_title from "case" where id = $1', [caseId])).toEqual([
    { sealed_text: null, sealed_title: null },
  ])
  await moveClock({ days: 0 })
})

test('a draft that corrects it goes too, also of a presenter for whom nobody has vouched yet', async () => {
  const { amara, groupId } = await circle()
  const caseId = await shareWords(amara, { groupId })
  await moveClock({ days: 80 })
  await as(amara, beginCorrection, { caseId, draftId: newId() })
  const steward = await stewardPerson('Stella')
  await appQuery(steward.clinicianId, 'select ask_vouching($1)', [amara.clinicianId], true)
  await moveClock({ days: 91 })
  await destroyDueCases.run({})
  expect(await keyringQuery('select 1 from key where id = $1', [caseId])).toEqual([])
  expect(await ownerQuery('select 1 from case_draft where case_id = $1', [caseId])).toEqual([])
  await moveClock({ days: 0 })
})

test('a group that keeps cases longer by now keeps those it has', async () => {
  const { amara, groupId } = await circle()
  const caseId = await shareWords(amara, { groupId })
  await ownerQuery('update charter set keep_days = 120 where group_id = $1', [groupId])
  await moveClock({ days: 91 })
  await destroyDueCases.run({})
  expect(
    await ownerQuery(
      `select destroyed_at is null as stands, destroy_at - shared_at = interval '120 days' as later from "case" where id = $1`,
      [caseId],
    ),
  ).toEqual([{ stands: true, later: true }])
  await moveClock({ days: 121 })
  await destroyDueCases.run({})
  expect(await ownerQuery('select 1 from "case" where id = $1 and destroyed_at is null', [caseId])).toEqual(
    [],
  )
  await moveClock({ days: 0 })
})

test('one that cannot be destroyed keeps no other from it, and the job is asked again', async () => {
  const { amara, groupId } = await circle()
  const cases = [
    await shareWords(amara, { groupId }),
    await shareWords(amara, { groupId }),
    await shareWords(amara, { groupId }),
  ]
  await ownerQuery(`create function refuse() returns trigger language plpgsql set search_path = colloquy, pg_temp as
    $$ begin if new.id = '${cases[0]}' or new.id = '${cases[1]}' then raise exception 'not this one'; end if; return new; end $$`)
  await ownerQuery('create trigger refuse before update on "case" for each row execute function refuse()')
  await moveClock({ days: 91 })
  await expect(destroyDueCases.run({})).rejects.toThrow('2 of 3')
  expect(
    await ownerQuery('select id from "case" where id = any ($1) and destroyed_at is not null', [cases]),
  ).toEqual([{ id: cases[2] }])
  await ownerQuery('drop trigger refuse on "case"')
  await destroyDueCases.run({})
  expect(await ownerQuery('select 1 from "case" where destroyed_at is null', [])).toEqual([])
  await moveClock({ days: 0 })
})

test.each([
  ['without a meeting', undefined, 90],
  ['at a meeting to come', { startsAt: '2027-03-01T18:30:00Z', minutes: 90 }, 30],
  ['at one that was', { startsAt: '2026-10-25T00:30:00Z', minutes: 45 }, 365],
])('the database dates a case shared %s as the rule does', async (_, meeting, keepDays) => {
  const { groupId } = await groupOf(await person('Priya Raman'))
  await ownerQuery('update charter set keep_days = $1 where group_id = $2', [keepDays, groupId])
  const meetingId = newId()
  if (meeting)
    await ownerQuery(
      `insert into meeting (id, group_id, starts_at, zone, starts_local, minutes, state, made_at, changed_at)
       values ($1, $2, $3, 'Etc/UTC', $3::timestamptz at time zone 'UTC', $4, 'planned', now(), now())`,
      [meetingId, groupId, meeting.startsAt, meeting.minutes],
    )
  const sharedAt = Temporal.Instant.from('2026-11-27T03:00:00Z')
  const meetingEnd = meeting && Temporal.Instant.from(meeting.startsAt).add({ minutes: meeting.minutes })
  const [row] = await ownerQuery('select extract(epoch from destruction_of($1, $2, $3)) * 1000 as at', [
    groupId,
    meeting ? meetingId : null,
    sharedAt.toString(),
  ])
  expect(Number(row?.at)).toBe(destructionOf({ sharedAt, meetingEnd }, keepDays).epochMilliseconds)
})
