import { redirect } from 'react-router'
import { signOut } from '#platform/accounts/sessions'
import type { Route } from './+types/sign-out'
import { withCookies } from './door.ts'

/** Only a posted form signs out. */
export const loader = () => redirect('/')

export async function action({ request }: Route.ActionArgs) {
  const headers = withCookies(await signOut(request))
  // Nothing of the person stays in this browser (confidentiality.md, canaries: the browser's storage).
  headers.set('Clear-Site-Data', '"cache", "storage"')
  return redirect('/', { headers })
}
