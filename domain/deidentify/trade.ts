import { AUTHOR_NAMES, AUTHORS, EVERYDAY } from './authors.ts'
import { leftOf, rightOf } from './context.ts'
import { FIRST, LAST, WORD } from './flags.ts'
import { LEFT, RIGHT } from './frames.ts'
import { isPeople, isWide } from './geography.ts'
import { kindOf, PARTICLES } from './heads.ts'
import { flagsOf, townOf } from './lexicon.ts'
import type { Token } from './tokens.ts'
import { DRUGS, EPONYMS, PARTS, TERMS, TRADE_HEADS } from './trade-words.ts'

const MEDICAL =
  /^(?:disease|syndrome|palsy|chorea|psychosis|dementia|lymphoma|aphasia|encephalopathy|disorder|body|bodies|phenomenon|contracture|barre|schlatter|roth|danlos|jakob|korsakoff|sachs|willi|gehrig|traits?|spectrum|dx|diagnosis|thyroiditis|features)$/
const DRUG_ENDING =
  /(?:azepam|azolam|oxetine|pramine|triptyline|idone|apine|piprazole|peridol|barbital|statin|sartan|olol|cycline|cillin|profen|codone|morphone|orphine|amphetamine|phenidate|faxine|lafaxine|zodone|gabalin|pentin|trigine|formin|gliptin|glutide|prazole|opram|clone|setron|triptan|mab|tinib|vir|azine|zepine)$/

/** True when a run of capitals is a method, an instrument, a medicine, an author or the like. */
export function isTrade(
  named: readonly Token[],
  all: readonly Token[],
  i: number,
  j: number,
  right: string,
): boolean {
  const last = named.at(-1)!
  const words = named.map((t) => t.word)
  const next = all[j + 1]
  const nextWord = next && !next.line && next.spaced ? next.word : ''
  const afterNext = all[j + 2]?.word ?? ''
  if (words.length > 1 && TRADE_HEADS.has(last.word)) return true
  const town = named.length === 1 && townOf(last.word) !== undefined && LEFT.place.test(leftOf(all, i))
  if (
    !town &&
    words.every(
      (w) =>
        TERMS.has(w) ||
        (w.length > 5 && TERMS.has(w.replace(/s$/, ''))) ||
        (words.length > 1 && isWide(w) && w === words[0]) ||
        DRUGS.has(w) ||
        PARTS.has(w) ||
        DRUG_ENDING.test(w) ||
        isPeople(w),
    )
  )
    return true
  // `Beck Hopelessness 14`: an author and what the scale measures.
  if (
    words.length > 1 &&
    AUTHORS.has(words[0]!) &&
    kindOf(words) === undefined &&
    /^(?:\d|of \d|score|=)/.test(right) &&
    named
      .slice(1)
      .every((t) => (t.listed || /(?:ness|tion|ety|sion|ment)$/.test(t.word)) && (t.flags & FIRST) === 0)
  )
    return true
  if (last.possessive && MEDICAL.test(nextWord) && words.length === 1) return true
  if (last.possessive || MEDICAL.test(nextWord) || MEDICAL.test(afterNext)) {
    if (EPONYMS.has(last.word) && (words.length === 1 || words.every((w) => EPONYMS.has(w)))) {
      if (last.possessive ? !ownsPerson(right) : true) return true
    }
  }
  if (
    words.every(
      (w) =>
        EPONYMS.has(w) &&
        /^(?:parkinson|alzheimer|asperger|tourette|wernicke|korsakoff|huntington|crohn|hashimoto|parkinsons|alzheimers|aspergers|tourettes)$/.test(
          w,
        ),
    )
  )
    return true
  if (
    /^(?:parkinsons|alzheimers|aspergers|tourettes|crohns|huntingtons|wernickes|hashimotos|addisons|cushings)$/.test(
      last.word,
    )
  )
    return true
  if (words.length === 1 && last.word.includes('-') && last.word.split('-').every((w) => EPONYMS.has(w)))
    return true
  const headed = RIGHT.head.test(right) || TRADE_HEADS.has(nextWord)
  if (
    headed &&
    !(named.length > 1 && (named[0]!.flags & FIRST) !== 0 && !AUTHORS.has(last.word)) &&
    !(named[0]!.flags & FIRST && (named[0]!.flags & LAST) === 0 && !AUTHORS.has(words[0]!))
  ) {
    if (
      !last.possessive ||
      AUTHORS.has(last.word) ||
      /^'s (?:[a-z-]+ )?(?:scale|inventory|theory|model|method|hierarchy|disease|syndrome|law)/.test(right)
    )
      return true
  }
  if (/^(?:the|a|an)$/.test(all[i - 1]?.word ?? '') && headed) return true
  return isKnownAuthor(named, all, i, j, right)
}

