import type { Mend } from '#platform/refusals'
import { ButtonLink } from '#ui/button'
import { useCopy } from '#ui/copy'
import { Notice } from '#ui/notice'

/** What one needs before one may apply anywhere, said once, in place of buttons that lead to a refusal. */
export function ApplyFirst({ mend }: { mend: Mend }) {
  const { frame, groups } = useCopy()
  const ofLicense = groups.license[mend]
  return (
    <Notice
      tone="warn"
      button={
        <ButtonLink size="small" to={ofLicense ? '/license' : '/groups'}>
          {frame.mend[mend].button}
        </ButtonLink>
      }
    >
      {ofLicense ? `${ofLicense} ${groups.apply.onceVerified}` : frame.mend[mend].words}
    </Notice>
  )
}
