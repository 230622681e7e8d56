import { withNext } from '#platform/accounts/next'
import { ButtonLink } from '#ui/button'
import { useCopy } from '#ui/copy'
import { Notice } from '#ui/notice'

/** A fresh sign-in is asked for before the form, not after its button; `here`: the page it leads back to. */
export function SignInAgain({ here }: { here: string }) {
  const copy = useCopy().desk.ending
  return (
    <Notice
      tone="clay"
      button={
        <ButtonLink kind="primary" size="small" to={withNext('/sign-in', here)}>
          {copy.signIn}
        </ButtonLink>
      }
    >
      {copy.fresh}
    </Notice>
  )
}
