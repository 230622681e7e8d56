/** Cases in bulk: one an evening, those of the last ninety days sealed and answered, older ones destroyed. */
import type { ResponseKind } from '#domain/responses/kinds'
import { newId } from '#platform/identifiers'
import { seal } from '#platform/sealing'
import type { Chance, Filling, Row } from './filling.ts'
import type { LoadGroup, LoadMeeting } from './groups.ts'
import { type LoadPerson, makeKeys } from './people.ts'
import { prose } from './words.ts'

export type LoadCase = {
  caseId: string
  groupId: string
  presenter: LoadPerson
  /** Members who have opened it. */
  readers: LoadPerson[]
}

const KEPT_DAYS = 90

/** Live cases: of evenings of the last ninety days, and of the next one. */
export async function makeCases(
  filling: Filling,
  groups: readonly LoadGroup[],
  chance: Chance,
): Promise<LoadCase[]> {
  const drawn = groups.flatMap((group) => drawCases(group, chance))
  const live = drawn.filter((one) => !one.isOver)
  await makeKeys(
    live.map((one) => one.caseId),
    'case',
  )
  const sealing = {}
  await filling.add('"case"', await Promise.all(drawn.map((one) => caseRow(sealing, one, chance))))
  await filling.add(
    'response',
    (await Promise.all(live.map((one) => responseRows(sealing, one, chance)))).flat(),
  )
  await filling.add('case_note', await Promise.all(live.map((one) => noteRow(sealing, one, chance))))
  await filling.add(
    'takeaway',
    await Promise.all(live.filter((one) => one.isPast).map((one) => takeawayRow(sealing, one, chance))),
  )
  await filling.add('case_reading', live.flatMap(readingRows))
  await filling.add('recusal', live.filter((_, at) => at % 40 === 0).map(recusalRow))
  await filling.add('agenda_item', drawn.map(turnRow))
  return live
}

type Drawn = LoadCase & {
  meetingId: string
  at: Temporal.Instant
  isPast: boolean
  isOver: boolean
  out: LoadPerson
}

/** Members take turns; the last in the ring steps out where anyone does. */
function drawCases({ groupId, members, meetings }: LoadGroup, chance: Chance): Drawn[] {
  const now = Temporal.Now.instant()
  const over = now.subtract({ hours: 24 * (KEPT_DAYS - 1) })
  const next = meetings.find((meeting) => !meeting.isPast)
  const presented = [...meetings.filter((meeting) => meeting.isPast), ...(next ? [next] : [])]
  return presented.map((meeting: LoadMeeting, turn): Drawn => {
    const presenter = members[turn % members.length]!
    const others = members.filter((member) => member !== presenter)
    const isOver = Temporal.Instant.compare(meeting.startsAt, over) < 0
    return {
      caseId: newId(),
      groupId,
      presenter,
      readers: meeting.isPast ? others.slice(0, -1) : others.slice(0, chance.whole(1, 3)),
      out: others.at(-1)!,
      meetingId: meeting.id,
      at: meeting.startsAt,
      isPast: meeting.isPast,
      isOver,
    }
  })
}

async function caseRow(sealing: object, one: Drawn, chance: Chance): Promise<Row> {
  const { caseId: id } = one
  const body = () =>
    JSON.stringify({
      background: prose(chance, 400),
      happening: prose(chance, 1500),
      tried: prose(chance, 300),
      stirs: '',
    })
  const sealed = one.isOver
    ? [null, null, null]
    : await Promise.all([
        seal(sealing, id, 'case.title', id, prose(chance, 40)),
        seal(sealing, id, 'case.question', id, prose(chance, 140)),
        seal(sealing, id, 'case.text', id, body()),
      ])
  const shared = one.isPast ? one.at.subtract({ hours: 48 }) : Temporal.Now.instant()
  const ends = one.at.add({ hours: 24 * KEPT_DAYS })
  return {
    id,
    group_id: one.groupId,
    meeting_id: one.meetingId,
    presenter_id: one.presenter.clinicianId,
    template: 'general',
    feedback: one.isOver ? [] : ['reflections', 'hypotheses'],
    sealed_title: sealed[0],
    sealed_question: sealed[1],
    sealed_text: sealed[2],
    revision: 1,
    shared_at: shared,
    changed_at: shared,
    destroy_at: ends,
    destroyed_at: one.isOver ? ends : null,
  }
}

const kinds: ResponseKind[] = ['question', 'reflection', 'hypothesis', 'suggestion', 'resource']

function responseRows(sealing: object, one: Drawn, chance: Chance): Promise<Row[]> {
  return Promise.all(
    one.readers.map(async (reader, at): Promise<Row> => {
      const id = newId()
      const made = one.isPast ? one.at.add({ minutes: at }) : Temporal.Now.instant()
      return {
        id,
        case_id: one.caseId,
        group_id: one.groupId,
        author_id: reader.clinicianId,
        kind: kinds[at % kinds.length],
        sealed: await seal(sealing, one.caseId, 'case.response', id, prose(chance, 260)),
        made_at: made,
        changed_at: made,
      }
    }),
  )
}

async function noteRow(sealing: object, one: Drawn, chance: Chance): Promise<Row> {
  const id = newId()
  return {
    id,
    case_id: one.caseId,
    group_id: one.groupId,
    author_id: one.readers[0]!.clinicianId,
    sealed: await seal(sealing, one.caseId, 'case.note', id, prose(chance, 200)),
    revision: 1,
    made_at: one.at,
    changed_at: one.at,
    offered_at: chance.next() < 0.3 ? one.at : null,
  }
}

async function takeawayRow(sealing: object, one: Drawn, chance: Chance): Promise<Row> {
  const sealed = await seal(sealing, one.caseId, 'case.takeaway', one.caseId, prose(chance, 160))
  return {
    case_id: one.caseId,
    group_id: one.groupId,
    clinician_id: one.presenter.clinicianId,
    sealed,
    made_at: one.at,
    changed_at: one.at,
    follow_up_at: one.at.add({ hours: 24 * 28 }),
  }
}

function readingRows(one: Drawn): Row[] {
  const at = one.isPast ? one.at : Temporal.Now.instant()
  return one.readers.map((reader) => ({
    case_id: one.caseId,
    clinician_id: reader.clinicianId,
    group_id: one.groupId,
    at,
    last_at: at,
  }))
}

const recusalRow = (one: Drawn): Row => ({
  case_id: one.caseId,
  clinician_id: one.out.clinicianId,
  group_id: one.groupId,
  at: one.at,
})

const turnRow = (one: Drawn): Row => ({
  id: newId(),
  meeting_id: one.meetingId,
  group_id: one.groupId,
  kind: 'case',
  position: 200,
  presenter_id: one.presenter.clinicianId,
  case_id: one.caseId,
  made_by: one.presenter.clinicianId,
  made_at: one.at.subtract({ hours: 96 }),
})
