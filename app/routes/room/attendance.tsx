import { Link } from 'react-router'
import { answered, asClinician, submit } from '#app/request'
import { formatTime } from '#copy/formats'
import { correctMinutes } from '#domain/attendance/actions'
import { CorrectMinutes } from '#domain/attendance/attendance'
import { type AttendanceLine, attendanceOfMeeting } from '#domain/attendance/reads'
import { Button } from '#ui/button'
import { Card } from '#ui/card'
import { Checkbox } from '#ui/choice'
import { useCopy } from '#ui/copy'
import { DateTime } from '#ui/datetime'
import { NumberField, Select, TextArea } from '#ui/field'
import { Form } from '#ui/form'
import { useForm } from '#ui/form-state'
import { Notice } from '#ui/notice'
import { Page } from '#ui/page'
import { useReader } from '#ui/reader'
import type { Route } from './+types/attendance'

export async function loader({ params, context }: Route.LoaderArgs) {
  return asClinician(context, attendanceOfMeeting, params)
}

export async function action(args: Route.ActionArgs) {
  return answered(await submit(args, CorrectMinutes, correctMinutes))
}

export default function AttendancePage({ loaderData, actionData }: Route.ComponentProps) {
  const { meeting, lines, mayCorrect, outages, held } = loaderData
  const copy = useCopy().room.minutes
  return (
    <Page
      title={copy.title}
      tab={copy.tab}
      above={
        <Link to={`/meetings/${meeting.id}`} prefetch="none">
          {meeting.groupName}, <DateTime at={meeting.startsAt} as="meeting" />
        </Link>
      }
      lead={copy.lead}
    >
      {actionData?.ok && <Notice tone="good">{copy.saved}</Notice>}
      <Outages outages={outages} mayCorrect={mayCorrect} />
      <Card isFlush>
        <div className="px-5">
          <MinutesList lines={lines} />
        </div>
      </Card>
      <details className="max-w-prose text-sm text-ink-2">
        <summary className="cursor-pointer py-1 font-medium">{copy.more}</summary>
        {copy.moreWords.map((words) => (
          <p key={words} className="mt-2">
            {words}
          </p>
        ))}
      </details>
      {mayCorrect && meeting.phase !== 'ahead' && (
        <Correction lines={lines} last={actionData} most={meeting.minutes} held={held} />
      )}
    </Page>
  )
}

/** Minutes that nobody was absent for: the server was. */
function Outages({
  outages,
  mayCorrect,
}: Pick<Route.ComponentProps['loaderData'], 'outages' | 'mayCorrect'>) {
  const copy = useCopy().room.minutes
  const { locale, zone } = useReader()
  if (outages.length === 0) return null
  const time = (at: string) => formatTime(at, zone, locale)
  const times = [...new Set(outages.map(({ from, to }) => copy.outageTime(time(from), time(to))))]
  return (
    <Notice>
      <span suppressHydrationWarning>{copy.outage(times, locale, mayCorrect)}</span>
    </Notice>
  )
}

/** How long somebody was there, or what stands for it where no minutes count or may be seen. */
function Present({ line }: { line: AttendanceLine }) {
  const copy = useCopy().room.minutes
  if (line.isOutside) return <span className="text-ink-2">{copy.outside}</span>
  if (line.minutes !== undefined) return copy.present(line.minutes)
  return <span className="text-ink-2">{line.wasThere ? copy.there : copy.none}</span>
}

/** Who was there and for how long, a line a person: reads the same on a phone. */
function MinutesList({ lines }: { lines: readonly AttendanceLine[] }) {
  const copy = useCopy().room.minutes
  return (
    <ul aria-label={copy.listLabel} className="divide-y divide-line">
      {lines.map((line) => (
        <li key={line.clinicianId} className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 py-3">
          <div className="min-w-0 flex-1 basis-40">
            <span className="font-medium">
              {line.name ?? copy.formerMember}
              {line.isYou && ` (${copy.you})`}
            </span>
            {copy.roles[line.role] && <span className="text-sm text-ink-2">, {copy.roles[line.role]}</span>}
          </div>
          <div className="num text-right">
            <Present line={line} />
            {line.minutes !== undefined && line.presentingMinutes > 0 && (
              <span className="block text-sm text-ink-2">{copy.ofThem(line.presentingMinutes)}</span>
            )}
          </div>
          <CorrectionNote line={line} />
        </li>
      ))}
    </ul>
  )
}

function CorrectionNote({ line }: { line: AttendanceLine }) {
  const copy = useCopy().room.minutes
  if (!line.correctedAt) return null
  return (
    <p className="basis-full text-sm text-ink-2">
      {copy.corrected(line.correctedBy ?? null)}, <DateTime at={line.correctedAt} as="short" />
      {line.reason && (
        <>
          : <q>{line.reason}</q>
        </>
      )}
    </p>
  )
}

function Correction({
  lines,
  last,
  most,
  held,
}: {
  lines: readonly AttendanceLine[]
  last: Route.ComponentProps['actionData']
  most: number
  held: number | undefined
}) {
  const copy = useCopy().room.minutes
  return (
    <Card title={copy.correctTitle}>
      <p className="mb-4 text-sm text-ink-2">{copy.correctHelp}</p>
      <Form last={last}>
        <Select
          name="clinicianId"
          label={copy.person}
          options={lines.map((line) => ({ value: line.clinicianId, label: line.name ?? copy.formerMember }))}
          empty=""
          isRequired
        />
        <div className="grid items-start gap-5 sm:grid-cols-2">
          <NumberField
            name="minutes"
            label={copy.minutesField}
            help={copy.minutesHelp(most, held)}
            min={0}
            max={most}
          />
          <NumberField
            name="presentingMinutes"
            label={copy.presentingField}
            help={copy.presentingHelp}
            min={0}
            max={most}
            defaultValue={0}
          />
        </div>
        <BeyondRoom />
        <TextArea name="reason" label={copy.reason} help={copy.reasonHelp} rows={3} isRequired />
        <div>
          <Button kind="primary">{copy.save}</Button>
        </div>
      </Form>
    </Card>
  )
}

/** Refused as more than the room was open, minutes can be said to be right all the same. */
function BeyondRoom() {
  const copy = useCopy().room.minutes
  const { problems, typed } = useForm()
  const isBeyond = problems.minutes?.code === 'attendance.beyondRoom' || typed?.beyondRoom !== undefined
  return isBeyond && <Checkbox name="beyondRoom" label={copy.beyondRoom} help={copy.beyondRoomHelp} />
}
