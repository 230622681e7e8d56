import { useEffect } from 'react'
import { useBlocker } from 'react-router'
import { askBefore, type Keeper } from './unsaved.ts'

/** Milliseconds a link waits for the last words before it asks: a line that is dead may not say so for long. */
const LINK_WAITS = 8000

/** `question`: what is asked before they are lost. */
type LastWords = Keeper & { question: string }

/**
 * For a page that saves while one writes. Another page of ours waits for the last words: who comes back at once finds them,
 * and nothing that cannot be saved goes without a question.
 */
export function useLastWords({ save, isBehind, question }: LastWords): void {
  useEffect(() => askBefore({ save, isBehind }), [save, isBehind])
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
      // Hidden until its writer is back (`app/signedin.ts`), they are not lost, and nobody else is asked.
      if (isKept || (!document.body.hidden && window.confirm(question))) blocker.proceed()
      else blocker.reset()
    }
    void goOn()
    return () => {
      isOver = true
    }
  }, [blocker, save, question])
}
