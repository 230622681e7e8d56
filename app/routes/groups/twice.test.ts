/** A group's forms pressed twice, one after the other or at once: each press leads to where the first led. */
import { beforeAll, test } from 'vitest'
import { amendAgreement } from '#domain/agreements/actions'
import { agreementOf } from '#domain/agreements/reads'
import { apply } from '#domain/applications/actions'
import { startGroup } from '#domain/groups/actions'
import { groupInside } from '#domain/groups/reads'
import { acceptInvitation, invite, openInvitation } from '#domain/invitations/actions'
import { newId } from '#platform/identifiers'
import { as, openTestDatabase, ownerQuery } from '#tests/database'
import type { Form } from '#tests/pages'
import { groupOf, join, person } from '#tests/people'
import { expectTheSame, type Sending } from '#tests/sending'
import * as end from '../departures/end.tsx'
import * as agreement from './agreement.tsx'
import * as amend from './amend.tsx'
import * as applying from './apply.tsx'
import * as discardGroup from './discard.tsx'
import * as group from './group.tsx'
import * as inviting from './invite.tsx'
import * as members from './members.tsx'
import * as mine from './mine.tsx'
import * as start from './start.tsx'
import * as term from './term.tsx'

beforeAll(openTestDatabase)

const led = async () => {
  const [priya, amara] = [await person('Priya Raman'), await person('Amara Osei')]
  const { groupId } = await groupOf(priya)
  await join(priya, amara, groupId)
  return { priya, amara, groupId, params: { groupId }, path: `/groups/${groupId}` }
}
const offered = async () => {
  const { priya, groupId, params, path } = await led()
  const noor = await person('Noor Haddad')
  const { token } = await as(priya, invite, { invitationId: newId(), groupId, address: '' })
  await as(noor, openInvitation, { token, address: '' })
  await as(noor, acceptInvitation, { groupId })
  const { inForce } = await as(noor, agreementOf, { groupId })
  return { priya, noor, groupId, params, path: `${path}/agreement`, versionId: inForce!.id }
}
const clauseFields = (clauses: readonly { id: string; title: string; text: string }[]): Form =>
  clauses.flatMap(
    ({ id, title, text }, at): Form => [
      [`clauses.c${at}.id`, id],
      [`clauses.c${at}.title`, title],
      [`clauses.c${at}.text`, `${text} Not even at home.`],
    ],
  )

