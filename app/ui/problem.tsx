import type { Problem } from '#platform/refusals'
import { useCopy } from './copy.tsx'

/** The sentence of a problem. */
export function ProblemText({ problem }: { problem: Problem }) {
  const { problems } = useCopy()
  const sentence = problems[problem.code] ?? problems.notThisForm!
  return typeof sentence === 'string' ? sentence : sentence(problem.values ?? {})
}
