/**
 * How fast a step of a room reaches everyone: 200 listeners in one room, 25 rooms of 8. Measured from pressing (the
 * form's POST, as a browser sends it) to the last byte of the event at each listener, with the load generator, one web
 * process and PostgreSQL on one machine.
 */
import { Agent, get } from 'node:http'
import type { Command } from '#domain/room/command'
import { roomAfter } from '#domain/room/log'
import { newsForStream } from '#domain/room/reads'
import { placeOf } from '#domain/room/room'
import { newId } from '#platform/identifiers'
import type { Room, RoomMaker } from '../setup/rooms.ts'

export type FanOut = {
  listeners: number
  deliveries: number
  lost: number
  p50: number
  p95: number
  p99: number
}

type Cookie = { name: string; value: string }
type Place = { maker: RoomMaker; url: string; agent: Agent }
type Full = Room & { cookies: Cookie[] }

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Both figures, in milliseconds, of the web process at `url`. */
export async function roomFanOut(
  maker: RoomMaker,
  url: string,
  steps = 30,
): Promise<{ oneRoom: FanOut; manyRooms: FanOut }> {
  const agent = new Agent({ keepAlive: false, maxSockets: Number.POSITIVE_INFINITY })
  const place = { maker, url, agent }
  try {
    const oneRoom = await measure(place, [await fullRoom(place, 200)], steps)
    const many: Full[] = []
    for (let i = 0; i < 25; i++) many.push(await fullRoom(place, 8))
    return { oneRoom, manyRooms: await measure(place, many, steps) }
  } finally {
    agent.destroy()
  }
}

async function fullRoom(place: Place, people: number): Promise<Full> {
  const room = await place.maker.makeRoom(Array.from({ length: people }, (_, i) => `Person ${i + 1}`))
  const cookies: Cookie[] = []
  for (const person of room.people) cookies.push(await place.maker.signIn(person))
  const full = { ...room, cookies }
  await press(place, full, { kind: 'open' })
  await press(place, full, { kind: 'next', from: 'gathering' })
  return full
}

/** One command of the room's facilitator, as a browser with scripts posts it. */
async function press({ url }: Place, room: Full, command: Command): Promise<void> {
  const fields = new URLSearchParams({ form: 'command', eventId: newId() })
  for (const [name, value] of Object.entries(command)) fields.set(`command.${name}`, String(value))
  const [cookie] = room.cookies
  const answer = await fetch(`${url}/meetings/${room.meetingId}/room.data`, {
    method: 'POST',
    body: fields,
    redirect: 'manual',
    headers: { cookie: `${cookie!.name}=${cookie!.value}`, origin: url },
  })
  await answer.arrayBuffer()
  if (answer.status >= 400) throw new Error(`the room refused ${command.kind}: ${answer.status}`)
}

type Ear = { heard: Map<number, number>; stop: () => void }

async function measure(place: Place, full: readonly Full[], steps: number): Promise<FanOut> {
  const ears = new Map<Full, Ear[]>()
  for (const room of full)
    ears.set(room, await Promise.all(room.cookies.map((cookie) => listen(place, room, cookie))))
  await wait(3000)
  const times: number[] = []
  let lost = 0
  for (let step = 0; step < steps; step++) {
    const pressed = new Map<Full, { sequence: number; at: number }>()
    await Promise.all(
      full.map(async (room, i) => {
        await wait((i * 1000) / full.length)
        const before = (await newsForStream(room.meetingId, 0, [])).events
        const sequence = before.length + 1
        pressed.set(room, { sequence, at: performance.now() })
        const now = roomAfter(before)
        const command: Command = now.paused
          ? { kind: 'resume' }
          : { kind: 'extend', from: placeOf(now), minutes: 1 }
        await press(place, room, command)
      }),
    )
    await wait(400)
    for (const [room, { sequence, at }] of pressed)
      for (const ear of ears.get(room)!) {
        const heard = ear.heard.get(sequence)
        if (heard === undefined) lost++
        else times.push(heard - at)
      }
  }
  for (const ear of [...ears.values()].flat()) ear.stop()
  times.sort((a, b) => a - b)
  const share = (p: number) =>
    Math.round((times[Math.min(times.length - 1, Math.floor(times.length * p))] ?? 0) * 10) / 10
  const listeners = full.reduce((sum, room) => sum + room.people.length, 0)
  return { listeners, deliveries: times.length, lost, p50: share(0.5), p95: share(0.95), p99: share(0.99) }
}

/** One open stream that notes when each event's number came first. */
function listen({ url, agent }: Place, room: Room, cookie: Cookie): Promise<Ear> {
  return new Promise((resolve, reject) => {
    const request = get(
      `${url}/live/rooms/${room.meetingId}`,
      { agent, headers: { cookie: `${cookie.name}=${cookie.value}` } },
      (response) => {
        if (response.statusCode !== 200) return reject(new Error(`stream refused: ${response.statusCode}`))
        const heard = new Map<number, number>()
        let rest = ''
        response.on('data', (part: Buffer) => {
          rest += part
          const whole = rest.lastIndexOf('\n\n')
          for (const [, id] of rest.slice(0, whole).matchAll(/^id: (\d+)$/gm))
            if (!heard.has(Number(id))) heard.set(Number(id), performance.now())
          rest = rest.slice(whole)
        })
        resolve({ heard, stop: () => request.destroy() })
      },
    )
    request.on('error', (error) => reject(error))
  })
}
