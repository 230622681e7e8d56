import { beforeAll, expect, test } from 'vitest'
import { limits } from '#domain/cases/heading'
import { newId } from '#platform/identifiers'
import { circle, draftWords } from '#tests/cases'
import { as, openTestDatabase } from '#tests/database'
import { dropKept, saveDraft, takeWording } from './actions.ts'
import { keptBeside, type SaveDraft } from './draft.ts'
import { ownDraft } from './reads.ts'

beforeAll(openTestDatabase)

const laptop = '01a222bc-7ac1-7e06-a7cc-671f77a40f90'
const tablet = '01a222bc-7ac1-7e06-a7cc-671f77a40f92'
const phone = '01a222bc-7ac1-7e06-a7cc-671f77a40f91'

/** A draft in which something is happening, what an open page saves of it, and what is stored. */
async function writing() {
  const { amara, groupId } = await circle()
  const { draftId, revision } = await draftWords(amara, { groupId }, { happening: 'She is silent.' })
  type Said = Partial<Omit<SaveDraft, 'draftId' | 'by'>> & { from?: number }
  const save = async (page: string, saving: number, { from = revision, ...said }: Said) =>
    as(amara, saveDraft, {
      draftId,
      basedOn: from,
      feedback: [],
      shareStirs: false,
      ...said,
      by: { page, saving },
    })
  const stored = async () => {
    const { draft } = await as(amara, ownDraft, { draftId })
    const { texts, shareStirs } = draft
    return { title: texts.title.text, happening: texts.happening.text, kept: keptBeside(draft), shareStirs }
  }
  return { amara, draftId, revision, save, stored }
}

test('kept, and the answer lost: what the same page types on is its own text, not one of another device', async () => {
  const { revision, save, stored } = await writing()
  await save(laptop, 1, { happening: 'She is silent. I wait.' })
  const answer = await save(laptop, 2, { happening: 'She is silent. I wait, and she' })
  expect(answer.draft.texts.happening.text).toBe('She is silent. I wait, and she')
  expect(await stored()).toMatchObject({ happening: 'She is silent. I wait, and she', kept: [] })
  const again = await save(laptop, 2, { happening: 'She is silent. I wait, and she' })
  expect(again.revision).toBe(answer.revision)
  expect(again.revision).toBe(revision + 2)
})

test('words another device wrote meanwhile stay, also where that page’s own answer was lost before', async () => {
  const { revision, save, stored } = await writing()
  await save(laptop, 1, { happening: 'She is silent. I wait.' })
  await save(phone, 1, { happening: 'She is silent. Her mother called.', from: revision + 1 })
  await save(laptop, 2, { happening: 'She is silent. I wait, and she' })
  expect(await stored()).toMatchObject({
    happening: 'She is silent. Her mother called.',
    kept: [{ field: 'happening', text: 'She is silent. I wait, and she' }],
  })
})

test('what a page sent earlier and arrives later changes nothing, not a choice either', async () => {
  const { save, stored } = await writing()
  await save(laptop, 2, { happening: 'She is silent.', title: 'Silence' })
  await save(laptop, 1, { happening: 'She is silent. Her name is Marisol.', shareStirs: true })
  expect(await stored()).toEqual({
    title: 'Silence',
    happening: 'She is silent.',
    kept: [],
    shareStirs: false,
  })
})

test('a change is applied to the text it was told from: the known one, or an unheard one of the same page', async () => {
  const { revision, save, stored } = await writing()
  const told = (...happening: { from: number; at: number; gone: number; put: string }[]) => ({
    splices: { happening },
  })
  await save(laptop, 1, told({ from: 0, at: 13, gone: 0, put: ', and so am I' }))
  expect(await stored()).toMatchObject({ happening: 'She is silent, and so am I.', kept: [] })
  await save(
    laptop,
    2,
    told(
      { from: 0, at: 13, gone: 0, put: ', and so am I for long' },
      { from: 1, at: 26, gone: 0, put: ' for long' },
    ),
  )
  expect(await stored()).toMatchObject({ happening: 'She is silent, and so am I for long.', kept: [] })
  await save(phone, 1, { happening: 'She speaks.', from: revision + 2 })
  await save(
    laptop,
    3,
    told(
      { from: 0, at: 13, gone: 0, put: ', and so am I for long hours' },
      { from: 2, at: 35, gone: 0, put: ' hours' },
    ),
  )
  const kept = [{ field: 'happening', text: ', and so am I for long hours' }]
  expect(await stored()).toMatchObject({ happening: 'She speaks.', kept })
})

