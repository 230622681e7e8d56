import { createContext, type ReactNode, type SubmitEvent, useContext, useState } from 'react'
import { useFetcher } from 'react-router'
import type { Refused } from '#app/forms'
import { rememberSending } from '#app/sent'
import type { Command } from '#domain/room/command'
import { useCopy } from '#ui/copy'
import { notWrittenDown, Writer } from '#ui/form'
import { FormContext, useForgetting } from '#ui/form-state'
import { ProblemText, useProblemsAtHand } from '#ui/problem'
import { freshId } from './ids.ts'

type Last = { ok: boolean } | Refused | undefined

/** What the last form of this page got back where there are no scripts, and the id of the next command. */
export const CommandsContext = createContext<{ last: Last; eventId: string; isConnected: boolean }>({
  last: undefined,
  eventId: '',
  isConnected: true,
})

/** A form of the room: it stays where it is on the page, and without scripts it posts and comes back. */
export function RoomForm({
  name,
  children,
  className,
  onSubmit,
}: {
  name: string
  children: ReactNode
  className?: string
  onSubmit?: (event: SubmitEvent<HTMLFormElement>) => void
}) {
  const { last, isConnected } = useContext(CommandsContext)
  const [isHeld, setHeld] = useState(false)
  const copy = useCopy().room
  useProblemsAtHand()
  const fetcher = useFetcher<Last>({ key: name })
  const isSending = fetcher.state !== 'idle'
  useForgetting(isSending)
  const answer = fetcher.data ?? (refusedOf(last)?.typed.form?.[0] === name ? last : undefined)
  const refused = isSending ? undefined : refusedOf(answer)
  const state = {
    problems: refused?.problems ?? {},
    typed: refused?.typed,
    isSending,
    prefix: `${name}-`,
    isQuery: false,
  }
  const whole = refused?.problems['']
  return (
    <FormContext value={state}>
      <fetcher.Form
        method="post"
        // Also after a refusal: the room is another by now.
        defaultShouldRevalidate
        className={className}
        noValidate
        {...notWrittenDown}
        onSubmit={(event) => {
          // Nothing is sent while the server cannot be reached: what was typed stays here.
          const isAway = !isConnected || !navigator.onLine
          setHeld(isAway)
          if (isAway) return event.preventDefault()
          onSubmit?.(event)
          rememberSending(event.currentTarget, event.nativeEvent.submitter)
        }}
      >
        <input type="hidden" name="form" value={name} />
        <Writer />
        {children}
        {isHeld && (
          <p role="alert" className="mt-2 text-sm text-danger">
            {copy.notSent}
          </p>
        )}
        {whole && !isHeld && (
          <p role="alert" className="mt-2 text-sm text-danger">
            <ProblemText problem={whole} />
          </p>
        )}
      </fetcher.Form>
    </FormContext>
  )
}

const refusedOf = (last: Last): Refused | undefined => (last && 'problems' in last ? last : undefined)

type Fixed = { [K in Command['kind']]: { kind: K } }[Command['kind']] & Record<string, string | number>

/** A form that puts one command to the room. Fields people fill are its children. */
export function CommandForm({
  command,
  children,
  id,
  className,
}: {
  command: Fixed
  children: ReactNode
  /** Tells forms of the same kind apart. */
  id?: string
  className?: string
}) {
  const name = `command-${command.kind}${id ? `-${id}` : ''}`
  const { eventId } = useContext(CommandsContext)
  return (
    <RoomForm name={name} className={className} onSubmit={withFreshId}>
      <input type="hidden" name="eventId" defaultValue={eventId} />
      {Object.entries(command).map(([field, value]) => (
        <input key={field} type="hidden" name={`command.${field}`} value={value} />
      ))}
      {children}
    </RoomForm>
  )
}

/** The same press sent twice has one id; each next press another. */
function withFreshId(event: SubmitEvent<HTMLFormElement>): void {
  const field = event.currentTarget.elements.namedItem('eventId')
  if (field instanceof HTMLInputElement) field.value = freshId()
}
