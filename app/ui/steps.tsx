import { Link } from 'react-router'
import { classes } from './classes.tsx'
import { useCopy } from './copy.tsx'
import { Icon } from './icon.tsx'

export type Step = { name: string; to?: string; isDone?: boolean }

/** Where one is on a way of several pages. Steps with an address can be gone back to. */
export function Steps({ label, steps, current }: { label: string; steps: readonly Step[]; current: number }) {
  const copy = useCopy().frame
  return (
    <nav aria-label={label} className="mb-6 print:hidden">
      <p className="mb-2 text-sm text-ink-2 sm:hidden">
        {copy.step(current + 1, steps.length)}:{' '}
        <span className="font-medium text-ink">{steps[current]?.name}</span>
      </p>
      <ol className="flex gap-1.5">
        {steps.map((step, at) => (
          <li key={step.name} className="min-w-0 flex-1" aria-current={at === current ? 'step' : undefined}>
            <StepMark step={step} isCurrent={at === current} isReached={at <= current} />
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** A bar and, where there is room, the step's name; pressed as one. */
function StepMark({ step, isCurrent, isReached }: { step: Step; isCurrent: boolean; isReached: boolean }) {
  const ahead = step.isDone ? 'bg-pine/50' : 'bg-line'
  const other = step.to ? 'text-ink-2' : 'text-ink-3'
  const mark = (
    <>
      <span
        aria-hidden="true"
        className={classes('block h-1.5 rounded-full', isReached ? 'bg-pine' : ahead)}
      />
      <span
        className={classes(
          'mt-1.5 flex min-h-6 min-w-0 items-start gap-1 text-xs max-sm:sr-only',
          isCurrent ? 'font-semibold text-ink' : other,
        )}
      >
        {step.isDone && (
          <span className="mt-0.5">
            <Icon name="check" size={13} />
          </span>
        )}
        <span className="min-w-0 text-balance wrap-break-word">{step.name}</span>
      </span>
    </>
  )
  if (isCurrent || !step.to) return mark
  return (
    <Link
      to={step.to}
      prefetch="none"
      className="block min-h-6 text-ink-2 no-underline hover:underline max-sm:pointer-coarse:min-h-11"
    >
      {mark}
    </Link>
  )
}

/** Parts of a timed whole, as wide as they last: which one is on, how far it is. `share` from 0 to 1. */
export type Phase = { name: string; minutes: number; share: number; isCurrent?: boolean }

export function Phases({ label, phases }: { label: string; phases: readonly Phase[] }) {
  const current = phases.find((phase) => phase.isCurrent)
  return (
    <>
      <ol aria-label={label} className="flex gap-1.5">
        {phases.map((phase) => (
          <li
            key={phase.name}
            className={classes('min-w-0 basis-0 lg:min-w-max', growth(phase.minutes))}
            aria-current={phase.isCurrent ? 'step' : undefined}
          >
            {/* As wide as its name asks for and no wider: a drawing has a width of its own. */}
            <svg height="6" aria-hidden="true" className="block w-0 min-w-full rounded-full bg-line">
              <rect
                width={`${Math.round(Math.min(1, Math.max(0, phase.share)) * 1000) / 10}%`}
                height="6"
                className="fill-pine"
              />
            </svg>
            <span
              className={classes(
                'mt-1.5 block text-xs max-lg:sr-only',
                phase.isCurrent ? 'font-semibold text-ink' : 'text-ink-3',
              )}
            >
              {phase.name}
            </span>
          </li>
        ))}
      </ol>
      {current && (
        // Where there is no room for all names, the one that counts stands whole.
        <p aria-hidden="true" className="mt-2 text-sm font-semibold lg:hidden">
          {current.name}
        </p>
      )}
    </>
  )
}

/** Widths are classes, since pages allow no style attributes; `app.css` makes them from 1 to 60. */
const growth = (minutes: number) => `grow-${Math.min(60, Math.max(1, Math.round(minutes)))}`
