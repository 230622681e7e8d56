import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CaseTexts, emptyTexts, textFields } from '#domain/cases/heading'
import {
  basesOf,
  changedTexts,
  type Device,
  deviceFrom,
  hear,
  knownFrom,
  sending,
  splicesOf,
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

/** An open page: it types, saves, and hears the answer later or never, perhaps typing meanwhile. */
type Open = {
  page: string
  device: Device
  shown: CaseTexts
  /** All that each text ever was on it. */
  seen: Set<string>
  answer?: Answer
  /** What it sent and is still on its way. */
  onTheWay: Saying[]
}
type Saved = Omit<SaveDraft, 'draftId'>
type Saying = { saving: number; sent: CaseTexts; saved: Saved }
type Answer = { saving: number; sent: CaseTexts; now: { revision: number; texts: CaseTexts } }

const open = (page: string): Open => ({
  page,
  device: deviceFrom(emptyTexts, 1),
  shown: emptyTexts,
  seen: new Set(['']),
  onTheWay: [],
})

function show(at: Open, texts: Partial<CaseTexts>): void {
  at.shown = { ...at.shown, ...texts }
  for (const text of Object.values(texts)) at.seen.add(text)
}

/** What the page says of what it shows, as texts or as what changed in them. */
function saying(at: Open, as: 'texts' | 'splices'): Saying {
  const { device, shown } = at
  const { known } = device
  at.device = sending(device, shown, JSON.stringify(shown))
  const saving = at.device.savings
  const unheard = device.unheard.filter((one) => one.saving < saving)
  const said =
    as === 'texts'
      ? changedTexts(known, shown, unheard)
      : { splices: splicesOf(known, shown, unheard) as NonNullable<SaveDraft['splices']> }
  const by = { page: at.page, saving }
  return {
    saving,
    sent: shown,
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

function hearing(at: Open, answer: Answer | undefined = at.answer): void {
  if (!answer) return
  const { saving, sent, now } = answer
  const heard = hear(at.device, { saving, sent, shown: at.shown, answer: now })
  at.device = heard.device
  if (answer === at.answer) at.answer = undefined
  if (Object.keys(heard.adopt).length > 0) show(at, heard.adopt)
}

const step = fc.record({
  device: fc.integer({ min: 0, max: 1 }),
  does: fc.constantFrom('type', 'type', 'save', 'hear', 'lose', 'hold', 'arrive'),
  field: fc.constantFrom(...textFields.slice(0, 2)),
  text: fc.string({ maxLength: 6 }),
  as: fc.constantFrom('texts' as const, 'splices' as const),
  /** Which of those on their way arrives, counted round. */
  which: fc.nat({ max: 3 }),
  isHeard: fc.boolean(),
})

/** One of what is on its way arrives, perhaps before an older one. */
const arriving = (at: Open, which: number): Saying | undefined =>
  at.onTheWay.splice(which % Math.max(at.onTheWay.length, 1), 1)[0]

test('typed while the answer is on its way, or lost with the line: neither writes over what it has not shown', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const { draft, take } = server()
      const pages = [open('laptop'), open('phone')]
      for (const { device, does, field, text, as, which, isHeard } of steps) {
        const at = pages[device]!
        const before = draft()
        if (does === 'type') show(at, { [field]: text })
        if (does === 'save' && !at.answer) {
          const { known, unheard } = at.device
          const { shown } = at
          const { saving, saved } = saying(at, as)
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
        if (does === 'hold') at.onTheWay.push(saying(at, as))
        const late = does === 'arrive' ? arriving(at, which) : undefined
        if (late) {
          const now = take(late.saved)
          if (isHeard) hearing(at, { ...late, now })
        }
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
      const at = open('laptop')
      for (const { does, field, text, which, isHeard, ...step } of steps) {
        const { shown } = at
        // Of a change that is told from none of many savings unheard of only the words that were put are kept, beside.
        const as = at.device.unheard.length > 3 ? 'texts' : step.as
        if (does === 'type') show(at, { [field]: text })
        if (does === 'save' && !at.answer) {
          const { saving, saved } = saying(at, as)
          at.answer = { saving, sent: shown, now: take(saved) }
        }
        if (does === 'hold') at.onTheWay.push(saying(at, as))
        const late = does === 'arrive' ? arriving(at, which) : undefined
        if (late) {
          const now = take(late.saved)
          if (isHeard) hearing(at, { ...late, now })
        }
        if (does === 'lose') at.answer = undefined
        if (does === 'hear') hearing(at)
        expect(draft().kept).toEqual([])
        if (does !== 'type') expect(at.shown).toEqual(shown)
      }
      const { shown } = at
      const { saving, saved } = saying(at, 'texts')
      at.answer = { saving, sent: shown, now: take(saved) }
      for (const late of at.onTheWay) take(late.saved)
      hearing(at)
      expect(at.shown).toEqual(shown)
      for (const f of textFields) expect(draft().texts[f].text).toBe(shown[f])
    }),
    { numRuns: 2000 },
  )
})

test('words of another device that were taken back again stay away, though all is as it was sent before they came', () => {
  const { draft, take } = server()
  const [laptop, phone] = [open('laptop'), open('phone')]
  const saves = (at: Open) => {
    const { saved, ...said } = saying(at, 'texts')
    hearing(at, { ...said, now: take(saved) })
  }
  show(phone, { happening: 'Her name is Marisol.' })
  saves(phone)
  show(laptop, { title: 'Silence' })
  saves(laptop)
  expect(laptop.shown.happening).toBe('Her name is Marisol.')
  show(laptop, { happening: '' })
  saves(laptop)
  expect(laptop.shown.happening).toBe('')
  expect(draft().texts.happening.text).toBe('')
})

test('an answer with what the page itself sent later and took back since is no word of another device', () => {
  const { draft, take } = server()
  const at = open('laptop')
  show(at, { happening: 'I wait.' })
  const first = saying(at, 'texts')
  show(at, { happening: 'I wait for Marisol.' })
  take(saying(at, 'texts').saved)
  show(at, { happening: 'I wait.' })
  hearing(at, { ...first, now: take(first.saved) })
  expect(at.shown.happening).toBe('I wait.')
  const last = saying(at, 'texts')
  hearing(at, { ...last, now: take(last.saved) })
  expect(draft().texts.happening.text).toBe('I wait.')
})

test('an answer that comes after a later one is old news: what was taken back between them is stored as taken back', () => {
  const { draft, take } = server()
  const at = open('laptop')
  const first = saying(at, 'texts')
  const now = take(first.saved)
  show(at, { title: 'Stuck' })
  const later = saying(at, 'texts')
  hearing(at, { ...later, now: take(later.saved) })
  show(at, { title: '' })
  hearing(at, { ...first, now })
  const last = saying(at, 'texts')
  hearing(at, { ...last, now: take(last.saved) })
  expect(at.shown.title).toBe('')
  expect(draft().texts.title.text).toBe('')
})

test('a saving that arrives after a later one and is answered with what that stored brings nothing back', () => {
  const { draft, take } = server()
  const at = open('laptop')
  const first = saying(at, 'texts')
  show(at, { title: 'Stuck' })
  const later = saying(at, 'texts')
  hearing(at, { ...later, now: take(later.saved) })
  show(at, { title: '' })
  hearing(at, { ...first, now: take(first.saved) })
  expect(at.shown.title).toBe('')
  const last = saying(at, 'texts')
  hearing(at, { ...last, now: take(last.saved) })
  expect(draft().texts.title.text).toBe('')
})

test('after many savings that nobody answered, a change is told from the one in which the line broke, too', () => {
  const { draft, take } = server()
  const at = open('laptop')
  show(at, { happening: 'Marisol is silent.' })
  take(saying(at, 'texts').saved)
  for (const word of ['so', 'as', 'I', 'am']) {
    show(at, { happening: `She is silent ${word}` })
    saying(at, 'texts')
  }
  show(at, { happening: 'She is silent.' })
  take(saying(at, 'splices').saved)
  expect(draft().texts.happening.text).toBe('She is silent.')
  expect(draft().kept).toEqual([])
})

test('what a page had beside before it saw the other words is what it has now: a name taken back goes there, too', () => {
  const { draft, take } = server()
  const [laptop, phone] = [open('laptop'), open('phone')]
  show(phone, { happening: 'She is silent. Her mother called.' })
  take(saying(phone, 'texts').saved)
  show(laptop, { happening: 'She is silent. Her name is Marisol.' })
  take(saying(laptop, 'texts').saved)
  expect(draft().kept).toMatchObject([{ text: 'She is silent. Her name is Marisol.' }])
  show(laptop, { happening: 'She is silent. I wait.' })
  take(saying(laptop, 'texts').saved)
  expect(draft().kept).toMatchObject([{ text: 'She is silent. I wait.' }])
  show(laptop, { happening: 'She is silent.' })
  const last = saying(laptop, 'texts')
  hearing(laptop, { ...last, now: take(last.saved) })
  expect(draft().kept).toEqual([])
  // Once it has, what it writes is another text.
  show(phone, { happening: 'Her mother called.' })
  take(saying(phone, 'texts').saved)
  show(laptop, { happening: 'She spoke.' })
  take(saying(laptop, 'texts').saved)
  expect(draft().kept).toMatchObject([{ text: 'She spoke.' }])
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
