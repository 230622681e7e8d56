/** The steward's desk in a hurry: twice, empty, far too long, with signs no text should hold, after the session ended. */
import { beforeAll, describe, expect, test } from 'vitest'
import { en } from '#copy/en'
import { claimLicense } from '#domain/licenses/actions'
import { NETWORK_ID, newId } from '#platform/identifiers'
import { lastLetterTo, openTestAccounts } from '#tests/accounts'
import { as, authQuery, openTestDatabase, ownerQuery, type Person } from '#tests/database'
import { type Form, load, type Params, post, type Said } from '#tests/pages'
import { person, stewardPerson } from '#tests/people'
import { shown } from '#tests/shown'
import * as policies from '../app/routes/credit/policies.tsx'
import * as policy from '../app/routes/credit/policy.tsx'
import * as taking from '../app/routes/desk/invitation.tsx'
import * as license from '../app/routes/desk/license.tsx'
import * as licenses from '../app/routes/desk/licenses.tsx'
import * as network from '../app/routes/desk/network.tsx'
import * as outbox from '../app/routes/desk/outbox.tsx'
import * as people from '../app/routes/desk/people.tsx'
import * as stewards from '../app/routes/desk/stewards.tsx'
import * as find from '../app/routes/groups/find.tsx'

beforeAll(openTestDatabase)
beforeAll(openTestAccounts)

let sofia: Person
beforeAll(async () => {
  sofia = await stewardPerson('Sofia Reyes')
  await ownerQuery(
    `insert into network (id, name, home_zone, directory, made_at, changed_at)
     values ($1, 'Aspen', 'America/Denver', 'public', now(), now())`,
    [NETWORK_ID],
  )
})

type Sending = {
  page: { action: unknown; loader?: unknown }
  path: string
  form: Form
  params?: Params
  /** Fields in which a person writes. */
  texts: string[]
  to: RegExp
}

/** Somebody's license that waits, with the page a steward opens for it. */
async function waitingLicense(name: string): Promise<{ licenseId: string; revision: string }> {
  const who = await person(name, 'none')
  const licenseId = newId()
  const claim = { licenseId, jurisdiction: 'US-CO', profession: 'counselor' as const, number: 'LPC 12345' }
  await as(who, claimLicense, { ...claim, body: '', files: [] })
  const page = await load(license.loader as never, sofia, `/desk/licenses/${licenseId}`, { licenseId })
  return { licenseId, revision: (page as { license: { revision: string } }).license.revision }
}

const policyForm = (policyId = newId()): Form => [
  ['policyId', policyId],
  ['seen', ''],
  ['title', 'Peer consultation'],
  ['category', 'peer'],
  ['unitName', 'hour'],
  ['unitMinutes', '60'],
  ['incrementPercent', '25'],
  ['rounding', 'down'],
  ['counts', 'all'],
  ['minPresenceMinutes', '0'],
  ['minPresencePercent', '80'],
  ['groupMin', '3'],
  ['groupMax', '12'],
  ['evaluationDays', '30'],
  ['objectives', ''],
  ['providerName', ''],
  ['providerNumber', ''],
  ['approvalSentence', ''],
  ['signerName', ''],
  ['signerTitle', ''],
  ['source', ''],
  ['validFrom', '2026-01-01'],
  ['validTo', ''],
]

const decision = (kind: string) => async (): Promise<Sending> => {
  const { licenseId, revision } = await waitingLicense('Kim Lee')
  return {
    page: license,
    path: `/desk/licenses/${licenseId}`,
    params: { licenseId },
    form: [
      ['decisionId', newId()],
      ['revision', revision],
      ['seenStatus', 'active'],
      ['expiresOn', ''],
      ['reason', 'Which state is it from?'],
      ['kind', kind],
    ],
    texts: ['seenStatus', 'reason'],
    to: /^\/desk\?done$/,
  }
}

