import { useCopy } from './copy.tsx'

/** The shape of what is coming: lines of text in a card. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  const copy = useCopy().frame.form
  return (
    <div role="status" className="rounded-m border border-line bg-card px-5 py-4.5">
      <span className="sr-only">{copy.working}</span>
      <div aria-hidden="true" className="grid animate-pulse gap-3">
        {Array.from({ length: lines }, (_, line) => `line ${line}`).map((line, at) => (
          <div
            key={line}
            className={at === lines - 1 ? 'h-3.5 w-2/3 rounded-full bg-line' : 'h-3.5 rounded-full bg-line'}
          />
        ))}
      </div>
    </div>
  )
}
