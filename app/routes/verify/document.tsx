import { data, href } from 'react-router'
import { asVisitor, networkContext } from '#app/request'
import { documentByCode } from '#domain/certificates/reads'
import { spend } from '#platform/accounts/throttles'
import { ButtonLink } from '#ui/button'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { Notice } from '#ui/notice'
import { Page } from '#ui/page'
import type { Route } from './+types/document'
import { type Document, DocumentFacts, Revoked } from './facts.tsx'

/** Tries of one household in ten minutes: plenty for an auditor, nothing for who guesses at 115 bits. */
const [tries, minutes] = [60, 10]

/** The same work for a code that is known, unknown or none at all. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const of = `verify ${context.get(networkContext)}`
  if (!(await spend([{ of, tries, minutes }]))) {
    // At the latest: the ten minutes began with the first try.
    const headers = { 'Retry-After': String(minutes * 60) }
    return data({ tooOften: true, found: undefined }, { status: 429, headers })
  }
  const found = await asVisitor(context, documentByCode, params)
  return data({ tooOften: false, found }, found ? 200 : 404)
}

/** Nobody finds a person by searching: the page is for who holds the code. */
export function headers({ loaderHeaders }: Route.HeadersArgs) {
  return {
    ...Object.fromEntries(loaderHeaders),
    'X-Robots-Tag': 'noindex, nofollow',
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
  }
}

export default function VerifyPage({ loaderData: { found, tooOften } }: Route.ComponentProps) {
  const copy = useCopy().certificates.verify
  const again = <ButtonLink to={href('/verify')}>{copy.again}</ButtonLink>
  return (
    <Page title={copy.title} width="reading">
      <meta name="robots" content="noindex, nofollow" />
      {tooOften && <Notice tone="warn">{copy.tooOften}</Notice>}
      {!tooOften && (found ? <Found document={found} /> : <Unknown />)}
      <div>{again}</div>
    </Page>
  )
}

function Unknown() {
  const copy = useCopy().certificates.verify
  return (
    <Notice tone="warn">
      <p className="font-medium">{copy.unknown}</p>
      <p>{copy.unknownWords}</p>
    </Notice>
  )
}

function Found({ document }: { document: Document }) {
  const copy = useCopy().certificates.verify
  return (
    <>
      <State document={document} />
      <Card>
        <DocumentFacts document={document} />
      </Card>
      <p className="text-sm text-ink-2">
        {document.kind === 'attendance' && `${copy.notCredit} `}
        {copy.privacy}
      </p>
    </>
  )
}

function State({ document: { revokedOn } }: { document: Document }) {
  const copy = useCopy().certificates.verify
  if (revokedOn) return <Revoked on={revokedOn} />
  return (
    <Notice tone="good">
      <p className="font-medium">{copy.genuine}</p>
      <p>{copy.genuineWords}</p>
    </Notice>
  )
}
