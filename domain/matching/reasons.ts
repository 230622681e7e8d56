/**
 * Why a group fits, or why a clinician was not placed: codes and numbers. The sentences are in
 * copy/matching.en.ts, so that the directory and the forming round say the same.
 *
 * A reason speaks of the reader and of what a group shows to everyone (its hour, its charter, its
 * seats as approaches). It never speaks of another clinician's years, specialties, backgrounds,
 * hours or conflicts, not even as a count.
 */
import type { Fit, GroupToFit, Measure, PersonToFit } from './fit.ts'

/** Why nobody could be offered a group (contract of the matching command). */
export type Unplaced = 'no-window' | 'no-company' | 'no-seat'

export type Reason =
  | { code: 'free-all'; meetings: number }
  | { code: 'would-miss'; missed: number; meetings: number }
  | { code: 'never-free' }
  | { code: 'preferred-hours' }
  | { code: 'first-of-approach'; family: string }
  | { code: 'shares-approach'; family: string; seats: number }
  | { code: 'varied'; families: number }
  | { code: 'brings-years' }
  | { code: 'brings-fresh-eyes' }
  | { code: 'format-liked'; format: string }
  | { code: 'format-other'; format: string }
  | { code: 'size-wished'; size: number }
  | { code: 'size-other'; size: number }
  | { code: 'other-goal'; goal: string }
  | { code: 'other-cadence'; cadence: string }
  | { code: 'other-language'; language: string }
  | { code: 'other-where'; where: string }

/** Reasons in the order they are read: what stands against it, the hour, then the company. */
export function reasonsFor(
  person: PersonToFit,
  group: GroupToFit,
  fit: Omit<Fit, 'reasons'>,
  measure: Measure,
): Reason[] {
  return [
    ...disagreements(group, fit),
    ...hours(person, fit),
    ...approaches(person, group),
    ...experience(person, measure),
    ...form(person, group, fit),
  ]
}

function disagreements(group: GroupToFit, { agrees }: Omit<Fit, 'reasons'>): Reason[] {
  const reasons: Reason[] = []
  if (!agrees.goal) reasons.push({ code: 'other-goal', goal: group.goal })
  if (!agrees.language) reasons.push({ code: 'other-language', language: group.language })
  if (!agrees.where) reasons.push({ code: 'other-where', where: group.where })
  if (!agrees.cadence) reasons.push({ code: 'other-cadence', cadence: group.cadence })
  return reasons
}

function hours(person: PersonToFit, { meetings, missed, parts }: Omit<Fit, 'reasons'>): Reason[] {
  if (meetings === 0) return []
  if (missed === meetings) return [{ code: 'never-free' }]
  if (missed > 0) return [{ code: 'would-miss', missed, meetings }]
  const wished = person.availability?.some((w) => w.preferred) && parts.slot === 1
  return [{ code: 'free-all', meetings }, ...(wished ? [{ code: 'preferred-hours' } as const] : [])]
}

function approaches({ orientation, orientationWish }: PersonToFit, { seats }: GroupToFit): Reason[] {
  if (orientation === undefined || seats.length === 0) return []
  if (seats.some((s) => s.orientation === undefined)) return []
  const alike = seats.filter((s) => s.orientation === orientation).length
  const reasons: Reason[] = []
  if (alike === 0) reasons.push({ code: 'first-of-approach', family: orientation })
  else if (orientationWish === 'same')
    reasons.push({ code: 'shares-approach', family: orientation, seats: alike })
  const families = new Set(seats.map((s) => s.orientation)).size + (alike === 0 ? 1 : 0)
  if (orientationWish === 'varied' && families >= 4) reasons.push({ code: 'varied', families })
  return reasons
}

function experience({ years }: PersonToFit, measure: Measure): Reason[] {
  if (years === undefined) return []
  if (years >= measure.seniorYears) return [{ code: 'brings-years' }]
  return years < measure.earlyYears ? [{ code: 'brings-fresh-eyes' }] : []
}

function form(person: PersonToFit, group: GroupToFit, { parts }: Omit<Fit, 'reasons'>): Reason[] {
  const reasons: Reason[] = []
  const { format } = group
  if (person.formats?.length) reasons.push({ code: parts.format ? 'format-liked' : 'format-other', format })
  const size = group.seats.length + 1
  if (person.size) reasons.push({ code: parts.size === 1 ? 'size-wished' : 'size-other', size })
  return reasons
}
