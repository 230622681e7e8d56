/**
 * The de-identifier beside the page: takes `{ id, text, said }`, answers `{ id, findings, ms }` or `{ id, error }`.
 * Loaded only where cases are written; rules and tables load with the first text.
 *
 *   new Worker(new URL('…/worker.ts', import.meta.url), { type: 'module' })
 */
import type { Finding } from './finding.ts'
import type { Said } from './said.ts'

export type WorkerRequest = { id: number; text: string; said: readonly Said[] }
export type WorkerAnswer = { id: number; findings: Finding[]; ms: number } | { id: number; error: string }

type Scope = {
  onmessage: ((event: { data: WorkerRequest }) => void) | null
  postMessage(answer: WorkerAnswer): void
}

const scope = globalThis as unknown as Scope
const finder = import('./incremental.ts').then(({ createFinder }) => {
  // Unpacks the tables. Of the rules each is compiled with the first text that it looks at: all of them at once would
  // take longer than most texts ever need, on every page where cases are written, and the first text would wait for it.
  createFinder().find('She said that she is well.')
  return createFinder()
})

scope.onmessage = async ({ data: { id, text, said } }) => {
  try {
    const { find } = await finder
    const from = performance.now()
    const findings = find(text, said)
    scope.postMessage({ id, findings, ms: performance.now() - from })
  } catch (error) {
    scope.postMessage({ id, error: error instanceof Error ? error.message : String(error) })
  }
}
