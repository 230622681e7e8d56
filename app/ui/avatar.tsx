import { classes } from './classes.tsx'
import type { Family } from './ring.tsx'

const grounds: Record<Family, string> = {
  psychodynamic: 'bg-o-psychodynamic',
  cbt: 'bg-o-cbt',
  humanistic: 'bg-o-humanistic',
  systemic: 'bg-o-systemic',
  trauma: 'bg-o-trauma',
  expressive: 'bg-o-expressive',
  integrative: 'bg-o-integrative',
}

/** The first letters of the first and last word of a name: "AO" of "Amara Osei". */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  const first = [...(words[0] ?? '')][0] ?? ''
  const last = words.length > 1 ? ([...words.at(-1)!][0] ?? '') : ''
  return (first + last).toUpperCase()
}

/** A person's initials on the color of their approach's family. The name always stands beside it. */
export function Avatar({
  name,
  family,
  size = 'normal',
}: {
  name: string
  family?: Family | null
  size?: 'normal' | 'small'
}) {
  return (
    <span
      aria-hidden="true"
      className={classes(
        'inline-grid shrink-0 place-items-center rounded-full font-semibold text-on-family',
        size === 'normal' ? 'size-[30px] text-[0.72rem]' : 'size-6 text-[0.625rem]',
        grounds[family ?? 'integrative'],
      )}
    >
      {initialsOf(name)}
    </span>
  )
}
