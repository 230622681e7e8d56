import * as z from 'zod'
import type { LicenseState } from './license.ts'

/** The desk's queues, by the states they hold. */
export const queueStates = {
  waiting: ['waiting'],
  asked: ['asked'],
  verified: ['verified'],
  closed: ['declined', 'suspended'],
} as const satisfies Record<string, readonly LicenseState[]>
export type QueueName = keyof typeof queueStates
export const queueNames = Object.keys(queueStates) as QueueName[]

/** Who waits longest comes first; of what was decided, the newest. */
export const beginsWithOldest = (queue: QueueName): boolean => queue === 'waiting' || queue === 'asked'

/** A place in a queue: the line at it, as an address names it (`<instant>~<id>`). */
export type Place = { at: string; id: string }
/** The place as it stands in an address; `ReadQueue` reads it back. */
export const placeText = ({ at, id }: Place): string => `${at}~${id}`
const placeForm = z.tuple([z.iso.datetime({ precision: undefined }), z.uuid()])

export const ReadQueue = z.object({
  queue: z.enum(queueNames).catch('waiting'),
  after: z
    .string()
    .transform((text) => text.split('~'))
    .pipe(placeForm)
    .transform(([at, id]): Place => ({ at, id }))
    .optional()
    .catch(undefined),
})
export type ReadQueue = z.output<typeof ReadQueue>
