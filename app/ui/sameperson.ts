import { useEffect } from 'react'

/**
 * Where somebody else signs in in this browser, in another tab, this one shows the page of `writer` no longer: it goes to
 * what is the new person's. `tells`: the other tabs hear of `writer`, who is signed in here.
 */
export function useSamePerson(writer: string | undefined, tells: boolean): void {
  useEffect(() => {
    if (!writer || typeof BroadcastChannel === 'undefined') return
    const tabs = new BroadcastChannel('writer')
    tabs.onmessage = ({ data }) => {
      if (data !== writer) window.location.replace('/')
    }
    if (tells) tabs.postMessage(writer)
    return () => tabs.close()
  }, [writer, tells])
}
