import { formatDayTime, formatMeetingTime } from '#copy/formats'
import { caseExists } from '#domain/cases/reads'
import { ownProfile } from '#domain/clinicians/reads'
import { isAskedAbout } from '#domain/licenses/reads'
import { meetingForMail } from '#domain/meetings/reads'
import { ownDoorIfAny } from '#domain/seats/reads'
import { sweepAccounts } from '#platform/accounts/leaving'
import { type Acting, actAs, lookAs } from '#platform/database/acting'
import { defineJob } from '#platform/jobs'
import type { MailKind } from '#platform/mail/post'
import { type Posted, sendMail, sweepMail } from '#platform/mail/send'
import { askForSweep } from './actions.ts'
import { type Made, makeLetter } from './reads.ts'

/** Sends a posted mail, its words made now, as the person it is for. */
export const sendPostedMail = defineJob('mail.send', ({ mailId }: { mailId: string }) =>
  sendMail(mailId, compose),
)

/** Takes away what is over: sign-ups, sessions, links, throttles, mails of 30 days ago; asks for itself again, a day later. */
export const sweep = defineJob('accounts.sweep', async () => {
  await sweepAccounts()
  await sweepMail()
  await lookAs(askForSweep, { isFirst: false })
})

function compose(mail: Posted): Promise<Made | undefined> {
  if (!mail.clinicianId) return lookAs(makeLetter, mail)
  return actAs({ clinicianId: mail.clinicianId, fresh: false }, letterForPerson, mail)
}

/** Letters about a group, and whose they are when they are sent: the server may have been away, and someone has left. */
const ofSeats: Partial<Record<MailKind, 'anyone' | 'facilitator'>> = {
  'agreement-amended': 'anyone',
  'schedule-changed': 'anyone',
  'seat-offered': 'anyone',
  'offer-over': 'anyone',
  'application-received': 'facilitator',
}

async function hasSeatFor(acting: Acting, { kind, ids }: Posted): Promise<boolean> {
  const whose = ofSeats[kind]
  if (!whose || !ids.groupId) return true
  const door = await ownDoorIfAny(acting, { groupId: ids.groupId })
  return door !== undefined && (whose === 'anyone' || door.role === whose)
}

/** Letters that ask something about a license. */
const questions: readonly MailKind[] = ['license-asked', 'license-name-asked']

/** A letter of a change that was taken back before it left would contradict the one about that. */
const isTrueOf = (kind: MailKind, state: 'planned' | 'cancelled') =>
  (kind === 'meeting-cancelled') === (state === 'cancelled')

/**
 * Letters about a meeting say when, in the reader's own zone. None is sent to who is no longer in the group or, about
 * applications, no longer facilitates it, or once
 * the meeting has begun, or what the letter says of it is true no more; none about a case that does not exist for its reader any more, stepped out of, withdrawn or
 * destroyed; none that asks about a license what was answered since, or about a claim that was decided on or taken back:
 * the mail server may have been away for long.
 */
export async function letterForPerson(acting: Acting, mail: Posted): Promise<Made | undefined> {
  const { meetingId, caseId, licenseId } = mail.ids
  if (!(await hasSeatFor(acting, mail))) return undefined
  if (caseId && !(await caseExists(acting, { caseId }))) return undefined
  if (licenseId && questions.includes(mail.kind) && !(await isAskedAbout(acting, { licenseId })))
    return undefined
  if (!meetingId || !mail.kind.startsWith('meeting-')) return makeLetter(acting, mail)
  const meeting = await meetingForMail(acting, { meetingId })
  if (!meeting || Temporal.Instant.compare(meeting.startsAt, acting.now) <= 0) return undefined
  if (!isTrueOf(mail.kind, meeting.state)) return undefined
  const { zone, locale } = await ownProfile(acting)
  const { movedFrom, firstAt } = meeting
  return makeLetter(acting, {
    ...mail,
    when: formatMeetingTime(meeting.startsAt, zone, locale),
    ...(movedFrom && { was: formatDayTime(movedFrom, zone, locale) }),
    ...(firstAt && { first: formatDayTime(firstAt, zone, locale) }),
  })
}
