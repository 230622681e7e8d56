import { type Browser, test } from '@playwright/test'

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
