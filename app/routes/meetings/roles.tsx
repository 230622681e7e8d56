import type { meetingPage } from '#domain/meetings/reads'
import type { Role } from '#domain/roles/rota'
import { Button } from '#ui/button'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { Select } from '#ui/field'
import { Form } from '#ui/form'

type Props = Awaited<ReturnType<typeof meetingPage>> & { last: Parameters<typeof Form>[0]['last'] }

/** Who facilitates and keeps time, why, and how to hand a role on or take it. */
export function Roles(props: Props) {
  const copy = useCopy().meetings.roles
  return (
    <Card title={copy.title}>
      <div className="grid gap-4">
        <RoleRow {...props} is="facilitator" />
        <RoleRow {...props} is="timekeeper" />
        {props.meeting.phase !== 'past' && (
          <p className="text-sm text-ink-2">{copy.rota[props.leadership]}</p>
        )}
      </div>
    </Card>
  )
}

function RoleRow({
  is: role,
  meeting,
  roles,
  answers,
  isFacilitator,
  leadership,
  last,
}: Props & { is: Role }) {
  const all = useCopy().meetings
  const copy = all.roles
  const holder = roles[role]
  const isOpen = meeting.phase !== 'past'
  const mayGive = isOpen && (isFacilitator || holder?.isYou)
  const you = answers.find((person) => person.isYou)
  const mayTake =
    isOpen && you && !holder?.isYou && (role === 'timekeeper' || leadership === 'rotating' || isFacilitator)
  const others = answers.filter((person) => person.clinicianId !== holder?.clinicianId)
  return (
    <div className="grid gap-2">
      <div>
        <div className="text-xs text-ink-3">{copy[role]}</div>
        <div>{holder ? `${holder.name}${holder.isYou ? ` (${all.you})` : ''}` : copy.nobody}</div>
      </div>
      {mayTake && (
        <Form name={`take-${role}`} last={last} className="flex">
          <RoleFields is={role} />
          <Button size="small" name="clinicianId" value={you.clinicianId}>
            {copy.take}
          </Button>
        </Form>
      )}
      {mayGive && others.length > 0 && (
        <details>
          <summary className="min-h-6 cursor-pointer text-sm text-pine pointer-coarse:min-h-11 pointer-coarse:content-center">
            {copy.give}
          </summary>
          <Form name={`give-${role}`} last={last} className="mt-2 grid gap-2">
            <RoleFields is={role} />
            <Select
              name="clinicianId"
              label={copy.give}
              isRequired
              options={others.map((person) => ({ value: person.clinicianId, label: person.name }))}
            />
            <div>
              <Button size="small">{copy.giveButton}</Button>
            </div>
          </Form>
        </details>
      )}
    </div>
  )
}

function RoleFields({ is: role }: { is: Role }) {
  return (
    <>
      <input type="hidden" name="do" value="role" />
      <input type="hidden" name="role" value={role} />
    </>
  )
}
