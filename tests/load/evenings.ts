/** What evenings leave behind, in bulk: answers, minutes, evaluations and documents. */
import { randomBytes } from 'node:crypto'
import { codeFrom } from '#domain/certificates/certificate'
import { answersToSeal } from '#domain/evaluations/evaluation'
import { newId } from '#platform/identifiers'
import { seal } from '#platform/sealing'
import type { Filling, Row } from './filling.ts'

/** Everybody answers for evenings that are over and the next one; five of six come. */
export async function makeEvenings(filling: Filling): Promise<void> {
  await filling.sql(
    `insert into meeting_answer (meeting_id, clinician_id, group_id, answer, answered_at, for_start)
     select m.id, s.clinician_id, m.group_id,
       case abs(hashtext(m.id::text || s.clinician_id)) % 6 when 0 then 'not-coming' when 1 then 'maybe' else 'coming' end,
       m.starts_at - interval '2 days', m.starts_at
     from meeting m join seat s on s.group_id = m.group_id and s.state = 'active'
     where m.starts_at < acting_now() + interval '14 days'`,
  )
  await filling.sql(
    `insert into attendance (meeting_id, clinician_id, group_id, role, minutes, presenting_minutes, first_at, last_at, made_at)
     select a.meeting_id, a.clinician_id, a.group_id, coalesce(r.role, 'member'), 90, 0, m.starts_at, m.room_ended_at, m.room_ended_at
     from meeting_answer a join meeting m on m.id = a.meeting_id
     left join meeting_role r on r.meeting_id = m.id and r.clinician_id = a.clinician_id
     where a.answer <> 'not-coming' and m.room_ended_at is not null`,
  )
  const policyId = newId()
  await filling.sql(
    `insert into credit_policy (id, title, unit_minutes, increment_percent, counts, category, evaluation_required, valid_from,
       made_at, changed_at)
     values ($1, 'Peer consultation', 60, 25, 'all', 'peer', true, acting_now()::date - 115, acting_now(), acting_now())`,
    [policyId],
  )
  await makeDocuments(filling, policyId)
}

type Attended = { meetingId: string; clinicianId: string; groupId: string; at: string }

/** Half of all people evaluate within days and take their document, since the network offers credit; the others never care. */
async function makeDocuments(filling: Filling, policyId: string): Promise<void> {
  const attended = await filling.sql<Attended>(
    `select meeting_id as "meetingId", clinician_id as "clinicianId", group_id as "groupId", last_at::text as at
     from attendance where last_at between acting_now() - interval '120 days' and acting_now() - interval '5 days' and abs(hashtext(clinician_id::text)) % 2 = 0`,
  )
  const sealing = {}
  const AT_ONCE = 8000
  for (let at = 0; at < attended.length; at += AT_ONCE) {
    const part = attended.slice(at, at + AT_ONCE)
    await filling.add('evaluation', await Promise.all(part.map((one) => evaluationRow(sealing, one))))
    await filling.add(
      'certificate',
      part.map((one) => documentRow(one, policyId)),
    )
  }
}

async function evaluationRow(sealing: object, one: Attended): Promise<Row> {
  const id = newId()
  const answers = { objectives: 5, relevance: 4, facilitation: 5, respect: 5, practice: 4, remark: '' }
  const text = answersToSeal({ evaluationId: id, meetingId: one.meetingId, ...answers })
  return {
    id,
    meeting_id: one.meetingId,
    clinician_id: one.clinicianId,
    group_id: one.groupId,
    sealed: await seal(sealing, one.clinicianId, 'evaluation.answers', id, text),
    made_at: one.at,
  }
}

function documentRow(one: Attended, policyId: string): Row {
  return {
    id: newId(),
    code: newCode(),
    clinician_id: one.clinicianId,
    meeting_id: one.meetingId,
    group_id: one.groupId,
    policy_id: policyId,
    kind: 'attendance',
    facts: factsOf(one),
    minutes: 90,
    units_hundredths: 150,
    issued_at: one.at,
  }
}

function newCode(): string {
  for (;;) {
    const code = codeFrom(randomBytes(23))
    if (code) return code
  }
}

const factsOf = ({ at }: Attended) => ({
  edition: 1,
  locale: 'en-US',
  issuer: 'Front Range Colleagues',
  learner: { name: 'A colleague', credential: 'LMFT' },
  title: 'Peer consultation',
  provider: null,
  startsAt: at.replace(' ', 'T').replace(/\+00$/, 'Z'),
  endsAt: at.replace(' ', 'T').replace(/\+00$/, 'Z'),
  zone: 'America/New_York',
  place: { kind: 'online', area: '' },
  hours: [{ category: 'peer', unitName: 'hour', minutes: 90, unitsHundredths: 150 }],
  minutesPresent: 90,
  facilitator: null,
  objectives: [],
  signer: null,
  evaluated: true,
})
