import { type ReactNode, useId, useState } from 'react'
import { FieldGroup } from './choice.tsx'
import { classes, inputClass } from './classes.tsx'
import { useCopy } from './copy.tsx'
import { labelsOf, type Option } from './field.tsx'
import { useStored, useTypedList } from './form-state.tsx'

type OptionGroup = { group: string; options: readonly Option[] }
type Props = {
  name: string
  label: ReactNode
  help?: ReactNode
  /** Options, in groups where there are many. */
  options: readonly (Option | OptionGroup)[]
  defaultValues?: readonly string[]
  /** A search line over the options, for long lists; there only with JavaScript. */
  isSearchable?: boolean
}

/** Several of many: approaches, specialties, languages. Checkboxes that look like chips. */
export function ChipGroup({ name, label, help, options, defaultValues, isSearchable }: Props) {
  const first = useTypedList(name, defaultValues)
  const [chosen, setChosen] = useState<readonly string[]>(first)
  const [sought, setSought] = useState('')
  const copy = useCopy().frame.form
  const groups = groupsOf(options)
  const isFound = ({ label: words }: Option) => words.toLowerCase().includes(sought.trim().toLowerCase())
  const isAnyFound = groups.some((group) => group.options.some(isFound))
  return (
    <FieldGroup
      {...{ name, label, help }}
      saved={labelsOf(
        groups.flatMap((group) => group.options),
        useStored(name),
      )}
    >
      {isSearchable && <Search sought={sought} onSeek={setSought} chosen={namesOf(groups, chosen)} />}
      <div
        className={classes(
          'grid gap-3',
          isSearchable && 'max-h-72 overflow-y-auto rounded-m border border-line bg-sunken p-3',
        )}
      >
        {groups.map((group) => (
          <div key={group.group} className={group.options.some(isFound) ? undefined : 'hidden'}>
            {group.group && <div className="mb-1.5 text-xs font-medium text-ink-3">{group.group}</div>}
            <div className="flex flex-wrap gap-1.5">
              {group.options.map((option) => (
                <ChipBox
                  key={option.value}
                  {...{ name, option }}
                  isFirstOn={first.includes(option.value)}
                  isHidden={!isFound(option)}
                  onToggle={(isOn) =>
                    setChosen((before) => [
                      ...before.filter((v) => v !== option.value),
                      ...(isOn ? [option.value] : []),
                    ])
                  }
                />
              ))}
            </div>
          </div>
        ))}
        {!isAnyFound && <p className="text-sm text-ink-2">{copy.noMatch}</p>}
      </div>
    </FieldGroup>
  )
}

function Search({
  sought,
  onSeek,
  chosen,
}: {
  sought: string
  onSeek: (words: string) => void
  chosen: readonly string[]
}) {
  const copy = useCopy().frame.form
  const id = useId()
  return (
    <div className="needs-script flex flex-wrap items-center gap-3">
      <label htmlFor={id} className="sr-only">
        {copy.search}
      </label>
      <input
        id={id}
        type="search"
        value={sought}
        placeholder={copy.search}
        autoComplete="off"
        className={`${inputClass} max-w-xs`}
        onChange={(event) => onSeek(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.preventDefault()
        }}
      />
      <span role="status" className="text-sm text-ink-2">
        {chosen.length > 0 && copy.chosen(chosen)}
      </span>
    </div>
  )
}

type BoxProps = {
  name: string
  option: Option
  isFirstOn: boolean
  isHidden: boolean
  onToggle: (isOn: boolean) => void
}

function ChipBox({ name, option, isFirstOn, isHidden, onToggle }: BoxProps) {
  return (
    <label
      className={classes(
        'min-h-8 cursor-pointer items-center gap-1.5 rounded-full border border-line-field bg-card px-3 py-1 text-sm pointer-coarse:min-h-11',
        'has-checked:border-pine has-checked:bg-pine-soft has-checked:font-medium has-checked:text-pine-deep',
        'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-pine',
        isHidden ? 'hidden' : 'inline-flex',
      )}
    >
      <input
        type="checkbox"
        name={name}
        value={option.value}
        defaultChecked={isFirstOn}
        onChange={(event) => onToggle(event.currentTarget.checked)}
        className="size-4 accent-pine"
      />
      {option.label}
    </label>
  )
}

/** What is chosen, in the order of the list: most of a long list is out of sight. */
function namesOf(groups: readonly OptionGroup[], chosen: readonly string[]): string[] {
  return groups.flatMap(({ options }) =>
    options.filter(({ value }) => chosen.includes(value)).map(({ label }) => label),
  )
}

function groupsOf(options: Props['options']): OptionGroup[] {
  const single = options.filter((option): option is Option => !('group' in option))
  const grouped = options.filter((option): option is OptionGroup => 'group' in option)
  return single.length ? [{ group: '', options: single }, ...grouped] : grouped
}
