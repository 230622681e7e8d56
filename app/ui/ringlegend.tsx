import { useCopy } from './copy.tsx'
import { type Family, families, familyFill } from './ring.tsx'

/** What colors and letters mean; for pages with several rings. */
export function RingLegend({ shown = families }: { shown?: readonly Family[] }) {
  const copy = useCopy().ring
  return (
    <ul className="grid gap-1.5 text-sm text-ink-2">
      {shown.map((family) => (
        <li key={family} className="flex items-center gap-2.5">
          <svg width={18} height={18} viewBox="0 0 18 18" aria-hidden="true">
            <circle cx={9} cy={9} r={8} className={familyFill(family)} />
            <text x={9} y={12.2} textAnchor="middle" fontSize={9} className="fill-on-family font-semibold">
              {copy.letters[family]}
            </text>
          </svg>
          <span className="first-letter:uppercase">{copy.families[family]}</span>
        </li>
      ))}
      <li className="flex items-center gap-2.5">
        <svg width={18} height={18} viewBox="0 0 18 18" aria-hidden="true">
          <circle
            cx={9}
            cy={9}
            r={7.2}
            className="fill-none stroke-line-field"
            strokeWidth={1.4}
            strokeDasharray="2.6 2.4"
          />
        </svg>
        <span className="first-letter:uppercase">{copy.open}</span>
      </li>
    </ul>
  )
}
