import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, type Locator, type Page, test } from '@playwright/test'
import tailwindcss from '@tailwindcss/vite'
import { build, type PreviewServer, preview } from 'vite'
import { expectAccessible } from './product.ts'

const root = fileURLToPath(new URL('./parts', import.meta.url))
const outDir = mkdtempSync(join(tmpdir(), 'colloquy-parts-'))
let served: PreviewServer
let url: string

test.beforeAll(async () => {
  const settings = { configFile: false, root, logLevel: 'error', build: { outDir } } as const
  await build({ ...settings, plugins: [tailwindcss()] })
  served = await preview({ ...settings, preview: { port: 0, host: '127.0.0.1' } })
  url = served.resolvedUrls!.local[0]!
})
test.afterAll(async () => {
  await served.close()
  rmSync(outDir, { recursive: true })
})

for (const [colorScheme, width] of [
  ['light', 1360],
  ['dark', 320],
] as const)
  test(`all parts are accessible, ${colorScheme}, ${width} wide`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height: 800 })
    await page.goto(url)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectAccessible(page)
  })

const cell = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const runs = (page: Page) =>
  page
    .locator('input[type=hidden][name=week]')
    .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))

async function centerOf(target: Locator): Promise<[number, number]> {
  await target.scrollIntoViewIfNeeded()
  const box = (await target.boundingBox())!
  return [box.x + box.width / 2, box.y + box.height / 2]
}

test('a week is painted with the mouse, and painted over to clear', async ({ page }) => {
  await page.setViewportSize({ width: 1360, height: 1400 })
  await page.goto(url)
  expect(await runs(page)).toEqual(['181-182'])
  // A font that comes while the hand is on its way moves the grid under it.
  await page.evaluate(() => document.fonts.ready)
  await page.mouse.move(...(await centerOf(cell(page, 'Tuesday, 6:00 PM – 6:30 PM'))))
  await page.mouse.down()
  await page.mouse.move(...(await centerOf(cell(page, 'Wednesday, 7:30 PM – 8:00 PM'))), { steps: 6 })
  await page.mouse.up()
  await expect.poll(() => runs(page)).toEqual(['84-87', '132-135', '181-182'])
  await expect(cell(page, 'Wednesday, 7:00 PM – 7:30 PM')).toHaveAttribute('aria-pressed', 'true')
  await cell(page, 'Tuesday, 6:00 PM – 6:30 PM').click()
  await expect.poll(() => runs(page)).toEqual(['85-87', '132-135', '181-182'])
})

test('a week is painted with the keyboard alone', async ({ page }) => {
  await page.goto(url)
  await cell(page, 'Thursday, 6:30 PM – 7:00 PM').focus()
  await page.keyboard.press('ArrowLeft')
  await expect(cell(page, 'Wednesday, 6:30 PM – 7:00 PM')).toBeFocused()
  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+ArrowDown')
  expect(await runs(page)).toEqual(['133-134', '181-182'])
  await page.keyboard.press('Space')
  expect(await runs(page)).toEqual(['133', '181-182'])
})

test.describe('with a finger', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } })
  test('a tap paints', async ({ page }) => {
    await page.goto(url)
    await cell(page, 'Monday, 6:00 PM – 6:30 PM').tap()
    expect(await runs(page)).toEqual(['36', '181-182'])
    const { height } = (await page.getByRole('link', { name: 'Review' }).boundingBox())!
    expect(height).toBeGreaterThanOrEqual(44)
  })
})

test('a search narrows the chips and what was chosen stays', async ({ page }) => {
  await page.goto(url)
  await page.getByPlaceholder('Search').fill('anx')
  await expect(page.getByLabel('trauma', { exact: true })).toBeHidden()
  await page.getByLabel('anxiety').check()
  await expect(page.getByText('2 chosen')).toBeVisible()
  await page.getByPlaceholder('Search').fill('zzz')
  await expect(page.getByText('Nothing here by that name.')).toBeVisible()
})

test('a confirmation keeps the focus, closes on Escape and gives it back', async ({ page }) => {
  await page.goto(url)
  await page.getByRole('link', { name: 'Leave the group' }).click()
  await expect(page.getByRole('dialog', { name: 'Leave this group?' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByRole('link', { name: 'Leave the group' })).toBeFocused()
})
