import type { RoomView } from '#domain/room/view'
import { Button } from '#ui/button'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { Confirm } from '#ui/dialog'
import { Select } from '#ui/field'
import { Notice } from '#ui/notice'
import { useReader } from '#ui/reader'
import { CommandForm } from './command.tsx'
import { keepsTimeToo, phasesOf, type Table, yourPart } from './seats.ts'

/** What the facilitator presses: pause and next at hand, the rest behind a word. Others see who facilitates. */
export function Controls({ meetingId, view, table, isEarly }: InRoom) {
  const copy = useCopy().room
  if (view.facilitatorId !== table.you?.id) return <Relief view={view} table={table} />
  const from = view.place
  const { part, phase, following } = phasesOf(view)
  const isLast = view.part === view.parts.length - 1 && !following
  return (
    <div id="room-controls" className="grid gap-3">
      <div className="flex flex-wrap items-start gap-3">
        {phase && (
          <CommandForm command={{ kind: view.paused ? 'resume' : 'pause' }}>
            <Button icon={view.paused ? 'play' : 'pause'}>{view.paused ? copy.resume : copy.pause}</Button>
          </CommandForm>
        )}
        {isLast ? (
          <div className="flex-1">
            <End meetingId={meetingId} from={from} isEarly={isEarly} isMain />
          </div>
        ) : (
          <CommandForm command={{ kind: 'next', from }} className="flex-1">
            <Button kind="primary" isWide>
              {part && !phase ? copy.beginPart : nextWords(view, copy)}
            </Button>
          </CommandForm>
        )}
      </div>
      {keepsTimeToo(view) && <p className="text-sm text-ink-2">{copy.youKeepTimeToo}</p>}
      <details className="rounded-m border border-line bg-card px-4 py-2.5">
        <summary className="cursor-pointer py-1 font-medium">{copy.more}</summary>
        <MoreControls meetingId={meetingId} view={view} table={table} isEarly={isEarly} isLast={isLast} />
      </details>
    </div>
  )
}

function nextWords(view: RoomView, copy: ReturnType<typeof useCopy>['room']): string {
  const next = phasesOf(view).following ?? view.parts[view.part + 1]?.phases[0]
  return copy.next(copy.phases[next?.id ?? 'close']!)
}

/** One wrong press must not send everybody home: it asks first. */
function End({
  meetingId,
  from,
  isEarly,
  isMain = false,
}: {
  meetingId: string
  from: string
  isEarly: boolean
  isMain?: boolean
}) {
  const copy = useCopy().room
  return (
    <Confirm
      to={`/meetings/${meetingId}/room/end`}
      link={copy.end}
      kind={isMain ? 'primary' : 'danger'}
      size={isMain ? 'normal' : 'small'}
      isWide={isMain}
      title={copy.endTitle}
    >
      <p>{isEarly ? copy.endWordsEarly : copy.endWords}</p>
      <CommandForm command={{ kind: 'end', from }}>
        <Button kind="primary">{copy.endNow}</Button>
      </CommandForm>
    </Confirm>
  )
}

/** `isEarly`: the planned start is ahead, nobody's minutes count yet. */
type InRoom = { meetingId: string; view: RoomView; table: Table; isEarly: boolean }

function MoreControls({ meetingId, view, table, isEarly, isLast }: InRoom & { isLast: boolean }) {
  const copy = useCopy().room
  const from = view.place
  const others = table.people.filter((person) => !person.isYou && view.people.includes(person.id))
  const options = others.map(({ id: value, name }) => ({ value, label: name }))
  const keeper = options.find(({ value }) => value === view.timekeeperId)
  const toHandTo = options.map((one) =>
    one === keeper ? { ...one, label: copy.keepsTimeNow(one.label) } : one,
  )
  return (
    <div className="mt-3 grid gap-4">
      <div className="flex flex-wrap gap-2">
        {view.phase >= 0 &&
          [1, 5].map((minutes) => (
            <CommandForm key={minutes} command={{ kind: 'extend', from, minutes }} id={String(minutes)}>
              <Button size="small">{copy.extend(minutes)}</Button>
            </CommandForm>
          ))}
        {view.phase > 0 && (
          <CommandForm command={{ kind: 'back', from }}>
            <Button size="small">{copy.back}</Button>
          </CommandForm>
        )}
        {!isLast && (
          <CommandForm command={{ kind: 'next-part', from }}>
            <Button size="small">{copy.skip}</Button>
          </CommandForm>
        )}
        {!isLast && <End meetingId={meetingId} from={from} isEarly={isEarly} />}
      </div>
      {options.length > 0 && (
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <CommandForm command={{ kind: 'hand-over' }} className="grid gap-2">
            <Select
              name="command.to"
              label={copy.handOverTo}
              options={toHandTo}
              defaultValue={options[0]?.value}
              isRequired
            />
            <Button size="small">{copy.handOverButton}</Button>
          </CommandForm>
          <CommandForm command={{ kind: 'keep-time' }} className="grid gap-2">
            <Select
              name="command.by"
              label={copy.keepTime}
              options={options}
              defaultValue={(keeper ?? options[0])?.value}
              isRequired
            />
            <Button size="small">{copy.keepTimeButton}</Button>
          </CommandForm>
        </div>
      )}
    </div>
  )
}

/** A facilitator who went silent can be relieved, first by the timekeeper. */
function Relief({ view, table }: { view: RoomView; table: Table }) {
  const copy = useCopy().room
  const facilitator = view.facilitatorId
  const may =
    view.relief === 'anyone' || (view.relief === 'timekeeper' && view.timekeeperId === table.you?.id)
  if (!facilitator) return null
  if (!may && view.relief === 'timekeeper')
    return (
      <p className="text-sm text-ink-2">
        {copy.reliefBy(table.name(facilitator), table.name(view.timekeeperId))}
      </p>
    )
  if (!may)
    return (
      <p className="text-sm text-ink-2">{copy.facilitatedBy(table.name(facilitator), keepsTimeToo(view))}</p>
    )
  return (
    <Notice
      tone="clay"
      button={
        <CommandForm command={{ kind: 'relieve', facilitatorId: facilitator }}>
          <Button kind="primary">{copy.takeOver}</Button>
        </CommandForm>
      }
    >
      {copy.relief(table.name(facilitator))}
    </Notice>
  )
}

/** The prompt of the phase, in the words of a colleague. */
export function Prompt({ view, table, hasBusiness }: { view: RoomView; table: Table; hasBusiness: boolean }) {
  const copy = useCopy().room
  const { locale } = useReader()
  const { phase, part } = phasesOf(view)
  const who = {
    presenter: table.name(view.presenterId),
    facilitator: table.name(view.facilitatorId),
    hasBusiness,
  }
  const you = yourPart(view, table)
  const before = part ? copy.waitForBegin : copy.gatheringOthers
  const words = phase ? copy.prompt(phase.id, who, you) : before(who.facilitator)
  return (
    <Card className="text-center">
      {phase && (
        <p className="mb-1.5 text-sm text-ink-2">
          {copy.whoSpeaks({ ...who, speakers: view.speakers, you }, locale)}
        </p>
      )}
      <p className="font-serif text-lg leading-snug text-balance">{words}</p>
    </Card>
  )
}
