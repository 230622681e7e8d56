import { type ReactNode, type Ref, useState } from 'react'
import { classes, inputClass } from './classes.tsx'
import { useCopy } from './copy.tsx'
import { useForm, useStored, useTyped } from './form-state.tsx'
import { ProblemText } from './problem.tsx'

export type FieldProps = {
  name: string
  label: ReactNode
  /** Why it is asked, or an example; stands between label and field. */
  help?: ReactNode
  isRequired?: boolean
  /** Needed for some of its form's buttons only: neither required nor marked as optional; its words say for which. */
  isSometimes?: boolean
}

/** The attributes that tie a field to its label, help and problem. */
export function useField({ name, help, isRequired }: Pick<FieldProps, 'name' | 'help' | 'isRequired'>) {
  const { problems, prefix } = useForm()
  const id = `${prefix}${name}`
  const problem = problems[name]
  const describedBy =
    classes(help !== undefined && help !== '' && `${id}-help`, problem && `${id}-problem`) || undefined
  return {
    id,
    problem,
    attributes: {
      id,
      name,
      required: isRequired,
      'aria-invalid': problem ? true : undefined,
      'aria-describedby': describedBy,
    } as const,
  }
}

/** Label above, help, the field itself, and its problem beneath. `saved`: see `FieldProblem`. */
export function FieldShell({
  name,
  label,
  help,
  isRequired,
  isSometimes,
  saved,
  children,
}: FieldProps & { saved?: string; children: ReactNode }) {
  const { id } = useField({ name })
  const { isQuery } = useForm()
  const copy = useCopy().frame.form
  return (
    // Its lines stay together at the top: beside a taller field they are not pulled apart.
    <div className="grid content-start gap-1.5">
      <label htmlFor={id} className="font-medium">
        {label}
        {!isRequired && !isSometimes && !isQuery && (
          <span className="ml-2 text-sm font-normal text-ink-3">{copy.optional}</span>
        )}
      </label>
      <FieldHelp id={id} help={help} />
      {children}
      <FieldProblem name={name} saved={saved} />
    </div>
  )
}

export function FieldHelp({ id, help }: { id: string; help: ReactNode }) {
  if (help === undefined || help === '') return null
  return (
    <p id={`${id}-help`} className="text-sm text-ink-2">
      {help}
    </p>
  )
}

/** What is wrong with a field, and what somebody else saved in it meanwhile: the text, or `saved` where words say it. */
export function FieldProblem({ name, saved }: { name: string; saved?: string }) {
  const { problems, prefix } = useForm()
  const copy = useCopy().frame.form
  const stored = useStored(name)
  const problem = problems[name]
  if (!problem) return null
  return (
    <div id={`${prefix}${name}-problem`} className="text-sm font-medium text-danger">
      <p>
        <ProblemText problem={problem} />
      </p>
      {stored && (
        <p className="mt-1 border-l-2 border-line-strong pl-3 font-normal whitespace-pre-line wrap-anywhere text-ink">
          {(saved ?? stored.join('\n')) || copy.savedEmpty}
        </p>
      )}
    </div>
  )
}

type TextProps = FieldProps & {
  type?: 'text' | 'email' | 'url' | 'search' | 'tel' | 'number' | 'date' | 'time' | 'datetime-local'
  defaultValue?: string
  placeholder?: string
  autoComplete?: string
  inputMode?: 'text' | 'numeric' | 'decimal' | 'email' | 'url'
  maxLength?: number
  min?: string | number
  max?: string | number
  /** `short` for numbers and codes, `medium` for names; the width hints at how much is expected. */
  width?: 'short' | 'medium' | 'full'
  autoFocus?: boolean
  /** The id of a `datalist` with suggestions. */
  list?: string
  spellCheck?: boolean
}

const widths = { short: 'max-w-40', medium: 'max-w-sm', full: '' }

