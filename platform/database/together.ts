/** What one page reads, in one transaction: its frame and its own part ask together. */
import { type Acting, type Actor, actAs, type Tx } from './acting.ts'

/** As `actAs`, for one person. */
export type Act = <I, O>(work: (acting: Acting, input: I) => Promise<O>, input: I) => Promise<O>

type Work = (acting: Acting) => Promise<unknown>

/**
 * Gives an `actAs` for one person and one request that looks something up: works that are asked for while a transaction
 * is on its way run in it together, at one instant. Each is answered after the commit. Where one of them throws,
 * everything is rolled back as always; the others had no part in it and run again, each by itself.
 */
export function together(actor: Actor): Act {
  let boarding: { works: Work[]; outcomes: Promise<PromiseSettledResult<unknown>[]> } | undefined

  async function journey(works: Work[]): Promise<PromiseSettledResult<unknown>[]> {
    let outcomes: PromiseSettledResult<unknown>[] = []
    try {
      await actAs(
        actor,
        async (acting) => {
          boarding = undefined // whoever comes now is too late for this one
          answers.set(acting.tx, new Map())
          outcomes = await Promise.allSettled(works.map((work) => work(acting)))
          const failed = outcomes.find(({ status }) => status === 'rejected')
          if (failed) throw (failed as PromiseRejectedResult).reason
        },
        undefined,
      )
    } catch (error) {
      boarding = undefined
      // It did not begin, or it did not commit: then nobody has an answer.
      if (outcomes.every(({ status }) => status === 'fulfilled')) throw error
    }
    return outcomes
  }

  return async <I, O>(work: (acting: Acting, input: I) => Promise<O>, input: I): Promise<O> => {
    if (!boarding) {
      const works: Work[] = []
      boarding = { works, outcomes: journey(works) }
    }
    const { works, outcomes } = boarding
    const place = works.push((acting) => work(acting, input)) - 1
    const all = await outcomes
    const own = all[place]!
    if (all.every(({ status }) => status === 'fulfilled')) return (own as PromiseFulfilledResult<O>).value
    if (own.status === 'rejected' && !isStopped(own.reason)) throw own.reason
    return actAs(actor, work, input)
  }
}

/** "The transaction is aborted": what is asked after another's question failed. */
const isStopped = (error: unknown): boolean => (error as { code?: string } | null)?.code === '25P02'

const answers = new WeakMap<Tx, Map<unknown, Promise<unknown>>>()

/**
 * A reading of oneself that several works of one page need: asked once in a transaction of `together`, whose works
 * change nothing of what is asked so; anywhere else each time.
 */
export function askedOnce<O>(acting: Acting, read: (acting: Acting) => Promise<O>): Promise<O> {
  const known = answers.get(acting.tx)
  if (!known) return read(acting)
  return known.getOrInsertComputed(read, () => read(acting)) as Promise<O>
}
