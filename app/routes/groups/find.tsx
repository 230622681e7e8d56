import { Link, Form as QueryForm } from 'react-router'
import { z } from 'zod'
import { asClinician, asVisitor, whoContext } from '#app/request'
import { reasonInWords } from '#copy/matching.en'
import { specialties } from '#domain/clinicians/vocabulary'
import type { HeatRow } from '#domain/directory/heat'
import { directory, type Found, publicDirectory } from '#domain/directory/reads'
import { type ReasonShown, reasonsShown } from '#domain/directory/reason'
import { cadences, goals, languages, places } from '#domain/groups/vocabulary'
import { theNetwork } from '#domain/network/reads'
import { Button, ButtonLink } from '#ui/button'
import { Card, Chip } from '#ui/card'
import { classes, inputClass } from '#ui/classes'
import { useCopy } from '#ui/copy'
import { ZoneName } from '#ui/datetime'
import { HeatMap } from '#ui/heat'
import { Icon } from '#ui/icon'
import { EmptyState, Notice } from '#ui/notice'
import { Page } from '#ui/page'
import { RingLegend } from '#ui/ring'
import type { Route } from './+types/find'
import { CharterChips, CharterLine, GroupRing } from './outline.tsx'

const Asked = z.object({
  words: z.string().max(100).catch(''),
  goal: z.enum(goals).optional().catch(undefined),
  cadence: z.enum(cadences).optional().catch(undefined),
  place: z.enum(places).optional().catch(undefined),
  language: z.enum(languages).optional().catch(undefined),
  specialty: z.enum(specialties).optional().catch(undefined),
  open: z.literal('on').optional().catch(undefined),
  page: z.coerce.number().int().min(1).catch(1),
})

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = Asked.parse(Object.fromEntries(new URL(request.url).searchParams))
  const search = { ...asked, open: asked.open === 'on' }
  const isSignedIn = context.get(whoContext) !== undefined
  const { items, ...found } = isSignedIn
    ? await asClinician(context, directory, search)
    : await asVisitor(context, publicDirectory, search)
  // Nothing to show a visitor may mean that the network shows its groups to its members only.
  const network = !isSignedIn && found.total === 0 && (await asVisitor(context, theNetwork, undefined))
  const isClosed = Boolean(network && network.directory === 'closed')
  return { asked, choices, isSignedIn, isClosed, ...found, items: items.map(shown) }
}

/** What there is to choose from: said by the server, so that the page does not carry the lists as scripts. */
const choices = { goals, specialties, places, cadences, languages }

/** What a card shows, no more: the page carries it twice. */
function shown({ fit, score = 0, ...group }: Found) {
  const { groupId, name, purpose, ring, seatsMax, wishedFamilies, admission, contact, isOwn, hourAt } = group
  const { goal, cadence, weekday, startsLocal, zone, minutes, place, area, leadership, specialties } = group
  const line = { goal, cadence, weekday, startsLocal, zone, minutes, place, area, leadership, specialties }
  const fitting = fit && { score, reasons: reasonsShown(fit, reasonInWords) }
  const facts = { groupId, name, purpose, ring, seatsMax, wishedFamilies, admission, contact, isOwn, hourAt }
  return { ...facts, ...line, fitting }
}
type Shown = ReturnType<typeof shown>

