import { useEffect } from 'react'
import { useLastWords } from '#app/ui/lastwords'
import { useCopy } from '#ui/copy'

type Saving = {
  save(isLeaving?: boolean): Promise<boolean>
  leave(): void
  isBehind(): boolean
  isUnderWay(): boolean
}

/** Keeps the last words of a page that is left: by a link, Back, another address, a closed tab, or for another program. */
export function useLeaving({ save, leave, isBehind, isUnderWay }: Saving): void {
  const { leaveUnsaved } = useCopy().cases.editor
  useEffect(() => {
    const again = () => void save()
    // What is under way may be broken off, and a busy machine may end a page that goes before it comes to say that it
    // is hidden: sent twice, the words are there once.
    const hurry = () => {
      if (isUnderWay()) leave()
      else void save(true)
    }
    const warn = (event: BeforeUnloadEvent) => {
      if (!isBehind()) return
      event.preventDefault()
      hurry()
    }
    // A phone may end a page that lies behind another program without a further word to it.
    const hide = () => {
      if (document.visibilityState === 'hidden' && isBehind()) hurry()
    }
    window.addEventListener('beforeunload', warn)
    // Not every browser asks before it leaves, and what is on its way it breaks off.
    window.addEventListener('pagehide', leave)
    document.addEventListener('visibilitychange', hide)
    window.addEventListener('online', again)
    // Back from the tab in which one signed in again.
    window.addEventListener('focus', again)
    return () => {
      window.removeEventListener('beforeunload', warn)
      window.removeEventListener('pagehide', leave)
      document.removeEventListener('visibilitychange', hide)
      window.removeEventListener('online', again)
      window.removeEventListener('focus', again)
    }
  }, [save, isBehind, isUnderWay, leave])
  useLastWords({ save, isBehind, question: leaveUnsaved })
  // Whatever else takes this page's place: it comes to no next attempt of its own.
  useEffect(
    () => () => {
      if (isUnderWay()) void save()
      else leave()
    },
    [isUnderWay, save, leave],
  )
}
