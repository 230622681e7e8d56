import { amendAgreement, signAgreement } from '#domain/agreements/actions'
import { agreementOf } from '#domain/agreements/reads'
import { answerMeeting } from '#domain/answers/actions'
import { apply } from '#domain/applications/actions'
import { issueDocument } from '#domain/certificates/actions'
import { keepPolicy } from '#domain/credit/actions'
import { KeepPolicy } from '#domain/credit/policy'
import { policies } from '#domain/credit/reads'
import { evaluateMeeting } from '#domain/evaluations/actions'
import { stepOut } from '#domain/recusals/actions'
import { giveRole } from '#domain/roles/actions'
import { inviteSteward } from '#domain/stewards/actions'
import { takeAway } from '#domain/takeaways/actions'
import { newId } from '#platform/identifiers'
import type { Job } from '#platform/jobs'
import { runAllDue } from '#platform/jobs'
import {
  addressOf,
  as,
  firstPeopleArrive,
  licensesMoveOn,
  newcomersArrive,
  type Persona,
  type Personas,
  somebodySignsUp,
} from './arrivals.ts'
import { type Circle, circles } from './circles.ts'
import { answers, drafts, presents, reads } from './consults.ts'
import { meetingsBetween, meets, minutesByHand } from './evenings.ts'
import { type Gathered, gather, settle } from './gatherings.ts'
import type { Owner } from './owner.ts'
import { couple, lateness, rawVignettes, stuck, younger } from './stories.ts'

const DAYS_BACK = 120
const hours = (days: number) => ({ hours: Math.round(days * 24) })

export type Making = {
  owner: Owner
  publicUrl: string
  jobs: readonly Job[]
  log: { error(fields: object, message: string): void }
  tell: (line: string) => void
}

/**
 * Makes the sample network by the product's own actions: four months of it, from the first steward's
 * set-up to this evening. What people cannot do through actions, it does not show.
 */
export async function makeSampleNetwork({ owner, publicUrl, jobs, log, tell }: Making): Promise<void> {
  const present = Temporal.Now.instant()
  const begin = present.subtract(hours(DAYS_BACK))
  const byKind = new Map(jobs.map((job) => [job.kind, job]))
  const later = async (instant: Temporal.Instant) => {
    await owner.moveTo(instant)
    await runAllDue(byKind, log)
  }
  await later(begin)
  tell('The sample network: people and licenses.')
  const personas = await firstPeopleArrive(owner, present.toZonedDateTimeISO('UTC').toPlainDate())
  const who = (slug: string): Persona => personas.get(slug)!
  await creditPolicy(who('sofia'), begin)

  tell('Groups, agreements, rhythms.')
  const groups = new Map<string, Gathered>()
  for (const circle of circles.filter(({ state }) => state !== 'draft')) {
    const from = firstDay(circle, begin, present)
    groups.set(circle.key, await gather(circle, personas, from))
  }
  const thursday = groups.get('thursday')!
  tell('Evenings, cases, what came of them.')
  await pastEvenings(owner, later, thursday, present, who)
  await later(present.subtract(hours(72)))
  await amend(thursday, present.subtract(hours(24)))
  for (const key of ['balint', 'couples', 'winter', 'emdr'])
    await quietEvening(later, groups.get(key)!, present)
  for (const group of groups.values()) await settle(group)

  await later(present.subtract(hours(6)))
  await thePresent(personas, groups, present)
  tell('Newcomers, and this evening.')
  await newcomersArrive(personas, present, later)
  await licensesMoveOn(personas, present.toZonedDateTimeISO('UTC').toPlainDate())
  for (const circle of circles.filter(({ state }) => state === 'draft'))
    await gather(circle, personas, firstDay(circle, begin, present))
  await lettersToHandOver(who('sofia'), publicUrl)
  await later(present)
}

/**
 * From which day a group's rhythm runs. The main group's falls so that it meets within a week of this evening, whatever
 * day that is; a meeting that is about to begin is left to the week after.
 */
