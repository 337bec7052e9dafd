import { useMay } from '#renderer/api/client.ts'
import { RoomNav } from '#renderer/ui/room-nav.tsx'
import { useGifts } from './use-gifts.ts'

const LIST = { path: '/points', name: '各户积分' }
const RECORD = { path: '/points/record', name: '记事迹' }
const BOARD = { path: '/points/board', name: '办理' }
const RECYCLE = { path: '/points/recycle', name: '回收' }
const GRANT = { path: '/points/grant', name: '入账' }
const GIFT = { path: '/points/gift', name: '赠分' }
const WRITING = [
  { path: '/points/open', name: '期初' },
  { path: '/points/import', name: '期初导入' },
  { path: '/points/paper', name: '手工单补录' },
]
const RULES = { path: '/points/rules', name: '细则' }
const PEOPLE = { path: '/points/people', name: '党员和团队' }
const CYCLES = { path: '/points/cycles', name: '周期' }
const REPORTS = { path: '/points/reports', name: '榜单报表' }
const DOCUMENTS = { path: '/points/documents', name: '单据' }

export function PointsNav() {
  const may = useMay('keep_points')
  const report = useMay('report')
  const serve = useMay('serve')
  const gifts = useGifts()
  return (
    <RoomNav
      label="积分里的事"
      parts={[
        LIST,
        ...(report ? [RECORD] : []),
        BOARD,
        ...(serve ? [RECYCLE] : []),
        ...(may ? [GRANT] : []),
        RULES,
        REPORTS,
      ]}
      more={[...(may && gifts ? [GIFT] : []), ...(may ? WRITING : []), PEOPLE, CYCLES, DOCUMENTS]}
    />
  )
}
