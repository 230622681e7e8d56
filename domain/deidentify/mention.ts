import type { FindingType, Severity } from './finding.ts'
import type { Role } from './roles.ts'

/** So sure is what a frame names, beyond what a list says of it. */
export const BY_FRAME = 0.95

/** A name found in one place of a paragraph, before the whole text decides. Offsets are of the folded text. */
export type Mention = {
  start: number
  end: number
  type: FindingType
  severity: Severity
  /** 1: by its frame or list; below 0.5 only together with a sure mention of the same word. */
  sure: number
  /** Significant words, small. */
  words: string[]
  role?: Role | undefined
  /** Spoken of as the client. */
  client?: boolean
  /** A nickname or former name of the person named before it. */
  alias?: boolean
  /** Start of a courtesy title directly before it. */
  title?: number
  /** A surname that the literature knows, without a frame. */
  author?: boolean
  /** Found by the second reading alone. */
  read?: boolean
  /** In letters that are not read: it is held whatever they say. */
  unread?: true
  /** How likely the second reading takes it for nothing, from 0 to 1. */
  doubt?: number
}
