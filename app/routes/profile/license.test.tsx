import { renderToStaticMarkup } from 'react-dom/server'
import { createRoutesStub } from 'react-router'
import { expect, test } from 'vitest'
import type { Refused } from '#app/forms'
import { en } from '#copy/en'
import type { LicenseView } from '#domain/licenses/reads'
import type { Standing } from '#domain/licenses/standing'
import { CopyProvider } from '#ui/copy'
import LicensePage from './license.tsx'

const { licenses: copy } = en
const license = (state: LicenseView['state'], isExpired: boolean): LicenseView => ({
  id: '0191f3c4-0000-7000-8000-000000000000',
  jurisdiction: 'US-CO',
  profession: 'counselor',
  body: '',
  number: 'LPC.1',
  npi: '',
  expiresOn: null,
  state,
  isExpired,
  isOpenToChange: ['waiting', 'asked', 'declined'].includes(state),
  seenStatus: '',
  changedAt: '2026-01-01T00:00:00Z',
  evidence: [],
  decisions: [],
  answers: [],
  nameQuestion: null,
})

const ended = license('verified', true)
const licensesOf: Record<Standing, LicenseView[]> = {
  missing: [],
  waiting: [license('waiting', false)],
  asked: [license('asked', false)],
  declined: [license('declined', false)],
  verified: [license('verified', false)],
  suspended: [license('suspended', false)],
  expired: [ended],
  'renewal-waiting': [license('waiting', false), ended],
  'renewal-asked': [license('asked', false), ended],
  'renewal-declined': [license('declined', false), ended],
}
const standings = Object.keys(licensesOf) as Standing[]

function drawn(
  standing: Standing,
  isNew = false,
  licenses = licensesOf[standing],
  refused?: Refused,
): string {
  const page = {
    done: [],
    isFinished: true,
    standing,
    licenses: licenses.map((one) => ({ ...one, answerId: `answer to ${one.id}` })),
    toCorrect: licenses.find((one) => one.isOpenToChange),
    bodies: [],
    isNew,
    isCorrecting: false,
    newLicenseId: '0191f3c4-0000-7000-8000-000000000001',
    evidenceId: '0191f3c4-0000-7000-8000-000000000002',
    places: [],
    isSaved: false,
    isWithdrawn: false,
  }
  const Stub = createRoutesStub([{ id: 'license', path: '/license', Component: LicensePage as never }])
  return renderToStaticMarkup(
    <CopyProvider value={en}>
      <Stub
        initialEntries={['/license']}
        hydrationData={{ loaderData: { license: page }, actionData: { license: refused } }}
      />
    </CopyProvider>,
  )
}

test('every standing says what is waited for; that a steward checks once, only until it was verified', () => {
  for (const standing of standings) {
    const isNeverVerified = ['missing', 'waiting', 'asked', 'declined'].includes(standing)
    expect(drawn(standing)).toContain(copy.standing[standing])
    expect(drawn(standing).includes(copy.lead)).toBe(isNeverVerified)
  }
})

test('a renewal keeps no door open that is shut', () => {
  expect(drawn('verified', true)).toContain(copy.renewWords)
  for (const standing of ['expired', 'renewal-asked', 'suspended'] as const)
    expect(drawn(standing, true)).not.toContain(copy.renewWords)
})

test('the one thing to do: send what is missing or asked, renew what is over; nothing opens a suspended one', () => {
  const main = (standing: Standing) => /bg-pine [^>]*>([^<]+)</.exec(drawn(standing))?.[1]
  const asked = ['missing', 'asked', 'declined', 'renewal-asked', 'renewal-declined'] as const
  const expected: Partial<Record<Standing, string>> = {
    ...Object.fromEntries(asked.map((standing) => [standing, copy.submit])),
    expired: copy.renew,
  }
  for (const standing of standings) expect([standing, main(standing)]).toEqual([standing, expected[standing]])
})

test('an old claim that was declined is no reason to hide the renewal', () => {
  const declined = license('declined', false)
  for (const standing of ['verified', 'expired'] as const) {
    const page = drawn(standing, false, [...licensesOf[standing], declined])
    expect(page).toContain('/license?new#claim')
    expect(page).toContain('/license?correct#claim')
    expect(page).not.toContain('name="number"')
  }
})

