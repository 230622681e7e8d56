import { sql } from 'kysely'
import pg from 'pg'
import * as z from 'zod'
import { outlive } from '#platform/database/connection'
import { newId } from '#platform/identifiers'
import { Invalid } from '#platform/refusals'
import { browserOf } from './browsers.ts'
import { accounts, accountsSettings, closeWithAccounts, inAccounts } from './connection.ts'
import { cookiePrefix, sessionSecret } from './cookies.ts'
import { deviceCookie } from './devices.ts'
import { tellOfSignIn } from './passwords.ts'
import { endSession, idleDays, type SignedIn } from './sessions.ts'
import { requireFresh } from './sign-in.ts'
import { notePasskeysRemoved } from './takenaway.ts'
import { requireWaysIn } from './waysin.ts'

/**
 * Passkeys are better-auth's work, on the same tables and the same cookie as everything here. It is loaded when the
 * first passkey is used: it takes 60 MB and a fifth of a second that a start should not pay. None of its own
 * addresses are served; pages call these functions.
 */
type Auth = Awaited<ReturnType<typeof load>>
let loaded: { of: object; auth: Promise<Auth> } | undefined

function auth(): Promise<Auth> {
  const settings = accountsSettings()
  if (loaded?.of !== settings) loaded = { of: settings, auth: load() }
  return loaded.auth
}

async function load() {
  const [{ betterAuth }, { passkey }] = await Promise.all([
    import('better-auth'),
    import('@better-auth/passkey'),
  ])
  const { databaseUrl, publicUrl } = accountsSettings()
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    options: '-c search_path=accounts -c timezone=UTC',
    max: 2,
  })
  outlive(pool)
  closeWithAccounts(() => pool.end())
  const stamps = { createdAt: 'created_at', updatedAt: 'updated_at' }
  return betterAuth({
    appName: 'Colloquy',
    baseURL: publicUrl,
    secret: await sessionSecret(),
    database: pool,
    telemetry: { enabled: false },
    rateLimit: { enabled: false }, // ours is shared by all processes (throttles.ts)
    logger: { disabled: true },
    advanced: {
      cookiePrefix: cookiePrefix(),
      useSecureCookies: false, // it would put a prefix of its own before ours, which holds more
      defaultCookieAttributes: { secure: publicUrl.startsWith('https:') },
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => newId() },
    },
    user: { modelName: 'account', fields: { emailVerified: 'email_confirmed', ...stamps } },
    account: {
      modelName: 'credential',
      fields: {
        userId: 'account_id',
        providerId: 'provider',
        accountId: 'subject',
        password: 'password_digest',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        ...stamps,
      },
    },
    session: {
      fields: {
        userId: 'account_id',
        userAgent: 'user_agent',
        ipAddress: 'ip_address',
        expiresAt: 'expires_at',
        ...stamps,
      },
      expiresIn: idleDays * 24 * 60 * 60,
      freshAge: 10 * 60,
      disableSessionRefresh: true, // sessions.ts does
    },
    verification: {
      modelName: 'challenge',
      fields: { expiresAt: 'expires_at', ...stamps },
      storeIdentifier: 'hashed',
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => ({
            data: { ...session, userAgent: browserOf(session.userAgent ?? '') },
          }),
        },
      },
    },
    plugins: [
      passkey({
        rpID: new URL(publicUrl).hostname,
        rpName: 'Colloquy',
        origin: new URL(publicUrl).origin,
        // The passkey is the only factor, so its holder must have unlocked it.
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        registration: {
          afterVerification: ({ verification }) => {
            requireUnlocked(verification.registrationInfo?.userVerified)
          },
        },
        authentication: {
          afterVerification: ({ verification }) => {
            requireUnlocked(verification.authenticationInfo?.userVerified)
          },
        },
        schema: {
          passkey: {
            fields: {
              publicKey: 'public_key',
              userId: 'account_id',
              credentialID: 'credential_id',
              deviceType: 'device_type',
              backedUp: 'backed_up',
              createdAt: 'created_at',
            },
          },
        },
      }),
    ],
  })
}

function requireUnlocked(isVerified: boolean | undefined): void {
  if (!isVerified) throw new Error('the passkey was not unlocked by its holder')
}

/**
 * What a browser needs to make a passkey. The answer sets a short-lived cookie.
 * Refuses: NotAllowed sign-in-again, be-vouched-for.
 */
