import { createContext, useContext, useEffect, useRef } from 'react'
import { forgetSent } from '#app/sent'
import type { Problem } from '#platform/refusals'

/** What a form's fields and buttons know of it: what was refused, what had been typed, whether it is on the way. */
export type FormState = {
  problems: Record<string, Problem>
  typed: Record<string, string[]> | undefined
  stored?: Record<string, string[]>
  files?: readonly string[]
  isSending: boolean
  prefix: string
  /** A form that asks (GET): nothing in it is owed, so nothing is marked as optional. */
  isQuery: boolean
}

export const FormContext = createContext<FormState>({
  problems: {},
  typed: undefined,
  isSending: false,
  prefix: '',
  isQuery: false,
})
export const useForm = () => useContext(FormContext)

/** A field's value after a refusal, else its first one. */
export function useTyped(name: string, first: string | undefined): string | undefined {
  const { typed } = useForm()
  return typed ? (typed[name]?.[0] ?? '') : first
}

/** What somebody else saved in this field while something else was typed here (`app/meanwhile.ts`); else undefined. */
export function useStored(name: string): readonly string[] | undefined {
  return useForm().stored?.[name]
}

/** The list of values after a refusal, else the first ones. */
export function useTypedList(name: string, first: readonly string[] = []): readonly string[] {
  const { typed } = useForm()
  return typed ? (typed[name] ?? []) : first
}

/** What was sent is kept no longer than until its answer, with which this part of the page is still there. */
export function useForgetting(isSending: boolean): void {
  const wasSending = useRef(false)
  useEffect(() => {
    if (wasSending.current && !isSending) forgetSent()
    wasSending.current = isSending
  }, [isSending])
}
