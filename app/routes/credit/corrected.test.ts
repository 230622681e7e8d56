/** What a paper says of minutes that nobody's devices counted: who set them, and when the room was open. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { certificates } from '#copy/certificates.en'
import { correctMinutes } from '#domain/attendance/actions'
import { issueDocument } from '#domain/certificates/actions'
import { documentToPrint } from '#domain/certificates/reads'
import { keepPolicy } from '#domain/credit/actions'
import { newId } from '#platform/identifiers'
import { typeset } from '#platform/pdf/typeset'
import { as, openTestDatabase, ownerQuery, type Person } from '#tests/database'
import { anEvening, type Evening } from '#tests/evening'
import { wordsOf } from '#tests/papers'
import { aPolicy } from '#tests/policies'
import { shown } from '#tests/shown'
import * as attendancePage from '../room/attendance.tsx'
import * as documentPage from './document.tsx'
import { sheetOf } from './sheet.ts'

let evening: Evening
let priya: Person, amara: Person
beforeAll(openTestDatabase)
beforeEach(async () => {
  evening = await anEvening([7, 7, 7])
  ;[priya, amara] = evening.people as [Person, Person]
  await roomOpen('18:30:00', '18:37:00')
})

/** The evening is that of November 19, 6:30 to 8:00 PM; its room was open between these times, or never. */
async function roomOpen(from: string | null, to: string | null) {
  const at = (time: string | null) => time && `2026-11-19 ${time} America/New_York`
  await ownerQuery(
    `update meeting set starts_at = $2, starts_local = '2026-11-19 18:30', room_opened_at = $3, room_ended_at = $4 where id = $1`,
    [evening.meetingId, at('18:30:00'), at(from), at(to)],
  )
}

const correct = (minutes: number, more: { beyondRoom?: boolean } = { beyondRoom: true }) =>
  as(priya, correctMinutes, {
    meetingId: evening.meetingId,
    clinicianId: amara.clinicianId,
    minutes,
    presentingMinutes: 0,
    reason: 'The room was ended by mistake, we went on.',
    ...more,
  })

/** What the paper and its page say, in this order. */
async function said(policy = aPolicy({ incrementPercent: 5 })): Promise<[string, string]> {
  await as(evening.steward, keepPolicy, policy)
  const { meetingId } = evening
  const issued = await as(amara, issueDocument, {
    certificateId: newId(),
    meetingId,
    policyId: policy.policyId,
    withLicense: false,
  })
  const document = await as(amara, documentToPrint, issued)
  const pdf = await typeset(sheetOf(document, certificates, 'https://colloquy.test'))
  const page = await shown(documentPage, amara, `/credits/documents/${issued.certificateId}`, issued)
  return [wordsOf(pdf), page.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')]
}

async function expectSaid(...all: (string | RegExp)[]): Promise<[string, string]> {
  const both = await said()
  for (const words of both) for (const one of all) expect(words).toMatch(one)
  return both
}

describe('a document of minutes', () => {
  test('that the room counted says so, and from when to when it was open', async () => {
    await expectSaid(/6:30 – 6:37 PM Eastern Time (?!as planned)/, '7 minutes, counted by the online room')
  })

  test('of a room opened late says from when they could count', async () => {
    await roomOpen('18:50:20', '20:10:00')
    await expectSaid('6:50 – 8:00 PM Eastern Time', '7 minutes, counted by the online room')
  })

  test('that a facilitator corrected says by whom and when, and claims nothing else; not the reason', async () => {
    await correct(5)
    const today = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'America/New_York' })
    const [paper, page] = await expectSaid(
      /6:30 – 6:37 PM Eastern Time (?!as planned)/,
      `5 minutes, corrected by hand by the facilitator Priya Raman, LMFT, on ${today.format(Date.now())}`,
    )
    expect(paper + page).not.toMatch(/recorded while|counted by|mistake/)
  })

  test('beyond the time the room was open gives the planned time as planned, and the room’s beside it', async () => {
    await correct(90)
    const [paper] = await expectSaid(
      '6:30 – 8:00 PM Eastern Time, as planned; the online room was open 6:30 – 6:37 PM',
      '90 minutes, corrected by hand by the facilitator Priya Raman, LMFT,',
    )
    expect(paper).not.toMatch(/recorded while|counted by/)
  })

  test('of an evening whose room ended before its planned start does not end before it began', async () => {
    await roomOpen('18:10:00', '18:20:00')
    await correct(60)
    await expectSaid('6:30 – 8:00 PM Eastern Time, as planned; the online room was open 6:10 – 6:20 PM')
  })

  test('of an evening without a room are entered by hand', async () => {
    await roomOpen(null, null)
    await correct(80, {})
    await expectSaid(
      '6:30 – 8:00 PM Eastern Time, as planned',
      '80 minutes, entered by hand by the facilitator Priya Raman, LMFT,',
    )
  })
})

test('a document’s page has all the words its paper has', async () => {
  const policy = aPolicy({
    providerName: 'Cascadia CE',
    providerNumber: 'ACEP 1234',
    approvalSentence: 'Cascadia CE has been approved.',
    signerName: 'R. Vale',
    signerTitle: 'CE coordinator',
    incrementPercent: 5,
    objectives: 'Choose one thing to try\nName one thing that helped',
  })
  const [paper, page] = await said(policy)
  for (const words of [
    'Cascadia Psychotherapy Network',
    'Choose one thing to try',
    'Name one thing that helped',
    'Cascadia CE has been approved.',
    'R. Vale, CE coordinator',
    'ACEP 1234',
  ]) {
    expect(paper).toContain(words)
    expect(page).toContain(words)
  }
})

describe('a correction', () => {
  test('beyond the time the room was open is asked about', async () => {
    await expect(correct(8, {})).rejects.toMatchObject({
      problems: { minutes: { code: 'attendance.beyondRoom', values: { held: 7 } } },
    })
    await expect(correct(7, {})).resolves.toBeUndefined()
    await expect(correct(8)).resolves.toBeUndefined()
    await expect(correct(91)).rejects.toMatchObject({ problems: { minutes: { code: 'attendance.tooMany' } } })
  })

  test('asked about is said to be right in the same form, which says beforehand what a document tells', async () => {
    const form = (said?: unknown) =>
      shown(
        attendancePage,
        priya,
        `/meetings/${evening.meetingId}/attendance`,
        evening as never,
        undefined,
        said,
      )
    const before = await form()
    expect(before).toContain('Its room was open for 7 of them')
    expect(before).toContain('say that you set them by hand')
    expect(before).not.toContain('name="beyondRoom"')
    const refused = {
      ok: false,
      problems: { minutes: { code: 'attendance.beyondRoom', values: { held: 7 } } },
      typed: { minutes: ['90'] },
    }
    const asked = await form(refused)
    expect(asked).toContain('open for 7 minutes of its planned time')
    expect(asked).toContain('name="beyondRoom"')
  })
})
