/** The forms of a group and its cases with one field after another that makes no sense: never a fault, and kept as typed. */
import { beforeAll, expect, test } from 'vitest'
import { agreementOf } from '#domain/agreements/reads'
import { apply } from '#domain/applications/actions'
import { startGroup } from '#domain/groups/actions'
import { newId } from '#platform/identifiers'
import { draftWords, shareWords, words } from '#tests/cases'
import { as, openTestDatabase, type Person } from '#tests/database'
import { odd } from '#tests/odd'
import { type Form, post } from '#tests/pages'
import { groupOf, join, person } from '#tests/people'
import * as begin from '../cases/begin.tsx'
import * as casePage from '../cases/case.tsx'
import * as draftPage from '../cases/draft.tsx'
import * as share from '../cases/share.tsx'
import * as leave from '../departures/leave.tsx'
import * as agreement from './agreement.tsx'
import * as amend from './amend.tsx'
import * as applications from './applications.tsx'
import * as applying from './apply.tsx'
import * as charter from './charter.tsx'
import * as group from './group.tsx'
import * as inviting from './invite.tsx'
import * as members from './members.tsx'
import * as opening from './open.tsx'
import * as start from './start.tsx'
import * as term from './term.tsx'

type Case = { page: unknown; who: Person; params?: Record<string, string>; form: Record<string, string> }

const cases = new Map<string, Case>()
beforeAll(openTestDatabase)
beforeAll(async () => {
  const [priya, amara, leo] = [
    await person('Priya Raman'),
    await person('Amara Osei'),
    await person('Leo Brandt'),
  ]
  const { groupId } = await groupOf(priya)
  await join(priya, amara, groupId)
  const params = { groupId }
  const draftGroup = newId()
  await as(priya, startGroup, { groupId: draftGroup, zone: 'America/Denver' })
  const { newest } = await as(priya, agreementOf, params)
  const applicationId = newId()
  await as(leo, apply, { applicationId, groupId, answers: [], message: 'May I join?' })
  const [{ draftId, revision }, caseId] = [await draftWords(amara, params), await shareWords(amara, params)]
  const add = (
    name: string,
    page: unknown,
    who: Person,
    form: Case['form'],
    of: Record<string, string> = params,
  ) => cases.set(name, { page, who, params: of, form })
  add('starting', start, priya, { groupId: newId(), zone: 'America/Denver' }, {})
  const steps: Record<string, Case['form']> = {
    goals: {
      name: 'Thursday',
      purpose: 'To bring what is stuck.',
      goal: 'clinical-consult',
      cadence: 'weekly',
      weekday: '4',
      startsLocal: '18:30',
      zone: 'America/New_York',
      minutes: '90',
      protocol: 'structured-peer',
      place: 'online',
      area: '',
      language: 'en',
    },
    composition: {
      seatsMin: '3',
      seatsMax: '7',
      mix: 'varied',
      wishedFamilies: 'cbt',
      specialties: 'ptsd',
      wishedEarly: '1',
      wishedSenior: '1',
      compositionNote: '',
    },
    confidentiality: { keepDays: '90', chosen: 'no-outside', ownTitle: 'Ours', ownText: 'Words.' },
    guidelines: { caseFormat: '', ethicsNote: '', conductNote: '' },
    leadership: { leadership: 'rotating', leadershipNote: '', contact: '' },
    commitment: {
      termMonths: '6',
      attendancePercent: '80',
      noticeHours: '48',
      admission: 'rolling',
      'questions.0': 'Why?',
    },
  }
  for (const [step, form] of Object.entries(steps))
    add(`the charter: ${step}`, charter, priya, form, { groupId: draftGroup, step })
  add(
    'opening',
    opening,
    priya,
    { versionId: newId(), typedName: 'Priya Raman', listed: 'on' },
    { groupId: draftGroup },
  )
  add('inviting', inviting, priya, { do: 'invite', invitationId: newId(), address: 'a@example.org' })
  add('a role', members, priya, { do: 'role', clinicianId: newId(), role: 'member' })
  add('a state', group, priya, { do: 'unlist' })
  add('a term', term, priya, { endsOn: '2027-01-01' })
  add('applying', applying, leo, { applicationId: newId(), message: 'May I?', 'answers.0': '' })
  add('deciding', applications, priya, { applicationId: newId(), decision: 'decline', words: 'Kindly.' })
  add('signing', agreement, amara, {
    do: 'sign',
    versionId: newest!.id,
    typedName: 'Amara Osei',
    isLegalName: 'on',
  })
  add('amending', amend, priya, {
    versionId: newId(),
    basedOn: '7',
    effectiveDay: '2026-01-01',
    'clauses.c0.id': 'a',
    'clauses.c0.title': 'A',
    'clauses.c0.text': 'B',
  })
  add('beginning a case', begin, amara, { draftId: newId(), itemId: newId(), groupId, when: 'later' }, {})
  add(
    'writing',
    draftPage,
    amara,
    {
      do: 'save',
      basedOn: '1',
      title: words.title,
      question: words.question,
      happening: words.happening,
      feedback: 'questions',
    },
    { draftId },
  )
  add(
    'keeping a find',
    draftPage,
    amara,
    { do: 'override', field: 'title', words: 'Ann', reason: 'It is a made-up name.' },
    { draftId },
  )
  add(
    'sharing',
    share,
    amara,
    { caseId: newId(), revision: String(revision + 40), attested: 'on' },
    { draftId },
  )
  add('correcting', casePage, amara, { do: 'correct', draftId: newId() }, { caseId })
  add('leaving', leave, leo, { destroyCases: '' })
})

const names = [
  'starting',
  'the charter: goals',
  'the charter: composition',
  'the charter: confidentiality',
  'the charter: guidelines',
  'the charter: leadership',
  'the charter: commitment',
  'opening',
  'inviting',
  'a role',
  'a state',
  'a term',
  'applying',
  'deciding',
  'signing',
  'amending',
  'beginning a case',
  'writing',
  'keeping a find',
  'sharing',
  'correcting',
  'leaving',
]

test.each(names)('%s', async (name) => {
  const { page, who, params, form } = cases.get(name)!
  for (const field of Object.keys(form))
    for (const value of Object.values(odd)) {
      const sent: Form = Object.entries({ ...form, [field]: value })
      const said = await post((page as { action: never }).action, who, '/here', sent, params)
      expect(said.status, `${field}: ${value.slice(0, 20)}`).toBeLessThan(500)
      // Refused at the form: what was typed comes back, whole.
      const shown = said.shown as { typed?: Record<string, string[]>; refusal?: string } | undefined
      if (said.status === 400 && !shown?.refusal)
        expect(shown?.typed?.[field], field).toEqual([value.toWellFormed()])
    }
})
