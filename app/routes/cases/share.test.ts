/** The page before sharing: what is missing comes first, and nothing is offered that would be refused. */
import { beforeAll, expect, test } from 'vitest'
import { en } from '#copy/en'
import { circle, draftWords } from '#tests/cases'
import { openTestDatabase } from '#tests/database'
import { shown } from '#tests/shown'
import * as draftPage from './draft.tsx'
import * as share from './share.tsx'

beforeAll(openTestDatabase)

test('a draft that is not complete says what is missing and leads there; a complete one is offered to be shared', async () => {
  const { amara, groupId } = await circle()
  const page = async (but: Parameters<typeof draftWords>[2]) => {
    const { draftId } = await draftWords(amara, { groupId }, but)
    return { draftId, html: await shown(share, amara, `/cases/drafts/${draftId}/share`, { draftId }) }
  }
  const { draftId, html } = await page({ question: ' ', title: '' })
  expect(html).toContain(en.cases.share.unfinished)
  const draft = await shown(draftPage, amara, `/cases/drafts/${draftId}`, { draftId })
  for (const field of ['question', 'title']) {
    expect(html).toContain(`href="/cases/drafts/${draftId}#write-${field}"`)
    expect(draft).toContain(`id="write-${field}"`)
  }
  expect(html).not.toContain('#write-happening"')
  expect(html).not.toContain(en.cases.share.share)
  const complete = await page({})
  expect(complete.html).not.toContain(en.cases.share.unfinished)
  expect(complete.html).toContain(en.cases.share.share)
})
