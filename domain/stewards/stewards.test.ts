import { beforeAll, describe, expect, test } from 'vitest'
import { arrive } from '#domain/clinicians/actions'
import { addBody, changeNetwork, removeBody, setUpNetwork } from '#domain/network/actions'
import { licenseBodies, networkToChange, setupDigest, setupOpens, theNetwork } from '#domain/network/reads'
import { recordPage } from '#domain/powers/reads'
import { newToken } from '#platform/accounts/secrets'
import { clinicianFor } from '#platform/accounts/sessions'
import { signIn } from '#platform/accounts/sign-in'
import { makeAccount } from '#platform/accounts/sign-up'
import { actAs } from '#platform/database/acting'
import { newId } from '#platform/identifiers'
import { Invalid, NotAllowed, NotFound } from '#platform/refusals'
import { digestOfSetupCode } from '#server/setup'
import { browser, lastLetterTo, openTestAccounts } from '#tests/accounts'
import { appQuery, as, asNobody, openTestDatabase, ownerQuery, type Person } from '#tests/database'
import { endSteward, inviteSteward, resetSignIn, takeUpInvitation } from './actions.ts'
import {
  beforeEnding,
  invitationIsOpen,
  isSteward,
  mailInOutbox,
  outbox,
  peopleList,
  stewardsList,
} from './reads.ts'

beforeAll(openTestDatabase)
beforeAll(openTestAccounts)

const password = 'a quiet lamp on the stairs'
async function person(name: string): Promise<Person & { email: string }> {
  const email = `${name.toLowerCase().replace(/\W/g, '.')}@example.org`
  const clinicianId = await makeAccount({ name, email, password })
  await as({ clinicianId }, arrive, { name, zone: 'America/Denver' })
  return { clinicianId, email }
}
const setUp = {
  code: 'open sesame',
  name: 'Aspen',
  homeZone: 'America/Denver',
  directory: 'public' as const,
  about: '',
  jurisdictions: ['US-CO', 'GB'],
}

const newest = { about: undefined, before: undefined }
let sofia: Person & { email: string }
beforeAll(async () => {
  sofia = await person('Sofia Reyes')
  await ownerQuery('delete from setup_code')
  await ownerQuery('insert into setup_code (digest, made_at) values ($1, now())', [setupDigest(setUp.code)])
})

describe('the first run', () => {
  test('knows the code the server prints, however it is typed', () => {
    expect(setupDigest('open-SESAME')).toEqual(digestOfSetupCode('Open sesame'))
  })

  test('opens with the code alone, once, however often and by whoever it is tried', async () => {
    const mallory = await person('Mallory')
    expect(await asNobody(setupOpens, { code: ' open sesame ' })).toBe(true)
    expect(await asNobody(setupOpens, { code: 'open' })).toBe(false)
    await expect(as(mallory, setUpNetwork, { ...setUp, code: 'guess' })).rejects.toThrow(NotFound)
    expect(await as(mallory, isSteward, undefined)).toBe(false)
    const both = await Promise.allSettled([
      as(sofia, setUpNetwork, setUp),
      as(sofia, setUpNetwork, setUp),
      as(mallory, setUpNetwork, { ...setUp, code: 'x' }),
    ])
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    expect(await asNobody(setupOpens, setUp)).toBe(false)
    expect(await asNobody(theNetwork, undefined)).toMatchObject({
      name: 'Aspen',
      homeZone: 'America/Denver',
      directory: 'public',
    })
    expect((await asNobody(licenseBodies, undefined)).map((body) => body.jurisdiction)).toEqual([
      'GB',
      'GB',
      'GB',
      'GB',
      'US-CO',
    ])
  })

  test('afterwards the database makes nobody a steward by their own word', async () => {
    const mallory = await person('Mallory Two')
    await expect(
      appQuery(mallory.clinicianId, 'insert into steward (clinician_id, since) values ($1, now())', [
        mallory.clinicianId,
      ]),
    ).rejects.toThrow(/row-level security/)
  })
})

