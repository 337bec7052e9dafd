import { shop, useAsk } from '#renderer/api/client.ts'
import { RoomNav } from '#renderer/ui/room-nav.tsx'

/** The parts of 公示; how many objections wait stands on their own part. */
export function NoticesNav() {
  const overview = useAsk(shop.notices.overview, {})
  const open = overview.data?.openObjections ?? 0
  return (
    <RoomNav
      label="公示里的事"
      parts={[
        { path: '/notices', name: '公示栏' },
        { path: '/notices/objections', name: open > 0 ? `异议（${open} 份待答复）` : '异议' },
        { path: '/notices/past', name: '往期' },
      ]}
    />
  )
}
