import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**', 'tests/crash/**', '**/node_modules/**'],
    // many of them wait for a program or a disk: three at a time also on two cores
    maxWorkers: 3,
    // a hang is found by any limit; a short one only finds that the machine has other work
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
