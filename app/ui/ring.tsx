import type { Copy } from '#copy/en'
import { pointsAround, rounded, seatRadius } from './circle.ts'
import { useCopy } from './copy.tsx'

export const families = [
  'psychodynamic',
  'cbt',
  'humanistic',
  'systemic',
  'trauma',
  'expressive',
  'integrative',
] as const
export type Family = (typeof families)[number]

/** One seat of a ring. Without a family it is open. `name` only where the reader may know who sits there. */
export type RingSeat = {
  family?: Family | null
  /** An open seat the group would like to give to this family: dashed, with its letter. */
  hopedFor?: Family
  isYou?: boolean
  isPaused?: boolean
  name?: string
}

const fills: Record<Family, string> = {
  psychodynamic: 'fill-o-psychodynamic',
  cbt: 'fill-o-cbt',
  humanistic: 'fill-o-humanistic',
  systemic: 'fill-o-systemic',
  trauma: 'fill-o-trauma',
  expressive: 'fill-o-expressive',
  integrative: 'fill-o-integrative',
}

/** The class that fills a seat with its family's color. */
export const familyFill = (family: Family): string => fills[family]

const sizes = {
  small: { box: 72, radius: 26.5, seat: 7, letter: 8, center: 14, words: 0 },
  medium: { box: 112, radius: 42, seat: 10.5, letter: 10.5, center: 26.5, words: 12 },
  large: { box: 176, radius: 67, seat: 15.5, letter: 14, center: 43, words: 17 },
  hero: { box: 320, radius: 124, seat: 29, letter: 25, center: 80, words: 0 },
}

type Props = { seats: readonly RingSeat[]; size?: keyof typeof sizes; isDecoration?: boolean }

/**
 * A group as a circle of seats: colored by family with its letter, dashed when open, outlined when it is you.
 * `isDecoration` where the same facts stand in words beside it.
 */
export function Ring({ seats, size = 'medium', isDecoration }: Props) {
  const copy = useCopy().ring
  const { box, radius, seat: most, letter, center, words } = sizes[size]
  const middle = { x: box / 2, y: box / 2 }
  const r = seatRadius(seats.length, radius, most)
  const points = pointsAround(seats.length, radius, middle)
  const taken = seats.filter((seat) => seat.family).length
  const label = isDecoration ? undefined : ringInWords(seats, copy)
  return (
    <svg
      width={box}
      height={box}
      viewBox={`0 0 ${box} ${box}`}
      role={isDecoration ? undefined : 'img'}
      aria-hidden={isDecoration}
      aria-label={label}
      className="h-auto max-w-full shrink-0 print:[print-color-adjust:exact]"
    >
      <circle cx={middle.x} cy={middle.y} r={center} className="fill-sunken" />
      {words > 0 && (
        <text
          x={middle.x}
          y={rounded(middle.y + words / 3)}
          textAnchor="middle"
          fontSize={words}
          className="fill-ink-2 font-semibold"
        >
          {copy.count(taken, seats.length)}
        </text>
      )}
      {seats.map((seat, at) => (
        <Seat
          key={`${points[at]!.x} ${points[at]!.y}`}
          seat={seat}
          x={points[at]!.x}
          y={points[at]!.y}
          r={r}
          letter={Math.min(letter, r * 1.15)}
          copy={copy}
        />
      ))}
    </svg>
  )
}

type SeatProps = { seat: RingSeat; x: number; y: number; r: number; letter: number; copy: Copy['ring'] }

function Seat({ seat, x, y, r, letter, copy }: SeatProps) {
  return (
    <g>
      <title>{seatInWords(seat, copy)}</title>
      {seat.family ? (
        <>
          <circle
            cx={x}
            cy={y}
            r={r}
            className={seat.isPaused ? `${fills[seat.family]} opacity-50` : fills[seat.family]}
          />
          <text
            x={x}
            y={rounded(y + letter * 0.36)}
            textAnchor="middle"
            fontSize={rounded(letter)}
            className="fill-on-family font-semibold"
          >
            {copy.letters[seat.family]}
          </text>
        </>
      ) : (
        <>
          <circle
            cx={x}
            cy={y}
            r={rounded(r - 0.8)}
            className="fill-none stroke-line-field"
            strokeWidth={1.4}
            strokeDasharray="2.6 2.4"
          />
          {seat.hopedFor && (
            <text
              x={x}
              y={rounded(y + letter * 0.36)}
              textAnchor="middle"
              fontSize={rounded(letter)}
              className="fill-ink-3"
            >
              {copy.letters[seat.hopedFor]}
            </text>
          )}
        </>
      )}
      {seat.isYou && (
        <circle cx={x} cy={y} r={rounded(r + 2.6)} className="fill-none stroke-ink" strokeWidth={1.4} />
      )}
    </g>
  )
}

function seatInWords(seat: RingSeat, copy: Copy['ring']): string {
  const open = seat.hopedFor ? copy.hopedFor(copy.families[seat.hopedFor]) : copy.open
  const family = seat.family ? copy.families[seat.family] : open
  const name = seat.isYou ? copy.you : seat.name
  const words = name ? `${name}, ${family}` : family
  return seat.isPaused ? `${words}, ${copy.paused}` : words
}

/** The ring's text equivalent: "4 of 7 seats taken: 2 systemic, 1 trauma, 1 integrative. One of them is yours." */
export function ringInWords(seats: readonly RingSeat[], copy: Copy['ring']): string {
  const taken = seats.filter((seat) => seat.family)
  const mix = families
    .map((family) => ({ family, count: taken.filter((seat) => seat.family === family).length }))
    .filter(({ count }) => count > 0)
    .map(({ family, count }) => copy.some(count, copy.families[family]))
  const hopes = seats.flatMap((seat) => (seat.hopedFor ? copy.families[seat.hopedFor] : []))
  return [
    copy.words(taken.length, seats.length, mix),
    seats.some((seat) => seat.isYou) && copy.oneIsYours,
    hopes.length > 0 && copy.hopes(hopes),
  ]
    .filter(Boolean)
    .join(' ')
}

/**
 * Seats of a group of which only the mix is known: taken ones in the order of families, then open ones. `yours`: the
 * family of the seat that is the reader's. `hopedFor`: families the group would like; those not there yet are drawn.
 */
export function seatsOf(
  mix: Partial<Record<Family, number>>,
  size: number,
  { yours, hopedFor = [] }: { yours?: Family | null; hopedFor?: readonly string[] } = {},
): RingSeat[] {
  const taken = families.flatMap((family) =>
    Array.from(
      { length: mix[family] ?? 0 },
      (_, at): RingSeat => (at === 0 && family === yours ? { family, isYou: true } : { family }),
    ),
  )
  const missing = families.filter((family) => hopedFor.includes(family) && !mix[family])
  const open = Array.from({ length: Math.max(0, size - taken.length) }, (_, at): RingSeat => {
    const wish = missing[at]
    return wish ? { hopedFor: wish } : {}
  })
  return [...taken, ...open]
}
