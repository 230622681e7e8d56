import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { formatTime } from '#copy/formats'
import type { RoomPage } from '#domain/room/reads'
import type { RoomView } from '#domain/room/view'
import { Button } from '#ui/button'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { DateTime } from '#ui/datetime'
import { Select } from '#ui/field'
import { useReader } from '#ui/reader'
import { useNow } from './clock.ts'
import { CommandForm, RoomForm } from './command.tsx'
import type { Table } from './seats.ts'
import { WaitingTable } from './table.tsx'

/** Before the room is open: who is here, when it begins, and the button for who may open it by now. */
export function Lobby({
  view,
  table,
  serverNow,
  meeting,
  opensAt,
  mayOpenAt,
  facilitatorId,
  children,
}: LobbyProps) {
  const copy = useCopy().room
  const now = useNow(view, serverNow)
  const isNamed = facilitatorId !== undefined && facilitatorId !== table.you?.id
  const mayOpen = now >= mayOpenAt
  return (
    <div className="grid items-start gap-x-7 gap-y-5 lg:grid-cols-[minmax(0,1fr)_21rem]">
      <WaitingTable view={view} table={table} startsAt={meeting.startsAt} now={new Date(now).toISOString()} />
      <div className="grid min-w-0 gap-4">
        <Card title={copy.waitTitle}>
          {mayOpen ? (
            <>
              <p className="text-ink-2">
                {isNamed ? copy.mayOpenToo(table.name(facilitatorId)) : copy.mayOpen}
              </p>
              <CommandForm command={{ kind: 'open' }} className="mt-4">
                <Button kind="primary">{copy.open}</Button>
              </CommandForm>
            </>
          ) : (
            <Wait
              opensAt={opensAt}
              isSoon={now >= Date.parse(opensAt)}
              mayOpenAt={mayOpenAt}
              host={isNamed ? table.name(facilitatorId) : undefined}
            />
          )}
          {!mayOpen && (
            <p className="mt-3 text-sm">
              <Link to={`/meetings/${meeting.id}`} prefetch="none">
                {copy.meanwhile}
              </Link>
            </p>
          )}
        </Card>
        {children}
      </div>
    </div>
  )
}

type WaitProps = { opensAt: string; isSoon: boolean; mayOpenAt: number; host: string | undefined }

/** What one waits for, and from when one can do it oneself. */
function Wait({ opensAt, isSoon, mayOpenAt, host }: WaitProps) {
  const copy = useCopy().room
  const { locale, zone } = useReader()
  const ownTime = formatTime(new Date(mayOpenAt).toISOString(), zone, locale)
  const isLater = mayOpenAt > Date.parse(opensAt)
  return (
    <div className="grid gap-2 text-ink-2" suppressHydrationWarning>
      <p>
        {isSoon && host ? (
          <>
            {copy.waitsFor(host)} <span className="needs-script">{copy.comeIn}</span>
          </>
        ) : (
          <>
            {copy.opensAt} <DateTime at={opensAt} as="meeting" />. {host && copy.opens(host)}
          </>
        )}
      </p>
      {isLater && <p>{host ? copy.orYou(host, ownTime) : copy.orYouAlone(ownTime)}</p>}
      <p className="needs-script">{copy.follows}</p>
    </div>
  )
}

type LobbyProps = {
  view: RoomView
  table: Table
  serverNow: () => number
  meeting: { id: string; startsAt: string }
  opensAt: string
  /** From when one may open it oneself, in milliseconds. */
  mayOpenAt: number
  facilitatorId: string | undefined
  /** What stands beside the ring besides: who presents tonight. */
  children: ReactNode
}

/** The room is open and the evening has not begun. */
export function Gathering({
  view,
  table,
  countsFrom,
}: {
  view: RoomView
  table: Table
  /** The planned start, while it is ahead: minutes count from then. */
  countsFrom: string | undefined
}) {
  const copy = useCopy().room
  const { locale, zone } = useReader()
  const leads = view.facilitatorId === table.you?.id
  return (
    <Card className="text-center">
      <p className="font-serif text-lg leading-snug text-balance">
        {leads ? copy.gathering : copy.gatheringOthers(table.name(view.facilitatorId))}
      </p>
      {countsFrom && (
        <p className="mt-1 text-sm text-ink-2">{copy.countsFrom(formatTime(countsFrom, zone, locale))}</p>
      )}
      {leads && (
        <CommandForm command={{ kind: 'next', from: view.place }} className="mt-3">
          <Button kind="primary">{copy.begin}</Button>
        </CommandForm>
      )}
    </Card>
  )
}

type Turns = readonly { id: string; presenterId: string }[]

/** Who presents tonight, and a turn to take where nobody does. */
export function Tonight({
  turns,
  table,
  mayTake,
  newId,
  toSay,
}: {
  turns: Turns
  table: Table
  mayTake: boolean
  newId: string
  toSay: RoomPage['toSay']
}) {
  const copy = useCopy().room
  const mine = turns.some((turn) => turn.presenterId === table.you?.id)
  return (
    <Card title={copy.tonight}>
      {turns.length === 0 ? (
        <p className="text-sm text-ink-2">{copy.nobodyPresents}</p>
      ) : (
        <ol className="grid list-inside list-decimal gap-1 text-sm">
          {turns.map((turn) => (
            <li key={turn.id}>
              {turn.presenterId === table.you?.id
                ? copy.youPresent
                : copy.presents(table.name(turn.presenterId))}
            </li>
          ))}
        </ol>
      )}
      {mayTake && !mine && (
        <CommandForm command={{ kind: 'take-turn', turnId: newId }} className="mt-3">
          <Button size="small" describedBy="take-turn-help">
            {copy.takeTurn}
          </Button>
          <p id="take-turn-help" className="mt-1.5 text-xs text-ink-3">
            {copy.takeTurnHelp}
          </p>
        </CommandForm>
      )}
      {toSay && <WhichCase key={`${toSay.itemId} ${toSay.chosen}`} {...toSay} />}
    </Card>
  )
}

/** Which of one's shared cases one's turn presents: the room has to know who stepped out of it. */
function WhichCase({ itemId, cases, chosen, isSaid }: NonNullable<RoomPage['toSay']>) {
  const copy = useCopy().room
  return (
    <RoomForm name="present" className="mt-4 grid gap-3 border-t border-line pt-3">
      <input type="hidden" name="itemId" value={itemId} />
      <Select
        name="caseId"
        label={copy.whichCase}
        help={copy.whichCaseHelp}
        options={cases.map(({ caseId, title }) => ({ value: caseId, label: title }))}
        defaultValue={chosen}
        empty={copy.noneOfThem}
      />
      <div className="flex items-center gap-3">
        <Button size="small">{copy.whichCaseButton}</Button>
        <span aria-live="polite" className="text-sm text-ink-2">
          {isSaid && copy.takeawayKept}
        </span>
      </div>
    </RoomForm>
  )
}
