import type { ReactNode } from 'react'
import { classes } from './classes.tsx'

/** A sheet on the page. `title` is a heading of level 2 unless the page says `level={3}`. */
export function Card({
  title,
  aside,
  children,
  level = 2,
  isFlush,
  className,
  id,
}: {
  title?: ReactNode
  /** At the right of the title: a date, a small link. */
  aside?: ReactNode
  children?: ReactNode
  level?: 2 | 3
  /** No inner space: for lists and bands that reach the edge. */
  isFlush?: boolean
  className?: string
  id?: string
}) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section
      id={id}
      data-flush={isFlush || undefined}
      className={classes(
        'min-w-0 rounded-m border border-line bg-card shadow-1',
        isFlush ? 'overflow-hidden' : 'px-5 py-4.5',
        className,
      )}
    >
      {(title || aside) && (
        <div
          className={classes(
            'flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1',
            isFlush ? 'px-5 pt-4.5 pb-1' : 'mb-3',
          )}
        >
          {title && <Heading className="text-[1.1875rem]">{title}</Heading>}
          {aside && <div className="text-sm text-ink-2">{aside}</div>}
        </div>
      )}
      {children}
    </section>
  )
}

/** A band at the foot of a card: facts in a row, one shade lower. */
export function CardFoot({ children }: { children: ReactNode }) {
  return (
    <div className="flex flex-wrap gap-x-5 gap-y-1 border-t border-line bg-sunken px-5 py-2.5 text-sm text-ink-2">
      {children}
    </div>
  )
}

/** Lines with a rule between them: what needs you, sessions, letters. In a flush card the rules reach its edges. */
export function Lines({ children }: { children: ReactNode }) {
  return <ul className="lines divide-y divide-line">{children}</ul>
}

/** One line: mark at the left, words, one button at the right; on a phone the button comes below. */
export function Line({
  mark,
  children,
  button,
  isShort,
}: {
  mark?: ReactNode
  children: ReactNode
  button?: ReactNode
  /** A name and little more: the button stays beside it on a phone too. */
  isShort?: boolean
}) {
  return (
    <li className="flex flex-wrap items-start gap-x-3.5 gap-y-2 py-3">
      {mark}
      <div className={classes('min-w-0 flex-1', isShort ? 'basis-24' : 'basis-48')}>{children}</div>
      {button}
    </li>
  )
}

const tones = {
  plain: 'border-line bg-sunken text-ink-2',
  pine: 'border-transparent bg-pine-soft text-pine-deep',
  clay: 'border-transparent bg-clay-soft text-clay-ink',
  warn: 'border-transparent bg-warn-soft text-warn-ink',
  good: 'border-transparent bg-good-soft text-good',
  danger: 'border-transparent bg-danger-soft text-danger',
}

/** A small word on a ground: a state, a tag. `isLive` puts the clay dot before it. */
export function Chip({
  children,
  tone = 'plain',
  isLive,
}: {
  children: ReactNode
  tone?: keyof typeof tones
  isLive?: boolean
}) {
  return (
    <span
      className={classes(
        'inline-flex items-center gap-1.5 rounded-[0.75rem] border px-2.5 py-0.5 text-xs font-medium',
        tones[tone],
      )}
    >
      {isLive && <span className="size-2 rounded-full bg-clay" aria-hidden="true" />}
      {children}
    </span>
  )
}

/** Names and what they are, in two columns where there is room: a charter, a profile. */
export function Facts({
  facts,
  columns = 2,
}: {
  facts: readonly { name: string; value: ReactNode }[]
  columns?: 1 | 2
}) {
  return (
    <dl className={classes('grid gap-x-6 gap-y-4', columns === 2 && 'sm:grid-cols-2')}>
      {facts.map((fact) => (
        <div key={fact.name} className="min-w-0">
          <dt className="text-xs text-ink-3">{fact.name}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}
