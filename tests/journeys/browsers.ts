import { type Browser, type Page, test } from '@playwright/test'

/**
 * Specs of one worker share a browser: each leaves it without a page, whose room would go on asking a product that is
 * gone. Say it before other hooks.
 */
export function leaveNothingOpen(): void {
  test.afterAll('no page stays open', ({ browser }) => closeContexts(browser))
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
