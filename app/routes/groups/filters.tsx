import { Form as QueryForm } from 'react-router'
import { Button, ButtonLink } from '#ui/button'
import { classes, inputClass } from '#ui/classes'
import { useCopy } from '#ui/copy'
import type { Asked, choices } from './asked.ts'

/** One row of wishes, each saying what it is about; without JavaScript the button sends them as well. */
export function Filters({
  asked,
  choices: of,
  isNarrowed,
}: {
  asked: Asked
  choices: typeof choices
  isNarrowed: boolean
}) {
  const all = useCopy()
  const copy = all.groups.find
  const words = all.vocabulary
  const wishes: {
    name: keyof typeof asked
    ids: readonly string[]
    word: (id: string) => string | undefined
  }[] = [
    { name: 'goal', ids: of.goals, word: (id) => words.goals[id] },
    { name: 'specialty', ids: of.specialties, word: words.topic },
    { name: 'place', ids: of.places, word: (id) => words.places[id] },
    { name: 'cadence', ids: of.cadences, word: (id) => words.cadences[id] },
    { name: 'language', ids: of.languages, word: words.language },
  ]
  return (
    // A form of links: a new address is a new form, so that "Clear all" clears the fields too.
    // It posts nothing and refuses nothing, so it is a plain one.
    <QueryForm
      method="get"
      key={JSON.stringify(asked)}
      autoComplete="off"
      className="grid grid-cols-2 gap-2 sm:flex sm:flex-wrap"
    >
      <div className="col-span-2 min-w-0 sm:w-68">
        <label htmlFor="words" className="sr-only">
          {copy.search}
        </label>
        <input
          type="search"
          id="words"
          name="words"
          placeholder={copy.search}
          defaultValue={asked.words}
          className={inputClass}
        />
      </div>
      {wishes.map(({ name, ids, word }) => (
        <select
          key={name}
          name={name}
          aria-label={copy.wishes[name]}
          defaultValue={String(asked[name] ?? '')}
          className={classes(
            inputClass,
            'min-w-0 truncate max-sm:px-2 sm:w-auto sm:max-w-44',
            asked[name] !== undefined && 'border-pine bg-pine-soft',
          )}
        >
          <option value="">{copy.anyOf[name]}</option>
          {ids.map((id) => (
            <option key={id} value={id}>
              {word(id) ?? id}
            </option>
          ))}
        </select>
      ))}
      <label className="flex min-h-10 items-center gap-2.5 rounded-s border border-line-field bg-card px-3 py-2 has-checked:border-pine has-checked:bg-pine-soft pointer-coarse:min-h-11">
        <input
          type="checkbox"
          name="open"
          defaultChecked={asked.open === 'on'}
          className="size-4.5 accent-pine"
        />
        {copy.open}
      </label>
      <div className="col-span-2 flex flex-wrap gap-2">
        <Button type="submit">{copy.show}</Button>
        {isNarrowed && (
          <ButtonLink to="/groups/find" kind="quiet">
            {copy.clear}
          </ButtonLink>
        )}
      </div>
    </QueryForm>
  )
}
