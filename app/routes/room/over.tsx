import type { ReactNode } from 'react'
import type { RoomPage } from '#domain/room/reads'
import type { AwayView } from '#domain/room/view'
import { ButtonLink } from '#ui/button'
import { useCopy } from '#ui/copy'
import { DateTime } from '#ui/datetime'
import { EmptyState, Notice } from '#ui/notice'

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
      <p className="needs-script text-center text-ink-2">{copy.awayWaits}</p>
    </div>
  )
}

/** For who came by a link of another day while their group meets. */
export function Instead({ near }: { near: RoomPage['nearInstead'] }) {
  const copy = useCopy().room
  if (!near) return null
  return (
    <Notice
      tone="clay"
      button={
        <ButtonLink to={`/meetings/${near.meetingId}/room`} size="small">
          {copy.toRoomNow}
        </ButtonLink>
      }
    >
      {copy.meetsNow} <DateTime at={near.startsAt} as="meeting" />.
    </Notice>
  )
}

/** After the meeting: what the presenter is asked for first, then the ways on. */
export function Over({
  meetingId,
  wasOpen,
  isCancelled,
  isAhead,
  children,
}: {
  meetingId: string
  wasOpen: boolean
  isCancelled: boolean
  /** Its planned start is: a cancelled one may still be brought back. */
  isAhead: boolean
  children: ReactNode
}) {
  const copy = useCopy().room
  const afterEvening = wasOpen ? copy.overLead : copy.neverOpened
  const afterCancel = isAhead ? copy.cancelledAhead : copy.cancelledLead
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
        {isCancelled ? afterCancel : afterEvening}
      </EmptyState>
    </div>
  )
}
