import './plainschemas.ts'
import { type ReactNode, useEffect } from 'react'
import {
  isRouteErrorResponse,
  Links,
  Outlet,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunctionArgs,
  useLocation,
  useRouteLoaderData,
} from 'react-router'
import { hasMailServer } from '#platform/mail/transport'
import type { Route } from './+types/root'
import styles from './app.css?url'
import { frameFor } from './frame.ts'
import { localeContext, whoContext, zoneContext } from './request.ts'
import { forgetSent } from './sent.ts'
import { Arrival } from './ui/arrival.tsx'
import { useIsAwake } from './ui/awake.ts'
import { Frame } from './ui/frame.tsx'
import { type Reader, ReaderProvider } from './ui/reader.tsx'
import { RefusalPage, refusalOf } from './ui/refusal.tsx'
import { useSamePerson } from './ui/sameperson.ts'
import { useBrowserZone } from './ui/zone.tsx'
import { writerMark } from './writer.ts'

export const links: Route.LinksFunction = () => [
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  { rel: 'manifest', href: '/site.webmanifest' },
]

export async function loader({ context }: Route.LoaderArgs) {
  const who = context.get(whoContext)
  const frame = await frameFor(context)
  const zone = frame.person?.zone ?? context.get(zoneContext)
  const reader: Reader = {
    locale: context.get(localeContext),
    zone: zone ?? frame.network?.homeZone ?? 'UTC',
    zoneIsSure: zone !== undefined,
    hasMail: hasMailServer(),
    family: frame.person?.family,
    writer: who && writerMark(who.clinicianId),
  }
  return { reader, frame, isSignedIn: who !== undefined }
}

/**
 * What the frame shows does not change by a form that was refused: its page alone is asked for anew (`ui/form.tsx`). But
 * where somebody was signed out, or somebody else is signed in, it is another's.
 */
export const shouldRevalidate = ({
  actionStatus = 200,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs) =>
  (actionStatus < 400 || actionStatus === 401 || actionStatus === 403) && defaultShouldRevalidate

const stranger: Reader = { locale: 'en-US', zone: 'UTC', zoneIsSure: false, hasMail: false }

export function Layout({ children }: { children: ReactNode }) {
  const shell = useRouteLoaderData<typeof loader>('root')
  const reader = shell?.reader ?? stranger
  useSamePerson(shell && (reader.writer ?? ''), true)
  const isAwake = useIsAwake()
  return (
    <html lang={reader.locale} data-awake={isAwake || undefined} suppressHydrationWarning>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#f8f6f1" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#13191b" media="(prefers-color-scheme: dark)" />
        <Links />
        {/* React keeps what has a precedence, also where a refusal takes the place of the whole page. */}
        <link rel="stylesheet" href={styles} precedence="default" />
      </head>
      <body>
        <ReaderProvider value={reader}>{children}</ReaderProvider>
        <Arrival />
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  )
}

export default function App({ loaderData: { frame, reader } }: Route.ComponentProps) {
  useBrowserZone(reader, frame.person === undefined)
  const { key } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: every page that arrives answers what was sent
  useEffect(forgetSent, [key])
  return (
    <Frame
      person={frame.person}
      places={frame.places}
      accountTo={frame.accountTo}
      isOpen={frame.network !== undefined}
    >
      <Outlet />
    </Frame>
  )
}

/** Refusals become pages inside the frame; a fault says so without a word of what happened inside. */
export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  const shell = useRouteLoaderData<typeof loader>('root')
  const status = isRouteErrorResponse(error) ? error.status : 500
  const page = (
    <RefusalPage refusal={refusalOf(status, isRouteErrorResponse(error) ? error.data : undefined)} />
  )
  return (
    <Frame
      person={shell?.frame.person}
      places={shell?.frame.places ?? []}
      accountTo={shell?.frame.accountTo ?? '/'}
      isOpen={shell === undefined || shell.frame.network !== undefined}
    >
      {page}
    </Frame>
  )
}
