import { initialsOf } from './avatar.tsx'
import { dashes, pointsAround, rounded, seatRadius } from './circle.ts'
import { classes } from './classes.tsx'
import { type Family, familyFill } from './ring.tsx'

/** One person at the table. `note` is their part ("facilitating", "next to speak"); `isLive` is who has the floor. */
type TablePerson = {
  id: string
  name: string
  /** Where `name` is not the person's own ("You"). */
  initials?: string
  family: Family | null
  note?: string
  isLive?: boolean
  isAway?: boolean
}

type Props = {
  people: readonly TablePerson[]
  /** In the middle: what is on, the clock, and what it counts against. `share` of the time gone, from 0 to 1. */
  center: { above: string; clock: string; below: string; share: number; isOver?: boolean }
  /** The same in one sentence, for who does not see it. */
  label: string
}

const box = { width: 440, height: 470 }
const middle = { x: 220, y: 222 }
const around = 172

/** The ring, large: people in their seats with names and parts, the clock in the middle. */
export function RoundTable({ people, center, label }: Props) {
  const points = pointsAround(people.length, around, middle)
  const r = seatRadius(people.length, around, 26)
  const most = people.length > 9 ? 9 : 14
  return (
    <svg
      viewBox={`0 0 ${box.width} ${box.height}`}
      role="img"
      aria-label={label}
      className="mx-auto block w-full max-w-[36rem]"
    >
      <Clock {...center} />
      {people.map((person, at) => (
        <Person
          key={person.id}
          person={{ ...person, called: shortened(person.name, most) }}
          x={points[at]!.x}
          y={points[at]!.y}
          r={r}
        />
      ))}
    </svg>
  )
}

/** A name as long as there is room for between two seats. */
function shortened(name: string, most: number): string {
  const letters = [...name]
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : name
}

function Clock({ above, clock, below, share, isOver }: Props['center']) {
  const radius = 92
  return (
    <g>
      <circle cx={middle.x} cy={middle.y} r={radius + 7} className="fill-card stroke-line" strokeWidth="1" />
      <circle cx={middle.x} cy={middle.y} r={radius} fill="none" strokeWidth="8" className="stroke-sunken" />
      {share > 0 && (
        <circle
          cx={middle.x}
          cy={middle.y}
          r={radius}
          fill="none"
          strokeWidth="8"
          strokeLinecap="round"
          strokeDasharray={dashes(share, radius)}
          transform={`rotate(-90 ${middle.x} ${middle.y})`}
          className={isOver ? 'stroke-clay' : 'stroke-pine'}
        />
      )}
      <text
        x={middle.x}
        y={middle.y - 30}
        textAnchor="middle"
        fontSize="13"
        className="fill-ink-2 max-sm:text-[16px]"
      >
        {above}
      </text>
      <text
        x={middle.x}
        y={middle.y + 14}
        textAnchor="middle"
        // "6:30 PM" is wider than "25:56", and the ring does not grow.
        fontSize={clock.length > 5 ? 35 : 42}
        className="num fill-ink font-serif"
      >
        {clock}
      </text>
      <text
        x={middle.x}
        y={middle.y + 38}
        textAnchor="middle"
        fontSize="13"
        className={classes('max-sm:text-[16px]', isOver ? 'fill-clay-ink' : 'fill-ink-2')}
      >
        {below}
      </text>
    </g>
  )
}

type PersonProps = { person: TablePerson & { called: string }; x: number; y: number; r: number }

function Person({ person, x, y, r }: PersonProps) {
  const { name, called, initials, family, note, isLive, isAway } = person
  return (
    <g>
      {called !== name && <title>{name}</title>}
      <circle
        cx={x}
        cy={y}
        r={r}
        className={classes(familyFill(family ?? 'integrative'), isAway && 'opacity-40')}
      />
      {isLive && (
        <circle cx={x} cy={y} r={rounded(r + 4)} fill="none" strokeWidth="2" className="stroke-clay" />
      )}
      <text
        x={x}
        y={rounded(y + 4.5)}
        textAnchor="middle"
        fontSize="13"
        className="fill-on-family font-semibold"
      >
        {initials ?? initialsOf(name)}
      </text>
      <text
        x={x}
        y={rounded(y + r + 20)}
        textAnchor="middle"
        fontSize="13"
        // The picture shrinks on a phone; its words shrink less.
        className={classes('font-semibold max-sm:text-[16px]', isAway ? 'fill-ink-3' : 'fill-ink')}
      >
        {called}
      </text>
      {note && (
        <text
          x={x}
          y={rounded(y + r + 35)}
          textAnchor="middle"
          fontSize="11.5"
          className="fill-ink-2 max-sm:text-[14.5px]"
        >
          {note}
        </text>
      )}
    </g>
  )
}
