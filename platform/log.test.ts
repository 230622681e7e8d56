import { expect, test } from 'vitest'
import { addressForLog, withoutMessage } from './log.ts'

test.each([
  ['/', '/'],
  ['/groups', '/groups'],
  ['/groups/0190c0de-0000-7000-8000-000000000001/cases', '/groups/:id/cases'],
  ['/calendar/q7GhPz0aL1.ics', '/calendar/:id'],
  ['/verify/ABCDE-FGHJK-MNPQR', '/verify/:id'],
  ['/setup?code=K7Q2M', '/setup'],
  ['/reset#token', '/reset'],
  ['/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '/:id'],
  ['/sign-up', '/sign-up'],
])('%s is written as %s', (address, written) => {
  expect(addressForLog(address)).toBe(written)
})

test('an error is told without its message', () => {
  const error = Object.assign(new Error('invalid input: "the client said"'), {
    code: '22P02',
    detail: 'the client',
  })
  const told = JSON.stringify(withoutMessage(error))
  expect(told).not.toContain('client')
  expect(told).toContain('22P02')
  expect(told).toContain('log.test.ts')
})
