import * as z from 'zod'
import { queueNames } from './queue.ts'

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
