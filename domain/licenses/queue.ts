import type { LicenseState } from './standing.ts'

/** The desk's queues, by the states they hold; `renamed`: those whose owner is called otherwise since. */
export const queueStates = {
  waiting: ['waiting'],
  asked: ['asked'],
  renamed: ['verified'],
  verified: ['verified'],
  closed: ['declined', 'suspended'],
} as const satisfies Record<string, readonly LicenseState[]>
export type QueueName = keyof typeof queueStates
export const queueNames = Object.keys(queueStates) as QueueName[]

/** Who waits longest comes first; of what was decided, the newest. */
export const beginsWithOldest = (queue: QueueName): boolean => queue === 'waiting' || queue === 'asked'
