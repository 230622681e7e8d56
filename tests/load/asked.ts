import pg from 'pg'
import { vi } from 'vitest'

/** How many statements this work sends, to whichever database. */
export async function questionsOf(work: () => Promise<unknown>): Promise<number> {
  const asked = vi.spyOn(pg.Client.prototype, 'query')
  try {
    await work()
    return asked.mock.calls.length
  } finally {
    asked.mockRestore()
  }
}
