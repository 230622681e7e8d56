/**
 * Places that the house's rules do not fit, each with its reason. This list only shrinks: an
 * exception that nothing needs any more fails the check.
 */
export type Exception = { rule: string; path: string; because: string }

export const exceptions: Exception[] = [
  { rule: 'one-clock', path: 'platform/pdf/typeset.ts', because: 'the PDF library takes its dates as Date' },
  {
    rule: 'nouns-are-pure',
    path: 'domain/matching/worker.ts',
    because: 'the entry of a thread of the server; the rules it runs are pure',
  },
  {
    rule: 'no-cycles',
    path: 'domain/matching/reasons.ts',
    because: 'a fit carries its reasons and reasons are told of a fit; only types go back',
  },
  {
    rule: 'sql-in-stores',
    path: 'demo/owner.ts',
    because: 'what the owner of a sample network’s database does, which no action can',
  },
]
