import { z } from 'zod'
import { Zone } from '#domain/clinicians/zone'
import { SeenLine, SeenName } from '#platform/names'
import {
  admissions,
  cadences,
  families,
  goals,
  languages,
  leaderships,
  mixes,
  places,
  protocols,
} from './vocabulary.ts'

/**
 * A charter is six decisions, one step each. Defaults are those of field.md section 8: six seats
 * (three to eight), 90 minutes, every other week, a six-month term.
 */
export const steps = [
  'goals',
  'composition',
  'confidentiality',
  'guidelines',
  'leadership',
  'commitment',
] as const
export type Step = (typeof steps)[number]

const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max)
const note = z.string().trim().max(1000)
export const StartGroup = z.object({ groupId: z.uuid(), zone: Zone })

export const Goals = z.object({
  groupId: z.uuid(),
  name: SeenName(80, 3),
  purpose: z.string().trim().min(10).max(400),
  goal: z.enum(goals),
  cadence: z.enum(cadences),
  weekday: whole(1, 7),
  startsLocal: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'group.time'),
  zone: Zone,
  minutes: whole(30, 240),
  protocol: z.enum(protocols),
  place: z.enum(places),
  area: SeenLine(120),
  language: z.enum(languages),
})
export const Composition = z
  .object({
    groupId: z.uuid(),
    seatsMin: whole(2, 20),
    seatsMax: whole(2, 20),
    mix: z.enum(mixes),
    wishedFamilies: z.array(z.enum(families)).max(7),
    specialties: z.array(z.string().max(60)).max(12),
    wishedEarly: whole(0, 20),
    wishedSenior: whole(0, 20),
    compositionNote: note,
  })
  .refine((c) => c.seatsMin <= c.seatsMax, { path: ['seatsMax'], message: 'group.seatsOrder' })
export const Guidelines = z.object({
  groupId: z.uuid(),
  caseFormat: note,
  ethicsNote: note,
  conductNote: note,
})
export const Leadership = z.object({
  groupId: z.uuid(),
  leadership: z.enum(leaderships),
  leadershipNote: note,
  contact: z.boolean(),
})
export const Commitment = z.object({
  groupId: z.uuid(),
  termMonths: whole(1, 36),
  attendancePercent: whole(0, 100),
  noticeHours: whole(0, 336),
  admission: z.enum(admissions),
  questions: z.array(z.string().trim().max(200)).max(5),
})
/** When a group meets, as its charter says it: wall time in `zone`. */
export type Rhythm = Pick<z.infer<typeof Goals>, 'cadence' | 'weekday' | 'startsLocal' | 'zone' | 'minutes'>
/** The same of a charter as it stands. */
export const rhythmOf = ({ cadence, weekday, startsLocal, zone, minutes }: Charter) => ({
  cadence,
  weekday,
  startsLocal,
  zone,
  minutes,
})
/** The clauses chosen and written; kept with the draft until the founder signs them. */
export const Confidentiality = z.object({
  groupId: z.uuid(),
  keepDays: whole(7, 365),
  chosen: z.array(z.string().max(60)).max(40),
  ownTitle: SeenLine(120),
  ownText: z.string().trim().max(2000),
})

export const OpenGroup = z.object({
  groupId: z.uuid(),
  versionId: z.uuid(),
  typedName: SeenName(200),
  isLegalName: z.boolean().optional(),
  listed: z.boolean(),
})
export const SetListed = z.object({ groupId: z.uuid(), listed: z.boolean() })

/** A charter as pages show it; times are wall times in `zone`. */
export type Charter = {
  groupId: string
  name: string
  purpose: string
  goal: string
  cadence: string
  minutes: number
  protocol: string
  place: string
  area: string
  zone: string
  weekday: number | null
  startsLocal: string | null
  language: string
  seatsMin: number
  seatsMax: number
  mix: string
  wishedFamilies: string[]
  specialties: string[]
  wishedEarly: number
  wishedSenior: number
  compositionNote: string
  attendancePercent: number
  noticeHours: number
  caseFormat: string
  ethicsNote: string
  conductNote: string
  leadership: string
  leadershipNote: string
  termMonths: number
  keepDays: number
  questions: string[]
  finishedSteps: number
  chosenClauses: string[]
  ownClause: { title: string; text: string }
}

/** What a facilitator does to an open group from its page. */
export const ChangeGroup = z.object({ groupId: z.uuid(), do: z.enum(['list', 'unlist', 'pause', 'go-on']) })
