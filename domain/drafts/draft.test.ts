import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CaseTexts, emptyTexts, textFields } from '#domain/cases/heading'
import {
  alsoUnheard,
  basesOf,
  changedTexts,
  hear,
  type Known,
  knownFrom,
  splicesOf,
  type Unheard,
} from './device.ts'
import { type Draft, emptyDraft, mergeDraft, type SaveDraft } from './draft.ts'
import { spliceOf } from './splice.ts'

const saving = (basedOn: number, draft: Draft, change: Partial<SaveDraft>): Omit<SaveDraft, 'draftId'> => ({
  basedOn,
  ...(Object.fromEntries(textFields.map((f) => [f, draft.texts[f].text])) as Record<
    (typeof textFields)[number],
    string
  >),
  feedback: draft.feedback as never,
  shareStirs: draft.shareStirs,
  ...change,
})

test('two devices that change different texts both keep theirs', () => {
  const one = mergeDraft(emptyDraft, 1, saving(1, emptyDraft, { question: 'How do I stay?' }))!
  const both = mergeDraft(one, 2, saving(1, emptyDraft, { happening: 'Silence.' }))!
  expect(both.texts.question.text).toBe('How do I stay?')
  expect(both.texts.happening.text).toBe('Silence.')
  expect(both.kept).toEqual([])
})

test('saving the same again changes nothing', () => {
  const one = mergeDraft(emptyDraft, 1, saving(1, emptyDraft, { title: 'Stuck' }))!
  expect(mergeDraft(one, 2, saving(2, one, {}))).toBeUndefined()
})

test('whatever two devices type in whatever order, every last text of each is still there', () => {
  const step = fc.record({
    device: fc.integer({ min: 0, max: 1 }),
    field: fc.constantFrom(...textFields),
    text: fc.string({ minLength: 1, maxLength: 12 }).filter((t) => t.trim() !== ''),
    sync: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let stored = emptyDraft
      let revision = 1
      const devices = [
        { seen: 1, draft: emptyDraft },
        { seen: 1, draft: emptyDraft },
      ]
      for (const { device, field, text, sync } of steps) {
        const at = devices[device]!
        if (sync) Object.assign(at, { seen: revision, draft: stored })
        const mine = { ...at.draft, texts: { ...at.draft.texts, [field]: { text, revision: 0 } } }
        const merged = mergeDraft(stored, revision, saving(at.seen, mine, {}))
        if (merged) {
          stored = merged
          revision += 1
        }
        const survives =
          stored.texts[field].text.includes(text) ||
          stored.kept.some((k) => k.field === field && k.text === text)
        expect(survives).toBe(true)
        // A device shows what the server answered from then on.
        Object.assign(at, { seen: revision, draft: stored })
      }
    }),
  )
})

/** A device as the page is one: it types, saves, and hears the answer later or never, perhaps typing meanwhile. */
type Device = {
  page: string
  known: Known
  unheard: Unheard[]
  last: { saving: number; shown: CaseTexts | undefined }
  shown: CaseTexts
  /** All that each text ever was on it. */
  seen: Set<string>
  answer?: { saving: number; sent: CaseTexts; now: { revision: number; texts: CaseTexts } }
  /** What it sent and is still on its way. */
  onTheWay: Saved[]
}
type Saved = Omit<SaveDraft, 'draftId'>

const device = (page: string): Device => ({
  page,
  known: knownFrom(emptyTexts, 1),
  unheard: [],
  last: { saving: 0, shown: undefined },
  shown: emptyTexts,
  seen: new Set(['']),
  onTheWay: [],
})

function show(at: Device, texts: Partial<CaseTexts>): void {
  at.shown = { ...at.shown, ...texts }
  for (const text of Object.values(texts)) at.seen.add(text)
}

/** What the device says of what it shows, as texts or as what changed in them. */
function saying(at: Device, as: 'texts' | 'splices'): { saved: Saved; saving: number } {
  const { known, unheard, shown } = at
  const isAgain = at.last.shown === shown
  if (!isAgain) at.last = { saving: at.last.saving + 1, shown }
  const { saving } = at.last
  if (!isAgain) at.unheard = alsoUnheard(known, unheard, { saving, texts: shown })
  const said =
    as === 'texts'
      ? changedTexts(known, shown, unheard)
      : { splices: splicesOf(known, shown, unheard) as NonNullable<SaveDraft['splices']> }
  const by = { page: at.page, saving }
  return {
    saving,
    saved: { basedOn: 0, bases: basesOf(known), ...said, feedback: [], shareStirs: false, by },
  }
}

/** The server: what is stored, and what it answers. */
function server() {
  let stored = emptyDraft
  let revision = 1
  const textsNow = () => Object.fromEntries(textFields.map((f) => [f, stored.texts[f].text])) as CaseTexts
  return {
    draft: () => stored,
    take(saved: Saved) {
      const merged = mergeDraft(stored, revision, saved)
      if (merged) {
        stored = merged
        revision += 1
      }
      return { revision, texts: textsNow() }
    },
  }
}

