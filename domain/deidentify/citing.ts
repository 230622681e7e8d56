import { AUTHOR_NAMES, AUTHORS } from './authors.ts'
import { leftOf, rightOf } from './context.ts'
import { FIRST, LAST, SOLID } from './flags.ts'
import { LEFT, RIGHT } from './frames.ts'
import { townOf } from './lexicon.ts'
import { type Evidence, person, type Reading } from './phrase.ts'
import { roleOf } from './roles.ts'
import type { Token } from './tokens.ts'
import { amongAuthors } from './trade.ts'
import { TRADE_HEADS } from './trade-words.ts'

/** The presenter reads: `I have been reading X`, `I lean on X here, and on Y`, `trained in X`. */
const READING =
  /(?:^| )(?:i|we|i've|we've|i'm|we're|¶)(?: [a-z']+){0,3}? (?:read|reading|reread|rereading|re-read|re-reading|lean(?:ing|ed)? (?:here |now |mostly |again |a bit )?on|draw(?:ing|n)? (?:here |now |mostly |again )?on|drew on|borrow(?:ed|ing)? from|used?|using|consulted|consulting|follow(?:ed|ing)?|studied|studying|quote|cite|recommend|assigned|went back to|going back to|gone back to|returned to|think of|thinking of|trained in|trained with|been helped by|added|try|tried|trying|like|love) ((?:(?!(?:with|from|to|about|her|his|their|for|when|after|told|said|by|in|at)\b)[^ ]+ ){0,12})$/

/** Work of the trade done after somebody's book: `graded retraining after X`. */
const AFTER =
  /(?:^| )(?:[a-z-]*training|rehearsal|exposure|rescripting|work|imagery|protocol|technique|model|version|therapy|exercise|approach|adapted|informed|manual|worksheet|sheet|map|script|meditation|formulation|scale) (?:after|per|by|from|of|following)$/

/** `The Farrow-Lind came down by nine points`: an article makes a scale of a surname. */
const instrumentNamed = (left: string, right: string, word: string): boolean =>
  /(?:^| )the$/.test(left) &&
  !word.endsWith('s') &&
  /^(?:came|went|is|was|showed|fell|rose|dropped|gave|by|at|score|again|today|\d)\b/.test(right) &&
  /\b(?:\d+|points?|score|baseline|intake|cutoff|items?|down|up|by (?:one|two|three|four|five|six|seven|eight|nine|ten))\b/.test(
    right,
  )
/** What is somebody's only in writing. */
const WORK_OF =
  /^'s (?:[a-z-]+ )?(?:levels|stages|articles|warning signs|phases|typology|ladder|taxonomy|questionnaire|inventory|principles|criteria|workbook|modules|worksheets)\b/
/** What is said of those one reads: `which Ogden has less to offer`. */
const READ_NOT_MET =
  /^(?:'s voice (?:in my|[:,])|has (?:been my guide|my|less|little|nothing|something|the (?:trial|book|data|paper|chapter|evidence)|a (?:word|phrase|chapter|line|book|paper|term))|would[,.]? |doesn't [.,;]|in (?:my|the) (?:ear|heart|head|back of my)\b|en (?:el|mi) corazon)/

/** Who treats, by the department's name. */
const DEPARTMENT =
  /(?:ology|iatry|ics|care)$|^(?:pcp|md|np|pa|intern|resident|attending|nurse|peds|er|ed|icu|neuro|ortho|psych|onc|derm|cards)$/

/** A surname between brackets after a method; no colleague, no relative. */
function inBrackets({ all, run, left, right }: Evidence): boolean {
  if (!/ \($/.test(left) || !/^(?:(?:and|&) \^\w+ )?(?:\)|, (?:19|20)\d\d)/.test(right)) return false
  const before = all[run.i - 2]
  if (!before || roleOf(before.word) !== undefined || DEPARTMENT.test(before.word)) return false
  return (
    (/^[A-Z]/.test(before.raw) && (before.flags & FIRST) === 0 && townOf(before.word) === undefined) ||
    TRADE_HEADS.has(before.word) ||
    /^(?:book|rest|piece|part|work|idea|frame|lens|writing|move|stance|letter|repair|stages?|phase)$/.test(
      before.word,
    )
  )
}

/** `by Clayton and Karazsia`, `Kaminer and Eagle, writing from here`: two surnames alone in a row are a paper. */
function isPair({ all, run, left, right }: Evidence): boolean {
  const pair = (t: Token | undefined): boolean =>
    t !== undefined &&
    t.shape === 'capital' &&
    t.raw.length > 2 &&
    (t.flags & FIRST) === 0 &&
    (t.flags & SOLID) === 0 &&
    roleOf(t.word) === undefined
  const apart = (t: Token | undefined): boolean =>
    t === undefined || !/^(?:,|and|&)$/.test(t.word) || !pair(t)
  const joint = (t: Token | undefined): boolean => t !== undefined && /^(?:and|&|y)$/.test(t.word)
  const cited = (before: string, after: string): boolean =>
    !/\b(?:parents|couple|clients?|kids|boys|girls|sons|daughters|twins|brothers|sisters|siblings|friends|neighbors|married|partners|grandparents|detectives|officers|attorneys|between)\b/.test(
      before,
    ) &&
    (/(?:^| )(?:by|per|see|cf|following|read|after|scale of|work of|use|used)$/.test(before) ||
      /^(?:argues?|argued|suggest|suggested|describe|described|write|propose|proposed|showed|found that|remind us|on [a-z]+|, writing)\b/.test(
        after,
      ))
  if (joint(all[run.j + 1]) && pair(all[run.j + 2]) && apart(all[run.j + 3]))
    return cited(left, rightOf(all, run.j + 2))
  if (joint(all[run.i - 1]) && pair(all[run.i - 2]) && !all[run.i - 2]!.possessive)
    return cited(leftOf(all, run.i - 2), right)
  return false
}

/** A surname where the sentence speaks of what the presenter reads or follows: weak, so that the text decides. */
export function readCited(p: Evidence): Reading {
  const { all, run, at, named, first, last, left, right, titled, personal } = p
  if (titled || personal || named.length > 3 || last.shape === 'capitals') return undefined
  if (RIGHT.owner.test(right) || RIGHT.acts.test(right) || LEFT.other.test(left) || LEFT.carer.test(left))
    return undefined
  const given = named.length === 1 && (first.flags & FIRST) !== 0 && (first.flags & LAST) === 0
  if (given) return undefined
  const long = leftOf(all, run.i, 22)
  const surname = (first.flags & FIRST) === 0 && named.length === 1
  if (surname && !first.opens && first.shape === 'capital' && instrumentNamed(left, right, first.word))
    return null
  const cited =
    (surname && !p.context && isPair(p)) ||
    (/(?:^| )what$/.test(left) &&
      /^(?:calls|called|terms|termed|names|means|meant|says|said|writes|wrote)\b/.test(right)) ||
    (/(?:^| )would$/.test(left) &&
      AUTHORS.has(last.word) &&
      /^(?:make|say|think|do|call|ask|want)\b/.test(right)) ||
    (/(?:^| )(?:said|says|wrote|writes|argues|as)$/.test(left) &&
      AUTHORS.has(last.word) &&
      /^[;:,.)]/.test(right)) ||
    (surname &&
      /(?:^| )as$/.test(left) &&
      /^(?:teaches|puts|has|describes|frames|would have) it\b/.test(right)) ||
    (surname && /(?:^| )(?:reading|lit|refs?|sources?) :?$/.test(left) && /^on [a-z]/.test(right)) ||
    (surname &&
      /(?:^| )(?:uso|usamos|con|de|a|sigo|seguimos)$/.test(left) &&
      /^(?:sobre (?:el|la|los|las)|y (?:algo|un poco)) [a-z]/.test(right)) ||
    (/^(?:wrote|writes|argues|argued|insists|reminds us|taught|has written|have written) (?:that|about|of|on) (?!(?:she|he|they|her|his|their|the|it|we|you|my|i|me|him|this)\b)/.test(
      right,
    ) &&
      (named.length > 1 || surname)) ||
    (named.length > 1 &&
      /^'s (?:\*|book|novel|memoir|essay|paper|film|album|song|poem|podcast)/.test(right)) ||
    (named.length === 2 &&
      LEFT.authorStrong.test(left) &&
      AUTHORS.has(last.word) &&
      AUTHOR_NAMES.has(first.word)) ||
    READING.test(`${long} `) ||
    (AFTER.test(left) && named.length < 3) ||
    (named.length === 1 && inBrackets(p)) ||
    (surname && WORK_OF.test(right)) ||
    (surname && AUTHORS.has(first.word) && READ_NOT_MET.test(right)) ||
    (named.length === 1 && /^'s (?:\*|")/.test(right)) ||
    (named.length === 1 && AUTHORS.has(first.word) && /^(?:'s [,.;]|, ")/.test(right)) ||
    (named.length === 1 && /^(?:and \^[\w-]+ )?for the\b/.test(right) && /(?:^|[¶:;(] ?|and )$/.test(left)) ||
    (named.length === 1 &&
      (first.flags & FIRST) === 0 &&
      !(
        RIGHT.verb.test(right) &&
        !/^(?:says|would|writes|wrote|thinks|thought|found|describes|calls)\b/.test(right)
      ) &&
      !/(?:with|told|to|from|in|at|near|by)$/.test(left) &&
      amongAuthors(all, run.i, run.j))
  return cited ? { ...person(at, undefined, false, 0.2), author: named.length === 1 } : undefined
}
