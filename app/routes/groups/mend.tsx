import { useLocation } from 'react-router'
import type { Mend } from '#platform/refusals'
import { ButtonLink } from '#ui/button'
import { useCopy } from '#ui/copy'
import { Notice } from '#ui/notice'
import { mendingAddress } from '#ui/refusal'

type Props = { shut: Mend; groupId: string } & Pick<Parameters<typeof ButtonLink>[0], 'kind' | 'size'>

/** The one thing that opens a group's shut door, and the way there. */
export function MendLink({ shut, groupId, ...looks }: Props) {
  const { mend } = useCopy().frame
  const { pathname } = useLocation()
  return (
    <ButtonLink {...looks} to={mendingAddress(shut, { groupId }, pathname)}>
      {mend[shut].button}
    </ButtonLink>
  )
}

/** Groups one cannot enter now, and the one thing that opens each door. */
export function ShutDoors({
  doors,
  isMain,
}: {
  doors: readonly { groupId: string; name: string; shut: Mend }[]
  /** Nothing else on the page can be done before. */
  isMain: boolean
}) {
  const { cases, frame } = useCopy()
  return doors.map(({ groupId, name, shut }, at) => (
    <Notice
      key={groupId}
      tone="warn"
      button={
        <MendLink {...{ shut, groupId }} size="small" kind={isMain && at === 0 ? 'primary' : 'plain'} />
      }
    >
      <p className="font-medium">{cases.mine.shut(name)}</p>
      <p>{frame.mend[shut].words}</p>
    </Notice>
  ))
}
