/** Pages without a server around them: their loaders and actions, asked as a browser would ask them. */
import { RouterContextProvider } from 'react-router'
import { addressContext, whoContext, zoneContext } from '#app/request'
import type { Browser } from '#tests/accounts'
import type { Person } from '#tests/database'

export type Params = Record<string, string>
type Part = (args: never) => Promise<unknown>

/** What a page's action said: a redirect's address, or a status with what the page gets to show. */
export type Said = { to?: string; status: number; shown?: unknown }

/** What a loader or an action is called with by a browser of this person. */
export const argsOf = (
  who: Person | undefined,
  path: string,
  params: Params,
  form?: Form | string,
  browser?: Browser,
) => {
  const context = new RouterContextProvider()
  const signedIn = who && { fresh: true, ...who, sessionId: '00000000-0000-7000-8000-000000000000' }
  context.set(whoContext, signedIn)
  context.set(zoneContext, undefined)
  context.set(addressContext, path)
  const body = typeof form === 'string' ? form : form && new URLSearchParams(form).toString()
  const headers = { cookie: browser?.cookies() ?? '' }
  return {
    params,
    context,
    request: new Request(`http://localhost${path}`, {
      headers,
      ...(body !== undefined && {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
        body,
      }),
    }),
  } as never
}

export type Form = [name: string, value: string][]

/** What a page's loader gives to this person. */
export async function load<P extends Part>(
  page: P,
  who: Person | undefined,
  path: string,
  params: Params = {},
) {
  return (await page(argsOf(who, path, params))) as Awaited<ReturnType<P>>
}

/**
 * What a page's action answers to this form, its fields or the text they make on their way, sent from `browser`, which
 * keeps the cookies of the answer.
 */
export async function post(
  page: Part,
  who: Person | undefined,
  path: string,
  form: Form | string,
  params: Params = {},
  browser?: Browser,
): Promise<Said> {
  const answer = await page(argsOf(who, path, params, form, browser)).catch((thrown: unknown) => {
    if (thrown instanceof Error) throw thrown
    return thrown
  })
  if (answer instanceof Response) {
    browser?.keep(answer.headers.getSetCookie())
    return { status: answer.status, to: answer.headers.get('location') ?? undefined }
  }
  const { data, init } = answer as { data?: unknown; init?: { status?: number; headers?: Headers } }
  browser?.keep(init?.headers?.getSetCookie() ?? [])
  return init ? { status: init.status ?? 200, shown: data } : { status: 200, shown: answer }
}
