import { en } from '#copy/en'
import { signAgreement } from '#domain/agreements/actions'
import type { Clause } from '#domain/agreements/agreement'
import { agreementOf } from '#domain/agreements/reads'
import {
  changeGroupState,
  decideCommitment,
  decideComposition,
  decideConfidentiality,
  decideGoals,
  decideGuidelines,
  decideLeadership,
  openGroup,
  startGroup,
} from '#domain/groups/actions'
import { charterToWrite } from '#domain/groups/reads'
import { acceptInvitation, invite, openInvitation } from '#domain/invitations/actions'
import { setPlace } from '#domain/places/actions'
import { changeRole } from '#domain/seats/actions'
import { makeSeries } from '#domain/series/actions'
import { newId } from '#platform/identifiers'
import { addressOf, as, type Persona, type Personas } from './arrivals.ts'
import type { Circle } from './circles.ts'

export type Gathered = Circle & { groupId: string; founder: Persona; members: Persona[] }

/** The clauses chosen in the charter, in the catalog's words. */
function clausesOf(ids: readonly string[]): Clause[] {
  const all = en.clauses as Record<string, { title: string; text: string }>
  return ids.flatMap((id) => (all[id] ? [{ id, title: all[id].title, text: all[id].text }] : []))
}

/** A group from its first step to its full ring and its rhythm. A draft stays at its second step. */
export async function gather(
  circle: Circle,
  personas: Personas,
  from: Temporal.PlainDate,
): Promise<Gathered> {
  const members = circle.people.map((slug) => personas.get(slug)!)
  const founder = members[0]!
  const groupId = newId()
  await writeCharter(circle, founder, groupId)
  const gathered = { ...circle, groupId, founder, members }
  if (circle.state === 'draft') return gathered
  const { chosenClauses } = await as(founder, charterToWrite, { groupId })
  await as(founder, openGroup, {
    groupId,
    versionId: newId(),
    typedName: founder.name,
    listed: circle.listed,
    clauses: clausesOf(chosenClauses),
  })
  if (circle.place === 'online')
    await as(founder, setPlace, {
      groupId,
      videoLink: `https://meet.example.org/${circle.key}-${groupId.slice(-6)}`,
      address: '',
    })
  else
    await as(founder, setPlace, {
      groupId,
      videoLink: '',
      address: 'Second floor, the door at the back. The bell is marked “Studio”; there is an elevator.',
    })
  for (const member of members.slice(1)) await joins(founder, member, groupId)
  if (circle.leadership === 'co-led')
    await as(founder, changeRole, { groupId, clinicianId: members[1]!.clinicianId, role: 'facilitator' })
  await as(founder, makeSeries, { groupId, seriesId: newId(), ...rhythm(circle, from) })
  return gathered
}

/** Pauses or ends a group that has had its time. */
export async function settle({ groupId, founder, state }: Gathered): Promise<void> {
  if (state === 'paused' || state === 'ended') await as(founder, changeGroupState, { groupId, state })
}

async function writeCharter(circle: Circle, founder: Persona, groupId: string): Promise<void> {
  await as(founder, startGroup, { groupId, zone: circle.zone })
  await as(founder, decideGoals, {
    groupId,
    name: circle.name,
    purpose: circle.purpose,
    goal: circle.goal,
    cadence: circle.cadence,
    weekday: circle.weekday,
    startsLocal: circle.startsLocal,
    zone: circle.zone,
    minutes: circle.minutes,
    protocol: 'structured-peer',
    place: circle.place,
    area: circle.area ?? '',
    language: 'en',
  })
  if (circle.state === 'draft') return
  await as(founder, decideComposition, {
    groupId,
    seatsMin: 3,
    seatsMax: circle.seatsMax,
    mix: 'varied',
    wishedFamilies: [],
    specialties: circle.specialties,
    wishedEarly: 1,
    wishedSenior: 1,
    compositionNote: '',
  })
  await as(founder, decideConfidentiality, {
    groupId,
    keepDays: 90,
    chosen: ['no-outside', 'no-identifiers', 'private-room', 'step-out', 'limits', 'after-leaving'],
    ownTitle: '',
    ownText: '',
  })
  await as(founder, decideGuidelines, {
    groupId,
    caseFormat: 'One question, half a page, read before we meet.',
    ethicsNote: '',
    conductNote: 'We speak to the group, not about the person.',
  })
  await as(founder, decideLeadership, {
    groupId,
    leadership: circle.leadership,
    leadershipNote: '',
    contact: circle.contact ?? false,
  })
  await as(founder, decideCommitment, {
    groupId,
    termMonths: 12,
    attendancePercent: 80,
    noticeHours: 48,
    admission: circle.admission ?? 'rolling',
    questions: circle.key === 'thursday' ? ['What would you bring first?'] : [],
  })
}

async function joins(founder: Persona, member: Persona, groupId: string): Promise<void> {
  const { token } = await as(founder, invite, { invitationId: newId(), groupId, address: '' })
  await as(member, openInvitation, { token, address: addressOf(member) })
  await as(member, acceptInvitation, { groupId })
  const { inForce } = await as(member, agreementOf, { groupId })
  await as(member, signAgreement, { groupId, versionId: inForce!.id, typedName: member.name })
}

function rhythm({ cadence, weekday, startsLocal, zone, minutes }: Circle, from: Temporal.PlainDate) {
  const series = { weekday, days: [], startsLocal, zone, minutes, from: from.toString() }
  return cadence === 'monthly'
    ? { ...series, cadence, nths: [1] }
    : {
        ...series,
        cadence: cadence === 'weekly' ? ('weekly' as const) : ('every-other-week' as const),
        nths: [],
      }
}
