import fc from 'fast-check'
import { expect, test } from 'vitest'
import { departures } from '#copy/departures.en'
import type { OwnData } from '#domain/departures/reads'
import { archivePage } from './archive.ts'

const newYork = { zone: 'America/New_York', locale: 'en-US' }
const empty = Object.fromEntries(Object.keys(departures.archive.sections).map((name) => [name, []]))
const data = (more: object) =>
  ({
    ...empty,
    edition: 1,
    madeAt: '2026-11-20T02:00:00Z',
    network: 'Cascadia',
    ...more,
  }) as unknown as OwnData

test('shows every section, says where there is nothing, and keeps lines and names apart', () => {
  const page = archivePage(
    data({
      cases: [
        {
          title: 'Silence',
          question: 'What now?',
          withdrawn: false,
          notes: [],
          caseId: 'CASE-ID',
          sharedAt: '2026-11-20T02:00:31.5Z',
        },
      ],
      licenses: [{ expiresOn: '2027-03-31' }],
      week: [{ weekday: 2 }],
      record: [{ kind: 'agreement.signed' }],
    }),
    departures.archive,
    newYork,
  )
  for (const title of Object.values(departures.archive.sections)) expect(page).toContain(`<h2>${title}</h2>`)
  expect(page).toContain('<dt>Question</dt><dd>What now?</dd>')
  expect(page).toContain('<dd>no</dd>')
  expect(page).toContain('<dd>November 19, 2026, 9:00 PM Eastern Time</dd>')
  expect(page).toContain('<dd>March 31, 2027</dd>')
  expect(page).toContain('<dd>Tuesday</dd>')
  expect(page).toContain('<dd>Agreement signed</dd>')
  expect(page).not.toContain('CASE-ID')
  expect(page).toContain('Nothing.')
})

test('codes are said in words, each as its own section means it', () => {
  const page = archivePage(
    data({
      profile: { approaches: ['emdr', 'ifs'], languages: ['es'], family: 'trauma' },
      licenses: [
        {
          jurisdiction: 'US-NY',
          profession: 'social-worker',
          state: 'declined',
          decisions: [{ kind: 'asked', reason: 'Which board?' }],
        },
      ],
      groups: [{ groupName: 'Thursday Trauma Consult', role: 'facilitator', state: 'ended' }],
      applications: [{ state: 'declined', words: 'Not this time, kindly.' }],
      meetings: [
        {
          startsAt: '2026-11-20T02:00:00Z',
          correction: { correctedAt: '2026-11-21T02:00:00Z', reason: 'By phone.' },
        },
      ],
      answers: [{ answer: 'not-coming' }],
      documents: [
        {
          kind: 'attendance',
          facts: { zone: 'America/Denver', place: { kind: 'online' }, hours: [{ category: 'ethics' }] },
        },
      ],
      roomActs: [{ kind: 'hand-raised' }],
      evaluations: [{ answers: { objectives: 4 } }],
      contributions: [{ responses: [{ kind: 'hypothesis', text: 'A guess' }] }],
      cases: [{ feedback: ['blind-spots'], followUp: { outcome: 'partly' } }],
      drafts: [{ overrides: [{ field: 'happening', text: 'Elm Street', reason: 'a film' }] }],
      notices: [{ kind: 'someone-stepped-out' }, { kind: 'license-verified' }],
      record: [{ kind: 'case.override', byYou: true, reason: 'A public line.' }],
    }),
    departures.archive,
    newYork,
  )
  for (const words of [
    'EMDR, IFS',
    'Spanish',
    'New York',
    'Social worker',
    'Declined',
    'Question',
    'Which board?',
    'Facilitator',
    'Left',
    'Not this time',
    'Not this time, kindly.',
    'By phone.',
    'Not coming',
    'Record of attendance',
    'Mountain, Denver',
    'Online',
    'Ethics',
    'Raised a hand',
    'Your license was verified',
    'The meeting did what it set out to do.',
    'Hypothesis',
    'Blind spots',
    'It helped in part',
    'What is happening',
    'a film',
    'One person stepped out of your case',
    'An identifier kept with a reason',
    'done by you',
    'A public line.',
  ])
    expect(page).toContain(`>${words}<`)
  expect(page).not.toMatch(
    />(US-NY|social-worker|not-coming|blind-spots|partly|someone-stepped-out|hand-raised|online|license-verified|case\.override)</,
  )
})

test('no word becomes markup, whatever was typed', () => {
  fc.assert(
    fc.property(fc.string(), (typed) => {
      const hostile = `<script>${typed}</script><img src=x onerror="${typed}">`
      const page = archivePage(
        data({ cases: [{ title: hostile }], account: { email: hostile } }),
        departures.archive,
        newYork,
      )
      const tags = new Set([...page.matchAll(/<\/?([a-z0-9!]+)/gi)].map(([, tag]) => tag!.toLowerCase()))
      for (const tag of ['script', 'img']) expect(tags.has(tag)).toBe(false)
    }),
  )
})

test('what somebody typed may look like a day or a moment and be none: it stays as it is', () => {
  for (const title of ['2026-02-30', '0000-00-00', '2026-11-31T25:61Z', '2026-11-20T...Z']) {
    const page = archivePage(data({ cases: [{ title }] }), departures.archive, newYork)
    expect(page).toContain(`<dd>${title}</dd>`)
  }
})
