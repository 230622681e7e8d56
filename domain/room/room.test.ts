import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Circumstances, Command, Turn } from './command.ts'
import { decide } from './decision.ts'
import { belongsToCase, type RoomEvent } from './event.ts'
import { apply, roomAfter, timePassed } from './log.ts'
import {
  closedRoom,
  isRunning,
  leftInPart,
  leftInPhase,
  maySpeak,
  placeOf,
  type Room,
  speaker,
  speakersNow,
} from './room.ts'
import { viewOf } from './view.ts'

const minute = 60_000
const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const [priya, amara, dan, lena, rae] = [1, 2, 3, 4, 5].map(id) as [string, string, string, string, string]
const people = [priya, amara, dan, lena, rae]
const startsAt = 1_800_000_000_000
const caseOfAmara = id(101)
const caseOfLena = id(102)
const turns: Turn[] = [
  { id: id(201), presenterId: amara, caseId: caseOfAmara, outSince: undefined },
  { id: id(202), presenterId: lena, caseId: caseOfLena, outSince: undefined },
]

type Evening = { room: Room; log: RoomEvent[] }

function circumstances(actorId: string, now: number, more: Partial<Circumstances> = {}): Circumstances {
  return {
    actorId,
    now,
    meeting: {
      startsAt,
      minutes: 90,
      protocol: 'structured-peer',
      cancelled: false,
      hosts: [priya],
      timekeeperId: rae,
    },
    turns,
    lastSeen: Object.fromEntries(people.map((p) => [p, now])),
    standIn: rae,
    ...more,
  }
}

/** Puts a command to the room as the action does: the log's own times never go back. */
function put(evening: Evening, command: Command, judged: Circumstances): Evening {
  const here = { ...judged, turns: [...judged.turns, ...takenIn(evening)] }
  const decision = decide(evening.room, command, here)
  if ('refused' in decision) return evening
  return decision.events.reduce<Evening>(({ room, log }, happening) => {
    const part = happening.kind === 'phase-began' ? happening.partId : room.parts[room.part]?.id
    const caseId = belongsToCase(happening.kind) ? here.turns.find((t) => t.id === part)?.caseId : undefined
    const sequence = room.sequence + 1
    const event = {
      ...happening,
      id: id(1000 + sequence),
      sequence,
      actorId: here.actorId,
      caseId,
      at: Math.max(room.at, here.now),
    }
    return { room: apply(room, event), log: [...log, event] }
  }, evening)
}

/** Turns taken in the room, as the action puts them on the agenda. */
const takenIn = ({ log }: Evening): Turn[] =>
  log.flatMap((event) =>
    event.kind === 'turn-taken'
      ? [{ id: event.turnId, presenterId: event.actorId, caseId: undefined, outSince: undefined }]
      : [],
  )

const nobodyYet: Evening = { room: closedRoom, log: [] }
const next = (evening: Evening): Command => ({ kind: 'next', from: placeOf(evening.room) })

/** Priya opens at the start and presses Next as often as said, a minute apart. */
function afterPresses(presses: number): Evening {
  let evening = put(nobodyYet, { kind: 'open' }, circumstances(priya, startsAt))
  for (let i = 1; i <= presses; i++) {
    const facilitator = evening.room.facilitatorId ?? ''
    evening = put(evening, next(evening), circumstances(facilitator, startsAt + i * minute))
  }
  return evening
}

const phaseNow = ({ room }: Evening) => room.parts[room.part]?.phases[room.phase]?.id

