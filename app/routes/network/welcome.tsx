import { Link, redirect } from 'react-router'
import { asVisitor, whoContext } from '#app/request'
import { listedGroups } from '#domain/directory/reads'
import { publicListings } from '#domain/groups/reads'
import { theNetwork } from '#domain/network/reads'
import type { Looking } from '#platform/database/acting'
import { ButtonLink } from '#ui/button'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { Icon } from '#ui/icon'
import { Page } from '#ui/page'
import { Ring, type RingSeat } from '#ui/ring'
import { GroupRing, useRhythm } from '../groups/outline.tsx'
import type { Route } from './+types/welcome'

/** The network's public page; who is signed in goes to Today. */
export async function loader({ context }: Route.LoaderArgs) {
  if (context.get(whoContext)) throw redirect('/today')
  return asVisitor(context, networkAndGroups, undefined)
}

const SHOWN = 3

async function networkAndGroups(looking: Looking) {
  const network = await theNetwork(looking)
  const found = network?.directory === 'public' ? await listedGroups(looking, { open: true }) : []
  const newest = found.slice(0, SHOWN).map((group) => group.groupId)
  return { network, groups: await publicListings(looking, newest) }
}

/** A ring as one might be: a picture, no group's. */
const picture: RingSeat[] = [
  { family: 'psychodynamic' },
  { family: 'systemic' },
  { family: 'trauma' },
  { family: 'humanistic' },
  {},
  { family: 'cbt' },
  { family: 'integrative' },
]

export default function WelcomePage({ loaderData: { network, groups } }: Route.ComponentProps) {
  const copy = useCopy().welcome
  if (!network) return <Page title={copy.notReady.title} lead={copy.notReady.words} width="reading" />
  return (
    <div className="grid gap-14 py-4 lg:py-8">
      <title>{network.name}</title>
      <div className="grid items-center gap-x-16 gap-y-8 md:grid-cols-[minmax(0,1fr)_auto]">
        <div>
          <p className="mb-3 font-medium text-pine">{network.name}</p>
          <h1 className="text-[clamp(2rem,6vw,3.25rem)] leading-[1.08]">{copy.title}</h1>
          <p className="mt-5 max-w-[34rem] text-lg leading-relaxed text-ink-2">{copy.lead}</p>
          <div className="mt-7 flex flex-wrap gap-3">
            <ButtonLink kind="primary" to="/sign-up">
              {copy.signUp}
            </ButtonLink>
            {network.directory === 'public' && <ButtonLink to="/groups/find">{copy.seeGroups}</ButtonLink>}
          </div>
        </div>
        <div className="justify-self-center">
          <Ring seats={picture} size="hero" isDecoration />
        </div>
      </div>
      {groups.length > 0 && <OpenGroups groups={groups} />}
      <HowItWorks />
      <div className={network.about ? 'grid items-start gap-x-10 gap-y-8 md:grid-cols-2' : 'max-w-3xl'}>
        <Card>
          <p className="font-serif text-xl">{copy.promise}</p>
          <p className="mt-2 max-w-prose text-ink-2">{copy.promiseWords}</p>
          <div className="mt-4">
            <ButtonLink to="/privacy">{copy.privacy}</ButtonLink>
          </div>
        </Card>
        {network.about && (
          <section className="border-t border-line-strong pt-4">
            <h2 className="text-[1.1875rem] wrap-anywhere">{network.name}</h2>
            <p className="mt-2 max-w-prose leading-relaxed whitespace-pre-line wrap-anywhere text-ink-2">
              {network.about}
            </p>
          </section>
        )}
      </div>
    </div>
  )
}

function OpenGroups({ groups }: { groups: Route.ComponentProps['loaderData']['groups'] }) {
  const copy = useCopy().welcome
  const rhythm = useRhythm()
  return (
    <section className="grid gap-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2>{copy.openSeats}</h2>
        <Link to="/groups/find" className="inline-flex min-h-6 items-center">
          {copy.allGroups}
        </Link>
      </div>
      <ul className="grid gap-4 md:grid-cols-3">
        {groups.map((group) => (
          <li key={group.groupId}>
            <Link
              to={`/groups/${group.groupId}`}
              className="flex h-full items-center gap-4 rounded-m border border-line bg-card px-5 py-4 text-ink no-underline shadow-1 hover:border-line-strong"
            >
              <GroupRing group={group} size="small" />
              <span className="min-w-0">
                <span className="block font-semibold wrap-anywhere">{group.name}</span>
                <span className="block text-sm text-ink-2" suppressHydrationWarning>
                  {rhythm(group)}
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function HowItWorks() {
  const copy = useCopy().welcome
  return (
    <section className="grid gap-5">
      <h2>{copy.how}</h2>
      <ol className="grid gap-x-10 gap-y-6 md:grid-cols-3">
        {copy.steps.map((step, at) => (
          <li key={step.title} className="border-t border-line-strong pt-4">
            <span aria-hidden="true" className="font-serif text-ink-3">
              {at + 1}
            </span>
            <h3 className="mt-1 mb-2">{step.title}</h3>
            <p className="leading-relaxed text-ink-2">{step.words}</p>
          </li>
        ))}
      </ol>
      <div>
        <Link to="/in-a-group" className="inline-flex min-h-6 items-center gap-2 font-medium">
          {copy.inAGroup}
          <Icon name="arrow" size={16} />
        </Link>
      </div>
    </section>
  )
}
