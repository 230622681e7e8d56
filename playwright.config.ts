import { defineConfig } from '@playwright/test'
import { foundBrowser } from '#tests/setup/browser'

/**
 * What Chromium shall leave out. The last two are pages of its own behind the address bar, two processes for each new
 * window, which took most of a journey's time. A list given takes the place of Playwright's own, which is the rest.
 */
const leftOut = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
]

/** Journeys in a real browser. Each starts what it needs on a port of its own and stops it. */
export default defineConfig({
  testDir: 'tests/journeys',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  globalSetup: './tests/journeys/given-server.ts',
  // Each file has a product or a PostgreSQL of its own; half of a journey's time is waiting.
  workers: '150%',
  timeout: 120_000,
  // A page's first check of a text, or its first answer, takes its time on a machine that does much else.
  expect: { timeout: 20_000 },
  use: {
    locale: 'en-US',
    timezoneId: 'America/Denver',
    // A trace of everything costs a quarter of the time: ask for it with `--trace=retain-on-failure`.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: foundBrowser(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--no-first-run',
        '--disable-dev-shm-usage',
        `--disable-features=${leftOut}`,
      ],
    },
  },
})
