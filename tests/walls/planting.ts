/**
 * A network's whole life through its own forms, with a canary in every field people write: from the first start to a
 * case that is destroyed and an account that is deleted. `canary` names the field by the form's shape.
 */
import sharp from 'sharp'
import { type Browsing, browse, type Page, textOf } from './browsing.ts'
import { canary, keepSecret } from './canary.ts'
import type { Running } from './running.ts'

type Cast = {
  sofia: Browsing
  priya: Browsing
  amara: Browsing
  dan: Browsing
  noah: Browsing
  marcus: Browsing
  leo: Browsing
}
type Name = keyof Cast
export type Planted = {
  cast: Cast
  groupId: string
  meetingId: string
  caseId: string
  otherCaseId: string
  draftId: string
  licenses: Record<string, string>
  certificate: string
  feed: string
}

/** Shown to everyone, so that every search has something to find. */
export const onPurpose = 'on purpose: the name of the network'
/** A zone where it is day: a meeting two hours from now begins on the same date. */
const zone = ['America/Denver', 'Asia/Tokyo', 'Europe/Paris'].find((id) => {
  const { hour } = Temporal.Now.zonedDateTimeISO(id)
  return hour >= 6 && hour < 19
})!
const addressOf = (name: string) => `${name}@example.org`
export const passwordOf = (name: string) => `${canary(`password of ${name}`)} by the river`
/** Enough words that nothing is too short, with the canary in the middle. */
const words = (field: string) => `What I wonder is ${canary(field)} and what follows from it.`

export async function livePlanted(run: Running): Promise<Planted> {
  const sofia = await firstSteward(run)
  const cast: Cast = { sofia, ...(await clinicians(run)) }
  const licenses = await licensesDecided(run, cast)
  await stewardMatters(run, cast)
  const groupId = await group(run, cast)
  const { meetingId, caseId, otherCaseId, draftId } = await cases(run, cast, groupId)
  await evening(run, cast, meetingId, caseId)
  const certificate = await credit(run, cast, groupId, meetingId)
  const feed = await feedOf(cast.amara)
  await signInMatters(run, cast)
  return { cast, groupId, meetingId, caseId, otherCaseId, draftId, licenses, certificate, feed }
}

async function firstSteward(run: Running): Promise<Browsing> {
  const sofia = browse(run.url)
  keepSecret('the set-up code', run.setupCode)
  const codes = await sofia.send(`/setup?code=${run.setupCode}`, {
    name: `${canary(onPurpose)} Network`,
    homeZone: zone,
    personName: 'Sofia Marin',
    email: addressOf('sofia'),
    password: passwordOf('sofia'),
  })
  await recoveryCodes(sofia, codes, 'sofia')
  return sofia
}

async function recoveryCodes(who: Browsing, page: Page, name: string): Promise<void> {
  const shown = await who.send(page, {})
  const codes = [...shown.html.matchAll(/>([A-Z0-9]{4,6}(?:-[A-Z0-9]{4,6})+)</g)].map(([, code]) => code!)
  if (codes.length < 5)
    throw new Error(`no recovery codes at ${shown.address}: ${textOf(shown.html).slice(0, 800)}`)
  for (const [index, code] of codes.entries()) keepSecret(`recovery code ${index} of ${name}`, code)
}

async function clinicians(run: Running): Promise<Omit<Cast, 'sofia'>> {
  const names = {
    priya: 'Priya Raman',
    amara: 'Amara Osei',
    dan: 'Dan Whitlock',
    noah: 'Noah Kim',
    marcus: 'Marcus Hale',
    leo: 'Leo Brandt',
  }
  const made: Partial<Cast> = {}
  for (const [slug, name] of Object.entries(names)) made[slug as Name] = await clinician(run, slug, name)
  return made as Omit<Cast, 'sofia'>
}

async function clinician(run: Running, slug: string, name: string): Promise<Browsing> {
  const who = browse(run.url)
  await who.send('/sign-up', { name, email: addressOf(slug), password: passwordOf(slug) })
  const [, token] = await run.letterTo(addressOf(slug), /\/confirm\/([\w-]+)/)
  keepSecret(`the confirming link of ${slug}`, token!)
  await recoveryCodes(who, await who.send(`/confirm/${token}`, {}), slug)
  await who.send('/profile', { credential: 'LPC', zone })
  await who.send('/profile/work', {
    approaches: ['emdr'],
    languages: ['en'],
    about: `I work with adults. ${name}`,
  })
  const week = await who.get('/profile/week')
  const cells = week.forms.flatMap((form) => form.fields).filter((field) => field.name === 'week')
  await who.send(week, {
    week: cells.filter((_, index) => index % 7 === slug.length % 7).map((cell) => cell.value),
  })
  return who
}

