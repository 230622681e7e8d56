import { Link } from 'react-router'

/** Parts of a list, of which one is shown: each an address of its own. They wrap where the screen is narrow. */
export function Filters({
  label,
  filters,
}: {
  label: string
  filters: readonly { to: string; name: string; isCurrent: boolean }[]
}) {
  return (
    <nav aria-label={label} className="flex flex-wrap gap-2 text-sm">
      {filters.map(({ to, name, isCurrent }) => (
        <Link
          key={to}
          to={to}
          aria-current={isCurrent ? 'page' : undefined}
          className="flex min-h-8 items-center rounded-full border border-line px-3 text-ink-2 no-underline hover:bg-sunken aria-[current]:border-transparent aria-[current]:bg-pine-soft aria-[current]:font-medium aria-[current]:text-pine-deep pointer-coarse:min-h-11"
        >
          {name}
        </Link>
      ))}
    </nav>
  )
}

/** Below a page of a list: the way on, and from a later page back to its beginning. */
export function Paging({
  label,
  first,
  next,
}: {
  label: string
  first: { to: string; name: string } | undefined
  next: { to: string; name: string } | undefined
}) {
  if (!first && !next) return null
  return (
    <nav aria-label={label} className="flex flex-wrap gap-x-6">
      {[first, next].map(
        (link) =>
          link && (
            <Link
              key={link.to}
              to={link.to}
              className="inline-flex min-h-8 items-center pointer-coarse:min-h-11"
            >
              {link.name}
            </Link>
          ),
      )}
    </nav>
  )
}
