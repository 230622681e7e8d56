import { beforeAll, expect, test } from 'vitest'
import { limits, longestReason, textFields } from '#domain/cases/heading'
import type { Draft } from '#domain/drafts/draft'
import { findingsIn, ownDraft } from '#domain/drafts/reads'
import { circle, draftWords } from '#tests/cases'
import { as, openTestDatabase } from '#tests/database'
import { post } from '#tests/pages'
import * as draftPage from './draft.tsx'
import * as saveRoute from './save.ts'

beforeAll(openTestDatabase)

/** A draft with these words, and what its author sends of it. */
async function writing(happening: string) {
  const { amara, groupId } = await circle()
  const { draftId, revision } = await draftWords(amara, { groupId }, { happening })
  const stored = async () => (await as(amara, ownDraft, { draftId })).draft
  const params = { draftId }
  const path = `/cases/drafts/${draftId}`
  const save = (settled: Partial<Draft>, texts: [string, string][] = []) =>
    post(
      saveRoute.action as never,
      amara,
      `${path}/save`,
      [
        ['basedOn', String(revision)],
        ['settled', JSON.stringify({ notIdentifiers: [], overrides: [], ...settled })],
        ...texts,
      ],
      params,
    )
  const press = (form: [string, string][]) => post(draftPage.action as never, amara, path, form, params)
  return { stored, save, press }
}

/** As many telephone numbers as go into a text, each another. */
const numbers = (most: number) => {
  const said = (n: number) => `${303 + Math.floor(n / 9000)}-555-${1000 + (n % 9000)} `
  return Array.from({ length: Math.floor(most / said(0).length) }, (_, n) => said(n)).join('')
}

test('every find of the longest text may stay for the longest reason, and what is typed then is saved', async () => {
  const { stored, save } = await writing(numbers(limits.happening))
  const found = findingsIn(await stored())
  expect(found.length).toBeGreaterThan(1000)
  const reason = 'a number from the radio '.repeat(99).slice(0, longestReason).trim()
  const overrides = found.map(({ field, words }) => ({ field, text: words, reason }))
  expect(await save({ overrides }, [['title', 'A title typed since']])).toMatchObject({ status: 200 })
  expect(findingsIn(await stored())).toEqual([])
  expect((await stored()).texts.title.text).toBe('A title typed since')
})

test('every word of the longest texts may be no identifier, and what is typed then is saved', async () => {
  const { stored, save } = await writing('She is silent.')
  const most = textFields.reduce((sum, field) => sum + limits[field], 0) / 4
  const notIdentifiers = Array.from({ length: most }, (_, n) => n.toString(36).padStart(3, '0'))
  expect(await save({ notIdentifiers }, [['title', 'A title typed since']])).toMatchObject({ status: 200 })
  expect((await stored()).notIdentifiers).toEqual(notIdentifiers)
  expect((await stored()).texts.title.text).toBe('A title typed since')
})

test('a find as long as its text may stay for a reason, with scripts and without', async () => {
  const { stored, save } = await writing('5'.repeat(limits.happening))
  const [found] = findingsIn(await stored())
  const { field, words } = found!
  expect(words).toHaveLength(limits.happening)
  const reason = 'digits of a child’s game'
  const kept = { overrides: [{ field, text: words, reason }] }
  expect(await save(kept)).toMatchObject({ status: 200 })
  expect(await stored()).toMatchObject(kept)
  const other = await writing('5'.repeat(limits.happening))
  const pressed = await other.press([
    ['do', 'override'],
    ['field', field],
    ['words', words],
    ['reason', reason],
  ])
  expect(pressed).toMatchObject({ status: 200 })
  expect(await other.stored()).toMatchObject(kept)
  expect(
    await other.press([
      ['do', 'dismiss'],
      ['words', words],
    ]),
  ).toMatchObject({ status: 200 })
  expect((await other.stored()).notIdentifiers).toEqual([words])
  const third = await writing('5'.repeat(limits.happening))
  expect(
    await third.press([
      ['do', 'use'],
      ['field', field],
      ['words', words],
    ]),
  ).toMatchObject({ status: 200 })
  expect(findingsIn(await third.stored())).toEqual([])
})

test('more than a draft holds is refused as that, and nothing of what was there is lost', async () => {
  const { stored, save } = await writing('She is silent.')
  const before = await stored()
  const reason = 'r'.repeat(longestReason)
  const overrides = (from: number) =>
    Array.from({ length: 1500 }, (_, n) => ({ field: 'happening' as const, text: `${from + n}`, reason }))
  expect(await save({ overrides: overrides(0) })).toMatchObject({ status: 200 })
  const full = await save({ overrides: overrides(1500) })
  expect(full).toMatchObject({ status: 400, shown: { problems: { '': { code: 'draft.full' } } } })
  expect((await stored()).overrides).toHaveLength(1500)
  expect((await stored()).texts).toEqual(before.texts)
})
