import { jurisdictionName } from '#domain/licenses/jurisdictions'
import type { LicenseView } from '#domain/licenses/reads'
import { isWithdrawable } from '#domain/licenses/standing'
import { Button, ButtonLink } from '#ui/button'
import { Card, Facts, Line, Lines } from '#ui/card'
import { useCopy } from '#ui/copy'
import { DateTime, PlainDate } from '#ui/datetime'
import { Confirm } from '#ui/dialog'
import { TextArea } from '#ui/field'
import { Form } from '#ui/form'
import { LicenseState } from './license-state.tsx'

/** State, facts, files and decisions of one of one's own licenses. */
export function LicenseCard({
  license,
  last,
}: {
  /** `answerId` is made with the page, for each license its own: the same answer sent twice is one. */
  license: LicenseView & { answerId: string }
  last: Parameters<typeof Form>[0]['last']
}) {
  const copy = useCopy().licenses
  return (
    <Card
      title={`${copy.professions[license.profession]}, ${jurisdictionName(license.jurisdiction)}`}
      aside={<LicenseState license={license} />}
    >
      <div className="grid gap-5">
        <Facts
          facts={[
            { name: copy.number, value: license.number },
            {
              name: copy.lastDay,
              value: license.expiresOn ? <PlainDate day={license.expiresOn} /> : copy.noLastDay,
            },
            ...(license.npi ? [{ name: copy.npi, value: license.npi }] : []),
            ...(license.body ? [{ name: copy.body, value: license.body }] : []),
          ]}
        />
        {license.evidence.length > 0 && (
          <section>
            <h3 className="mb-1 text-xs font-normal font-sans tracking-normal text-ink-3">{copy.files}</h3>
            <Lines>
              {license.evidence.map((file) => (
                <Line
                  key={file.id}
                  button={
                    <span className="flex flex-wrap gap-2">
                      <ButtonLink to={`/evidence/${file.id}`} size="small" isExternal>
                        {copy.look}
                      </ButtonLink>
                      <Form name={`remove-${file.id}`} last={last} className="contents">
                        <input type="hidden" name="do" value="remove" />
                        <input type="hidden" name="evidenceId" value={file.id} />
                        <Button size="small">{copy.removeFile}</Button>
                      </Form>
                    </span>
                  }
                >
                  {copy.mediaTypes[file.mediaType]}, {copy.size(file.bytes)}
                </Line>
              ))}
            </Lines>
          </section>
        )}
        <History license={license} />
        {(license.state === 'asked' || license.nameQuestion === 'open') && (
          <Answer license={license} last={last} />
        )}
        {isWithdrawable(license.state) && <TakeBack license={license} />}
      </div>
    </Card>
  )
}

/** For who sent the wrong number, board or file: correcting it would keep the claim in the stewards' list. */
function TakeBack({ license }: { license: LicenseView }) {
  const copy = useCopy().licenses.withdraw
  const address = `/license/${license.id}/take-back`
  return (
    <div>
      <Confirm to={address} link={copy.link} size="small" title={copy.title}>
        <ClaimFacts claim={license} />
        <p>{copy.words}</p>
        <Form action={address}>
          <div>
            <Button kind="danger">{copy.submit}</Button>
          </div>
        </Form>
      </Confirm>
    </div>
  )
}

/** Which claim it is: one may have several. */
export function ClaimFacts({
  claim,
}: {
  claim: Pick<LicenseView, 'profession' | 'jurisdiction' | 'number'>
}) {
  const copy = useCopy().licenses
  return (
    <Facts
      facts={[
        {
          name: copy.profession,
          value: `${copy.professions[claim.profession]}, ${jurisdictionName(claim.jurisdiction)}`,
        },
        { name: copy.number, value: claim.number },
      ]}
    />
  )
}

/** A question is answered in words where nothing of the claim needs to be another. */
function Answer({ license, last }: Parameters<typeof LicenseCard>[0]) {
  const copy = useCopy().licenses.answer
  return (
    <Form name={`answer-${license.id}`} last={last}>
      <input type="hidden" name="do" value="answer" />
      <input type="hidden" name="licenseId" value={license.id} />
      <input type="hidden" name="answerId" value={license.answerId} />
      <TextArea isRequired name="words" label={copy.words} help={copy.wordsHelp} rows={3} maxLength={1000} />
      <Button>{copy.submit}</Button>
    </Form>
  )
}

/** What stewards decided and what was answered, the newest first, with their words. */
export function History({ license }: { license: Pick<LicenseView, 'decisions' | 'answers'> }) {
  const copy = useCopy().licenses
  if (license.decisions.length === 0) return null
  const lines = [
    ...license.decisions.map(({ kind, at, by, reason }) => ({
      at,
      what: `${copy.decisions[kind]} ${copy.by(by)}`,
      words: reason,
    })),
    ...license.answers.map(({ at, words }) => ({ at, what: copy.answered, words })),
  ].toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at))
  return (
    <section>
      <h3 className="mb-1 text-xs font-normal font-sans tracking-normal text-ink-3">{copy.history}</h3>
      <Lines>
        {lines.map(({ at, what, words }) => (
          <Line key={at}>
            <p>
              {what}, <DateTime at={at} as="date" />
            </p>
            {words && <p className="mt-1 whitespace-pre-line border-l-2 border-line pl-3">{words}</p>}
          </Line>
        ))}
      </Lines>
    </section>
  )
}
