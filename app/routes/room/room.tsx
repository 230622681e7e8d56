import { useEffect, useState } from 'react'
import { data, href, redirect, type ShouldRevalidateFunctionArgs } from 'react-router'
import type { z } from 'zod'
import { typedIn } from '#app/forms'
import { failsForNow } from '#app/fornow'
import { type Answer, answered, asClinician, fieldsOf, submit } from '#app/request'
import { presentCase } from '#domain/cases/actions'
import { OfCase, PresentCase } from '#domain/cases/case'
import { offerNote, writeNote } from '#domain/notes/actions'
import { WriteNote } from '#domain/notes/note'
import { openCase } from '#domain/readings/actions'
import { putCommand, stepOutHere } from '#domain/room/actions'
import { RoomCommand, StepOutHere } from '#domain/room/command'
import { roomPage } from '#domain/room/reads'
import { takeAway } from '#domain/takeaways/actions'
import { TakeAway } from '#domain/takeaways/takeaway'
import type { Acting } from '#platform/database/acting'
import { ButtonLink } from '#ui/button'
import { Chip } from '#ui/card'
import { classes } from '#ui/classes'
import { useCopy } from '#ui/copy'
import { DateTime } from '#ui/datetime'
import { Notice } from '#ui/notice'
import { Page } from '#ui/page'
import type { Route } from './+types/room'
import { Announcements } from './announcements.tsx'
import { QuestionCard } from './casecard.tsx'
import { useIsEarly } from './clock.ts'
import { CommandsContext } from './command.tsx'
import { Controls, Prompt } from './controls.tsx'
import { useFocusKept } from './focus.ts'
import { Gathering, Lobby, Tonight } from './lobby.tsx'
import { Notes } from './notes.tsx'
import { OwnHand, SpeakingOrder } from './order.tsx'
import { Away, Instead, Over } from './over.tsx'
import { tableOf } from './seats.ts'
import { staying, useRefresh } from './staying.ts'
import { useLiveRoom } from './stream.ts'
import { LiveTable, PhaseBar } from './table.tsx'
import { TakeawayForm } from './takeaway.tsx'
import { WithoutScripts } from './withoutscripts.tsx'

export async function loader({ params, context }: Route.LoaderArgs) {
  return asClinician(context, roomPage, params)
}

export async function action(args: Route.ActionArgs) {
  const fields = await fieldsOf(args.request.clone())
  const form = String(fields.get('form'))
  const done = await put(args, form, fields)
  if (!done.ok) return answered(done)
  return form === 'step-out' ? redirect(href('/meetings/:meetingId/room', args.params)) : done
}

async function put(args: Route.ActionArgs, form: string, fields: FormData): Promise<Answer<unknown>> {
  if (form === 'know-not') return submit(args, OfCase, openCase)
  if (form === 'present') return submit(args, PresentCase, presentCase)
  if (form === 'step-out') return submit(args, StepOutHere, stepOutHere)
  if (form === 'note') return submit(args, WriteNote, writeNote)
  if (form === 'offer')
    return submit(args, WriteNote, fields.get('offer') === 'no' ? writeNote : offerWritten)
  if (form === 'takeaway') return submit(args, TakeAway, takeAway)
  return submit(args, RoomCommand, putCommand)
}

type Loaded = Route.ComponentProps['loaderData']

/** What cannot be taken just now stays on the page, with its words: the room is not left for it. */
export async function clientAction({ request, serverAction }: Route.ClientActionArgs) {
  const fields = await request.clone().formData()
  return serverAction().catch((error: unknown) => {
    if (!failsForNow(error)) throw error
    return data({ ok: false, problems: { '': { code: 'away' } }, typed: typedIn(fields) }, 503)
  })
}

async function offerWritten(acting: Acting, note: z.infer<typeof WriteNote>): Promise<void> {
  await writeNote(acting, note)
  await offerNote(acting, note)
}