describe('another steward', () => {
  test('is invited by address; only the one with that address can take it up; again changes nothing', async () => {
    const [lena, mallory] = [await person('Lena Park'), await person('Mallory Three')]
    const invitation = { invitationId: newId(), email: lena.email }
    await as(sofia, inviteSteward, invitation)
    await as(sofia, inviteSteward, invitation)
    const letter = await lastLetterTo({ address: lena.email })
    expect(letter).toMatchObject({ kind: 'steward-invitation', shown: true })
    await expect(as(mallory, takeUpInvitation, { token: letter.secret! })).rejects.toThrow(NotFound)
    expect(await as(mallory, invitationIsOpen, { token: letter.secret! })).toBe(false)
    expect(await as(lena, invitationIsOpen, { token: newToken() })).toBe(false)
    for (const _ of ['a program that follows links', 'she herself'])
      expect(await as(lena, invitationIsOpen, { token: letter.secret! })).toBe(true)
    await as(lena, takeUpInvitation, { token: letter.secret! })
    await as(lena, takeUpInvitation, { token: letter.secret! })
    expect(await as(lena, isSteward, undefined)).toBe(true)
    expect((await as(sofia, stewardsList, undefined)).stewards.map((line) => line.name)).toEqual([
      'Sofia Reyes',
      'Lena Park',
    ])
    await as(lena, endSteward, { clinicianId: lena.clinicianId })
    // The link of old makes nobody a steward again whose stewardship was ended.
    await expect(as(lena, takeUpInvitation, { token: letter.secret! })).rejects.toThrow(NotFound)
    expect(await as(lena, invitationIsOpen, { token: letter.secret! })).toBe(false)
    expect(await as(lena, isSteward, undefined)).toBe(false)
    const again = { invitationId: newId(), email: lena.email }
    await as(sofia, inviteSteward, again)
    await as(lena, takeUpInvitation, { token: (await lastLetterTo({ address: lena.email })).secret! })
    expect(await as(lena, isSteward, undefined)).toBe(true)
    await as(sofia, endSteward, { clinicianId: lena.clinicianId })
    await as(sofia, endSteward, { clinicianId: lena.clinicianId })
    await as(sofia, inviteSteward, { invitationId: newId(), email: mallory.email })
    const token = (await lastLetterTo({ address: mallory.email })).secret!
    expect(await as(mallory, invitationIsOpen, { token })).toBe(true)
    await ownerQuery('update steward_invitation set expires_at = made_at where used_by is null')
    expect(await as(mallory, invitationIsOpen, { token })).toBe(false)
  })

  test('inviting asks for a fresh sign-in; the last steward stays', async () => {
    const tired = { clinicianId: sofia.clinicianId, fresh: false }
    await expect(
      actAs(tired, inviteSteward, { invitationId: newId(), email: 'x@example.org' }),
    ).rejects.toThrow(NotAllowed)
    await expect(as(sofia, endSteward, sofia)).rejects.toThrow(Invalid)
  })

  test('before one ends, it is said what stays: how many are left, and the invitations they sent', async () => {
    const [jo, mallory] = [await person('Jo Winter'), await person('Mallory Four')]
    expect(await as(sofia, beforeEnding, sofia)).toMatchObject({ name: 'Sofia Reyes', left: 0 })
    await as(sofia, inviteSteward, { invitationId: newId(), email: jo.email })
    await as(jo, takeUpInvitation, { token: (await lastLetterTo({ address: jo.email })).secret! })
    await as(jo, inviteSteward, { invitationId: newId(), email: 'x@example.org' })
    expect(await as(sofia, beforeEnding, jo)).toMatchObject({
      name: 'Jo Winter',
      isOneself: false,
      left: 1,
      invitations: 1,
    })
    expect(await as(sofia, beforeEnding, sofia)).toMatchObject({ isOneself: true, invitations: 0 })
    await expect(as(mallory, beforeEnding, jo)).rejects.toThrow(NotFound)
    await expect(as(sofia, beforeEnding, mallory)).rejects.toThrow(NotFound)
  })

  test('ending one’s own twice is ending it once; the record has it once', async () => {
    const [rosa, mallory] = [await person('Rosa Lind'), await person('Mallory Five')]
    await as(sofia, inviteSteward, { invitationId: newId(), email: rosa.email })
    await as(rosa, takeUpInvitation, { token: (await lastLetterTo({ address: rosa.email })).secret! })
    for (const _ of ['a click', 'another']) await as(rosa, endSteward, { clinicianId: rosa.clinicianId })
    await as(sofia, endSteward, { clinicianId: rosa.clinicianId })
    const { entries } = await as(sofia, recordPage, newest)
    const ended = entries.filter((entry) => entry.kind === 'steward.ended' && entry.by === 'Rosa Lind')
    expect(ended).toHaveLength(1)
    await expect(as(mallory, endSteward, mallory)).rejects.toThrow(NotFound)
  })
})

