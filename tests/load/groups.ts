/** Groups in bulk: charter, agreement, seats, signatures, and a year of meetings behind and a year ahead. */
import { createHash } from 'node:crypto'
import { canonicalForm } from '#domain/agreements/agreement'
import { specialties } from '#domain/clinicians/vocabulary'
import { families, goals } from '#domain/groups/vocabulary'
import { isNth, occurrenceOn, type Pattern, ruleOf } from '#domain/series/series'
import { NETWORK_ID, newId } from '#platform/identifiers'
import { seal } from '#platform/sealing'
import type { Chance, Filling, Row } from './filling.ts'
import { type LoadPerson, zones } from './people.ts'
import { clauses, prose } from './words.ts'

export type LoadMeeting = { id: string; startsAt: Temporal.Instant; isPast: boolean; row: Row }
export type LoadGroup = {
  groupId: string
  /** The first one founded and facilitates it. */
  members: LoadPerson[]
  /** In order. */
  meetings: LoadMeeting[]
}

const DAYS_BEHIND = 364
const DAYS_AHEAD = 365
const MINUTES = 90

/** People sit down in the order given, five to eight a group; whoever is left over is in none. */
export async function makeGroups(
  filling: Filling,
  people: readonly LoadPerson[],
  count: number,
  chance: Chance,
): Promise<LoadGroup[]> {
  let next = 0
  const sealing = {}
  const drawn = Array.from({ length: count }, (_, at) => {
    const size = Math.min(people.length, chance.whole(5, 8))
    const members = Array.from({ length: size }, () => people[next++ % people.length]!)
    return drawGroup(members, at, chance)
  })
  await filling.add(
    '"group"',
    drawn.map((group) => group.group),
  )
  await filling.add(
    'charter',
    drawn.map((group) => group.charter),
  )
  await filling.add('group_place', await Promise.all(drawn.map((group) => placeRow(sealing, group))))
  await filling.add(
    'agreement_version',
    drawn.flatMap((group) => group.versions),
  )
  await filling.add('seat', drawn.flatMap(seatRows))
  await filling.add('agreement_signature', drawn.flatMap(signatureRows))
  await filling.add(
    'series',
    drawn.map((group) => group.series),
  )
  await filling.add(
    'meeting',
    drawn.flatMap((group) => group.meetings.map((meeting) => meeting.row)),
  )
  await filling.add('meeting_role', drawn.flatMap(roleRows))
  return drawn
}

type Drawn = LoadGroup & { group: Row; charter: Row; versions: Row[]; series: Row }

function patternOf(at: number, weekday: number, chance: Chance): Pattern {
  if (at % 5 === 0) return { cadence: 'weekly', weekday }
  if (at % 5 === 1) return { cadence: 'monthly', weekday, nths: [chance.whole(1, 4)] }
  return { cadence: 'every-other-week', weekday }
}

function drawGroup(members: LoadPerson[], at: number, chance: Chance): Drawn {
  const groupId = newId()
  const founder = members[0]!.clinicianId
  const now = Temporal.Now.instant()
  const began = now.subtract({ hours: 24 * (DAYS_BEHIND + 14) })
  const weekday = chance.whole(1, 6)
  const pattern = patternOf(at, weekday, chance)
  const startsLocal = Temporal.PlainTime.from({ hour: chance.whole(8, 20), minute: chance.one([0, 30]) })
  const rhythm = { zone: chance.one(zones), startsLocal, minutes: MINUTES }
  const seriesId = newId()
  return {
    groupId,
    members,
    group: {
      id: groupId,
      founder_id: founder,
      state: 'open',
      listed: true,
      admission: at % 7 === 0 ? 'closed' : 'rolling',
      contact_id: at % 3 === 0 ? founder : null,
      revision: 1,
      made_at: began,
      opened_at: began.add({ minutes: at }),
    },
    charter: charterRow(groupId, at, { ...rhythm, weekday, cadence: pattern.cadence }, chance),
    versions: versionRows(groupId, founder, at),
    series: {
      id: seriesId,
      group_id: groupId,
      rule: ruleOf(pattern),
      dates: [],
      zone: rhythm.zone,
      first_day: dayOf(began),
      starts_local: startsLocal,
      minutes: MINUTES,
      made_by: founder,
      made_at: began,
      made_until: dayOf(now).add({ days: DAYS_AHEAD }),
      revision: 1,
    },
    meetings: meetingsOf({ groupId, seriesId, pattern, ...rhythm }, now),
  }
}

const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO('UTC').toPlainDate()

type Rhythm = { weekday: number; cadence: string; startsLocal: Temporal.PlainTime; zone: string }

