/** A page as the server writes it, from what its loader gives: for what a person is shown, and what not. */
import { type ComponentType, createElement as element } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { createRoutesStub } from 'react-router'
import { en } from '#copy/en'
import type { Person } from '#tests/database'
import { load, type Params } from '#tests/pages'
import { CopyProvider } from '#ui/copy'
import { type Reader, ReaderProvider } from '#ui/reader'

type Page = { loader(args: never): Promise<unknown>; default: ComponentType<never> }

const reader: Reader = { locale: 'en-US', zone: 'America/New_York', zoneIsSure: true, hasMail: false }

/** The page's markup for this person, who reads in English; `zone`: their own, else New York; `said`: what its action answered. */
export async function shown(
  page: Page,
  who: Person,
  path: string,
  params: Params = {},
  zone = reader.zone,
  said?: unknown,
): Promise<string> {
  const loaderData = await load(page.loader, who, path, params)
  const Component = page.default as ComponentType<object>
  const Stub = createRoutesStub([
    { path: '*', Component: () => element(Component, { loaderData, params, actionData: said } as object) },
  ])
  const stub = element(Stub, { initialEntries: [path] })
  return renderToStaticMarkup(
    element(CopyProvider, { value: en }, element(ReaderProvider, { value: { ...reader, zone } }, stub)),
  )
}
