import { useEffect } from 'react'
import { useLocation, useRevalidator } from 'react-router'
import { whenReachable } from '#app/reachable'
import type { Refusal } from '#app/request'
import { sentLast, typedLast } from '#app/sent'
import { withNext } from '#platform/accounts/next'
import type { Mend } from '#platform/refusals'
import { ButtonLink, buttonClass } from './button.tsx'
import { Card } from './card.tsx'
import { useCopy } from './copy.tsx'
import { Notice } from './notice.tsx'
import { Page } from './page.tsx'
import { ProblemText } from './problem.tsx'
import { SendAgain } from './sendagain.tsx'

export type Shown = Refusal | { refusal: 'fault' } | { refusal: 'too-large' }

/** What to show for an answer that is no page. */
export function refusalOf(status: number, given: unknown): Shown {
  const said = typeof given === 'string' ? parsed(given) : given
  if (typeof said === 'object' && said !== null && 'refusal' in said) return said as Refusal
  // A server that is starting says the last, what stands before us any of them.
  if (status === 502 || status === 503 || status === 504) return { refusal: 'away' }
  if (status === 404) return { refusal: 'not-found' }
  if (status === 413) return { refusal: 'too-large' }
  return { refusal: 'fault' }
}

/** What a script was answered without a page (`server/away.ts`); a proxy's own page says nothing. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A refusal as a page: what it is, in one sentence, and the one thing that mends it. */
export function RefusalPage({ refusal }: { refusal: Shown }) {
  const copy = useCopy().frame
  const here = useLocation()
  if (refusal.refusal === 'not-allowed') return <NotAllowedPage {...refusal} />
  if (refusal.refusal === 'not-found')
    return (
      <Page title={copy.refusal.notFound.title} lead={copy.refusal.notFound.words} width="reading">
        <div>
          <ButtonLink kind="primary" to="/">
            {copy.refusal.notFound.home}
          </ButtonLink>
        </div>
        <Typed texts={refusal.typed} />
      </Page>
    )
  if (refusal.refusal === 'destroyed')
    return (
      <Page title={copy.refusal.destroyed.title} lead={copy.refusal.destroyed.words} width="reading">
        <div>
          <ButtonLink kind="primary" to="/cases">
            {copy.refusal.destroyed.home}
          </ButtonLink>
        </div>
        <Typed texts={refusal.typed} />
      </Page>
    )
  if (refusal.refusal === 'offer-gone') return <OfferGonePage {...refusal} />
  if (refusal.refusal === 'stale') {
    const said = copy.refusal.stale
    return (
      <Page title={said.title} lead={said.words} width="reading">
        <div>
          <ButtonLink kind="primary" to={here}>
            {said.again}
          </ButtonLink>
        </div>
        <Typed texts={refusal.typed} />
      </Page>
    )
  }
  if (refusal.refusal === 'another') return <AnotherPage />
  if (refusal.refusal === 'invalid')
    return (
      <Page title={copy.refusal.invalid.title} lead={copy.refusal.invalid.words} width="reading">
        {Object.entries(refusal.problems).map(([field, problem]) => (
          <Notice key={field} tone="danger">
            <ProblemText problem={problem} />
          </Notice>
        ))}
      </Page>
    )
  if (refusal.refusal === 'too-large') return <FailurePage failure="tooLarge" />
  return <FailurePage failure={refusal.refusal} />
}

/** The page was somebody else's. A whole new page comes next, so that nothing of the old one is left. */
function AnotherPage() {
  const copy = useCopy().frame.refusal.another
  return (
    <Page title={copy.title} lead={copy.words} width="reading">
      <div>
        <a href="/" className={buttonClass({ kind: 'primary' })}>
          {copy.home}
        </a>
      </div>
    </Page>
  )
}

