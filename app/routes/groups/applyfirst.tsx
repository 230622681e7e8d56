import type { Mend } from '#platform/refusals'
import { ButtonLink } from '#ui/button'
import { useCopy } from '#ui/copy'
import { Notice } from '#ui/notice'

/** What one needs before one may apply anywhere, said once, in place of buttons that lead to a refusal. */
export function ApplyFirst({ mend }: { mend: Mend }) {
  const { frame, groups } = useCopy()
  const isLicense = mend.startsWith('license')
  return (
    <Notice
      tone="warn"
      button={
        <ButtonLink size="small" to={isLicense ? '/license' : '/groups'}>
          {frame.mend[mend].button}
        </ButtonLink>
      }
    >
      {mend === 'license-waiting'
        ? groups.apply.whenChecked
        : isLicense
          ? groups.apply.needsLicense
          : frame.mend[mend].words}
    </Notice>
  )
}
