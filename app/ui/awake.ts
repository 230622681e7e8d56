import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** Whether the page's own scripts run: not on the server, nor in a page that has not woken up yet. */
export const useIsAwake = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
