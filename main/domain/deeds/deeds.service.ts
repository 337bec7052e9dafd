import type { deeds } from '../../api/deeds.ts'
import type { Calls } from '../../api/types.ts'
import type { ReadHandle } from '../../db/handle.ts'
import { ok } from '../../kernel/result.ts'
import { createBoard } from './board.service.ts'
import type { DeedLine } from './deeds.ts'
import type { DeedsDeps } from './deps.service.ts'
import { createFiles } from './file.service.ts'
import { linesStore } from './lines.store.ts'
import { createMoves, type MovesService } from './moves.service.ts'
import { createPosting, type PostingService } from './posting.service.ts'
import { createRecording } from './recording.service.ts'
import { createRecycling } from './recycling.service.ts'

/**
 * 事迹. Beside the calls it offers to notices, inside their own transactions: which deeds wait for a notice, hanging
 * them up, objections and their answers, posting, and the transfers that take a posted deed back.
 */
export interface DeedsService
  extends Calls<typeof deeds>,
    Omit<MovesService, 'decide' | 'withdraw'>,
    Pick<PostingService, 'postable' | 'takingBack'> {
  /** Deeds by id, in the order in which they were recorded; unknown ids are left out. */
  linesById(db: ReadHandle, deeds: readonly string[]): DeedLine[]
  /** Those that hang, or hung last, on a notice. */
  onNotice(db: ReadHandle, notice: string): DeedLine[]
  /** `post` and `reverse` inside a transaction of the caller's. */
  readonly within: Pick<PostingService, 'post' | 'reverse'>
}

export function createDeeds(deps: DeedsDeps): DeedsService {
  const { store: village, photos } = deps
  const posting = createPosting(deps)
  return {
    ...createRecording(deps),
    ...createRecycling(deps),
    ...createMoves(deps),
    ...createBoard(deps),
    ...createFiles(deps),
    postable: posting.postable,
    takingBack: posting.takingBack,
    within: { post: posting.post, reverse: posting.reverse },
    linesById: (db, ids) => linesStore.these(db, ids),
    onNotice: (db, notice) => linesStore.onNotice(db, notice),

    post: (input, caller) => village.write((tx) => posting.post(tx, input, caller)),
    reverse: (input, caller) => village.write((tx) => posting.reverse(tx, input, caller)),

    async keepPhoto({ bytes }) {
      const kept = await photos.keep(Buffer.from(bytes, 'base64'))
      if (!kept.ok) return kept
      const { photo, width, height } = kept.value
      return ok({ photo, width, height })
    },

    photo({ photo }) {
      const read = photos.read(photo)
      if (!read.ok) return read
      return ok({ type: 'image/jpeg' as const, bytes: Buffer.from(read.value).toString('base64') })
    },
  }
}
