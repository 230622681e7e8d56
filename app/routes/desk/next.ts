import { redirect } from 'react-router'
import { asClinician } from '#app/request'
import { licenseQueue } from '#domain/licenses/reads'
import type { Route } from './+types/next'

/** To the license that has waited longest and is not one's own; to the list where there is none. */
export async function loader({ context }: Route.LoaderArgs) {
  const { lines } = await asClinician(context, licenseQueue, { queue: 'waiting', after: undefined })
  const next = lines.find((line) => !line.isOneself)
  return redirect(next ? `/desk/licenses/${next.id}` : '/desk')
}
