import { beforeAll, expect, test } from 'vitest'
import { caseShown } from '#domain/cases/reads'
import { destroyCase } from '#domain/destruction/actions'
import { offerNote, writeNote } from '#domain/notes/actions'
import { caseNotes } from '#domain/notes/reads'
import { openCase } from '#domain/readings/actions'
import { leaveGroup } from '#domain/seats/actions'
import { followUp, takeAway } from '#domain/takeaways/actions'
import { caseTakeaway, followUpsDue } from '#domain/takeaways/reads'
import { newId } from '#platform/identifiers'
import { NotAllowed, NotFound } from '#platform/refusals'
import { circle, shareWords } from '#tests/cases'
import { appQuery, as, moveClock, openTestDatabase, ownerQuery, type Person } from '#tests/database'
import { respond, withdrawResponse } from './actions.ts'
import { caseResponses } from './reads.ts'

beforeAll(openTestDatabase)

/** A shared case that one colleague has opened and answered, with a takeaway of its presenter. */
async function answered() {
  const { priya, amara, groupId } = await circle()
  const caseId = await shareWords(amara, { groupId })
  await as(priya, openCase, { caseId })
  await write(priya, caseId, 'Heard before')
  await as(amara, takeAway, { caseId, text: 'Name the rupture.', askInDays: 7 })
  return { priya, amara, groupId, caseId }
}

async function write(author: Person, caseId: string, text: string): Promise<string> {
  const responseId = newId()
  await as(author, respond, { responseId, caseId, kind: 'reflection', text })
  return responseId
}

async function offer(author: Person, caseId: string, text: string): Promise<void> {
  const noteId = newId()
  await as(author, writeNote, { noteId, caseId, text })
  await as(author, offerNote, { noteId, caseId })
}

const readBy = async (reader: Person, caseId: string) =>
  (await as(reader, caseResponses, { caseId })).map(({ text }) => text)

test('a presenter who has left keeps what was written for them until then, and neither hears nor says more', async () => {
  const { priya, amara, groupId, caseId } = await answered()
  await offer(priya, caseId, 'Offered before')
  const own = await write(amara, caseId, 'My own')
  await moveClock({ days: 1 })
  await as(amara, leaveGroup, { groupId })
  await moveClock({ days: 2 })
  await write(priya, caseId, 'Said among those who stayed')
  await offer(priya, caseId, 'Offered after')

  expect(await as(amara, caseShown, { caseId })).toMatchObject({ door: 'left' })
  const handed = (table: string) =>
    appQuery(amara.clinicianId, `select 1 from ${table} where case_id = $1`, [caseId])
  // Of the notes one was offered before; the other is Amara's own, of what it stirs.
  expect([(await handed('response')).length, (await handed('case_note')).length]).toEqual([2, 2])
  expect(await readBy(amara, caseId)).toEqual(['Heard before', 'My own'])
  const notes = (await as(amara, caseNotes, { caseId })).filter(({ isMine }) => !isMine)
  expect(notes.map(({ text }) => text)).toEqual(['Offered before'])
  expect((await as(amara, caseTakeaway, { caseId })).takeaway?.text).toBe('Name the rupture.')
  await expect(write(amara, caseId, 'From outside')).rejects.toThrow(NotFound)
  await expect(as(amara, takeAway, { caseId, text: 'Other', askInDays: 0 })).rejects.toThrow(NotFound)
  await expect(as(amara, followUp, { caseId, outcome: 'helped', text: 'It did.' })).rejects.toThrow(NotFound)
  await moveClock({ days: 9 })
  // Nobody is asked what they may not answer.
  expect(await as(amara, followUpsDue, undefined)).toEqual([])
  await as(amara, withdrawResponse, { caseId, responseId: own })
  expect(await readBy(priya, caseId)).toEqual(['Heard before', 'Said among those who stayed'])
  await as(amara, destroyCase, { caseId })
  for (const table of ['response', 'case_note', 'takeaway'])
    expect(await ownerQuery(`select 1 from ${table} where case_id = $1`, [caseId])).toEqual([])
  await moveClock({ days: 0 })
})

const shutting = {
  'license-suspended': `update license set state = 'suspended' where clinician_id = $1`,
  'license-expired': `update license set expires_on = current_date - 30 where clinician_id = $1`,
  'sign-agreement': `delete from agreement_signature where clinician_id = $1`,
  'seat-paused': `update seat set state = 'paused' where clinician_id = $1`,
} as const

test.each(Object.entries(shutting))(
  'a presenter before a door shut by %s reads own words alone, writes none, and learns what mends it',
  async (mend, shut) => {
    const { priya, amara, caseId } = await answered()
    await ownerQuery(shut, [amara.clinicianId])
    await write(priya, caseId, 'Heard after')
    expect(await as(amara, caseShown, { caseId })).toMatchObject({ door: mend, isMine: true })
    expect((await as(amara, caseShown, { caseId })).opened?.texts.title).toBeTruthy()
    expect(await readBy(amara, caseId)).toEqual([])
    expect(await appQuery(amara.clinicianId, 'select 1 from response where case_id = $1', [caseId])).toEqual(
      [],
    )
    for (const attempt of [
      () => write(amara, caseId, 'From outside'),
      () => as(amara, takeAway, { caseId, text: 'Other', askInDays: 0 }),
      () => as(amara, followUp, { caseId, outcome: 'helped', text: 'It did.' }),
    ])
      await expect(attempt()).rejects.toEqual(expect.objectContaining({ mend }))
  },
)

test('the database says the same: no word into a group one may not enter, no words put in place of a shared case', async () => {
  const { amara, groupId, caseId } = await answered()
  const own = await write(amara, caseId, 'My own')
  await as(amara, leaveGroup, { groupId })
  const me = amara.clinicianId
  const attempts: [string, unknown[]][] = [
    [
      `insert into response (id, case_id, group_id, author_id, kind, sealed, made_at, changed_at)
       values (gen_random_uuid(), $1, $2, $3, 'reflection', 'x', now(), now())`,
      [caseId, groupId, me],
    ],
    [`update response set sealed = 'x' where id = $1`, [own]],
    [`update takeaway set sealed = 'x' where case_id = $1`, [caseId]],
    [
      `insert into follow_up (case_id, group_id, clinician_id, outcome, sealed, made_at, changed_at)
       values ($1, $2, $3, 'helped', 'x', now(), now())`,
      [caseId, groupId, me],
    ],
    [`update "case" set sealed_text = 'x' where id = $1`, [caseId]],
  ]
  for (const [statement, values] of attempts)
    await expect(appQuery(me, statement, values)).rejects.toMatchObject({ code: '42501' })
})

test('who never opened a case answers nothing', async () => {
  const { amara, dan, groupId } = await circle()
  const caseId = await shareWords(amara, { groupId })
  await expect(write(dan, caseId, 'Unread')).rejects.toThrow(NotFound)
  await expect(as(dan, caseResponses, { caseId })).rejects.not.toThrow(NotAllowed)
})
