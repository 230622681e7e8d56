import { randomBytes } from 'node:crypto'
import { arrive, finishProfile, saveIdentity, saveWeek, saveWork } from '#domain/clinicians/actions'
import { SaveWork } from '#domain/clinicians/clinician'
import { lettersInOutbox } from '#domain/letters/reads'
import { claimLicense, decideLicense } from '#domain/licenses/actions'
import { jurisdictionName } from '#domain/licenses/jurisdictions'
import { licenseToDecide, ownLicenses } from '#domain/licenses/reads'
import { setUpNetwork } from '#domain/network/actions'
import { inviteSteward, takeUpInvitation } from '#domain/stewards/actions'
import { mailInOutbox } from '#domain/stewards/reads'
import { makeAccount, signUp } from '#platform/accounts/sign-up'
import { type Acting, actAs } from '#platform/database/acting'
import { newId } from '#platform/identifiers'
import type { Owner } from './owner.ts'
import { paperOf } from './paper.ts'
import { type CastMember, cast } from './people.ts'

export type Persona = CastMember & { clinicianId: string }
export type Personas = Map<string, Persona>

/** Where one of the cast gets mail: an address that never leads anywhere (RFC 2606). */
export const addressOf = ({ slug }: Pick<CastMember, 'slug'>): string => `${slug}@example.org`

/** Does `work` as one of the cast, as if just signed in. */
export const as = <I, O>(
  person: { clinicianId: string },
  work: (acting: Acting, input: I) => Promise<O>,
  input: I,
): Promise<O> => actAs({ clinicianId: person.clinicianId, fresh: true }, work, input)

/**
 * Those who are there from the beginning sign up, tell who they are, claim a license; the first steward decides on
 * theirs, and a second one, whom she invites, on hers.
 */
export async function firstPeopleArrive(owner: Owner, today: Temporal.PlainDate): Promise<Personas> {
  const personas: Personas = new Map()
  for (const member of cast)
    if (member.daysAgo === undefined) personas.set(member.slug, await oneArrives(member))
  const sofia = personas.get('sofia')!
  const second = personas.get('ines')!
  await setUp(owner, sofia)
  await licensed(sofia, second, today)
  await becomesSteward(sofia, second)
  for (const persona of personas.values())
    if (persona !== second) await licensed(persona === sofia ? second : sofia, persona, today)
  return personas
}

/** The newcomers, each on their day; `later` brings the day. */
export async function newcomersArrive(
  personas: Personas,
  present: Temporal.Instant,
  later: (instant: Temporal.Instant) => Promise<void>,
): Promise<void> {
  const today = present.toZonedDateTimeISO('UTC').toPlainDate()
  const newcomers = cast
    .filter((member) => member.daysAgo !== undefined)
    .toSorted((a, b) => b.daysAgo! - a.daysAgo!)
  for (const member of newcomers) {
    await later(present.subtract({ hours: 24 * member.daysAgo! }))
    personas.set(member.slug, await oneArrives(member))
    await licensed(personas.get('sofia')!, personas.get(member.slug)!, today)
  }
}

/** Somebody signed up and has not opened the letter yet: it waits in the outbox. */
export async function somebodySignsUp(publicUrl: string): Promise<void> {
  const password = randomBytes(24).toString('base64url')
  const visit = { request: new Request(publicUrl), network: 'unknown' }
  await signUp(visit, {
    name: 'Mei Tan',
    email: addressOf({ slug: 'mei' }),
    password,
    zone: 'America/Chicago',
  })
}

/** Invited by letter, as in a network without a mail server: the first steward hands the link over. */
async function becomesSteward(first: Persona, second: Persona): Promise<void> {
  await as(first, inviteSteward, { invitationId: newId(), email: addressOf(second) })
  const { mails } = await as(first, lettersInOutbox, {})
  const letter = mails.find(({ to }) => to === addressOf(second))!
  const { secret } = await as(first, mailInOutbox, { mailId: letter.id })
  await as(second, takeUpInvitation, { token: secret! })
}

