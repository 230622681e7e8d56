import { signedIn } from '#app/request'
import { ButtonLink } from '#ui/button'
import { useCopy } from '#ui/copy'
import { Page } from '#ui/page'
import type { Route } from './+types/steppedout'

export async function loader({ context }: Route.LoaderArgs) {
  signedIn(context)
  return null
}

export default function SteppedOutPage() {
  const { cases } = useCopy()
  return (
    <Page title={cases.reading.steppedOut} lead={cases.reading.steppedOutWords} width="reading">
      <div>
        <ButtonLink to="/cases">{cases.mine.title}</ButtonLink>
      </div>
    </Page>
  )
}
