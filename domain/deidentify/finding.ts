/**
 * What the de-identifier finds. Offsets are UTF-16 code units of the text exactly as given, `end` exclusive;
 * findings of one text are sorted and do not overlap. Types follow the eighteen kinds of the Safe Harbor rule
 * (45 CFR 164.514(b)(2)) and, with severity `caution`, what identifies beyond them in combination.
 */
export const DIRECT_TYPES = [
  'NAME',
  'DATE',
  'PLACE',
  'ADDRESS',
  'ZIP',
  'EMPLOYER',
  'PHONE',
  'EMAIL',
  'URL',
  'HANDLE',
  'SSN',
  'MRN',
  'PLAN_ID',
  'ACCOUNT',
  'LICENSE',
  'VEHICLE',
  'DEVICE',
  'IP',
  'PHOTO',
  'OTHER_ID',
  'AGE90',
] as const

/** A described car or a mentioned photograph is a caution of type VEHICLE or PHOTO. */
export const CAUTION_TYPES = [
  'AGE',
  'SCHOOL',
  'FACILITY',
  'ORG',
  'CLINICIAN',
  'OCCUPATION',
  'EVENT',
  'BIOMETRIC',
] as const

export type DirectType = (typeof DIRECT_TYPES)[number]
export type CautionType = (typeof CAUTION_TYPES)[number]
export type FindingType = DirectType | CautionType

/** `direct` holds back sharing; `caution` asks. */
export type Severity = 'direct' | 'caution'

export type Finding = {
  start: number
  end: number
  type: FindingType
  severity: Severity
  /** Neutral wording for this place; never part of the original, one wording for one person. */
  suggestion: string
}

/** UTF-16 code units a text may have; a longer one is refused. */
export const MAX_TEXT = 50_000

/** A text is over the limit. Says so in plain words, without any of the text. */
export class TextTooLong extends RangeError {
  override name = 'TextTooLong'
  readonly length: number
  constructor(length: number) {
    super(`The text has ${length} characters; at most ${MAX_TEXT} can be checked at once.`)
    this.length = length
  }
}