const sendings: Record<string, () => Promise<Sending>> = {
  'a new policy': async () => ({
    page: policy,
    path: '/desk/credit/new',
    form: policyForm(),
    texts: [
      'title',
      'unitName',
      'objectives',
      'providerName',
      'providerNumber',
      'approvalSentence',
      'signerName',
      'signerTitle',
      'source',
    ],
    to: /^\/desk\/credit\?kept$/,
  }),
  'the network': async () => ({
    page: network,
    path: '/desk/network',
    form: [
      ['form', 'network'],
      ['name', 'Aspen'],
      ['homeZone', 'America/Denver'],
      ['about', 'Colleagues of the high plains.'],
      ['directory', 'public'],
      ['keepCreditYears', '7'],
    ],
    texts: ['name', 'about'],
    to: /^\/desk\/network\?saved$/,
  }),
  'a license body': async () => ({
    page: network,
    path: '/desk/network',
    form: [
      ['form', 'add'],
      ['bodyId', newId()],
      ['jurisdiction', 'US-CO'],
      ['profession', 'counselor'],
      ['name', 'Board of Counselors'],
      ['registerUrl', 'https://example.org/register'],
    ],
    texts: ['name', 'registerUrl'],
    to: /^\/desk\/network\?saved$/,
  }),
  'a license verified': decision('verified'),
  'a license asked about': decision('asked'),
  'a steward invited': async () => ({
    page: stewards,
    path: '/desk/stewards',
    form: [
      ['invitationId', newId()],
      ['email', 'lena@example.org'],
    ],
    texts: ['email'],
    to: /^\/desk\/stewards\?done=invite$/,
  }),
}
const names = Object.keys(sendings)

const send = ({ page, path, form, params = {} }: Sending, who: Person | null = sofia): Promise<Said> =>
  post(page.action as never, who ?? undefined, path, form, params)

const withText = (sending: Sending, name: string, value: string): Sending => ({
  ...sending,
  form: sending.form.map(([field, was]) => [field, field === name ? value : was]),
})

type Refused = { problems: Record<string, { code: string }>; typed: Record<string, string[]> }

describe.each(names)('%s', (name) => {
  const make = sendings[name]!

  test('twice, and twice at once, leads where the first press led', async () => {
    const [after, atOnce] = [await make(), await make()]
    const said = [await send(after), await send(after)]
    said.push(...(await Promise.all([send(atOnce), send(atOnce)])))
    for (const one of said) expect(one).toEqual({ status: 302, to: expect.stringMatching(after.to) })
  })

  test('far too long a text is told beside its field, and all that was typed comes back', async () => {
    const sending = await make()
    for (const field of sending.texts) {
      const long = withText(
        sending,
        field,
        field === 'registerUrl' ? `https://a.org/${'x'.repeat(20_000)}` : '悲'.repeat(20_000),
      )
      const said = await send(long)
      expect([field, said.status]).toEqual([field, 400])
      const { problems, typed } = said.shown as Refused
      expect(problems).toHaveProperty(field)
      for (const [other, value] of long.form) expect(typed[other]).toEqual([value])
    }
  })

  test('a sign that is none and words in any script do no harm', async () => {
    for (const text of ['\0', 'a\0b', '\ud800', 'Дякую <b>悲しみ</b> 👩‍⚕️ سلام'])
      for (const field of (await make()).texts) {
        const said = await send(withText(await make(), field, text))
        expect([302, 400], `${field} ${JSON.stringify(text)}`).toContain(said.status)
        if (said.status === 400) expect(Object.keys((said.shown as Refused).problems)).not.toEqual([''])
      }
  })

  test('empty, it says beside which field something is missing', async () => {
    const sending = await make()
    const kept = new Set(['form', 'policyId', 'bodyId', 'invitationId', 'decisionId', 'revision', 'kind'])
    const form = sending.form.map(([field, value]): [string, string] => [field, kept.has(field) ? value : ''])
    const said = await send({ ...sending, form })
    if (name === 'a license verified') return expect(said.status).toBe(302)
    expect(said.status).toBe(400)
    expect(Object.keys((said.shown as Refused).problems)).not.toContain('')
  })

  test('once the session has ended all of it comes back, to send from there', async () => {
    const sending = await make()
    const said = await send(sending, null)
    expect(said).toMatchObject({ status: 401, shown: { refusal: 'not-allowed', mend: 'sign-in' } })
    const { sent } = said.shown as { sent: { address: string; fields: { name: string; value: string }[] } }
    expect(sent.address).toBe(sending.path)
    expect(sent.fields.map((field) => [field.name, field.value])).toEqual(sending.form)
  })

  test('somebody who is no steward is told of no desk', async () => {
    expect((await send(await make(), await person('Marcus Hale'))).status).toBe(404)
  })
})

