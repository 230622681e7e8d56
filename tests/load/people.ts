/** Clinicians in bulk, with licenses, weeks, accounts and sessions. */
import { randomBytes } from 'node:crypto'
import type { Week } from '#domain/clinicians/availability'
import { approaches, familyOf, specialties } from '#domain/clinicians/vocabulary'
import { newId } from '#platform/identifiers'
import { makeKey } from '#platform/keyring'
import { seal } from '#platform/sealing'
import { type Chance, type Filling, openFilling, type Row } from './filling.ts'
import { firstNames, lastNames, prose } from './words.ts'

export type LoadPerson = { clinicianId: string; name: string; isLicensed: boolean }

export const zones = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
  'Europe/London',
  'Asia/Kolkata',
] as const

const backgrounds = ['immigrant', 'lgbtq', 'rural', 'veteran', 'bilingual']
const AT_ONCE = 250

/** A share of them waits for a license or has let it expire; nine of ten have painted a week. */
export async function makePeople(
  filling: Filling,
  authUrl: string,
  count: number,
  chance: Chance,
): Promise<LoadPerson[]> {
  const people = Array.from({ length: count }, (_, at) => ({
    clinicianId: newId(),
    name: `${chance.one(firstNames)} ${chance.one(lastNames)}`,
    isLicensed: at % 50 < 48,
  }))
  await makeKeys(
    people.map((person) => person.clinicianId),
    'clinician',
  )
  await filling.add(
    'clinician',
    people.map((person) => clinicianRow(person, chance)),
  )
  const sealing = {}
  const ids = people.map((person) => person.clinicianId)
  await filling.add(
    'license',
    await Promise.all(people.map((one, at) => licenseRow(sealing, one, at, chance))),
  )
  await filling.add(
    'availability',
    await Promise.all(ids.filter((_, at) => at % 10 !== 9).map((id) => weekRow(sealing, id, chance))),
  )
  await makeAccounts(authUrl, people)
  return people
}

/** One key each, committed before the rows they seal. */
export async function makeKeys(ids: readonly string[], kind: 'clinician' | 'case'): Promise<void> {
  for (let at = 0; at < ids.length; at += AT_ONCE)
    await Promise.all(ids.slice(at, at + AT_ONCE).map((id) => makeKey(id, kind)))
}

function clinicianRow({ clinicianId: id, name }: LoadPerson, chance: Chance): Row {
  const own = chance.some(approaches, 3)
  const now = Temporal.Now.instant()
  return {
    id,
    name,
    credential: chance.one(['LMFT', 'LCSW', 'PsyD', 'LMHC', 'PhD']),
    zone: chance.one(zones),
    locale: 'en-US',
    family: familyOf(own[0]!),
    approaches: own,
    specialties: chance.some(specialties, 4),
    backgrounds: chance.some(backgrounds, chance.whole(0, 1)),
    languages: chance.next() < 0.12 ? ['en', 'es'] : ['en'],
    practicing_since: chance.whole(1985, 2025),
    about: prose(chance, 160),
    profile_finished_at: now,
    state: 'present',
    made_at: now,
    changed_at: now,
  }
}

async function licenseRow(
  sealing: object,
  { clinicianId, isLicensed }: LoadPerson,
  at: number,
  chance: Chance,
): Promise<Row> {
  const id = newId()
  const now = Temporal.Now.instant()
  const days = isLicensed ? chance.whole(60, 700) : -30
  return {
    id,
    clinician_id: clinicianId,
    jurisdiction: chance.one(['US-NY', 'US-CA', 'US-CO', 'US-IL']),
    profession: chance.one(['marriage-family-therapist', 'social-worker', 'psychologist', 'counselor']),
    sealed_number: await seal(sealing, clinicianId, 'license.number', id, String(100000 + at)),
    expires_on: now.toZonedDateTimeISO('UTC').toPlainDate().add({ days }),
    state: at % 50 === 49 ? 'waiting' : 'verified',
    body: '',
    seen_status: '',
    made_at: now,
    changed_at: now,
  }
}

async function weekRow(sealing: object, clinicianId: string, chance: Chance): Promise<Row> {
  const week: Week = chance.some([1, 2, 3, 4, 5, 6], 4).map((weekday) => ({
    weekday,
    from: chance.one(['08:00', '12:00', '17:00', '18:00']),
    to: chance.one(['20:00', '21:30', '22:00']),
    preferred: chance.next() < 0.3,
  }))
  const sealed = await seal(sealing, clinicianId, 'availability.week', clinicianId, JSON.stringify(week))
  return { clinician_id: clinicianId, sealed, changed_at: Temporal.Now.instant() }
}

/** Each has signed in somewhere once. */
async function makeAccounts(authUrl: string, people: readonly LoadPerson[]): Promise<void> {
  const filling = await openFilling(authUrl)
  const now = Temporal.Now.instant()
  const times = { created_at: now, updated_at: now }
  try {
    await filling.add(
      'account',
      people.map(({ clinicianId: id, name }) => ({
        id,
        name,
        email: `${id}@example.org`,
        email_confirmed: true,
        ...times,
      })),
    )
    await filling.add(
      'session',
      people.map((person) => ({
        id: newId(),
        token: randomBytes(24).toString('base64url'),
        account_id: person.clinicianId,
        user_agent: 'Firefox on Linux',
        ip_address: '',
        ...times,
        expires_at: now.add({ hours: 24 * 14 }),
      })),
    )
  } finally {
    await filling.close()
  }
}
