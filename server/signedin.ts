/** Who is signed in in a browser, for its open pages. */
import { writerMark } from '#app/writer'
import { clinicianFor } from '#platform/accounts/sessions'

/** Their mark, which their pages have and which says nothing about them (`app/writer.ts`); empty for nobody. */
export async function signedIn(request: Request): Promise<Response> {
  const who = await clinicianFor(request)
  return new Response(who ? writerMark(who.clinicianId) : '', {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  })
}
