import { stat } from 'node:fs/promises'
import { isAbsolute } from 'node:path'
import { shell } from 'electron'
import { ok, type Result, refuse } from '#main/kernel/result.ts'

/**
 * Opens an existing folder of this machine. The shell would run a program handed to it, and a network path
 * would send the machine's sign-in to a stranger, so both are refused.
 */
export async function openFolder(path: string): Promise<Result<null>> {
  const gone = () => refuse('host.folder-gone', '这个文件夹打不开，请看看 U 盘是不是拔掉了。')
  if (!isAbsolute(path) || /^[\\/]{2}/.test(path)) return gone()
  try {
    if (!(await stat(path)).isDirectory()) return gone()
  } catch {
    return gone()
  }
  return (await shell.openPath(path)) === '' ? ok(null) : gone()
}
