import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { stepOut } from '#domain/recusals/actions'
import { openTestAccounts } from '#tests/accounts'
import { shareWords } from '#tests/cases'
import { as, keyringQuery, openTestDatabase, ownerQuery, roleNames } from '#tests/database'
import { groupOf, join, person } from '#tests/people'
import { accounts, inAccounts } from './accounts/connection.ts'
import { endSessions, openSession } from './accounts/sessions.ts'
import { noteCodesEnded } from './accounts/takenaway.ts'
import { newId } from './identifiers.ts'
import { noteTakenAway } from './ledger.ts'

beforeAll(openTestDatabase)
beforeAll(openTestAccounts)

const notedOf = (id: string) => keyringQuery('select kind, other_id from ledger where subject_id = $1', [id])

async function account(): Promise<string> {
  const id = newId()
  await ownerQuery('insert into accounts.account (id, email) values ($1, $2)', [id, `${id}@example.org`])
  return id
}

test('what a transaction took away is in the ledger once; what another one was refused is not', async () => {
  const priya = await person('Priya Raman')
  const [kept, refused] = [newId(), newId()]
  await as(priya, async ({ tx }) => noteTakenAway(tx, 'recusal', kept, priya.clinicianId), undefined)
  const refusing = as(
    priya,
    async ({ tx }) => {
      noteTakenAway(tx, 'seat.ended', refused)
      throw new Error('refused after all')
    },
    undefined,
  )
  await expect(refusing).rejects.toThrow('refused after all')
  expect(await notedOf(kept)).toEqual([{ kind: 'recusal', other_id: priya.clinicianId }])
  expect(await notedOf(refused)).toEqual([])
})

test('a transaction that the database broke off writes nothing: the code it would have used is good', async () => {
  const accountId = await account()
  const using = inAccounts(async (tx) => {
    noteCodesEnded(tx, [{ digest: Buffer.alloc(32, 7) }])
    await sql`update account set email = null where id = ${accountId}`.execute(tx)
  })
  await expect(using).rejects.toThrow('not-null')
  expect(await notedOf('07070707-0707-0707-0707-070707070707')).toEqual([])
})

test('a commit that fails leaves the entry: what was asked for happens at a restore, or when it is sent again', async () => {
  await ownerQuery(
    `create function fail_at_the_end() returns trigger language plpgsql as $$ begin raise 'too late'; end $$;
     create constraint trigger fails_at_the_end after delete on accounts.session deferrable initially deferred
       for each row execute function fail_at_the_end();`,
  )
  const accountId = await account()
  await openSession(accounts(), accountId, new Request('http://localhost'))
  const sessions = () =>
    ownerQuery<{ id: string }>('select id from accounts.session where account_id = $1', [accountId])
  const [session] = (await sessions()) as [{ id: string }]
  await expect(endSessions(accountId)).rejects.toThrow('too late')
  expect(await sessions()).toEqual([session])
  expect(await notedOf(session.id)).toHaveLength(1)
  await ownerQuery('drop function fail_at_the_end cascade')
  await endSessions(accountId)
  expect(await sessions()).toEqual([])
})

test('while the ledger cannot be written, nothing is taken away, and it can be done later', async () => {
  const [priya, dan] = [await person('Priya Raman'), await person('Dan Kim')]
  const { groupId } = await groupOf(priya)
  await join(priya, dan, groupId)
  const caseId = await shareWords(priya, { groupId })
  const recused = () => ownerQuery('select from recusal where case_id = $1', [caseId])
  await keyringQuery(`revoke insert on ledger from ${roleNames().app}`)
  await expect(as(dan, stepOut, { caseId })).rejects.toThrow(/permission denied/)
  expect(await recused()).toEqual([])
  await keyringQuery(`grant insert on ledger to ${roleNames().app}`)
  await as(dan, stepOut, { caseId })
  expect(await recused()).toHaveLength(1)
  expect(await notedOf(caseId)).toEqual([{ kind: 'recusal', other_id: dan.clinicianId }])
})

test('two at the same moment, and again: taken away once, and noted', async () => {
  const accountId = await account()
  await openSession(accounts(), accountId, new Request('http://localhost'))
  const [session] = (await ownerQuery('select id from accounts.session where account_id = $1', [
    accountId,
  ])) as [{ id: string }]
  await Promise.all([endSessions(accountId), endSessions(accountId)])
  await endSessions(accountId)
  expect(await notedOf(session.id)).toHaveLength(1)
})

test('outside of such a transaction nothing can be noted, rather than be lost', async () => {
  expect(() => noteTakenAway({}, 'seat.ended', newId())).toThrow('does not write the ledger')
})
