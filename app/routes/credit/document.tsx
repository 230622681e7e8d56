import { href } from 'react-router'
import { asClinician } from '#app/request'
import { type DocumentToRead, documentToRead } from '#domain/certificates/reads'
import { ButtonLink, buttonClass } from '#ui/button'
import { Card, Facts } from '#ui/card'
import { useCopy } from '#ui/copy'
import { DateTime } from '#ui/datetime'
import { Icon } from '#ui/icon'
import { Notice } from '#ui/notice'
import { Page } from '#ui/page'
import { useReader } from '#ui/reader'
import type { Route } from './+types/document'
import { minutesInWords, signerInWords, withCredential } from './words.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  return asClinician(context, documentToRead, params)
}

export default function DocumentPage({ loaderData: document }: Route.ComponentProps) {
  const { credit, certificates } = useCopy()
  const copy = credit.document
  return (
    <Page
      title={certificates.kinds[document.kind]}
      above={<a href={href('/credits')}>{copy.back}</a>}
      lead={document.revokedAt ? undefined : copy.same}
      actions={
        !document.revokedAt && (
          // A file, not a page: the browser fetches it itself.
          <a
            href={href('/credits/documents/:certificateId/paper.pdf', document)}
            download
            className={buttonClass({ kind: 'primary' })}
          >
            <Icon name="download" size={17} />
            {copy.download}
          </a>
        )
      }
    >
      {document.revokedAt && <Revoked document={document} />}
      <Card title={copy.says}>
        <Said document={document} />
      </Card>
      <Card title={copy.check}>
        <p className="max-w-prose text-ink-2">{copy.checkWords}</p>
        <p className="num my-3 font-medium break-words">
          {copy.code}: {document.printedCode}
        </p>
        <ButtonLink size="small" to={href('/verify/:code', document)}>
          {copy.page}
        </ButtonLink>
      </Card>
    </Page>
  )
}

function Revoked({ document }: { document: DocumentToRead }) {
  const copy = useCopy().credit.document
  return (
    <Notice tone="danger">
      <p>
        <RevokedOn at={document.revokedAt!} />
      </p>
      {document.revokedFor && <p className="mt-1">{copy.revokedFor(document.revokedFor)}</p>}
      <p className="mt-1">{copy.anew}</p>
    </Notice>
  )
}

function RevokedOn({ at }: { at: string }) {
  const copy = useCopy().credit.document
  const [before, after] = copy.revoked('\n').split('\n')
  return (
    <>
      {before}
      <DateTime at={at} as="date" />
      {after}
    </>
  )
}

function Said({ document: { facts, license } }: { document: DocumentToRead }) {
  const { certificates } = useCopy()
  const { locale } = useReader()
  const { paper } = certificates
  const { time, present } = minutesInWords(facts, certificates, locale)
  return (
    <Facts
      facts={[
        { name: certificates.verify.holder, value: withCredential(facts.learner) },
        { name: paper.activity, value: facts.title },
        { name: paper.date, value: <DateTime at={facts.startsAt} as="date" zone={facts.zone} /> },
        { name: paper.time, value: time },
        { name: paper.presence, value: present },
        {
          name: paper.place,
          value: facts.place.kind === 'online' ? paper.online : paper.inPerson(facts.place.area),
        },
        {
          name: paper.facilitators(facts.facilitators.length),
          value: facts.facilitators.map(withCredential).join('; ') || paper.noFacilitator,
        },
        ...facts.hours.map((line) => ({
          name: certificates.categories[line.category],
          value: certificates.units(line.unitsHundredths, line.unitName, locale),
        })),
        ...(license ? [{ name: paper.license, value: paper.licensed(license) }] : []),
        ...(facts.provider
          ? [
              { name: paper.provider, value: `${facts.provider.name}, ${facts.provider.number}` },
              { name: paper.approval, value: facts.provider.approval },
            ].filter(({ value }) => value !== '')
          : []),
        ...(facts.objectives.length > 0
          ? [{ name: paper.objectives, value: <Objectives objectives={facts.objectives} /> }]
          : []),
        ...(facts.signer ? [{ name: paper.signer, value: signerInWords(facts.signer) }] : []),
        { name: paper.issuer, value: facts.issuer },
      ]}
    />
  )
}

function Objectives({ objectives }: { objectives: readonly string[] }) {
  return (
    <ul className="list-disc pl-5">
      {objectives.map((objective) => (
        <li key={objective}>{objective}</li>
      ))}
    </ul>
  )
}
