import { useEffect, useRef } from 'react'

/** Where the button that had the focus is gone with its phase, the focus goes to what the facilitator presses next. */
export function useFocusKept(): void {
  const last = useRef<Element | null>(null)
  useEffect(() => {
    const remember = () => {
      last.current = document.activeElement
    }
    document.addEventListener('focusin', remember)
    return () => document.removeEventListener('focusin', remember)
  }, [])
  useEffect(() => {
    if (!last.current || last.current.isConnected || document.activeElement !== document.body) return
    last.current = null
    const to = document.querySelector<HTMLElement>('#room-controls form:last-of-type button, #page')
    to?.focus()
  })
}
