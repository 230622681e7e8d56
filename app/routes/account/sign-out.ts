import { redirect } from 'react-router'
import { signOut } from '#platform/accounts/sessions'
import type { Route } from './+types/sign-out'
import { leavingNothing } from './door.ts'

/** Only a posted form signs out. */
export const loader = () => redirect('/')

export async function action({ request }: Route.ActionArgs) {
  return redirect('/', { headers: leavingNothing(await signOut(request)) })
}
