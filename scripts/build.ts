/** `npm run build`: the pages, stamped with what they were made from. `npm start` does it by itself where needed. */

import { build } from '#server/build'
import { stopWith } from '#server/program'

try {
  await build()
} catch (error) {
  await stopWith(error)
}
