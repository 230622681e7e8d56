import { type Audience, audienceOf } from '#domain/readings/reads'
import { ownDoor, ownDoorIfAny, requireEntry } from '#domain/seats/reads'
import type { Acting } from '#platform/database/acting'
import { Destroyed, type Mend, NotAllowed, NotFound } from '#platform/refusals'
import type { CaseTexts } from './heading.ts'
import * as store from './store.ts'

export type CaseListed = {
  caseId: string
  groupId: string
  meetingId: string | null
  title: string
  presenterId: string
  presenter: string
  groupName: string | null
  /** When it is presented; null without a meeting, or where that one is cancelled. */
  meetingAt: string | null
  isMine: boolean
  readAt: string | null
  sharedAt: string
  withdrawn: boolean
  destroyAt: string
}

const listed =
  (clinicianId: string) =>
  (row: store.Listed): CaseListed[] =>
    // Without a key the case is destroyed: it is left out, never an error.
    row.title === undefined
      ? []
      : [
          {
            caseId: row.id,
            groupId: row.groupId,
            meetingId: row.meetingId,
            title: row.title,
            presenterId: row.presenterId,
            presenter: row.presenter,
            groupName: row.groupName,
            meetingAt: row.meetingAt?.toString() ?? null,
            isMine: row.presenterId === clinicianId,
            readAt: row.readAt?.toString() ?? null,
            sharedAt: row.sharedAt.toString(),
            withdrawn: row.withdrawnAt !== null,
            destroyAt: row.destroyAt.toString(),
          },
        ]

/** Cases of a group that exist for this person, newest first. Refuses: NotFound outside; NotAllowed while the door is shut. */
export async function groupCases(acting: Acting, { groupId }: { groupId: string }): Promise<CaseListed[]> {
  await requireEntry(acting, groupId)
  return (await store.casesWhere(acting.tx, { groupId }, acting.actor.clinicianId)).flatMap(
    listed(acting.actor.clinicianId),
  )
}

/** Cases of these meetings that exist for this person, newest first. The meetings' own read has checked the seats. */
export async function meetingCases(
  acting: Acting,
  { meetingIds }: { meetingIds: readonly string[] },
): Promise<CaseListed[]> {
  if (meetingIds.length === 0) return []
  return (await store.casesWhere(acting.tx, { meetingIds }, acting.actor.clinicianId)).flatMap(
    listed(acting.actor.clinicianId),
  )
}

/** One's own cases, newest first, and those of colleagues one may read. */
export async function ownCases(acting: Acting): Promise<{ mine: CaseListed[]; toRead: CaseListed[] }> {
  const me = acting.actor.clinicianId
  const [mine, others] = await Promise.all([
    store.casesWhere(acting.tx, { presenterId: me }, me),
    store.casesWhere(acting.tx, { readerId: me }, me),
  ])
  return { mine: mine.flatMap(listed(me)), toRead: others.flatMap(listed(me)) }
}

/** Own shared cases that a turn in this group can present, newest first. */
export async function casesToPresent(
  acting: Acting,
  { groupId }: { groupId: string },
): Promise<{ caseId: string; title: string }[]> {
  const me = acting.actor.clinicianId
  const own = (await store.casesWhere(acting.tx, { presenterId: me }, me)).flatMap(listed(me))
  return own
    .filter((one) => one.groupId === groupId && !one.withdrawn)
    .map(({ caseId, title }) => ({ caseId, title }))
}

/** A case that exists for this person. Refuses: NotFound otherwise, Destroyed without its key; NotAllowed while the door of one's own group is shut. */
export async function requireCase(
  acting: Acting,
  caseId: string,
): Promise<store.CaseWithWords & { isMine: boolean }> {
  await store.hold(acting.tx, caseId)
  const row = await store.caseWithWords(acting.tx, caseId, acting.actor.clinicianId)
  if (row && !(await store.isReadable(acting.tx, row))) throw new Destroyed()
  if (row) return { ...row, isMine: row.presenterId === acting.actor.clinicianId }
  // The case is hidden by the wall. A member before a shut door learns what mends it; everyone else learns nothing.
  const facts = await store.factsOf(acting.tx, caseId)
  const shut = facts && (await ownDoor(acting, facts)).shut
  if (facts && shut) throw new NotAllowed(shut, { groupId: facts.groupId })
  throw new NotFound()
}

/**
 * A case to be opened, held until the transaction ends. Refuses: NotFound where it does not exist for this person, as
 * before a shut door; Destroyed without its key.
 */
export async function caseToOpen(
  { tx }: Acting,
  { caseId }: { caseId: string },
): Promise<Pick<store.CaseRow, 'groupId' | 'presenterId'>> {
  await store.hold(tx, caseId)
  const row = await store.caseOf(tx, caseId)
  if (!row) throw new NotFound()
  if (!(await store.isReadable(tx, row))) throw new Destroyed()
  return row
}

/** Group and presenter of a case of one's group, even while the door is shut; undefined for everyone else and for who stepped out. */
export const caseFacts = ({ tx }: Acting, { caseId }: { caseId: string }) => store.factsOf(tx, caseId)

/** A case one has opened, or one's own. Refuses: NotFound; NotAllowed never: an unopened case is NotFound here. */
export async function requireOpened(acting: Acting, caseId: string): Promise<OpenedCase> {
  const row = await requireCase(acting, caseId)
  if (!row.isMine && !row.readAt) throw new NotFound()
  return { ...row, isOpened: true }
}

