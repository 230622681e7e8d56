import type { CaseShown } from '#domain/cases/reads'
import type { shutDoors } from '#domain/groups/reads'
import { ButtonLink } from '#ui/button'
import { useCopy } from '#ui/copy'
import { Notice } from '#ui/notice'
import { mendingAddress } from '#ui/refusal'

/** Groups whose cases one cannot see now, and the one thing that opens each door. */
export function ShutDoors({
  doors,
  isMain,
}: {
  doors: Awaited<ReturnType<typeof shutDoors>>
  /** Nothing else on the page can be done before. */
  isMain: boolean
}) {
  const { cases, frame } = useCopy()
  return doors.map(({ groupId, name, shut }, at) => (
    <Notice
      key={groupId}
      tone="warn"
      button={
        <ButtonLink
          size="small"
          kind={isMain && at === 0 ? 'primary' : 'plain'}
          to={mendingAddress(shut, { groupId }, '/cases')}
        >
          {frame.mend[shut].button}
        </ButtonLink>
      }
    >
      <p className="font-medium">{cases.mine.shut(name)}</p>
      <p>{frame.mend[shut].words}</p>
    </Notice>
  ))
}

/** Before a presenter's own case whose group is shut: what still stands open, and the one thing that opens the rest. */
export function ShutBefore({ item }: { item: Pick<CaseShown, 'caseId' | 'groupId' | 'door'> }) {
  const { cases, frame } = useCopy()
  const { door, groupId, caseId } = item
  if (door === 'open') return null
  if (door === 'left') return <Notice>{cases.reading.left}</Notice>
  return (
    <Notice
      tone="warn"
      button={
        <ButtonLink size="small" kind="primary" to={mendingAddress(door, { groupId }, `/cases/${caseId}`)}>
          {frame.mend[door].button}
        </ButtonLink>
      }
    >
      <p className="font-medium">{cases.reading.shut}</p>
      <p>{frame.mend[door].words}</p>
    </Notice>
  )
}
