import type { ReactNode } from 'react'
import { dashes, rounded } from './circle.ts'

/** A share of a whole as a dial, with its number in the middle: hours earned of hours needed. */
export function Dial({
  share,
  number,
  caption,
  label,
  size = 92,
}: {
  share: number
  number: string
  caption: string
  label: string
  size?: number
}) {
  const radius = 38
  return (
    <svg width={size} height={size} viewBox="0 0 92 92" role="img" aria-label={label} className="shrink-0">
      <circle cx="46" cy="46" r={radius} fill="none" strokeWidth="9" className="stroke-line" />
      {share > 0 && (
        <circle
          cx="46"
          cy="46"
          r={radius}
          fill="none"
          strokeWidth="9"
          strokeLinecap="round"
          strokeDasharray={dashes(share, radius)}
          transform="rotate(-90 46 46)"
          className="stroke-pine"
        />
      )}
      <text x="46" y="49" textAnchor="middle" fontSize="21" className="fill-ink font-serif">
        {number}
      </text>
      <text x="46" y="62" textAnchor="middle" fontSize="10" className="fill-ink-2">
        {caption}
      </text>
    </svg>
  )
}

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

/** Counts over time as columns with their numbers on top: who came to each meeting. */
export function Columns({
  label,
  most,
  columns,
}: {
  label: string
  most: number
  columns: readonly { key: string; value: number; name: string }[]
}) {
  const width = 56
  const height = 150
  const tall = (value: number) => rounded((value / Math.max(1, most)) * height)
  return (
    <svg
      viewBox={`0 0 ${Math.max(1, columns.length) * width} ${height + 44}`}
      role="img"
      aria-label={label}
      className="w-full max-h-52"
    >
      {columns.map(({ key, value, name }, at) => (
        <g key={key}>
          <rect
            x={at * width + 10}
            y={height + 20 - tall(value)}
            width={width - 20}
            height={tall(value)}
            rx="4"
            className="fill-pine"
          />
          <text
            x={at * width + width / 2}
            y={height + 12 - tall(value)}
            textAnchor="middle"
            fontSize="12"
            className="fill-ink-2"
          >
            {value}
          </text>
          <text
            x={at * width + width / 2}
            y={height + 38}
            textAnchor="middle"
            fontSize="12"
            className="fill-ink-3"
          >
            {name}
          </text>
        </g>
      ))}
    </svg>
  )
}
