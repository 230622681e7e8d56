import { formatWeekday } from '#copy/formats'
import type { CharterDraft } from '#domain/groups/reads'
import { cadences, goals, languages, places, protocols } from '#domain/groups/vocabulary'
import { RadioCards } from '#ui/choice'
import { useCopy } from '#ui/copy'
import { NumberField, Select, TextArea, TextField } from '#ui/field'
import { useReader } from '#ui/reader'
import { ZoneField } from '#ui/zonefield'
import { options } from './options.ts'
import { useRhythm } from './outline.tsx'

/** `hasDates`: the group has set its dates, which say when it meets. */
export type Fields = { charter: CharterDraft; hasDates: boolean }

/** What a group is for, and when and where it meets. */
export function GoalsFields({ charter, hasDates }: Fields) {
  const { charters: copy, vocabulary: words } = useCopy()
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
  const { charters: copy, vocabulary: words } = useCopy()
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
        <NumberField name="minutes" label={f.minutes} defaultValue={charter.minutes} min={30} max={240} />
      </div>
      <ZoneField name="zone" label={f.zone} defaultValue={charter.zone} isRequired />
    </>
  )
}

/** When its dates say that it meets: told, and changed where the dates are. */
function HourOfDates({ charter }: { charter: CharterDraft }) {
  const { charters: copy, groups } = useCopy()
  const rhythm = useRhythm()
  return (
    <div>
      <p className="font-medium">{copy.fields.hour}</p>
      <p>
        {rhythm(charter)}, {groups.find.minutes(charter.minutes)}
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
