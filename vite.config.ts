import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/**
 * The page forbids inline scripts; the development server needs one for hot reloading. The built page is
 * never touched.
 */
export const policyForDevelopment: Plugin = {
  name: 'policy-for-development',
  apply: 'serve',
  transformIndexHtml: (html) => html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ''),
}

export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react(), policyForDevelopment],
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    target: 'chrome140',
    chunkSizeWarningLimit: 3000,
  },
})
