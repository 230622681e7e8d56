import { expect, test } from 'vitest'
import { newId } from '#platform/identifiers'
import { AddBody } from './network.ts'

const body = { bodyId: newId(), jurisdiction: 'US-UT', name: 'A board', registerUrl: '' }

test.each(['any', 'counselor', 'marriage-family-therapist'])('a body licenses %s', (profession) => {
  expect(AddBody.safeParse({ ...body, profession }).success).toBe(true)
})

test.each(['lmft', '', 'Counselor'])('no body licenses %j', (profession) => {
  expect(AddBody.safeParse({ ...body, profession }).success).toBe(false)
})
