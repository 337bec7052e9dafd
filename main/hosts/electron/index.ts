import { join } from 'node:path'
import { runElectronHost } from './run.ts'
import { startApp } from './wiring.ts'

const devServer = process.env.ELECTRON_RENDERER_URL
const out = join(import.meta.dirname, '..')

void runElectronHost(startApp, {
  rendererFolder: join(out, 'renderer'),
  preload: join(out, 'preload', 'index.cjs'),
  ...(devServer === undefined ? {} : { devServer }),
})