function ownsPerson(right: string): boolean {
  return RIGHT.owner.test(right)
}

/** An author by list, alone or with the name the literature knows, unless somebody acts. */
function isKnownAuthor(
  named: readonly Token[],
  all: readonly Token[],
  i: number,
  j: number,
  right: string,
): boolean {
  const last = named.at(-1)!
  const surname = named.length === 1 ? last.word : `${last.word}`
  if (last.shape === 'capitals') return false
  const hyphened = last.word.split('-').every((w) => AUTHORS.has(w))
  if (!AUTHORS.has(surname) && !hyphened) return false
  const full = named.length > 1
  if (full && !named.slice(0, -1).every((t) => t.raw.length === 1 || AUTHOR_NAMES.has(t.word))) return false
  const cited = RIGHT.work.test(right) || RIGHT.cited.test(right)
  if (cited) return true
  if (!full && amongAuthors(all, i, j)) return true
  if (RIGHT.owner.test(right) || acts(right)) return false
  if (!EVERYDAY.has(surname)) return !full || AUTHOR_NAMES.has(named[0]!.word)
  return !full && besideAuthor(all, i, j)
}

const ACTS =
  /^(?:, who )?(?:called|texted|phoned|cried|came|comes|left|lives|lived|moved|died|arrived|drinks|drank|sleeps|slept|hit|married|divorced|smokes|works at|worked at|is \d|was \d|attended|missed|cancelled|canceled|wants|sent|referred|prescribed|laughed|nodded|has been)\b/

function acts(right: string): boolean {
  return ACTS.test(right)
}

/** The sentence speaks of literature: another author in it whom no everyday surname explains, or two more. */
export function amongAuthors(all: readonly Token[], i: number, j: number): boolean {
  let sure = 0
  let maybe = 0
  const look = (k: number): boolean => {
    const token = all[k]!
    if (token.line || (token.raw === '.' && all[k + 1]?.opens)) return false
    if (!/^[A-Z]/.test(token.raw) || !AUTHORS.has(token.word)) return true
    const person =
      RIGHT.owner.test(rightOf(all, k)) || /(?:^| )(?:dr|mr|mrs|ms)(?: \.)?$/.test(leftOf(all, k, 3))
    if (person) return true
    if (EVERYDAY.has(token.word)) maybe++
    else sure++
    return true
  }
  for (let k = i - 1; k >= 0 && i - k < 40 && look(k); k--);
  for (let k = j + 1; k < all.length && k - j < 40 && look(k); k++);
  const beside = (k: number, step: number): boolean => {
    const other = all[k + step]
    return (
      /^(?:,|and|&|;)$/.test(all[k]?.word ?? '') &&
      other !== undefined &&
      (AUTHORS.has(other.word) || (TERMS.has(other.word) && other.shape === 'capitals')) &&
      /^[A-Z]/.test(other.raw)
    )
  }
  return sure > 0 || maybe > 1 || (all[i] === all[j] && (beside(i - 1, -1) || beside(j + 1, 1)))
}

/** `Mitchell and Aron and Benjamin`: a neighbor in the list is an author beyond doubt. */
function besideAuthor(all: readonly Token[], i: number, j: number): boolean {
  for (const [k, step] of [
    [i - 1, -1],
    [j + 1, 1],
  ] as const) {
    const joint = all[k]
    const other = all[k + step]
    if (
      joint &&
      other &&
      /^(?:and|&|,|y|or|o|\/)$/.test(joint.word) &&
      AUTHORS.has(other.word) &&
      !EVERYDAY.has(other.word)
    )
      return true
  }
  return false
}