export function TextField({
  name,
  label,
  help,
  isRequired,
  isSometimes,
  defaultValue,
  width = 'full',
  type = 'text',
  ...more
}: TextProps) {
  const { attributes } = useField({ name, help, isRequired })
  const typed = useTyped(name, defaultValue)
  return (
    <FieldShell {...{ name, label, help, isRequired, isSometimes }}>
      <input
        {...attributes}
        {...more}
        type={type}
        defaultValue={typed}
        className={classes(inputClass, widths[width])}
      />
    </FieldShell>
  )
}

type NumberProps = Omit<TextProps, 'type' | 'inputMode' | 'defaultValue' | 'isRequired'>

/** A whole number that has to be given. */
export function NumberField({ defaultValue, ...field }: NumberProps & { defaultValue?: number }) {
  const first = defaultValue === undefined ? undefined : String(defaultValue)
  return <TextField {...field} type="number" inputMode="numeric" isRequired defaultValue={first} />
}

export function TextArea({
  name,
  label,
  help,
  isRequired,
  isSometimes,
  defaultValue,
  rows = 4,
  maxLength,
  placeholder,
}: FieldProps & { defaultValue?: string; rows?: number; maxLength?: number; placeholder?: string }) {
  const { attributes } = useField({ name, help, isRequired })
  const typed = useTyped(name, defaultValue)
  const [length, setLength] = useState(typed?.length ?? 0)
  return (
    <FieldShell {...{ name, label, help, isRequired, isSometimes }}>
      <textarea
        {...attributes}
        rows={rows}
        placeholder={placeholder}
        defaultValue={typed}
        // Never cut short by the browser, which would not say so: what is too long is told here, and refused when sent.
        onInput={(event) => setLength(event.currentTarget.value.length)}
        className={classes(
          inputClass,
          'field-sizing-content leading-relaxed',
          // A finger's field is at least as tall as a finger (inputClass); a text is taller there too.
          rows <= 3 ? 'min-h-20 pointer-coarse:min-h-20' : 'min-h-32 pointer-coarse:min-h-32',
        )}
      />
      {maxLength !== undefined && <Length length={length} maxLength={maxLength} />}
    </FieldShell>
  )
}

/** How much of a text's room is taken, once little is left; beneath a field that never cuts it short. */
export function Length({ length, maxLength, id }: { length: number; maxLength: number; id?: string }) {
  const copy = useCopy().frame.form
  return (
    <p
      id={id}
      role="status"
      className={classes(
        'text-sm empty:-mt-1.5',
        length > maxLength ? 'font-medium text-danger' : 'text-ink-2',
      )}
    >
      {length > maxLength * 0.9 && copy.length(length, maxLength)}
    </p>
  )
}

export type Option = { value: string; label: string }

/** The labels of what is chosen, in the order of the options, as one text. */
export const labelsOf = (options: readonly Option[], chosen: readonly string[] = []): string =>
  options
    .filter(({ value }) => chosen.includes(value))
    .map(({ label }) => label)
    .join(', ')

export function Select({
  name,
  label,
  help,
  isRequired,
  options,
  defaultValue,
  empty,
  width = 'full',
  ref,
}: FieldProps & {
  ref?: Ref<HTMLSelectElement>
  options: readonly (Option | { group: string; options: readonly Option[] })[]
  defaultValue?: string
  empty?: string
  width?: keyof typeof widths
}) {
  const { attributes } = useField({ name, help, isRequired })
  const typed = useTyped(name, defaultValue)
  const stored = useStored(name)
  const all = options.flatMap((option) => ('group' in option ? option.options : [option]))
  const item = ({ value, label: words }: Option) => (
    <option key={value} value={value}>
      {words}
    </option>
  )
  return (
    <FieldShell {...{ name, label, help, isRequired }} saved={labelsOf(all, stored)}>
      <select
        ref={ref}
        {...attributes}
        defaultValue={typed ?? ''}
        className={classes(inputClass, widths[width])}
      >
        {/* Without it the first choice would stand there as if somebody had made it. */}
        {(empty !== undefined || !typed) && <option value="">{empty ?? ''}</option>}
        {options.map((option) =>
          'group' in option ? (
            <optgroup key={option.group} label={option.group}>
              {option.options.map(item)}
            </optgroup>
          ) : (
            item(option)
          ),
        )}
      </select>
    </FieldShell>
  )
}
