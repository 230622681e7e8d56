import type { RoomView } from '#domain/room/view'
import { Bars } from '#ui/bars'
import { Button } from '#ui/button'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { useLeft } from './clock.ts'
import { CommandForm } from './command.tsx'
import { mayHaveWord, type Table, wasGivenWord } from './seats.ts'

/** Who speaks, who is next, and how long each had the word: in the order of hands, then of the ring, never of minutes. */
export function SpeakingOrder({
  view,
  table,
  serverNow,
}: {
  view: RoomView
  table: Table
  serverNow: () => number
}) {
  const copy = useCopy().room
  const since = view.left - useLeft(view, serverNow)
  const { speaker } = view
  const airtime = speaker
    ? { ...view.airtime, [speaker]: (view.airtime[speaker] ?? 0) + since }
    : view.airtime
  const may = table.people.map((p) => p.id).filter((id) => view.people.includes(id) && mayHaveWord(view, id))
  const ids = [...new Set([...(view.speaker ? [view.speaker] : []), ...view.hands, ...may])]
  const most = Math.max(60_000, ...ids.map((id) => airtime[id] ?? 0))
  const leads = view.facilitatorId === table.you?.id
  return (
    <Card title={copy.order} aside={copy.airtime}>
      {ids.length === 0 ? (
        <p className="text-sm text-ink-2">{copy.silence}</p>
      ) : (
        <Bars
          label={copy.order}
          bars={ids.map((id) => ({
            key: id,
            name: (
              <>
                {table.name(id)}
                {view.speaker === id && <span className="sr-only">, {copy.notes.speaks}</span>}
              </>
            ),
            share: (airtime[id] ?? 0) / most,
            words: view.hands[0] === id ? copy.nextWord : copy.clock(airtime[id] ?? 0),
          }))}
        />
      )}
      {leads && view.hands.length > 0 && (
        <ul className="mt-3 flex flex-wrap gap-2">
          {view.hands.map((id) => (
            <li key={id}>
              <CommandForm command={{ kind: 'give-floor', from: view.place, to: id }} id={id}>
                <Button size="small">{copy.giveWordTo(table.name(id))}</Button>
              </CommandForm>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

/** One's own hand, or the word one has. */
export function OwnHand({ view, table }: { view: RoomView; table: Table }) {
  const copy = useCopy().room
  const you = table.you?.id ?? ''
  if (view.stage !== 'running' || view.phase < 0 || !mayHaveWord(view, you)) return null
  if (wasGivenWord(view, you)) {
    return (
      <CommandForm command={{ kind: 'return-floor' }}>
        <Button>{copy.doneSpeaking}</Button>
      </CommandForm>
    )
  }
  if (view.speaker === you) return null
  const isUp = view.hands.includes(you)
  return (
    <CommandForm command={{ kind: isUp ? 'lower-hand' : 'raise-hand' }}>
      <Button icon="hand">{isUp ? copy.lowerHand : copy.raiseHand}</Button>
    </CommandForm>
  )
}
