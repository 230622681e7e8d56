import { NavLink } from 'react-router'
import { classes } from './classes.tsx'

/**
 * Pages of one thing, side by side. Each is an address of its own, so that the way back and sharing work. On a phone the
 * row wraps, so that all of them are seen; the one that one is at stands on a ground there, since a line below it would
 * lie between two rows.
 */
export function Tabs({
  label,
  tabs,
  className,
}: {
  label: string
  className?: string
  tabs: readonly { to: string; name: string; isExact?: boolean }[]
}) {
  return (
    <nav
      aria-label={label}
      className={classes('border-b border-line max-sm:-mx-1.5 max-sm:pb-2 print:hidden', className)}
    >
      <div className="flex flex-wrap sm:gap-x-6">
        {tabs.map(({ to, name, isExact }) => (
          <NavLink
            key={to}
            to={to}
            end={isExact}
            prefetch="none"
            className={({ isActive }) =>
              classes(
                'flex min-h-9 items-center font-medium whitespace-nowrap no-underline max-sm:rounded-s max-sm:px-1.5 max-sm:text-sm pointer-coarse:min-h-11 sm:min-h-11 sm:border-b-2 sm:pt-0.5 sm:text-[0.9rem]',
                isActive
                  ? 'text-ink max-sm:bg-pine-soft max-sm:text-pine-deep sm:border-pine'
                  : 'text-ink-2 hover:text-ink sm:border-transparent',
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
