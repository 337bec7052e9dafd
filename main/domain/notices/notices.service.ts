import type { notices } from '../../api/notices.ts'
import type { Calls } from '../../api/types.ts'
import type { NoticesDeps } from './deps.service.ts'
import { createHanging } from './hanging.service.ts'
import { createObjections } from './objections.service.ts'
import { createPublishing } from './publishing.service.ts'

export type NoticesService = Calls<typeof notices>

/** 公示和异议: what hangs on the board, who objects, and what may be posted when the days are over. */
export function createNotices(deps: NoticesDeps): NoticesService {
  const { deedsOf, objections, object, answer, ofNotice } = createObjections(deps)
  const { preview, publish, ready } = createPublishing(deps)
  return {
    preview,
    publish,
    ready,
    ...createHanging(deps, { ofNotice }),
    deedsOf,
    objections,
    object,
    answer,
  }
}