test('a question can be answered in words, and only where one is open', () => {
  for (const standing of standings)
    expect([standing, drawn(standing).includes('name="words"')]).toEqual([
      standing,
      ['asked', 'renewal-asked'].includes(standing),
    ])
})

test('a claim can be taken back while nobody has decided on it', () => {
  for (const standing of standings)
    expect([standing, drawn(standing).includes('/take-back"')]).toEqual([
      standing,
      ['waiting', 'asked', 'renewal-waiting', 'renewal-asked'].includes(standing),
    ])
})

test('what was typed for a claim that was taken back meanwhile stays, beside a verified license too', () => {
  const page = drawn('verified', false, licensesOf.verified, {
    ok: false,
    problems: { '': { code: 'license.withdrawnHere' } },
    typed: { form: ['claim'], do: ['claim'], number: ['LPC.77'] },
  })
  expect(page).toContain('value="LPC.77"')
  expect(page).toContain('name="licenseId" value="0191f3c4-0000-7000-8000-000000000001"')
})

test('sent once more it is a new claim, and never another one of theirs', () => {
  const other = { ...license('waiting', false), id: '0191f3c4-0000-7000-8000-00000000000b', number: 'PSY.9' }
  const sent = (claimId: string) => {
    const page = drawn('waiting', false, [other, license('waiting', false)], {
      ok: false,
      problems: { '': { code: 'license.withdrawnHere' } },
      typed: { form: ['claim'], do: ['claim'], licenseId: [claimId], number: ['LPC.77'] },
    })
    return /name="licenseId" value="([^"]+)"\/><input type="hidden" name="evidenceId"/.exec(page)?.[1]
  }
  expect(sent('0191f3c4-0000-7000-8000-00000000000c')).toBe('0191f3c4-0000-7000-8000-000000000001')
  // A claim that is still there is the one that is corrected, whatever asks most for it by now.
  expect(sent('0191f3c4-0000-7000-8000-000000000000')).toBe('0191f3c4-0000-7000-8000-000000000000')
})

test('of two claims, what asks before one is taken back says which', () => {
  const other = { ...license('waiting', false), id: '0191f3c4-0000-7000-8000-00000000000b', number: 'PSY.9' }
  const page = drawn('waiting', false, [other, license('waiting', false)])
  const dialogs = [...page.matchAll(/<dialog[\s\S]*?<\/dialog>/g)].map(([dialog]) => dialog)
  expect(dialogs.map((dialog) => /PSY\.9|LPC\.1/.exec(dialog)?.[0])).toEqual(['PSY.9', 'LPC.1'])
})

test('of questions and answers the newest stands first', () => {
  const answered: LicenseView = {
    ...license('waiting', false),
    decisions: [{ kind: 'asked', at: '2026-03-01T00:00:00Z', by: 'Sofia Reyes', reason: 'Which board?' }],
    answers: [{ id: 'a', at: '2026-03-02T00:00:00Z', words: 'The one of Colorado.' }],
  }
  const page = drawn('waiting', false, [answered])
  expect(page.indexOf('The one of Colorado.')).toBeLessThan(page.indexOf('Which board?'))
  expect(page).toContain('The one of Colorado.')
})

test('of two licenses that are asked about, each has an answer of its own', () => {
  const [here, there] = [
    license('asked', false),
    { ...license('asked', false), id: '0191f3c4-0000-7000-8000-00000000000a' },
  ]
  const refused = {
    form: [`answer-${there.id}`],
    do: ['answer'],
    licenseId: [there.id],
    answerId: ['sent'],
    words: ['The one of New York.'],
  }
  const page = drawn('asked', false, [here, there], {
    ok: false,
    problems: { words: { code: 'tooLong', values: { maximum: 1000 } } },
    typed: refused,
  })
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(page.split('The one of New York.')).toHaveLength(2)
  const answerIds = [...page.matchAll(/name="answerId" value="([^"]+)"/g)].map(([, id]) => id)
  expect(answerIds).toEqual([`answer to ${here.id}`, `answer to ${there.id}`])
})
