import { useCopy } from '#ui/copy'
import { Notice } from '#ui/notice'

/** That groups are shut after a steward's reset: how many, and none by its name. */
export function UntilVouched({ groups }: { groups: number }) {
  const copy = useCopy().groups.mine
  return groups > 0 && <Notice tone="clay">{copy.untilVouched(groups)}</Notice>
}