async function picture(): Promise<File> {
  const mark = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="80"><text y="40">license</text></svg>`
  const bytes = await sharp(Buffer.from(mark))
    .png()
    .withExif({ IFD0: { ImageDescription: canary('a picture of evidence, its hidden words') } })
    .toBuffer()
  return new File([new Uint8Array(bytes)], `${canary('a picture of evidence, its name')}.png`, {
    type: 'image/png',
  })
}

function paper(): File {
  const text = `BT /F1 12 Tf 20 50 Td (${canary('a PDF of evidence')}) Tj ET`
  const body = `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 100]/Contents 4 0 R>>endobj\n4 0 obj<</Length ${text.length}>>stream\n${text}\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`
  return new File([body], `${canary('a PDF of evidence, its name')}.pdf`, { type: 'application/pdf' })
}

async function licensesDecided(run: Running, { sofia, ...people }: Cast): Promise<Record<string, string>> {
  const ids: Record<string, string> = {}
  for (const [slug, who] of Object.entries(people)) {
    const file = slug === 'noah' ? paper() : await picture()
    await who.send('/license', {
      profession: 'counselor',
      jurisdiction: 'US-CO',
      number: slug === 'leo' ? `${canary('ClaimLicense.number')}` : `${canary(`number of ${slug}`)}`,
      body: 'Board of Counselors',
      ...(slug === 'leo' && { npi: keepSecret('NPI', '1245319599') }),
      file,
    })
    const [row] = await run.owner<{ id: string }>('select id from license order by made_at desc limit 1')
    ids[slug] = row!.id
  }
  const decide = (slug: string, kind: string, reason = '') =>
    sofia.send(`/desk/licenses/${ids[slug]}`, { reason, seenStatus: 'Active' }, { button: `kind=${kind}` })
  for (const slug of ['priya', 'amara', 'dan', 'marcus', 'leo']) await decide(slug, 'verified')
  await decide('noah', 'asked', words('DecideLicense.reason'))
  await people.noah!.send('/license', { words: words('AnswerQuestion.words') })
  await decide('noah', 'declined', words('DecideLicense.reason, declined'))
  // Stewards look at evidence through pages of their own.
  await sofia.get(`/desk/licenses/${ids.noah}`)
  return ids
}

async function stewardMatters(run: Running, { sofia, leo }: Cast): Promise<void> {
  await sofia.send('/desk/stewards', { email: addressOf('leo') })
  const [, token] = await run.letterTo(addressOf('leo'), /\/stewards\/invitation\/([\w-]+)/)
  keepSecret("a steward's invitation", token!)
  await leo.send(`/stewards/invitation/${token}`, {})
}

async function group(run: Running, { priya, amara, dan, marcus, leo }: Cast): Promise<string> {
  const first = await priya.send('/groups/new', {})
  const groupId = /\/groups\/([\w-]{36})/.exec(first.address)![1]!
  const starts = Temporal.Now.zonedDateTimeISO(zone).add({ hours: 2 })
  const local = starts.toPlainTime().toString({ smallestUnit: 'minute' })
  const step = (name: string, values: Parameters<Browsing['send']>[1]) =>
    priya.send(`/groups/${groupId}/charter/${name}`, values)
  await step('goals', {
    name: `${canary('Goals.name')} Consult`,
    purpose: 'A place to bring stuck work.',
    cadence: 'weekly',
    weekday: String(starts.dayOfWeek),
    startsLocal: local,
    zone,
    minutes: '60',
    place: 'online',
  })
  await step('composition', {})
  await step('confidentiality', {
    ownTitle: canary('Confidentiality.ownTitle'),
    ownText: words('Confidentiality.ownText'),
  })
  await step('guidelines', {
    caseFormat: words('Guidelines.caseFormat'),
    ethicsNote: words('Guidelines.ethicsNote'),
    conductNote: words('Guidelines.conductNote'),
  })
  await step('leadership', { leadership: 'designated', leadershipNote: words('Leadership.leadershipNote') })
  await step('commitment', { 'questions.0': 'What would you bring?' })
  await signAs(priya, `/groups/${groupId}/open`, `Priya ${canary('OpenGroup.typedName')}`)
  const link = `https://meet.example.org/${canary('SetPlace.videoLink')}`
  await priya.send(`/groups/${groupId}/place`, { videoLink: link, address: words('SetPlace.address') })
  await priya.send(`/groups/${groupId}/schedule`, {
    cadence: 'weekly',
    weekday: String(starts.dayOfWeek),
    startsLocal: local,
    zone,
    minutes: '60',
    from: starts.toPlainDate().toString(),
  })

  await invited(run, priya, amara, groupId, 'amara', addressOf('amara'))
  await invited(run, priya, dan, groupId, 'dan', '')
  await applied(run, priya, marcus, groupId, 'decline')
  await applied(run, priya, leo, groupId, 'accept')
  await sign(leo, groupId, 'leo')
  return groupId
}

