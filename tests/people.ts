import { signAgreement } from '#domain/agreements/actions'
import { agreementOf } from '#domain/agreements/reads'
import {
  decideCommitment,
  decideComposition,
  decideConfidentiality,
  decideGoals,
  decideGuidelines,
  decideLeadership,
  openGroup,
  startGroup,
} from '#domain/groups/actions'
import { acceptInvitation, invite, openInvitation } from '#domain/invitations/actions'
import { vouchFor } from '#domain/vouchings/actions'
import { vouchingsWaiting } from '#domain/vouchings/reads'
import { NETWORK_ID, newId } from '#platform/identifiers'
import { makeKey } from '#platform/keyring'
import { as, ownerQuery, type Person } from '#tests/database'

/**
 * People and groups for tests of subjects that only need them to be there. Licenses are written as
 * owner, since verifying one is another subject's journey; everything a group does goes through its actions.
 */
export async function person(
  name: string,
  license: 'verified' | 'waiting' | 'expired' | 'suspended' | 'none' = 'verified',
  family = 'cbt',
): Promise<Person & { name: string }> {
  await makeKey(NETWORK_ID, 'network')
  const id = newId()
  await makeKey(id, 'clinician')
  await ownerQuery(
    `insert into colloquy.clinician (id, name, credential, zone, family, made_at, changed_at) values ($1, $2, 'LMFT', 'America/New_York', $3, now(), now())`,
    [id, name, family],
  )
  if (license !== 'none')
    await ownerQuery(
      `insert into colloquy.license (id, clinician_id, jurisdiction, profession, sealed_number, expires_on, state, made_at, changed_at)
       values ($1, $2, 'US-NY', 'marriage-family-therapist', '\\x00', colloquy.acting_now()::date + $3::int, $4, now(), now())`,
      [newId(), id, license === 'expired' ? -30 : 400, license === 'expired' ? 'verified' : license],
    )
  return { clinicianId: id, name }
}

/** A steward, made as owner. */
export async function stewardPerson(name: string): Promise<Person & { name: string }> {
  const made = await person(name)
  await ownerQuery('insert into colloquy.steward (clinician_id, since) values ($1, now())', [
    made.clinicianId,
  ])
  return made
}

/** The decisions of such a group's charter: the first one's words, and what takes the others, in their order. */
export function charterOf(groupId: string, options: { name?: string; seatsMax?: number } = {}) {
  const goals: Parameters<typeof decideGoals>[1] = {
    groupId,
    name: options.name ?? 'Thursday Trauma Consult',
    purpose: 'A place to bring stuck trauma work and to leave with one thing to try.',
    goal: 'clinical-consult',
    cadence: 'every-other-week',
    weekday: 4,
    startsLocal: '18:30',
    zone: 'America/New_York',
    minutes: 90,
    protocol: 'structured-peer',
    place: 'online',
    area: '',
    language: 'en',
  }
  const commitment = (founder: Person) =>
    as(founder, decideCommitment, {
      groupId,
      termMonths: 6,
      attendancePercent: 80,
      noticeHours: 48,
      admission: 'rolling',
      questions: [],
    })
  const rest = async (founder: Person) => {
    await as(founder, decideComposition, {
      groupId,
      seatsMin: 3,
      seatsMax: options.seatsMax ?? 7,
      mix: 'varied',
      wishedFamilies: [],
      specialties: ['ptsd'],
      wishedEarly: 1,
      wishedSenior: 1,
      compositionNote: '',
    })
    await as(founder, decideConfidentiality, {
      groupId,
      keepDays: 90,
      chosen: ['no-outside', 'no-recording'],
      ownTitle: '',
      ownText: '',
    })
    await as(founder, decideGuidelines, {
      groupId,
      caseFormat: '',
      ethicsNote: '',
      conductNote: '',
    })
    await as(founder, decideLeadership, {
      groupId,
      leadership: 'rotating',
      leadershipNote: '',
      contact: false,
    })
    await commitment(founder)
  }
  return { goals, commitment, rest }
}

/** An open, listed group founded by `founder`, every other Thursday 18:30 in New York, 90 minutes. */
export async function groupOf(
  founder: Person & { name: string },
  options: { name?: string; seatsMax?: number; listed?: boolean } = {},
) {
  const { groupId } = await as(founder, startGroup, { groupId: newId(), zone: 'America/New_York' })
  const decide = charterOf(groupId, options)
  await as(founder, decideGoals, decide.goals)
  await decide.rest(founder)
  await as(founder, openGroup, {
    groupId,
    versionId: newId(),
    typedName: founder.name,
    listed: options.listed ?? true,
    clauses: [
      {
        id: 'no-outside',
        title: 'What is said here stays here',
        text: 'Nothing said in the group is told outside it.',
      },
      {
        id: 'no-recording',
        title: 'No recording',
        text: 'Nobody records, transcribes or takes screenshots.',
      },
    ],
  })
  return { groupId }
}

/** Brings someone into a group: invited by `facilitator`, accepted, the agreement signed. */
export async function join(
  facilitator: Person,
  member: Person & { name: string },
  groupId: string,
): Promise<void> {
  const { token } = await as(facilitator, invite, { invitationId: newId(), groupId, address: '' })
  await as(member, openInvitation, { token, address: '' })
  await as(member, acceptInvitation, { groupId })
  const { inForce } = await as(member, agreementOf, { groupId })
  await as(member, signAgreement, { groupId, versionId: inForce!.id, typedName: member.name })
}

/** Somebody of the group vouches for whose sign-in was reset, as it waits now; quietly where nothing waits for them. */
export async function vouch(by: Person, of: { groupId: string; clinicianId: string }): Promise<void> {
  const waiting = (await as(by, vouchingsWaiting, undefined)).find(
    (one) => one.groupId === of.groupId && one.clinicianId === of.clinicianId,
  )
  await as(by, vouchFor, { ...of, neededSince: waiting?.neededSince ?? '2026-01-01T00:00:00Z' })
}
