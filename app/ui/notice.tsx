import type { ReactNode } from 'react'
import { classes } from './classes.tsx'
import { Icon, type IconName } from './icon.tsx'

const tones = {
  plain: ['border-line bg-sunken text-ink-2', 'info'],
  pine: ['border-transparent bg-pine-soft text-pine-deep', 'info'],
  clay: ['border-transparent bg-clay-soft text-clay-ink', 'clock'],
  warn: ['border-transparent bg-warn-soft text-warn-ink', 'warning'],
  danger: ['border-transparent bg-danger-soft text-danger', 'warning'],
  good: ['border-transparent bg-good-soft text-good', 'check'],
  private: ['border-line bg-sunken text-ink-2', 'lock'],
} as const satisfies Record<string, readonly [string, IconName]>

/**
 * A quiet band with something to know. `private` says who will read what is written and how long it is kept.
 * `isAlert` is for what just happened because of the reader: it is read out at once.
 */
export function Notice({
  tone = 'plain',
  children,
  button,
  isAlert,
}: {
  tone?: keyof typeof tones
  children: ReactNode
  button?: ReactNode
  isAlert?: boolean
}) {
  const [look, icon] = tones[tone]
  return (
    <div
      role={isAlert ? 'alert' : undefined}
      className={classes('flex flex-wrap items-start gap-x-3 gap-y-2 rounded-m border px-4 py-3', look)}
    >
      <div className="flex min-w-0 flex-1 basis-56 gap-3">
        <span className="mt-0.5">
          <Icon name={icon} />
        </span>
        <div className="min-w-0 flex-1">{children}</div>
      </div>
      {button}
    </div>
  )
}

/** Nothing here, and what one could do about it, or that this is a pleasure. */
export function EmptyState({
  title,
  children,
  button,
  picture,
}: {
  title: ReactNode
  children?: ReactNode
  button?: ReactNode
  picture?: ReactNode
}) {
  return (
    <div className="grid justify-items-center gap-2 rounded-m border border-dashed border-line-strong px-6 py-10 text-center">
      {picture}
      <p className="font-serif text-lg">{title}</p>
      {children && <div className="max-w-prose text-ink-2">{children}</div>}
      {button && <div className="mt-3">{button}</div>}
    </div>
  )
}
