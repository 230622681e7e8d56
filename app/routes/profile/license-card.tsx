import { jurisdictionName } from '#domain/licenses/jurisdictions'
import type { LicenseView } from '#domain/licenses/reads'
import { Button, ButtonLink } from '#ui/button'
import { Card, Chip, Facts, Line, Lines } from '#ui/card'
import { useCopy } from '#ui/copy'
import { DateTime, PlainDate } from '#ui/datetime'
import { Form } from '#ui/form'

/** State, facts, files and decisions of one of one's own licenses. */
export function LicenseCard({
  license,
  last,
}: {
  license: LicenseView
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
                      <Form name="remove" last={last} className="contents">
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
        <Decisions license={license} />
      </div>
    </Card>
  )
}

/** What stewards decided, the newest first, with their words. */
export function Decisions({ license }: { license: Pick<LicenseView, 'decisions'> }) {
  const copy = useCopy().licenses
  if (license.decisions.length === 0) return null
  return (
    <section>
      <h3 className="mb-1 text-xs font-normal font-sans tracking-normal text-ink-3">{copy.history}</h3>
      <Lines>
        {license.decisions.map((decision) => (
          <Line key={decision.at}>
            <p>
              {copy.decisions[decision.kind]} {copy.by(decision.by)}, <DateTime at={decision.at} as="date" />
            </p>
            {decision.reason && (
              <p className="mt-1 whitespace-pre-line border-l-2 border-line pl-3">{decision.reason}</p>
            )}
          </Line>
        ))}
      </Lines>
    </section>
  )
}

const tones = {
  waiting: 'clay',
  asked: 'warn',
  verified: 'good',
  declined: 'plain',
  suspended: 'warn',
  expired: 'warn',
} as const

export function LicenseState({ license }: { license: Pick<LicenseView, 'state' | 'isExpired'> }) {
  const copy = useCopy().licenses
  const state = license.state === 'verified' && license.isExpired ? 'expired' : license.state
  return <Chip tone={tones[state]}>{copy.states[state]}</Chip>
}