describe('a reset by a steward', () => {
  test('signs the person out, shuts their groups, tells person, group and record, and is not the steward’s to vouch for', async () => {
    const [amara, priya] = [await person('Amara Osei'), await person('Priya Nair')]
    const group = newId()
    await ownerQuery(`insert into "group" (id, founder_id, state, made_at) values ($1, $2, 'open', now())`, [
      group,
      priya.clinicianId,
    ])
    for (const [who, role] of [
      [amara, 'member'],
      [priya, 'facilitator'],
    ] as const)
      await ownerQuery(
        `insert into seat (id, group_id, clinician_id, role, state, offered_at, offered_by) values ($1, $2, $3, $4, 'active', now(), $3)`,
        [newId(), group, who.clinicianId, role],
      )
    const here = browser()
    here.keep((await signIn(here.visit(), { email: amara.email, password })).cookies)

    const { token } = await as(sofia, resetSignIn, {
      clinicianId: amara.clinicianId,
      reason: 'Lost phone and codes; we spoke by video.',
    })
    await as(sofia, resetSignIn, { clinicianId: amara.clinicianId, reason: 'The link got lost, a new one.' })
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(await clinicianFor(here.visit().request)).toBeUndefined()
    expect(
      await ownerQuery('select group_id, asked_by, vouched_at from vouching where clinician_id = $1', [
        amara.clinicianId,
      ]),
    ).toEqual([{ group_id: group, asked_by: sofia.clinicianId, vouched_at: null }])
    expect(await appQuery(amara.clinicianId, 'select must_be_vouched_for() as held')).toEqual([
      { held: true },
    ])
    const told = await ownerQuery<{ kind: string }>(
      'select distinct kind from notice where clinician_id = $1',
      [priya.clinicianId],
    )
    expect(told).toEqual([{ kind: 'vouching-needed' }])
    expect((await lastLetterTo(amara)).kind).toBe('sign-in-reset')
    const { entries } = await as(sofia, recordPage, newest)
    expect(entries[0]).toMatchObject({
      kind: 'account.reset',
      by: 'Sofia Reyes',
      about: 'Amara Osei',
      reason: 'The link got lost, a new one.',
    })
    for (const mail of (await as(sofia, outbox, {})).mails) expect(mail.secret).not.toBe(token)

    // Even as a facilitator of that group, the steward who reset it cannot open the door again.
    await ownerQuery(
      `insert into seat (id, group_id, clinician_id, role, state, offered_at, offered_by) values ($1, $2, $3, 'facilitator', 'active', now(), $3)`,
      [newId(), group, sofia.clinicianId],
    )
    const vouch = (by: Person) =>
      appQuery(
        by.clinicianId,
        'update vouching set vouched_by = $2, vouched_at = now() where clinician_id = $1 returning group_id',
        [amara.clinicianId, by.clinicianId],
        true,
      )
    for (const by of [sofia, amara]) expect(await vouch(by).catch(() => [])).toEqual([])
  })

  test('is for stewards, for others than oneself, and fresh', async () => {
    const amara = await person('Amara Two')
    const input = { clinicianId: amara.clinicianId, reason: 'Lost everything at once.' }
    await expect(as(amara, resetSignIn, { ...input, clinicianId: sofia.clinicianId })).rejects.toThrow(
      NotFound,
    )
    await expect(as(sofia, resetSignIn, { ...input, clinicianId: sofia.clinicianId })).rejects.toThrow(
      NotFound,
    )
    await expect(actAs({ clinicianId: sofia.clinicianId, fresh: false }, resetSignIn, input)).rejects.toThrow(
      NotAllowed,
    )
    await expect(appQuery(amara.clinicianId, 'select ask_vouching($1)', [sofia.clinicianId])).rejects.toThrow(
      /only a steward/,
    )
  })
})

describe('the desk', () => {
  test('is nobody else’s', async () => {
    const noah = await person('Noah Kim')
    for (const read of [
      () => as(noah, outbox, {}),
      () => as(noah, recordPage, newest),
      () => as(noah, peopleList, { name: '' }),
      () => as(noah, stewardsList, undefined),
      () => as(noah, networkToChange, undefined),
    ])
      await expect(read()).rejects.toThrow(NotFound)
    expect(await appQuery(noah.clinicianId, 'select 1 from mail')).toEqual([])
    expect(
      await appQuery(
        noah.clinicianId,
        `select 1 from record_entry where audience = 'stewards' and actor_id <> $1`,
        [noah.clinicianId],
      ),
    ).toEqual([])
  })

  test('finds people by part of a name, wildcards taken as they are', async () => {
    await person('Percy % Underwood_')
    const found = async (name: string) =>
      (await as(sofia, peopleList, { name })).people.map((line) => line.name)
    expect(await found('underwood')).toEqual(['Percy % Underwood_'])
    expect(await found('%')).toEqual(['Percy % Underwood_'])
    expect(await found('nobody')).toEqual([])
  })

  test('shows a mail only when its kind may be shown', async () => {
    const { mails } = await as(sofia, outbox, {})
    expect(await as(sofia, mailInOutbox, { mailId: mails[0]!.id })).toEqual(mails[0])
    const [hidden] = await ownerQuery<{ id: string }>('select id from mail where not shown_to_stewards')
    if (hidden) await expect(as(sofia, mailInOutbox, { mailId: hidden.id })).rejects.toThrow(NotFound)
  })

  test('changes the network and its license bodies', async () => {
    await as(sofia, changeNetwork, {
      name: 'Aspen Consult',
      homeZone: 'America/Denver',
      directory: 'closed',
      about: 'Us.',
      keepCreditYears: 7,
    })
    const body = {
      bodyId: newId(),
      jurisdiction: 'US-UT',
      profession: 'any' as const,
      name: 'DOPL',
      registerUrl: 'https://dopl.utah.gov',
    }
    await as(sofia, addBody, body)
    await as(sofia, addBody, body)
    const { network, bodies } = await as(sofia, networkToChange, undefined)
    expect(network).toMatchObject({ name: 'Aspen Consult', directory: 'closed' })
    expect(bodies.filter((one) => one.name === 'DOPL')).toHaveLength(1)
    await as(sofia, removeBody, body)
    await as(sofia, removeBody, body)
    expect((await as(sofia, networkToChange, undefined)).bodies.filter((one) => one.name === 'DOPL')).toEqual(
      [],
    )
  })
})
