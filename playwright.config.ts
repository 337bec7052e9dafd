import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

const PLACES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
]
const executablePath = PLACES.find((place) => place !== undefined && existsSync(place))

/** The same journeys on every host: tests/e2e/host.ts says how each is started. */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '*.spec.ts',
  globalSetup: './tests/e2e/build.ts',
  outputDir: 'test-results/journeys',
  fullyParallel: false,
  // each journey has a program, a folder and a window of its own, and waits as long as it works
  workers: 3,
  // a busy machine may stall a browser once; a journey that needs its second try is reported as flaky
  retries: process.env.CI ? 1 : 0,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  use: {
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
    },
  },
  projects: [
    { name: 'browser', metadata: { host: 'browser' } },
    { name: 'electron', metadata: { host: 'electron' } },
  ],
})
