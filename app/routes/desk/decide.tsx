import type { LicenseToDecide } from '#domain/licenses/reads'
import { Button, ButtonLink } from '#ui/button'
import { Card } from '#ui/card'
import { RadioCards } from '#ui/choice'
import { useCopy } from '#ui/copy'
import { TextArea, TextField } from '#ui/field'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'

type Props = { license: LicenseToDecide; decisionId: string; last: Parameters<typeof Form>[0]['last'] }

/** What a steward decides, beside the evidence. */
export function DecideCard({ license, decisionId, last }: Props) {
  const copy = useCopy().desk.license
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
  const options = license.possible.map((value) => ({ value, ...copy.decisions[value]! }))
  return (
    <Card title={copy.decide}>
      <Form last={last}>
        <input type="hidden" name="decisionId" value={decisionId} />
        <input type="hidden" name="revision" value={license.changedAt} />
        <RadioCards name="kind" label={copy.what} options={options} isLabelHidden />
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
        <TextArea name="reason" label={copy.reason} help={copy.reasonHelp} rows={4} maxLength={2000} />
        <Button kind="primary" isWide>
          {copy.submit}
        </Button>
      </Form>
    </Card>
  )
}
