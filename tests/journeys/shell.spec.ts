import { type Browser, expect, test } from '@playwright/test'
import { awake, withoutScriptsYet } from './browsers.ts'
import { complaintsOf, expectAccessible, type Product, startProduct } from './product.ts'

let product: Product
test.beforeAll(async () => {
  product = await startProduct()
})
test.afterAll(() => product.stop())

const readings = ['/in-a-group', '/what-it-is-not', '/privacy', '/no-such-page']
const narrowest = { width: 320, height: 640 }

test('first run: mistakes keep what was typed, then the network is open and its steward signed in', async ({
  browser,
  page,
}) => {
  const complaints = complaintsOf(page)
  await page.goto(`${product.url}/`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This network is being set up')
  for (const path of ['/setup', '/setup?code=wrong']) {
    expect((await page.goto(product.url + path))!.status()).toBe(404)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This address does not open the set-up')
    await expect(page.getByText('The program prints it when it starts')).toBeVisible()
    await expectAccessible(page)
  }
  for (const path of ['/setup', '/', '/no-such-page']) {
    await page.goto(product.url + path)
    await expect(page.getByRole('banner').getByRole('link')).toHaveCount(1) // the way home
  }

  const address = `${product.url}/setup?code=${product.setupCode}`
  await earlyOnSetUp(browser, address)
  await page.goto(address)
  await expectAccessible(page)
  await expect(page.getByLabel('Home time zone')).toHaveValue('America/Denver')
  await page.getByLabel('Name of the network').fill('Front Range Colleagues')
  await page.getByLabel('Your name').fill('Sofia Lindqvist')
  await page.getByLabel('Email').fill('sofia@example')
  await page.getByLabel('Password', { exact: true }).fill('short')
  await page.getByRole('button', { name: 'Open the network' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(page.getByLabel('Name of the network')).toHaveValue('Front Range Colleagues')
  await expectAccessible(page)

  await page.getByLabel('Email').fill('sofia@example.org')
  await page.getByLabel('Password', { exact: true }).fill('lantern quarry velvet otter')
  await page.getByLabel('Colorado').check()
  await page.getByRole('button', { name: 'Open the network' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/setup'))
  await expect(page.getByText('Sofia Lindqvist').first()).toBeVisible()
  expect(complaints).toEqual([])

  expect((await page.goto(`${product.url}/setup?code=${product.setupCode}`))!.status()).toBe(410)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This address has been used')
})

/** Who is faster than the page's scripts: a zone they chose is kept, and one that was left empty is asked for. */
async function earlyOnSetUp(browser: Browser, address: string): Promise<void> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const zone = page.getByLabel('Home time zone')
  const letGo = await withoutScriptsYet(page, address)
  await page.getByLabel('Name of the network').fill('Front Range Colleagues')
  await page.getByRole('button', { name: 'Open the network' }).click()
  await expect(zone).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByLabel('Name of the network')).toHaveValue('Front Range Colleagues')
  await zone.selectOption('Europe/Paris')
  letGo()
  await awake(page)
  await expect(zone).toHaveValue('Europe/Paris')
  await context.close()
}

test('pages to read: accessible, narrow and dark, with and without scripts', async ({ browser }) => {
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({ javaScriptEnabled, viewport: narrowest, colorScheme: 'dark' })
    const page = await context.newPage()
    const complaints = complaintsOf(page)
    for (const path of ['/', ...readings]) {
      await page.goto(product.url + path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      if (javaScriptEnabled) await expectAccessible(page)
    }
    expect(complaints).toEqual([])
    await context.close()
  }
})

test('who does not see that another page has come is told: by its heading, or by its title', async ({
  page,
}) => {
  await page.goto(`${product.url}/`)
  await awake(page)
  await expect(page.locator('body')).toBeFocused()
  await page.getByRole('banner').getByRole('link', { name: 'Groups' }).press('Enter')
  await expect(page).toHaveTitle('Find your group · Colloquy')
  await expect(page.getByRole('banner').getByRole('link', { name: 'Groups' })).toBeFocused()
  await expect(page.locator('[aria-live]').filter({ hasText: 'Find your group · Colloquy' })).toBeAttached()
  await page.goBack()
  await page.waitForURL((url) => url.pathname === '/')
  await page.getByRole('main').getByRole('link').first().press('Enter')
  await page.waitForURL((url) => url.pathname !== '/')
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeFocused()
  await page.route('**/*.data*', (route) => route.fulfill({ status: 500, body: '' }))
  await page.getByRole('banner').getByRole('link', { name: 'Groups' }).press('Enter')
  await expect(
    page.getByRole('heading', { level: 1, name: 'Something went wrong on our side' }),
  ).toBeFocused()
})

test('a form that came back before the page woke up stays as it came, and the cursor where it was put', async ({
  browser,
}) => {
  const context = await browser.newContext({ timezoneId: 'Asia/Tokyo' })
  const page = await context.newPage()
  const letGo = await withoutScriptsYet(page, `${product.url}/sign-up`)
  await page.locator('[name=name]').fill('Priya Raman')
  await page.locator('[name=email]').fill('no address')
  await page.locator('main form button[type=submit]').last().click()
  await expect(page.getByRole('alert').first()).toBeVisible()
  await page.locator('[name=name]').press('End')
  letGo()
  await awake(page)
  await page.waitForLoadState('networkidle')
  await page.keyboard.type(', LCSW')
  await expect(page.locator('[name=name]')).toHaveValue('Priya Raman, LCSW')
  await expect(page.getByRole('alert').first()).toBeVisible()
  await context.close()
})

test('a page whose words got lost on the way, or went with an upgrade, comes whole from the server', async ({
  page,
}) => {
  await page.goto(product.url)
  await page.waitForFunction(() => window.history.state?.idx === 0)
  let asked = 0
  await page.route('**/assets/accounts.en-*.js', (route) => {
    asked += 1
    return asked === 1 ? route.abort() : route.continue()
  })
  await page.getByRole('link', { name: 'Sign in' }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in')
  await expect.poll(() => asked).toBeGreaterThan(1)
  expect(new URL(page.url()).pathname).toBe('/sign-in')
})

test('answers carry strict headers; a fault or a foreign page changes nothing', async ({ request }) => {
  const page = await request.get(product.url)
  expect(page.headers()['content-security-policy']).toContain("default-src 'none'")
  expect(page.headers()['cache-control']).toBe('private, no-cache')
  const foreign = await request.post(`${product.url}/setup`, { headers: { origin: 'https://evil.example' } })
  expect(foreign.status()).toBe(403)
  const icon = await request.get(`${product.url}/favicon.svg`)
  expect(icon.headers()['content-type']).toContain('image/svg')
  const large = await request.post(`${product.url}/setup`, { data: 'x'.repeat(2_000_000) })
  expect(large.status()).toBe(413)
  const photo = { name: 'license.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(13_000_000) }
  const upload = await request.post(`${product.url}/license`, { multipart: { do: 'claim', file: photo } })
  // Asked to sign in, with a place to choose the file anew.
  expect(upload.status()).toBe(401)
  expect(await upload.text()).toMatch(/<input[^>]*type="file"/)
})
