import { createContext, useContext } from 'react'
import type { Family } from './ring.tsx'

/**
 * How the reader reads: locale of dates and numbers, zone of times. `zoneIsSure` is false when it is the network's.
 * `family`: the color of their own seat, where they have one. `hasMail`: whether the network sends mail.
 * `writer`: as whose page its forms say that they stand on (`app/writer.ts`).
 */
export type Reader = {
  locale: string
  zone: string
  zoneIsSure: boolean
  hasMail: boolean
  family?: Family | null
  writer?: string | undefined
}

const ReaderContext = createContext<Reader>({
  locale: 'en-US',
  zone: 'UTC',
  zoneIsSure: false,
  hasMail: false,
})
export const ReaderProvider = ReaderContext.Provider
export const useReader = (): Reader => useContext(ReaderContext)
