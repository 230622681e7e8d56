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
