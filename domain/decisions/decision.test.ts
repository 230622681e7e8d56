import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isOpenToChange } from '#domain/licenses/license'
import { type LicenseState, licenseStates } from '#domain/licenses/standing'
import { type DecisionKind, decisionKinds, decisionsFrom, stateAfter } from './decision.ts'

const allowed: Record<LicenseState, DecisionKind[]> = {
  waiting: ['verified', 'asked', 'declined'],
  asked: ['verified', 'declined'],
  verified: ['asked', 'renamed', 'suspended'],
  declined: ['verified'],
  suspended: ['reinstated'],
  withdrawn: [],
}
test.each(licenseStates)('from %s a steward may decide what the table says', (state) => {
  expect(decisionsFrom(state)).toEqual(allowed[state])
})

test('no way of deciding lets a suspended license become anything but verified', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...decisionKinds)), (kinds) => {
      let state: LicenseState = 'waiting'
      for (const kind of kinds) {
        const next = stateAfter(state, kind)
        if (state === 'suspended' && next) expect(next).toBe('verified')
        state = next ?? state
      }
      expect(isOpenToChange(state)).toBe(!['verified', 'suspended'].includes(state))
    }),
  )
})
