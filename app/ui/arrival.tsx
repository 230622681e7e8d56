import { useEffect, useState } from 'react'
import { useLocation } from 'react-router'

/** Whether this document has shown a page: what comes next takes its place without the browser saying so. */
let hasShown = false

/**
 * Says that another page is here to who does not see it, as a browser does of a document. Where the pressed link went with
 * the old page, the cursor goes to the new one's heading, which is read then; where it is still there, it stays, and the
 * page's title is said (WCAG 2.2, 2.4.3 and 4.1.3). Where the same page comes back without what was pressed on it, a claim
 * that was taken back or a line that was removed, the cursor goes to the heading as well.
 */
export function Arrival() {
  const { pathname, key } = useLocation()
  const [title, setTitle] = useState('')
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address is another page
  useEffect(() => {
    const isFirst = !hasShown
    hasShown = true
    if (isFirst) return
    const isLost = isCursorLost()
    setTitle(isLost ? '' : document.title)
    if (isLost) focusOnHeading()
  }, [pathname])
  // Asked while the page that comes is drawn: what was pressed is still there.
  const pressed = globalThis.document?.activeElement
  // biome-ignore lint/correctness/useExhaustiveDependencies: every page that arrives may be without what was pressed
  useEffect(() => {
    if (pressed?.isConnected === false && isCursorLost()) focusOnHeading()
  }, [key])
  return (
    <p aria-live="polite" className="sr-only">
      {title}
    </p>
  )
}

const isCursorLost = () => document.activeElement === null || document.activeElement === document.body

function focusOnHeading(): void {
  const heading = document.querySelector<HTMLElement>('main h1')
  if (!heading) return
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
}
