/** Forms of cases pressed twice, one after the other or at once: each press leads to where the first led. */
import { beforeAll, test } from 'vitest'
import { beginCorrection } from '#domain/cases/actions'
import { ownDraft } from '#domain/drafts/reads'
import { newId } from '#platform/identifiers'
import { circle, draftWords, shareWords, words } from '#tests/cases'
import { as, openTestDatabase } from '#tests/database'
import type { Form } from '#tests/pages'
import { expectTheSame, type Sending } from '#tests/sending'
import * as begin from './begin.tsx'
import * as casePage from './case.tsx'
import * as discardDraft from './discard.tsx'
import * as draftPage from './draft.tsx'
import * as share from './share.tsx'

beforeAll(openTestDatabase)

const drafted = async () => {
  const { amara, groupId } = await circle()
  const { draftId, revision } = await draftWords(amara, { groupId })
  return { amara, groupId, draftId, revision, params: { draftId }, path: `/cases/drafts/${draftId}` }
}
const forms: Record<string, [() => Promise<Sending>, RegExp | undefined]> = {
  'beginning a case': [
    async () => {
      const { amara, groupId } = await circle()
      const form: Form = [
        ['draftId', newId()],
        ['itemId', newId()],
        ['groupId', groupId],
        ['when', 'later'],
      ]
      return { page: begin, who: amara, path: '/cases/new', form }
    },
    /^\/cases\/drafts\//,
  ],
  'saving a draft and looking at it': [
    async () => {
      const { amara, revision, params, path } = await drafted()
      const form: Form = [
        ['form', 'write'],
        ['basedOn', String(revision)],
        ['title', 'Another title'],
        ['question', words.question],
        ['happening', words.happening],
        ['do', 'preview'],
      ]
      return { page: draftPage, who: amara, path, form, params }
    },
    /\/share$/,
  ],
  'destroying a draft': [
    async () => {
      const { amara, params, path } = await drafted()
      return {
        page: draftPage,
        who: amara,
        path,
        form: [
          ['form', 'discard'],
          ['do', 'discard'],
        ],
        params,
      }
    },
    /^\/cases$/,
  ],
  'destroying a draft, on the page that asks': [
    async () => {
      const { amara, params, path } = await drafted()
      return { page: discardDraft, who: amara, path: `${path}/discard`, params }
    },
    /^\/cases$/,
  ],
  'sharing a case': [
    async () => {
      const { amara, revision, params, path } = await drafted()
      const form: Form = [
        ['caseId', newId()],
        ['revision', String(revision)],
        ['attested', 'on'],
      ]
      return { page: share, who: amara, path: `${path}/share`, form, params }
    },
    /^\/cases\/[^/]+$/,
  ],
  'beginning to correct a case': [
    async () => {
      const { amara, groupId } = await circle()
      const caseId = await shareWords(amara, { groupId })
      const form: Form = [
        ['do', 'correct'],
        ['draftId', newId()],
      ]
      return { page: casePage, who: amara, path: `/cases/${caseId}`, form, params: { caseId } }
    },
    /^\/cases\/drafts\//,
  ],
  'putting corrected words in place of the shared ones': [
    async () => {
      const { amara, groupId } = await circle()
      const caseId = await shareWords(amara, { groupId })
      const draftId = newId()
      await as(amara, beginCorrection, { caseId, draftId })
      const { revision } = await as(amara, ownDraft, { draftId })
      const form: Form = [
        ['caseId', caseId],
        ['revision', String(revision)],
        ['corrects', 'yes'],
        ['attested', 'on'],
      ]
      return { page: share, who: amara, path: `/cases/drafts/${draftId}/share`, form, params: { draftId } }
    },
    /^\/cases\/[^/]+$/,
  ],
}

test.each(Object.keys(forms))('%s', (name) => expectTheSame(...forms[name]!))