test('a policy takes twelve objectives and says so of more, instead of forgetting some', async () => {
  const { policyId, ...sending } = { ...(await sendings['a new policy']!()), policyId: newId() }
  const lines = (count: number) =>
    Array.from({ length: count }, (_, at) => `Objective ${at + 1}`).join('\n\n')
  const withLines = (count: number) =>
    send(withText({ ...sending, form: policyForm(policyId) }, 'objectives', lines(count)))
  expect(await withLines(13)).toMatchObject({
    status: 400,
    shown: {
      problems: { objectives: { code: 'tooMany', values: { maximum: 12 } } },
      typed: { objectives: [lines(13)] },
    },
  })
  for (const _ of ['once', 'twice']) expect((await withLines(12)).status).toBe(302)
  expect(
    await ownerQuery('select cardinality(objectives) as n from credit_policy where id = $1', [policyId]),
  ).toEqual([{ n: 12 }])
})

test('a new policy, gone back to and sent with other words, shows what was saved before it is overwritten', async () => {
  const { seen } = (await load(policy.loader as never, sofia, '/desk/credit/new')) as { seen: string }
  const form = (title: string, seenThen: string): Form =>
    policyForm(policyId).map(([name, value]) => [name, { title, seen: seenThen }[name] ?? value])
  const policyId = newId()
  const sendIt = (title: string, seenThen: string) =>
    post(policy.action as never, sofia, '/desk/credit/new', form(title, seenThen))
  expect((await sendIt('Peer consultation', seen)).status).toBe(302)
  const said = await sendIt('Peer consultation in groups', seen)
  const { problems, typed } = said.shown as Refused
  expect([said.status, problems['']?.code, problems.title?.code]).toEqual([
    400,
    'meanwhile.changed',
    'meanwhile.kept',
  ])
  expect((await sendIt('Peer consultation in groups', typed.seen![0]!)).status).toBe(302)
  const kept = await ownerQuery('select title from credit_policy where id = $1', [policyId])
  expect(kept).toEqual([{ title: 'Peer consultation in groups' }])
})

test('words of a policy that no face of the paper can draw are refused beside their field, and stay there', async () => {
  const policyId = newId()
  const path = '/desk/credit/new'
  const send = (but: Record<string, string>) =>
    post(
      policy.action as never,
      sofia,
      path,
      Object.entries({ ...Object.fromEntries(policyForm(policyId)), ...but }),
    )
  const printed = {
    title: '同伴咨询',
    unitName: '시간',
    objectives: 'One thing to try\nالإصغاء',
    providerName: 'מכון',
    providerNumber: '第7号',
    approvalSentence: 'Approved: 漢字.',
    signerName: '山田',
    signerTitle: '회장',
  }
  const all = await send(printed)
  expect(all.status).toBe(400)
  const { problems, typed } = all.shown as Refused
  expect(Object.keys(problems).toSorted()).toEqual(Object.keys(printed).toSorted())
  for (const [field, words] of Object.entries(printed)) {
    expect(problems[field]?.code).toBe('credit.unprintable')
    expect(typed[field]).toEqual([words])
  }
  const html = await shown(policy as never, sofia, path, {}, undefined, all.shown)
  expect(html).toContain('The paper has no letters for “漢 字”.')
  expect(await ownerQuery('select 1 from credit_policy where id = $1', [policyId])).toEqual([])

  // What is not printed may be in any script, and what can be drawn is.
  const good = { title: 'Групова консультація', objectives: 'Ακρόαση\nसुनना', source: '漢字' }
  expect((await send(good)).status).toBe(302)
})

test('another number than the board confirmed is asked about beside its day, and nothing typed is lost', async () => {
  const policyId = newId()
  const provider = { providerName: 'Front Range Institute', providerNumber: '7', signerName: 'Sofia Reyes' }
  const path = `/desk/credit/${policyId}`
  const send = (but: Record<string, string>) => {
    const fields = Object.fromEntries(policyForm(policyId))
    const form = Object.entries({ ...fields, ...provider, confirmedOn: '2026-01-15', ...but })
    return post(policy.action as never, sofia, path, form, { policyId })
  }
  const drawn = (said?: Said) => shown(policy as never, sofia, path, { policyId }, undefined, said?.shown)
  expect((await send({})).status).toBe(302)
  expect((await send({ source: 'The letter of January.' })).status).toBe(302)
  expect(await drawn()).not.toContain('confirmedAnew')

  const refused = await send({ providerNumber: '8', title: 'Consultation' })
  expect(refused).toMatchObject({
    status: 400,
    shown: {
      problems: { confirmedOn: { code: 'credit.confirmedBefore' } },
      typed: { providerNumber: ['8'], title: ['Consultation'], confirmedOn: ['2026-01-15'] },
    },
  })
  const html = await drawn(refused)
  expect(html).toContain(en.problems['credit.confirmedBefore'])
  expect(html).toContain(en.credit.policy.confirmedAnew)

  const again = { providerNumber: '8', confirmedAnew: 'on' }
  for (const _ of ['once', 'twice']) expect((await send(again)).status).toBe(302)
  expect(
    await ownerQuery('select provider_number, confirmed_on::text from credit_policy where id = $1', [
      policyId,
    ]),
  ).toEqual([{ provider_number: '8', confirmed_on: '2026-01-15' }])
})