const forms: Record<string, [() => Promise<Sending>, RegExp | undefined]> = {
  'starting a group': [
    async () => ({
      page: start,
      who: await person('Priya Raman'),
      path: '/groups/new',
      form: [
        ['groupId', newId()],
        ['zone', 'America/Denver'],
      ],
    }),
    /^\/groups\/[^/]+\/charter\/goals$/,
  ],
  'discarding a group’s draft': [
    async () => {
      const who = await person('Priya Raman')
      const groupId = newId()
      await as(who, startGroup, { groupId, zone: 'America/Denver' })
      return { page: discardGroup, who, path: '', params: { groupId } }
    },
    /^\/groups$/,
  ],
  'making an invitation': [
    async () => {
      const { priya, params, path } = await led()
      const form: Form = [
        ['form', 'invite'],
        ['do', 'invite'],
        ['invitationId', newId()],
        ['address', ''],
      ]
      return { page: inviting, who: priya, path: `${path}/invite`, form, params }
    },
    undefined,
  ],
  'taking an invitation back': [
    async () => {
      const { priya, groupId, params, path } = await led()
      const invitationId = newId()
      await as(priya, invite, { invitationId, groupId, address: '' })
      const form: Form = [
        ['do', 'revoke'],
        ['invitationId', invitationId],
      ]
      return { page: inviting, who: priya, path: `${path}/invite`, form, params }
    },
    undefined,
  ],
  applying: [
    async () => {
      const { params, path } = await led()
      const form: Form = [
        ['applicationId', newId()],
        ['message', 'May I join?'],
      ]
      return { page: applying, who: await person('Leo Brandt'), path: `${path}/apply`, form, params }
    },
    /^\/groups$/,
  ],
  'taking an application back': [
    async () => {
      const { groupId } = await led()
      const leo = await person('Leo Brandt')
      const applicationId = newId()
      await as(leo, apply, { applicationId, groupId, answers: [], message: 'May I join?' })
      return { page: mine, who: leo, path: '/groups', form: [['applicationId', applicationId]] }
    },
    undefined,
  ],
  'signing for a seat': [
    async () => {
      const { noor, params, path, versionId } = await offered()
      const form: Form = [
        ['form', 'sign'],
        ['do', 'sign'],
        ['versionId', versionId],
        ['typedName', 'Noor Haddad'],
      ]
      return { page: agreement, who: noor, path, form, params }
    },
    /\/agreement$/,
  ],
  'declining a seat on the page of the agreement': [
    async () => {
      const { noor, params, path } = await offered()
      return {
        page: agreement,
        who: noor,
        path,
        form: [
          ['form', 'decline'],
          ['do', 'decline'],
        ],
        params,
      }
    },
    /^\/groups$/,
  ],
  'changing the agreement': [
    async () => {
      const { priya, groupId, params, path } = await led()
      const { newest } = await as(priya, agreementOf, { groupId })
      const effectiveDay = Temporal.Now.plainDateISO('America/New_York').add({ days: 7 }).toString()
      const form: Form = [
        ['versionId', newId()],
        ['basedOn', '1'],
        ['effectiveDay', effectiveDay],
        ...clauseFields(newest!.clauses),
      ]
      return { page: amend, who: priya, path: `${path}/agreement/amend`, form, params }
    },
    /\/agreement$/,
  ],
  'signing a change': [
    async () => {
      const { priya, amara, groupId, params, path } = await led()
      const { newest } = await as(priya, agreementOf, { groupId })
      const versionId = newId()
      await as(priya, amendAgreement, {
        groupId,
        versionId,
        basedOn: 1,
        clauses: newest!.clauses.toReversed(),
        effectiveDay: Temporal.Now.plainDateISO('America/New_York').add({ days: 7 }).toString(),
        zone: 'America/New_York',
      })
      const form: Form = [
        ['form', 'sign'],
        ['do', 'sign'],
        ['versionId', versionId],
        ['typedName', 'Amara Osei'],
      ]
      return { page: agreement, who: amara, path: `${path}/agreement`, form, params }
    },
    /\/agreement$/,
  ],
  'renewing a term': [
    async () => {
      const { priya, groupId, params, path } = await led()
      await ownerQuery(`update "group" set opened_at = now() - interval '170 days' where id = $1`, [groupId])
      const { group: shown } = await as(priya, groupInside, { groupId })
      return { page: term, who: priya, path: `${path}/term`, form: [['endsOn', shown.term!.endsOn]], params }
    },
    /^\/groups\/[^/]+$/,
  ],
  ...Object.fromEntries(
    ['unlist', 'list', 'pause', 'go-on'].map((change) => [
      `a group: ${change}`,
      [
        async () => {
          const { priya, params, path } = await led()
          return { page: group, who: priya, path, form: [['do', change]], params }
        },
        undefined,
      ],
    ]),
  ),
  'making somebody facilitator': [
    async () => {
      const { priya, amara, params, path } = await led()
      const form: Form = [
        ['do', 'role'],
        ['clinicianId', amara.clinicianId],
        ['role', 'facilitator'],
      ]
      return { page: members, who: priya, path: `${path}/members`, form, params }
    },
    undefined,
  ],
  'ending a group': [
    async () => {
      const { priya, params, path } = await led()
      return { page: end, who: priya, path: `${path}/end`, params }
    },
    /^\/groups\/[^/]+$/,
  ],
}

test.each(Object.keys(forms))('%s', (name) => expectTheSame(...forms[name]!))
