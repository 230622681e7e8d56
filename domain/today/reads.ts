import { ownTurns, presentersIn } from '#domain/agenda/reads'
import { groupsToSign } from '#domain/agreements/reads'
import { ownWaiting, waitingByGroup } from '#domain/applications/reads'
import { type CaseListed, meetingCases } from '#domain/cases/reads'
import { creditWaiting } from '#domain/certificates/reads'
import { hasWeek, ownProfile } from '#domain/clinicians/reads'
import { ownDrafts } from '#domain/drafts/reads'
import { type OwnGroup, ownDrafts as ownGroupDrafts, ownGroups } from '#domain/groups/reads'
import { invitationsOpened } from '#domain/invitations/reads'
import { isAskedAboutName, ownLicensing, renamedPeople, waitingLicenses } from '#domain/licenses/reads'
import { isWithSteward, type Standing } from '#domain/licenses/standing'
import { type ComingFacts, comingMeetings } from '#domain/meetings/reads'
import { ownNews } from '#domain/notices/reads'
import { rolesIn } from '#domain/roles/reads'
import { fellowMembers, ownDoors } from '#domain/seats/reads'
import { untilVouched } from '#domain/seats/seat'
import { groupsWithoutDates } from '#domain/series/reads'
import { isSteward } from '#domain/stewards/reads'
import { followUpsDue, takeawaysToWrite } from '#domain/takeaways/reads'
import { otherThanVerified } from '#domain/verifiednames/verifiedname'
import { vouchingsWaiting } from '#domain/vouchings/reads'
import type { Acting } from '#platform/database/acting'
import { inOrder, type Need, partOfDay } from './need.ts'

/** How many days before a meeting its case is asked for, and how far ahead the next one is looked for. */
const CASE_DAYS = 10
const NEXT_DAYS = 45
/** A license that ends within these days is spoken of. */
const LICENSE_DAYS = 45

/** Everything the Today page shows a person: what is next, what needs them, their groups. */
export async function today(acting: Acting) {
  const { now } = acting
  const [profile, own, licensing, doors, applied, coming] = await Promise.all([
    ownProfile(acting),
    ownGroups(acting),
    ownLicensing(acting),
    ownDoors(acting),
    ownWaiting(acting),
    comingMeetings(acting, { days: NEXT_DAYS }),
  ])
  const standing = licensing.standingIn(profile.zone)
  const groups = own.map(outlineOf)
  const [first, ...later] = coming.slice(0, 4)
  const open = doors.filter((door) => !door.shut).map((door) => door.groupId)
  const shut = doors.find((door) => door.groupId === first?.meeting.groupId)?.shut
  const ahead = coming.map(({ meeting }) => meeting).filter((meeting) => open.includes(meeting.groupId))
  const cases = meetingCases(acting, { meetingIds: ahead.map((meeting) => meeting.id) })
  const isRenamed = otherThanVerified(profile, licensing.verifiedName) !== undefined
  const { lastDay } = licensing
  const known = { groups, open, standing, lastDay, isRenamed, profileDone: profile.credential !== '' }
  const named = ({ meeting, facts }: Coming) => facts(nameIn(groups, meeting.groupId))
  const toOpening = cases.then(toRead)
  const [next, needs, toOpen, news] = await Promise.all([
    first ? nextMeeting(acting, first, groups, shut !== undefined, cases) : null,
    allNeeds(acting, known),
    toOpening,
    // A case that is to be read stands among what needs one already.
    toOpening.then((toOpen) => ownNews(acting, { toRead: toOpen.map(({ caseId }) => caseId) })),
  ])
  return {
    now: now.toString(),
    firstName: profile.name.split(' ')[0] ?? profile.name,
    partOfDay: partOfDay(now, profile.zone),
    next: next && first ? { ...next, meeting: named(first), shut } : null,
    later: later.map(named),
    needs: inOrder([...needs, ...toOpen, ...toAnswerAgain(coming.slice(1).map(named))]),
    news,
    groups: groups.filter((group) => group.state !== 'ended'),
    standing,
    untilVouched: untilVouched(doors),
    applied: applied.map(({ groupId, groupName }) => ({ groupId, groupName: groupName ?? '' })),
  }
}

/** Of one's groups, what the page shows. */
function outlineOf(group: OwnGroup) {
  const { groupId, name, state, seatState, isOfferOver, role, ring, seatsMax, wishedFamilies, hourAt } = group
  const { protocol, leadership, noticeHours } = group
  const { cadence, weekday, startsLocal, zone } = group
  const line = { cadence, weekday, startsLocal, zone, protocol, leadership, noticeHours }
  const term = group.term?.isAsked ? group.term : undefined
  const seat = { seatState, isOfferOver, role }
  return { term, groupId, name, state, ...seat, ring, seatsMax, wishedFamilies, hourAt, ...line }
}
type Outline = ReturnType<typeof outlineOf>
export type Today = Awaited<ReturnType<typeof today>>

