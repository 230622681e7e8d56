import { beforeAll, expect, test } from 'vitest'
import { changeRole } from '#domain/seats/actions'
import { facilitatorsForJob } from '#domain/seats/reads'
import { newId } from '#platform/identifiers'
import { as, openTestDatabase, ownerQuery } from '#tests/database'
import { groupOf, join, person } from '#tests/people'
import { apply, decideApplication, withdrawApplication } from './actions.ts'
import { tellFacilitatorsOfApplication } from './jobs.ts'

beforeAll(openTestDatabase)

async function applied() {
  const [priya, amara, leo] = [
    await person('Priya Raman'),
    await person('Amara Osei'),
    await person('Leo Brandt'),
  ]
  const { groupId } = await groupOf(priya)
  await join(priya, amara, groupId)
  await as(priya, changeRole, { groupId, clinicianId: amara.clinicianId, role: 'facilitator' })
  const applicationId = newId()
  await as(leo, apply, { applicationId, groupId, answers: [], message: 'May I join?' })
  return { priya, amara, leo, applicationId }
}

test('who decides otherwise than somebody did meanwhile is told what was decided, and by whom', async () => {
  const { priya, amara, applicationId } = await applied()
  await as(priya, decideApplication, { applicationId, accept: false, words: '' })
  await as(amara, decideApplication, { applicationId, accept: false, words: '' })
  await expect(
    as(amara, decideApplication, { applicationId, accept: true, words: '' }),
  ).rejects.toMatchObject({
    problems: { '': { code: 'application.declined', values: { name: 'Priya Raman' } } },
  })
  await expect(
    as(priya, decideApplication, { applicationId, accept: true, words: '' }),
  ).rejects.toMatchObject({
    problems: { '': { code: 'application.declinedByYou' } },
  })
})

test('an application that was taken back is not decided, and its facilitator learns it', async () => {
  const { priya, leo, applicationId } = await applied()
  await as(leo, withdrawApplication, { applicationId })
  await expect(
    as(priya, decideApplication, { applicationId, accept: true, words: '' }),
  ).rejects.toMatchObject({
    problems: { '': { code: 'application.withdrawn' } },
  })
})

test('a facilitator who cannot be told keeps no other from being told, and the job is asked for again', async () => {
  const { priya, amara, applicationId } = await applied()
  const groupId = await groupIdOf(applicationId)
  const [first] = await facilitatorsForJob(groupId)
  await ownerQuery(
    `create function fails() returns trigger language plpgsql as $$ begin raise exception 'not now'; end $$;
     grant execute on function fails() to public;
     create trigger fails before insert on notice for each row when (new.clinician_id = '${first}') execute function fails()`,
  )
  await expect(tellFacilitatorsOfApplication.run({ applicationId, groupId })).rejects.toThrow(AggregateError)
  const told = async () =>
    (
      await ownerQuery<{ who: string }>(
        `select clinician_id as who from notice where kind = 'application-received' and ids ->> 'applicationId' = $1
         union all select clinician_id from mail where kind = 'application-received' and ids ->> 'groupId' = $2`,
        [applicationId, groupId],
      )
    ).map(({ who }) => who)
  const other = [priya, amara].find(({ clinicianId }) => clinicianId !== first)!.clinicianId
  expect(await told()).toEqual([other, other])
  // Asked again, it tells whom it had not told, and nobody twice.
  await ownerQuery('drop trigger fails on notice')
  await tellFacilitatorsOfApplication.run({ applicationId, groupId })
  expect((await told()).toSorted()).toEqual([first, first, other, other].toSorted())
})

async function groupIdOf(applicationId: string): Promise<string> {
  const [row] = await ownerQuery<{ id: string }>('select group_id as id from application where id = $1', [
    applicationId,
  ])
  return row!.id
}