describe('an evening', () => {
  test('goes through check-in, both cases and the close', () => {
    const phases = Array.from({ length: 17 }, (_, i) => phaseNow(afterPresses(i)))
    const inACase = ['question', 'tasks', 'presentation', 'clarify', 'feedback-in-role', 'summary', 'reply']
    expect(phases).toEqual([undefined, 'check-in', ...inACase, ...inACase, 'close'])
    expect(afterPresses(2).room.presenterId).toBe(amara)
    expect(afterPresses(9).room.presenterId).toBe(lena)
  })

  test('zero does not advance: the clock counts over', () => {
    const room = timePassed(afterPresses(1).room, startsAt + 60 * minute)
    expect(room.phase).toBe(0)
    expect(leftInPhase(room)).toBe((8 - 59) * minute)
  })

  test('a press for a place already left does nothing', () => {
    const evening = afterPresses(3)
    const stale: Command = { kind: 'next', from: placeOf(afterPresses(2).room) }
    expect(decide(evening.room, stale, circumstances(priya, startsAt + 4 * minute))).toEqual({
      refused: 'stale',
    })
  })

  test('a pause stops the clock, and the next phase ends it', () => {
    const at = (m: number) => circumstances(priya, startsAt + m * minute)
    const paused = put(afterPresses(1), { kind: 'pause' }, at(3))
    expect(leftInPhase(timePassed(paused.room, startsAt + 30 * minute))).toBe(6 * minute)
    const moved = put(paused, next(paused), at(31))
    expect(isRunning(moved.room)).toBe(true)
    expect(phaseNow(moved)).toBe('question')
  })

  test('going back goes on where that phase stopped', () => {
    const there = afterPresses(4)
    const back: Command = { kind: 'back', from: placeOf(there.room) }
    const again = put(there, back, circumstances(priya, startsAt + 6 * minute))
    expect(phaseNow(again)).toBe('tasks')
    expect(again.room.spent[1]).toBe(minute)
  })

  test('the presenter is silent in feedback, also when facilitating', () => {
    const { room } = afterPresses(6)
    expect(phaseNow(afterPresses(6))).toBe('feedback-in-role')
    expect(maySpeak(room, amara)).toBe(false)
    expect(maySpeak({ ...room, facilitatorId: amara }, amara)).toBe(false)
    expect(decide(room, { kind: 'raise-hand' }, circumstances(amara, startsAt))).toEqual({
      refused: 'presenter-listens',
    })
    expect(maySpeak(room, priya)).toBe(false)
    expect(maySpeak(room, dan)).toBe(true)
  })

  test('someone who facilitates and presents hands over for the own turn', () => {
    const mine = turns.map((turn) => ({ ...turn, presenterId: priya }))
    const at = circumstances(priya, startsAt, { turns: mine })
    let evening = put(nobodyYet, { kind: 'open' }, at)
    evening = put(evening, next(evening), at)
    evening = put(evening, next(evening), at)
    expect([evening.room.facilitatorId, evening.room.presenterId]).toEqual([rae, priya])
  })

  test('who stepped out of the coming case passes facilitation and cannot begin it', () => {
    const hidden = turns.map((turn, i) =>
      i === 0 ? { ...turn, presenterId: undefined, caseId: undefined, outSince: startsAt } : turn,
    )
    const before = afterPresses(1)
    const at = circumstances(priya, startsAt + minute, { turns: hidden })
    const evening = put(before, next(before), at)
    expect([evening.room.facilitatorId, evening.room.phase]).toEqual([rae, -1])
    expect(decide(before.room, next(before), { ...at, standIn: undefined })).toEqual({
      refused: 'nobody-to-take-over',
    })
    const begun = put(evening, next(evening), circumstances(rae, startsAt + 2 * minute))
    expect(begun.room).toMatchObject({ phase: 0, presenterId: amara, caseId: caseOfAmara })
  })

  test('nobody to present, until someone takes a turn', () => {
    const none = (now: number) => circumstances(priya, now, { turns: [] })
    let evening = put(nobodyYet, { kind: 'open' }, none(startsAt))
    evening = put(evening, next(evening), none(startsAt))
    expect(evening.room.parts.map((part) => part.kind)).toEqual(['opening', 'conversation', 'closing'])
    const lenas = circumstances(lena, startsAt + 10 * minute, { turns: [] })
    evening = put(evening, { kind: 'take-turn', turnId: id(301) }, lenas)
    evening = put(evening, { kind: 'take-turn', turnId: id(302) }, lenas)
    expect(evening.room.parts.map((part) => part.kind)).toEqual(['opening', 'case', 'closing'])
    evening = put(evening, next(evening), none(startsAt + 10 * minute))
    expect(evening.room.presenterId).toBe(lena)
  })
})

