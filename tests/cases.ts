/** A case as it comes about: written in the editor and shared, for tests of what follows from there being one. */
import { shareCase } from '#domain/cases/actions'
import { saveDraft, startDraft } from '#domain/drafts/actions'
import { newId } from '#platform/identifiers'
import { as, type Person } from '#tests/database'
import { groupOf, join, person } from '#tests/people'

/** A group of three: Priya leads it, Amara and Dan belong to it. */
export async function circle() {
  const [priya, amara, dan] = [
    await person('Priya Raman'),
    await person('Amara Osei'),
    await person('Dan Kim'),
  ]
  const { groupId } = await groupOf(priya)
  await join(priya, amara, groupId)
  await join(priya, dan, groupId)
  return { priya, amara, dan, groupId }
}

/** What is written where a test does not say otherwise: nothing in it identifies anybody. What stirs is kept back. */
export const words = {
  title: 'Stuck after the second target',
  question: 'How do I stay with her anger without rushing to repair?',
  background: '',
  happening: 'The client is quiet after the second target. I explain more than I listen.',
  tried: '',
  stirs: 'I notice a pull to be the good daughter.',
  feedback: ['reflections' as const],
  shareStirs: false,
}

type Where = { groupId: string; meetingId?: string }

/** A draft with these words, not shared yet; `but`: what is to be otherwise. */
export async function draftWords(
  presenter: Person,
  { groupId, meetingId = '' }: Where,
  but: Partial<typeof words> = {},
): Promise<{ draftId: string; revision: number }> {
  const draftId = newId()
  await as(presenter, startDraft, { draftId, groupId, meetingId })
  const { revision } = await as(presenter, saveDraft, { draftId, basedOn: 1, ...words, ...but })
  return { draftId, revision }
}

/** A shared case with these words; its id. */
export async function shareWords(
  presenter: Person,
  where: Where,
  but: Partial<typeof words> = {},
): Promise<string> {
  const caseId = newId()
  await as(presenter, shareCase, { ...(await draftWords(presenter, where, but)), caseId, attested: true })
  return caseId
}
