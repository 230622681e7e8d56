import { beforeAll, expect, test } from 'vitest'
import { takeTurn } from '#domain/agenda/actions'
import { beginCorrection } from '#domain/cases/actions'
import { groupMeetings } from '#domain/dates/reads'
import { openCase } from '#domain/readings/actions'
import { makeSeries } from '#domain/series/actions'
import { newId } from '#platform/identifiers'
import { circle, shareWords } from '#tests/cases'
import { as, openTestDatabase } from '#tests/database'
import { today as day, thursdays } from '#tests/thursdays'
import { today } from './reads.ts'

beforeAll(openTestDatabase)

test('a case shared for a later meeting is to be read too; a draft that corrects one is none for a turn', async () => {
  const { priya, amara, groupId } = await circle()
  await as(
    priya,
    makeSeries,
    thursdays(groupId, { cadence: 'weekly', from: day().add({ days: 1 }).toString() }),
  )
  const [, second] = (await as(priya, groupMeetings, { groupId })).coming
  const caseId = await shareWords(amara, { groupId, meetingId: second!.id })
  const needs = async (who: typeof priya) => (await as(who, today, undefined)).needs
  expect(await needs(priya)).toContainEqual(
    expect.objectContaining({ kind: 'read', caseId, startsAt: second!.startsAt }),
  )
  await as(priya, openCase, { caseId })
  expect((await needs(priya)).map(({ kind }) => kind)).not.toContain('read')

  await as(amara, takeTurn, { itemId: newId(), groupId })
  await as(amara, beginCorrection, { caseId, draftId: newId() })
  const turns = (await needs(amara)).filter((need) => need.kind === 'case')
  expect(turns).toMatchObject([{ draftId: null }])
})
