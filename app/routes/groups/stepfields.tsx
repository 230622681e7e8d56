import { specialties } from '#domain/clinicians/vocabulary'
import type { Step } from '#domain/groups/charter'
import { admissions, families, leaderships, mixes } from '#domain/groups/vocabulary'
import { ChipGroup } from '#ui/chips'
import { Checkbox, CheckCards, FieldGroup, RadioCards } from '#ui/choice'
import { useCopy } from '#ui/copy'
import { NumberField, TextArea, TextField } from '#ui/field'
import { type Fields, GoalsFields } from './goalsfields.tsx'
import { options } from './options.ts'

/** The fields of one decision, with what stands there so far. */
export function StepFields({ step, ...fields }: Fields & { step: Step }) {
  const Decision = decisions[step]
  return <Decision {...fields} />
}

const decisions: Record<Step, (fields: Fields) => React.ReactNode> = {
  goals: GoalsFields,
  composition: CompositionFields,
  confidentiality: ConfidentialityFields,
  guidelines: GuidelinesFields,
  leadership: LeadershipFields,
  commitment: CommitmentFields,
}

function CompositionFields({ charter }: Fields) {
  const { charters: copy, vocabulary: words } = useCopy()
  const f = copy.fields
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        <NumberField
          name="seatsMin"
          label={`${f.seats}: ${f.seatsMin.toLowerCase()}`}
          defaultValue={charter.seatsMin}
          min={2}
          max={20}
        />
        <NumberField
          name="seatsMax"
          label={`${f.seats}: ${f.seatsMax.toLowerCase()}`}
          defaultValue={charter.seatsMax}
          min={2}
          max={20}
        />
      </div>
      <RadioCards
        name="mix"
        label={f.mix}
        defaultValue={charter.mix}
        options={options(mixes, words.mixes, words.mixHelp)}
      />
      <ChipGroup
        name="wishedFamilies"
        label={f.wishedFamilies}
        defaultValues={charter.wishedFamilies}
        options={options(families, words.families)}
      />
      <ChipGroup
        name="specialties"
        label={f.specialties}
        defaultValues={charter.specialties}
        isSearchable
        options={specialties.map((value) => ({ value, label: words.topic(value) }))}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <NumberField
          name="wishedEarly"
          label={f.wishedEarly}
          defaultValue={charter.wishedEarly}
          min={0}
          max={20}
        />
        <NumberField
          name="wishedSenior"
          label={f.wishedSenior}
          defaultValue={charter.wishedSenior}
          min={0}
          max={20}
        />
      </div>
      <Note name="compositionNote" label={f.compositionNote} first={charter.compositionNote} />
    </>
  )
}

function ConfidentialityFields({ charter }: Fields) {
  const { charters: copy, clauses } = useCopy()
  const f = copy.fields
  return (
    <>
      <CheckCards
        name="chosen"
        label={f.chosen}
        defaultValues={charter.chosenClauses}
        options={Object.entries(clauses).map(([value, clause]) => ({
          value,
          label: clause.title,
          help: `${clause.text} ${clause.why}`,
        }))}
      />
      <TextField name="ownTitle" label={f.ownTitle} defaultValue={charter.ownClause.title} maxLength={120} />
      <TextArea
        name="ownText"
        label={f.ownText}
        defaultValue={charter.ownClause.text}
        rows={3}
        maxLength={2000}
      />
      <NumberField name="keepDays" label={f.keepDays} defaultValue={charter.keepDays} min={7} max={365} />
    </>
  )
}

function GuidelinesFields({ charter }: Fields) {
  const f = useCopy().charters.fields
  return (
    <>
      <Note name="caseFormat" label={f.caseFormat} help={f.caseFormatHelp} first={charter.caseFormat} />
      <Note name="ethicsNote" label={f.ethicsNote} first={charter.ethicsNote} />
      <Note name="conductNote" label={f.conductNote} first={charter.conductNote} />
    </>
  )
}

/** What the founder adds in words of their own, or not. */
function Note({ name, label, help, first }: { name: string; label: string; help?: string; first: string }) {
  return <TextArea name={name} label={label} help={help} defaultValue={first} rows={3} maxLength={1000} />
}

function LeadershipFields({ charter }: Fields) {
  const { charters: copy, vocabulary: words } = useCopy()
  const f = copy.fields
  return (
    <>
      <RadioCards
        name="leadership"
        label={f.leadership}
        defaultValue={charter.leadership}
        options={options(leaderships, words.leaderships, words.leadershipHelp)}
      />
      <Note name="leadershipNote" label={f.leadershipNote} first={charter.leadershipNote} />
      <Checkbox name="contact" label={f.contact} help={f.contactHelp} defaultChecked={charter.contact} />
    </>
  )
}

function CommitmentFields({ charter }: Fields) {
  const { charters: copy, vocabulary: words } = useCopy()
  const f = copy.fields
  return (
    <>
      <NumberField
        name="termMonths"
        label={f.termMonths}
        defaultValue={charter.termMonths}
        min={1}
        max={36}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <NumberField
          name="attendancePercent"
          label={f.attendancePercent}
          defaultValue={charter.attendancePercent}
          min={0}
          max={100}
        />
        <NumberField
          name="noticeHours"
          label={f.noticeHours}
          defaultValue={charter.noticeHours}
          min={0}
          max={336}
        />
      </div>
      <RadioCards
        name="admission"
        label={f.admission}
        defaultValue={charter.admission}
        columns={2}
        options={options(admissions, words.admissions)}
      />
      <FieldGroup name="questions" label={f.questionsLabel} help={f.questionsHelp}>
        {[0, 1, 2, 3, 4].map((index) => (
          <TextField
            key={index}
            name={`questions.${index}`}
            label={f.questions(index + 1)}
            defaultValue={charter.questions[index] ?? ''}
            maxLength={200}
          />
        ))}
      </FieldGroup>
    </>
  )
}
