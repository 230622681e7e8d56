import type { documentByCode } from '#domain/certificates/reads'
import { Facts } from '#ui/card'
import { useCopy } from '#ui/copy'
import { PlainDate } from '#ui/datetime'
import { Notice } from '#ui/notice'
import { useReader } from '#ui/reader'

export type Document = NonNullable<Awaited<ReturnType<typeof documentByCode>>>

/** What a document says to whoever holds its code, to compare with the paper. */
export function DocumentFacts({ document }: { document: Document }) {
  const { certificates } = useCopy()
  const { locale } = useReader()
  const copy = certificates.verify
  const { learner, hours, provider } = document
  return (
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
        { name: copy.code, value: <span className="num break-words">{document.code}</span> },
      ]}
    />
  )
}

/** That a document counts no longer, since which day. */
export function Revoked({ on }: { on: string }) {
  const copy = useCopy().certificates.verify
  const [before, after] = copy.revokedWords('\n').split('\n')
  return (
    <Notice tone="danger">
      <p className="font-medium">{copy.revoked}</p>
      <p>
        {before}
        <PlainDate day={on} />
        {after}
      </p>
    </Notice>
  )
}
