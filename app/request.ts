import { createContext, data, type RouterContextProvider, redirect } from 'react-router'
import { z } from 'zod'
import { withNext } from '#platform/accounts/next'
import type { SignedIn } from '#platform/accounts/sessions'
import type { Visit } from '#platform/accounts/visit'
import { type Acting, type Actor, actAs, type Looking, lookAs } from '#platform/database/acting'
import type { DatabaseFailure } from '#platform/database/away'
import { oneAtATime } from '#platform/database/oneatatime'
import type { Act } from '#platform/database/together'
import {
  Destroyed,
  Invalid,
  type Mend,
  NotAllowed,
  NotFound,
  type OfferEnd,
  OfferGone,
  type Problem,
  Stale,
} from '#platform/refusals'
import { filesIn, type Read, type Refused, sentencesIn, typedIn, valueFromForm } from './forms.ts'
import { ChangedMeanwhile, refuseUnseen, type Stored } from './meanwhile.ts'
import { isFilledIn, type Sent, sentFrom } from './sent.ts'
import { isAnothers } from './writer.ts'

/** Who asks; undefined for a visitor. These keys are filled by `server/app.ts`, once a request. */
export const whoContext = createContext<SignedIn | undefined>(undefined)
/** How who asks looks things up in this request; null for a visitor and where something is changed. */
export const actContext = createContext<Act | null>(null)
/** The number that marks this page's own scripts (Content-Security-Policy). */
export const nonceContext = createContext<string>('')
/** The reader's locale for dates and numbers, and the zone of their browser where it is known. */
export const localeContext = createContext<string>('en-US')
export const zoneContext = createContext<string | undefined>(undefined)
/** The page as it was written by `app/entry.server.tsx`; the answer to it then holds only status and headers. */
export const htmlContext = createContext<string | null>(null)
/** The page asked for, path and query: where signing in leads back to. */
export const addressContext = createContext<string>('/')

/** Fields whose file was too large to be taken, at `maximum` megabytes: the rest of the form came through. */
export const tooLargeContext = createContext<TooLarge | null>(null)

/** Why the database could not do what a loader or action of this request asked of it. */
export const failureContext = createContext<DatabaseFailure | null>(null)

/** The caller's network as far as one household goes, for throttles (`networkOf`). */
export const networkContext = createContext<string>('unknown')

/** A request at the door, as `platform/accounts` takes it. */
export const visitOf = (request: Request, context: Context): Visit => ({
  request,
  network: context.get(networkContext),
})

type Context = Readonly<RouterContextProvider>
export type TooLarge = { files: readonly string[]; maximum: number }

/**
 * What `app/root.tsx` gets to show instead of a page; an answer of a form never carries it. `typed`: the sentences of a
 * form that was refused though its writer did nothing wrong, to be kept; `sent`: all of it, to be sent again.
 */
export type Refusal =
  | { refusal: 'not-found'; typed?: string[] }
  | { refusal: 'destroyed'; typed?: string[] }
  | { refusal: 'offer-gone'; became: OfferEnd; groupId?: string }
  | { refusal: 'not-allowed'; mend: Mend; ids: Record<string, string>; typed?: string[]; sent?: Sent }
  | { refusal: 'stale'; typed?: string[] }
  | { refusal: 'another' }
  | { refusal: DatabaseFailure }
  | { refusal: 'invalid'; problems: Record<string, Problem> }

/**
 * Runs a read or an action for the clinician who asks. A visitor is sent to sign in and comes back;
 * refusals become the pages of `app/root.tsx`.
 */
export async function asClinician<I, O>(
  context: Context,
  work: (acting: Acting, input: I) => Promise<O>,
  input: I,
): Promise<O> {
  const actor = signedIn(context)
  return refusalsAsPages(() => {
    refuseWhatIsNoId(input)
    return actFor(context, actor)(work, input)
  })
}

/** How this request acts for who asks: what is only looked up is read together (`together`), a change stands alone. */
export function actFor(context: Context, actor: Actor): Act {
  return context.get(actContext) ?? ((work, input) => actAs(actor, work, input))
}

