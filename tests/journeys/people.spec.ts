import { type Browser, type BrowserContextOptions, expect, type Page, test } from '@playwright/test'
import { watchBrowser, watches } from './browsers.ts'
import { complaintsOf, expectAccessible, type Product, startProduct } from './product.ts'

/** From the first start to a license about which a question is asked, without a mail server. */
let product: Product
watchBrowser(() => product.output())
test.beforeAll(async () => {
  product = await startProduct()
})
test.afterAll(() => product.stop())
test.describe.configure({ mode: 'serial' })

const sofia = { email: 'sofia@example.org', password: 'a quiet lamp on the stairs' }
const noah = { email: 'noah@example.org', password: 'seven herons by the river' }
const complaints: string[][] = []

async function open(browser: Browser, path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL: product.url, timezoneId: 'America/Denver', ...options })
  const page = await context.newPage()
  complaints.push(complaintsOf(page))
  await page.goto(path)
  return page
}

const narrowAndDark = { viewport: { width: 320, height: 640 }, colorScheme: 'dark' } as const

const press = (page: Page, name: string) =>
  page.getByRole('main').getByRole('button', { name, exact: true }).click()

async function signedIn(
  browser: Browser,
  who: typeof sofia,
  path: string,
  options: BrowserContextOptions = {},
) {
  const page = await open(browser, `/sign-in?next=${encodeURIComponent(path)}`, options)
  await page.fill('[name=email]', who.email)
  await page.fill('[name=password]', who.password)
  await press(page, 'Sign in')
  await page.waitForURL((url) => url.pathname === path.split('?')[0])
  return page
}

/** The link of the newest letter in the outbox. */
async function newestLink(browser: Browser): Promise<string> {
  const page = await signedIn(browser, sofia, '/desk/outbox')
  await page.getByRole('main').getByRole('link', { name: 'Read' }).first().click()
  const link = await page.getByRole('main').getByRole('textbox').inputValue()
  await page.context().close()
  return link
}

