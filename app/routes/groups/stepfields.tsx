import { formatWeekday } from '#copy/formats'
import { specialties } from '#domain/clinicians/vocabulary'
import type { Step } from '#domain/groups/charter'
import type { CharterDraft } from '#domain/groups/reads'
import {
  admissions,
  cadences,
  families,
  goals,
  languages,
  leaderships,
  mixes,
  places,
  protocols,
} from '#domain/groups/vocabulary'
import { ChipGroup } from '#ui/chips'
import { Checkbox, CheckCards, RadioCards } from '#ui/choice'
import { useCopy } from '#ui/copy'
import { Select, TextArea, TextField } from '#ui/field'
import { useReader } from '#ui/reader'
import { ZoneField } from '#ui/zonefield'
import { useRhythm } from './outline.tsx'

/** `hasDates`: the group has set its dates, which say when it meets. */
type Fields = { charter: CharterDraft; hasDates: boolean }
type Words = Record<string, string>

const options = (ids: readonly string[], names: Words, help?: Words) =>
  ids.map((value) => ({ value, label: names[value] ?? value, help: help?.[value] }))

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

function GoalsFields({ charter, hasDates }: Fields) {
  const { groups: copy, vocabulary: words } = useCopy()
  const f = copy.fields
  return (
    <>
      <TextField
        name="name"
        label={f.name}
        help={f.nameHelp}
        defaultValue={charter.name}
        isRequired
        maxLength={80}
      />
      <TextArea
        name="purpose"
        label={f.purpose}
        defaultValue={charter.purpose}
        isRequired
        maxLength={400}
        rows={3}
      />
      <RadioCards
        name="goal"
        label={f.goal}
        defaultValue={charter.goal}
        columns={2}
        options={options(goals, words.goals, words.goalHelp)}
      />
      {hasDates ? <HourOfDates charter={charter} /> : <HourFields charter={charter} />}
      <RadioCards
        name="protocol"
        label={f.protocol}
        defaultValue={charter.protocol}
        options={options(protocols, words.protocols, words.protocolHelp)}
      />
      <div className="group/place grid gap-5">
        <RadioCards
          name="place"
          label={f.place}
          defaultValue={charter.place}
          columns={2}
          options={options(places, words.places)}
        />
        {/* Only asked where it matters; hidden by style alone, so it works without JavaScript. */}
        <div className="group-has-[[value=online]:checked]/place:hidden">
          <TextField
            name="area"
            label={f.area}
            help={f.areaHelp}
            defaultValue={charter.area}
            maxLength={120}
            width="medium"
          />
        </div>
      </div>
      <Select
        name="language"
        label={f.language}
        isRequired
        width="medium"
        defaultValue={charter.language}
        options={languages.map((value) => ({ value, label: words.language(value) }))}
      />
    </>
  )
}

/** When it means to meet, while it has no dates. */
function HourFields({ charter }: { charter: CharterDraft }) {
  const { groups: copy, vocabulary: words } = useCopy()
  const { locale } = useReader()
  const f = copy.fields
  const weekdays = [1, 2, 3, 4, 5, 6, 7].map((day) => ({
    value: String(day),
    label: formatWeekday(day, locale),
  }))
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        <Select
          name="cadence"
          label={f.cadence}
          isRequired
          defaultValue={charter.cadence}
          options={options(cadences, words.cadences)}
        />
        <Select
          name="weekday"
          label={f.weekday}
          isRequired
          defaultValue={String(charter.weekday ?? 4)}
          options={weekdays}
        />
        <TextField
          type="time"
          name="startsLocal"
          label={f.startsLocal}
          defaultValue={charter.startsLocal ?? '18:30'}
          isRequired
        />
        <TextField
          type="number"
          name="minutes"
          label={f.minutes}
          defaultValue={String(charter.minutes)}
          min={30}
          max={240}
          isRequired
        />
      </div>
      <ZoneField name="zone" label={f.zone} defaultValue={charter.zone} isRequired />
    </>
  )
}

/** When its dates say that it meets: told, and changed where the dates are. */
function HourOfDates({ charter }: { charter: CharterDraft }) {
  const { groups: copy } = useCopy()
  const rhythm = useRhythm()
  return (
    <div>
      <p className="font-medium">{copy.fields.hour}</p>
      <p>
        {rhythm(charter)}, {copy.find.minutes(charter.minutes)}
      </p>
      <p className="text-sm text-ink-2">
        {copy.fields.hourOfDates}{' '}
        <a href={`/groups/${charter.groupId}/schedule`}>{copy.fields.changeDates}</a>
      </p>
      <input type="hidden" name="cadence" value={charter.cadence} />
      <input type="hidden" name="weekday" value={charter.weekday ?? ''} />
      <input type="hidden" name="startsLocal" value={charter.startsLocal ?? ''} />
      <input type="hidden" name="minutes" value={charter.minutes} />
      <input type="hidden" name="zone" value={charter.zone} />
    </div>
  )
}

