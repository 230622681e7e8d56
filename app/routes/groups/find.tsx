import { asClinician, asVisitor, queryOf, whoContext } from '#app/request'
import type { HeatRow } from '#domain/directory/heat'
import { directory, publicDirectory } from '#domain/directory/reads'
import { theNetwork } from '#domain/network/reads'
import { ownLicenseMend } from '#domain/seats/reads'
import type { Acting } from '#platform/database/acting'
import { ButtonLink } from '#ui/button'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { ZoneName } from '#ui/datetime'
import { HeatMap } from '#ui/heat'
import { EmptyState, Notice } from '#ui/notice'
import { Page } from '#ui/page'
import { RingLegend } from '#ui/ringlegend'
import type { Route } from './+types/find'
import { ApplyFirst } from './applyfirst.tsx'
import { Asked, choices, shown } from './asked.ts'
import { Filters } from './filters.tsx'
import { GroupCard } from './found.tsx'

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = Asked.parse(queryOf(request))
  const search = { ...asked, open: asked.open === 'on' }
  const isSignedIn = context.get(whoContext) !== undefined
  const { items, ...found } = isSignedIn
    ? await asClinician(context, directoryForOne, search)
    : { ...(await asVisitor(context, publicDirectory, search)), mend: undefined }
  // Nothing to show a visitor may mean that the network shows its groups to its members only.
  const network = !isSignedIn && found.total === 0 && (await asVisitor(context, theNetwork, undefined))
  const isClosed = Boolean(network && network.directory === 'closed')
  return { asked, choices, isSignedIn, isClosed, ...found, items: items.map(shown) }
}

type Search = Parameters<typeof directory>[1]

/** The directory, and what this person needs before they may apply. */
async function directoryForOne(acting: Acting, search: Search) {
  const [found, mend] = await Promise.all([directory(acting, search), ownLicenseMend(acting)])
  return { ...found, mend }
}

export default function FindPage({ loaderData }: Route.ComponentProps) {
  const copy = useCopy().groups.find
  const { asked, items, isSignedIn, isWeekKnown, heat, total, mend } = loaderData
  const isNarrowed = Object.entries(asked).some(([name, value]) => name !== 'page' && value)
  if (loaderData.isClosed) return <ClosedDirectory />
  return (
    <Page
      title={copy.title}
      lead={isSignedIn ? copy.lead : copy.visitorLead}
      actions={
        isSignedIn && (
          <ButtonLink to="/groups/new" kind="plain">
            {copy.start}
          </ButtonLink>
        )
      }
    >
      <Filters asked={asked} choices={loaderData.choices} isNarrowed={isNarrowed} />
      {mend && total > 0 && <ApplyFirst mend={mend} />}
      {!isWeekKnown && (
        <Notice
          tone="pine"
          button={
            <ButtonLink to="/profile/week" size="small">
              {copy.paint}
            </ButtonLink>
          }
        >
          {copy.fitIsUnknown}
        </Notice>
      )}
      <div className="grid items-start gap-x-7 gap-y-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 gap-3.5">
          <p role="status" className="text-sm text-ink-2">
            {copy.found(total)}
          </p>
          {items.map((group) => (
            <GroupCard key={group.groupId} group={group} mayApply={isSignedIn && !mend} />
          ))}
          {items.length === 0 && (
            <EmptyState
              title={isNarrowed ? copy.none : copy.nothingYet}
              button={
                isNarrowed ? (
                  <ButtonLink to="/groups/find">{copy.clear}</ButtonLink>
                ) : (
                  isSignedIn && <ButtonLink to="/groups/new">{copy.start}</ButtonLink>
                )
              }
            >
              {isNarrowed ? copy.noneWords : copy.nothingYetWords}
            </EmptyState>
          )}
          <Pages {...loaderData} />
        </div>
        <aside className="grid min-w-0 gap-4.5">
          {heat && total > 0 && <YourWeek heat={heat} isWeekKnown={isWeekKnown} />}
          <Card title={copy.seats}>
            <RingLegend />
          </Card>
        </aside>
      </div>
    </Page>
  )
}

function ClosedDirectory() {
  const { groups, frame } = useCopy()
  const copy = groups.find
  return (
    <Page title={copy.title} width="reading">
      <EmptyState
        title={copy.closedDirectory}
        button={
          <ButtonLink to="/sign-in" kind="primary">
            {frame.signIn}
          </ButtonLink>
        }
      >
        {copy.closedDirectoryWords}
      </EmptyState>
    </Page>
  )
}

function YourWeek({ heat, isWeekKnown }: { heat: HeatRow[]; isWeekKnown: boolean }) {
  const copy = useCopy().groups.find.week
  return (
    <Card title={copy.title}>
      <p className="mb-3 text-sm text-ink-2">{copy.lead}</p>
      <HeatMap
        caption={copy.caption}
        rows={heat.map(({ hour, blocks }) => ({
          hour,
          blocks: blocks.map(({ groups, isFree }) => ({ count: groups, isMarked: isFree })),
        }))}
        inWords={copy.block}
      />
      <p className="mt-3 text-xs text-ink-2">
        {isWeekKnown && `${copy.outlined} `}
        <ZoneName />.
      </p>
    </Card>
  )
}

function Pages({ asked, page, pages }: { asked: Asked; page: number; pages: number }) {
  const copy = useCopy().groups.find
  if (pages === 1) return null
  const to = (at: number) =>
    `?${new URLSearchParams(Object.entries({ ...asked, page: String(at) }).filter((pair): pair is [string, string] => Boolean(pair[1])))}`
  return (
    <nav aria-label={copy.page(page, pages)} className="flex items-center justify-between gap-4">
      {page > 1 ? <ButtonLink to={to(page - 1)}>{copy.previous}</ButtonLink> : <span />}
      <span className="text-sm text-ink-2">{copy.page(page, pages)}</span>
      {page < pages ? <ButtonLink to={to(page + 1)}>{copy.next}</ButtonLink> : <span />}
    </nav>
  )
}