test('the first steward sets the network up and keeps recovery codes', async ({ browser }) => {
  const page = await open(browser, `/setup?code=${product.setupCode}`)
  // The zone is the browser's once the page is awake; a press before that is asked for it.
  await expect(page.locator('[name=homeZone]')).toHaveValue('America/Denver')
  await page.fill('[name=name]', 'Aspen Consultation Network')
  await page.fill('[name=personName]', 'Sofia Reyes')
  await page.fill('[name=email]', sofia.email)
  await page.fill('[name=password]', sofia.password)
  await page.locator('main form button[type=submit]').click()
  await page.waitForURL(/recovery-codes/)
  await press(page, 'Show my codes')
  await expect(page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')).toHaveCount(10)
  await page.goto(`/setup?code=${product.setupCode}`)
  await expect(page.locator('[name=personName]')).toHaveCount(0)
})

test('a clinician signs up without JavaScript; the link in the outbox alone opens nothing', async ({
  browser,
}) => {
  const page = await open(browser, '/sign-up', { javaScriptEnabled: false })
  await page.fill('[name=name]', 'Noah Kim')
  await page.fill('[name=email]', noah.email)
  await page.fill('[name=password]', 'short')
  await press(page, 'Sign up')
  await expect(page.getByText('Please use twelve characters or more.').first()).toBeVisible()
  await expect(page.locator('[name=email]')).toHaveValue(noah.email)
  await page.fill('[name=password]', noah.password)
  await press(page, 'Sign up')
  await page.waitForURL(/sent/)
  const link = await newestLink(browser)
  const stranger = await open(browser, link)
  await expect(stranger.locator('[name=password]')).toBeVisible()
  await page.goto(link)
  await press(page, 'Confirm and continue')
  await page.waitForURL(/recovery-codes/)
})

test('the profile is filled in one sitting, the license sent with evidence', async ({ browser }) => {
  const page = await signedIn(browser, noah, '/profile')
  await page.fill('[name=credential]', 'LPC')
  await press(page, 'Save and continue')
  await page.waitForURL(/license/)
  await page.selectOption('[name=profession]', 'counselor')
  await page.selectOption('[name=jurisdiction]', 'US-CO')
  await page.fill('[name=number]', 'LPC.0012345')
  await page.fill('[name=npi]', '1234567890')
  await press(page, 'Send to a steward')
  await expect(page.getByText('The last digit does not fit the others.')).toBeVisible()
  await page.fill('[name=npi]', '1234567893')
  await page.setInputFiles('[name=file]', {
    name: 'license.png',
    mimeType: 'image/png',
    buffer: await page.screenshot(),
  })
  await press(page, 'Send to a steward')
  await page.waitForURL(/work/)
  await page.getByText('EMDR').click()
  await press(page, 'Save and continue')
  await page.waitForURL(/week/)
  await press(page, 'Save and continue')
  await page.waitForURL(/today/)
})

test('a claim that waits is corrected in place: the steward sees one license, as sent last', async ({
  browser,
}) => {
  const page = await signedIn(browser, noah, '/license')
  await page.getByRole('link', { name: 'Correct and send again' }).click()
  await expect(page.getByLabel('License number')).toHaveValue('LPC.0012345')
  await page.getByLabel('License number').fill('LPC.0054321')
  await press(page, 'Send to a steward')
  await expect(page.getByRole('definition').filter({ hasText: 'LPC.0054321' })).toBeVisible()
  const desk = await signedIn(browser, sofia, '/desk')
  await expect(desk.getByRole('main').getByRole('listitem')).toHaveCount(1)
})

test('a steward asks back beside the evidence; the person reads why and answers in words, beside the claim again', async ({
  browser,
}) => {
  const page = await signedIn(browser, sofia, '/desk')
  await page.getByRole('main').getByRole('link', { name: 'Open', exact: true }).click()
  const picture = page.getByRole('main').getByRole('img', { name: 'Evidence' })
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0)
  await press(page, 'Ask a question')
  await expect(page.getByText('Please tell the person why')).toBeVisible()
  await page.fill('[name=reason]', 'Which year is the last day of?')
  await press(page, 'Ask a question')
  await page.waitForURL(/done/)
  await page.goto('/desk/record')
  await expect(page.getByText('Evidence opened')).toBeVisible()
  const asked = await signedIn(browser, noah, '/license')
  await expect(asked.getByText('Which year is the last day of?')).toBeVisible()
  await asked.getByLabel('Answer in words').fill('It is of next year; the stamp covers it.')
  await press(asked, 'Send the answer')
  await expect(asked.getByText('A steward is checking your license')).toBeVisible()
  await expect(asked.getByText('It is of next year; the stamp covers it.')).toBeVisible()
  await page.goto('/desk')
  await expect(page.getByText('Answered', { exact: true })).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: 'Open', exact: true }).click()
  const answer = page.getByRole('heading', { name: 'Answer to the question' })
  await expect(answer).toBeVisible()
  await expect(page.getByText('It is of next year; the stamp covers it.').first()).toBeVisible()
})

test('a claim is taken back by keyboard, once from two windows, while the steward looks', async ({
  browser,
}) => {
  const desk = await signedIn(browser, sofia, '/desk')
  await desk.getByRole('main').getByRole('link', { name: 'Open', exact: true }).click()
  await desk.waitForURL(/desk\/licenses/)
  const page = await signedIn(browser, noah, '/license', narrowAndDark)
  const asks = page.getByRole('link', { name: 'Take this claim back' })
  const address = (await asks.getAttribute('href'))!
  const second = await signedIn(browser, noah, address, { javaScriptEnabled: false })
  await second.getByRole('link', { name: 'Keep it' }).click()
  await second.waitForURL(/license$/)
  await second.goBack()

  await asks.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Take this claim back?' })
  await expect(dialog).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(asks).toBeFocused()
  await page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: 'Take it back' }).press('Enter')
  await page.waitForURL(/withdrawn/)
  await expect(page.getByRole('alert')).toContainText('You took the claim back')
  // The pressed button went with the claim.
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeFocused()
  await expect(page.getByText('No license is entered yet.')).toBeVisible()
  await expectAccessible(page)
  await press(second, 'Take it back')
  await second.waitForURL(/withdrawn/)
  await page.goto(address)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This claim is taken back')
  await expectAccessible(page)

  await desk.fill('[name=reason]', 'The number is not in the register.')
  await press(desk, 'Decline')
  await expect(desk.getByRole('alert')).toContainText('Noah Kim took this claim back after you opened it.')
  await expect(desk.getByText('The number is not in the register.')).toBeVisible()
  await expect(desk.getByRole('main').getByRole('heading', { level: 1 })).toBeFocused()
  await expect(desk.getByRole('button', { name: 'Decline' })).toHaveCount(0)
  await expectAccessible(desk)
  await desk.goto('/desk')
  await expect(desk.getByText('Nobody is waiting')).toBeVisible()
  await desk.goto('/desk/record?about=licenses')
  await expect(desk.getByText('Claim of a license taken back')).toHaveCount(1)
})