/** A note saved while typing changes nothing else on the page, and what could not be taken now (503) nothing at all. */
export const shouldRevalidate = ({
  formData,
  actionStatus = 200,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs): boolean =>
  formData?.get('form') !== 'note' && actionStatus < 500 && defaultShouldRevalidate

export const clientMiddleware = [staying]

export default function RoomPage({ loaderData: loaded, actionData, params }: Route.ComponentProps) {
  const { meetingId } = params
  const loaderData = useNewest(loaded)
  const { meeting, over, opensAt, turns, facilitatorId, callLink, onNow, own, toSay } = loaderData
  const { hasBusiness, newId, newNoteId } = loaderData
  const copy = useCopy().room
  const refresh = useRefresh()
  const { view, isConnected, serverNow } = useLiveRoom(meetingId, loaderData.view, refresh)
  const countsFrom = useIsEarly(meeting, serverNow) ? meeting.startsAt : undefined
  const table = tableOf(loaderData.table)
  const room = view.kind === 'room' ? view : undefined
  const ended = over || room?.stage === 'ended' || room?.isCancelled
  // Until it has ended, the page is one of three: for who stepped out, before the room is opened, and once it is.
  const away = view.kind === 'away' && !ended ? view : undefined
  const live = ended ? undefined : room
  const closed = live?.stage === 'closed' ? live : undefined
  const open = closed ? undefined : live
  // Of a case stepped out of the evening has a stretch of time, but it counts for nothing.
  const cases = room?.parts.filter((part) => turns.some((turn) => turn.id === part.id)) ?? []
  const number = live ? cases.indexOf(live.parts[live.part]!) + 1 : 0
  const current = onNow && room?.caseId === onNow.caseId ? onNow : undefined
  const named = ended ? undefined : current?.title
  const onTable = named ?? (number > 0 ? copy.presents(table.name(room?.presenterId)) : meeting.groupName)
  const title = away ? copy.awayTitle : onTable
  const leads = room?.facilitatorId === table.you?.id
  const phase = room?.parts[room.part]?.phases[room.phase]?.id
  // At the reply, at the close, and once it is over.
  const atReply = phase === 'reply' && current?.isMine ? current : undefined
  const takeaway = atReply ?? (phase === 'close' || ended ? own : undefined)
  usePolling(current?.isMine === true, refresh)
  useFocusKept()
  return (
    <CommandsContext value={{ last: actionData, eventId: newId, isConnected }}>
      <Page
        tab={copy.tab}
        title={title}
        above={
          <span className="flex flex-wrap items-center gap-2">
            {open?.stage === 'running' && (
              <Chip tone="clay" isLive>
                {copy.live}
              </Chip>
            )}
            <span>
              {title === meeting.groupName ? <DateTime at={meeting.startsAt} /> : meeting.groupName}
              {number > 0 && cases.length > 1 && `, ${copy.caseOf(number, cases.length)}`}
            </span>
          </span>
        }
        actions={
          live && (
            <>
              {callLink && (
                <ButtonLink to={callLink} isExternal icon="external">
                  {copy.callLink}
                </ButtonLink>
              )}
              <OwnHand view={live} table={table} />
            </>
          )
        }
      >
        {!isConnected && !ended && (
          <div className="needs-script" aria-live="polite">
            <Notice tone="warn">{copy.reconnecting}</Notice>
          </div>
        )}
        <Instead near={loaderData.nearInstead} />
        {!ended && <WithoutScripts meetingId={meetingId} />}
        {ended && (
          <Over
            meetingId={meetingId}
            wasOpen={room?.stage !== 'closed'}
            isCancelled={meeting.state === 'cancelled' || room?.isCancelled === true}
            isAhead={meeting.phase === 'ahead'}
          >
            {takeaway && <TakeawayForm caseId={takeaway.caseId} takeaway={takeaway.takeaway} isMain />}
          </Over>
        )}
        {away && <Away view={away} />}
        {closed && (
          <Lobby
            view={closed}
            table={table}
            serverNow={serverNow}
            meeting={meeting}
            opensAt={opensAt}
            mayOpenAt={loaderData.mayOpenAt}
            facilitatorId={facilitatorId}
          >
            <Tonight turns={turns} table={table} mayTake={false} newId={newNoteId} toSay={toSay} />
          </Lobby>
        )}
        {open && (
          <div className="grid items-start gap-x-7 gap-y-5 lg:grid-cols-[minmax(0,1fr)_21rem] lg:grid-rows-[auto_auto_1fr]">
            {open.stage === 'running' && (
              <div className="min-w-0 lg:col-span-2">
                <PhaseBar view={open} serverNow={serverNow} />
              </div>
            )}
            {/* On a phone what the facilitator presses comes right after the ring. */}
            <div className="grid min-w-0 gap-4 max-lg:contents lg:row-span-2 lg:row-start-2">
              <Announcements view={open} table={table} hasBusiness={hasBusiness} serverNow={serverNow} />
              <div className="min-w-0 max-lg:order-1">
                <LiveTable view={open} table={table} serverNow={serverNow} />
              </div>
              {open.stage === 'running' && (
                <div className={classes('min-w-0', leads ? 'max-lg:order-3' : 'max-lg:order-2')}>
                  <Prompt view={open} table={table} hasBusiness={hasBusiness} />
                </div>
              )}
            </div>
            <div
              className={classes(
                'min-w-0 lg:col-start-2 lg:row-start-2',
                leads ? 'max-lg:order-2' : 'max-lg:order-3',
              )}
            >
              {open.stage === 'gathering' ? (
                <Gathering view={open} table={table} countsFrom={countsFrom} />
              ) : (
                <Controls
                  meetingId={meetingId}
                  view={open}
                  table={table}
                  isEarly={countsFrom !== undefined}
                />
              )}
            </div>
            <aside className="grid min-w-0 gap-4 max-lg:order-4 lg:col-start-2 lg:row-start-3">
              {current && <QuestionCard onNow={current} meetingId={meetingId} />}
              {takeaway && <TakeawayForm caseId={takeaway.caseId} takeaway={takeaway.takeaway} />}
              {open.stage === 'running' && <SpeakingOrder view={open} table={table} serverNow={serverNow} />}
              {current && (
                <Notes
                  key={current.caseId}
                  onNow={current}
                  presenter={table.name(open.presenterId)}
                  newNoteId={newNoteId}
                />
              )}
              {!current && open.parts[open.part]?.kind !== 'closing' && (
                <Tonight
                  turns={turns}
                  table={table}
                  mayTake={turns.length === 0}
                  newId={newNoteId}
                  toSay={toSay}
                />
              )}
            </aside>
          </div>
        )}
      </Page>
    </CommandsContext>
  )
}

/**
 * What the room says moves, and so does one's own hand: of two answers under way the earlier may arrive later, and what it
 * has not heard of (a case just opened, with a note begun) would be gone.
 */
function useNewest(loaded: Loaded): Loaded {
  const [newest, setNewest] = useState(loaded)
  if (loaded === newest || loaded.view.now < newest.view.now) return newest
  setNewest(loaded)
  return loaded
}

/** Notes offered to the presenter are no events of the room: only the presenter's own page asks for them. */
function usePolling(isPresenter: boolean, refresh: () => void): void {
  useEffect(() => {
    if (!isPresenter) return
    const timer = setInterval(() => document.visibilityState === 'visible' && refresh(), 10_000)
    return () => clearInterval(timer)
  }, [isPresenter, refresh])
}
