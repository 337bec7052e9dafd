import { useEffect, useState } from 'react'
import type { NoticeBoard } from '#main/api/notices.ts'
import { ask, shop } from '#renderer/api/client.ts'
import { PaperDialog } from '#renderer/print/paper-dialog.tsx'
import { Choice } from '#renderer/ui/buttons.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { BoardPaper, type BoardSize } from './board-paper.tsx'

const SIZES: readonly BoardSize[] = ['A4', 'A3']
/** As wide as the sheet's own white on the screen. */
const MARGIN_MM: Readonly<Record<BoardSize, number>> = { A4: 14, A3: 20 }

interface PrintBoardProps {
  readonly notice: string
  /** As far as the screen shows it. */
  readonly board: NoticeBoard
  readonly onClose: () => void
}

/** The sheet for the wall, on the paper that the office has. */
export function PrintBoard({ notice, board, onClose }: PrintBoardProps) {
  const [size, setSize] = useState<BoardSize>('A4')
  const { whole, failed } = useWhole(notice, board)
  // a sheet with lines missing must not be printed
  if (whole === undefined) {
    return (
      <Dialog title={board.title} onClose={onClose}>
        {failed ? (
          <Message tone="wrong" sentence="名单没有拿全，不能打印。请关上，再按一次打印。" />
        ) : (
          <p>一共 {board.rows.length + board.left} 行，正在拿过来，请等一等。</p>
        )}
      </Dialog>
    )
  }
  return (
    <PaperDialog
      heading={board.title}
      job={{ title: board.title, size, marginMm: MARGIN_MM[size] }}
      onClose={onClose}
      actions={
        <fieldset className="notice-size ui-group" aria-label="用多大的纸">
          {SIZES.map((one) => (
            <Choice key={one} label={`${one} 纸`} chosen={size === one} onChoose={() => setSize(one)} />
          ))}
        </fieldset>
      }
    >
      <BoardPaper board={whole} size={size} />
    </PaperDialog>
  )
}

/** So many rows at a time leave the counter its turn. */
const AT_ONCE = 2000

/** The board with all of its rows, when they are here. */
function useWhole(notice: string, board: NoticeBoard): { whole?: NoticeBoard; failed: boolean } {
  const [fetched, setFetched] = useState<{ whole?: NoticeBoard; failed: boolean }>({ failed: false })
  useEffect(() => {
    if (board.left === 0) return
    const closed = new AbortController()
    const fetchAll = async () => {
      const rows = [...board.rows]
      for (const all = board.rows.length + board.left; rows.length < all; ) {
        const input = { notice, after: rows.length, limit: AT_ONCE }
        rows.push(...(await ask(shop.notices.rows, input, closed.signal)))
      }
      setFetched({ whole: { ...board, rows, left: 0 }, failed: false })
    }
    fetchAll().catch(() => {
      if (!closed.signal.aborted) setFetched({ failed: true })
    })
    return () => closed.abort()
  }, [notice, board])
  return board.left === 0 ? { whole: board, failed: false } : fetched
}
