import { ButtonLink } from '#ui/button'
import { useCopy } from '#ui/copy'
import { Page } from '#ui/page'

/** After an account was deleted: nobody is signed in here any more. */
export default function GoodbyePage() {
  const copy = useCopy().departures.delete
  return (
    <Page title={copy.gone} lead={copy.goneLead} width="reading">
      <div>
        <ButtonLink to="/">{copy.goneButton}</ButtonLink>
      </div>
    </Page>
  )
}
