import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CaseTexts, emptyTexts, textFields } from '#domain/cases/heading'
import { basesOf, changedTexts, hear, type Known, knownFrom } from './device.ts'
import { type Draft, emptyDraft, mergeDraft, type SaveDraft } from './draft.ts'

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

/** A device as the page is one: it types, saves, and hears the answer later, perhaps typing meanwhile. */
type Device = {
  known: Known
  shown: CaseTexts
  answer?: { sent: CaseTexts; now: { revision: number; texts: CaseTexts } }
}

test('typed while the answer is on its way: neither writes over what it has not shown', () => {
  const step = fc.record({
    device: fc.integer({ min: 0, max: 1 }),
    does: fc.constantFrom('type', 'save', 'hear'),
    field: fc.constantFrom(...textFields.slice(0, 2)),
    text: fc.string({ minLength: 1, maxLength: 6 }).filter((t) => t.trim() !== ''),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let stored = emptyDraft
      let revision = 1
      const texts = () => Object.fromEntries(textFields.map((f) => [f, stored.texts[f].text])) as CaseTexts
      const device = (): Device => ({ known: knownFrom(emptyTexts, 1), shown: emptyTexts })
      const devices = [device(), device()]
      for (const { device, does, field, text } of steps) {
        const at = devices[device]!
        const before = stored
        if (does === 'type') at.shown = { ...at.shown, [field]: text }
        if (does === 'save' && !at.answer) {
          const shown = at.shown
          const merged = mergeDraft(stored, revision, {
            basedOn: 0,
            bases: basesOf(at.known),
            ...changedTexts(at.known, shown),
            feedback: [],
            shareStirs: false,
          })
          if (merged) {
            stored = merged
            revision += 1
          }
          // What stood there is either still there or was on this device's page before.
          for (const f of textFields) {
            const was = before.texts[f].text
            if (stored.texts[f].text !== was) expect(at.known[f].text).toBe(was)
            // Words it only shows may have been replaced by who had seen them; those typed here are kept.
            const isTyped = shown[f] !== at.known[f].text && shown[f].trim() !== ''
            const mine = !isTyped || stored.texts[f].text.includes(shown[f])
            expect(mine || stored.kept.some((k) => k.field === f && k.text.startsWith(shown[f]))).toBe(true)
          }
          at.answer = { sent: shown, now: { revision, texts: texts() } }
        }
        if (does === 'hear' && at.answer) {
          const { sent, now } = at.answer
          const heard = hear(at.known, { sent, shown: at.shown, answer: now })
          Object.assign(at, { known: heard.known, shown: { ...at.shown, ...heard.adopt }, answer: undefined })
        }
      }
    }),
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
