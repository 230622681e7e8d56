import { data, Link, redirect } from 'react-router'
import type { Refused } from '#app/forms'
import { asClinician, fieldsOf, submit } from '#app/request'
import { correctCase, shareCase } from '#domain/cases/actions'
import { CorrectCase, ShareCase } from '#domain/cases/case'
import { missingIn, type TextField, textFields } from '#domain/cases/heading'
import { caseShown } from '#domain/cases/reads'
import { hasUnread } from '#domain/deidentify/unread'
import { destructionOf } from '#domain/destruction/destruction'
import { stirsToKeep, textsToShare } from '#domain/drafts/draft'
import { findingsIn, keptIn, ownDraft } from '#domain/drafts/reads'
import { groupFacts } from '#domain/groups/reads'
import { meetingFacts } from '#domain/meetings/reads'
import { groupMembers, membersWhoMayEnter } from '#domain/seats/reads'
import { newId } from '#platform/identifiers'
import { Button, ButtonLink } from '#ui/button'
import { Card } from '#ui/card'
import { Checkbox } from '#ui/choice'
import { useCopy } from '#ui/copy'
import { DateTime } from '#ui/datetime'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import { Page } from '#ui/page'
import type { Route } from './+types/share'
import { placeOf } from './fields.tsx'
import { FoundWords } from './finding.tsx'
import { CaseText } from './texts.tsx'

export async function loader({ params, context }: Route.LoaderArgs) {
  const shown = await asClinician(
    context,
    async (acting, of: { draftId: string }) => {
      const { draft, groupId, meetingId, caseId, revision } = await ownDraft(acting, of)
      const [facts, may, members] = await Promise.all([
        groupFacts(acting, { groupId }),
        membersWhoMayEnter(acting, { groupId }),
        groupMembers(acting, { groupId }),
      ])
      const meeting = meetingId ? await meetingFacts(acting, { meetingId }) : undefined
      const destroyAt = caseId
        ? (await caseShown(acting, { caseId })).destroyAt
        : destructionOf(
            { sharedAt: acting.now, meetingEnd: meeting && Temporal.Instant.from(meeting.endsAt) },
            facts.keepDays,
          ).toString()
      const readers = members.filter((m) => !m.isYou && may.includes(m.clinicianId)).map((m) => m.name)
      const texts = textsToShare(draft)
      return {
        texts,
        missing: missingIn(texts),
        keepsStirs: stirsToKeep(draft) !== '',
        feedback: draft.feedback,
        held: findingsIn(draft).filter((f) => f.severity === 'direct'),
        kept: keptIn(draft),
        isUnread: textFields.some((field) => hasUnread(texts[field])),
        revision,
        corrects: caseId,
        groupName: facts.name,
        readers,
        destroyAt,
      }
    },
    params,
  )
  return { ...shown, draftId: params.draftId, caseId: shown.corrects ?? newId() }
}

export async function action(args: Route.ActionArgs) {
  const correction = (await fieldsOf(args.request.clone())).get('corrects') === 'yes'
  const done = correction
    ? await submit(args, CorrectCase, async (acting, input) => {
        await correctCase(acting, input)
        return { caseId: input.caseId }
      })
    : await submit(args, ShareCase, shareCase)
  return done.ok ? redirect(`/cases/${done.value.caseId}`) : data(withoutFields(done), 400)
}

/** What is missing in the draft has no field on this page: it is said above the form. */
function withoutFields(refused: Refused): Refused {
  const { title, question, happening, ...problems } = refused.problems
  if (!title && !question && !happening) return refused
  return { ...refused, problems: { ...problems, '': { code: 'case.unfinished' } } }
}

/** Finds in the list at once: all of them stand with their buttons where the case is written. */
const AT_ONCE = 30

export default function SharePage({ loaderData, actionData }: Route.ComponentProps) {
  const copy = useCopy().cases
  const { texts, missing, feedback, held, kept, isUnread, revision, caseId, corrects, draftId, groupName } =
    loaderData
  const write = `/cases/drafts/${draftId}`
  return (
    <Page
      title={texts.title || copy.share.title}
      tab={copy.share.title}
      above={groupName}
      lead={copy.share.lead}
      actions={missing.length === 0 && <ButtonLink to={write}>{copy.share.back}</ButtonLink>}
      side={<Who {...loaderData} />}
    >
      {missing.length > 0 && <Missing fields={missing} write={write} />}
      {held.length > 0 && (
        <Notice tone="warn">
          {copy.share.held}
          <ul className="mt-2 grid gap-2">
            {held.slice(0, AT_ONCE).map((finding) => (
              <li key={`${finding.field} ${finding.start}`}>
                <FoundWords finding={finding} />
              </li>
            ))}
          </ul>
          {held.length > AT_ONCE && <p className="mt-2">{copy.share.heldMore(held.length - AT_ONCE)}</p>}
        </Notice>
      )}
      {kept.length > 0 && (
        <Notice>
          {copy.share.kept}
          <ul className="mt-2 grid gap-2">
            {kept.map((finding) => (
              <li key={`${finding.field} ${finding.start}`}>
                <q>{finding.words}</q>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <CaseText question={texts.question} texts={texts} feedback={feedback} />
      {loaderData.keepsStirs && <Notice tone="private">{copy.share.stirs}</Notice>}
      {missing.length === 0 && (
        <Form last={actionData}>
          <input type="hidden" name="caseId" value={caseId} />
          <input type="hidden" name="revision" value={revision} />
          {corrects && <input type="hidden" name="corrects" value="yes" />}
          {isUnread && <Notice tone="warn">{copy.share.unread}</Notice>}
          <p className="text-sm text-ink-2">{copy.share.reads}</p>
          <Checkbox name="attested" label={copy.share.attest} />
          <div>
            <Button type="submit" kind="primary" isDisabled={held.length > 0}>
              {corrects ? copy.share.replace : copy.share.share}
            </Button>
          </div>
          <p className="text-sm text-ink-2">{copy.share.fixed}</p>
        </Form>
      )}
    </Page>
  )
}

/** What is still to be written comes before anything else, each with the way to its field. */
function Missing({ fields, write }: { fields: readonly TextField[]; write: string }) {
  const copy = useCopy().cases
  return (
    <Notice
      tone="warn"
      button={
        <ButtonLink kind="primary" size="small" to={`${write}${placeOf(fields[0]!)}`}>
          {copy.share.write}
        </ButtonLink>
      }
    >
      {copy.share.unfinished}
      <ul className="mt-2 list-disc pl-5">
        {fields.map((field) => (
          <li key={field}>
            <Link to={`${write}${placeOf(field)}`} prefetch="none">
              {copy.short[field]}
            </Link>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function Who({ readers, destroyAt }: Route.ComponentProps['loaderData']) {
  const copy = useCopy().cases.share
  return (
    <Card title={copy.who}>
      <p className="text-sm text-ink-2">{copy.readers(readers.length)}</p>
      {readers.length > 0 && (
        <>
          <ul className="mt-2 text-sm">
            {readers.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
          <p className="mt-2 text-sm text-ink-2">{copy.names}</p>
        </>
      )}
      <hr className="my-4 border-line" />
      <p className="text-sm text-ink-2">
        {copy.sealed}{' '}
        <strong className="font-semibold text-ink">
          <DateTime at={destroyAt} as="date" />
        </strong>
        . {copy.backups}
      </p>
    </Card>
  )
}
