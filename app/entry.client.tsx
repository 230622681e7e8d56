import { type ReactNode, StrictMode, startTransition, useLayoutEffect } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { HydratedRouter } from 'react-router/dom'
import { lazyCopy, loadCopy, oldPage } from './catalog.ts'
import { tellChoices } from './chosenearly.ts'
import { rememberTyping } from './typedearly.ts'
import { CopyProvider } from './ui/copy.tsx'

const putBackTyping = rememberTyping(document)

/** Around the whole page: its layout effect runs after all others, when the page has woken up and before it is painted. */
function WakingUp({ children }: { children: ReactNode }) {
  useLayoutEffect(() => {
    putBackTyping()
    tellChoices(document)
    void oldPage()
    performance.mark('awake') // for whoever measures how long a page sleeps, and for tests that press like a person, later
  }, [])
  return children
}

await loadCopy(document.documentElement.dataset.copy?.split(' ') ?? [])
startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <WakingUp>
        <CopyProvider value={lazyCopy}>
          <HydratedRouter onError={async (error) => (await oldPage()).askAnew(error)} />
        </CopyProvider>
      </WakingUp>
    </StrictMode>,
  )
})