describe('a facilitator gone silent', () => {
  const silent = (actorId: string, seconds: number, others: readonly string[]): Circumstances => {
    const now = startsAt + minute + seconds * 1000
    const lastSeen = { ...Object.fromEntries(others.map((p) => [p, now])), [priya]: startsAt + minute }
    return circumstances(actorId, now, { lastSeen })
  }
  const relieved = (here: Circumstances) =>
    put(afterPresses(1), { kind: 'relieve', facilitatorId: priya }, here).room.facilitatorId

  test.each([
    ['the timekeeper, not before a minute', silent(rae, 59, [rae, dan]), priya],
    ['the timekeeper after a minute', silent(rae, 60, [rae, dan]), rae],
    ['others wait while the timekeeper is here', silent(dan, 60, [rae, dan]), priya],
    ['anyone after two minutes', silent(dan, 120, [rae, dan]), dan],
    ['anyone after a minute without a timekeeper', silent(dan, 60, [dan]), dan],
  ])('%s', (_, here, facilitator) => {
    expect(relieved(here)).toBe(facilitator)
  })

  test('of two who take over, the first one did', () => {
    const once = put(afterPresses(1), { kind: 'relieve', facilitatorId: priya }, silent(rae, 130, people))
    const twice = put(once, { kind: 'relieve', facilitatorId: priya }, silent(dan, 130, people))
    expect(twice.room.facilitatorId).toBe(rae)
  })
})

const anyPerson = fc.constantFrom(...people)
const anyCommand = (room: Room): fc.Arbitrary<Command> => {
  const from = fc.constantFrom(placeOf(room), placeOf(room), 'opening/0')
  return fc.oneof(
    fc.record({
      kind: fc.constantFrom('open', 'pause', 'resume', 'raise-hand', 'lower-hand', 'return-floor'),
    }),
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('next'), from }) },
    fc.record({ kind: fc.constantFrom('back', 'next-part'), from }),
    fc.record({ kind: fc.constant('extend'), from, minutes: fc.integer({ min: 1, max: 30 }) }),
    fc.record({ kind: fc.constant('give-floor'), from, to: anyPerson }),
    fc.record({ kind: fc.constant('hand-over'), to: anyPerson }),
    fc.record({ kind: fc.constant('relieve'), facilitatorId: anyPerson }),
    fc.record({ kind: fc.constant('keep-time'), by: anyPerson }),
    fc.record({ kind: fc.constant('take-turn'), turnId: fc.constantFrom(id(301), id(302)) }),
    { weight: 1, arbitrary: fc.constant({ kind: 'end', from: 'opening/0' }) },
  ) as fc.Arbitrary<Command>
}

/** An evening of any commands by anyone, each at any time up to three minutes on or back. */
const anyEvening = fc
  .tuple(fc.integer({ min: 5, max: 60 }), fc.gen(), fc.subarray(people, { minLength: 1 }), fc.subarray(turns))
  .map(([length, gen, seen, planned]) => {
    let evening = nobodyYet
    let now = startsAt
    const rooms: Room[] = []
    for (let i = 0; i < length; i++) {
      const facilitator = evening.room.facilitatorId ?? priya
      const actor = gen(() => fc.oneof(fc.constant(facilitator), anyPerson))
      now += gen(() => fc.integer({ min: -minute, max: 3 * minute }))
      const lastSeen = Object.fromEntries(seen.map((p) => [p, now]))
      const standIn = seen.find((p) => p !== actor)
      const command = i === 0 ? ({ kind: 'open' } as const) : gen(() => anyCommand(evening.room))
      evening = put(evening, command, circumstances(actor, now, { lastSeen, standIn, turns: planned }))
      rooms.push(evening.room)
    }
    return { ...evening, rooms }
  })

