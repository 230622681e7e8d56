import type { PolicyToKeep } from '#domain/credit/reads'
import { Card } from '#ui/card'
import { Checkbox, RadioCards } from '#ui/choice'
import { useCopy } from '#ui/copy'
import { NumberField, Select, TextArea, TextField } from '#ui/field'
import { useForm } from '#ui/form-state'

/** A policy as its form shows it, kept before or new. */
export type PolicyShown = Omit<PolicyToKeep, 'kind'>

type Part = { policy: PolicyShown }
const labeled = (words: Record<string, string>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

export function What({ policy }: Part) {
  const { credit, certificates } = useCopy()
  const copy = credit.policy
  return (
    <Card title={copy.what}>
      <div className="grid gap-5">
        <TextField
          name="title"
          label={copy.name}
          help={copy.nameHelp}
          isRequired
          defaultValue={policy.title}
          maxLength={120}
        />
        <Select
          name="category"
          label={copy.category}
          isRequired
          width="medium"
          defaultValue={policy.category}
          options={labeled(certificates.categories)}
        />
        <TextArea
          name="objectives"
          label={copy.objectives}
          help={copy.objectivesHelp}
          defaultValue={policy.objectives}
          rows={3}
          maxLength={2000}
        />
      </div>
    </Card>
  )
}

export function Time({ policy }: Part) {
  const copy = useCopy().credit.policy
  return (
    <Card title={copy.time}>
      <div className="grid gap-5">
        <TextField
          name="unitName"
          label={copy.unitName}
          help={copy.unitNameHelp}
          isRequired
          width="short"
          defaultValue={policy.unitName}
        />
        <Whole
          name="unitMinutes"
          label={copy.unitMinutes}
          help={copy.unitMinutesHelp}
          first={policy.unitMinutes}
        />
        <Whole
          name="incrementPercent"
          label={copy.increment}
          help={copy.incrementHelp}
          first={policy.incrementPercent}
        />
        <Select
          name="rounding"
          label={copy.rounding}
          isRequired
          width="medium"
          defaultValue={policy.rounding}
          options={labeled(copy.roundings)}
        />
        <RadioCards
          name="counts"
          label={copy.counts}
          columns={2}
          defaultValue={policy.counts}
          options={Object.entries(copy.countsOptions).map(([value, words]) => ({ value, ...words }))}
        />
      </div>
    </Card>
  )
}

export function Presence({ policy }: Part) {
  const copy = useCopy().credit.policy
  return (
    <Card title={copy.presence}>
      <div className="grid gap-5 sm:grid-cols-2">
        <Whole name="minPresencePercent" label={copy.minPercent} first={policy.minPresencePercent} />
        <Whole name="minPresenceMinutes" label={copy.minMinutes} first={policy.minPresenceMinutes} />
        <Whole name="groupMin" label={copy.groupMin} first={policy.groupMin} />
        <Whole name="groupMax" label={copy.groupMax} first={policy.groupMax} />
        <div className="self-center">
          <Checkbox
            name="evaluationRequired"
            label={copy.evaluationRequired}
            defaultChecked={policy.evaluationRequired}
          />
        </div>
        <Whole name="evaluationDays" label={copy.evaluationDays} first={policy.evaluationDays} />
      </div>
    </Card>
  )
}

export function Provider({ policy }: Part) {
  const copy = useCopy().credit.policy
  return (
    <Card title={copy.provider}>
      <p className="mb-4 max-w-prose text-ink-2">{copy.providerHelp}</p>
      <div className="grid gap-5">
        <TextField
          name="providerName"
          label={copy.providerName}
          defaultValue={policy.providerName}
          maxLength={200}
        />
        <TextField
          name="providerNumber"
          label={copy.providerNumber}
          defaultValue={policy.providerNumber}
          width="medium"
          maxLength={100}
        />
        <TextArea
          name="approvalSentence"
          label={copy.approval}
          help={copy.approvalHelp}
          defaultValue={policy.approvalSentence}
          rows={3}
          maxLength={600}
        />
        <TextField
          name="signerName"
          label={copy.signerName}
          help={copy.signerNameHelp}
          defaultValue={policy.signerName}
          width="medium"
          maxLength={200}
        />
        <TextField
          name="signerTitle"
          label={copy.signerTitle}
          defaultValue={policy.signerTitle}
          width="medium"
          maxLength={200}
        />
      </div>
    </Card>
  )
}

export function Validity({ policy }: Part) {
  const copy = useCopy().credit.policy
  return (
    <Card title={copy.validity}>
      <div className="grid gap-5">
        <TextArea
          name="source"
          label={copy.sourceLabel}
          help={copy.sourceHelp}
          defaultValue={policy.source}
          rows={3}
          maxLength={600}
        />
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField
            name="validFrom"
            type="date"
            label={copy.validFrom}
            isRequired
            defaultValue={policy.validFrom}
          />
          <TextField name="validTo" type="date" label={copy.validTo} defaultValue={policy.validTo} />
        </div>
        <Confirmed policy={policy} />
      </div>
    </Card>
  )
}

/** The day the board confirmed it. Refused as one of before, it can be said to be of what stands here now, too. */
function Confirmed({ policy }: Part) {
  const copy = useCopy().credit.policy
  const { problems, typed } = useForm()
  const isOfBefore =
    problems.confirmedOn?.code === 'credit.confirmedBefore' || typed?.confirmedAnew !== undefined
  return (
    <>
      <TextField
        name="confirmedOn"
        type="date"
        label={copy.confirmedOn}
        help={copy.confirmedOnHelp}
        defaultValue={policy.confirmedOn}
      />
      {isOfBefore && (
        <Checkbox name="confirmedAnew" label={copy.confirmedAnew} help={copy.confirmedAnewHelp} />
      )}
    </>
  )
}

function Whole({ name, label, help, first }: { name: string; label: string; help?: string; first: number }) {
  return <NumberField name={name} label={label} help={help} width="short" min={0} defaultValue={first} />
}
