import type { FindingType, Severity } from './finding.ts'

/** A place in a folded paragraph that a rule claims; `doubt` as a mention has it, `isPassage` of words that are not read. */
export type Span = {
  start: number
  end: number
  type: FindingType
  severity: Severity
  doubt?: number
  isPassage?: true
}

/** Spans that a text already gave away; rules that come later keep off them. */
export class Claims {
  readonly spans: Span[] = []
  private readonly taken: Uint8Array

  constructor(length: number) {
    this.taken = new Uint8Array(length)
  }

  /** No part of it is taken. */
  free(start: number, end: number): boolean {
    for (let i = start; i < end; i++) if (this.taken[i]) return false
    return true
  }

  /** Takes the span unless a part of it is taken; false then. */
  claim(span: Span): boolean {
    if (span.end <= span.start || !this.free(span.start, span.end)) return false
    this.taken.fill(1, span.start, span.end)
    this.spans.push(span)
    return true
  }

  /** Nothing to find here. */
  block(start: number, end: number): void {
    this.taken.fill(1, start, end)
  }
}

/** A span that holds back sharing; offsets are of the folded paragraph. */
export const direct = (type: Span['type'], start: number, end: number): Span => ({
  start,
  end,
  type,
  severity: 'direct',
})

/** A span that only asks. */
export const caution = (type: Span['type'], start: number, end: number): Span => ({
  start,
  end,
  type,
  severity: 'caution',
})
