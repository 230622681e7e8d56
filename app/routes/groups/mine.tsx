import { answered, asClinician, submit } from '#app/request'
import { withdrawApplication } from '#domain/applications/actions'
import { OfApplication } from '#domain/applications/application'
import { ownApplications } from '#domain/applications/reads'
import { ownDrafts, ownGroups } from '#domain/groups/reads'
import { invitationsOpened } from '#domain/invitations/reads'
import { ownDoors } from '#domain/seats/reads'
import { untilVouched } from '#domain/seats/seat'
import { Button, ButtonLink } from '#ui/button'
import { Card, Chip, Line, Lines } from '#ui/card'
import { useCopy } from '#ui/copy'
import { DateTime } from '#ui/datetime'
import { Form } from '#ui/form'
import { EmptyState, Notice } from '#ui/notice'
import { Page, Section } from '#ui/page'
import type { Route } from './+types/mine'
import { OfferOver } from './frame.tsx'
import { MendLink } from './mend.tsx'
import { GroupRing, useRhythm } from './outline.tsx'
import { UntilVouched } from './untilvouched.tsx'

export async function loader({ context }: Route.LoaderArgs) {
  return asClinician(
    context,
    async (acting) => {
      const [groups, doors, drafts, applications, invitations] = await Promise.all([
        ownGroups(acting),
        ownDoors(acting),
        ownDrafts(acting),
        ownApplications(acting),
        invitationsOpened(acting),
      ])
      return {
        groups: groups.map((group) => ({
          ...group,
          shut:
            group.state === 'open' ? doors.find(({ groupId }) => groupId === group.groupId)?.shut : undefined,
        })),
        drafts,
        applications: applications
          .filter(
            (a) =>
              a.state === 'waiting' ||
              a.state === 'declined' ||
              a.state === 'closed' ||
              // The note that came with a seat, as long as one has it.
              (a.state === 'accepted' && a.words && groups.some((group) => group.groupId === a.groupId)),
          )
          .slice(0, 10),
        invitations,
        untilVouched: untilVouched(doors),
      }
    },
    undefined,
  )
}

export async function action(args: Route.ActionArgs) {
  return answered(await submit(args, OfApplication, withdrawApplication))
}

export default function MyGroupsPage({
  loaderData: { groups, drafts, applications, invitations, untilVouched },
}: Route.ComponentProps) {
  const copy = useCopy().groups.mine
  return (
    <Page
      title={copy.title}
      actions={
        <>
          <ButtonLink to="/groups/new">{copy.start}</ButtonLink>
          <ButtonLink to="/groups/find" kind="primary">
            {copy.find}
          </ButtonLink>
        </>
      }
    >
      {invitations.map((invitation) => (
        <Notice
          key={invitation.groupId}
          tone="pine"
          button={
            <ButtonLink size="small" to={`/groups/${invitation.groupId}/join`}>
              {copy.lookInvitation}
            </ButtonLink>
          }
        >
          {copy.invited(invitation.name)}
        </Notice>
      ))}
      <UntilVouched groups={untilVouched} />
      {groups.length === 0 && untilVouched === 0 && (
        <EmptyState title={copy.none}>{copy.noneWords}</EmptyState>
      )}
      <div className="grid gap-4 lg:grid-cols-2">
        {groups.map((group) => (
          <OwnGroupCard key={group.groupId} group={group} />
        ))}
      </div>
      {drafts.length > 0 && <Drafts drafts={drafts} />}
      {applications.length > 0 && <Applications applications={applications} />}
    </Page>
  )
}

type Loaded = Route.ComponentProps['loaderData']

function OwnGroupCard({ group }: { group: Loaded['groups'][number] }) {
  const copy = useCopy()
  const rhythm = useRhythm()
  const { isOfferOver } = group
  const isOffered = group.seatState === 'offered'
  return (
    <Card>
      <div className="flex items-center gap-5">
        <GroupRing group={group} size="small" isMine={!isOffered} />
        <div className="min-w-0">
          <h2 className="text-lg">
            <a href={`/groups/${group.groupId}`} className="text-ink no-underline hover:underline">
              {group.name}
            </a>
          </h2>
          <p className="text-sm text-ink-2" suppressHydrationWarning>
            {rhythm(group)}
          </p>
          <p className="text-sm text-ink-3">
            {copy.groups.facts.seatsTaken(group.ring.taken, group.seatsMax)}
          </p>
        </div>
      </div>
      {group.state !== 'open' && !isOfferOver && (
        <p className="mt-3 text-sm text-ink-2">{copy.groups.inside.stateNote[group.state]}</p>
      )}
      {group.shut && (
        <div className="mt-4">
          <Notice
            tone={isOffered ? 'clay' : 'warn'}
            button={
              <MendLink
                shut={group.shut}
                groupId={group.groupId}
                size="small"
                kind={isOffered ? 'primary' : 'plain'}
              />
            }
          >
            {copy.frame.mend[group.shut].words}
          </Notice>
        </div>
      )}
      {isOfferOver && (
        <div className="mt-4">
          <OfferOver base={`/groups/${group.groupId}`} />
        </div>
      )}
    </Card>
  )
}

function Drafts({ drafts }: { drafts: Loaded['drafts'] }) {
  const { mine: copy, discard } = useCopy().groups
  return (
    <Section title={copy.drafts}>
      <Card isFlush>
        <Lines>
          {drafts.map((draft) => (
            <Line
              key={draft.groupId}
              button={
                <span className="flex flex-wrap gap-2">
                  <ButtonLink size="small" to={`/groups/${draft.groupId}/charter`}>
                    {copy.goOn}
                  </ButtonLink>
                  <ButtonLink size="small" kind="quiet" to={`/groups/${draft.groupId}/discard`}>
                    {discard.link}
                  </ButtonLink>
                </span>
              }
            >
              <div>{draft.name || copy.unnamed}</div>
              <div className="text-sm text-ink-2">{copy.draftLine(draft.finishedSteps)}</div>
            </Line>
          ))}
        </Lines>
      </Card>
    </Section>
  )
}

function Applications({ applications }: { applications: Loaded['applications'] }) {
  const copy = useCopy().groups.mine
  return (
    <Section title={copy.applications}>
      <Card isFlush>
        <Lines>
          {applications.map((application) => (
            <Line
              key={application.id}
              mark={
                <Chip tone={application.state === 'waiting' ? 'clay' : 'plain'}>
                  {copy.states[application.state]}
                </Chip>
              }
              button={
                application.state === 'waiting' && (
                  <Form name={application.id}>
                    <input type="hidden" name="applicationId" value={application.id} />
                    <Button type="submit" size="small">
                      {copy.withdraw}
                    </Button>
                  </Form>
                )
              }
            >
              <div>{application.groupName ?? copy.outOfSight}</div>
              <div className="text-sm text-ink-2">
                <DateTime at={application.madeAt} as="date" />
                {application.words && <p className="mt-1 whitespace-pre-line">{application.words}</p>}
              </div>
            </Line>
          ))}
        </Lines>
      </Card>
    </Section>
  )
}
