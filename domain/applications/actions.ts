import type { z } from 'zod'
import { cardsByIds } from '#domain/clinicians/reads'
import { groupFacts, requireGoingOn } from '#domain/groups/reads'
import { wasTold } from '#domain/notices/reads'
import { offerSeat } from '#domain/seats/actions'
import { lockGroup, ownLicenseMend, ownSeats, requireFacilitator } from '#domain/seats/reads'
import type { Acting } from '#platform/database/acting'
import { freeSpaceLater } from '#platform/destruction'
import { newId } from '#platform/identifiers'
import { enqueue } from '#platform/jobs'
import { destroyTexts, makeKey } from '#platform/keyring'
import { postMail, postMailToAll, tell, tellAll } from '#platform/mail/post'
import { record } from '#platform/record'
import { Invalid, NotAllowed, NotFound } from '#platform/refusals'
import { ANSWERS_KEPT_DAYS, type Apply, type Decide } from './application.ts'
import * as store from './store.ts'

const destroyAnswersAfter = ({ tx, now }: Acting, applicationId: string, clinicianId: string) =>
  enqueue(
    tx,
    'application.destroy-answers',
    { applicationId, clinicianId },
    now.add({ hours: 24 * ANSWERS_KEPT_DAYS }),
    applicationId,
  )

/**
 * Applies for a seat. Applying twice with one waiting changes nothing.
 * Refuses: NotFound for a group that is not listed; NotAllowed without a good license; Invalid for a
 * group that admits nobody now, or when a question is unanswered.
 */
export async function apply(acting: Acting, input: z.infer<typeof Apply>): Promise<void> {
  const { tx, actor, now } = acting
  const group = await groupToApplyTo(acting, input)
  const mend = await ownLicenseMend(acting)
  if (mend) throw new NotAllowed(mend)
  if ((await ownSeats(acting)).some((seat) => seat.groupId === input.groupId))
    throw new Invalid({ '': 'group.alreadyMember' })
  if (group.admission === 'closed') throw new Invalid({ '': 'group.closed' })
  const unanswered = group.questions.findIndex((_, index) => !input.answers[index])
  if (unanswered >= 0) throw new Invalid({ [`answers.${unanswered}`]: 'missing' })
  const answers = {
    message: input.message,
    answers: group.questions.map((question, index) => ({ question, answer: input.answers[index] ?? '' })),
  }
  const keyId = newId()
  await makeKey(keyId, 'application')
  const added = await store.addApplication(tx, {
    id: input.applicationId,
    keyId,
    groupId: input.groupId,
    clinicianId: actor.clinicianId,
    answers,
    at: now,
  })
  if (!added) {
    // One waits already, or the group ended or paused at this moment.
    await groupToApplyTo(acting, input)
    return
  }
  await enqueue(
    tx,
    'application.tell-facilitators',
    { applicationId: input.applicationId, groupId: input.groupId },
    now,
    input.applicationId,
  )
}

async function groupToApplyTo(acting: Acting, of: { groupId: string }) {
  const group = await groupFacts(acting, of)
  if (!group.listed || group.state !== 'open') throw new NotFound()
  return group
}

/** Takes one's application back. Refuses: NotFound when it is not one's own. */
export async function withdrawApplication(
  acting: Acting,
  { applicationId }: { applicationId: string },
): Promise<void> {
  const { tx, actor, now } = acting
  const application = await store.applicationOf(tx, applicationId)
  if (application?.clinicianId !== actor.clinicianId) throw new NotFound()
  if (await store.decide(tx, applicationId, 'withdrawn', '', actor.clinicianId, now))
    await destroyAnswersAfter(acting, applicationId, actor.clinicianId)
}

/**
 * Accepts (a seat is offered, to be signed for) or kindly declines with words of one's own.
 * Deciding the same again changes nothing. Refuses: NotFound, NotAllowed for others; Invalid when the ring is full, or,
 * with what happened and by whom, when it was taken back or decided otherwise meanwhile.
 */
