import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { classes } from './classes.tsx'
import { useCopy } from './copy.tsx'

/** What stands under every page: where to turn in an emergency, and what the product is and is not. */
export function Foot({ isCentered }: { isCentered?: boolean }) {
  const { footer } = useCopy().frame
  return (
    <footer
      className={classes(
        'w-full max-w-[73.75rem] px-4 pb-6 text-sm text-ink-2 sm:px-8 lg:px-11 print:hidden',
        isCentered && 'mx-auto',
      )}
    >
      <div className="flex flex-wrap items-center gap-x-6 gap-y-1 border-t border-line pt-4">
        <p className="mr-auto">{footer.emergency}</p>
        <FootLink to="/in-a-group">{footer.howItWorks}</FootLink>
        <FootLink to="/what-it-is-not">{footer.isNot}</FootLink>
        <FootLink to="/privacy">{footer.privacy}</FootLink>
      </div>
    </footer>
  )
}

function FootLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link
      to={to}
      className="inline-flex min-h-6 items-center text-ink-2 no-underline hover:underline pointer-coarse:min-h-11"
    >
      {children}
    </Link>
  )
}
