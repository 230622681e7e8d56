import type { CaseShown } from '#domain/cases/reads'
import { useCopy } from '#ui/copy'
import { Notice } from '#ui/notice'
import { MendLink } from '../groups/mend.tsx'

/** Before a presenter's own case whose group is shut: what still stands open, and the one thing that opens the rest. */
export function ShutBefore({ item }: { item: Pick<CaseShown, 'groupId' | 'door'> }) {
  const { cases, frame } = useCopy()
  const { door, groupId } = item
  if (door === 'open') return null
  if (door === 'left') return <Notice>{cases.reading.left}</Notice>
  return (
    <Notice tone="warn" button={<MendLink shut={door} groupId={groupId} size="small" kind="primary" />}>
      <p className="font-medium">{cases.reading.shut}</p>
      <p>{frame.mend[door].words}</p>
    </Notice>
  )
}
