import type { ReactNode } from 'react'
import { classes } from './classes.tsx'
import { useCopy } from './copy.tsx'

type Props = {
  title: ReactNode
  /** Browser title, where it must be more neutral than the heading: "Your group", never a group's name. */
  tab?: string
  /** Where I am, above the title: a date, the way back. */
  above?: ReactNode
  /** A sentence below the title. */
  lead?: ReactNode
  /** Below the lead: a row of chips. */
  below?: ReactNode
  /** At the right of the title: the one action, and quieter ones before it. */
  actions?: ReactNode
  /** Left of the title on a wide screen: a ring. */
  picture?: ReactNode
  /** The optional side column of 320 px; below the main column on a phone. */
  side?: ReactNode
  /** `reading`: one column as wide as text should be. */
  width?: 'full' | 'reading'
  children?: ReactNode
}

/** A page: where I am, the title, the one action; main column and an optional side column. */
export function Page({
  title,
  tab,
  above,
  lead,
  below,
  actions,
  picture,
  side,
  width = 'full',
  children,
}: Props) {
  const copy = useCopy().frame
  const neutral = tab ?? (typeof title === 'string' ? title : undefined)
  return (
    <div className={classes(width === 'reading' && 'max-w-[44rem]')}>
      <title>{neutral ? copy.title(neutral) : copy.product}</title>
      <Head {...{ title, above, lead, below, actions, picture }} />
      {side ? (
        <div className="grid items-start gap-x-7 gap-y-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
          <div className="grid min-w-0 gap-5.5">{children}</div>
          <aside className="grid min-w-0 gap-4.5">{side}</aside>
        </div>
      ) : (
        <div className="grid min-w-0 gap-5.5 print:block print:space-y-4">{children}</div>
      )}
    </div>
  )
}

type HeadProps = Pick<Props, 'title' | 'above' | 'lead' | 'below' | 'actions' | 'picture'>

/** With a picture the title stands beside it, on a phone too; what is longer goes below there. */
function Head({ title, above, lead, below, actions, picture }: HeadProps) {
  const heading = (
    <>
      {above && <div className="mb-1 text-sm text-pretty text-ink-2">{above}</div>}
      <h1 className="wrap-anywhere">{title}</h1>
    </>
  )
  const more = (lead || below) && (
    <div className="grid gap-3">
      {lead && <div className="max-w-prose text-pretty wrap-anywhere text-ink-2">{lead}</div>}
      {below}
    </div>
  )
  if (!picture)
    return (
      <header className="mb-7 flex flex-wrap items-center gap-x-7 gap-y-4 print:mb-3">
        <div className="min-w-0 flex-1 basis-72">
          {heading}
          {more && <div className="mt-2">{more}</div>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-3">{actions}</div>}
      </header>
    )
  return (
    <header className="mb-6 grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-3 sm:grid-cols-[auto_minmax(0,1fr)_auto] sm:gap-x-7 sm:gap-y-2">
      <div className="w-22 sm:row-span-2 sm:w-auto">{picture}</div>
      <div className="sm:self-end">{heading}</div>
      {more && <div className="col-span-2 sm:col-span-1 sm:col-start-2 sm:self-start">{more}</div>}
      {actions && (
        <div className="col-span-2 flex flex-wrap items-center gap-3 sm:col-span-1 sm:col-start-3 sm:row-span-2 sm:row-start-1 sm:mt-1 sm:self-start">
          {actions}
        </div>
      )}
    </header>
  )
}

/** A part of a page with a heading and, at its right, a quiet link. */
export function Section({
  title,
  aside,
  children,
  id,
}: {
  title: ReactNode
  aside?: ReactNode
  children: ReactNode
  id?: string
}) {
  return (
    <section id={id} className="min-w-0">
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="text-[1.1875rem]">{title}</h2>
        {aside && <div className="text-sm">{aside}</div>}
      </div>
      {children}
    </section>
  )
}
