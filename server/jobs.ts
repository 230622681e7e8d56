/** Every kind of job there is, and the worker that runs them in this process. */
import { destroyApplicationAnswers, tellFacilitatorsOfApplication } from '#domain/applications/jobs'
import { recordAttendance, recordOwnAttendance } from '#domain/attendance/jobs'
import { remindOfEvaluationLater } from '#domain/certificates/jobs'
import { forgetCredit, removeDeletedAccount } from '#domain/departures/jobs'
import { destroyDueCases, sweepCases } from '#domain/destruction/jobs'
import { sweepDrafts } from '#domain/drafts/jobs'
import { destroyEvidenceLater } from '#domain/evidence/jobs'
import { sendPostedMail, sweep } from '#domain/letters/jobs'
import { tellOfExpiryLater } from '#domain/licenses/jobs'
import { remindMembers, tellMembers } from '#domain/reminders/jobs'
import { closeRoom } from '#domain/room/jobs'
import { tellFacilitatorsOfDeclinedOffer } from '#domain/seats/jobs'
import { extendSeriesJob } from '#domain/series/jobs'
import { askWhatCameOfIt } from '#domain/takeaways/jobs'
import { freeSpaceOnce, sweepKeys } from '#platform/destruction'
import { type Job, startWorker, type Worker } from '#platform/jobs'
import { log } from '#platform/log'

export const jobs: readonly Job[] = [
  askWhatCameOfIt,
  closeRoom,
  destroyApplicationAnswers,
  destroyDueCases,
  destroyEvidenceLater,
  extendSeriesJob,
  forgetCredit,
  freeSpaceOnce,
  recordAttendance,
  recordOwnAttendance,
  remindMembers,
  remindOfEvaluationLater,
  removeDeletedAccount,
  sendPostedMail,
  sweep,
  sweepCases,
  sweepDrafts,
  sweepKeys,
  tellFacilitatorsOfApplication,
  tellFacilitatorsOfDeclinedOffer,
  tellMembers,
  tellOfExpiryLater,
]

let worker: Worker | undefined

/** Starts the worker as the queue's role. */
export async function openJobs(url: string): Promise<void> {
  worker = await startWorker(url, jobs, log())
}

/** Lets jobs at work finish, for five seconds at most. */
export async function closeJobs(): Promise<void> {
  const closing = worker
  worker = undefined
  await closing?.stop()
}

/** Whether requests are being handed over. */
export const jobsAreReady = (): boolean => worker?.ready() ?? false

/** Runs all that is due by acting time, here and now: for the demo's clock. */
export async function runDueJobs(): Promise<void> {
  await worker?.runDue()
}
