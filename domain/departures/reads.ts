import { ownApplications } from '#domain/applications/reads'
import { ownCorrections } from '#domain/attendance/reads'
import { caseShown, ownCases } from '#domain/cases/reads'
import { ownDocuments } from '#domain/certificates/reads'
import { ownProfile, ownWeek } from '#domain/clinicians/reads'
import { attendedMeetings } from '#domain/credit/reads'
import { ownDrafts } from '#domain/drafts/reads'
import { ownEvaluations } from '#domain/evaluations/reads'
import { ownFeed } from '#domain/feeds/reads'
import { groupFacts, ownGroups } from '#domain/groups/reads'
import { ownLicenses } from '#domain/licenses/reads'
import { theNetwork } from '#domain/network/reads'
import { caseNotes } from '#domain/notes/reads'
import { caseResponses } from '#domain/responses/reads'
import {
  groupMembers,
  membersByGroup,
  ownDoor,
  requireFacilitator,
  requireVouched,
} from '#domain/seats/reads'
import { isSteward, stewardsList } from '#domain/stewards/reads'
import { caseTakeaway } from '#domain/takeaways/reads'
import { ownVerifiedName } from '#domain/verifiednames/reads'
import { addressOf } from '#platform/accounts/addresses'
import { passkeysOf } from '#platform/accounts/passkeys'
import { sessionsOf } from '#platform/accounts/sessions'
import type { Acting } from '#platform/database/acting'
import { NotFound } from '#platform/refusals'
import { type Parting, partingOf } from './departure.ts'
import * as store from './store.ts'

/** What leaving a group means for this person. Refuses: NotFound outside it. */
export async function beforeLeaving(acting: Acting, { groupId }: { groupId: string }) {
  const door = await ownDoor(acting, { groupId })
  const group = (await ownGroups(acting)).find((one) => one.groupId === groupId)
  if (!group) throw new NotFound()
  const members = door.state === 'offered' ? [] : await groupMembers(acting, { groupId })
  const mine = (await ownCases(acting)).mine.filter((one) => one.groupId === groupId)
  return {
    ...partingOf(group, members, acting.actor.clinicianId),
    isOffer: door.state === 'offered',
    cases: mine.length,
  }
}

/** A group one may end, and whether it has ended. Refuses: NotFound outside and for a draft; NotAllowed for who is no facilitator. */
export async function groupToEnd(acting: Acting, { groupId }: { groupId: string }) {
  await requireFacilitator(acting, groupId)
  const { name, state } = await groupFacts(acting, { groupId })
  if (state === 'draft') throw new NotFound()
  return { groupId, name, hasEnded: state === 'ended' }
}

/** Groups one would leave with the account, and how one stands in each. */
export async function partings(acting: Acting): Promise<Parting[]> {
  const groups = (await ownGroups(acting)).filter(
    (group) => group.seatState !== 'offered' && group.seatState !== 'ended',
  )
  const members = await membersByGroup(acting, { groupIds: groups.map((group) => group.groupId) })
  return groups.map((group) => partingOf(group, members.get(group.groupId) ?? [], acting.actor.clinicianId))
}

/**
 * What deleting the account means: what goes, what stays and how long, and what has to be done first.
 * Refuses: NotAllowed be-vouched-for.
 */
export async function beforeDeleting(acting: Acting) {
  await requireVouched(acting)
  const { mine } = await ownCases(acting)
  const groups = await partings(acting)
  const isOnlySteward = (await isSteward(acting)) && (await stewardsList(acting)).stewards.length === 1
  return {
    isFresh: acting.actor.fresh,
    cases: mine.length,
    documents: (await ownDocuments(acting)).length,
    signatures: (await store.ownSignatures(acting.tx, acting.actor.clinicianId)).length,
    keepYears: (await theNetwork(acting))?.keepCreditYears ?? 7,
    groups,
    isOnlySteward,
  }
}

/**
 * Everything Colloquy keeps that is this person's own, as plain data: for the export. Reasons others typed about this
 * person are theirs to read; other words of others (responses to one's cases, names of members) are not in it, nor
 * anything of cases one may not read or stepped out of. Letters are not either: their words are made as they are sent.
 */
