import { feedbackKinds, headings, limits, type TextField } from '#domain/cases/heading'
import type { FieldFinding } from '#domain/drafts/settled'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { FieldProblem, Length, useField } from '#ui/field'
import { useTyped } from '#ui/form-state'
import { MarkedField } from './marked.tsx'
import type { Writing } from './writing.ts'

type Props = {
  writing: Writing
  findings: readonly FieldFinding[]
  onChange?: (part: Partial<Writing>) => void
}

/** The fields of a case. With `onChange` they follow the page; without, they are plain form fields. */
export function EditorFields({ writing, findings, onChange }: Props) {
  const copy = useCopy().cases.fields
  const text = (field: TextField, label: string, help?: string) => (
    <CaseField
      field={field}
      label={label}
      help={help}
      value={writing.texts[field]}
      findings={findings.filter((f) => f.field === field)}
      onChange={onChange && ((value) => onChange({ texts: { ...writing.texts, [field]: value } }))}
    />
  )
  return (
    <>
      <Card>
        <div className="grid gap-5">
          {text('question', copy.question, copy.questionHelp)}
          {text('title', copy.title, copy.titleHelp)}
        </div>
      </Card>
      <Card>
        <div className="grid gap-5">
          {headings
            .filter((heading) => heading !== 'stirs')
            .map((heading) => (
              <div key={heading}>{text(heading, copy[heading])}</div>
            ))}
        </div>
      </Card>
      <Card>
        <div className="grid gap-3">
          {text('stirs', copy.stirs, copy.stirsHelp)}
          <label className="flex min-h-6 items-center gap-3 pointer-coarse:min-h-11">
            <input
              type="checkbox"
              name="shareStirs"
              className="size-[1.125rem] accent-pine"
              {...(onChange
                ? {
                    checked: writing.shareStirs,
                    onChange: (event) => onChange({ shareStirs: event.currentTarget.checked }),
                  }
                : { defaultChecked: writing.shareStirs })}
            />
            {copy.shareStirs}
          </label>
        </div>
      </Card>
      <Feedback writing={writing} onChange={onChange} />
    </>
  )
}

type FieldProps = {
  field: TextField
  label: string
  help: string | undefined
  value: string
  findings: readonly FieldFinding[]
  onChange: ((value: string) => void) | undefined
}

/** One text with its marks; after a refusal as it was typed. What is too long is told, never cut. */
function CaseField({ field, label, help, value, findings, onChange }: FieldProps) {
  const { id, attributes } = useField({ name: field, help })
  const shown = useTyped(field, value) ?? ''
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      {help && (
        <p id={`${id}-help`} className="text-sm text-ink-2">
          {help}
        </p>
      )}
      <MarkedField
        attributes={{
          ...attributes,
          'aria-invalid': shown.length > limits[field] || attributes['aria-invalid'],
        }}
        field={field}
        value={shown}
        findings={shown === value ? findings : []}
        isQuestion={field === 'question'}
        onChange={onChange}
      />
      <Length length={shown.length} maxLength={limits[field]} />
      <FieldProblem name={field} />
    </div>
  )
}

function Feedback({ writing, onChange }: Pick<Props, 'writing' | 'onChange'>) {
  const copy = useCopy().cases
  const toggled = (kind: string) =>
    writing.feedback.includes(kind) ? writing.feedback.filter((k) => k !== kind) : [...writing.feedback, kind]
  return (
    <Card>
      <fieldset>
        <legend className="mb-3 font-medium">{copy.fields.feedback}</legend>
        <div className="flex flex-wrap gap-1.5">
          {feedbackKinds.map((kind) => (
            <label
              key={kind}
              className="inline-flex min-h-8 cursor-pointer items-center gap-1.5 rounded-full border border-line-field bg-card px-3 py-1 text-sm has-checked:border-pine has-checked:bg-pine-soft has-checked:font-medium has-checked:text-pine-deep pointer-coarse:min-h-11"
            >
              <input
                type="checkbox"
                name="feedback"
                value={kind}
                className="size-4 accent-pine"
                {...(onChange
                  ? {
                      checked: writing.feedback.includes(kind),
                      onChange: () => onChange({ feedback: toggled(kind) }),
                    }
                  : { defaultChecked: writing.feedback.includes(kind) })}
              />
              {copy.feedback[kind]}
            </label>
          ))}
        </div>
      </fieldset>
    </Card>
  )
}
