import type { ReactNode } from 'react'
import { Form, Link, NavLink, useLocation } from 'react-router'
import { Avatar } from './avatar.tsx'
import { ButtonLink } from './button.tsx'
import { classes } from './classes.tsx'
import { useCopy } from './copy.tsx'
import { Foot } from './foot.tsx'
import { Icon, type IconName } from './icon.tsx'
import { Mark } from './mark.tsx'
import type { Family } from './ring.tsx'

export type FramePlace = { to: string; icon: IconName; name: string; section?: string; isOnPhone?: boolean }
export type FramePerson = { name: string; credential: string; family: Family | null; state: string }

type Props = {
  person: FramePerson | undefined
  places: readonly FramePlace[]
  accountTo: string
  /** False before the network is set up: there is nowhere to go yet. */
  isOpen?: boolean
  children: ReactNode
}

/** The frame: on a wide screen a rail at the left, on a phone a bar at the bottom; for visitors a head line. */
export function Frame({ person, places, accountTo, isOpen = true, children }: Props) {
  const copy = useCopy().frame
  return (
    <>
      <a
        href="#page"
        className="sr-only rounded-s bg-pine px-4 py-2 text-on-pine focus:not-sr-only focus:absolute focus:z-20 focus:m-3"
      >
        {copy.skip}
      </a>
      {person ? (
        <div className="min-h-dvh lg:grid lg:grid-cols-[14.5rem_minmax(0,1fr)]">
          <Rail person={person} places={places} accountTo={accountTo} />
          <div className="flex min-w-0 flex-col pb-20 lg:pb-0">
            <Main>{children}</Main>
            <Foot />
          </div>
          <BottomBar places={places} accountTo={accountTo} />
        </div>
      ) : (
        <div className="flex min-h-dvh flex-col">
          <Head places={places} isOpen={isOpen} />
          <Main isCentered>{children}</Main>
          <Foot isCentered />
        </div>
      )}
    </>
  )
}

function Main({ children, isCentered }: { children: ReactNode; isCentered?: boolean }) {
  return (
    <main
      id="page"
      tabIndex={-1}
      className={classes(
        'w-full max-w-[73.75rem] flex-1 px-4 pt-6 pb-12 outline-none sm:px-8 lg:px-11 lg:pt-8.5 print:p-0',
        isCentered && 'mx-auto',
      )}
    >
      {children}
    </main>
  )
}

function Brand({ to, isShortOnPhone }: { to: string; isShortOnPhone?: boolean }) {
  const copy = useCopy().frame
  return (
    <Link
      to={to}
      className="flex min-h-6 min-w-6 items-center gap-2.5 font-serif text-[1.25rem] font-medium text-ink no-underline pointer-coarse:min-h-11 pointer-coarse:min-w-11"
    >
      <Mark />
      <span className={isShortOnPhone ? 'max-[24rem]:sr-only' : undefined}>{copy.product}</span>
    </Link>
  )
}

const railLink = ({ isActive }: { isActive: boolean }) =>
  classes(
    'flex min-h-10 items-center gap-3 rounded-s px-2.5 py-2 text-[0.9rem] font-medium no-underline pointer-coarse:min-h-11',
    isActive ? 'bg-pine-soft text-pine-deep' : 'text-ink-2 hover:bg-sunken',
  )

function Rail({ person, places, accountTo }: Omit<Props, 'children' | 'person'> & { person: FramePerson }) {
  const copy = useCopy().frame
  const sections = [...new Set(places.map((place) => place.section))]
  return (
    <header className="sticky top-0 hidden h-dvh flex-col gap-5 overflow-y-auto border-r border-line px-3.5 pt-5.5 pb-3 lg:flex print:hidden">
      <div className="px-2.5">
        <Brand to={places[0]?.to ?? '/'} />
      </div>
      <nav aria-label={copy.mainPlaces} className="grid gap-0.5">
        {sections.map((section) => (
          <div key={section ?? ''} className="grid gap-0.5">
            {section && <div className="px-2.5 pt-4 pb-1 text-xs font-medium text-ink-3">{section}</div>}
            {places
              .filter((place) => place.section === section)
              .map((place) => (
                <NavLink key={place.to} to={place.to} className={railLink} prefetch="none">
                  <Icon name={place.icon} />
                  {place.name}
                </NavLink>
              ))}
          </div>
        ))}
      </nav>
      <div className="mt-auto grid grid-cols-[minmax(0,1fr)] gap-1 border-t border-line pt-3">
        <NavLink to={accountTo} className={railLink} prefetch="none">
          <Avatar name={person.name} family={person.family} />
          <span className="min-w-0 text-sm leading-tight">
            <span className="block truncate font-medium text-ink">
              {person.name}
              {person.credential && `, ${person.credential}`}
            </span>
            <span className="block text-xs font-normal text-ink-3">{person.state}</span>
          </span>
        </NavLink>
        <SignOut />
      </div>
    </header>
  )
}

