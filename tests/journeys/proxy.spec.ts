import { type Browser, expect, test } from '@playwright/test'
import { freePort } from '#tests/setup/program'
import { startProxy, type TlsProxy } from '#tests/setup/proxy'
import { complaintsOf, type Product, startProduct } from './product.ts'

/** As it runs for real: HTTPS outside, a proxy that ends TLS, HTTP inside. */
let product: Product
let proxy: TlsProxy
test.beforeAll(async () => {
  const port = await freePort()
  proxy = await startProxy(port, () => product.inside)
  product = await startProduct({ COLLOQUY_URL: proxy.url, TRUSTED_PROXIES: '127.0.0.1' })
})
test.afterAll(async () => {
  await proxy.stop()
  await product.stop()
})
test.describe.configure({ mode: 'serial' })

const sofia = { email: 'sofia@example.org', password: 'a quiet lamp on the stairs' }
const outside = (browser: Browser, javaScriptEnabled: boolean) =>
  browser.newContext({ baseURL: proxy.url, ignoreHTTPSErrors: true, javaScriptEnabled })

test('the network is set up and its steward signs out and in; the session is for HTTPS alone', async ({
  browser,
}) => {
  const context = await outside(browser, true)
  const page = await context.newPage()
  const complaints = complaintsOf(page)
  expect(product.url).toBe(proxy.url)
  await page.goto(`/setup?code=${product.setupCode}`)
  // The zone is the browser's once the page is awake; a press before that is asked for it.
  await expect(page.locator('[name=homeZone]')).toHaveValue('America/Denver')
  await page.fill('[name=name]', 'Aspen Consultation Network')
  await page.fill('[name=personName]', 'Sofia Reyes')
  await page.fill('[name=email]', sofia.email)
  await page.fill('[name=password]', sofia.password)
  await page.locator('main form button[type=submit]').click()
  await page.waitForURL(/recovery-codes/)
  const cookies = (await context.cookies()).filter(({ httpOnly }) => httpOnly)
  expect(cookies.length).toBeGreaterThan(0)
  for (const { name, secure } of cookies) expect([name, secure]).toEqual([name, true])
  await context.clearCookies()
  await page.goto('/sign-in')
  await page.fill('[name=email]', sofia.email)
  await page.fill('[name=password]', sofia.password)
  await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
  await page.goto('/desk')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(complaints).toEqual([])
  await context.close()
})

test('forms go through without scripts too', async ({ browser }) => {
  const context = await outside(browser, false)
  const page = await context.newPage()
  await page.goto('/sign-in')
  await page.fill('[name=email]', sofia.email)
  await page.fill('[name=password]', 'not this one at all')
  await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('alert').first()).toBeVisible()
  await page.fill('[name=password]', sofia.password)
  await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
  await context.close()
})