describe('whatever people press, in any order', () => {
  test('the log told again, doubled and shuffled, gives the same room', () => {
    fc.assert(
      fc.property(anyEvening, fc.infiniteStream(fc.nat()), ({ room, log }, dice) => {
        const jumbled = [...log, ...log].map((event) => ({ event, at: dice.next().value as number }))
        const told = jumbled.toSorted((a, b) => a.at - b.at).map(({ event }) => event)
        expect(roomAfter(told)).toEqual(room)
        expect(roomAfter(log.slice(2), roomAfter(log.slice(0, 3)))).toEqual(room)
      }),
    )
  })

  test('there is one facilitator, who alone moves the evening', () => {
    fc.assert(
      fc.property(anyEvening, ({ log }) => {
        let room = closedRoom
        for (const event of log) {
          const open = ['opened', 'hand-raised', 'hand-lowered', 'floor-returned', 'turn-taken']
          const leads = !open.includes(event.kind)
          const takesOver = event.kind === 'facilitation-passed' && event.to === event.actorId
          if (leads && !takesOver && room.facilitatorId !== event.actorId) {
            // What follows a passing of facilitation in one press is still that press.
            expect(event.kind).toBe('phase-began')
            expect(room.at).toBe(event.at)
          }
          const keeper = room.timekeeperId
          room = apply(room, event)
          expect(people).toContain(room.facilitatorId)
          // Handing the evening to the timekeeper and back loses nobody their role.
          if (event.kind !== 'opened' && event.kind !== 'time-kept') expect(room.timekeeperId).toBe(keeper)
        }
      }),
    )
  })

  test('of nobody who is away the room shows a hand or a floor', () => {
    fc.assert(
      fc.property(anyEvening, ({ rooms }) => {
        for (const room of rooms) {
          const view = viewOf(room, { now: room.at, lastSeen: {}, caseId: undefined, isCancelled: false })
          expect(view.hands).toEqual([])
          if (room.floor) expect(view.speaker).toBeUndefined()
        }
      }),
    )
  })

  test('time never runs back and every minute is counted once', () => {
    fc.assert(
      fc.property(anyEvening, fc.integer({ min: 0, max: 90 * minute }), ({ rooms }, later) => {
        for (const [i, room] of rooms.entries()) {
          const before = rooms[i - 1] ?? closedRoom
          expect(room.at).toBeGreaterThanOrEqual(before.at)
          const sum = room.spent.reduce((all, ms) => all + ms, 0)
          expect(sum).toBeLessThanOrEqual(room.partSpent)
          expect(Math.min(0, ...room.spent)).toBe(0)
          const spoken = (r: Room) => Object.values(r.airtime).reduce((all, ms) => all + ms, 0)
          expect(spoken(room) - spoken(before)).toBeLessThanOrEqual(room.at - before.at)
          const then = timePassed(room, room.at + later)
          expect([then.part, then.phase, then.stage]).toEqual([room.part, room.phase, room.stage])
          if (isRunning(room)) expect(leftInPart(then)).toBe((leftInPart(room) ?? 0) - later)
        }
      }),
    )
  })

  test('the presenter has the floor only in phases that name P or A', () => {
    fc.assert(
      fc.property(anyEvening, ({ rooms }) => {
        for (const room of rooms) {
          const who = speaker(room)
          if (who) expect(maySpeak(room, who)).toBe(true)
          const named = speakersNow(room)
          if (room.presenterId && !named.includes('P') && !named.includes('A')) {
            expect(who).not.toBe(room.presenterId)
            expect(room.hands).not.toContain(room.presenterId)
          }
        }
      }),
    )
  })

  test('who stepped out of a case knows the evening but not that case', () => {
    fc.assert(
      fc.property(anyEvening, ({ log }) => {
        const seen = log.filter((event) => event.caseId !== caseOfAmara)
        for (const length of log.keys()) {
          const whole = roomAfter(log.slice(0, length + 1))
          const theirs = timePassed(roomAfter(seen.filter((e) => e.sequence <= whole.sequence)), whole.at)
          for (const key of ['stage', 'facilitatorId', 'paused', 'part', 'partSpent', 'parts'] as const) {
            expect(theirs[key]).toEqual(whole[key])
          }
          if (whole.caseId === caseOfAmara) {
            expect(theirs).toMatchObject({ phase: -1, presenterId: undefined, caseId: undefined, hands: [] })
          }
          expect(JSON.stringify(theirs)).not.toContain(caseOfAmara)
        }
      }),
    )
  })

  test('the same press twice is one press', () => {
    fc.assert(
      fc.property(anyEvening, fc.gen(), ({ room }, gen) => {
        const command = gen(() => anyCommand(room))
        const here = circumstances(
          gen(() => anyPerson),
          room.at,
        )
        const once = put({ room, log: [] }, command, here)
        if ('from' in command && command.kind !== 'extend') {
          expect(put(once, command, here).room.phase).toBe(once.room.phase)
        }
        if (!('from' in command)) expect(put(once, command, here).room).toEqual(once.room)
      }),
    )
  })
})
