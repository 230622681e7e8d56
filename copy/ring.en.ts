const families = {
  psychodynamic: 'psychodynamic',
  cbt: 'cognitive and behavioral',
  humanistic: 'humanistic',
  systemic: 'systemic',
  trauma: 'trauma, parts and body',
  expressive: 'expressive',
  integrative: 'integrative',
}

/** The ring of seats, in words. */
export const ring = {
  families,
  /** In each seat, so that color never says it alone. */
  letters: {
    psychodynamic: 'P',
    cbt: 'C',
    humanistic: 'H',
    systemic: 'S',
    trauma: 'T',
    expressive: 'E',
    integrative: 'I',
  },
  open: 'open seat',
  hopedFor: (family: string) => `open seat, ${family} hoped for`,
  hopes: (families: readonly string[]) => `Hoped for: ${families.join(', ')}.`,
  you: 'you',
  paused: 'pausing',
  count: (taken: number, all: number) => `${taken} of ${all}`,
  some: (count: number, family: string) => `${count} ${family}`,
  words: (taken: number, all: number, mix: readonly string[]) =>
    `${taken} of ${all} seats taken${mix.length ? `: ${mix.join(', ')}` : ''}.`,
  oneIsYours: 'One of them is yours.',
}
