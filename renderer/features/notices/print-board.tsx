import { useEffect, useState } from 'react'
import type { NoticeBoard } from '#main/api/notices.ts'
import { ask, shop } from '#renderer/api/client.ts'
import { PaperDialog } from '#renderer/print/paper-dialog.tsx'
import { Choice } from '#renderer/ui/buttons.tsx'
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
  const whole = useWhole(notice, board)
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
      {whole === undefined ? (
        <p>一共 {board.rows.length + board.left} 行，正在拿过来，请等一等。</p>
      ) : (
        <BoardPaper board={whole} size={size} />
      )}
    </PaperDialog>
  )
}

/** So many rows at a time leave the counter its turn. */
const AT_ONCE = 2000

/** The board with all of its rows, when they are here. */
function useWhole(notice: string, board: NoticeBoard): NoticeBoard | undefined {
  const [whole, setWhole] = useState(board.left === 0 ? board : undefined)
  useEffect(() => {
    if (board.left === 0) return
    const closed = new AbortController()
    const fetchAll = async () => {
      const rows = [...board.rows]
      for (const all = board.rows.length + board.left; rows.length < all; ) {
        const input = { notice, after: rows.length, limit: AT_ONCE }
        rows.push(...(await ask(shop.notices.rows, input, closed.signal)))
      }
      setWhole({ ...board, rows, left: 0 })
    }
    fetchAll().catch(() => undefined)
    return () => closed.abort()
  }, [notice, board])
  return whole
}
