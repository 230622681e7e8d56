import { useEffect } from 'react'
import { useBlocker } from 'react-router'

/** Milliseconds a link waits for the last words before it asks: a line that is dead may not say so for long. */
const LINK_WAITS = 8000

type LastWords = {
  /** Saves them; false where something is in the way. */
  save(): Promise<boolean>
  /** Whether some are not saved yet. */
  isBehind(): boolean
  /** What is asked before they are lost. */
  question: string
}

/**
 * For a page that saves while one writes. Another page of ours waits for the last words: who comes back at once finds them,
 * and nothing that cannot be saved goes without a question.
 */
export function useLastWords({ save, isBehind, question }: LastWords): void {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname && isBehind(),
  )
  useEffect(() => {
    if (blocker.state !== 'blocked') return
    let isOver = false
    const goOn = async () => {
      const isLate = new Promise<false>((resolve) => setTimeout(resolve, LINK_WAITS, false))
      const isKept = await Promise.race([save(), isLate])
      if (isOver) return
      if (isKept || window.confirm(question)) blocker.proceed()
      else blocker.reset()
    }
    void goOn()
    return () => {
      isOver = true
    }
  }, [blocker, save, question])
}
