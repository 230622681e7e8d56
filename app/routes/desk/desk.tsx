import type { ReactNode } from 'react'
import { useCopy } from '#ui/copy'
import { Page } from '#ui/page'
import { Tabs } from '#ui/tabs'

type Props = {
  title: ReactNode
  tab?: string
  lead?: ReactNode
  above?: ReactNode
  actions?: ReactNode
  side?: ReactNode
  width?: 'reading'
  children: ReactNode
}

/** A page of the steward's desk, with the way to the others. */
export function Desk({ children, ...page }: Props) {
  const { tabs, menu } = useCopy().desk
  return (
    <>
      <Tabs
        className="mb-6"
        label={menu}
        tabs={[
          { to: '/desk', name: tabs.licenses, isExact: true },
          { to: '/desk/people', name: tabs.people },
          { to: '/desk/stewards', name: tabs.stewards },
          { to: '/desk/record', name: tabs.record },
          { to: '/desk/outbox', name: tabs.outbox },
          { to: '/desk/network', name: tabs.network },
          { to: '/desk/credit', name: tabs.credit },
        ]}
      />
      <Page {...page}>{children}</Page>
    </>
  )
}