function firstDay(circle: Circle, begin: Temporal.Instant, present: Temporal.Instant): Temporal.PlainDate {
  const day = begin.toZonedDateTimeISO(circle.zone).toPlainDate()
  if (circle.key !== 'thursday') return day
  const ready = present.add({ minutes: 30 }).toZonedDateTimeISO(circle.zone)
  const ahead = (circle.weekday - ready.dayOfWeek + 7) % 7
  const onDay = ready.toPlainDate().add({ days: ahead })
  const starts = onDay.toZonedDateTime({ timeZone: circle.zone, plainTime: circle.startsLocal })
  const next = Temporal.ZonedDateTime.compare(starts, ready) > 0 ? onDay : onDay.add({ days: 7 })
  const since = Math.floor(day.until(next, { largestUnit: 'days' }).days / 14)
  return next.subtract({ days: since * 14 })
}

/** Letters of the last day: without a mail server stewards hand their links over. */
async function lettersToHandOver(sofia: Persona, publicUrl: string): Promise<void> {
  await somebodySignsUp(publicUrl)
  await as(sofia, inviteSteward, { invitationId: newId(), email: addressOf({ slug: 'abel' }) })
}

async function creditPolicy(sofia: Persona, begin: Temporal.Instant): Promise<void> {
  const policy = {
    policyId: newId(),
    title: 'Peer consultation hours',
    category: 'peer',
    unitName: 'hour',
    unitMinutes: 60,
    incrementPercent: 25,
    rounding: 'down',
    counts: 'all',
    minPresenceMinutes: 45,
    minPresencePercent: 80,
    groupMin: 3,
    groupMax: 12,
    evaluationRequired: true,
    evaluationDays: 30,
    objectives: 'State a consult question\nTell facts from hypotheses\nChoose one thing to try',
    source: '16 CCR 1397.60.1 counts organized peer consultation; other boards differ.',
    validFrom: begin.toZonedDateTimeISO('UTC').toPlainDate().subtract({ days: 1 }).toString(),
    confirmedOn: begin.toZonedDateTimeISO('UTC').toPlainDate().subtract({ days: 1 }).toString(),
  }
  await as(sofia, keepPolicy, KeepPolicy.parse(policy))
}

type Later = (instant: Temporal.Instant) => Promise<void>
type Who = (slug: string) => Persona

/** The two newest evenings of the main group, with a case each; documents for the first. */
async function pastEvenings(
  clock: Owner,
  later: Later,
  thursday: Gathered,
  present: Temporal.Instant,
  who: Who,
): Promise<void> {
  const past = (
    await meetingsBetween(thursday, present.subtract(hours(60)), present.subtract(hours(1)))
  ).toSorted((a, b) => Temporal.Instant.compare(a.startsAt, b.startsAt))
  const evenings = past.slice(-2)
  const presenters = [who('dan'), who('lena')]
  const stories = [lateness, couple]
  for (const [index, meeting] of evenings.entries()) {
    const presenter = presenters[index]!
    await later(meeting.startsAt.subtract(hours(4)))
    const caseId = await presents(presenter, { groupId: thursday.groupId, when: meeting.id }, stories[index]!)
    const readers = thursday.members.filter((m) => m !== presenter && m.slug !== 'jo')
    if (caseId) {
      for (const reader of readers) await reads(reader, caseId)
      await answers(who('rae'), caseId, 'question', 'What would you say to him if being late were allowed?')
      await answers(
        who('sam'),
        caseId,
        'hypothesis',
        'Perhaps agreeing quickly is how an argument was avoided at home.',
      )
    }
    await meets(
      clock,
      thursday,
      meeting,
      thursday.members.filter((m) => m.slug !== 'jo'),
    )
    await later(meeting.startsAt.add({ hours: 3 }))
    if (caseId)
      await as(presenter, takeAway, {
        caseId,
        text: 'Let the first silence last, and say nothing about the time.',
        askInDays: 7,
      })
    for (const slug of index === 0 ? ['priya', 'amara', 'dan', 'sam'] : ['rae'])
      await documented(who(slug), meeting.id)
  }
}

/** Five questions answered, and the document issued. */
async function documented(person: Persona, meetingId: string): Promise<void> {
  await as(person, evaluateMeeting, {
    evaluationId: newId(),
    meetingId,
    objectives: 5,
    relevance: 4,
    facilitation: 5,
    respect: 5,
    practice: 4,
    remark: '',
  })
  const [policy] = await as(person, policies, undefined)
  await as(person, issueDocument, {
    certificateId: newId(),
    meetingId,
    policyId: policy!.id,
    withLicense: false,
  })
}

