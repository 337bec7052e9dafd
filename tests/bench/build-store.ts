import { Store, WriteHandle } from '#main/db/handle.ts'
import { openVillage } from '#main/db/open.ts'
import { assert, expectOk, type Result } from '#main/kernel/result.ts'

/** Nothing leaves the memory early, nothing waits for the disk: a file that fails half-way is built again. */
const FAST = ['synchronous = OFF', 'cache_size = -2000000', 'locking_mode = EXCLUSIVE', 'journal_mode = OFF']

/**
 * A store on which services write as they always do, but all in one transaction that ends with the building. The
 * rows are the same, in half the time. What is refused ends the building, as there is nothing to go back to.
 */
export class BuildStore extends Store {
  private readonly hand = new WriteHandle(this.sqlite)

  static open(path: string): BuildStore {
    const { sqlite } = expectOk(openVillage(path))
    for (const setting of FAST) sqlite.pragma(setting)
    sqlite.exec('BEGIN')
    return new BuildStore(sqlite)
  }

  override write<T>(work: (tx: WriteHandle) => Result<T>): Result<T> {
    const result = work(this.hand)
    assert(result.ok, `refused while a measured file is built: ${result.ok || result.refusal.sentence}`)
    return result
  }

  override close(): void {
    this.sqlite.exec('COMMIT')
    super.close()
  }
}
