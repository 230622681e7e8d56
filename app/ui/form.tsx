import { Fragment, type ReactNode, useEffect, useRef } from 'react'
import { Form as RouterForm, useNavigation } from 'react-router'
import { type Refused, seenField, writerField } from '#app/forms'
import { rememberSending } from '#app/sent'
import { useCopy } from './copy.tsx'
import { FormContext, type FormState } from './form-state.tsx'
import { Notice } from './notice.tsx'
import { ProblemText } from './problem.tsx'
import { useReader } from './reader.tsx'

type Props = {
  children: ReactNode
  /** What the action gave back: after a refusal the fields show problems and what was typed. */
  last?: { ok: boolean } | Refused | undefined
  /** Where a page has several forms: posted as `form`, and only this form's answer is shown. */
  name?: string
  action?: string
  hasFiles?: boolean
  /** A whole new page instead of an update in place: for what changes who is signed in. */
  isWholePage?: boolean
  /** Its page saves what stands in it: no key that the browser takes for sending sends it as well. */
  isSavedByItself?: boolean
  className?: string
  method?: 'post' | 'get'
}

/**
 * Browsers write down what is typed, to bring it back after a crash, in files that signing out does not reach. Off for
 * a whole form, they do not; a field that says what it is (`autoComplete="email"`) is still filled in.
 */
export const notWrittenDown = { autoComplete: 'off' } as const

/** Milliseconds within which a second press is part of the first: as long as a slow hand may take. */
const doubleClick = 1000

/** A form that works without JavaScript; with it, it keeps the page and puts the cursor on the first problem. */
export function Form({
  children,
  last,
  name,
  action,
  hasFiles,
  isWholePage,
  isSavedByItself,
  className = 'grid gap-5',
  method = 'post',
}: Props) {
  const navigation = useNavigation()
  const refused = refusedIn(last, name)
  const state: FormState = {
    problems: refused?.problems ?? {},
    typed: refused?.typed,
    stored: refused?.stored,
    files: refused?.files,
    isSending:
      navigation.state !== 'idle' &&
      (!name || navigation.formData?.get('form') === name) &&
      navigation.formMethod === 'POST',
    prefix: name ? `${name}-` : '',
    isQuery: method === 'get',
  }
  const form = useRef<HTMLFormElement>(null)
  const wasSending = useRef(false)
  const sent = useRef('')
  const sentAt = useRef(Number.NEGATIVE_INFINITY)
  useEffect(() => {
    // What was accepted leaves the fields, so that the next thing can be typed. What was refused stays, and so does
    // what was typed while the answer was on its way.
    const isAccepted = wasSending.current && !state.isSending && !refused
    if (isAccepted && form.current && typedInto(form.current) === sent.current) form.current.reset()
    wasSending.current = state.isSending
  }, [state.isSending, refused])
  const wasShown = useRef(false)
  useEffect(() => {
    // Who went on in a page that came refused, before it woke up, stays where they are.
    const isGoneOn = !wasShown.current && (document.activeElement !== document.body || window.scrollY > 0)
    wasShown.current = true
    if (refused && !isGoneOn)
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-problems]')?.focus()
  }, [refused])
  return (
    <FormContext value={state}>
      <RouterForm
        ref={form}
        onSubmit={(event) => {
          if (isSavedByItself) return event.preventDefault()
          // A double click asks for a whole page once.
          if (isWholePage && event.timeStamp - sentAt.current < doubleClick) return event.preventDefault()
          sentAt.current = event.timeStamp
          sent.current = typedInto(event.currentTarget)
          if (method === 'post') rememberSending(event.currentTarget, event.nativeEvent.submitter)
        }}
        method={method}
        action={action}
        encType={hasFiles ? 'multipart/form-data' : undefined}
        reloadDocument={isWholePage}
        // Also after a refusal: somebody else may have been there first, and the page is another by now.
        defaultShouldRevalidate={method === 'post' || undefined}
        className={className}
        noValidate
        {...notWrittenDown}
      >
        {name && <input type="hidden" name="form" value={name} />}
        {method === 'post' && <Writer />}
        {refused && <Problems refused={refused} prefix={state.prefix} />}
        {/* What somebody else saved meanwhile goes into fields that stand there with other words: they are made anew. */}
        <Fragment
          key={refused?.problems['']?.code === 'meanwhile.changed' ? refused.typed[seenField]?.[0] : ''}
        >
          {children}
        </Fragment>
      </RouterForm>
    </FormContext>
  )
}

/** Says whose page a form stands on, so that nobody else sends it. */
export function Writer() {
  const { writer } = useReader()
  return writer ? <input type="hidden" name={writerField} value={writer} /> : null
}

/** What stands in the fields that a person types into or ticks, as one text to compare. */
function typedInto(form: HTMLFormElement): string {
  const fields = [...form.elements].filter(
    (field): field is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement =>
      /^(?:INPUT|TEXTAREA|SELECT)$/.test(field.tagName) && (field as HTMLInputElement).type !== 'hidden',
  )
  return JSON.stringify(fields.map((field) => [field.name, field.value, 'checked' in field && field.checked]))
}

/** The answer of the form of this name, where it was refused. */
export function refusedIn(last: Props['last'], name: string | undefined): Refused | undefined {
  if (!last || last.ok || !('problems' in last)) return undefined
  return !name || last.typed.form?.[0] === name ? last : undefined
}

/** Above the fields: how many need another look, and what concerns the form as a whole. */
function Problems({ refused, prefix }: { refused: Refused; prefix: string }) {
  const copy = useCopy().frame.form
  const { '': whole, ...fields } = refused.problems
  const count = Object.keys(fields).length
  return (
    <Notice tone="danger" isAlert>
      {whole && (
        <p>
          <ProblemText problem={whole} />
        </p>
      )}
      {count > 0 && (
        <a href={`#${prefix}${Object.keys(fields)[0]}`} className="text-inherit underline">
          {copy.problems(count)}
        </a>
      )}
    </Notice>
  )
}
