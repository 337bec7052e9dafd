import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listDrives } from '#main/devices/drives/drives.ts'
import { temporaryFolder } from '../../kit/shop.ts'

let machine: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  machine = temporaryFolder()
})
afterEach(() => machine.remove())

const mount = (...places: string[]) => {
  mkdirSync(join(machine.path, 'proc'), { recursive: true })
  const lines = places.map((place) => `/dev/sdb1 ${place.replaceAll(' ', '\\040')} vfat rw 0 0`)
  writeFileSync(join(machine.path, 'proc', 'mounts'), `/dev/sda1 / ext4 rw 0 0\n${lines.join('\n')}\n`)
  for (const place of places) mkdirSync(join(machine.path, place), { recursive: true })
}

describe('what is plugged in', () => {
  test('on Linux are the mounted sticks of whoever is signed in, by their names', () => {
    mount('/media/wang/KINGSTON', '/run/media/wang/积分 备份', '/home', '/mnt/nas')
    const drives = listDrives({ platform: 'linux', env: {}, root: machine.path })
    expect(drives.map(({ label }) => label)).toEqual(['KINGSTON', '积分 备份'])
    expect(drives.every(({ writable, freeBytes }) => writable && freeBytes > 0)).toBe(true)
    expect(drives[1]!.path).toBe(join(machine.path, '/run/media/wang/积分 备份'))
  })

  test('leaves out a stick that no longer answers, and folders that are only left over', () => {
    mount('/media/wang/KINGSTON')
    mkdirSync(join(machine.path, 'media/wang/old'), { recursive: true })
    writeFileSync(
      join(machine.path, 'proc', 'mounts'),
      '/dev/sdb1 /media/wang/GONE vfat rw 0 0\n/dev/sdc1 /media/wang/KINGSTON vfat rw 0 0\n',
    )
    const drives = listDrives({ platform: 'linux', env: {}, root: machine.path })
    expect(drives.map(({ label }) => label)).toEqual(['KINGSTON'])
  })

  test('is nothing where nothing can be read', () => {
    expect(listDrives({ platform: 'linux', env: {}, root: join(machine.path, 'none') })).toEqual([])
    expect(listDrives({ platform: 'darwin', env: {}, root: join(machine.path, 'none') })).toEqual([])
  })
})
