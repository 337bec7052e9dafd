import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron } from '@playwright/test'
import { describe, expect, it } from 'vitest'
import { buildIfStale } from '#main/hosts/cli/build.ts'
import { electronProgram, windowPossible } from '#main/hosts/cli/electron-runtime.ts'

const root = resolve(import.meta.dirname, '../../..')
const program = windowPossible(process.env, process.platform, process.getuid?.())
  ? electronProgram(root, process.env, process.platform)
  : undefined

describe('the real Electron window (only where its runtime and a desktop are there)', () => {
  it.skipIf(program === undefined)(
    'opens on our own address, with the bridge and without Node',
    { timeout: 120_000 },
    async () => {
      await buildIfStale(root)
      const folder = mkdtempSync(join(tmpdir(), 'real-window-'))
      const counter = await _electron.launch({
        executablePath: program!,
        args: [root, '--data', folder, '--demo'],
      })
      try {
        const page = await counter.firstWindow()
        expect(page.url()).toMatch(/^app:\/\/counter\//)
        const inPage = await page.evaluate(async () => ({
          node: 'require' in globalThis || 'process' in globalThis,
          facts: await window.counterBridge?.facts(),
        }))
        expect(inPage).toMatchObject({ node: false, facts: { kind: 'electron' } })
      } finally {
        await counter.close()
        rmSync(folder, { recursive: true, force: true })
      }
    },
  )
})