test('a change told from none of what is stored keeps its words beside, and the next one is not told from those either', async () => {
  const { save, stored } = await writing()
  await save(laptop, 1, { happening: 'She is silent. I wait.' })
  const told = (saving: number, from: number, put: string) =>
    save(laptop, saving, {
      splices: {
        happening: [
          { from: 0, at: 14, gone: 0, put },
          { from, at: 0, gone: 3, put: 'He' },
        ],
      },
    })
  await told(5, 4, ' I wait for her to speak.')
  await told(6, 5, ' I wait for her to speak again.')
  expect(await stored()).toMatchObject({
    happening: 'She is silent. I wait.',
    kept: [
      { field: 'happening', text: ' I wait for her to speak.' },
      { field: 'happening', text: ' I wait for her to speak again.' },
    ],
  })
})

test('a change that makes a text too long is refused beside its field', async () => {
  const { save, stored } = await writing()
  const put = '語'.repeat(limits.happening)
  const splices = { happening: [{ from: 0, at: 0, gone: 0, put }] }
  await expect(save(laptop, 1, { splices })).rejects.toMatchObject({
    problems: { happening: { code: 'tooLong', values: { maximum: limits.happening } } },
  })
  expect(await stored()).toMatchObject({ happening: 'She is silent.', kept: [] })
})

test('wording taken over without scripts is nobody’s page: what one still types on over it is kept beside', async () => {
  const { amara, draftId, save, stored } = await writing()
  await save(laptop, 1, { happening: 'Call her at 503-555-0142.' })
  await as(amara, takeWording, { draftId, all: true, words: '' })
  const { happening } = await stored()
  expect(happening).not.toContain('0142')
  await save(laptop, 2, { happening: 'Call her at 503-555-0142. Often.' })
  expect(await stored()).toMatchObject({
    happening,
    kept: [{ field: 'happening', text: 'Call her at 503-555-0142. Often.' }],
  })
})

test('a text let go twice is one text: what came after it stays', async () => {
  const { amara, draftId, revision, save, stored } = await writing()
  await save(laptop, 1, { happening: 'She speaks.' })
  await save(phone, 1, { happening: 'Her mother called.' })
  const [first] = (await stored()).kept
  await save(tablet, 1, { happening: 'I called her mother.' })
  const { field, revision: came } = first!
  for (let press = 0; press < 2; press++) await as(amara, dropKept, { draftId, field, revision: came })
  expect(await stored()).toMatchObject({
    happening: 'She speaks.',
    kept: [{ field: 'happening', text: 'I called her mother.', revision: revision + 3 }],
  })
})

test('what is kept beside does not grow without end, and what is too much can be let go', async () => {
  const { amara, draftId, save, stored } = await writing()
  const long = (n: number) => ({
    happening: `${n} ${'語'.repeat(limits.happening - 10)}`,
    background: `${n} ${'語'.repeat(limits.background - 10)}`,
  })
  await save(laptop, 1, long(0))
  // Each from a page of its own: of one page the last takes the place of the others.
  const flood = async () => {
    for (let n = 1; n < 100; n++) await save(newId(), 1, { ...long(n), from: 0 })
  }
  await expect(flood()).rejects.toMatchObject({ problems: { '': { code: 'draft.full' } } })
  const { kept } = await stored()
  expect(kept.length).toBeGreaterThan(20)
  const { field, revision } = kept[0]!
  await as(amara, dropKept, { draftId, field, revision })
  expect((await stored()).kept).toHaveLength(kept.length - 1)
})
