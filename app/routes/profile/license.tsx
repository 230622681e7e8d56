import { data, redirect } from 'react-router'
import * as z from 'zod'
import { asClinician, submit } from '#app/request'
import { AnswerQuestion } from '#domain/decisions/decision'
import { removeEvidence } from '#domain/evidence/actions'
import { answerQuestion, type ClaimWithFiles, claimLicense } from '#domain/licenses/actions'
import { jurisdictions } from '#domain/licenses/jurisdictions'
import { ClaimLicense } from '#domain/licenses/license'
import { type LicenseView, ownLicenses, ownStanding } from '#domain/licenses/reads'
import { isWithSteward, type Standing } from '#domain/licenses/standing'
import { licenseBodies } from '#domain/network/reads'
import { ownVerifiedName } from '#domain/verifiednames/reads'
import { inFull, otherThanVerified } from '#domain/verifiednames/verifiedname'
import type { Acting } from '#platform/database/acting'
import { newId } from '#platform/identifiers'
import { Button, ButtonLink } from '#ui/button'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { Form, refusedIn } from '#ui/form'
import { Notice } from '#ui/notice'
import type { Route } from './+types/license'
import { LicenseCard } from './license-card.tsx'
import { ClaimFields } from './license-fields.tsx'
import { addressAfter, PartPage } from './parts.tsx'
import { isSaved, profileAndParts, savingPart } from './progress.ts'

async function licensePage(acting: Acting) {
  const { profile, done } = await profileAndParts(acting)
  const licenses = (await ownLicenses(acting)).filter(({ state }) => state !== 'withdrawn')
  return {
    done,
    isFinished: profile.finishedAt !== null,
    standing: await ownStanding(acting),
    verifiedAs: otherThanVerified(profile, await ownVerifiedName(acting)),
    licenses,
    toCorrect: toCorrectFirst(licenses),
    bodies: (await licenseBodies(acting)).map((body) => body.name),
  }
}

/** Of one's claims that are open to change, the one that asks most for it. */
const toCorrectFirst = (licenses: LicenseView[]) =>
  (['asked', 'waiting', 'declined'] as const)
    .map((state) => licenses.find((license) => license.state === state))
    .find((license) => license !== undefined)

export async function loader({ request, context }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const isNew = query.has('new')
  const page = await asClinician(context, licensePage, undefined)
  const places = jurisdictions.map(({ code: value, name: label, country }) => ({ value, label, country }))
  // The rows' ids are made with the page: sending the form twice is one claim with one file.
  const isCorrecting = query.has('correct')
  return {
    ...page,
    licenses: page.licenses.map((license) => ({ ...license, answerId: newId() })),
    isNew,
    isCorrecting,
    newLicenseId: newId(),
    evidenceId: newId(),
    places,
    isSaved: isSaved(request),
    isWithdrawn: query.has('withdrawn'),
  }
}

const Sent = ClaimLicense.extend({
  do: z.literal('claim'),
  evidenceId: z.uuid(),
  file: z.file().optional(),
})
const Answered = AnswerQuestion.extend({ do: z.literal('answer') })
const Removed = z.object({ do: z.literal('remove'), evidenceId: z.uuid() })
const Change = z.discriminatedUnion('do', [Sent, Answered, Removed])

async function change(acting: Acting, input: z.output<typeof Change>) {
  if (input.do === 'remove') return removeEvidence(acting, input)
  if (input.do === 'answer') {
    const { do: _, ...answer } = input
    return answerQuestion(acting, answer)
  }
  const { do: _, file, ...claim } = input
  const withFiles: ClaimWithFiles = { ...claim, files: file ? [file] : [] }
  return claimLicense(acting, withFiles)
}

export async function action(args: Route.ActionArgs) {
  const answer = await submit(args, Change, savingPart(change))
  if (!answer.ok) return data(answer, 400)
  return redirect(answer.value.wasFinished ? '/license?saved' : addressAfter('license'))
}