function SignOut() {
  const copy = useCopy().frame
  return (
    <Form method="post" action="/sign-out" reloadDocument>
      <button
        type="submit"
        className="flex min-h-9 w-full cursor-pointer items-center gap-3 rounded-s px-2.5 py-1.5 text-sm text-ink-2 hover:bg-sunken pointer-coarse:min-h-11"
      >
        <Icon name="leave" />
        {copy.signOut}
      </button>
    </Form>
  )
}

const barLink = ({ isActive }: { isActive: boolean }) =>
  classes(
    'grid min-h-14 min-w-0 place-items-center content-center gap-0.5 text-[0.6875rem] font-medium no-underline',
    isActive ? 'text-pine-deep' : 'text-ink-2',
  )

const isAt = (pathname: string, to: string) => pathname === to || pathname.startsWith(`${to}/`)

/** Four places and "More", which holds the rest; it opens without JavaScript too. */
function BottomBar({ places, accountTo }: { places: readonly FramePlace[]; accountTo: string }) {
  const copy = useCopy().frame
  const { key, pathname } = useLocation()
  const onBar = places.filter((place) => place.isOnPhone).slice(0, 4)
  const others = places.filter((place) => !onBar.includes(place))
  return (
    <nav
      aria-label={copy.mainPlaces}
      className="fixed inset-x-0 bottom-0 z-10 border-t border-line bg-paper pb-[env(safe-area-inset-bottom)] lg:hidden print:hidden"
    >
      <div className="mx-auto grid max-w-xl auto-cols-fr grid-flow-col">
        {onBar.map((place) => (
          <NavLink key={place.to} to={place.to} className={barLink} prefetch="none">
            <Icon name={place.icon} size={21} />
            {place.name}
          </NavLink>
        ))}
        <details key={key} className="relative">
          <summary
            className={classes(
              barLink({ isActive: !onBar.some((place) => isAt(pathname, place.to)) }),
              'cursor-pointer list-none [&::-webkit-details-marker]:hidden',
            )}
          >
            <Icon name="more" size={21} />
            {copy.more}
          </summary>
          <div className="absolute right-2 bottom-full mb-2 grid min-w-56 gap-0.5 rounded-m border border-line bg-card p-2 shadow-2">
            {others.map((place) => (
              <NavLink key={place.to} to={place.to} className={railLink} prefetch="none">
                <Icon name={place.icon} />
                {place.name}
              </NavLink>
            ))}
            <NavLink to={accountTo} className={railLink} prefetch="none">
              <Icon name="person" />
              {copy.account}
            </NavLink>
            <SignOut />
          </div>
        </details>
      </div>
    </nav>
  )
}

function Head({ places, isOpen }: { places: readonly FramePlace[]; isOpen: boolean }) {
  const copy = useCopy().frame
  return (
    <header className="border-b border-line print:hidden">
      <div className="mx-auto flex max-w-[73.75rem] flex-wrap items-center gap-x-2 gap-y-2 px-4 py-2.5 sm:gap-x-4 sm:px-8 sm:py-3.5 lg:px-11">
        <div className="mr-auto">
          <Brand to="/" isShortOnPhone />
        </div>
        {isOpen && (
          <>
            <nav aria-label={copy.mainPlaces} className="flex flex-wrap items-center sm:gap-x-1">
              {places.map((place) => (
                <NavLink key={place.to} to={place.to} className={railLink}>
                  {place.name}
                </NavLink>
              ))}
              <NavLink to="/sign-in" className={railLink}>
                {copy.signIn}
              </NavLink>
            </nav>
            <ButtonLink to="/sign-up">{copy.signUp}</ButtonLink>
          </>
        )}
      </div>
    </header>
  )
}