/** Not taken, for a reason that is no rule's. What was being sent from here just now is still here. */
function FailurePage({ failure }: { failure: 'away' | 'busy' | 'fault' | 'tooLarge' }) {
  const copy = useCopy().frame.refusal[failure]
  const here = useLocation()
  const sent = sentLast()
  const typed = typedLast()
  useComingBack(failure === 'away' && !sent && typed.length === 0)
  return (
    <Page title={copy.title} lead={copy.words} width="reading">
      {sent ? (
        <SendAgain sent={sent} />
      ) : (
        <div>
          <ButtonLink kind="primary" to={here}>
            {copy.again}
          </ButtonLink>
        </div>
      )}
      {!sent && <Typed texts={typed} />}
    </Page>
  )
}

/** Where nothing that was written would be lost by it, the page that was asked for comes as soon as it can. */
function useComingBack(isMeant: boolean): void {
  const { revalidate } = useRevalidator()
  useEffect(() => (isMeant ? whenReachable(() => void revalidate()) : undefined), [isMeant, revalidate])
}

/** What was written in the form that could not be taken now: to copy, before going on. */
export function Typed({ texts = [] }: { texts: readonly string[] | undefined }) {
  const copy = useCopy().frame.refusal
  if (texts.length === 0) return null
  return (
    <Card title={copy.typed.title}>
      <p className="mb-3 text-sm text-ink-2">{copy.typed.words}</p>
      <div className="grid gap-3">
        {texts.map((text) => (
          <p key={text} className="whitespace-pre-line border-l-2 border-line-strong pl-4">
            {text}
          </p>
        ))}
      </div>
    </Card>
  )
}

/** An offer that was not taken up: what became of it, and where to look next. */
function OfferGonePage({ became, groupId }: Extract<Refusal, { refusal: 'offer-gone' }>) {
  const copy = useCopy().offergone
  return (
    <Page title={copy[became].title} lead={copy[became].words} width="reading">
      <div className="flex flex-wrap gap-3">
        {groupId && <ButtonLink to={`/groups/${groupId}`}>{copy.group}</ButtonLink>}
        <ButtonLink kind="primary" to="/groups/find">
          {copy.find}
        </ButtonLink>
      </div>
    </Page>
  )
}

type NotAllowed = Extract<Refusal, { refusal: 'not-allowed' }>

function NotAllowedPage({ mend, ids, typed, sent }: NotAllowed) {
  const copy = useCopy().frame
  const here = useLocation()
  // In a tab of its own, so that what was written stays in this one.
  const isKept = sent !== undefined
  const isSignedOut = isKept && mend === 'sign-in'
  const why = isSignedOut ? '' : copy.mend[mend].words
  const kept = isKept ? copy.refusal.signedOut.words : ''
  return (
    <Page
      title={isSignedOut ? copy.refusal.signedOut.title : copy.refusal.notAllowed.title}
      lead={`${why} ${kept}`.trim()}
      width="reading"
    >
      <div>
        <ButtonLink
          kind="primary"
          to={mendingAddress(mend, ids, here.pathname + here.search)}
          isExternal={isKept}
        >
          {isKept ? copy.refusal.signedOut.button : copy.mend[mend].button}
        </ButtonLink>
      </div>
      {sent ? <SendAgain sent={sent} isSignedOut /> : <Typed texts={typed?.length ? typed : typedLast()} />}
    </Page>
  )
}

/** Where what is missing can be done. */
export function mendingAddress(mend: Mend, ids: { groupId?: string }, here: string): string {
  const group = ids.groupId ? `/groups/${ids.groupId}` : '/groups'
  const addresses: Record<Mend, string> = {
    'sign-in': withNext('/sign-in', here),
    'sign-in-again': withNext('/sign-in', here),
    'license-missing': '/license',
    'license-waiting': '/license',
    'license-asked': '/license',
    'license-declined': '/license',
    'license-suspended': '/license',
    'license-expired': '/license',
    'license-renewal-waiting': '/license',
    'license-renewal-asked': '/license',
    'license-renewal-declined': '/license',
    'sign-agreement': `${group}/agreement`,
    'sign-first': `${group}/agreement`,
    'be-vouched-for': '/groups',
    'seat-paused': group,
    'finish-profile': '/profile',
    'facilitators-only': group,
    'too-often': here,
    'hand-over-first': group,
  }
  return addresses[mend]
}
