import type { ReactNode } from 'react'
import { useCopy } from '#ui/copy'
import { Notice } from '#ui/notice'

/** What the check reads, and where it is done: always there, since what it cannot read looks as if it were checked. */
export function Reads({ children, isFirst }: { children: ReactNode; isFirst: boolean }) {
  const copy = useCopy().cases.check
  return (
    <div className={isFirst ? 'grid gap-2 text-sm' : 'mt-3 grid gap-2 text-sm'}>
      <p className="text-ink-2">{copy.reads}</p>
      <p className="text-ink-3">{children}</p>
    </div>
  )
}

/** Said, and read out, as soon as a text has words in a script that is not read. */
export function Unread({ isUnread }: { isUnread: boolean }) {
  const copy = useCopy().cases.check
  return (
    <div role="status" className={isUnread ? 'mb-3 text-sm' : undefined}>
      {isUnread && <Notice tone="warn">{copy.unread}</Notice>}
    </div>
  )
}
