import { createContext, useContext } from 'react'
import type { Copy } from '#copy/en'

/** Given by `app/entry.server.tsx` and `app/entry.client.tsx`: there the language is chosen. */
const CopyContext = createContext<Copy | undefined>(undefined)
export const CopyProvider = CopyContext.Provider

/** The sentences of the reader's language. In the browser an area of the catalog arrives when a page first asks for it. */
export function useCopy(): Copy {
  const copy = useContext(CopyContext)
  if (!copy) throw new Error('a page without a catalog')
  return copy
}
