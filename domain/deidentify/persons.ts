import { CLIENT, COLLEAGUE, OTHER, type Role } from './roles.ts'
import { type Said, wordingSaid } from './said.ts'

/** A mention with its place in the whole text. */
export type Named = {
  start: number
  words: readonly string[]
  role?: Role | undefined
  client?: boolean
  alias?: boolean
  clinician: boolean
}

type Person = {
  words: Set<string>
  first: string | undefined
  last: string | undefined
  role: Role | undefined
  client: number
  clinician: boolean
  mentions: Named[]
}

/**
 * One table of people for a text: who is meant by each mention, so that each keeps one wording.
 * Returns the wording of each mention, in the order given (which is the order of the text). `said`: what people
 * of this text were called while a part of it was taken over; it holds where the text says nothing else.
 */
export function wordingsOf(
  mentions: readonly Named[],
  spanish: boolean,
  said: readonly Said[] = [],
): string[] {
  const people: Person[] = []
  const whose = mentions.map((m) => {
    const known = personFor(people, m)
    if (known) {
      join(known, m)
      return known
    }
    const made: Person = {
      words: new Set(m.words),
      first: m.words[0],
      last: m.words.at(-1),
      role: m.role,
      client: m.client ? 1 : 0,
      clinician: m.clinician,
      mentions: [m],
    }
    people.push(made)
    return made
  })
  const wording = nameAll(people, spanish, said)
  return whose.map((p) => wording.get(p)!)
}

function personFor(people: readonly Person[], m: Named): Person | undefined {
  if (m.alias) {
    const before = people.filter((p) => !p.clinician && p.mentions.some((x) => m.start - x.start < 160))
    const owner = before.find((p) => p.client > 0) ?? before.at(-1) ?? people.find((p) => p.client > 0)
    const own = people.find((p) => m.words.some((w) => p.words.has(w)))
    if (own ?? owner) return own ?? owner
  }
  if (m.words.length === 0) return m.client ? people.find((p) => p.client > 0) : undefined
  const fits = people.filter((p) => matches(p, m.words))
  const agreeing = fits.filter((p) => !m.role || !p.role || p.role === m.role)
  if (m.role && agreeing.every((p) => p.client > 0 && !p.role))
    return agreeing.find((p) => m.words.length > 1 && p.words.size > 1)
  return agreeing.find((p) => p.first === m.words[0]) ?? agreeing[0]
}

function matches(p: Person, words: readonly string[]): boolean {
  const shared = words.filter((w) => p.words.has(w)).length
  if (words.length === 1) return shared === 1
  if (p.words.size === 1) return shared === 1 && (p.first === words[0] || p.first === words.at(-1))
  return shared >= 2 || (shared === Math.min(words.length, p.words.size) && shared > 0)
}

function join(p: Person, m: Named): void {
  for (const w of m.words) p.words.add(w)
  p.role ??= m.role
  if (m.client) p.client++
  p.clinician &&= m.clinician
  p.mentions.push(m)
}

function nameAll(people: readonly Person[], spanish: boolean, said: readonly Said[]): Map<Person, string> {
  const wording = new Map<Person, string>()
  const shown = new Set(said.map((s) => s.wording))
  const used = new Map<string, number>()
  for (const p of people) {
    const kept = wordingSaid(said, p.words)
    if (kept !== undefined && (!p.role || isOf(kept, p.role))) wording.set(p, kept)
  }
  const client = shown.has(CLIENT.en) || shown.has(CLIENT.es) ? undefined : clientAmong(people)
  for (const p of people) {
    if (wording.has(p)) continue
    const role = p === client ? CLIENT : (p.role ?? (p.clinician ? COLLEAGUE : OTHER))
    const base = spanish ? role.es : role.en
    let nth = used.get(base) ?? 0
    while (nth < NTH.length && shown.has(nthOf(base, nth))) nth++
    used.set(base, nth + 1)
    wording.set(p, nthOf(base, nth))
  }
  return wording
}

/** Whether a wording is one for this role: `the client's other sister` for a sister. */
const isOf = (wording: string, { en, es }: Role): boolean =>
  NTH.some((_, nth) => wording === nthOf(en, nth) || wording === nthOf(es, nth))

/** The wording for the first, second … person of a role, in the language of its base. */
function nthOf(base: string, nth: number): string {
  if (nth === 0) return base
  return /^(?:the|an?|another) /.test(base) ? further(base, nth) : furtherEs(base, nth)
}

/** Who is spoken of as the client; else whoever has no other part and is named most. */
function clientAmong(people: readonly Person[]): Person | undefined {
  const free = people.filter((p) => !p.role && !p.clinician)
  return free.find((p) => p.client > 0) ?? free.find((p) => p.mentions.length > 1) ?? free[0]
}

const NTH = ['', 'other', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth']
const NTH_ES = ['', 'otra', 'tercera', 'cuarta', 'quinta', 'sexta', 'séptima', 'octava', 'novena']

/** `the client's other sister`, `the third nurse`, `a fourth person`. */
function further(base: string, nth: number): string {
  const word = NTH[nth] ?? 'further'
  if (base === OTHER.en) return nth === 1 ? 'a third person' : `a ${NTH[nth + 1] ?? 'further'} person`
  const kin = /^the client's (.*)$/.exec(base)
  if (kin) return `the client's ${word} ${kin[1]}`
  return base.replace(/^(?:the|an?) /, nth === 1 ? 'another ' : `a ${word} `)
}

function furtherEs(base: string, nth: number): string {
  if (base === OTHER.es) return `una ${NTH_ES[nth + 1] ?? 'nueva'} persona`
  if (base === CLIENT.es) return 'otra persona atendida'
  return `${base} (${nth + 1})`
}
