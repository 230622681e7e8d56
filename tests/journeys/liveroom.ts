/** What journeys do in the live room of an evening. */
import type { Locator, Page } from '@playwright/test'

/** Opens the live room and goes on until its case is to be read, which is done; the field for one's own note. */
export async function openedToCase(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Open the room' }).click()
  const read = page.getByRole('button', { name: 'I don’t recognize this client' })
  for (let press = 0; press < 3; press++) {
    await page.getByRole('button', { name: /^(Next|Begin with)/ }).click()
    if (await read.isVisible()) break
  }
  await read.click()
  return page.getByLabel('Note')
}
