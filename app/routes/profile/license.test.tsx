import { renderToStaticMarkup } from 'react-dom/server'
import { createRoutesStub } from 'react-router'
import { expect, test } from 'vitest'
import { en } from '#copy/en'
import type { Standing } from '#domain/licenses/license'
import type { LicenseView } from '#domain/licenses/reads'
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
})

function drawn(standing: Standing, isNew = false): string {
  const state = standing === 'expired' ? 'verified' : standing
  const licenses = state === 'missing' ? [] : [license(state, standing === 'expired')]
  const page = {
    done: [],
    isFinished: true,
    standing,
    licenses,
    toCorrect: licenses.find((one) => one.isOpenToChange),
    bodies: [],
    isNew,
    isCorrecting: false,
    newLicenseId: '0191f3c4-0000-7000-8000-000000000001',
    evidenceId: '0191f3c4-0000-7000-8000-000000000002',
    places: [],
    isSaved: false,
  }
  const Stub = createRoutesStub([{ id: 'license', path: '/license', Component: LicensePage as never }])
  return renderToStaticMarkup(
    <CopyProvider value={en}>
      <Stub initialEntries={['/license']} hydrationData={{ loaderData: { license: page } }} />
    </CopyProvider>,
  )
}

test('every standing says what is waited for; that a steward checks once, only until it was verified', () => {
  const standings: Standing[] = [
    'missing',
    'waiting',
    'asked',
    'declined',
    'verified',
    'suspended',
    'expired',
  ]
  for (const standing of standings) {
    const isNeverVerified = ['missing', 'waiting', 'asked', 'declined'].includes(standing)
    expect(drawn(standing)).toContain(copy.standing[standing])
    expect(drawn(standing).includes(copy.lead)).toBe(isNeverVerified)
  }
})

test('a renewal keeps no door open that is shut', () => {
  expect(drawn('verified', true)).toContain(copy.renewWords)
  for (const standing of ['expired', 'suspended'] as const)
    expect(drawn(standing, true)).not.toContain(copy.renewWords)
})

test('the one thing to do: send what is missing or asked, renew what is over; nothing opens a suspended one', () => {
  const main = (standing: Standing) => /bg-pine [^>]*>([^<]+)</.exec(drawn(standing))?.[1]
  expect(['missing', 'asked', 'declined'].map((one) => main(one as Standing))).toEqual(
    Array(3).fill(copy.submit),
  )
  expect(main('expired')).toBe(copy.renew)
  expect(['waiting', 'verified', 'suspended'].map((one) => main(one as Standing))).toEqual(
    Array(3).fill(undefined),
  )
})
