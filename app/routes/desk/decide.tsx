import { useId } from 'react'
import { type DecisionKind, needsReason } from '#domain/decisions/decision'
import type { LicenseToDecide } from '#domain/licenses/reads'
import { Button, ButtonLink } from '#ui/button'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { TextArea, TextField } from '#ui/field'
import { Form, refusedIn } from '#ui/form'
import { Notice } from '#ui/notice'
import { ProblemText } from '#ui/problem'
import { Typed } from '#ui/refusal'

type Props = { license: LicenseToDecide; decisionId: string; last: Parameters<typeof Form>[0]['last'] }

/** What a steward decides, beside the evidence. */
export function DecideCard({ license, decisionId, last }: Props) {
  const copy = useCopy().desk.license
  if (license.state === 'withdrawn') return <NothingToDecide last={last} />
  if (license.isOneself)
    return (
      <Notice
        button={
          <ButtonLink to="/desk/stewards" size="small">
            {copy.invite}
          </ButtonLink>
        }
      >
        {copy.own}
      </Notice>
    )
  const good = license.possible.filter((kind) => !needsReason(kind))
  const others = license.possible.filter(needsReason)
  return (
    <Card title={copy.decide}>
      <Form last={last}>
        <DecidesNothing />
        <input type="hidden" name="decisionId" value={decisionId} />
        <input type="hidden" name="revision" value={license.revision} />
        <TextField
          name="seenStatus"
          label={copy.seenStatus}
          help={copy.seenStatusHelp}
          defaultValue={license.seenStatus}
          maxLength={120}
        />
        <TextField
          name="expiresOn"
          type="date"
          label={copy.expiresOn}
          defaultValue={license.expiresOn ?? undefined}
        />
        {good.map((kind) => (
          <Decision key={kind} kind={kind} of={license} look="primary" />
        ))}
        <div className="grid gap-4 border-t border-line pt-4">
          <TextArea
            name="reason"
            label={copy.reason}
            help={others.length > 0 ? copy.reasonHelp : copy.reasonHelpFree}
            isSometimes={others.length > 0}
            rows={4}
            maxLength={2000}
          />
          {others.map((kind) => (
            <Decision key={kind} kind={kind} of={license} look={kind === 'suspended' ? 'danger' : 'plain'} />
          ))}
        </div>
      </Form>
    </Card>
  )
}

/** A claim that was taken back, perhaps while the steward looked: what they wrote is there to copy. */
function NothingToDecide({ last }: Pick<Props, 'last'>) {
  const copy = useCopy().desk.license
  const refused = refusedIn(last, undefined)
  const problem = refused?.problems['']
  return (
    <>
      <Notice
        tone={problem ? 'danger' : 'plain'}
        isAlert={problem !== undefined}
        button={
          <ButtonLink to="/desk/next" size="small" kind="primary">
            {copy.next}
          </ButtonLink>
        }
      >
        {problem ? <ProblemText problem={problem} /> : copy.nothing}
      </Notice>
      <Typed texts={refused?.typed.reason?.filter(Boolean)} />
    </>
  )
}

/** A decision is one click. */
function Decision({
  kind,
  of,
  look,
}: {
  kind: DecisionKind
  of: LicenseToDecide
  look: 'primary' | 'plain' | 'danger'
}) {
  const isAboutName = kind === 'asked' && of.state === 'verified'
  const { label, help } = useCopy().desk.license.decisions[isAboutName ? 'name-asked' : kind]!
  const helpId = useId()
  return (
    <div className="grid gap-1">
      <Button name="kind" value={kind} kind={look} describedBy={helpId} isWide>
        {label}
      </Button>
      <p id={helpId} className="text-sm text-ink-2">
        {help}
      </p>
    </div>
  )
}

/** Enter in a field presses a form's first button; this one is it, and cannot be pressed (HTML 4.10.21.2). */
const DecidesNothing = () => <button type="submit" disabled hidden />
