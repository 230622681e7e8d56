import { matchRoutes, type RouteObject } from 'react-router'
import { expect, test } from 'vitest'
import type { Letter } from '#copy/letter'
import { mail } from '#copy/mail.en'
import routes from './routes.ts'

const needs = {
  network: 'Harbor Consultation',
  ids: { groupId: 'group', meetingId: 'meeting', caseId: 'case' },
  secret: 'secret',
  when: 'tomorrow',
}
const leadingSomewhere = Object.entries(mail.letters).flatMap(([kind, write]) => {
  const { button }: Letter = write(needs)
  return button ? [{ kind, to: button.to }] : []
})

test.each(leadingSomewhere)('the button of $kind opens a page: $to', ({ to }) => {
  const [page] = matchRoutes(routes as RouteObject[], to) ?? []
  expect(page?.route.path).not.toBe('*')
})
