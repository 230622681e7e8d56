import { expect, test } from 'vitest'
import { certificates } from '#copy/certificates.en'
import { type Facts, factsKept } from '#domain/certificates/certificate'
import { jurisdictions } from '#domain/licenses/jurisdictions'
import { professions } from '#domain/licenses/license'
import { typeset } from '#platform/pdf/typeset'
import { type Printed, sheetOf } from './sheet.ts'

const facts: Facts = {
  edition: 3,
  locale: 'en-US',
  issuer: 'Cascadia Psychotherapy Network',
  learner: { name: 'Amara Osei', credential: 'LMFT' },
  title: 'Peer consultation group',
  provider: null,
  startsAt: '2026-11-20T02:30:00Z',
  endsAt: '2026-11-20T04:00:00Z',
  zone: 'America/New_York',
  room: { openedAt: '2026-11-20T02:20:00Z', endedAt: '2026-11-20T04:05:00Z' },
  corrected: null,
  place: { kind: 'online', area: '' },
  hours: [{ category: 'peer', unitName: 'hour', minutes: 85, unitsHundredths: 125 }],
  minutesPresent: 85,
  facilitators: [{ name: 'Priya Raman', credential: 'PhD' }],
  objectives: ['Choose one thing to try'],
  signer: null,
  evaluated: true,
}
const record: Printed = {
  kind: 'attendance',
  code: '7K3M9QXT5H2V8WZB4N6DPRCA',
  facts,
  issuedAt: '2026-11-20T20:00:00Z',
}
const address = 'https://colloquy.test'
const provider = {
  name: 'Cascadia CE',
  number: 'ACEP No. 1234',
  approval: 'Cascadia CE has been approved by NBCC.',
}
const certificate: Printed = {
  ...record,
  kind: 'certificate',
  facts: { ...facts, provider, signer: { name: 'Dr. R. Vale', title: 'CE coordinator' } },
}
const words = (document: Printed) => JSON.stringify(sheetOf(document, certificates, address))

test('names everyone who led', () => {
  const two = [...facts.facilitators, { name: 'Dan Whitlock', credential: '' }]
  expect(words(record)).toContain('{"label":"Facilitator","value":"Priya Raman, PhD"}')
  expect(words({ ...record, facts: { ...facts, facilitators: two } })).toContain(
    '{"label":"Facilitators","value":"Priya Raman, PhD; Dan Whitlock"}',
  )
  expect(words({ ...record, facts: { ...facts, facilitators: [] } })).toContain('Led by its members')
})

test('says everything an auditor checks', () => {
  const said = words({
    ...certificate,
    license: { profession: 'marriage-family-therapist', jurisdiction: 'US-CA', number: 'MFT 90210' },
  })
  for (const checked of [
    'Amara Osei, LMFT',
    'Marriage and family therapist, MFT 90210, California',
    'Peer consultation group',
    'Cascadia CE',
    'ACEP No. 1234',
    'Cascadia CE has been approved by NBCC.',
    'Thursday, November 19, 2026', // where the group meets, not UTC
    '9:30 – 11:00 PM Eastern Time',
    'Live online',
    'Peer consultation',
    '1.25 hours',
    '85 minutes',
    'Priya Raman, PhD',
    'Choose one thing to try',
    'Dr. R. Vale, CE coordinator',
    '7K3M-9QXT-5H2V-8WZB-4N6D-PRCA',
    'https://colloquy.test/verify/7K3M9QXT5H2V8WZB4N6DPRCA',
  ])
    expect(said).toContain(checked)
})

test('says a license in words, whatever profession and place one can claim it for', () => {
  const idsOnPaper = /[a-z]-[a-z]+(-[a-z]+)?,|\b[A-Z]{2}-[A-Z]{2}\b/
  for (const profession of professions)
    for (const { code, name } of jurisdictions) {
      const [said] = words({
        ...record,
        license: { profession, jurisdiction: code, number: '24105' },
      }).match(/(?<="License","value":")[^"]+/)!
      expect(said).toMatch(new RegExp(`24105, ${name}$`))
      expect(said).not.toMatch(idsOnPaper)
    }
  expect(
    words({ ...record, license: { profession: 'other', jurisdiction: 'GB', number: '24105' } }),
  ).toContain('"24105, United Kingdom"')
})

test('of before the third edition claims nothing of where its minutes come from, but for those no room can have counted', () => {
  const old = (minutesPresent: number) =>
    words({ ...record, facts: factsKept({ ...facts, edition: 2, room: null, minutesPresent }) })
  expect(old(90)).toContain('"9:30 – 11:00 PM Eastern Time"')
  expect(old(90)).toContain('"90 minutes"')
  expect(old(91)).toContain('91 minutes, set by hand: more than the time above')
  expect(old(90) + old(91)).not.toMatch(/recorded while|counted by/)
})

test('a record of attendance never calls itself a certificate or claims a provider', () => {
  const { title, blocks } = sheetOf(record, certificates, address)
  expect(title).toBe('Record of attendance')
  const texts = JSON.stringify(blocks.filter((block) => block.kind !== 'quiet'))
  expect(texts).not.toMatch(/certificate|provider|continuing education/i)
  expect(JSON.stringify(blocks)).toContain('not a certificate of an approved provider')
})

test('a certificate does', () => {
  expect(sheetOf(certificate, certificates, address).title).toBe('Certificate of continuing education')
  expect(words(certificate)).not.toContain('record of attendance')
})

test('is the same file each time it is asked for', async () => {
  const [first, second] = await Promise.all(
    [record, structuredClone(record)].map((one) => typeset(sheetOf(one, certificates, address))),
  )
  expect(Buffer.compare(first!, second!)).toBe(0)
})

test('whatever else no face can draw is said to stand on a page that has it', () => {
  const verifies = 'The page at the address below has them in full.'
  const own = 'The page of this document that its holder can open has them in full.'
  const said = (but: Partial<Facts>, license?: Printed['license']) =>
    words({ ...certificate, facts: { ...certificate.facts, ...but }, ...(license && { license }) })
  expect(said({})).not.toMatch(/in full/)
  for (const but of [
    { title: '同伴咨询' },
    { issuer: 'مركز' },
    { provider: { ...provider, name: 'מכון' } },
    { hours: [{ ...facts.hours[0]!, unitName: '시간' }] },
  ]) {
    expect(said(but)).toContain(verifies)
    expect(said(but)).not.toContain(own)
  }
  for (const but of [
    { provider: { ...provider, approval: 'Approved: 漢字.' } },
    { objectives: ['Choose one thing', 'الإصغاء'] },
    { signer: { name: '山田', title: '' } },
    { signer: { name: 'R. Vale', title: '회장' } },
    { facilitators: [{ name: '山田', credential: '' }] },
    { corrected: { by: { name: '山田', credential: '' }, at: '2026-11-21T02:30:00Z' } },
    { place: { kind: 'in-person' as const, area: '台北' } },
  ]) {
    expect(said(but)).toContain(own)
    expect(said(but)).not.toContain(verifies)
  }
  expect(said({}, { profession: 'psychologist', jurisdiction: 'HK', number: '心7' })).toContain(own)
  expect(said({ title: '同伴咨询', objectives: ['الإصغاء'] })).toContain('has some of them in full')
})

test('a name no face can draw sends the reader to the page', () => {
  expect(words({ ...record, facts: { ...facts, learner: { name: '山田', credential: '' } } })).toContain(
    'The page at the address below has them in full.',
  )
})
