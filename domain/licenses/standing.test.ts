import { beforeAll, expect, test } from 'vitest'
import { newId } from '#platform/identifiers'
import { appQuery, openTestDatabase, ownerQuery } from '#tests/database'
import { person } from '#tests/people'
import { type LicenseState, type Standing, standingOf } from './standing.ts'

beforeAll(openTestDatabase)

/** A license by its state and how many days its last good day is ahead; without one it does not end. */
type Case = [LicenseState, number?]

const ahead = 400
const over = -10
/** The one table of cases put to the code, which the pages ask, and to the policies' function, which the doors ask. In the order they were sent. */
const cases: [Standing, Case[]][] = [
  ['missing', []],
  ['waiting', [['waiting']]],
  ['asked', [['asked']]],
  ['asked', [['waiting'], ['asked']]],
  ['waiting', [['declined'], ['waiting']]],
  ['declined', [['declined']]],
  ['declined', [['declined'], ['declined', over]]],
  ['verified', [['verified']]],
  ['verified', [['verified', ahead]]],
  ['verified', [['verified'], ['waiting']]],
  ['verified', [['verified', ahead], ['asked']]],
  ['verified', [['verified', ahead], ['declined']]],
  [
    'verified',
    [
      ['verified', over],
      ['verified', ahead],
    ],
  ],
  ['suspended', [['suspended']]],
  ['suspended', [['suspended', over]]],
  ['suspended', [['verified', ahead], ['suspended']]],
  ['suspended', [['suspended'], ['waiting', ahead]]],
  ['expired', [['verified', over]]],
  ['expired', [['declined'], ['verified', over]]],
  ['expired', [['verified', over - 400], ['declined'], ['verified', over]]],
  [
    'renewal-waiting',
    [
      ['verified', over],
      ['waiting', ahead],
    ],
  ],
  ['renewal-waiting', [['verified', over], ['declined'], ['waiting']]],
  ['missing', [['withdrawn']]],
  ['declined', [['declined'], ['withdrawn']]],
  ['verified', [['verified', ahead], ['withdrawn']]],
  ['expired', [['verified', over], ['withdrawn']]],
  ['suspended', [['suspended'], ['withdrawn']]],
  ['renewal-asked', [['verified', over], ['asked']]],
  ['renewal-asked', [['verified', over], ['waiting'], ['asked']]],
  ['renewal-declined', [['verified', over], ['declined']]],
  ['renewal-declined', [['verified', over - 400], ['verified', over], ['declined']]],
]

const now = Temporal.Now.instant()
const today = now.toZonedDateTimeISO('UTC').toPlainDate()
const linesOf = (lines: Case[]) =>
  lines.map(([state, days], at) => ({
    state,
    expiresOn: days === undefined ? null : today.add({ days }),
    madeAt: now.subtract({ hours: 24 * (lines.length - at) }),
  }))

test.each(cases)('%s, of %j: the code and the wall say the same', async (standing, licenses) => {
  const lines = linesOf(licenses)
  expect(standingOf(lines, today)).toBe(standing)
  expect(standingOf(lines.toReversed(), today)).toBe(standing)

  const someone = await person('Noah Kim')
  await ownerQuery('delete from license where clinician_id = $1', [someone.clinicianId])
  for (const line of lines)
    await ownerQuery(
      `insert into license (id, clinician_id, jurisdiction, profession, body, sealed_number, state, expires_on, made_at, changed_at)
       values ($1, $2, 'US-CO', 'counselor', '', case when $3 <> 'withdrawn' then ''::bytea end, $3, $4, $5, $5)`,
      [newId(), someone.clinicianId, line.state, line.expiresOn?.toString() ?? null, line.madeAt.toString()],
    )
  expect(await appQuery(someone.clinicianId, 'select my_license_standing() as standing')).toEqual([
    { standing },
  ])
})