async function invited(
  run: Running,
  by: Browsing,
  who: Browsing,
  groupId: string,
  slug: string,
  address: string,
): Promise<void> {
  const page = await by.send(`/groups/${groupId}/invite`, { address })
  const token = address
    ? (await run.letterTo(address, /\/join\/([\w-]+)/))[1]!
    : /\/join\/([\w-]+)/.exec(page.html)![1]!
  keepSecret(`the invitation of ${slug}`, token)
  await who.send(await who.send(`/join/${token}`, {}), {})
  await sign(who, groupId, slug)
}

async function sign(who: Browsing, groupId: string, slug: string): Promise<void> {
  await signAs(who, `/groups/${groupId}/agreement`, `${slug} ${canary(`SignAgreement.typedName of ${slug}`)}`)
}

/** Under a name that is not the profile's: asked once whether it is one's legal name. */
async function signAs(who: Browsing, address: string, typedName: string): Promise<void> {
  const asked = await who.send(address, { typedName }, { mayFail: true })
  await who.send(asked, { typedName, isLegalName: 'on' })
}

async function applied(
  run: Running,
  facilitator: Browsing,
  who: Browsing,
  groupId: string,
  decision: 'accept' | 'decline',
): Promise<void> {
  await who.send(`/groups/${groupId}/apply`, {
    'answers.0': words(`Apply.answers, ${decision}`),
    message: words(`Apply.message, ${decision}`),
  })
  await run.settled()
  await facilitator.send(
    `/groups/${groupId}/applications`,
    { words: words(`Decide.words, ${decision}`) },
    { button: decision },
  )
}

async function cases(run: Running, { priya, amara, dan }: Cast, groupId: string) {
  const textsOf = (which: string) =>
    Object.fromEntries(
      ['title', 'question', 'background', 'happening', 'tried', 'stirs'].map((field) => [
        field,
        words(`SaveDraft.${field}${which}`),
      ]),
    )
  const begin = await amara.send(`/cases/new?group=${groupId}`, { groupId, when: 'next' })
  const draft = begin.address
  const texts = textsOf('')
  const fields = {
    ...texts,
    happening: `${texts.happening} Her mail is ${canary('Override.text')}@example.org.`,
    shareStirs: 'on',
  }
  await amara.send(draft, fields, { button: 'save' })
  // Another device saved meanwhile: what it typed is kept beside the draft.
  await amara.send(begin, { ...fields, tried: words('SaveDraft.kept') }, { button: 'save' })
  const found = await amara.get(draft)
  const override = found.forms.find((form) => form.buttons.some((button) => button.value === 'override'))
  if (!override) throw new Error(`nothing to override: ${textOf(found.html).slice(0, 1500)}`)
  await amara.send(found, { reason: words('Override.reason') }, { button: 'override' })
  const draftId = /drafts\/([\w-]{36})/.exec(draft)![1]!
  const shared = await amara.send(`${draft}/share`, { attested: 'on' })
  const caseId = /cases\/([\w-]{36})/.exec(shared.address)![1]!

  // One that stays a draft, and one that is shared and dropped.
  const second = await priya.send(`/cases/new?group=${groupId}`, { groupId, when: 'later' })
  await priya.send(second.address, textsOf(', unshared'), { button: 'save' })
  const third = await dan.send(`/cases/new?group=${groupId}`, { groupId, when: 'later' })
  await dan.send(third.address, { ...textsOf(', other case'), shareStirs: 'on' }, { button: 'save' })
  const other = await dan.send(`${third.address}/share`, { attested: 'on' })
  const otherCaseId = /cases\/([\w-]{36})/.exec(other.address)![1]!

  for (const [slug, who] of Object.entries({ priya, dan })) {
    await who.send(`/cases/${caseId}`, {}, { button: 'open' })
    await who.send(
      `/cases/${caseId}`,
      { kind: 'question', text: words(`Respond.text of ${slug}`) },
      { button: 'respond' },
    )
    await who.send(`/cases/${caseId}`, { text: words(`WriteNote.text of ${slug}`) }, { button: 'note' })
  }
  await priya.send(`/cases/${caseId}`, {}, { button: 'offer-note' })
  const meeting = await run.owner<{ id: string }>('select meeting_id as id from "case" where id = $1', [
    caseId,
  ])
  return { meetingId: meeting[0]!.id, caseId, otherCaseId, draftId }
}

