import type { ReactNode } from 'react'
import { formatTime } from '#copy/formats'
import type { RoomPage } from '#domain/room/reads'
import type { AwayView, RoomView } from '#domain/room/view'
import { Button, ButtonLink } from '#ui/button'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { DateTime } from '#ui/datetime'
import { Select } from '#ui/field'
import { EmptyState, Notice } from '#ui/notice'
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
            <p className="text-ink-2">
              {copy.opensAt} <DateTime at={opensAt} as="meeting" />.{' '}
              {isNamed && copy.opens(table.name(facilitatorId))} {copy.follows}
            </p>
          )}
        </Card>
        {children}
      </div>
    </div>
  )
}

type LobbyProps = {
  view: RoomView
  table: Table
  serverNow: () => number
  meeting: { startsAt: string }
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

/** For someone who stepped out of the case that is on: leave the call, and when to come back. */
export function Away({ view }: { view: AwayView }) {
  const copy = useCopy().room
  const isSoon = view.left < 60_000
  return (
    <div aria-live="polite" className="grid gap-5">
      <Notice tone="pine">{copy.away}</Notice>
      <p className="text-center font-serif text-xl">
        {isSoon ? (
          copy.awaySoon
        ) : (
          <>
            {copy.awayBack} <DateTime at={view.backAt} as="time" />.
          </>
        )}
      </p>
      {!isSoon && <p className="text-center text-ink-2">{copy.awayWaits}</p>}
    </div>
  )
}

/** After the meeting: what the presenter is asked for first, then the ways on. */
export function Over({
  meetingId,
  wasOpen,
  isCancelled,
  children,
}: {
  meetingId: string
  wasOpen: boolean
  isCancelled: boolean
  children: ReactNode
}) {
  const copy = useCopy().room
  return (
    <div className="grid gap-6">
      {children}
      <EmptyState
        title={isCancelled ? copy.cancelledTitle : copy.overTitle}
        button={
          <div className="flex flex-wrap justify-center gap-3">
            {wasOpen && (
              <ButtonLink to={`/meetings/${meetingId}/attendance`} kind={children ? 'plain' : 'primary'}>
                {copy.attendance}
              </ButtonLink>
            )}
            <ButtonLink to={`/meetings/${meetingId}`}>{copy.toMeeting}</ButtonLink>
          </div>
        }
      >
        {isCancelled ? copy.cancelledLead : wasOpen ? copy.overLead : copy.neverOpened}
      </EmptyState>
    </div>
  )
}