export async function decideApplication(acting: Acting, input: z.infer<typeof Decide>): Promise<void> {
  const { tx, actor, now } = acting
  const application = await store.applicationOf(tx, input.applicationId)
  if (!application || application.clinicianId === actor.clinicianId) throw new NotFound()
  await requireFacilitator(acting, application.groupId)
  const { id, groupId, clinicianId } = application
  // Who ends the group at this moment holds it, and closes what waits.
  await lockGroup(acting, { groupId })
  if (input.accept) await requireGoingOn(acting, { groupId })
  const decided = await store.decide(
    tx,
    id,
    input.accept ? 'accepted' : 'declined',
    input.words,
    actor.clinicianId,
    now,
  )
  if (!decided)
    return refuseOtherwise(acting, { applicationId: id, wished: input.accept ? 'accepted' : 'declined' })
  await record(acting, {
    kind: input.accept ? 'application.accepted' : 'application.declined',
    audience: 'group',
    groupId,
    clinicianId,
    subjectId: id,
  })
  if (input.accept) {
    const group = await groupFacts(acting, { groupId })
    await offerSeat(acting, { groupId, clinicianId, seatsMax: group.seatsMax })
  } else {
    await tell(tx, clinicianId, 'application-declined', { groupId })
    await postMail(tx, { kind: 'application-declined', to: { clinicianId }, ids: { groupId } })
  }
  await destroyAnswersAfter(acting, id, clinicianId)
}

/** Closes what still waits for a group that has ended, and says so to whoever waited. Closes nothing for others. */
export async function closeWaiting(acting: Acting, { groupId }: { groupId: string }): Promise<void> {
  const { tx } = acting
  const closed = await store.closeWaiting(tx, groupId)
  for (const { id, clinicianId } of closed) {
    const entry = {
      kind: 'application.closed',
      audience: 'group',
      groupId,
      clinicianId,
      subjectId: id,
    } as const
    await record(acting, entry)
    await destroyAnswersAfter(acting, id, clinicianId)
  }
  const waited = closed.map(({ clinicianId }) => clinicianId)
  await tellAll(tx, waited, 'application-closed', { groupId })
  await postMailToAll(tx, waited, { kind: 'application-closed', ids: { groupId } })
}

/** Says what became of an application meanwhile, where that is something else than was wished. */
async function refuseOtherwise(
  acting: Acting,
  { applicationId, wished }: { applicationId: string; wished: string },
): Promise<void> {
  const now = await store.applicationOf(acting.tx, applicationId)
  if (!now || now.state === wished) return
  if (now.state === 'withdrawn') throw new Invalid({ '': 'application.withdrawn' })
  const by = now.decidedBy ?? ''
  const name = (await cardsByIds(acting, by ? [by] : [])).get(by)?.name ?? ''
  const isOneself = by === acting.actor.clinicianId
  throw new Invalid({
    '': { code: `application.${now.state}${isOneself ? 'ByYou' : ''}`, values: { name } },
  })
}

/** Destroys the answers of one's own decided application, their key first; run by a job as the applicant. */
export async function destroyAnswers(
  { tx, actor }: Acting,
  { applicationId }: { applicationId: string },
): Promise<void> {
  const application = await store.applicationOf(tx, applicationId)
  if (application && application.clinicianId === actor.clinicianId && application.state !== 'waiting') {
    const keyId = await store.removeAnswers(tx, applicationId)
    await freeSpaceLater(tx)
    await destroyTexts([keyId])
  }
}

/** Destroys the keys of all that one wrote to groups one asked for a seat, when the account goes with its rows. */
export async function destroyOwnAnswers({ tx, actor }: Acting): Promise<void> {
  await destroyTexts(await store.ownKeys(tx, actor.clinicianId))
}

/** Tells one facilitator that somebody applied, once; run by a job as that facilitator. */
export async function tellOfApplication(
  acting: Acting,
  { applicationId, groupId }: { applicationId: string; groupId: string },
): Promise<void> {
  const to = acting.actor.clinicianId
  const application = await store.applicationOf(acting.tx, applicationId)
  const news = { kind: 'application-received', ids: { groupId, applicationId } } as const
  if (application?.state !== 'waiting' || (await wasTold(acting, news))) return
  await tell(acting.tx, to, news.kind, news.ids)
  await postMail(acting.tx, { kind: news.kind, to: { clinicianId: to }, ids: { groupId } })
}
