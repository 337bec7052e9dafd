import { useState } from 'react'
import type { NoticeBoard } from '#main/api/notices.ts'
import { PaperDialog } from '#renderer/print/paper-dialog.tsx'
import { Choice } from '#renderer/ui/buttons.tsx'
import { BoardPaper, type BoardSize } from './board-paper.tsx'

const SIZES: readonly BoardSize[] = ['A4', 'A3']
/** As wide as the sheet's own white on the screen. */
const MARGIN_MM: Readonly<Record<BoardSize, number>> = { A4: 14, A3: 20 }

/** The sheet for the wall, on the paper that the office has. */
export function PrintBoard({ board, onClose }: { board: NoticeBoard; onClose: () => void }) {
  const [size, setSize] = useState<BoardSize>('A4')
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
      <BoardPaper board={board} size={size} />
    </PaperDialog>
  )
}
