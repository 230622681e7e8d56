import { useEffect, useRef, useState } from 'react'
import { seenField } from '#app/forms'
import { useForm, useTyped } from './form-state.tsx'

/** Says with a form what its fields show (`app/meanwhile.ts`): as long as they show it, whatever is stored meanwhile. */
export function Seen({ seen }: { seen: string }) {
  const { typed, isSending } = useForm()
  const first = useTyped(seenField, seen)
  const [shown, show] = useState(first)
  const wasSending = useRef(false)
  useEffect(() => {
    const isAccepted = wasSending.current && !isSending && !typed
    if (isAccepted) show(seen)
    wasSending.current = isSending
  }, [isSending, typed, seen])
  return <input type="hidden" name={seenField} value={shown} />
}
