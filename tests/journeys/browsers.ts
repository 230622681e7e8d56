import { type Browser, type BrowserContext, type Page, type Request, test } from '@playwright/test'

/**
 * Specs of one worker share a browser: each leaves it without a page, whose room would go on asking a product that is
 * gone. When a test fails it says which documents its pages asked for, what was not answered and what went wrong in them,
 * since what fails once in a hundred runs is not there to be looked at again; so it does of what the server warns of, if
 * `output` gives what that has printed. Say it before other hooks.
 */
export function watchBrowser(output: () => string = () => ''): void {
  let told: string[] = []
  const watch = (context: BrowserContext) => tellOf(context, (line) => told.push(line))
  test.beforeAll(({ browser }) => {
    browser.on('context', watch)
  })
  let heard = 0
  test.beforeEach(() => {
    told = []
    heard = output().length
  })
  test.afterEach(({ browser: _ }, { status, expectedStatus, title }) => {
    if (status === expectedStatus) return
    console.error([`${title}: what the browser did`, ...told].join('\n  '))
    const warnings = output().slice(heard).split('\n').filter(isWarning)
    if (warnings.length > 0) console.error([`${title}: what the server says`, ...warnings].join('\n  '))
  })
  test.afterAll('no page stays open', ({ browser }) => {
    browser.off('context', watch)
    return closeContexts(browser)
  })
}

/** Whether a line of the log is a warning or worse. */
const isWarning = (line: string): boolean => /^\{"level":"(?:warn|error|fatal)"/.test(line)

/** Documents, failures and complaints of all pages of a context, a line each; of an address only its path, it may hold a token. */
function tellOf(context: BrowserContext, tell: (line: string) => void): void {
  const asked = (request: Request) => `${request.method()} ${new URL(request.url()).pathname}`
  context.on('request', (request) => {
    if (request.isNavigationRequest()) tell(`${asked(request)} is asked for`)
  })
  context.on('response', (response) => {
    const request = response.request()
    if (request.isNavigationRequest() || response.status() >= 400)
      tell(`${asked(request)} is answered ${response.status()}`)
  })
  context.on('requestfailed', (request) => tell(`${asked(request)} failed: ${request.failure()?.errorText}`))
  context.on('weberror', (error) => tell(`a script failed: ${error.error().message}`))
  context.on('console', (message) => {
    if (message.type() === 'error') tell(`the page complains: ${message.text()}`)
  })
}

async function closeContexts(browser: Browser): Promise<void> {
  await Promise.all(browser.contexts().map((context) => context.close()))
}

/** The page as a slow network shows it: complete, and its scripts on the way until they are let go. */
export async function withoutScriptsYet(page: Page, address: string): Promise<() => void> {
  let letGo = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await page.route('**/assets/*.js', async (route) => {
    await held
    await route.continue()
  })
  await page.goto(address, { waitUntil: 'commit' })
  return letGo
}

/**
 * The page as a busy machine has it: its scripts have come, and it has no time to wake up until something is done to it.
 * `act` is what is done before they come. React puts its work off by messages to itself: they are held back, but for the
 * first `steps`, until what is given back is called.
 */
export async function aboutToWake(
  page: Page,
  address: string,
  act: () => Promise<void>,
  steps = 0,
): Promise<() => Promise<void>> {
  await page.addInitScript((allowed: number) => {
    const { postMessage } = MessagePort.prototype
    const held: (() => void)[] = []
    let left = allowed
    MessagePort.prototype.postMessage = function (this: MessagePort, message: unknown) {
      left -= 1
      if (left >= 0) postMessage.call(this, message)
      else held.push(() => postMessage.call(this, message))
    }
    addEventListener('go on', () => {
      left = Number.POSITIVE_INFINITY
      for (const post of held) post()
    })
  }, steps)
  const letGo = await withoutScriptsYet(page, address)
  await act()
  letGo()
  await page.waitForFunction(() => Object.keys(document).some((key) => key.startsWith('__reactContainer')))
  return () => page.evaluate(() => void dispatchEvent(new Event('go on')))
}

/** Until the page has woken up: what is pressed before goes by the browser alone, as a whole new page. */
export async function awake(page: Page): Promise<void> {
  await page.waitForFunction(() => performance.getEntriesByName('awake').length > 0)
}

/** Until the page would hear of another tab in which somebody signs out: what listens comes once it is awake. */
export async function watches(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.includes('/signedin-')),
  )
  // It is there, and begins with the next turn.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)))
}

/**
 * As after an upgrade: the files that the page has not loaded yet are gone, until the browser asks for a whole page. Its
 * documents asked for from now on, by path.
 */
export async function upgraded(page: Page): Promise<string[]> {
  const documents: string[] = []
  page.on('request', (request) => {
    if (request.isNavigationRequest()) documents.push(new URL(request.url()).pathname)
  })
  await page.route('**/assets/**', (route) =>
    documents.length === 0 ? route.fulfill({ status: 404, body: '' }) : route.continue(),
  )
  return documents
}