test('a steward asks about a new credential without closing anything; it is answered without JavaScript, then accepted', async ({
  browser,
}) => {
  const own = await signedIn(browser, noah, '/license', { javaScriptEnabled: false })
  await own.selectOption('[name=profession]', 'counselor')
  await own.selectOption('[name=jurisdiction]', 'US-CO')
  await own.fill('[name=number]', 'LPC.0054321')
  await press(own, 'Send to a steward')
  const desk = await signedIn(browser, sofia, '/desk')
  await desk.getByRole('main').getByRole('link', { name: 'Open', exact: true }).click()
  await press(desk, 'Verify')
  await desk.waitForURL(/done/)
  await own.goto('/profile')
  await own.fill('[name=credential]', 'LPC, PhD')
  await press(own, 'Save')
  await own.waitForURL(/saved/)

  await desk.goto('/desk')
  await desk.getByRole('link', { name: 'Look at it' }).click()
  await desk.getByRole('main').getByRole('link', { name: 'Open', exact: true }).click()
  await desk.fill('[name=reason]', 'Which school is the degree from?')
  await expectAccessible(desk)
  await press(desk, 'Ask about the new name')
  await desk.waitForURL(/done/)
  await expect(desk.getByText('changed their name or credential after verification')).toHaveCount(0)
  await desk.goto('/desk?queue=renamed')
  await expect(desk.getByRole('listitem').getByText('Question asked')).toBeVisible()
  await expectAccessible(desk)

  const seen = await signedIn(browser, noah, '/today', narrowAndDark)
  await expect(seen.getByText('A steward has a question about your new name or credential')).toBeVisible()
  await expectAccessible(seen)
  await seen.goto('/license')
  await expectAccessible(seen)
  await own.goto('/license')
  await expect(own.getByText('Your license is verified.')).toBeVisible()
  await expect(own.getByText('Which school is the degree from?')).toBeVisible()
  await press(own, 'Send the answer')
  await expect(own.getByText('Please fill this in.')).toBeVisible()
  await own.getByLabel('Answer in words').fill('From the state university, in 2024.')
  await press(own, 'Send the answer')
  await expect(own.getByText('From the state university, in 2024.')).toBeVisible()
  await expect(own.getByLabel('Answer in words')).toHaveCount(0)

  await desk.goto('/desk')
  await desk.getByRole('link', { name: 'Look at it' }).click()
  await expect(desk.getByText('Answered', { exact: true })).toBeVisible()
  await desk.getByRole('main').getByRole('link', { name: 'Open', exact: true }).click()
  await expect(desk.getByRole('heading', { name: 'Answer to the question' })).toBeVisible()
  await expectAccessible(desk)
  await press(desk, 'Accept the new name and credential')
  await desk.waitForURL(/done/)
  await own.goto('/license')
  await expect(own.getByText('It is verified for')).toHaveCount(0)
})

test('a stewardship is ended after a page that says what follows, also without JavaScript; the last one stays', async ({
  browser,
}) => {
  const page = await signedIn(browser, sofia, '/desk/stewards', { javaScriptEnabled: false })
  await page.fill('[name=email]', noah.email)
  await press(page, 'Send the invitation')
  const invited = await signedIn(browser, noah, new URL(await newestLink(browser)).pathname)
  await press(invited, 'Become a steward')
  await invited.waitForURL(/desk/)
  await page.goto('/desk/stewards')
  const [own, other] = await page.getByRole('link', { name: 'End stewardship' }).all()
  const lastOne = await own!.getAttribute('href')
  await invited.goto(lastOne!)
  await expectAccessible(invited)
  await other!.click()
  await expect(page.getByText('Noah Kim can no longer open the steward’s desk')).toBeVisible()
  await press(page, 'End stewardship')
  await expect(page.getByText('The stewardship has ended.')).toBeVisible()
  await page.goto('/desk/record')
  await expect(page.getByText('Stewardship ended')).toBeVisible()
  await page.goto(lastOne!)
  await expect(page.getByText('a network keeps one at least')).toBeVisible()
  await expect(page.getByRole('main').getByRole('button')).toHaveCount(0)
  expect((await invited.goto('/desk'))!.status()).toBe(404)
})

