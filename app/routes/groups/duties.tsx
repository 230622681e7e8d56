import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { GroupInside } from '#domain/groups/reads'
import { Button } from '#ui/button'
import { Card, Chip, Lines } from '#ui/card'
import { useCopy } from '#ui/copy'
import { Form } from '#ui/form'

type Props = {
  group: GroupInside['group']
  /** Applications that wait for an answer. */
  waiting: number
  last: Parameters<typeof Form>[0]['last']
}

/** What a facilitator looks after: who asks to come in, whom to invite, what was written down, and whether the group is found. */
export function Duties({ group, waiting, last }: Props) {
  const { credit, groups } = useCopy()
  const copy = groups.inside
  const base = `/groups/${group.groupId}`
  const isPaused = group.state === 'paused'
  const goesOn = group.state !== 'ended'
  return (
    <Card title={copy.forFacilitators}>
      <Lines>
        {goesOn && (
          <>
            <Duty to={`${base}/applications`} name={copy.lookApplications}>
              {waiting > 0 ? <Chip tone="clay">{copy.applications(waiting)}</Chip> : copy.applications(0)}
            </Duty>
            <Duty to={`${base}/invite`} name={copy.invite} />
          </>
        )}
        <Duty to={`${base}/documents`} name={credit.issued.link} />
        <Duty to={`${base}/record`} name={groups.record.link} />
        {goesOn && <Duty to={`${base}/end`} name={copy.end} />}
      </Lines>
      {goesOn && (
        <Form last={last} className="mt-2 grid gap-3 border-t border-line pt-3.5">
          <p className="text-sm text-ink-2">{group.listed ? copy.inDirectory : copy.notInDirectory}</p>
          <div className="flex flex-wrap gap-2">
            {!isPaused && (
              <Button type="submit" size="small" name="do" value={group.listed ? 'unlist' : 'list'}>
                {group.listed ? copy.unlist : copy.list}
              </Button>
            )}
            <Button type="submit" size="small" name="do" value={isPaused ? 'go-on' : 'pause'}>
              {isPaused ? copy.goOn : copy.pause}
            </Button>
          </div>
        </Form>
      )}
    </Card>
  )
}

/** A way to one of a facilitator's pages, with what waits there. */
function Duty({ to, name, children }: { to: string; name: string; children?: ReactNode }) {
  return (
    <li className="py-1.5 text-sm">
      <Link
        to={to}
        prefetch="none"
        className="flex min-h-8 flex-wrap items-center justify-between gap-x-3 gap-y-1 font-medium no-underline hover:underline pointer-coarse:min-h-11"
      >
        {name}
        {children && <span className="font-normal text-ink-2">{children}</span>}
      </Link>
    </li>
  )
}