/**
 * The same for who writes what others will read. Refuses as `requireOpened`, and its presenter too before a shut door:
 * NotAllowed with what mends it, NotFound who has left.
 */
export async function requireOpenedInside(acting: Acting, caseId: string): Promise<OpenedCase> {
  const row = await requireOpened(acting, caseId)
  await requireEntry(acting, row.groupId)
  return row
}

/**
 * Whether one hears what somebody else said about an opened case at this time. A presenter who has left keeps what was
 * said until then; before a door that can be mended others' words wait until it is.
 */
export function isWithinHearing({ isEnterable, leftAt }: OpenedCase, at: Temporal.Instant): boolean {
  return isEnterable || (leftAt !== null && Temporal.Instant.compare(at, leftAt) <= 0)
}

/** A case that was opened, as only this file says: what is written about it needs no second question. */
export type OpenedCase = store.CaseWithWords & { isMine: boolean; readonly isOpened: true }

export type CaseShown = CaseListed & {
  /** Whether its meeting has begun; true without one. */
  isHeard: boolean
  feedback: string[]
  revision: number
  /** Only when opened: the consult question and the texts. */
  opened: { question: string; texts: CaseTexts } | undefined
  /** What keeps its group shut for the presenter, who meets the own case all the same. */
  door: 'open' | 'left' | Mend
  /** For the presenter alone. */
  audience: Audience | undefined
}

/** A case as this person meets it: before "I don't recognize this client" the title, after it the words. */
export async function caseShown(acting: Acting, { caseId }: { caseId: string }): Promise<CaseShown> {
  return (await caseMet(acting, { caseId })).shown
}

/** The same, and the case itself for what else a page asks of it, where it was opened. */
export async function caseMet(
  acting: Acting,
  { caseId }: { caseId: string },
): Promise<{ shown: CaseShown; opened: OpenedCase | undefined }> {
  const { tx, now } = acting
  const row = await requireCase(acting, caseId)
  const opened: OpenedCase | undefined = row.isMine || row.readAt ? { ...row, isOpened: true } : undefined
  const [place, front, texts, audience, door] = await Promise.all([
    store.placeOf(tx, caseId),
    store.frontOf(tx, row),
    opened && store.textsOf(tx, opened),
    row.isMine ? audienceOf(acting, { caseId }) : undefined,
    doorTo(acting, row),
  ])
  if (!front) throw new Destroyed()
  if (!place) throw new NotFound()
  const shown = {
    caseId,
    groupId: row.groupId,
    meetingId: row.meetingId,
    title: front.title,
    presenterId: row.presenterId,
    presenter: place.presenter,
    groupName: place.groupName,
    meetingAt: place.meetingAt?.toString() ?? null,
    isHeard: isHeard(place, now),
    isMine: row.isMine,
    feedback: row.feedback,
    revision: row.revision,
    readAt: row.readAt?.toString() ?? null,
    sharedAt: row.sharedAt.toString(),
    withdrawn: row.withdrawnAt !== null,
    destroyAt: row.destroyAt.toString(),
    opened: texts && { question: front.question, texts },
    door,
    audience,
  }
  return { shown, opened: texts && opened }
}

async function doorTo(acting: Acting, row: store.CaseWithWords): Promise<CaseShown['door']> {
  if (row.isEnterable) return 'open'
  return (await ownDoorIfAny(acting, row))?.shut ?? 'left'
}

/** A case is heard once its meeting has begun; one without a meeting is answered in writing from the start. */
function isHeard({ meetingAt }: { meetingAt: Temporal.Instant | null }, now: Temporal.Instant): boolean {
  return !meetingAt || Temporal.Instant.compare(meetingAt, now) <= 0
}

/** Whether a case exists for this person at all: asked before a letter names it. */
export async function caseExists({ tx }: Acting, { caseId }: { caseId: string }): Promise<boolean> {
  const row = await store.caseOf(tx, caseId)
  return row !== undefined && (await store.isReadable(tx, row))
}

/** A case of one's own, destroyed ones too; undefined for others'. */
export async function ownCase(
  { tx, actor }: Acting,
  { caseId }: { caseId: string },
): Promise<store.CaseRow | undefined> {
  const row = await store.caseOf(tx, caseId)
  return row?.presenterId === actor.clinicianId ? row : undefined
}

/** Whether the date of a case of one's own has come, also of one that is shut until somebody vouches. */
export const caseIsDue = ({ tx }: Acting, { caseId }: { caseId: string }) => store.isDue(tx, caseId)

/**
 * A case of one's own that nobody else reads or writes until the transaction ends; one that is shut until somebody
 * vouches when it is due, and no word of it. Refuses: NotFound for others.
 */
export async function caseToDestroy(
  acting: Acting,
  of: { caseId: string },
): Promise<Pick<store.CaseRow, 'destroyedAt'>> {
  await store.lock(acting.tx, of.caseId)
  const row = await ownCase(acting, of)
  if (row) return row
  if (!(await store.isDue(acting.tx, of.caseId))) throw new NotFound()
  return { destroyedAt: null }
}

/** Ids of one's own cases, of one group or of all, those without a key too. */
export const casesToDestroy = (
  { tx, actor }: Acting,
  { groupId }: { groupId: string | undefined },
): Promise<string[]> => store.ownCaseIds(tx, actor.clinicianId, groupId)
