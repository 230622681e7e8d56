import { useEffect } from 'react'

/**
 * Sees to it that this page shows what is `writer`'s no longer than they are signed in in this browser, '' being a page for
 * visitors (`app/signedin.ts`). `isWhole`: all of the page is theirs, not only words that are given back on it.
 */
export function useSamePerson(writer: string | undefined, isWhole: boolean): void {
  useEffect(() => {
    if (writer === undefined) return
    // No page waits for it: it comes once one is awake. Where an upgrade took it away the server still refuses.
    const watching = import('../signedin.ts').then(
      ({ watch }) => watch(writer, isWhole),
      () => undefined,
    )
    return () => void watching.then((end) => end?.())
  }, [writer, isWhole])
}
