import { data, href } from 'react-router'
import { asVisitor, networkContext } from '#app/request'
import { documentByCode } from '#domain/certificates/reads'
import { spend } from '#platform/accounts/throttles'
import { ButtonLink } from '#ui/button'
import { Card, Facts } from '#ui/card'
import { useCopy } from '#ui/copy'
import { PlainDate } from '#ui/datetime'
import { Notice } from '#ui/notice'
import { Page } from '#ui/page'
import { useReader } from '#ui/reader'
import type { Route } from './+types/document'

/** Tries of one household in ten minutes: plenty for an auditor, nothing for who guesses at 115 bits. */
const tries = 60

/** The same work for a code that is known, unknown or none at all. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const of = `verify ${context.get(networkContext)}`
  if (!(await spend([{ of, tries, minutes: 10 }]))) return data({ tooOften: true, found: undefined }, 429)
  const found = await asVisitor(context, documentByCode, params)
  return data({ tooOften: false, found }, found ? 200 : 404)
}

/** Nobody finds a person by searching: the page is for who holds the code. */
export function headers(_: Route.HeadersArgs) {
  return {
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
      {tooOften ? (
        <Notice tone="warn">{copy.tooOften}</Notice>
      ) : found ? (
        <Found document={found} />
      ) : (
        <Unknown />
      )}
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

type Document = NonNullable<Awaited<ReturnType<typeof documentByCode>>>

function Found({ document }: { document: Document }) {
  const { certificates } = useCopy()
  const { locale } = useReader()
  const copy = certificates.verify
  const { learner, hours, provider } = document
  return (
    <>
      <State document={document} />
      <Card>
        <Facts
          facts={[
            {
              name: copy.holder,
              value: learner.credential ? `${learner.name}, ${learner.credential}` : learner.name,
            },
            { name: copy.kind, value: certificates.kinds[document.kind] },
            { name: copy.activity, value: document.title },
            { name: copy.date, value: <PlainDate day={document.heldOn} /> },
            ...hours.map((line) => ({
              name: `${copy.credit}: ${certificates.categories[line.category]}`,
              value: certificates.units(line.unitsHundredths, line.unitName, locale),
            })),
            ...(provider ? [{ name: copy.provider, value: `${provider.name}, ${provider.number}` }] : []),
            { name: copy.issuer, value: document.issuer },
            { name: copy.issued, value: <PlainDate day={document.issuedOn} /> },
            {
              name: copy.code,
              value: <span className="num break-words">{document.code}</span>,
            },
          ]}
        />
      </Card>
      <p className="text-sm text-ink-2">
        {document.kind === 'attendance' && `${copy.notCredit} `}
        {copy.privacy}
      </p>
    </>
  )
}

function State({ document }: { document: Document }) {
  const copy = useCopy().certificates.verify
  if (!document.revokedOn)
    return (
      <Notice tone="good">
        <p className="font-medium">{copy.genuine}</p>
        <p>{copy.genuineWords}</p>
      </Notice>
    )
  const [before, after] = copy.revokedWords('\n').split('\n')
  return (
    <Notice tone="danger">
      <p className="font-medium">{copy.revoked}</p>
      <p>
        {before}
        <PlainDate day={document.revokedOn} />
        {after}
      </p>
    </Notice>
  )
}
