import { expect, test } from 'vitest'
import { type Notice, newsFrom } from './notice.ts'

const notice = (id: string, kind: Notice['kind'], about: Partial<Notice>): Notice => ({
  id,
  kind,
  madeAt: Temporal.Instant.from(`2026-11-0${id}T12:00:00Z`),
  caseId: null,
  groupId: null,
  certificateId: null,
  meetingId: null,
  startsAt: null,
  movedFrom: null,
  groupName: null,
  presenter: null,
  ...about,
})

test('responses to one case are told together, those to another apart, the newest first', () => {
  const news = newsFrom([
    notice('5', 'response-written', { caseId: 'a' }),
    notice('4', 'response-written', { caseId: 'b' }),
    notice('3', 'note-offered', { caseId: 'a' }),
    notice('2', 'response-written', { caseId: 'a' }),
  ])
  expect(news.map(({ kind, caseId, ids }) => [kind, caseId, ids])).toEqual([
    ['response-written', 'a', ['5', '2']],
    ['response-written', 'b', ['4']],
    ['note-offered', 'a', ['3']],
  ])
  expect(news[0]!.madeAt).toBe('2026-11-05T12:00:00Z')
})

test('cases shared in one group are told together and lead to none of them; another group’s apart', () => {
  const news = newsFrom([
    notice('4', 'case-shared', { caseId: 'c', groupId: 'thursdays' }),
    notice('3', 'case-shared', { caseId: 'b', groupId: 'mondays' }),
    notice('2', 'case-shared', { caseId: 'a', groupId: 'thursdays' }),
  ])
  expect(news.map(({ groupId, caseId, ids }) => [groupId, caseId, ids])).toEqual([
    ['thursdays', null, ['4', '2']],
    ['mondays', 'b', ['3']],
  ])
})
