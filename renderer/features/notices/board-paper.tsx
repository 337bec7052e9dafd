import type { NoticeBoard } from '#main/api/notices.ts'
import { classes } from '#renderer/ui/classes.ts'
import '#renderer/print/paper.css'
import './board.css'

export type BoardSize = 'A4' | 'A3'

export interface BoardPaperProps {
  readonly board: NoticeBoard
  readonly size?: BoardSize
}

/** The board as it hangs on the wall: nothing but what the program made public. */
export function BoardPaper({ board, size = 'A4' }: BoardPaperProps) {
  return (
    <section className={classes('board', size === 'A3' && 'board-a3')} aria-label={board.title}>
      <header className="board-head">
        <p className="board-village">{board.village}</p>
        <h1>{board.title}</h1>
        <p className="board-about">{board.about}</p>
        <p className="board-span">公示时间：{board.span}</p>
      </header>
      <table className="board-table">
        <thead>
          <tr>
            {board.columns.map(({ kind, title }) => (
              <th key={title} className={`board-${kind}`}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {board.rows.map((cells) => (
            <tr key={cells.join('\n')}>
              {cells.map((cell, at) => (
                // cells have no names of their own: a row's third is always its third
                // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a cell is
                <td key={at} className={`board-${board.columns[at]?.kind ?? 'reason'}`}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {board.left > 0 && <p className="board-more">下面还有 {board.left} 行，打印时都有。</p>}
      <footer className="board-foot">
        <div className="board-remarks">
          <h2>有不同意见怎么办</h2>
          {board.remarks.map((remark) => (
            <p key={remark}>{remark}</p>
          ))}
        </div>
        <div className="board-signature">
          <span>{board.signature}</span>
          <span className="board-stamp">（盖章）</span>
          <span>{board.signedOn}</span>
        </div>
      </footer>
    </section>
  )
}
