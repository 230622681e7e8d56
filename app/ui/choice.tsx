import type { ReactNode } from 'react'
import { classes } from './classes.tsx'
import { useCopy } from './copy.tsx'
import { FieldHelp, FieldProblem, labelsOf, type Option, useField } from './field.tsx'
import { useForm, useStored, useTyped, useTypedList } from './form-state.tsx'

const boxClass = 'mt-0.5 size-[1.125rem] shrink-0 accent-pine'

/** One yes or no. Posts `on` when checked. */
export function Checkbox({
  name,
  label,
  help,
  value,
  isRequired,
  defaultChecked = false,
}: {
  name: string
  label: ReactNode
  help?: ReactNode
  value?: string
  isRequired?: boolean
  defaultChecked?: boolean
}) {
  const { attributes } = useField({ name, help, isRequired })
  const { typed } = useForm()
  const { checked, unchecked } = useCopy().frame.form
  const stored = useStored(name)
  return (
    <div className="grid gap-1">
      <label className="flex min-h-6 cursor-pointer items-start gap-3 pointer-coarse:min-h-11 pointer-coarse:items-center">
        <input
          {...attributes}
          type="checkbox"
          value={value}
          defaultChecked={typed ? Boolean(typed[name]?.includes(value ?? 'on')) : defaultChecked}
          className={boxClass}
        />
        <span>{label}</span>
      </label>
      <div className="pl-8">
        <FieldHelp id={attributes.id} help={help} />
        <FieldProblem name={name} saved={stored?.length ? checked : unchecked} />
      </div>
    </div>
  )
}

type Card = Option & { help?: ReactNode }

type GroupProps = {
  name: string
  label: ReactNode
  help?: ReactNode
  children: ReactNode
  isLabelHidden?: boolean
  /** See `FieldProblem`. */
  saved?: string
}

/** A set of choices with its question, help and problem. */
function Group({ name, label, help, children, isLabelHidden, saved }: GroupProps) {
  const { id, problem } = useField({ name, help })
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className="grid min-w-0 gap-2"
      data-problems={problem && true}
      aria-describedby={classes(help !== undefined && `${id}-help`, problem && `${id}-problem`) || undefined}
    >
      <legend className={isLabelHidden ? 'sr-only' : 'mb-1.5 font-medium'}>{label}</legend>
      <FieldHelp id={id} help={help} />
      {children}
      <FieldProblem name={name} saved={saved} />
    </fieldset>
  )
}

const cardClass =
  'flex min-h-11 cursor-pointer items-start gap-3 rounded-m border border-line-strong bg-card px-4 py-3 ' +
  'has-checked:border-pine has-checked:bg-pine-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-pine'

const cardGrids = {
  1: 'grid gap-2',
  2: 'grid gap-2 sm:grid-cols-2',
  3: 'grid gap-2 sm:grid-cols-2 lg:grid-cols-3',
}

type CardsProps = {
  name: string
  label: ReactNode
  help?: ReactNode
  options: readonly Card[]
  columns?: keyof typeof cardGrids
  isLabelHidden?: boolean
}

/** One of a few, each with a line that explains it. */
export function RadioCards({
  options,
  defaultValue,
  columns = 1,
  ...group
}: CardsProps & { defaultValue?: string }) {
  const typed = useTyped(group.name, defaultValue)
  return (
    <Group {...group} saved={labelsOf(options, useStored(group.name))}>
      <div className={cardGrids[columns]}>
        {options.map((option) => (
          <label key={option.value} className={cardClass}>
            <input
              type="radio"
              name={group.name}
              value={option.value}
              defaultChecked={typed === option.value}
              className={boxClass}
            />
            <CardWords option={option} />
          </label>
        ))}
      </div>
    </Group>
  )
}

/** Several of a few, each with a line that explains it. */
export function CheckCards({
  options,
  defaultValues,
  columns = 1,
  ...group
}: CardsProps & { defaultValues?: readonly string[] }) {
  const typed = useTypedList(group.name, defaultValues)
  return (
    <Group {...group} saved={labelsOf(options, useStored(group.name))}>
      <div className={cardGrids[columns]}>
        {options.map((option) => (
          <label key={option.value} className={cardClass}>
            <input
              type="checkbox"
              name={group.name}
              value={option.value}
              defaultChecked={typed.includes(option.value)}
              className={boxClass}
            />
            <CardWords option={option} />
          </label>
        ))}
      </div>
    </Group>
  )
}

function CardWords({ option }: { option: Card }) {
  return (
    <span className="grid gap-0.5">
      <span className="font-medium">{option.label}</span>
      {option.help && <span className="text-sm text-ink-2">{option.help}</span>}
    </span>
  )
}

export { Group as FieldGroup }