type Coming = Awaited<ReturnType<typeof comingMeetings>>[number]

/** The next meeting with who leads, who presents and, where one may read them, the titles of their cases. */
async function nextMeeting(
  acting: Acting,
  { meeting }: Coming,
  groups: readonly Outline[],
  isShut: boolean,
  reading: Promise<readonly CaseListed[]>,
) {
  const group = groups.find((one) => one.groupId === meeting.groupId)
  if (!group) return null
  const members = await fellowMembers(acting, group)
  const evening = { meeting, members, group, leads: group.role === 'facilitator' && !isShut }
  const [roles, presenters, cases] = await Promise.all([
    rolesIn(acting, evening),
    presentersIn(acting, evening),
    reading,
  ])
  const name = (id: string | undefined) => {
    const member = members.find((m) => m.clinicianId === id)
    return member ? { name: member.name.split(' ')[0]!, isYou: member.isYou } : null
  }
  const titles = new Map(cases.map((one) => [one.caseId, one.title]))
  return {
    seats: members
      .filter((m) => m.state === 'active' || m.state === 'paused')
      .map((m) => ({ family: m.family, isYou: m.isYou, isPaused: m.state === 'paused', name: m.name })),
    facilitator: name(roles.facilitator),
    timekeeper: name(roles.timekeeper),
    presenters: presenters.map(({ name, isYou, caseId }) => ({
      name: name.split(' ')[0]!,
      isYou,
      title: (caseId && titles.get(caseId)) || null,
    })),
  }
}

/** What was read for the page already. `open`: groups one may enter now; `lastDay`: of one's licenses; `isRenamed`: since one was verified. */
type Known = {
  groups: readonly Outline[]
  open: readonly string[]
  standing: Standing
  lastDay: string | null
  isRenamed: boolean
  profileDone: boolean
}

async function allNeeds(acting: Acting, known: Known): Promise<Need[]> {
  const parts = await Promise.all([
    aboutOneself(acting, known),
    toSign(acting, known),
    asFacilitator(acting, known),
    aboutInvitations(acting),
    aboutTurns(acting, known),
    aboutGroupDrafts(acting),
    afterMeetings(acting),
    atTheDesk(acting),
  ])
  return parts.flat()
}

async function aboutOneself(
  acting: Acting,
  { profileDone, standing, lastDay, isRenamed, groups }: Known,
): Promise<Need[]> {
  const needs: Need[] = profileDone ? [] : [{ kind: 'profile' }]
  if (standing !== 'verified' && !isWithSteward(standing)) needs.push({ kind: 'license', standing })
  if (isRenamed && standing === 'verified' && (await isAskedAboutName(acting)))
    needs.push({ kind: 'name-asked' })
  if (standing === 'verified') {
    const limit = acting.now.toZonedDateTimeISO('UTC').toPlainDate().add({ days: LICENSE_DAYS }).toString()
    if (lastDay && lastDay <= limit) needs.push({ kind: 'license-soon', expiresOn: lastDay })
  }
  // The week ranks groups in the directory: asked of who has none yet.
  if (profileDone && groups.length === 0 && !(await hasWeek(acting))) needs.push({ kind: 'week' })
  return needs
}

/** Agreements one is asked to sign, before they hold or late. */
async function toSign(acting: Acting, { groups }: Known): Promise<Need[]> {
  // Of a group that has ended its members still sign, to read its cases.
  const groupIds = groups.filter((group) => !group.isOfferOver).map((group) => group.groupId)
  const asked = await groupsToSign(acting, { groupIds })
  return asked.map(({ groupId, holdsFrom, isFirst }): Need => {
    const isLate = Temporal.Instant.compare(holdsFrom, acting.now) <= 0
    return {
      kind: 'sign',
      groupId,
      groupName: nameIn(groups, groupId),
      isFirst,
      holdsFrom: holdsFrom.toString(),
      zone: groups.find((group) => group.groupId === groupId)?.zone ?? 'UTC',
      isLate,
    }
  })
}

const nameIn = (groups: readonly Outline[], groupId: string) =>
  groups.find((group) => group.groupId === groupId)?.name ?? ''

/** What waits for a facilitator: applications, people to vouch for, groups without dates. */
async function asFacilitator(acting: Acting, { groups, open }: Known): Promise<Need[]> {
  const led = groups.filter(
    (group) => group.role === 'facilitator' && group.state !== 'ended' && open.includes(group.groupId),
  )
  if (led.length === 0) return []
  const groupIds = led.map((group) => group.groupId)
  const [waiting, vouchings, dateless] = await Promise.all([
    waitingByGroup(acting, groupIds),
    vouchingsWaiting(acting),
    groupsWithoutDates(acting, { groupIds }),
  ])
  const named = (groupId: string) => ({ groupId, groupName: nameIn(led, groupId) })
  return [
    ...[...waiting]
      .filter(([, count]) => count > 0)
      .map(([groupId, count]): Need => ({ kind: 'applications', ...named(groupId), count })),
    ...vouchings.map(
      ({ groupId, clinicianId, name }): Need => ({ kind: 'vouch', ...named(groupId), clinicianId, name }),
    ),
    ...dateless.map((groupId): Need => ({ kind: 'dates', ...named(groupId) })),
    ...led.flatMap(({ groupId, name, term }): Need[] =>
      term ? [{ kind: 'term', groupId, groupName: name, endsOn: term.endsOn, isOver: term.isOver }] : [],
    ),
  ]
}

