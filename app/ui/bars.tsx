import type { ReactNode } from 'react'
import { rounded } from './circle.ts'

/** Lengths side by side, each with its number in words: airtime of each person. No order of merit. */
export function Bars({
  label,
  bars,
}: {
  label: string
  bars: readonly { name: ReactNode; key: string; share: number; words: ReactNode }[]
}) {
  return (
    <ul aria-label={label} className="grid gap-2 text-sm">
      {bars.map((bar) => (
        <li key={bar.key} className="grid grid-cols-[minmax(3rem,30%)_1fr_auto] items-center gap-3">
          <span className="truncate">{bar.name}</span>
          <svg width="100%" height="6" aria-hidden="true" className="rounded-full bg-line">
            <rect
              width={`${rounded(Math.min(1, Math.max(0, bar.share)) * 100)}%`}
              height="6"
              rx="3"
              className="fill-pine"
            />
          </svg>
          <span className="num min-w-10 text-right text-ink-2">{bar.words}</span>
        </li>
      ))}
    </ul>
  )
}
