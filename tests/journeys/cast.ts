/** Five clinicians and a steward, each with browsers of their own, as a journey moves them about. */
import { type Browser, type BrowserContextOptions, expect, type Page } from '@playwright/test'
import { complaintsOf, expectAccessible } from './product.ts'

export type Person = { name: string; email: string; password: string; zone: string }

const person = (first: string, last: string, zone: string): Person => ({
  name: `${first} ${last}`,
  email: `${first.toLowerCase()}@example.org`,
  password: `${first} keeps a quiet lamp on the stairs`,
  zone,
})

export const cast = {
  sofia: person('Sofia', 'Reyes', 'America/Denver'),
  priya: person('Priya', 'Raman', 'America/New_York'),
  amara: person('Amara', 'Osei', 'America/Phoenix'),
  dan: person('Dan', 'Whitlock', 'America/Chicago'),
  lena: person('Lena', 'Fuchs', 'America/Los_Angeles'),
  rae: person('Rae', 'Torres', 'Europe/London'),
}

export type Stage = {
  /** A page in a browser that knows nobody. */
  visit(zone: string, options?: BrowserContextOptions): Promise<Page>
  /** This person's page, signed in; the same browser each time unless it is said to be another device. */
  at(who: Person, path: string, device?: Device): Promise<Page>
  /** Goes to a page, or stays where `path` is left out, and looks once for each kind of page whether axe finds anything. */
  look(page: Page, path?: string): Promise<void>
  complaints: string[]
}

type Device = 'laptop' | 'phone' | 'no scripts'

const devices: Record<Device, BrowserContextOptions> = {
  laptop: { viewport: { width: 1280, height: 860 } },
  phone: { viewport: { width: 360, height: 720 }, colorScheme: 'dark', hasTouch: true, isMobile: true },
  'no scripts': { javaScriptEnabled: false },
}

export function openStage(browser: Browser, url: () => string): Stage {
  const pages = new Map<string, Page>()
  const seen = new Set<string>()
  const complaints: string[] = []
  const visit = async (zone: string, options: BrowserContextOptions = {}) => {
    const context = await browser.newContext({ baseURL: url(), timezoneId: zone, ...options })
    const page = await context.newPage()
    complaintsOf(page, complaints)
    return page
  }
  const look = async (page: Page, path?: string) => {
    if (path) await page.goto(path)
    await expectPassing(page, seen)
  }
  return {
    visit,
    look,
    complaints,
    async at(who, path, device = 'laptop') {
      const key = `${who.email} ${device}`
      const page = pages.get(key) ?? (await visit(who.zone, devices[device]))
      if (!pages.has(key)) {
        pages.set(key, page)
        await signIn(page, who, path)
      } else await page.goto(path)
      if (device !== 'no scripts') await expectPassing(page, seen)
      return page
    },
  }
}

/** Each kind of page once on a wide and once on a narrow screen: ids and tokens in an address do not make another kind. */
async function expectPassing(page: Page, seen: Set<string>): Promise<void> {
  const path = new URL(page.url()).pathname.replace(/[0-9a-f-]{36}|(?<=\/)[\w-]{20,}(?=$|\/)/g, ':id')
  const key = `${path} ${page.viewportSize()?.width}`
  if (seen.has(key)) return
  seen.add(key)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expectAccessible(page)
}

export async function signIn(page: Page, who: Person, path: string): Promise<void> {
  await page.goto(`/sign-in?next=${encodeURIComponent(path)}`)
  await page.fill('[name=email]', who.email)
  await page.fill('[name=password]', who.password)
  await press(page, 'Sign in')
  await page.waitForURL((to) => to.pathname === path.split('?')[0])
}

export const press = (page: Page, name: string) =>
  page.getByRole('main').getByRole('button', { name, exact: true }).click()