async function aboutInvitations(acting: Acting): Promise<Need[]> {
  const opened = await invitationsOpened(acting)
  return opened.map(
    ({ groupId, name, expiresAt }): Need => ({ kind: 'invitation', groupId, groupName: name, expiresAt }),
  )
}

/** Groups one began to found and has not opened. */
async function aboutGroupDrafts(acting: Acting): Promise<Need[]> {
  const drafts = await ownGroupDrafts(acting)
  return drafts.map(
    ({ groupId, name, finishedSteps }): Need => ({
      kind: 'group-draft',
      groupId,
      groupName: name,
      finishedSteps,
    }),
  )
}

/** Own turns ahead without a case, and turns whose meeting was cancelled. Drafts are opened only when one is due. */
async function aboutTurns(acting: Acting, { open }: Known): Promise<Need[]> {
  const limit = acting.now.add({ hours: 24 * CASE_DAYS }).toString()
  const turns = (await ownTurns(acting)).filter((turn) => open.includes(turn.groupId))
  const due = turns.filter((turn) => !turn.isCancelled && !turn.caseId && turn.startsAt <= limit)
  // One that corrects a case shared before is no words for this turn.
  const drafts = due.length > 0 ? (await ownDrafts(acting)).filter((draft) => draft.caseId === null) : []
  return [
    ...turns
      .filter((turn) => turn.isCancelled)
      .map(({ groupId, startsAt }): Need => ({ kind: 'turn-lost', groupId, startsAt })),
    ...due.map(({ groupId, meetingId, startsAt }): Need => {
      const draft =
        drafts.find((one) => one.meetingId === meetingId) ?? drafts.find((one) => one.groupId === groupId)
      return { kind: 'case', groupId, meetingId, startsAt, draftId: draft?.draftId ?? null }
    }),
  ]
}

/** Meetings that were moved since one answered; the next one is asked where it stands itself. */
const toAnswerAgain = (later: readonly ComingFacts[]): Need[] =>
  later.flatMap(({ id: meetingId, groupName, startsAt, phase, yourEarlier: earlier }): Need[] =>
    earlier && phase === 'ahead' ? [{ kind: 'answer-again', meetingId, groupName, startsAt, earlier }] : [],
  )

/** Colleagues' cases of the meetings ahead one has not opened yet. */
function toRead(cases: readonly CaseListed[]): Extract<Need, { kind: 'read' }>[] {
  return cases
    .filter((one) => !one.isMine && !one.readAt && !one.withdrawn)
    .map(({ caseId, title, presenter, meetingAt }) => ({
      kind: 'read',
      caseId,
      title,
      presenter,
      startsAt: meetingAt ?? '',
    }))
}

/** One thing to try, follow-ups due, evaluations that credit waits for, and documents that are ready to be made. */
async function afterMeetings(acting: Acting): Promise<Need[]> {
  const [toWrite, followUps, undocumented] = await Promise.all([
    takeawaysToWrite(acting),
    followUpsDue(acting),
    creditWaiting(acting),
  ])
  const byMeeting = new Map(undocumented.map((line) => [line.meetingId, line]))
  const credit = [...byMeeting.values()].flatMap(({ meetingId, startsAt, zone, missing, kind }): Need[] => {
    const [only, ...others] = missing
    if (!only) return [{ kind: 'document', meetingId, startsAt, zone, isCertificate: kind === 'certificate' }]
    if (others.length > 0 || only.reason !== 'evaluation') return []
    return [{ kind: 'evaluation', meetingId, startsAt, zone, dueAt: only.dueAt }]
  })
  return [
    ...toWrite.map((one): Need => ({ kind: 'take-away', ...one })),
    ...followUps.map(({ caseId, text, madeAt }): Need => ({ kind: 'follow-up', caseId, text, madeAt })),
    ...credit,
  ]
}

async function atTheDesk(acting: Acting): Promise<Need[]> {
  if (!(await isSteward(acting))) return []
  const [waiting, renamed] = await Promise.all([waitingLicenses(acting), renamedPeople(acting)])
  return [
    { kind: 'desk' as const, count: waiting },
    { kind: 'renamed' as const, count: renamed },
  ].filter(({ count }) => count > 0)
}
