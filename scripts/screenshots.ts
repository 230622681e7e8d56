/**
 * Pictures of pages, to look at: `node scripts/screenshots.ts FOLDER [--as priya] [--url http://…] /path …`.
 * Each path wide and narrow (320 px, the narrowest a page must fit), light and dark; `--as` signs in as a person of
 * a running demo. Tells of pages that are wider than the screen, answer with a refusal, have no title of their own
 * or not one heading of the first level, and of everything the browser complains about. `CHROMIUM` names another
 * browser than the first in its usual places.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Browser, chromium } from '@playwright/test'
import { foundBrowser } from '#tests/setup/browser'

const screens = {
  wide: { width: 1360, height: 900 },
  narrow: { width: 320, height: 640 },
} as const
const schemes = ['light', 'dark'] as const

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { as: { type: 'string' }, url: { type: 'string', default: 'http://localhost:3001' } },
})
const [folder, ...paths] = positionals
if (!folder || paths.length === 0) {
  console.error('node scripts/screenshots.ts FOLDER [--as PERSONA] [--url ADDRESS] /path …')
  process.exit(2)
}
mkdirSync(folder, { recursive: true })

const browser = await chromium.launch({
  executablePath: foundBrowser(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
})
for (const [screen, viewport] of Object.entries(screens))
  for (const colorScheme of schemes) await take(browser, screen, viewport, colorScheme)
await browser.close()

async function take(
  open: Browser,
  screen: string,
  viewport: { width: number; height: number },
  colorScheme: 'light' | 'dark',
): Promise<void> {
  const context = await open.newContext({
    viewport,
    colorScheme,
    reducedMotion: 'reduce',
    timezoneId: 'America/Denver',
    locale: 'en-US',
    baseURL: values.url,
  })
  const page = await context.newPage()
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()))
      console.log(`${screen} ${colorScheme}: ${message.text()}`)
  })
  page.on('pageerror', (error) => console.log(`${screen} ${colorScheme}: ${error.message}`))
  if (values.as) await context.request.post(`/demo/as/${values.as}`, { headers: { origin: values.url } })
  for (const path of paths) {
    const answer = await page.goto(path, { waitUntil: 'networkidle' })
    if (!answer?.ok()) console.log(`${path} answers ${answer?.status()}`)
    const title = await page.title()
    const headings = await page.locator('h1').count()
    if (headings !== 1 || ['', 'Colloquy'].includes(title))
      console.log(`${path} has the title “${title}” and ${headings} headings of the first level`)
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    if (over > 0) console.log(`${path} is ${over} px wider than the ${screen} screen`)
    const name = `${path.replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '') || 'home'}-${screen}-${colorScheme}.png`
    await page.screenshot({ path: join(folder!, name), fullPage: true })
  }
  await context.close()
}