/** `Greenberg and Gould on …`, `follows Kingdon and Turkington`: read as authors by their neighbors. */
export function listedWithAuthors(
  all: readonly Token[],
  i: number,
  j: number,
  named: readonly Token[],
): boolean {
  const given = (named[0]!.flags & FIRST) !== 0 && (named[0]!.flags & LAST) === 0
  if (named.filter((t) => !PARTICLES.has(t.word)).length > 1) return false
  let from = i
  const names: string[] = []
  while (from >= 2 && /^(?:and|&|,|y|or|some)$/.test(all[from - 1]!.word) && i - from < 20) {
    const skip = all[from - 1]!.word === 'some' && /^(?:and|&|,)$/.test(all[from - 2]?.word ?? '') ? 3 : 2
    const other = all[from - skip]
    if (!other || !/^[A-Z]/.test(other.raw) || other.line) break
    names.push(other.word)
    from -= skip
  }
  let to = j
  while (
    to + 2 < all.length &&
    to - j < 20 &&
    /^(?:and|&|,|y|or)$/.test(all[to + 1]!.word) &&
    /^[A-Z]/.test(all[to + 2]!.raw) &&
    !all[to + 2]!.opens
  ) {
    names.push(all[to + 2]!.word)
    to += 2
  }
  if (names.length === 0) return false
  if (given) return names.filter((w) => AUTHORS.has(w) && !EVERYDAY.has(w)).length > 1
  if (names.some((w) => AUTHORS.has(w) && !EVERYDAY.has(w))) return true
  const right = rightOf(all, to)
  if (RIGHT.head.test(right)) return true
  return (
    (RIGHT.work.test(right) &&
      /^'s (?:[a-z-]+ )?(?:model|theory|markers?|protocol|scale|criteria|stages|approach|method|framework|work|book|paper|manual|research)/.test(
        right,
      )) ||
    (LEFT.authorStrong.test(leftOf(all, from)) &&
      names.every((w) => (flagsOf(w) & FIRST) === 0 || (flagsOf(w) & LAST) !== 0))
  )
}

/** A surname where literature is cited: no person unless the text says so elsewhere. */
export function mayBeAuthor(named: readonly Token[], left: string, right: string): boolean {
  const last = named.at(-1)!
  if (named.length > 2 || last.shape === 'capitals') return false
  const given = (named[0]!.flags & FIRST) !== 0 && (named[0]!.flags & LAST) === 0
  if (named.length === 1 && given && !AUTHORS.has(last.word)) return false
  if (named.length === 2 && named[0]!.raw.length > 1 && !(RIGHT.work.test(right) || RIGHT.cited.test(right)))
    return false
  if (townOf(last.word) !== undefined && !AUTHORS.has(last.word) && /(?:in|from|near)$/.test(left))
    return false
  if (RIGHT.owner.test(right) || acts(right)) return false
  if (
    !given &&
    named.length === 1 &&
    /^(?:writes|wrote|says|notes) (?:about|on|that|of|it|its|it's|reverie|dream|both|body|go|you|we|to|look|slow|stay|start|first|wait|listen|follow|trust|name|the (?:self|client|symptom|part|body|trauma|therapist))\b/.test(
      right,
    ) &&
    AUTHORS.has(last.word)
  )
    return true
  if (
    !given &&
    named.length === 1 &&
    /(?:^| )(?:as|what|how|why)$/.test(left) &&
    /^(?:permits|suggests|says|notes|argues|writes|puts it|taught|teaches|describes|recommends|advises|warns|wrote|said|calls|called|would)\b/.test(
      right,
    )
  )
    return true
  const cited =
    RIGHT.cited.test(right) &&
    !/^(?:here|on |again|'s$|calls|called|describes|wrote|writes|in mind)/.test(right)
  if (RIGHT.work.test(right))
    return /^(?:'s )(?:[a-z-]+ ){0,2}?(?:words|word|question|questions|line|language|letter|book|poem|poems|novel|work|works|view|sense|warning|advice|point|account|article|text|texts|reading|attachment|position|training|workshop|sentence|description)\b/.test(
      right,
    )
      ? AUTHORS.has(last.word) || LEFT.authorStrong.test(left)
      : true
  if (cited) return true
  if (LEFT.authorStrong.test(left))
    return (
      AUTHORS.has(last.word) ||
      ((named[0]!.flags & WORD) === 0 &&
        !/(?:use|used|use the|read|i read|follow|followed|think of|thought of|language of|words of|work of|idea of|style of|school of|tasks of|theory of|thinking of)$/.test(
          left,
        )) ||
      /(?:leaning on|lean on|drawing on|draw on|drew on|manner of|form of|described by|inspired by|informed by|influenced by|spirit of|according to|consulted|rereading|stages of|model of|approach of|siguiendo a|segun|me apoyo en)$/.test(
        left,
      )
    )
  if (AUTHORS.has(last.word) && !EVERYDAY.has(last.word)) return true
  if (
    AUTHORS.has(last.word) &&
    LEFT.author.test(left) &&
    !/(?:told|with|to|and|&|y|from|by|of|in|,|:|¶|then|or|found|find|love|like|what|remember)$/.test(left)
  )
    return true
  return false
}
