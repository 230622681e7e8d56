/** A form sent twice, one after the other or at once, for tests of where each press leads. */
import { expect } from 'vitest'
import type { Person } from '#tests/database'
import { type Form, type Params, post, type Said } from '#tests/pages'

export type Sending = { page: { action: unknown }; who?: Person; path: string; form?: Form; params?: Params }

/** Sends a form to its page's action once. */
export const send = ({ page, who, path, form = [], params = {} }: Sending): Promise<Said> =>
  post(page.action as never, who, path, form, params)

/** Sends the form once, once more, and twice at once; what each was answered. */
async function twice(make: () => Promise<Sending>): Promise<Said[]> {
  const [after, atOnce] = [await make(), await make()]
  const first = await send(after)
  return [first, await send(after), ...(await Promise.all([send(atOnce), send(atOnce)]))]
}

/** Each press leads there; `to` undefined: the page stays. `make` sets up anew what is sent to. */
export async function expectTheSame(make: () => Promise<Sending>, to: RegExp | undefined): Promise<void> {
  for (const one of await twice(make)) {
    expect(one).toMatchObject({ status: to ? 302 : 200 })
    if (to) expect(one.to).toMatch(to)
  }
}
