import { data, Link, redirect } from 'react-router'
import { asClinician, submit } from '#app/request'
import { DecideLicense } from '#domain/decisions/decision'
import { decideLicense, openLicense } from '#domain/licenses/actions'
import { jurisdictionName, npiRegisterUrl } from '#domain/licenses/jurisdictions'
import type { LicenseToDecide } from '#domain/licenses/reads'
import { licenseBodies } from '#domain/network/reads'
import { inFull } from '#domain/verifiednames/verifiedname'
import type { Acting } from '#platform/database/acting'
import { newId } from '#platform/identifiers'
import { ButtonLink } from '#ui/button'
import { Card, Facts, Line, Lines } from '#ui/card'
import { useCopy } from '#ui/copy'
import { DateTime, PlainDate } from '#ui/datetime'
import { Notice } from '#ui/notice'
import { History } from '../profile/license-card.tsx'
import { LicenseState } from '../profile/license-state.tsx'
import type { Route } from './+types/license'
import { DecideCard } from './decide.tsx'
import { Desk } from './desk.tsx'

async function pageOf(acting: Acting, input: { licenseId: string }) {
  const license = await openLicense(acting, input)
  const bodies = await licenseBodies(acting)
  return {
    license,
    registers: bodies.filter((body) => body.registerUrl && body.jurisdiction === license.jurisdiction),
  }
}

export async function loader({ params, context }: Route.LoaderArgs) {
  // The decision's id is made with the page: the same click twice is one decision.
  return { ...(await asClinician(context, pageOf, params)), decisionId: newId() }
}

export async function action(args: Route.ActionArgs) {
  const answer = await submit(args, DecideLicense, decideLicense)
  return answer.ok ? redirect('/desk?done') : data(answer, 400)
}

export default function LicensePage({
  loaderData: { license, registers, decisionId },
  actionData,
}: Route.ComponentProps) {
  const copy = useCopy().desk.license
  return (
    <Desk
      title={copy.title((license.verifiedAs ?? license.person).name)}
      tab={copy.tab}
      above={<Link to="/desk">{copy.back}</Link>}
      actions={<LicenseState license={license} />}
      side={<DecideCard license={license} decisionId={decisionId} last={actionData} />}
    >
      {license.state === 'withdrawn' ? (
        <Withdrawn license={license} />
      ) : (
        <>
          <Renamed license={license} />
          <Answered license={license} />
          <Claim license={license} registers={registers} />
          <Evidence license={license} />
        </>
      )}
      {license.decisions.length > 0 && (
        <Card>
          <History license={license} />
        </Card>
      )}
      <Others license={license} />
    </Desk>
  )
}

/** What is left of a claim that was taken back: that it was, and when. */
function Withdrawn({ license: { person, changedAt } }: { license: LicenseToDecide }) {
  const copy = useCopy().desk.license
  return (
    <Card title={copy.withdrawn(person.name)}>
      <p>
        <DateTime at={changedAt} as="date" />. {copy.withdrawnWords}
      </p>
    </Card>
  )
}

/** The name that was verified beside the one of now, which is nobody's word but the person's. */
function Renamed({ license: { verifiedAs, person, state, nameQuestion } }: { license: LicenseToDecide }) {
  const copy = useCopy().desk.license
  if (!verifiedAs) return null
  return (
    <Notice tone="warn">
      <p className="font-medium">{copy.renamed(inFull(verifiedAs), inFull(person))}</p>
      <p>{state === 'verified' ? copy.renamedWords : copy.renamedOpen}</p>
      {nameQuestion === 'open' && <p>{copy.renamedAsked}</p>}
    </Notice>
  )
}

/** What the person answered last, while the steward is to go on from it. */
function Answered({ license }: { license: LicenseToDecide }) {
  const copy = useCopy().desk.license
  const [question, answer] = [license.decisions[0], license.answers[0]]
  const isForClaim = license.state === 'waiting' && answer?.at === license.changedAt
  if (!answer || !(isForClaim || license.nameQuestion === 'answered')) return null
  return (
    <Card title={copy.answer}>
      {question?.reason && <p className="whitespace-pre-line text-ink-2">{question.reason}</p>}
      <p className="mt-2 whitespace-pre-line">{answer.words}</p>
    </Card>
  )
}

