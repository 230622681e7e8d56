import { CLASS_COUNT, CLASSES, type Class } from './chain.ts'
import { leftOf, rightOf } from './context.ts'
import type { FindingType, Severity } from './finding.ts'
import { LEFT } from './frames.ts'
import type { Mention } from './mention.ts'
import { lastRole } from './roles.ts'
import { firstFrom, type Token } from './tokens.ts'

/** What the second reading can take words for. */
export type Kind = Exclude<Class, 'NOTHING'>

const READ_AS: Record<Kind, { type: FindingType; severity: Severity }> = {
  NAME: { type: 'NAME', severity: 'direct' },
  CLINICIAN: { type: 'CLINICIAN', severity: 'caution' },
  PLACE: { type: 'PLACE', severity: 'direct' },
  EMPLOYER: { type: 'EMPLOYER', severity: 'direct' },
  SCHOOL: { type: 'SCHOOL', severity: 'caution' },
  FACILITY: { type: 'FACILITY', severity: 'caution' },
  ORG: { type: 'ORG', severity: 'caution' },
  OCCUPATION: { type: 'OCCUPATION', severity: 'caution' },
  EVENT: { type: 'EVENT', severity: 'caution' },
  DATE: { type: 'DATE', severity: 'direct' },
  ADDRESS: { type: 'ADDRESS', severity: 'direct' },
  AGE: { type: 'AGE', severity: 'caution' },
  NUMBER: { type: 'OTHER_ID', severity: 'direct' },
  MARK: { type: 'BIOMETRIC', severity: 'caution' },
}

/** How much of each class the tokens from one up to another have together. */
function sharesOf(likely: Float32Array, from: number, to: number): Float64Array {
  const shares = new Float64Array(CLASS_COUNT)
  for (let i = from; i < to; i++)
    for (let k = 0; k < CLASS_COUNT; k++) shares[k]! += likely[i * CLASS_COUNT + k]!
  return shares
}

/** The class that tokens i to j have most of. */
export function likeliest(likely: Float32Array, i: number, j: number): Kind {
  // One token, as most are asked for, needs no sums.
  const shares =
    i === j ? likely.subarray(i * CLASS_COUNT, (i + 1) * CLASS_COUNT) : sharesOf(likely, i, j + 1)
  let best = 1
  for (let k = 2; k < CLASS_COUNT; k++) if (shares[k]! > shares[best]!) best = k
  return CLASSES[best] as Kind
}

/** Tokens i to j as a mention that was read so. */
export function mentionOf(tokens: readonly Token[], i: number, j: number, kind: Kind): Mention {
  const left = leftOf(tokens, i)
  const person = kind === 'NAME'
  const kin = person && LEFT.kin.test(left)
  return {
    ...READ_AS[kind],
    start: tokens[i]!.start,
    end: tokens[j]!.end,
    sure: 0.6,
    read: true,
    words: tokens
      .slice(i, j + 1)
      .filter((t) => t.shape !== 'sign' && t.shape !== 'number')
      .map((t) => t.word),
    role: kin ? lastRole(left) : undefined,
    client: person && !kin && LEFT.client.test(left),
  }
}

const NAMED: readonly Kind[] = ['NAME', 'PLACE', 'EMPLOYER']
const HOUSED: readonly Kind[] = ['CLINICIAN', 'SCHOOL', 'FACILITY', 'ORG']

/** So likely must a house or a clinician be a workplace, a town or somebody's name to be held back as one. */
const HELD_AS = 0.35

/** `Mom = Dr. Ann Lee`, `my wife is Dr. Lee`: a title does not make a relative a colleague. */
const KIN_BEFORE =
  /(?:^| )(?:mom|mum|mother|dad|father|wife|husband|son|daughter|sister|brother|aunt|uncle|partner|fiancee?|spouse) (?:= |is |was |: )?(?:(?:rev|dr|prof) (?:\. )?)*$/
const CLIENT_AFTER = /^, (?:my|our|the) (?:patient|client)\b/

/** `taught Latin at Moncton High`, `a lunch lady at Pine Elementary`: who works there. */
const WORKS_AT =
  /(?:^| )(?:teach(?:es|ing)?|taught|coach(?:es|ed)?|subs|subbed|works?|worked|working|janitor|custodian|librarian|principal|secretary|registrar|adjunct|lecturer|lunch lady|cafeteria worker|band director)(?: [a-z']+){0,3} (?:at|for)(?: the)?$/
const WORKPLACES: ReadonlySet<FindingType> = new Set<FindingType>(['SCHOOL', 'FACILITY', 'ORG'])

/** A copy of a mention. A hospital may be where the client works, a doctor the client's father: such is held back. */
export function heldBack(tokens: readonly Token[], likely: Float32Array, m: Mention): Mention {
  if (!(HOUSED as readonly string[]).includes(m.type)) return { ...m }
  if (m.type === 'CLINICIAN' && isNoColleague(tokens, m)) return { ...m, ...READ_AS.NAME }
  if (WORKPLACES.has(m.type) && WORKS_AT.test(leftOf(tokens, firstFrom(tokens, m.start))))
    return { ...m, ...READ_AS.EMPLOYER }
  const shares = sharesOf(likely, firstFrom(tokens, m.start), firstFrom(tokens, m.end))
  const share = (kind: Kind): number => shares[CLASSES.indexOf(kind)]!
  const all = (kinds: readonly Kind[]): number => kinds.reduce((sum, kind) => sum + share(kind), 0)
  const named = all(NAMED)
  if (named < HELD_AS * (named + all(HOUSED))) return { ...m }
  const kind = NAMED.reduce((best, kind) => (share(kind) > share(best) ? kind : best))
  return { ...m, ...READ_AS[kind] }
}

function isNoColleague(tokens: readonly Token[], m: Mention): boolean {
  const from = firstFrom(tokens, m.start)
  const to = firstFrom(tokens, m.end)
  return KIN_BEFORE.test(`${leftOf(tokens, from)} `) || CLIENT_AFTER.test(rightOf(tokens, to - 1))
}