async function evening(
  run: Running,
  { priya, amara, dan }: Cast,
  meetingId: string,
  caseId: string,
): Promise<void> {
  await run.ahead(2)
  const room = `/meetings/${meetingId}/room`
  await priya.send(room, {}, { where: { 'command.kind': 'open' } })
  const present = async () => {
    for (const who of [priya, amara, dan])
      await who.raw(`/live/rooms/${meetingId}/answer`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ device: 'laptop' }),
      })
  }
  for (let minute = 0; minute < 45; minute += 5) {
    await run.ahead(2 + minute / 60)
    await present()
    await priya.send(room, {}, { where: { 'command.kind': 'next' } })
    if (minute === 10)
      await dan.send(room, { text: words('WriteNote.text, in the room') }, { button: 'offer=yes' })
  }
  await priya.send(room, {}, { where: { 'command.kind': 'end' } })
  await amara.send(
    `/cases/${caseId}`,
    { text: words('TakeAway.text'), askInDays: '7' },
    { button: 'take-away' },
  )
  await amara.send(
    `/cases/${caseId}`,
    { outcome: 'helped', text: words('FollowUp.text') },
    { button: 'follow-up' },
  )
  await run.ahead(4)
  // Devices answered every five minutes only, so nobody's minutes were counted: the facilitator puts that right, and says
  // that the evening was longer than its room was open.
  for (const { id } of await run.owner<{ id: string }>(
    'select clinician_id as id from attendance where meeting_id = $1',
    [meetingId],
  )) {
    const corrected = {
      clinicianId: id,
      minutes: '55',
      presentingMinutes: '20',
      reason: words('CorrectMinutes.reason'),
    }
    const asked = await priya.send(`/meetings/${meetingId}/attendance`, corrected, { mayFail: true })
    await priya.send(asked, { ...corrected, beyondRoom: 'on' })
  }
}

async function credit(
  run: Running,
  { sofia, amara, dan, priya }: Cast,
  groupId: string,
  meetingId: string,
): Promise<string> {
  await sofia.send('/desk/credit/new', {}, { mayFail: true })
  const form = await sofia.get('/desk/credit/new')
  // An evening late in the day was met the day before.
  await sofia.send(form, { title: 'Peer consultation', validFrom: '2020-01-01', confirmedOn: '2020-01-15' })
  for (const [slug, who] of Object.entries({ amara, dan }))
    await who.send(`/credits/evaluate/${meetingId}`, {
      objectives: '4',
      relevance: '4',
      facilitation: '5',
      respect: '5',
      practice: '4',
      remark: words(`EvaluateMeeting.remark of ${slug}`),
    })
  const issued = await amara.send('/credits', { withLicense: 'on' })
  const certificate =
    /documents\/([\w-]{36})/.exec(issued.address)?.[1] ?? /documents\/([\w-]{36})/.exec(issued.html)![1]!
  await dan.send('/credits', {})
  await priya.send(`/groups/${groupId}/documents`, {
    certificateId: (
      await run.owner<{ id: string }>('select id from certificate where id <> $1', [certificate])
    )[0]!.id,
    reason: words('RevokeDocument.reason'),
  })
  return certificate
}

async function feedOf(amara: Browsing): Promise<string> {
  const made = await amara.send('/calendar', {}, { button: '' })
  const token = /calendar\/([\w-]{22,64})\.ics/.exec(made.html)?.[1]
  if (!token) throw new Error(`no feed: ${textOf(made.html)}`)
  return keepSecret('the calendar feed', token)
}

/** Passwords, addresses and a reset by a steward: each leaves tokens behind. */
async function signInMatters(run: Running, { sofia, dan, marcus }: Cast): Promise<void> {
  await dan.send('/account/password', { password: `${canary('a new password of dan')} by the sea` })
  await dan.send('/account/email', { email: `${canary('a new address')}@example.org` })
  const [, newAddress] = await run.letterTo(
    `${canary('a new address')}@example.org`,
    /\/account\/email\/([\w-]+)/,
  )
  keepSecret('the link of a new address', newAddress!)
  await dan.send(`/account/email/${newAddress}`, {})
  const [, back] = await run.letterTo(addressOf('dan'), /\/account\/restore\/([\w-]+)/)
  keepSecret('the link back to the old address', back!)
  if (run.sendsMail) await resetByMail(run, marcus)
  const [row] = await run.owner<{ id: string }>("select id from clinician where name = 'Noah Kim'")
  const made = await sofia.send(`/desk/people/${row!.id}/reset`, { reason: words('ResetSignIn.reason') })
  keepSecret("the reset link of a steward's", /\/reset\/([\w-]+)/.exec(made.html)![1]!)
}

async function resetByMail(run: Running, marcus: Browsing): Promise<void> {
  await browse(run.url).send('/sign-in/help', { email: addressOf('marcus') })
  const [, token] = await run.letterTo(addressOf('marcus'), /\/reset\/([\w-]+)/)
  keepSecret('the reset link of marcus', token!)
  await marcus.send(`/reset/${token}`, { password: `${canary('a new password of marcus')} by the sea` })
}
