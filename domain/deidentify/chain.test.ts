import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CLASS_COUNT, chain } from './chain.ts'

const K = CLASS_COUNT
const score = fc.float({ min: -4, max: 4, noNaN: true })

/** By the definition: every way to class three words, each as likely as the sum of its scores says. */
function byEveryWay(scores: Float32Array, after: Float32Array, n: number) {
  const likely = new Float64Array(n * K)
  const pair = new Float64Array(K * K)
  let all = 0
  const way = new Array<number>(n).fill(0)
  const step = (i: number, sum: number): void => {
    if (i === n) {
      const e = Math.exp(sum)
      all += e
      way.forEach((k, at) => {
        likely[at * K + k]! += e
      })
      pair[way[n - 2]! * K + way[n - 1]!]! += e
      return
    }
    for (let k = 0; k < K; k++) {
      way[i] = k
      step(i + 1, sum + scores[i * K + k]! + (i > 0 ? after[way[i - 1]! * K + k]! : 0))
    }
  }
  step(0, 0)
  return { likely: likely.map((v) => v / all), pair: pair.map((v) => v / all) }
}

test('how likely a class is at a place, and a pair of them, is what all ways together say', () => {
  const n = 3
  fc.assert(
    fc.property(
      fc.array(score, { minLength: n * K, maxLength: n * K }),
      fc.array(score, { minLength: K * K, maxLength: K * K }),
      (some, steps) => {
        const scores = Float32Array.from(some)
        const after = Float32Array.from(steps)
        const { likely, pair } = chain(scores, n, after)
        const right = byEveryWay(scores, after, n)
        right.likely.forEach((v, at) => {
          expect(likely[at]).toBeCloseTo(v, 4)
        })
        const last = pair(n - 1)
        right.pair.forEach((v, at) => {
          expect(last[at]).toBeCloseTo(v, 4)
        })
      },
    ),
    { numRuns: 40 },
  )
})