export async function ownData(acting: Acting) {
  const { tx, actor, now } = acting
  const { clinicianId } = actor
  const cases = await ownCases(acting)
  const drafts = await ownDrafts(acting)
  const meetings = await attendedMeetings(acting)
  const corrections = new Map(
    textual(await ownCorrections(acting)).map(({ meetingId, ...correction }) => [meetingId, correction]),
  )
  const names = await store.groupNames(
    tx,
    [...meetings, ...drafts].map((one) => one.groupId),
  )
  return {
    edition: 3,
    madeAt: now.toString(),
    network: (await theNetwork(acting))?.name ?? '',
    account: { email: (await addressOf(clinicianId)) ?? '' },
    sessions: (await sessionsOf({ ...actor, sessionId: '' })).map(({ browser, signedInAt, usedAt }) => ({
      browser,
      signedInAt,
      usedAt,
    })),
    passkeys: (await passkeysOf(clinicianId)).map(({ name, madeAt }) => ({ name, madeAt })),
    profile: await ownProfile(acting),
    week: await ownWeek(acting),
    verifiedName: await verifiedNameOfOneself(acting),
    licenses: (await ownLicenses(acting)).map(
      ({ isOpenToChange: _, nameQuestion: __, decisions, answers, ...license }) => ({
        ...license,
        answers: answers.map(({ at, words }) => ({ at, words })),
        decisions: decisions.map(({ kind, at, reason, about }) => ({
          kind,
          at,
          reason,
          ...(about && { about }),
        })),
      }),
    ),
    groups: textual(await store.ownSeats(tx, clinicianId)),
    invitations: textual(await store.ownInvitations(tx, clinicianId)),
    vouchings: textual(await store.ownVouchings(tx, clinicianId)),
    stewardship: textual(await store.ownStewardship(tx, clinicianId)),
    stewardInvitations: textual(await store.ownStewardInvitations(tx, clinicianId)),
    signatures: textual(await store.ownSignatures(tx, clinicianId)),
    applications: textual(await ownApplications(acting)),
    meetings: meetings.map(({ meetingId, groupId, startsAt, zone, minutesPresent, presentingMinutes }) => ({
      meetingId,
      groupName: names.get(groupId) ?? null,
      startsAt: startsAt.toString(),
      zone,
      minutesPresent,
      presentingMinutes,
      correction: corrections.get(meetingId) ?? null,
    })),
    answers: textual(await store.ownAnswers(tx, clinicianId)),
    roles: textual(await store.ownRoles(tx, clinicianId)),
    turns: textual(await store.ownTurns(tx, clinicianId)),
    roomActs: textual(await store.ownRoomActs(tx, clinicianId)),
    presence: textual(await store.ownPresence(tx, clinicianId)),
    evaluations: textual(await ownEvaluations(acting)).map((evaluation) => ({
      ...evaluation,
      startsAt: meetings.find((one) => one.meetingId === evaluation.meetingId)?.startsAt.toString() ?? null,
    })),
    documents: (await ownDocuments(acting)).map(({ id, code, kind, facts, issuedAt, revokedAt }) => ({
      certificateId: id,
      code,
      kind,
      facts,
      issuedAt: issuedAt.toString(),
      revokedAt: revokedAt?.toString() ?? null,
    })),
    cases: await eachOf(cases.mine, ({ caseId }) => ownCase(acting, caseId)),
    // What one only read is others' own.
    contributions: (
      await eachOf(
        cases.toRead.filter((one) => one.readAt !== null),
        (one) => contribution(acting, one),
      )
    ).filter(({ responses, notes }) => responses.length + notes.length > 0),
    readings: textual(await store.ownReadings(tx, clinicianId)),
    drafts: drafts.map(({ draft, changedAt, groupId }) => ({
      groupId,
      groupName: names.get(groupId) ?? null,
      changedAt,
      texts: Object.fromEntries(Object.entries(draft.texts).map(([field, { text }]) => [field, text])),
      feedback: draft.feedback,
      shareStirs: draft.shareStirs,
      notIdentifiers: draft.notIdentifiers,
      overrides: draft.overrides.map(({ field, text, reason }) => ({ field, text, reason })),
      kept: draft.kept.map(({ field, text }) => ({ field, text })),
    })),
    calendarFeed: await ownFeed(acting),
    notices: textual(await store.ownNotices(tx, clinicianId)),
    record: (await store.ownRecord(tx, clinicianId)).map((entry) => ({
      kind: entry.kind,
      at: entry.at.toString(),
      byYou: entry.actorId === clinicianId,
      groupName: entry.groupName,
      reason: entry.reason,
    })),
  }
}
export type OwnData = Awaited<ReturnType<typeof ownData>>

async function verifiedNameOfOneself(acting: Acting) {
  const own = await ownVerifiedName(acting)
  return own ? { name: own.name, credential: own.credential, verifiedAt: own.verifiedAt.toString() } : null
}

async function ownCase(acting: Acting, caseId: string) {
  const { title, groupName, meetingAt, opened, feedback, sharedAt, withdrawn, destroyAt } = await caseShown(
    acting,
    { caseId },
  )
  const notes = (await caseNotes(acting, { caseId })).filter((note) => note.isMine)
  const after = await caseTakeaway(acting, { caseId })
  return {
    caseId,
    title,
    groupName,
    meetingAt,
    ...opened,
    feedback,
    sharedAt,
    withdrawn,
    destroyAt,
    notes: notes.map(wordsOfNote),
    ...after,
  }
}

/** What one wrote on a colleague's case: own responses and own notes; no word of the case itself. */
async function contribution(acting: Acting, { caseId, sharedAt }: { caseId: string; sharedAt: string }) {
  const responses = (await caseResponses(acting, { caseId })).filter((response) => response.isMine)
  const notes = (await caseNotes(acting, { caseId })).filter((note) => note.isMine)
  return {
    caseId,
    sharedAt,
    responses: responses.map(({ kind, text, madeAt }) => ({ kind, text, madeAt })),
    notes: notes.map(wordsOfNote),
  }
}

const wordsOfNote = ({
  text,
  offeredAt,
  changedAt,
}: {
  text: string
  offeredAt: string | null
  changedAt: string
}) => ({
  text,
  offeredAt,
  changedAt,
})

/** One after the other: they share a transaction. */
async function eachOf<T, O>(list: readonly T[], work: (one: T) => Promise<O>): Promise<O[]> {
  const made: O[] = []
  for (const one of list) made.push(await work(one))
  return made
}

type Textual<T> = T extends Temporal.Instant
  ? string
  : T extends (infer E)[]
    ? Textual<E>[]
    : T extends object
      ? { [K in keyof T]: Textual<T[K]> }
      : T
/** Instants as text, as JSON writes them. */
const textual = <T>(value: T): Textual<T> => JSON.parse(JSON.stringify(value))