test('a test email without a mail server says so, each time it is pressed', async () => {
  const press = () => send({ page: outbox, path: '/desk/outbox', form: [], texts: [], to: /./ })
  for (const said of await Promise.all([press(), press()]))
    expect(said).toMatchObject({ status: 400, shown: { problems: { '': { code: 'mail.noServer' } } } })
})

test('whoever takes up an invitation twice, or follows its link again, is at the desk', async () => {
  const lena = await person('Lena Park')
  await ownerQuery('delete from steward_invitation')
  await authQuery('insert into account (id, email) values ($1, $2)', [
    lena.clinicianId,
    'lena.park@example.org',
  ])
  const form: Form = [
    ['invitationId', newId()],
    ['email', 'Lena.Park@Example.org'],
  ]
  await send({ page: stewards, path: '/desk/stewards', form, texts: [], to: /./ })
  const token = (await lastLetterTo({ address: 'lena.park@example.org' })).secret!
  const take = () => post(taking.action as never, lena, `/stewards/invitation/${token}`, [], { token })
  const said = [...(await Promise.all([take(), take()])), await take()]
  for (const one of said) expect(one).toEqual({ status: 302, to: '/desk' })
  const again = load(taking.loader as never, lena, `/stewards/invitation/${token}`, { token })
  await expect(again).rejects.toMatchObject({ status: 302 })
})

test('names and places that no address should hold are looked for in vain, not a fault', async () => {
  for (const query of ['name=%00', 'name=a%00b', `name=${'x'.repeat(20_000)}`, 'after=%00', 'name=%ED%A0%80'])
    await load(people.loader as never, sofia, `/desk/people?${query}`)
  for (const query of ['queue=%00', 'after=%00', 'queue=waiting&after=x', `after=${'9'.repeat(5000)}`])
    await load(licenses.loader as never, sofia, `/desk?${query}`)
  await load(policies.loader as never, sofia, '/desk/credit?%00')
  await load(find.loader as never, sofia, '/groups/find?text=a%00b&words=%00&q=%00')
})

test('after a decision the next license is one click away; where nobody waits, that is said', async () => {
  await ownerQuery("update license set state = 'declined' where state = 'waiting'")
  const first = await waitingLicense('Ana Ruiz')
  await waitingLicense('Ben Ode')
  expect(await shown(licenses as never, sofia, '/desk?done')).toMatch(
    new RegExp(`href="/desk/licenses/${first.licenseId}"[^>]*>Next: Ana Ruiz<`),
  )
  expect(await shown(licenses as never, sofia, '/desk')).not.toContain('Next: ')
  await ownerQuery("update license set state = 'declined' where state = 'waiting'")
  const empty = await shown(licenses as never, sofia, '/desk?done')
  expect(empty).toContain('Decided. The person has been told.')
  expect(empty).toContain('Nobody is waiting')
  expect(empty).not.toContain('Next: ')
})

test('the message is needed for some decisions: it is neither called optional nor asked for where none of them is there', async () => {
  const { licenseId } = await waitingLicense('Cai Wen')
  const optional = (html: string) => /<label[^>]*>Message to the person<span[^>]*>optional/.test(html)
  const page = () => shown(license as never, sofia, `/desk/licenses/${licenseId}`, { licenseId })
  const waiting = await page()
  expect([optional(waiting), waiting.includes('Needed for the choices below')]).toEqual([false, true])
  await ownerQuery("update license set state = 'suspended' where id = $1", [licenseId])
  const suspended = await page()
  expect([optional(suspended), suspended.includes('Needed for the choices below')]).toEqual([true, false])
})