export default function LicensePage({ loaderData, actionData }: Route.ComponentProps) {
  const { licenses: copy, clinicians } = useCopy()
  const { done, isFinished, standing, verifiedAs, licenses, toCorrect, isNew, newLicenseId, places, bodies } =
    loaderData
  // Who was verified once knows how it goes.
  const isNeverVerified = ['missing', 'waiting', 'asked', 'declined'].includes(standing)
  // Folded up unless it is what is asked for: correcting a claim that waits, or one that was declined beside a license
  // that counts, is a step of its own, a renewal another.
  const isAsked = toCorrect?.state === 'asked' || standing === 'declined' || standing === 'renewal-declined'
  // What was typed for a claim that was taken back meanwhile comes back, though there is none to correct any more.
  const refused = refusedIn(actionData, 'claim')
  const corrected = claimCorrected(loaderData, refused?.typed.licenseId?.[0])
  const isClaiming =
    isNew || refused || licenses.length === 0 || isAsked || (toCorrect && loaderData.isCorrecting)
  return (
    <PartPage
      part="license"
      done={done}
      title={copy.title}
      lead={isNeverVerified ? copy.lead : undefined}
      isSaved={loaderData.isSaved}
    >
      {loaderData.isWithdrawn && (
        <Notice tone="good" isAlert>
          {copy.withdraw.done}
        </Notice>
      )}
      <StandingNotice standing={standing} />
      {verifiedAs && standing === 'verified' && (
        <Notice tone="warn">
          {licenses.some((license) => license.nameQuestion === 'open')
            ? copy.nameAsked(inFull(verifiedAs))
            : copy.verifiedAs(inFull(verifiedAs))}
        </Notice>
      )}
      {licenses.map((license) => (
        <LicenseCard key={license.id} license={license} last={actionData} />
      ))}
      {isClaiming ? (
        <Card title={titleOf(copy, corrected, licenses)} id="claim">
          {standing === 'verified' && !toCorrect && <p className="mb-4 text-ink-2">{copy.renewWords}</p>}
          <Form name="claim" last={actionData} hasFiles>
            <input type="hidden" name="do" value="claim" />
            <input type="hidden" name="licenseId" value={corrected?.id ?? newLicenseId} />
            <input type="hidden" name="evidenceId" value={loaderData.evidenceId} />
            <ClaimFields
              first={isNew ? licenses[0] : corrected}
              isRenewal={isNew}
              places={places}
              bodies={bodies}
            />
            <Notice tone="private">{copy.private}</Notice>
            <p className="text-sm text-ink-2">{copy.confirm}</p>
            <div className="flex flex-wrap gap-3">
              <Button kind="primary">{copy.submit}</Button>
              {!isFinished && <ButtonLink to={addressAfter('license')}>{clinicians.skip}</ButtonLink>}
            </div>
          </Form>
        </Card>
      ) : (
        <div className="flex flex-wrap gap-3">
          {!isFinished && (
            <ButtonLink kind="primary" to={addressAfter('license')}>
              {clinicians.goOn}
            </ButtonLink>
          )}
          {toCorrect?.state !== 'waiting' && (
            <ButtonLink
              to="/license?new#claim"
              kind={isFinished && standing === 'expired' ? 'primary' : 'plain'}
            >
              {copy.renew}
            </ButtonLink>
          )}
          {toCorrect && <ButtonLink to="/license?correct#claim">{copy.correct}</ButtonLink>}
        </div>
      )}
    </PartPage>
  )
}

/**
 * Which claim the form corrects; none where a new one is made. What came back refused stays with the claim it was sent for,
 * and is a new one where that was taken back or decided on: it is written over no other.
 */
function claimCorrected(
  {
    isNew,
    licenses,
    toCorrect,
  }: Pick<Route.ComponentProps['loaderData'], 'isNew' | 'licenses' | 'toCorrect'>,
  sentFor: string | undefined,
): LicenseView | undefined {
  if (isNew) return undefined
  return sentFor === undefined
    ? toCorrect
    : licenses.find(({ id, isOpenToChange }) => id === sentFor && isOpenToChange)
}

function StandingNotice({ standing }: { standing: Standing }) {
  const copy = useCopy().licenses
  return <Notice tone={toneOf(standing)}>{copy.standing[standing]}</Notice>
}

function toneOf(standing: Standing): 'good' | 'plain' | 'warn' {
  if (standing === 'verified') return 'good'
  return standing === 'missing' || isWithSteward(standing) ? 'plain' : 'warn'
}

function titleOf(
  copy: { enter: string; correct: string; renew: string },
  toCorrect: LicenseView | undefined,
  licenses: LicenseView[],
): string {
  if (licenses.length === 0) return copy.enter
  return toCorrect ? copy.correct : copy.renew
}
