import { readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Arch, build, Platform } from 'electron-builder'
import { buildApp } from '../main/hosts/cli/build.ts'
import { sizeOf } from './pack.ts'

/** `npm run dist`: the Windows installer first, then the two Linux packages where they can be made. */
const root = resolve(import.meta.dirname, '..')
await buildApp(root)
await build({
  projectDir: root,
  targets: Platform.WINDOWS.createTarget('nsis', Arch.x64),
  publish: 'never',
})
if (process.platform === 'win32') {
  console.log('deb and AppImage are made on Linux; this machine made the Windows installer')
} else {
  await build({
    projectDir: root,
    targets: Platform.LINUX.createTarget(['deb', 'AppImage'], Arch.x64),
    publish: 'never',
  })
}
const made = join(root, 'dist', 'packages')
for (const name of await readdir(made)) {
  if (/\.(exe|deb|AppImage)$/.test(name)) {
    console.log(`${name}: ${(await sizeOf(join(made, name))).toFixed(1)} MB`)
  }
}
