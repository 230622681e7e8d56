import type { Copy } from '#copy/en'
import type { IconName } from '#ui/icon'

/** A place of the frame. Only what exists is listed; a slice that brings a place adds a line here. */
export type Place = {
  to: string
  icon: IconName
  name: keyof Copy['frame']['places']
  section?: 'forYou' | 'theNetwork'
  /** Shown to stewards only. */
  isForStewards?: boolean
  /** Shown to visitors only. */
  isForVisitors?: boolean
  /** One of the first four of a phone's bottom bar; the others are behind "More". */
  isOnPhone?: boolean
}

export const places: readonly Place[] = [
  { to: '/today', icon: 'today', name: 'today', isOnPhone: true },
  { to: '/groups/find', icon: 'groups', name: 'groups', isForVisitors: true },
  { to: '/groups', icon: 'groups', name: 'groups', isOnPhone: true },
  { to: '/meetings', icon: 'meetings', name: 'meetings', isOnPhone: true },
  { to: '/cases', icon: 'cases', name: 'cases', isOnPhone: true },
  { to: '/credits', icon: 'credits', name: 'credits', section: 'forYou' },
  { to: '/desk', icon: 'desk', name: 'desk', section: 'theNetwork', isForStewards: true },
]
