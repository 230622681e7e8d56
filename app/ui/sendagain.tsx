import { writerField } from '#app/forms'
import type { Sent, SentField } from '#app/sent'
import { buttonClass } from './button.tsx'
import { inputClass } from './classes.tsx'
import { useCopy } from './copy.tsx'
import { notWrittenDown } from './form.tsx'
import { useSamePerson } from './sameperson.ts'

/** A form that could not be taken: its words to see, and one button that sends all of it once more, without scripts too. */
export function SendAgain({ sent, isSignedOut }: { sent: Sent; isSignedOut?: boolean }) {
  const copy = useCopy().frame.refusal.sent
  useSamePerson(sent.fields.find(({ name }) => name === writerField)?.value, false)
  const isPartial = sent.fields.some(({ kind }) => kind === 'secret' || kind === 'file')
  return (
    <form
      method="post"
      action={sent.address}
      encType={sent.isMultipart ? 'multipart/form-data' : undefined}
      className="grid gap-5"
      {...notWrittenDown}
    >
      <p>{isSignedOut ? copy.signedOutWords : copy.words}</p>
      {isPartial && <p>{copy.partial}</p>}
      {sent.fields.map((field) => (
        <Field key={field.id} field={field} />
      ))}
      <button type="submit" className={buttonClass({ kind: 'primary' })}>
        {copy.button}
      </button>
    </form>
  )
}

function Field({ field: { id, name, kind, value } }: { field: SentField }) {
  const copy = useCopy().frame.refusal.sent
  if (kind === 'hidden') return <input type="hidden" name={name} value={value} />
  const label = {
    words: copy.text,
    secret: /password/i.test(name) ? copy.password : copy.code,
    file: copy.file(value),
  }[kind]
  const attributes = { id, name, className: inputClass }
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      {kind === 'words' && <textarea {...attributes} rows={4} defaultValue={value} />}
      {kind === 'secret' && <input {...attributes} type="password" />}
      {kind === 'file' && <input {...attributes} type="file" />}
    </div>
  )
}
