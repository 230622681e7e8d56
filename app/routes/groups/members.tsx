import { z } from 'zod'
import { answered, asClinician, submit } from '#app/request'
import { groupInside } from '#domain/groups/reads'
import { changeRole } from '#domain/seats/actions'
import { groupMembers } from '#domain/seats/reads'
import { ChangeRole } from '#domain/seats/seat'
import { vouchFor } from '#domain/vouchings/actions'
import { vouchingsWaiting } from '#domain/vouchings/reads'
import { VouchFor } from '#domain/vouchings/vouching'
import { Avatar } from '#ui/avatar'
import { Button, ButtonLink } from '#ui/button'
import { Card, Chip, Line, Lines } from '#ui/card'
import { useCopy } from '#ui/copy'
import { ZoneName } from '#ui/datetime'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import type { Family } from '#ui/ring'
import type { Route } from './+types/members'
import { GroupPage } from './frame.tsx'

export async function loader({ params, context }: Route.LoaderArgs) {
  return asClinician(
    context,
    async (acting, of: { groupId: string }) => {
      const [inside, members, vouchings] = await Promise.all([
        groupInside(acting, of),
        groupMembers(acting, of),
        vouchingsWaiting(acting),
      ])
      return {
        inside,
        members,
        vouchings: vouchings.filter((v) => v.groupId === of.groupId),
        now: acting.now.toString(),
      }
    },
    params,
  )
}

const Change = z.discriminatedUnion('do', [
  ChangeRole.extend({ do: z.literal('role') }),
  VouchFor.extend({ do: z.literal('vouch') }),
])

export async function action(args: Route.ActionArgs) {
  const done = await submit(args, Change, (acting, change) =>
    change.do === 'role' ? changeRole(acting, change) : vouchFor(acting, change),
  )
  return answered(done)
}

export default function MembersPage({
  loaderData: { inside, members, vouchings, now },
  actionData,
}: Route.ComponentProps) {
  const all = useCopy()
  const copy = all.groups.members
  const isFacilitator = inside.door.role === 'facilitator'
  const isOpen = inside.door.shut === undefined
  const open = inside.group.seatsMax - members.length
  return (
    <GroupPage
      {...inside}
      actions={
        isFacilitator &&
        inside.mayBegin &&
        open > 0 && (
          <ButtonLink to={`/groups/${inside.group.groupId}/invite`}>{all.groups.inside.invite}</ButtonLink>
        )
      }
    >
      {vouchings.map((waiting) => (
        <Notice
          key={waiting.clinicianId}
          tone="clay"
          button={
            <Form name={`vouch-${waiting.clinicianId}`} last={actionData}>
              <input type="hidden" name="do" value="vouch" />
              <input type="hidden" name="clinicianId" value={waiting.clinicianId} />
              <input type="hidden" name="neededSince" value={waiting.neededSince} />
              <Button type="submit" size="small">
                {copy.vouch}
              </Button>
            </Form>
          }
        >
          {copy.vouchLead(waiting.name)}
        </Notice>
      ))}
      <Card
        title={copy.title}
        isFlush
        aside={open > 0 && <span className="text-sm text-ink-2">{copy.openSeats(open)}</span>}
      >
        <Lines>
          {members.map((member) => (
            <Line
              key={member.clinicianId}
              isShort
              mark={<Avatar name={member.name} family={member.family as Family | null} />}
              button={
                isFacilitator &&
                member.state !== 'offered' &&
                !member.isYou &&
                // Before a shut door a facilitator hands the group over.
                (isOpen || member.role === 'member') && <RoleButton member={member} last={actionData} />
              }
            >
              <div className="flex flex-wrap items-center gap-2">
                <span className="font-medium">
                  {member.name}
                  {member.credential && `, ${member.credential}`}
                </span>
                {member.isYou && <span className="text-sm text-ink-3">{copy.you}</span>}
                {member.role === 'facilitator' && <Chip tone="pine">{all.vocabulary.roles.facilitator}</Chip>}
                {member.state !== 'active' && <Chip>{all.vocabulary.seatStates[member.state]}</Chip>}
              </div>
              <div className="text-sm text-ink-2">
                {member.approaches.map(all.vocabulary.topic).join(', ')}
                {member.approaches.length > 0 && ' · '}
                <ZoneName at={now} zone={member.zone} />
              </div>
            </Line>
          ))}
        </Lines>
      </Card>
    </GroupPage>
  )
}

type Loaded = Route.ComponentProps['loaderData']

function RoleButton({
  member,
  last,
}: {
  member: Loaded['members'][number]
  last: Route.ComponentProps['actionData']
}) {
  const copy = useCopy().groups.members
  const role = member.role === 'facilitator' ? 'member' : 'facilitator'
  return (
    <Form name={`role-${member.clinicianId}`} last={last}>
      <input type="hidden" name="do" value="role" />
      <input type="hidden" name="clinicianId" value={member.clinicianId} />
      <input type="hidden" name="role" value={role} />
      <Button type="submit" size="small" kind="quiet">
        {role === 'facilitator' ? copy.makeFacilitator : copy.makeMember}
      </Button>
    </Form>
  )
}