test('a closed directory says so to visitors instead of "no group"', async ({ browser }) => {
  const page = await signedIn(browser, sofia, '/desk/network')
  await page.getByText('Signed-in clinicians only').click()
  await press(page, 'Save')
  await expect(page.getByText('Saved.')).toBeVisible()
  const visitor = await open(browser, '/groups/find')
  await expect(visitor.getByText('This network shows its groups to its members')).toBeVisible()
  await expectAccessible(visitor)
})

test('a passkey is made and signs in', async ({ browser }) => {
  const page = await signedIn(browser, noah, '/account/passkey')
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  })
  await page.fill('[name=passkeyName]', 'My laptop')
  await press(page, 'Add a passkey')
  await page.waitForURL(/done=passkey/)
  await press(page, 'Sign out here')
  await page.waitForURL((url) => url.pathname === '/')
  await page.goto('/sign-in?next=/account')
  await press(page, 'Sign in with a passkey')
  await expect(page.getByText('My laptop')).toBeVisible()
})

for (const javaScriptEnabled of [true, false])
  test(`at a shared computer, what one person wrote is not sent or shown by the next, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
    browser,
  }) => {
    const words = 'I work slowly, and with the body.'
    const first = await signedIn(browser, sofia, '/profile/work', { javaScriptEnabled })
    await first.fill('[name=about]', words)
    const second = await first.context().newPage()
    await second.goto('/account')
    if (javaScriptEnabled) for (const page of [first, second]) await watches(page)
    // What was typed in the other tab cannot be saved: signing out asks.
    second.once('dialog', (dialog) => dialog.accept())
    await press(second, 'Sign out here')
    await second.waitForURL((url) => url.pathname === '/')
    if (javaScriptEnabled) await first.waitForURL(/sign-in/)
    else await expect(first.locator('[name=about]')).toHaveValue(words) // their own, should they come back
    await second.goto('/sign-in')
    await second.fill('[name=email]', noah.email)
    await second.fill('[name=password]', noah.password)
    await press(second, 'Sign in')
    await second.waitForURL(/today/)
    if (!javaScriptEnabled) {
      await press(first, 'Save and continue')
      await expect(first.getByRole('heading', { level: 1 })).toHaveText('Someone else is signed in here now')
      await first.getByRole('main').getByRole('link').click()
      await first.waitForURL(/today/)
    }
    await expect(first.getByText(words)).toHaveCount(0)
    await first.goto('/profile/work')
    await expect(first.locator('[name=about]')).toHaveValue('')
    await first.context().close()
  })

const screens = {
  'a wide light screen': {},
  'a narrow dark screen': narrowAndDark,
} as const
const pagesOf = {
  steward: [
    '/desk',
    '/desk?queue=asked',
    '/desk/people',
    '/desk/stewards',
    '/desk/record?about=licenses',
    '/desk/outbox',
    '/desk/network',
    '/account',
    '/account/recovery-codes',
  ],
  clinician: ['/profile', '/license', '/license?new', '/profile/work', '/profile/week'],
  newcomer: ['/groups', '/groups/find', '/groups/new', '/meetings', '/calendar'],
  visitor: ['/sign-up', '/sign-in', '/sign-in/help', '/recover', '/sign-up/sent', '/verify', '/groups/find'],
}
const comingAs = {
  steward: (browser: Browser, options: object) => signedIn(browser, sofia, '/desk', options),
  clinician: (browser: Browser, options: object) => signedIn(browser, noah, '/profile', options),
  newcomer: (browser: Browser, options: object) => signedIn(browser, noah, '/groups', options),
  visitor: (browser: Browser, options: object) => open(browser, '/sign-up', options),
}
for (const [screen, options] of Object.entries(screens))
  for (const who of ['steward', 'clinician', 'newcomer', 'visitor'] as const)
    test(`pages of a ${who} pass axe on ${screen}`, async ({ browser }) => {
      const page = await comingAs[who](browser, options)
      for (const path of pagesOf[who]) {
        await page.goto(path)
        await expectAccessible(page)
      }
      await page.context().close()
      expect(complaints.flat()).toEqual([])
    })
