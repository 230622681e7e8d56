import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { HydratedRouter } from 'react-router/dom'
import { lazyCopy, loadCopy } from './catalog.ts'
import { CopyProvider } from './ui/copy.tsx'

await loadCopy(document.documentElement.dataset.copy?.split(' ') ?? [])
startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <CopyProvider value={lazyCopy}>
        <HydratedRouter />
      </CopyProvider>
    </StrictMode>,
  )
})
