import { isPeople } from './geography.ts'
import type { Mention } from './mention.ts'
import { type Claims, caution } from './span.ts'
import { matchesOf } from './windows.ts'

/**
 * What identifies nobody by itself and somebody together with the rest: an unusual family, a rare illness, a people
 * with a line of work. Marked where three different kinds of weak hints stand near each other.
 */
type Hint = { kind: string; start: number; end: number }

const MANY = '(?:six|seven|eight|nine|ten|eleven|twelve|thirteen|1[0-3]|[6-9])'
const FAMILY = new RegExp(
  [
    '(?:identical |fraternal )?(?:triplets?|quadruplets?|quintuplets?)',
    'conjoined twins?',
    `(?:one|youngest|eldest|oldest|middle|last) of ${MANY}(?: (?:children|siblings|kids|brothers|sisters))`,
    `(?:mother|father|mom|dad) of ${MANY}(?! (?:months|weeks|years))(?: (?:children|kids|boys|girls|sons|daughters))?`,
    `(?<=(?:has|have|had|raised|raising|adopted|fosters|with|her|his|their|all) )${MANY} (?:children|siblings|brothers|sisters|kids|sons|daughters)`,
    'sister[- ]wi(?:fe|ves)',
    'trilliz[oa]s',
    '(?:uno|una|la menor|el menor|la mayor|el mayor) de (?:siete|ocho|nueve|diez|once|doce) hermanos',
  ]
    .map((source) => `\\b${source}\\b`)
    .join('|'),
  'gi',
)
const ILLNESS =
  /\b(?:an? (?:very )?rare (?:disease|disorder|cancer|condition|tumou?r|syndrome)|lou gehrig's(?: disease)?|huntington's(?: disease| chorea)?|locked-in syndrome|marfan(?: syndrome)?|(?:heart|face|hand|double[- ]lung|uterus) transplant|albinism|achondroplasia|una enfermedad rara)\b/gi
const TOWN =
  /\b(?:(?:small|tiny|little|company|mountain|fishing|mining|farming|border|island|logging) (?:town|village|community)|(?:town|village|island|parish|congregation) of (?:about |some |under |fewer than )?\d[\d,]*|(?:on|off) the (?:reservation|rez|island)|pueblo (?:chico|pequeno))\b/gi
const WORK =
  'welder|roofer|plumber|electrician|carpenter|machinist|mechanic|trucker|firefighter|paramedic|surgeon|dentist|pharmacist|veterinarian|nurse|midwife|doula|pilot|fisherman|shrimper|rancher|farmer|logger|miner|butcher|baker|chef|florist|tailor|seamstress|barber|violinist|pianist|cellist|organist|painter|sculptor|potter|poet|novelist|journalist|translator|interpreter|librarian|principal|professor|chemist|geologist|architect|astronomer|imam|rabbi|pastor|priest|monk|nun|boxer|jockey|skater|gymnast|wrestler'
const PEOPLE_AT_WORK = new RegExp(
  `\\b([A-Z][a-z]{2,20}(?:-[A-Z]?[a-z]{2,20})?) (?:[a-z-]{3,16} )?(?:${WORK})s?\\b`,
  'g',
)

/** How far apart hints about one person may stand. */
const NEAR = 220
const ENOUGH = 3

/** Marks unusual traits among enough other weak hints; nothing where they stand alone. */
export function findHints(text: string, claims: Claims, mentions: readonly Mention[]): void {
  const marks = [
    ...hintsOf(text, FAMILY, 'family'),
    ...hintsOf(text, ILLNESS, 'illness'),
    ...hintsOf(text, PEOPLE_AT_WORK, 'work').filter(({ start, end }) =>
      isPeople(/^[^ ]+/.exec(text.slice(start, end))![0].toLowerCase()),
    ),
  ].filter((h) => claims.free(h.start, h.end))
  if (marks.length === 0) return
  const around: Hint[] = [
    ...marks,
    ...hintsOf(text, TOWN, 'town'),
    ...[...claims.spans, ...mentions.filter((m) => m.sure >= 0.5)]
      .filter((s) => s.severity === 'caution' && s.type !== 'CLINICIAN')
      .map((s) => ({ kind: s.type, start: s.start, end: s.end })),
  ]
  around.sort((a, b) => a.start - b.start)
  let from = 0
  for (const mark of marks.sort((a, b) => a.start - b.start)) {
    while (around[from]!.start < mark.start - NEAR) from++
    const kinds = new Set<string>()
    for (let k = from; k < around.length && around[k]!.start < mark.end + NEAR; k++)
      kinds.add(around[k]!.kind)
    if (kinds.size >= ENOUGH)
      claims.claim(caution(mark.kind === 'work' ? 'OCCUPATION' : 'BIOMETRIC', mark.start, mark.end))
  }
}

const hintsOf = (text: string, shape: RegExp, kind: string): Hint[] =>
  Array.from(matchesOf(text, shape), (m) => ({ kind, start: m.index, end: m.index + m[0].length }))