type Register = { id: string; name: string; registerUrl: string }

function Claim({ license, registers }: { license: LicenseToDecide; registers: Register[] }) {
  const { desk, licenses } = useCopy()
  const copy = desk.license
  const npi = license.npi && { id: 'npi', name: copy.npiRegister, registerUrl: npiRegisterUrl }
  const places = [...registers, ...(npi ? [npi] : [])]
  return (
    <Card title={copy.claim}>
      <Facts
        facts={[
          { name: copy.profession, value: licenses.professions[license.profession] },
          { name: copy.place, value: jurisdictionName(license.jurisdiction) },
          { name: copy.number, value: <span className="font-mono select-all">{license.number}</span> },
          {
            name: copy.lastDay,
            value: license.expiresOn ? <PlainDate day={license.expiresOn} /> : copy.none,
          },
          { name: copy.body, value: license.body || copy.none },
          {
            name: copy.npi,
            value: license.npi ? <span className="font-mono select-all">{license.npi}</span> : copy.none,
          },
        ]}
      />
      {places.length > 0 && (
        <p className="mt-4 text-sm text-ink-2">
          {copy.registers}:{' '}
          {places.map((place, at) => (
            <span key={place.id}>
              {at > 0 && ', '}
              <a href={place.registerUrl} target="_blank" rel="noreferrer noopener">
                {place.name}
              </a>
            </span>
          ))}
          . {copy.confirm}
        </p>
      )}
    </Card>
  )
}

/** Pictures as they are; a PDF in a frame in which nothing of it runs, and as a file for browsers that show none. */
function Evidence({ license }: { license: LicenseToDecide }) {
  const { desk, licenses } = useCopy()
  const copy = desk.license
  return (
    <Card title={copy.evidence}>
      {license.evidence.length === 0 && <p className="text-ink-2">{copy.noEvidence}</p>}
      <div className="grid gap-5">
        {license.evidence.map((file) => (
          <figure key={file.id} className="grid gap-2">
            {file.mediaType === 'application/pdf' ? (
              <iframe
                src={`/evidence/${file.id}`}
                sandbox=""
                title={licenses.frame}
                className="h-96 w-full rounded-s border border-line bg-sunken"
              />
            ) : (
              <img
                src={`/evidence/${file.id}`}
                alt={copy.evidence}
                className="max-h-[36rem] max-w-full justify-self-start rounded-s border border-line"
              />
            )}
            <figcaption className="flex flex-wrap gap-3">
              {file.mediaType === 'application/pdf' ? (
                <>
                  <a href={`/evidence/${file.id}?download`} className="text-sm">
                    {copy.download}
                  </a>
                  <span className="text-sm text-ink-2">{copy.noPdf}</span>
                </>
              ) : (
                <ButtonLink to={`/evidence/${file.id}`} size="small" isExternal>
                  {copy.openFile}
                </ButtonLink>
              )}
            </figcaption>
          </figure>
        ))}
      </div>
      {!license.isOneself && (
        <div className="mt-4">
          <Notice>{license.evidence.length > 0 ? copy.onRecord : copy.onRecordBare}</Notice>
        </div>
      )}
    </Card>
  )
}

function Others({ license }: { license: LicenseToDecide }) {
  const { desk, licenses } = useCopy()
  if (license.others.length === 0) return null
  return (
    <Card title={desk.license.others}>
      <Lines>
        {license.others.map((other) => (
          <Line key={other.id} button={<LicenseState license={{ state: other.state, isExpired: false }} />}>
            <Link to={`/desk/licenses/${other.id}`}>
              {licenses.professions[other.profession]}, {jurisdictionName(other.jurisdiction)}
            </Link>
          </Line>
        ))}
      </Lines>
    </Card>
  )
}