/** An evening whose minutes were written down by hand. */
async function quietEvening(later: Later, group: Gathered, present: Temporal.Instant): Promise<void> {
  const [meeting] = (
    await meetingsBetween(group, present.subtract(hours(70)), present.subtract(hours(2)))
  ).slice(-1)
  if (!meeting) return
  await later(meeting.startsAt.add({ hours: 3 }))
  await minutesByHand(
    group,
    meeting.id,
    group.members.filter((m) => m.license === 'verified'),
    meeting.minutes,
  )
}

/** Where everyone stands this evening. */
async function thePresent(
  personas: Personas,
  groups: Map<string, Gathered>,
  present: Temporal.Instant,
): Promise<void> {
  const who: Who = (slug) => personas.get(slug)!
  const thursday = groups.get('thursday')!
  const [next] = await meetingsBetween(thursday, present, present.add(hours(9)))
  // Who presents does not keep time too.
  if (next)
    await as(thursday.founder, giveRole, {
      meetingId: next.id,
      role: 'timekeeper',
      clinicianId: who('rae').clinicianId,
    })
  const caseId = await presents(
    who('amara'),
    { groupId: thursday.groupId, when: next ? next.id : 'next' },
    stuck,
  )
  if (caseId) {
    for (const slug of ['priya', 'lena', 'sam']) await reads(who(slug), caseId)
    await answers(
      who('lena'),
      caseId,
      'reflection',
      'I felt how careful the room becomes when she is quiet, even on paper.',
    )
    await as(who('dan'), stepOut, { caseId })
  }
  if (next) {
    for (const slug of ['priya', 'amara', 'lena', 'rae'])
      await as(who(slug), answerMeeting, { meetingId: next.id, answer: 'coming' })
    await as(who('sam'), answerMeeting, { meetingId: next.id, answer: 'maybe' })
  }
  await drafts(
    who('rae'),
    { groupId: thursday.groupId, when: 'later' },
    { title: 'Not finished yet', question: 'Where do I begin?' },
  )
  await otherCases(groups, who)
  await applies(thursday.groupId, who)
}

async function otherCases(groups: Map<string, Gathered>, who: Who): Promise<void> {
  const balint = groups.get('balint')!
  for (const [index, slug] of ['omar', 'maeve'].entries())
    await presents(who(slug), { groupId: balint.groupId, when: 'later' }, rawVignettes[index]!)
  const couples = groups.get('couples')!
  await presents(who('rosa'), { groupId: couples.groupId, when: 'later' }, rawVignettes[3]!)
  await presents(who('wen'), { groupId: groups.get('first-years')!.groupId, when: 'later' }, rawVignettes[2]!)
  await presents(who('june'), { groupId: couples.groupId, when: 'later' }, younger)
}

async function applies(groupId: string, who: Who): Promise<void> {
  await as(who('carla'), apply, {
    applicationId: newId(),
    groupId,
    answers: ['A client who leaves the room in her thoughts, and my wish to follow her.'],
    message: 'I work with the body and would like to sit with people who work in words.',
  })
}

/** The agreement changes on the day of `instant`; everyone has signed but Jo. */
async function amend(thursday: Gathered, instant: Temporal.Instant): Promise<void> {
  const versionId = newId()
  const { inForce } = await as(thursday.founder, agreementOf, { groupId: thursday.groupId })
  const clauses = [
    ...inForce!.clauses,
    {
      id: 'no-recording',
      title: 'No recording, no bots, no screenshots',
      text: 'I make no sound or picture of a meeting, no transcript and no screenshot, and bring no note-taking software into the room.',
    },
  ]
  const effectiveDay = instant.toZonedDateTimeISO(thursday.zone).toPlainDate().toString()
  await as(thursday.founder, amendAgreement, {
    groupId: thursday.groupId,
    versionId,
    basedOn: inForce!.number,
    clauses,
    effectiveDay,
    zone: thursday.zone,
  })
  for (const member of thursday.members)
    if (member.slug !== 'jo')
      await as(member, signAgreement, { groupId: thursday.groupId, versionId, typedName: member.name })
}