export async function passkeyToMake(request: Request, who: SignedIn): Promise<Response> {
  requireFresh(who)
  await requireWaysIn(who)
  const { api } = await auth()
  return api.generatePasskeyRegistrationOptions({ headers: request.headers, asResponse: true })
}

/** Keeps the passkey a browser made; the person is told by mail. Refuses: NotAllowed sign-in-again, be-vouched-for. */
export async function addPasskey(
  request: Request,
  who: SignedIn,
  made: { response: unknown; name: string },
): Promise<Response> {
  requireFresh(who)
  await requireWaysIn(who)
  const { api } = await auth()
  const answer = await api.verifyPasskeyRegistration({
    headers: request.headers,
    body: made,
    asResponse: true,
  })
  if (answer.ok) await tellOfSignIn(who.clinicianId, 'passkey')
  return answer.ok ? withoutBody(answer) : answer
}

/** What a browser needs to sign in with a passkey: the same for everybody. */
export async function passkeyToAsk(): Promise<Response> {
  const { api } = await auth()
  return api.generatePasskeyAuthenticationOptions({ headers: new Headers(), asResponse: true })
}

/** What the browser answers (WebAuthn AuthenticationResponseJSON); better-auth checks the rest of it. */
export const PasskeyAnswer = z.looseObject({ id: z.string(), type: z.literal('public-key') })
export type PasskeyAnswer = z.infer<typeof PasskeyAnswer>

/**
 * Signs in with a passkey; undefined when it is not one of ours or was not unlocked. Gives the session's cookies;
 * who signs in again must be who was signed in (`only`).
 */
export async function signInByPasskey(
  request: Request,
  response: PasskeyAnswer,
  only?: SignedIn,
): Promise<{ accountId: string; cookies: string[] } | undefined> {
  if (only && (await ownerOf(response.id)) !== only.clinicianId) return undefined
  const { api } = await auth()
  const answer = await api.verifyPasskeyAuthentication({
    headers: request.headers,
    body: { response: response as never },
    asResponse: true,
  })
  if (!answer.ok) return undefined
  const { session } = (await answer.json()) as { session: { userId: string } }
  const cookies = [...answer.headers.getSetCookie(), await deviceCookie(request, session.userId)]
  if (only) await endSession(only, only.sessionId)
  return { accountId: session.userId, cookies }
}

async function ownerOf(credentialId: string): Promise<string | undefined> {
  const { rows } = await sql<{
    account_id: string
  }>`select account_id from passkey where credential_id = ${credentialId}`.execute(accounts())
  return rows[0]?.account_id
}

const withoutBody = (answer: Response) => new Response(null, { status: 204, headers: answer.headers })

export type PasskeyLine = { id: string; name: string; madeAt: string }

/** An account's passkeys, the oldest first; `madeAt` in ISO, no key in them. */
export async function passkeysOf(accountId: string): Promise<PasskeyLine[]> {
  const { rows } = await sql<{ id: string; name: string | null; created_at: Temporal.Instant }>`
    select id, name, created_at from passkey where account_id = ${accountId} order by created_at`.execute(
    accounts(),
  )
  return rows.map((row) => ({ id: row.id, name: row.name ?? '', madeAt: String(row.created_at) }))
}

/**
 * Removes one of one's own passkeys; again is the same. Refuses: NotAllowed sign-in-again; Invalid when it is the
 * last way to sign in (no password, no other passkey), also where two are removed at the same moment.
 */
export async function removePasskey(who: SignedIn, passkeyId: string): Promise<void> {
  requireFresh(who)
  await inAccounts(async (tx) => {
    await sql`select from account where id = ${who.clinicianId} for update`.execute(tx)
    const { rows } = await sql<{ ways: number }>`
      select (select count(*) from passkey where account_id = ${who.clinicianId} and id <> ${passkeyId})::int
           + (select count(*) from credential where account_id = ${who.clinicianId})::int as ways`.execute(tx)
    if (rows[0]!.ways === 0) throw new Invalid({ '': 'account.lastWay' })
    const { rows: removed } = await sql<{ id: string }>`
      delete from passkey where account_id = ${who.clinicianId} and id = ${passkeyId} returning id`.execute(
      tx,
    )
    notePasskeysRemoved(tx, removed)
  })
}
