import { useEffect, useRef } from 'react'
import { NavLink, useLocation } from 'react-router'
import { classes } from './classes.tsx'

/** Pages of one thing, side by side. Each is an address of its own, so that the way back and sharing work. */
export function Tabs({
  label,
  tabs,
  className,
}: {
  label: string
  className?: string
  tabs: readonly { to: string; name: string; isExact?: boolean }[]
}) {
  const { pathname } = useLocation()
  const row = useRef<HTMLElement>(null)
  useEffect(() => {
    // On a phone the row may be wider than the screen: the tab one is at comes into view, the page does not move.
    const at = row.current?.querySelector<HTMLElement>('[aria-current="page"]')
    if (at && pathname && row.current) row.current.scrollLeft = at.offsetLeft - row.current.clientWidth / 2
  }, [pathname])
  return (
    <nav
      ref={row}
      aria-label={label}
      className={classes(
        'relative -mx-4 overflow-x-auto border-b border-line px-4 sm:mx-0 sm:px-0 print:hidden',
        className,
      )}
    >
      {/* as wide as its tabs, so that the last one keeps its distance from the edge */}
      <div className="flex w-max min-w-full gap-4.5 max-sm:text-sm sm:gap-6">
        {tabs.map(({ to, name, isExact }) => (
          <NavLink
            key={to}
            to={to}
            end={isExact}
            prefetch="none"
            className={({ isActive }) =>
              classes(
                'flex min-h-11 items-center border-b-2 pt-0.5 font-medium whitespace-nowrap no-underline sm:text-[0.9rem]',
                isActive ? 'border-pine text-ink' : 'border-transparent text-ink-2 hover:text-ink',
              )
            }
          >
            {name}
          </NavLink>
        ))}
      </div>
    </nav>
  )
}
