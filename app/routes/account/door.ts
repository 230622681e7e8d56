import { data, type RouterContextProvider, redirect } from 'react-router'
import { asClinician, signedIn, visitOf, zoneContext } from '#app/request'
import { arrive } from '#domain/clinicians/actions'
import { hasArrived } from '#domain/clinicians/reads'
import { nameGiven } from '#platform/accounts/addresses'
import { pathOrNone } from '#platform/accounts/next'
import type { SignedIn } from '#platform/accounts/sessions'
import type { Visit } from '#platform/accounts/visit'
import { waysInWait } from '#platform/accounts/waysin'
import { actAs } from '#platform/database/acting'
import { Invalid, NotAllowed, NotFound } from '#platform/refusals'

type Context = Readonly<RouterContextProvider>

/** Where signing in leads: a path of this installation, else Today. Never another site. */
export const nextAfter = (request: Request): string => nextIn(request) ?? '/today'

/** The path of this installation that the address says to go on to; undefined where it says none. */
export const nextIn = (request: Request): string | undefined =>
  pathOrNone(new URL(request.url).searchParams.get('next') ?? '')

/** Who asks for the page that makes a new way in: freshly signed in, and not before somebody has vouched. */
export async function forNewWayIn(context: Context): Promise<SignedIn> {
  const who = signedIn(context)
  const mend = (await asClinician(context, waysInWait, undefined)) ? 'be-vouched-for' : 'sign-in-again'
  if (mend === 'be-vouched-for' || !who.fresh) throw data({ refusal: 'not-allowed', mend, ids: {} }, 403)
  return who
}

/** At the door a refusal for being too quick stands in the form, so that nothing typed is lost; `says` when to try again. */
export async function atDoor<O>(
  args: { request: Request; context: Context },
  work: (visit: Visit) => Promise<O>,
  says: 'signIn.tooOften' | 'door.anHour' | 'door.aQuarter' = 'signIn.tooOften',
): Promise<O> {
  try {
    return await work(visitOf(args.request, args.context))
  } catch (error) {
    if (error instanceof NotAllowed && error.mend === 'too-often') throw new Invalid({ '': says })
    throw error
  }
}

/** What a link's form led to; undefined where the link is unknown, used or over, which its page says (`over`). */
export const unlessOver = <O>(work: Promise<O>): Promise<O | undefined> =>
  work.catch((error: unknown) => {
    if (error instanceof NotFound) return undefined
    throw error
  })

/** The answer to the form of a link that opens nothing any more: the page's loader says so in words. */
export const over = () => data(undefined, 404)

/**
 * Lets a signed-in person in with their cookies; makes the clinician of the account where it is not there yet, which
 * is so after confirming the address, and after a fault in between.
 */
export async function letIn(
  context: Context,
  accountId: string,
  cookies: readonly string[],
  to: string,
): Promise<Response> {
  const actor = { clinicianId: accountId, fresh: true }
  if (!(await actAs(actor, hasArrived, undefined)))
    await actAs(actor, arrive, {
      name: (await nameGiven(accountId)) || '?',
      zone: context.get(zoneContext) ?? '',
    })
  return redirect(to, { headers: withCookies(cookies) })
}

/** What goes with the answer that signs out: nothing of the person stays in this browser (canaries: the browser's storage). */
export function leavingNothing(cookies: readonly string[]): Headers {
  const headers = withCookies(cookies)
  headers.set('Clear-Site-Data', '"cache", "storage"')
  return headers
}

export function withCookies(cookies: readonly string[]): Headers {
  return new Headers(cookies.map((cookie) => ['Set-Cookie', cookie]))
}
