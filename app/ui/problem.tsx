import type { Problem } from '#platform/refusals'
import { useCopy } from './copy.tsx'

/**
 * Has the sentences come with the page: for a form that stays where it is when nobody answers. They could not be fetched
 * by then.
 */
export function useProblemsAtHand(): void {
  void useCopy().problems
}

/** The sentence of a problem. */
export function ProblemText({ problem }: { problem: Problem }) {
  const { problems } = useCopy()
  const sentence = problems[problem.code] ?? problems.notThisForm!
  return typeof sentence === 'string' ? sentence : sentence(problem.values ?? {})
}
