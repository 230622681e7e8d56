import { expect, test } from 'vitest'
import { z } from 'zod'
import { en } from '#copy/en'
import { Password } from '#platform/accounts/password'
import { valueFromForm } from './forms.ts'

function form(...entries: [string, string | File][]): FormData {
  const data = new FormData()
  for (const [name, value] of entries) data.append(name, value)
  return data
}

test('a field called like something every object has is refused with the rest, not a fault', () => {
  for (const name of ['__proto__', 'constructor', 'toString'])
    expect(valueFromForm(form([name, 'x'], ['kept', 'y']), z.object({ missing: z.string() }))).toMatchObject({
      ok: false,
      typed: { kept: ['y'] },
    })
})

test('NUL, which no text in the database can hold, is left out', () => {
  expect(valueFromForm(form(['name', 'Ba\0lint']), z.object({ name: z.string() }))).toEqual({
    ok: true,
    value: { name: 'Balint' },
  })
})

const Shape = z.object({
  groupId: z.uuid(),
  name: z.string().trim().min(1).max(10),
  seats: z.int().min(3).max(8),
  note: z.string().max(50).optional(),
  languages: z.array(z.string()).min(1),
  listed: z.boolean(),
  agreed: z.literal(true),
  license: z.object({ number: z.string().min(2), npi: z.string().optional() }),
})
const groupId = '0191f3c4-0000-7000-8000-000000000000'
const good: [string, string][] = [
  ['name', ' Balint '],
  ['seats', '6'],
  ['note', ''],
  ['languages', 'en'],
  ['languages', 'es'],
  ['agreed', 'on'],
  ['license.number', 'A1'],
]

test('lists, numbers, yes and no, nested fields, and what the address names', () => {
  expect(valueFromForm(form(...good, ['groupId', 'forged']), Shape, { groupId })).toEqual({
    ok: true,
    value: {
      groupId,
      name: 'Balint',
      seats: 6,
      note: undefined,
      languages: ['en', 'es'],
      listed: false,
      agreed: true,
      license: { number: 'A1', npi: undefined },
    },
  })
})
test('a list of numbered fields keeps each answer in its place, empty ones too', () => {
  const Asked = z.object({ answers: z.array(z.string().max(6)) })
  const first = valueFromForm(form(['answers.0', ''], ['answers.1', 'second']), Asked)
  expect(first).toEqual({ ok: true, value: { answers: ['', 'second'] } })
  const long = valueFromForm(form(['answers.0', ''], ['answers.1', 'far too long']), Asked)
  expect(long).toMatchObject({
    problems: { 'answers.1': { code: 'tooLong', values: { maximum: 6 } } },
    typed: { 'answers.0': [''], 'answers.1': ['far too long'] },
  })
})
test('problems stand by their field in words of the catalog, and what was typed is kept', () => {
  const read = valueFromForm(
    form(['name', 'far too long a name'], ['seats', '99'], ['password', 'secret']),
    Shape,
    { groupId },
  )
  expect(read).toEqual({
    ok: false,
    problems: {
      name: { code: 'tooLong', values: { maximum: 10 } },
      seats: { code: 'tooBig', values: { maximum: 8 } },
      languages: { code: 'tooFew', values: { minimum: 1 } },
      agreed: { code: 'choose' },
      'license.number': { code: 'missing' },
    },
    typed: { name: ['far too long a name'], seats: ['99'] },
  })
})
test('an action’s own problem keeps its key', () => {
  const Npi = z.object({ npi: z.string().refine(() => false, 'npi.check') })
  expect(valueFromForm(form(['npi', '1']), Npi)).toMatchObject({ problems: { npi: { code: 'npi.check' } } })
})
test('line ends are the same from every browser', () => {
  const sent = form(['text', 'one\r\ntwo'])
  expect(valueFromForm(sent, z.object({ text: z.string() }))).toEqual({
    ok: true,
    value: { text: 'one\ntwo' },
  })
  // And so they come back.
  expect(valueFromForm(sent, z.object({ text: z.string().max(3) }))).toMatchObject({
    typed: { text: ['one\ntwo'] },
  })
})
test('a group of fields nobody filled in is left out; a list of groups follows its numbers', () => {
  const Groups = z.object({
    place: z.object({ street: z.string() }).optional(),
    clauses: z.array(z.object({ title: z.string(), keep: z.boolean().default(false) })),
  })
  const read = valueFromForm(
    form(
      ['place.street', ''],
      ['clauses.10.title', 'last'],
      ['clauses.2.title', 'first'],
      ['clauses.2.keep', 'on'],
    ),
    Groups,
  )
  expect(read).toEqual({
    ok: true,
    value: {
      place: undefined,
      clauses: [
        { title: 'first', keep: true },
        { title: 'last', keep: false },
      ],
    },
  })
})
test('a shape among several is found by its name; nothing chosen for a nullable is null', () => {
  const Either = z.object({
    way: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('link'), url: z.url() }),
      z.object({ kind: z.literal('room'), address: z.string() }),
    ]),
    until: z.string().nullable(),
  })
  expect(
    valueFromForm(form(['way.kind', 'room'], ['way.address', 'Pearl Street'], ['until', '']), Either),
  ).toEqual({
    ok: true,
    value: { way: { kind: 'room', address: 'Pearl Street' }, until: null },
  })
})
test('an empty file field is no file', () => {
  const File_ = z.object({ evidence: z.file().optional() })
  expect(valueFromForm(form(['evidence', new File([], '')]), File_)).toEqual({
    ok: true,
    value: { evidence: undefined },
  })
})

test('a password left empty or far too long is told in words of its own', () => {
  for (const [typed, sentence] of [
    ['', en.problems.missing],
    ['x'.repeat(2000), en.problems['password.long']],
  ] as const) {
    const form = new FormData()
    form.set('password', typed)
    const read = valueFromForm(form, z.object({ password: Password }))
    expect(read.ok ? undefined : en.problems[read.problems.password!.code]).toBe(sentence)
  }
})

test('a text left empty is to be filled in, one that is too short is to be longer', () => {
  const schema = z.object({ number: z.string().trim().min(2) })
  const problem = (typed: string) => {
    const read = valueFromForm(form(['number', typed]), schema)
    return read.ok ? undefined : read.problems.number
  }
  expect([problem(''), problem('  ')]).toEqual([{ code: 'missing' }, { code: 'missing' }])
  expect(problem('7')).toEqual({ code: 'tooShort', values: { minimum: 2 } })
})
