/**
 * The sample network's web: the product, and three addresses to try it with. Only the demo's entry loads this
 * module, and it works only on a database marked as a demo.
 */

import { Hono } from 'hono'
import { accountOf } from '#platform/accounts/addresses'
import { accounts } from '#platform/accounts/connection'
import { openSession } from '#platform/accounts/sessions'
import { close, open, app as product } from '#server/app'
import { type Door, strictHeaders } from '#server/headers'
import { runDueJobs } from '#server/jobs'
import { addressOf } from './arrivals.ts'
import { type Owner, openOwner } from './owner.ts'
import { cast } from './people.ts'
import { personasPage } from './personas.ts'

const publicUrl = process.env.COLLOQUY_URL ?? 'http://localhost:3001'

export const app = new Hono<Door>()
app.use('/demo/*', strictHeaders(publicUrl, false))
app.use('/demo', strictHeaders(publicUrl, false))

/** Runs `work` with what the owner alone may do. Throws where the database is none of a demo's. */
async function withOwner<T>(work: (owner: Owner) => Promise<T>): Promise<T> {
  const owner = await openOwner(setting('COLLOQUY_DEMO_OWNER_URL'))
  try {
    if ((await owner.stands()) !== 'whole') throw new Error('this is not the database of a sample network')
    return await work(owner)
  } finally {
    await owner.close()
  }
}

app.get('/demo', async (c) => {
  const now = await withOwner((owner) => owner.now())
  return c.html(personasPage(cast, now))
})

app.post('/demo/as/:slug', async (c) => {
  const person = cast.find((member) => member.slug === c.req.param('slug'))
  const id = person && (await withOwner(() => accountOf(addressOf(person))))
  if (!id) return c.text('There is nobody by that name.', 404)
  for (const cookie of await openSession(accounts(), id, c.req.raw))
    c.header('Set-Cookie', cookie, { append: true })
  return c.redirect('/', 303)
})

app.post('/demo/clock', async (c) => {
  const { to } = await c.req.parseBody()
  const instant = instantOf(String(to ?? ''))
  if (!instant) return c.text('Please give "to" as an instant, like 2026-12-03T23:30:00Z.', 400)
  const isForward = await withOwner(async (owner) => {
    if (Temporal.Instant.compare(instant, await owner.now()) < 0) return false
    await owner.moveTo(instant)
    return true
  })
  if (!isForward) return c.text('Time goes forward only.', 400)
  await runDueJobs()
  return c.redirect('/demo', 303)
})

app.route('/', product)

export { close, open }

/** An instant, or a wall time without a zone, which is taken as UTC. */
function instantOf(text: string): Temporal.Instant | undefined {
  for (const attempt of [text, `${text}Z`]) {
    try {
      return Temporal.Instant.from(attempt)
    } catch {}
  }
  return undefined
}

function setting(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is missing: start with npm run demo`)
  return value
}
