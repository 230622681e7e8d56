/**
 * The live room's streams (server-sent events). One LISTEN connection a process wakes the rooms that somebody in this
 * process listens to; a notification holds a meeting's id and nothing else. What is sent is the room's whole state, in
 * ids and numbers, so that a stream that broke goes on with the next event.
 */
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { Client } from 'pg'
import { z } from 'zod'
import { noteServerBeat } from '#domain/outages/actions'
import { answerInRoom } from '#domain/presence/actions'
import { Answer } from '#domain/presence/answer'
import { newsForStream } from '#domain/room/reads'
import { clinicianFor } from '#platform/accounts/sessions'
import { actAs } from '#platform/database/acting'
import { log } from '#platform/log'
import { NotAllowed, NotFound } from '#platform/refusals'
import { Hub, type Listener, type News, turns } from './hub.ts'
import { countListener } from './metrics.ts'

const hubs = new Map<string, Hub>()
const tickSeconds = 2.5
/** Open streams of one person in one room, in this process: the oldest gives way. */
const mostStreams = 8

/** A number after every event's: asks only who may listen. */
const noEvents = 2 ** 31 - 1

const nothing = () => new Response(null, { status: 404, headers: { 'Cache-Control': 'no-store' } })

export const live = new Hono()

/** The stream of a room: to anyone who may not have it there is none. */
live.get('/rooms/:meetingId', async (c) => {
  const who = await clinicianFor(c.req.raw)
  const meetingId = c.req.param('meetingId')
  if (!who || !z.uuid().safeParse(meetingId).success) return nothing()
  const { listeners } = await newsForStream(meetingId, noEvents, [who.clinicianId])
  if (listeners[who.clinicianId] === undefined) return nothing()
  c.header('X-Accel-Buffering', 'no')
  const answer = streamSSE(c, async (stream) => {
    const done = Promise.withResolvers<void>()
    let waiting: News = {}
    let sending = false
    const flush = async () => {
      sending = true
      while (waiting.view || waiting.beat) {
        const { view = '', beat = '' } = waiting
        waiting = {}
        await stream.write(view + beat)
      }
      sending = false
    }
    const listener: Listener = {
      clinicianId: who.clinicianId,
      sessionId: who.sessionId,
      turn: Math.floor(Math.random() * turns),
      send: (news) => {
        waiting = { ...waiting, ...news }
        if (!sending) flush().catch(done.resolve)
      },
      close: () => {
        waiting = {}
        done.resolve()
      },
    }
    stream.onAbort(() => leave(meetingId, listener))
    await stream.write(`retry: ${1000 + Math.floor(Math.random() * 2000)}\n\n`)
    enter(meetingId, listener)
    await done.promise
    countListener(-1)
  })
  answer.headers.set('Cache-Control', 'no-store')
  return answer
})

/** A device in a room answers, and hears what time it is. */
live.post('/rooms/:meetingId/answer', async (c) => {
  const who = await clinicianFor(c.req.raw)
  const body = await c.req.json().catch(() => undefined)
  const answer = Answer.safeParse({ ...body, meetingId: c.req.param('meetingId') })
  if (!who || !answer.success) return nothing()
  try {
    return c.json(await actAs(who, answerInRoom, answer.data), 200, { 'Cache-Control': 'no-store' })
  } catch (error) {
    if (error instanceof NotFound || error instanceof NotAllowed) return nothing()
    throw error
  }
})

function enter(meetingId: string, listener: Listener): void {
  const hub = hubs.get(meetingId) ?? new Hub(meetingId)
  hubs.set(meetingId, hub)
  const own = [...hub.listeners.keys()].filter((other) => other.clinicianId === listener.clinicianId)
  if (own.length >= mostStreams && own[0]) hub.drop(own[0])
  hub.listeners.set(listener, undefined)
  countListener(1)
  look(hub)
}

function leave(meetingId: string, listener: Listener): void {
  const hub = hubs.get(meetingId)
  hub?.drop(listener)
  listener.close()
  if (hub?.listeners.size === 0) hubs.delete(meetingId)
}

function look(hub: Hub, turn?: number): void {
  hub.look(turn).catch((error: Error) => {
    log().error({ err: error }, 'live room')
    // What may be sent is unknown: nothing is. The pages come back by themselves.
    for (const listener of hub.listeners.keys()) hub.drop(listener)
  })
}

let stop: (() => Promise<void>) | undefined

/** Begins to listen; `jobsUrl` is the address of the data as colloquy_jobs. Reconnects when the database was away. */
export async function openLive(jobsUrl: string): Promise<void> {
  let closing = false
  let client: Client | undefined
  const connect = async (): Promise<void> => {
    const fresh = new Client({ connectionString: jobsUrl })
    client = fresh
    fresh.on('notification', ({ payload }) => {
      const hub = payload && hubs.get(payload)
      if (hub) look(hub)
    })
    fresh.on('error', () => {})
    fresh.once('end', () => {
      if (!closing) setTimeout(() => closing || connect().catch(() => {}), 1000).unref()
    })
    try {
      await fresh.connect()
      await fresh.query('listen colloquy_room')
    } catch (error) {
      fresh.end().catch(() => {}) // its end tries again
      throw error
    }
    // What was missed meanwhile is in the rooms themselves.
    for (const hub of hubs.values()) look(hub)
  }
  await connect()
  // Missed while the database is away, which is an outage, too.
  const beat = () => void noteServerBeat().catch(() => {})
  beat()
  let turn = 0
  const timer = setInterval(() => {
    turn = (turn + 1) % turns
    // Devices answer every ten seconds and find back within three: what keeps them silent for thirty must be known for sure.
    if (turn % 2 === 0) beat()
    for (const [meetingId, hub] of hubs) {
      if (hub.listeners.size === 0) hubs.delete(meetingId)
      else look(hub, turn)
    }
  }, tickSeconds * 1000)
  timer.unref()
  stop = async () => {
    closing = true
    clearInterval(timer)
    for (const hub of hubs.values()) for (const listener of hub.listeners.keys()) hub.drop(listener)
    hubs.clear()
    await client?.end()
  }
}

/** Ends all streams, so that the server can stop. */
export async function closeLive(): Promise<void> {
  await stop?.()
  stop = undefined
}
