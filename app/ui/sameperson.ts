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
      if (data !== writer) goUnasked()
    }
    if (tells) tabs.postMessage(writer)
    return () => tabs.close()
  }, [writer, tells])
}

let isGivenUp = false

/**
 * Whether this page goes because somebody else is signed in: it asks nobody whether it may, or it would stay for them to
 * read, and sends nothing more, which would go in their name.
 */
export const isAnothersNow = (): boolean => isGivenUp

function goUnasked(): void {
  isGivenUp = true
  window.location.replace('/')
}