/** Runs a read or an action for whoever asks, as a visitor: it sees public rows only. */
export async function asVisitor<I, O>(
  context: Context,
  work: (looking: Looking, input: I) => Promise<O>,
  input: I,
): Promise<O> {
  void context
  return refusalsAsPages(() => {
    refuseWhatIsNoId(input)
    return lookAs(work, input)
  })
}

const anId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** An address may hold anything where an id belongs: what is none is nobody's, and nothing to trouble the database with. */
function refuseWhatIsNoId(input: unknown): void {
  for (const [name, value] of Object.entries(input ?? {}))
    if (name.endsWith('Id') && typeof value === 'string' && value !== '' && !anId.test(value))
      throw new NotFound()
}

/** Who asks; a visitor is sent to sign in. */
export function signedIn(context: Context): Actor & SignedIn {
  const who = context.get(whoContext)
  if (who) return who
  const address = context.get(addressContext)
  throw redirect(address === '/' ? '/sign-in' : withNext('/sign-in', address))
}

/**
 * Reads a posted form by the action's own input shape. Lists come from repeated names, yes and no from
 * checkboxes, nested fields from names like `license.number`; what the address names (`params`) wins over the form.
 */
export async function readForm<S extends z.ZodType>(
  request: Request,
  schema: S,
  params: Record<string, string | undefined> = {},
): Promise<Read<z.output<S>>> {
  return valueFromForm(await fieldsOf(request), schema, params)
}

/** The fields of a posted form. A post that is none (no page of ours sends one) is refused: no fault of ours. */
export async function fieldsOf(request: Request): Promise<FormData> {
  return request.formData().catch(() => {
    throw data<Refusal>({ refusal: 'invalid', problems: {} }, 400)
  })
}

type SubmitArgs = { request: Request; params: Record<string, string | undefined>; context: Context }
export type Answer<O> = { ok: true; value: O } | Refused

/**
 * The usual life of a clinician's form: read it, run the action, and give field problems back beside the fields
 * whether the shape or the action found them. Other refusals become pages. `storedNow`: what the form's fields would show
 * now; what somebody else saved since the form was opened is then shown instead of overwritten. `whose`: where everybody
 * has their own of it, nobody waits for another.
 */
export async function submit<S extends z.ZodType, O>(
  { request, params, context }: SubmitArgs,
  schema: S,
  work: (acting: Acting, input: z.output<S>) => Promise<O>,
  storedNow?: (acting: Acting, input: z.output<S>) => Promise<Stored>,
  whose: 'shared' | 'own' = 'shared',
): Promise<Answer<O>> {
  const actor = await whoSends(request, context)
  const { pathname } = new URL(context.get(addressContext), 'http://here')
  const tooLarge = context.get(tooLargeContext)
  if (tooLarge) return refusedFiles(await ownFieldsOf(request, context), tooLarge)
  return answerForm({ request, params, context }, schema, (input, fields) =>
    actAs(
      actor,
      async (acting, given) => {
        if (storedNow) {
          const by = whose === 'own' ? actor.clinicianId : ''
          await oneAtATime(acting.tx, `${pathname} ${fields.get('form') ?? ''} ${by}`)
          refuseUnseen(await storedNow(acting, given), given as Stored, typedIn(fields))
        }
        return work(acting, given)
      },
      input,
    ),
  )
}

/** The form comes back with what is wrong with its files, before its other fields are looked at. */
function refusedFiles(fields: FormData, { files, maximum }: TooLarge): Refused {
  const problem = { code: 'file.large', values: { maximum } }
  const problems = Object.fromEntries(files.map((name) => [name, problem]))
  return { ok: false, problems, typed: typedIn(fields) }
}

/**
 * Who sends this form. Whose session ended meanwhile gets all of it back, to send again once signed in, instead of a page
 * to sign in that forgets it; a form in which nothing was filled in is not worth that. Reads the form only for those.
 */