function charterRow(groupId: string, at: number, rhythm: Rhythm, chance: Chance): Row {
  const isHere = chance.next() < 0.2
  return {
    group_id: groupId,
    name: `${chance.one(['Morning', 'Evening', 'Thursday', 'Harbor', 'Lantern'])} consult ${at + 1}`,
    purpose: prose(chance, 180),
    goal: chance.one(goals),
    cadence: rhythm.cadence,
    minutes: MINUTES,
    protocol: 'structured-peer',
    place: isHere ? 'in-person' : 'online',
    area: isHere ? chance.one(['Brooklyn', 'Boulder', 'Oak Park']) : '',
    zone: rhythm.zone,
    weekday: rhythm.weekday,
    starts_local: rhythm.startsLocal,
    language: chance.next() < 0.1 ? 'es' : 'en',
    seats_min: 4,
    seats_max: 8,
    mix: 'varied',
    wished_families: chance.some(families, 2),
    specialties: chance.some(specialties, 3),
    wished_early: 1,
    wished_senior: 1,
    composition_note: prose(chance, 120),
    attendance_percent: 75,
    notice_hours: 48,
    case_format: prose(chance, 200),
    ethics_note: prose(chance, 160),
    conduct_note: prose(chance, 160),
    leadership: chance.one(['designated', 'rotating']),
    leadership_note: '',
    term_months: 12,
    keep_days: 90,
    questions: ['What would you like to bring?', 'What are you good at in a group?'],
    finished_steps: 6,
    revision: 1,
    changed_at: Temporal.Now.instant(),
    chosen_clauses: clauses.map((clause) => clause.id),
    own_clause: { title: '', text: '' },
  }
}

async function placeRow(sealing: object, { groupId, members }: Drawn): Promise<Row> {
  const link = `https://meet.example.org/${groupId.slice(-12)}`
  return {
    group_id: groupId,
    sealed_video_link: await seal(sealing, NETWORK_ID, 'group.video-link', groupId, link),
    changed_by: members[0]!.clinicianId,
    changed_at: Temporal.Now.instant(),
  }
}
/** Every tenth group has amended its agreement once. */
function versionRows(groupId: string, founder: string, at: number): Row[] {
  const days = at % 10 === 0 ? [DAYS_BEHIND + 14, 60] : [DAYS_BEHIND + 14]
  return days.map((daysAgo, index) => {
    const madeAt = Temporal.Now.instant().subtract({ hours: 24 * daysAgo })
    return {
      id: newId(),
      group_id: groupId,
      number: index + 1,
      clauses,
      digest: createHash('sha256')
        .update(canonicalForm(index + 1, clauses))
        .digest(),
      in_force_from: madeAt,
      made_by: founder,
      made_at: madeAt,
    }
  })
}

function seatRows({ groupId, members, group }: Drawn): Row[] {
  return members.map((member, at) => ({
    id: newId(),
    group_id: groupId,
    clinician_id: member.clinicianId,
    role: at === 0 ? 'facilitator' : 'member',
    state: 'active',
    offered_at: (group.opened_at as Temporal.Instant).add({ seconds: at }),
    offered_by: members[0]!.clinicianId,
    accepted_at: group.opened_at,
    active_at: group.opened_at,
  }))
}

function signatureRows({ groupId, members, versions }: Drawn): Row[] {
  return versions.flatMap((version) =>
    members.map((member) => ({
      version_id: version.id,
      group_id: groupId,
      clinician_id: member.clinicianId,
      typed_name: member.name,
      digest: version.digest,
      signed_at: version.made_at,
    })),
  )
}

type Kept = {
  groupId: string
  seriesId: string
  pattern: Pattern
  zone: string
  startsLocal: Temporal.PlainTime
  minutes: number
}

function meetingsOf({ groupId, seriesId, pattern, ...rhythm }: Kept, now: Temporal.Instant): LoadMeeting[] {
  return daysOf(pattern, dayOf(now)).map((day) => {
    const { startsAt, endsAt } = occurrenceOn(rhythm, day)
    const isPast = Temporal.Instant.compare(endsAt, now) < 0
    const id = newId()
    const row = {
      id,
      group_id: groupId,
      series_id: seriesId,
      planned_day: day,
      starts_at: startsAt,
      zone: rhythm.zone,
      starts_local: day.toPlainDateTime(rhythm.startsLocal),
      minutes: rhythm.minutes,
      state: 'planned',
      revision: 0,
      room_opened_at: isPast ? startsAt : null,
      room_ended_at: isPast ? endsAt : null,
      made_at: now,
      changed_at: now,
    }
    return { id, startsAt, isPast, row }
  })
}

/** Plain steps of weeks: a series' own dates are worked out one by one, which is slow for a thousand. */
function daysOf(pattern: Pattern, today: Temporal.PlainDate): Temporal.PlainDate[] {
  if (pattern.cadence === 'dates') return [...pattern.days]
  const weeks = pattern.cadence === 'every-other-week' ? 2 : 1
  const days: Temporal.PlainDate[] = []
  const last = today.add({ days: DAYS_AHEAD })
  let day = today.subtract({ days: DAYS_BEHIND })
  day = day.add({ days: (pattern.weekday - day.dayOfWeek + 7) % 7 })
  for (; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ weeks }))
    if (pattern.cadence !== 'monthly' || isNth(day, pattern.nths)) days.push(day)
  return days
}

/** What the rota settled for evenings that are over. */
function roleRows({ groupId, members, meetings }: Drawn): Row[] {
  return meetings
    .filter((meeting) => meeting.isPast)
    .flatMap((meeting, at) =>
      ['facilitator', 'timekeeper'].map((role, index) => ({
        meeting_id: meeting.id,
        group_id: groupId,
        role,
        clinician_id: members[(at + index) % members.length]!.clinicianId,
        set_at: meeting.startsAt,
      })),
    )
}
