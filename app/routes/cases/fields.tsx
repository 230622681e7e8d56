import { feedbackKinds, headings, limits, type TextField } from '#domain/cases/heading'
import type { FieldFinding } from '#domain/drafts/settled'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { FieldProblem, Length, useField } from '#ui/field'
import { MarkedField } from './marked.tsx'
import type { Writing } from './writing.ts'

type Props = {
  writing: Writing
  findings: readonly FieldFinding[]
  /** Until the page is awake its texts are plain form fields; then they follow it, as where wording is taken over. */
  isAlive: boolean
  /** What changes, told from what stood there: two fields may be told of before the page is drawn again. */
  onChange: (part: (before: Writing) => Partial<Writing>) => void
}

/** Where a text stands on the page of its draft: by the name of its form, then its own (`ui/field.tsx`). */
export const placeOf = (field: TextField): string => `#write-${field}`

/** The fields of a case. */
export function EditorFields({ writing, findings, isAlive, onChange }: Props) {
  const copy = useCopy().cases.fields
  const text = (field: TextField, label: string, help?: string) => (
    <CaseField
      field={field}
      label={label}
      help={help}
      value={writing.texts[field]}
      findings={findings.filter((f) => f.field === field)}
      isAlive={isAlive}
      onChange={(value) => onChange(({ texts }) => ({ texts: { ...texts, [field]: value } }))}
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
              defaultChecked={writing.shareStirs}
              onChange={({ currentTarget: { checked } }) => onChange(() => ({ shareStirs: checked }))}
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
  isAlive: boolean
  onChange: (value: string) => void
}

/** One text with its marks. What is too long is told, never cut. */
function CaseField({ field, label, help, value, findings, isAlive, onChange }: FieldProps) {
  const { id, attributes } = useField({ name: field, help })
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
          'aria-invalid': value.length > limits[field] || attributes['aria-invalid'],
        }}
        field={field}
        value={value}
        findings={findings}
        isQuestion={field === 'question'}
        isAlive={isAlive}
        onChange={onChange}
      />
      <Length length={value.length} maxLength={limits[field]} />
      <FieldProblem name={field} />
    </div>
  )
}

function Feedback({ writing, onChange }: Pick<Props, 'writing' | 'onChange'>) {
  const copy = useCopy().cases
  const tick = (kind: string, isTicked: boolean) =>
    onChange(({ feedback }) => {
      const others = feedback.filter((one) => one !== kind)
      return { feedback: isTicked ? [...others, kind] : others }
    })
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
                defaultChecked={writing.feedback.includes(kind)}
                onChange={({ currentTarget: { checked } }) => tick(kind, checked)}
              />
              {copy.feedback[kind]}
            </label>
          ))}
        </div>
      </fieldset>
    </Card>
  )
}
