/**
 * A page that was open while Colloquy was upgraded. Files have other names by then: what this page has not loaded yet is
 * gone. React Router loads the page one is on once more where scripts do not come, and where one was going is forgotten,
 * with what was just sent. Here the way goes on, as a whole page of the server's. No page waits for this file: it comes
 * and begins once one is awake.
 */
import {
  type DataRouteObject,
  type DataRouter,
  isRouteErrorResponse,
  type Location,
  type Navigation,
} from 'react-router'
import { sentLast, typedLast } from './sent.ts'

declare global {
  interface Window {
    /** React Router's own; set as soon as the page is drawn. */
    __reactRouterDataRouter?: DataRouter
    __reactRouterManifest?: { url: string; routes: Record<string, { module: string } | undefined> }
  }
}

/** From now on a way whose scripts do not come goes on whole. */
function goOn(): void {
  const router = window.__reactRouterDataRouter
  const files = window.__reactRouterManifest?.routes
  if (!router || !files) return
  const gone = new Set<string>()
  let last: Navigation['location']
  const goOnWhole = () => {
    const { navigation } = router.state
    if (!navigation.location || navigation.location === last) return
    if (!router.match(navigation.location)?.some(({ route }) => gone.has(route.id))) return
    last = navigation.location
    go(navigation)
  }
  for (const { id, lazy } of router.routes.flatMap(withChildren)) {
    const file = files[id]?.module
    if (file === undefined || typeof lazy !== 'object') continue
    const parts = lazy as Record<string, (() => Promise<unknown>) | undefined>
    for (const [name, load] of Object.entries(parts))
      parts[name] =
        load &&
        (async () => {
          try {
            await import(/* @vite-ignore */ file)
          } catch {
            gone.add(id)
            goOnWhole()
            return goneBy
          }
          return load()
        })
  }
  // Who was asked, and stayed: the router waits for these scripts for good, and the next press would lead nowhere.
  router.subscribe(() => gone.size > 0 && goOnWhole())
}

/** The page that waits for it is gone by then. */
const goneBy = new Promise<never>(() => {})

const withChildren = (route: DataRouteObject): DataRouteObject[] => [
  route,
  ...(route.children ?? []).flatMap(withChildren),
]

function go({ state, location, historyAction, formData, formAction }: Navigation): void {
  if (state === 'submitting' && formData) sendWhole(formData, formAction)
  // By Back the address is there already.
  else if (historyAction === 'POP') window.location.reload()
  else if (historyAction === 'REPLACE') window.location.replace(pathOf(location))
  else if (location) window.location.assign(pathOf(location))
}

const pathOf = ({ pathname, search, hash }: Location) => pathname + search + hash

/** Asks for what is to be shown now as a whole page; where it answers a form, that is sent once more (each may be). */
export function askWhole(): Promise<never> {
  const sent = window.__reactRouterDataRouter?.state.actionData ? sentLast() : undefined
  if (sent) sendWhole(sent.form, sent.address ?? '')
  else window.location.reload()
  return goneBy
}

/** Sends a form as a browser does by itself; `address` empty: to the page's own. */
function sendWhole(form: FormData, address: string): void {
  const sender = document.createElement('form')
  sender.hidden = true
  sender.setAttribute('method', 'post')
  sender.setAttribute('action', address)
  for (const [name, value] of form) {
    const field = document.createElement('input')
    field.name = name
    if (typeof value === 'string') {
      field.type = 'hidden'
      field.value = value
    } else {
      sender.setAttribute('enctype', 'multipart/form-data')
      field.type = 'file'
      const chosen = new DataTransfer()
      if (value.name) chosen.items.add(value)
      field.files = chosen.files
    }
    sender.append(field)
  }
  document.body.append(sender)
  HTMLFormElement.prototype.submit.call(sender) // a field may be called like it
}

/**
 * A page older than the server may not understand what it is told: where this is why it failed, and nothing that was
 * written would be lost by it, it is asked for anew.
 */
export async function askAnew(error: unknown): Promise<void> {
  const own = window.__reactRouterManifest?.url
  if (own === undefined || isRouteErrorResponse(error) || sentLast() || typedLast().length > 0) return
  const answer = await fetch(own, { method: 'HEAD', cache: 'no-store' }).catch(() => undefined)
  if (answer?.status === 404) window.location.reload()
}

goOn()
