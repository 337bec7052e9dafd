import { resolve } from 'node:path'
import { defineConfig } from 'electron-vite'
import renderer from './vite.config.ts'

const root = import.meta.dirname

/** Only what carries machine code, or comes with Electron, stays outside the bundle. */
const outside = ['electron', 'better-sqlite3', '@napi-rs/canvas']

export default defineConfig({
  main: {
    // its module form declares a `require` of its own, where the bundler has put one already
    resolve: { alias: { fflate: resolve(root, 'node_modules/fflate/lib/node.cjs') } },
    build: {
      outDir: 'out/main',
      target: 'node24',
      externalizeDeps: false,
      rolldownOptions: {
        // the second one is started as a thread by its file name
        input: {
          index: resolve(root, 'main/hosts/electron/index.ts'),
          'book-worker': resolve(root, 'main/hosts/book-worker.ts'),
        },
        external: outside,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      target: 'node24',
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve(root, 'preload/index.ts') },
        external: ['electron'],
        // A sandboxed preload is a classic script: no modules, one file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    ...renderer,
    root: resolve(root, 'renderer'),
    build: {
      ...renderer.build,
      outDir: resolve(root, 'out/renderer'),
      minify: true,
      rolldownOptions: { input: resolve(root, 'renderer/index.html') },
    },
  },
})
