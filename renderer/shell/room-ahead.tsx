import { Card } from '#renderer/ui/card.tsx'
import { Page } from '#renderer/ui/page.tsx'
import type { Room } from './rooms.ts'

/** A room that is not built yet says what will be there, and when it helps. */
export function RoomAhead({ room }: { room: Room }) {
  const Icon = room.icon
  return (
    <Page title={room.name}>
      <Card className="shell-ahead">
        <Icon className="shell-ahead-icon" size={56} strokeWidth={1.4} aria-hidden="true" />
        <p className="shell-ahead-what">{room.ahead}</p>
        <p className="shell-ahead-when">{room.helps}</p>
        <p className="shell-ahead-when">这间屋子还在收拾，收拾好了会随新版本送来，眼下的账一笔也不会少。</p>
      </Card>
    </Page>
  )
}
