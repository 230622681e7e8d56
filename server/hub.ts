/** Who listens to one room in this process, and what each may have of what is new. */

import { roomAfter } from '#domain/room/log'
import { newsForStream } from '#domain/room/reads'
import { closedRoom, type Room } from '#domain/room/room'
import { awayFrom, differs, type View, viewOf } from '#domain/room/view'
import { standingSessions } from '#platform/accounts/sessions'

/** What one look has for a listener: the room's state where it changed, and the question whether the device is there. */
export type News = { view?: string; beat?: string }

/** One open stream. `send` never waits: of what could not be sent yet only the newest is kept. */
export type Listener = {
  clinicianId: string
  sessionId: string
  /** Which of the ticks asks this one to answer, so that not all answer at once. */
  turn: number
  send: (news: News) => void
  close: () => void
}

/** A beat every so many ticks. */
export const turns = 4

type Shown = { hears: boolean }

/**
 * The listeners of one meeting's room. Before anything is sent, one guard query and one of sessions say who may still
 * have it; for the others the stream ends without another byte. Who steps out of the case that is on is cut off too
 * and comes back to a room that only says when to return.
 */
export class Hub {
  readonly meetingId: string
  readonly listeners = new Map<Listener, Shown | undefined>()
  private room: Room = closedRoom
  private shown: { room: View | undefined; away: View | undefined } = { room: undefined, away: undefined }
  private running: Promise<void> | undefined
  private again = false
  private beating = new Set<number>()

  constructor(meetingId: string) {
    this.meetingId = meetingId
  }

  /** Looks again and sends on what is new; calls meanwhile make one more look. `turn`: these are asked to answer. */
  look(turn?: number): Promise<void> {
    if (turn !== undefined) this.beating.add(turn)
    if (this.running) {
      this.again = true
      return this.running
    }
    this.running = this.lookOn().finally(() => {
      this.running = undefined
    })
    return this.running
  }

  private async lookOn(): Promise<void> {
    do {
      this.again = false
      const beating = this.beating
      this.beating = new Set()
      await this.lookOnce(beating)
    } while (this.again)
  }

  private async lookOnce(beating: ReadonlySet<number>): Promise<void> {
    const present = [...this.listeners.keys()]
    if (present.length === 0) return
    const [news, sessions] = await Promise.all([
      newsForStream(this.meetingId, this.room.sequence, [...new Set(present.map((l) => l.clinicianId))]),
      standingSessions([...new Set(present.map((l) => l.sessionId))]),
    ])
    this.room = roomAfter(news.events, this.room)
    const { now, people: lastSeen, isCancelled } = news
    const room = viewOf(this.room, { now, lastSeen, isCancelled, caseId: news.caseId ?? undefined })
    const away = awayFrom(this.room, news.now)
    const isNew = { room: differs(this.shown.room, room), away: differs(this.shown.away, away) }
    if (isNew.room) this.shown.room = room
    if (isNew.away) this.shown.away = away
    const texts = { room: eventOf('room', room), away: eventOf('room', away) }
    const beat = `event: beat\ndata: ${news.now}\n\n`
    for (const listener of present) {
      const hears = news.listeners[listener.clinicianId]
      const before = this.listeners.get(listener)
      if (hears === undefined || !sessions.has(listener.sessionId) || (before?.hears && !hears)) {
        this.drop(listener)
        continue
      }
      const kind = hears ? 'room' : 'away'
      const due = before?.hears !== hears || isNew[kind]
      this.listeners.set(listener, { hears })
      const asked = beating.has(listener.turn)
      if (due || asked) listener.send({ ...(due && { view: texts[kind] }), ...(asked && { beat }) })
    }
  }

  drop(listener: Listener): void {
    if (this.listeners.delete(listener)) listener.close()
  }
}

function eventOf(name: string, view: View): string {
  return `id: ${view.sequence}\nevent: ${name}\ndata: ${JSON.stringify(view)}\n\n`
}