async function oneArrives(member: CastMember): Promise<Persona> {
  // Nobody signs in with it: the demo opens sessions for its people by name.
  const password = randomBytes(24).toString('base64url')
  const clinicianId = await makeAccount({ name: member.name, email: addressOf(member), password })
  const persona = { ...member, clinicianId }
  await as(persona, arrive, { name: member.name, zone: member.zone })
  await as(persona, saveIdentity, { name: member.name, credential: member.credential, zone: member.zone })
  const work = {
    approaches: member.approaches,
    specialties: member.specialties,
    languages: ['en'],
    practicingSince: member.since,
    about: '',
    backgrounds: [],
  }
  await as(persona, saveWork, SaveWork.parse(work))
  const week = member.hours.map(([weekday, from, to]) => ({ weekday, from, to, preferred: false }))
  await as(persona, saveWeek, { week, zone: member.zone })
  await as(persona, finishProfile, undefined)
  return persona
}

async function setUp(owner: Owner, sofia: Persona): Promise<void> {
  const code = randomBytes(16).toString('hex')
  await owner.admitFirstSteward(code)
  await as(sofia, setUpNetwork, {
    code,
    name: 'Hudson and Pacific Consultation Network',
    homeZone: 'America/New_York',
    directory: 'public',
    about:
      'A sample network. Everyone in it is invented; look around, change things, begin anew whenever you like.',
    jurisdictions: ['US-NY', 'US-CA', 'US-OR', 'US-TX'],
  })
}

const paperFor = (persona: Persona, number: string, expiresOn: Temporal.PlainDate) =>
  paperOf([
    `${jurisdictionName(persona.jurisdiction)} (sample)`,
    `License to practice: ${persona.credential}`,
    persona.name,
    `Number ${number}`,
    `Good until ${expiresOn.toLocaleString('en-US', { dateStyle: 'long' })}`,
  ])

async function claims(persona: Persona, today: Temporal.PlainDate): Promise<string> {
  const licenseId = newId()
  const expiresOn =
    persona.license === 'expired'
      ? today.subtract({ days: 30 })
      : today.add({ days: 180 + (persona.since % 9) * 60 })
  const number = `${persona.credential.replace(/\W/g, '')}-${10_000 + persona.since * 7}`
  const isToLookAt = persona.license === 'waiting' || persona.license === 'asked'
  await as(persona, claimLicense, {
    licenseId,
    jurisdiction: persona.jurisdiction,
    profession: persona.profession,
    body: '',
    number,
    expiresOn: expiresOn.toString(),
    files: isToLookAt ? [await paperFor(persona, number, expiresOn)] : [],
  })
  return licenseId
}

async function licensed(steward: Persona, persona: Persona, today: Temporal.PlainDate): Promise<void> {
  const licenseId = await claims(persona, today)
  if (persona.license === 'waiting') return
  const { revision } = await as(steward, licenseToDecide, { licenseId })
  const decision = { licenseId, decisionId: newId(), revision, seenStatus: 'Clear' }
  if (persona.license === 'asked')
    await as(steward, decideLicense, {
      ...decision,
      kind: 'asked',
      reason: 'The register shows another last name. Could you add a document that shows both?',
      seenStatus: '',
    })
  else await as(steward, decideLicense, { ...decision, kind: 'verified', reason: '' })
}

/**
 * What came up about licenses that were verified long ago: a second one, of a neighboring state, waits and can be taken
 * back; somebody took another name, and the first steward asks about it.
 */
export async function licensesMoveOn(personas: Personas, today: Temporal.PlainDate): Promise<void> {
  const [sofia, marcus, rae] = ['sofia', 'marcus', 'rae'].map((slug) => personas.get(slug)!) as [
    Persona,
    Persona,
    Persona,
  ]
  await claims({ ...marcus, credential: 'LMHC', jurisdiction: 'US-WA', license: 'waiting' }, today)
  const { credential, zone } = rae
  await as(rae, saveIdentity, { name: 'Rae Tanaka-Moss', credential, zone })
  const licenseId = (await as(rae, ownLicenses, undefined))[0]!.id
  const { revision } = await as(sofia, licenseToDecide, { licenseId })
  await as(sofia, decideLicense, {
    licenseId,
    decisionId: newId(),
    revision,
    kind: 'asked',
    reason: 'Texas still lists you as Rae Tanaka. Have you told the board of your new name?',
    seenStatus: 'Clear',
  })
}