function CompositionFields({ charter }: Fields) {
  const { groups: copy, vocabulary: words } = useCopy()
  const f = copy.fields
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          type="number"
          name="seatsMin"
          label={`${f.seats}: ${f.seatsMin.toLowerCase()}`}
          defaultValue={String(charter.seatsMin)}
          min={2}
          max={20}
          isRequired
        />
        <TextField
          type="number"
          name="seatsMax"
          label={`${f.seats}: ${f.seatsMax.toLowerCase()}`}
          defaultValue={String(charter.seatsMax)}
          min={2}
          max={20}
          isRequired
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
        <TextField
          type="number"
          name="wishedEarly"
          label={f.wishedEarly}
          defaultValue={String(charter.wishedEarly)}
          min={0}
          max={20}
          isRequired
        />
        <TextField
          type="number"
          name="wishedSenior"
          label={f.wishedSenior}
          defaultValue={String(charter.wishedSenior)}
          min={0}
          max={20}
          isRequired
        />
      </div>
      <TextArea
        name="compositionNote"
        label={f.compositionNote}
        defaultValue={charter.compositionNote}
        rows={3}
        maxLength={1000}
      />
    </>
  )
}

function ConfidentialityFields({ charter }: Fields) {
  const { groups: copy, clauses } = useCopy()
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
      <TextField
        type="number"
        name="keepDays"
        label={f.keepDays}
        defaultValue={String(charter.keepDays)}
        min={7}
        max={365}
        isRequired
      />
    </>
  )
}

function GuidelinesFields({ charter }: Fields) {
  const f = useCopy().groups.fields
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          type="number"
          name="attendancePercent"
          label={f.attendancePercent}
          defaultValue={String(charter.attendancePercent)}
          min={0}
          max={100}
          isRequired
        />
        <TextField
          type="number"
          name="noticeHours"
          label={f.noticeHours}
          defaultValue={String(charter.noticeHours)}
          min={0}
          max={336}
          isRequired
        />
      </div>
      <TextArea
        name="caseFormat"
        label={f.caseFormat}
        help={f.caseFormatHelp}
        defaultValue={charter.caseFormat}
        rows={3}
        maxLength={1000}
      />
      <TextArea
        name="ethicsNote"
        label={f.ethicsNote}
        defaultValue={charter.ethicsNote}
        rows={3}
        maxLength={1000}
      />
      <TextArea
        name="conductNote"
        label={f.conductNote}
        defaultValue={charter.conductNote}
        rows={3}
        maxLength={1000}
      />
    </>
  )
}

function LeadershipFields({ charter }: Fields) {
  const { groups: copy, vocabulary: words } = useCopy()
  const f = copy.fields
  return (
    <>
      <RadioCards
        name="leadership"
        label={f.leadership}
        defaultValue={charter.leadership}
        options={options(leaderships, words.leaderships, words.leadershipHelp)}
      />
      <TextArea
        name="leadershipNote"
        label={f.leadershipNote}
        defaultValue={charter.leadershipNote}
        rows={3}
        maxLength={1000}
      />
      <Checkbox name="contact" label={f.contact} help={f.contactHelp} defaultChecked={charter.contact} />
    </>
  )
}

function CommitmentFields({ charter }: Fields) {
  const { groups: copy, vocabulary: words } = useCopy()
  const f = copy.fields
  return (
    <>
      <TextField
        type="number"
        name="termMonths"
        label={f.termMonths}
        defaultValue={String(charter.termMonths)}
        min={1}
        max={36}
        isRequired
      />
      <RadioCards
        name="admission"
        label={f.admission}
        defaultValue={charter.admission}
        columns={2}
        options={options(admissions, words.admissions)}
      />
      <p className="text-sm text-ink-2">{f.questionsHelp}</p>
      {[0, 1, 2, 3, 4].map((index) => (
        <TextField
          key={index}
          name={`questions.${index}`}
          label={f.questions(index + 1)}
          defaultValue={charter.questions[index] ?? ''}
          maxLength={200}
        />
      ))}
    </>
  )
}
