import * as z from 'zod'
import { networkContext, signedIn, whoContext } from '#app/request'
import {
  addPasskey,
  PasskeyAnswer,
  passkeyToAsk,
  passkeyToMake,
  signInByPasskey,
} from '#platform/accounts/passkeys'
import { spend } from '#platform/accounts/throttles'
import { seenText } from '#platform/names'
import { NotAllowed } from '#platform/refusals'
import type { Route } from './+types/passkeys'
import { letIn } from './door.ts'

const Made = z.object({ response: z.unknown(), name: z.string().max(60).transform(seenText) })

/** What scripts of the pages post while a passkey is made or used: JSON in and out. */
export async function action(args: Route.ActionArgs): Promise<Response> {
  const minutes = 15
  const isWithin = await spend([{ of: `passkeys ${args.context.get(networkContext)}`, tries: 120, minutes }])
  if (!isWithin) return new Response(null, { status: 429, headers: { 'Retry-After': String(minutes * 60) } })
  try {
    return (await step(args)) ?? new Response(null, { status: 400 })
  } catch (error) {
    if (error instanceof NotAllowed) return new Response(null, { status: 403 })
    throw error
  }
}

async function step({ request, params, context }: Route.ActionArgs): Promise<Response | undefined> {
  const body: unknown = await request.json().catch(() => undefined)
  if (params.step === 'ask') return passkeyToAsk()
  if (params.step === 'make') return passkeyToMake(request, signedIn(context))
  if (params.step === 'add') {
    const made = Made.safeParse(body)
    return made.success
      ? addPasskey(request, signedIn(context), { response: made.data.response, name: made.data.name })
      : undefined
  }
  if (params.step !== 'sign-in') return undefined
  const answer = PasskeyAnswer.safeParse(body)
  const opened = answer.success && (await signInByPasskey(request, answer.data, context.get(whoContext)))
  if (!opened) return undefined
  const { headers } = await letIn(context, opened.accountId, opened.cookies, '/')
  headers.delete('Location')
  return new Response(null, { status: 204, headers })
}