export default function FindPage({ loaderData }: Route.ComponentProps) {
  const copy = useCopy().groups.find
  const { asked, items, isSignedIn, isWeekKnown, heat, total } = loaderData
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
            <GroupCard key={group.groupId} group={group} isSignedIn={isSignedIn} />
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

/** One row of wishes, each saying what it is about; without JavaScript the button sends them as well. */
function Filters({
  asked,
  choices: of,
  isNarrowed,
}: {
  asked: z.infer<typeof Asked>
  choices: typeof choices
  isNarrowed: boolean
}) {
  const all = useCopy()
  const copy = all.groups.find
  const words = all.vocabulary
  const wishes: {
    name: keyof typeof asked
    ids: readonly string[]
    word: (id: string) => string | undefined
  }[] = [
    { name: 'goal', ids: of.goals, word: (id) => words.goals[id] },
    { name: 'specialty', ids: of.specialties, word: words.topic },
    { name: 'place', ids: of.places, word: (id) => words.places[id] },
    { name: 'cadence', ids: of.cadences, word: (id) => words.cadences[id] },
    { name: 'language', ids: of.languages, word: words.language },
  ]
  return (
    // A form of links: a new address is a new form, so that "Clear all" clears the fields too.
    // It posts nothing and refuses nothing, so it is a plain one.
    <QueryForm
      method="get"
      key={JSON.stringify(asked)}
      autoComplete="off"
      className="grid grid-cols-2 gap-2 sm:flex sm:flex-wrap"
    >
      <div className="col-span-2 min-w-0 sm:w-68">
        <label htmlFor="words" className="sr-only">
          {copy.search}
        </label>
        <input
          type="search"
          id="words"
          name="words"
          placeholder={copy.search}
          defaultValue={asked.words}
          className={inputClass}
        />
      </div>
      {wishes.map(({ name, ids, word }) => (
        <select
          key={name}
          name={name}
          aria-label={copy.wishes[name]}
          defaultValue={String(asked[name] ?? '')}
          className={classes(
            inputClass,
            'min-w-0 truncate max-sm:px-2 sm:w-auto sm:max-w-44',
            asked[name] !== undefined && 'border-pine bg-pine-soft',
          )}
        >
          <option value="">{copy.anyOf[name]}</option>
          {ids.map((id) => (
            <option key={id} value={id}>
              {word(id) ?? id}
            </option>
          ))}
        </select>
      ))}
      <label className="flex min-h-10 items-center gap-2.5 rounded-s border border-line-field bg-card px-3 py-2 has-checked:border-pine has-checked:bg-pine-soft pointer-coarse:min-h-11">
        <input
          type="checkbox"
          name="open"
          defaultChecked={asked.open === 'on'}
          className="size-4.5 accent-pine"
        />
        {copy.open}
      </label>
      <div className="col-span-2 flex flex-wrap gap-2">
        <Button type="submit">{copy.show}</Button>
        {isNarrowed && (
          <ButtonLink to="/groups/find" kind="quiet">
            {copy.clear}
          </ButtonLink>
        )}
      </div>
    </QueryForm>
  )
}

/** From here on a fit is worth a chip of its own; below, the reasons speak. */
const FITS_WELL = 0.7
const FITS_SOMEWHAT = 0.35

const isOutsideHours = ({ fitting }: Shown) =>
  fitting?.reasons.some(({ code }) => code === 'never-free') === true

function FitChip({ group }: { group: Shown }) {
  const copy = useCopy().groups.find
  if (group.isOwn) return <Chip>{copy.yours}</Chip>
  if (!group.fitting) return null
  const { score } = group.fitting
  if (isOutsideHours(group)) return <Chip>{copy.outsideHours}</Chip>
  if (score < FITS_SOMEWHAT) return <Chip>{copy.fitsLittle}</Chip>
  return <Chip tone={score >= FITS_WELL ? 'good' : 'pine'}>{copy.fits(Math.round(score * 100))}</Chip>
}

function GroupCard({ group, isSignedIn }: { group: Shown; isSignedIn: boolean }) {
  const copy = useCopy().groups
  const address = `/groups/${group.groupId}`
  return (
    <Card>
      <article className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-3 sm:grid-cols-[auto_minmax(0,1fr)_auto] sm:items-start sm:gap-x-5 sm:gap-y-1">
        <div className="w-22 sm:row-span-2 sm:w-24">
          <GroupRing group={group} isMine={group.isOwn} />
        </div>
        <div className="flex min-w-0 flex-wrap items-start justify-between gap-x-3 gap-y-1">
          <h2 className="min-w-0 text-[1.25rem] wrap-anywhere">
            <Link to={address} prefetch="none" className="text-ink no-underline hover:underline">
              {group.name}
            </Link>
          </h2>
          <FitChip group={group} />
        </div>
        <div className="col-span-2 grid min-w-0 gap-2.5 sm:col-span-1 sm:col-start-2">
          <p className="text-sm text-ink-2">
            <CharterLine group={group} />
          </p>
          <p className="wrap-anywhere">{group.purpose}</p>
          <CharterChips group={group} isShort />
          {group.fitting && !group.isOwn && <Reasons reasons={group.fitting.reasons} />}
          {group.contact && <p className="text-sm text-ink-2">{copy.find.contact(group.contact)}</p>}
        </div>
        <div className="col-span-2 flex gap-2 sm:col-span-1 sm:col-start-3 sm:row-span-2 sm:row-start-1 sm:grid">
          {isSignedIn && !group.isOwn && group.admission === 'rolling' && (
            <ButtonLink
              to={`${address}/apply`}
              size="small"
              kind={isOutsideHours(group) ? 'plain' : 'primary'}
              isWide
            >
              {copy.find.apply}
            </ButtonLink>
          )}
          <ButtonLink to={address} size="small" isWide>
            {group.isOwn ? copy.find.openGroup : copy.find.charter}
          </ButtonLink>
        </div>
      </article>
    </Card>
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

/** Why a group fits, in words a person accepts. */
export function Reasons({ reasons }: { reasons: readonly ReasonShown[] }) {
  const copy = useCopy().groups.find
  return (
    <ul className="grid gap-1 text-sm text-ink-2">
      {reasons.map(({ code, words, isAgainst }) => (
        <li key={code} className="flex items-start gap-2">
          <span className={isAgainst ? 'mt-0.5 text-warn-ink' : 'mt-0.5 text-good'}>
            <Icon name={isAgainst ? 'warning' : 'check'} size={14} />
          </span>
          <span>
            <span className="sr-only">{isAgainst ? copy.against : copy.inFavor} </span>
            {words}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Pages({ asked, page, pages }: { asked: z.infer<typeof Asked>; page: number; pages: number }) {
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
