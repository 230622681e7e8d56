import { beforeAll, expect, test } from 'vitest'
import { desk } from '#copy/desk.en'
import { record } from '#platform/record'
import { NotFound } from '#platform/refusals'
import { as, openTestDatabase } from '#tests/database'
import { person, stewardPerson } from '#tests/people'
import { ReadRecord } from './asked.ts'
import { type Subject, subjectNames, subjects } from './power.ts'
import { entriesOnPage, recordPage } from './reads.ts'

beforeAll(openTestDatabase)

const kinds = Object.keys(desk.record.kinds)

test('every kind of power is about one subject', () => {
  for (const kind of kinds) {
    const of = subjectNames.filter((name) =>
      (subjects[name] as readonly string[]).includes(kind.split('.')[0]!),
    )
    expect([kind, of.length]).toEqual([kind, 1])
  }
})

test('the record comes in pages, the newest first, all of it or what is about one subject', async () => {
  const sofia = await stewardPerson('Sofia Reyes')
  const amara = await person('Amara Osei')
  const some = [...kinds, ...kinds, ...kinds]
  for (const kind of some)
    await as(
      sofia,
      (acting, of) =>
        record(acting, { kind: of as never, audience: 'stewards', clinicianId: amara.clinicianId }),
      kind,
    )
  const read = async (about?: Subject) => {
    const pages: string[][] = []
    for (let before: number | undefined; ; ) {
      const { entries, next } = await as(sofia, recordPage, { about, before })
      pages.push(entries.map((entry) => entry.kind))
      if (next === undefined) return pages
      before = next
    }
  }
  const all = await read()
  expect(all.flat()).toEqual(some.toReversed())
  expect(all).toHaveLength(Math.ceil(some.length / entriesOnPage))
  expect(new Set(all.slice(0, -1).map((page) => page.length))).toEqual(new Set([entriesOnPage]))
  expect((await read('licenses')).flat()).toEqual(
    some.filter((kind) => /^(license|evidence)\./.test(kind)).toReversed(),
  )
  expect((await Promise.all(subjectNames.map((name) => read(name)))).flat(2)).toHaveLength(some.length)
  await expect(as(amara, recordPage, { about: 'licenses', before: undefined })).rejects.toThrow(NotFound)
})

test('what an address asks for that is none is left out', () => {
  expect(ReadRecord.parse({ about: 'cases', before: '-1' })).toEqual({ about: undefined, before: undefined })
  expect(ReadRecord.parse({ about: 'stewards', before: '12' })).toEqual({ about: 'stewards', before: 12 })
})