export async function whoSends(request: Request, context: Context): Promise<Actor & SignedIn> {
  if (!context.get(whoContext)) {
    const sent = sentFrom(await fieldsOf(request), context.get(addressContext))
    if (isFilledIn(sent)) throw data<Refusal>({ refusal: 'not-allowed', mend: 'sign-in', ids: {}, sent }, 401)
  }
  return signedIn(context)
}

/** What an address asks for after its `?`, by name; NUL goes, which PostgreSQL keeps in no text. */
export const queryOf = (request: Request): Record<string, string> =>
  Object.fromEntries(
    [...new URL(request.url).searchParams].map(([name, text]) => [name, text.replaceAll('\0', '')]),
  )

/** The id before which a list goes on, as its address says it (`?before=`); undefined for the first page. */
export const beforeIn = (request: Request): string | undefined =>
  z.uuid().safeParse(new URL(request.url).searchParams.get('before')).data

/** A refused form's answer with the status that says so. */
export const answered = <A extends Answer<unknown>>(answer: A) => (answer.ok ? answer : data(answer, 400))

/** The same where nobody acts yet, or something stands around the action: signing up, signing in, setting up. */
export async function answerForm<S extends z.ZodType, O>(
  { request, params, context }: SubmitArgs,
  schema: S,
  work: (input: z.output<S>, fields: FormData) => Promise<O>,
): Promise<Answer<O>> {
  const fields = await ownFieldsOf(request, context)
  const form = valueFromForm(fields, schema, params)
  const answer = form.ok ? await keepingTyped(fields, () => work(form.value, fields)) : form
  return answer.ok ? answer : { ...answer, files: filesIn(fields) }
}

/** The fields of a posted form, unless another person wrote them on a page of theirs: who is signed in now sees none of it. */
export async function ownFieldsOf(request: Request, context: Context): Promise<FormData> {
  const fields = await fieldsOf(request)
  if (isAnothers(fields, context.get(whoContext))) throw data<Refusal>({ refusal: 'another' }, 403)
  return fields
}

/** Runs `work`; its field problems come back with what was typed, its other refusals become pages. */
export async function keepingTyped<O>(fields: FormData, work: () => Promise<O>): Promise<Answer<O>> {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    if (error instanceof ChangedMeanwhile) {
      const { problems, typed, stored } = error
      return { ok: false, problems, typed, stored }
    }
    if (error instanceof Invalid) return { ok: false, problems: error.problems, typed: typedIn(fields) }
    throw notFreshWith(error, fields) ?? pageOf(error, sentencesIn(fields))
  }
}

/** Who signed in too long ago gets the form back to send again, as `whoSends` gives it to whose session ended. */
function notFreshWith(error: unknown, fields: FormData): unknown {
  if (!(error instanceof NotAllowed && error.mend === 'sign-in-again')) return undefined
  const { mend, ids } = error
  const sent = sentFrom(fields)
  return isFilledIn(sent) ? data<Refusal>({ refusal: 'not-allowed', mend, ids, sent }, 403) : undefined
}

async function refusalsAsPages<O>(work: () => Promise<O>): Promise<O> {
  try {
    return await work()
  } catch (error) {
    throw pageOf(error)
  }
}

/** A refusal as what React Router throws to the page; anything else stays what it is. */
function pageOf(error: unknown, typed: string[] = []): unknown {
  if (error instanceof Destroyed) return data<Refusal>({ refusal: 'destroyed', typed }, 410)
  if (error instanceof OfferGone) {
    const { became, groupId } = error
    return data<Refusal>({ refusal: 'offer-gone', became, ...(groupId && { groupId }) }, 410)
  }
  if (error instanceof NotFound) return data<Refusal>({ refusal: 'not-found', typed }, 404)
  if (error instanceof NotAllowed)
    return data<Refusal>({ refusal: 'not-allowed', mend: error.mend, ids: error.ids, typed }, 403)
  if (error instanceof Stale) return data<Refusal>({ refusal: 'stale', typed }, 409)
  if (error instanceof Invalid) return data<Refusal>({ refusal: 'invalid', problems: error.problems }, 400)
  return error
}