function hearing(at: Device): void {
  if (!at.answer) return
  const { saving, sent, now } = at.answer
  const heard = hear(at.known, { sent, shown: at.shown, answer: now })
  at.known = heard.known
  at.unheard = at.unheard.filter((one) => one.saving > saving)
  at.answer = undefined
  if (Object.keys(heard.adopt).length > 0) show(at, heard.adopt)
}

const step = fc.record({
  device: fc.integer({ min: 0, max: 1 }),
  does: fc.constantFrom('type', 'type', 'save', 'hear', 'lose', 'hold', 'arrive'),
  field: fc.constantFrom(...textFields.slice(0, 2)),
  text: fc.string({ maxLength: 6 }),
  as: fc.constantFrom('texts' as const, 'splices' as const),
})

test('typed while the answer is on its way, or lost with the line: neither writes over what it has not shown', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const { draft, take } = server()
      const devices = [device('laptop'), device('phone')]
      for (const { device, does, field, text, as } of steps) {
        const at = devices[device]!
        const before = draft()
        if (does === 'type') show(at, { [field]: text })
        if (does === 'save' && !at.answer) {
          const { known, unheard, shown } = at
          const { saved, saving } = saying(at, as)
          const isThere = before.heard?.some((one) => one.page === at.page && one.saving >= saving)
          at.answer = { saving, sent: shown, now: take(saved) }
          // Words it only shows, or that came before, may have been replaced by who had seen them; those typed here are kept.
          for (const f of textFields) {
            const mine = as === 'texts' ? shown[f] : spliceOf(known[f].text, shown[f]).put
            const isTyped = f in changedTexts(known, shown, unheard) && mine.trim() !== '' && !isThere
            const { texts, kept } = draft()
            const isStored = texts[f].text.includes(mine)
            expect(!isTyped || isStored || kept.some((k) => k.field === f && k.text.startsWith(mine))).toBe(
              true,
            )
          }
        }
        // Nobody answers, and it may arrive later.
        if (does === 'hold') at.onTheWay.push(saying(at, as).saved)
        const late = does === 'arrive' ? at.onTheWay.shift() : undefined
        if (late) take(late)
        if (does === 'lose') at.answer = undefined
        if (does === 'hear') hearing(at)
        for (const f of textFields) {
          const was = before.texts[f].text
          if (draft().texts[f].text !== was) expect(at.seen).toContain(was)
        }
      }
    }),
    { numRuns: 2000 },
  )
})

test('written on one device, whatever answers are lost and whatever arrives late, what it shows is stored and nothing stands beside it', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const { draft, take } = server()
      const at = device('laptop')
      for (const { does, field, text, ...step } of steps) {
        const { shown } = at
        // Of a change that is told from none of many savings unheard of only the words that were put are kept, beside.
        const as = at.unheard.length > 3 ? 'texts' : step.as
        if (does === 'type') show(at, { [field]: text })
        if (does === 'save' && !at.answer) {
          const { saved, saving } = saying(at, as)
          at.answer = { saving, sent: shown, now: take(saved) }
        }
        if (does === 'hold') at.onTheWay.push(saying(at, as).saved)
        const late = does === 'arrive' ? at.onTheWay.shift() : undefined
        if (late) take(late)
        if (does === 'lose') at.answer = undefined
        if (does === 'hear') hearing(at)
        expect(draft().kept).toEqual([])
        if (does !== 'type') expect(at.shown).toEqual(shown)
      }
      const { shown } = at
      const { saved, saving } = saying(at, 'texts')
      at.answer = { saving, sent: shown, now: take(saved) }
      for (const late of at.onTheWay) take(late)
      hearing(at)
      expect(at.shown).toEqual(shown)
      for (const f of textFields) expect(draft().texts[f].text).toBe(shown[f])
    }),
    { numRuns: 2000 },
  )
})

test('a text only the other device changed is no conflict, and reasons of both stay', () => {
  const one = mergeDraft(emptyDraft, 1, saving(1, emptyDraft, { background: 'A year.' }))!
  const override = { field: 'title' as const, text: '555-0134', reason: 'a number from a dream' }
  const known = knownFrom(emptyTexts, 1)
  const shown = { ...emptyTexts, tried: 'Silence.' }
  const two = mergeDraft(one, 2, {
    basedOn: 0,
    bases: basesOf(known),
    ...changedTexts(known, shown),
    feedback: [],
    shareStirs: false,
    overrides: [override],
  })!
  expect(two.texts.background.text).toBe('A year.')
  expect(two.kept).toEqual([])
  expect(mergeDraft(two, 3, saving(3, two, { overrides: [], title: 'Stuck' }))!.overrides).toEqual([override])
})

test('a button pressed twice keeps a find once, with the reason written last', () => {
  const [first, again] = ['a number from a dream', 'a public line, on every poster'].map((reason) => ({
    field: 'title' as const,
    text: '555-0134',
    reason,
  }))
  const merged = mergeDraft(emptyDraft, 1, saving(1, emptyDraft, { overrides: [first!, again!] }))!
  expect(merged.overrides).toEqual([again])
})
