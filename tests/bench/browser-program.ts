import { existsSync } from 'node:fs'
import type { LaunchOptions } from '@playwright/test'

const PLACES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
]

/** The machine's own browser, else the one that Playwright has fetched. */
export function browserProgram(): LaunchOptions {
  const executablePath = PLACES.find((place) => place !== undefined && existsSync(place))
  return {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
  }
}
