import type { CSSProperties } from 'react'
import type { SlipBlockData, SlipLayoutData, SlipPieceData } from '#main/api/slip-layout.ts'
import { barsOf } from './barcode-bars.ts'
import './slip-paper.css'

/**
 * The slip as it lies on paper. Drawn in the printer's own dots, 12 to a column, so that every text starts and
 * ends where it does there, whatever font this computer has; the page's styles say how big a column is.
 */
const COLUMN = 12
const CHARACTER = 24
const LINE = 34
const FRAME_ROW = 24

export function SlipPaper({ layout, label = '小票' }: { layout: SlipLayoutData; label?: string }) {
  const size = { '--slip-columns': layout.columns } as CSSProperties
  const blocks = layout.blocks.at(-1)?.kind === 'cut' ? layout.blocks.slice(0, -1) : layout.blocks
  return (
    <section className="slip-paper" aria-label={label} data-testid="slip-paper" style={size}>
      {blocks.map((block, index) => (
        // A layout never changes, so a block's place is its name.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <Block key={index} block={block} width={layout.columns * COLUMN} />
      ))}
    </section>
  )
}

function Block({ block, width }: { block: SlipBlockData; width: number }) {
  switch (block.kind) {
    case 'line': {
      const high = block.size === 'normal' ? 1 : 2
      return (
        <Row width={width} height={LINE + (high - 1) * CHARACTER}>
          <Pieces pieces={block.pieces} y={0} size={block.size} bold={block.bold} />
        </Row>
      )
    }
    case 'rule':
      return (
        <Row width={width} height={20}>
          <line className="slip-rule" x1={0} x2={width} y1={9} y2={9} />
        </Row>
      )
    case 'label': {
      const frame = (block.label.columns + 2) * COLUMN
      return (
        <Row width={width} height={44}>
          <rect className="slip-frame" x={1} y={2} width={frame} height={34} />
          <Pieces pieces={[{ ...block.label, column: 1 }]} y={2} />
          {block.number !== null && <Pieces pieces={[block.number]} y={2} />}
        </Row>
      )
    }
    case 'signature': {
      const rows = block.caption.length + block.emptyRows + 1
      return (
        <Row width={width} height={rows * FRAME_ROW + 16}>
          <rect className="slip-frame" x={1} y={4} width={width - 2} height={rows * FRAME_ROW} />
          {block.caption.map((piece, index) => (
            <Pieces
              key={piece.text}
              pieces={[{ ...piece, column: piece.column - 1 }]}
              y={8 + index * FRAME_ROW}
            />
          ))}
        </Row>
      )
    }
    case 'barcode':
      return <Barcode block={block} width={width} />
    case 'blank':
      return <Row width={width} height={block.rows * LINE} />
    case 'cut':
      return <hr className="slip-cut" />
  }
}

interface PiecesProps {
  pieces: readonly SlipPieceData[]
  /** The top of the line. */
  y: number
  size?: 'normal' | 'tall' | 'double'
  bold?: boolean
}

function Pieces({ pieces, y, size = 'normal', bold = false }: PiecesProps) {
  const wide = size === 'double' ? 2 : 1
  const high = size === 'normal' ? 1 : 2
  return pieces.map((piece) => (
    <text
      key={piece.column}
      className={bold ? 'slip-text slip-bold' : 'slip-text'}
      transform={`translate(${piece.column * COLUMN} ${y + 4 + 21.5 * high}) scale(${wide} ${high})`}
      textLength={(piece.columns * COLUMN) / wide}
      lengthAdjust="spacingAndGlyphs"
    >
      {piece.text}
    </text>
  ))
}

function Barcode({ block, width }: { block: Extract<SlipBlockData, { kind: 'barcode' }>; width: number }) {
  const { modules, bars } = barsOf(block.digits)
  const left = Math.round((width - modules * block.moduleDots) / 2)
  return (
    <Row width={width} height={block.heightDots + 22}>
      <title>{`条码 ${block.digits}`}</title>
      {bars.map((bar) => (
        <rect
          key={bar.x}
          className="slip-bar"
          x={left + bar.x * block.moduleDots}
          y={14}
          width={bar.width * block.moduleDots}
          height={block.heightDots}
        />
      ))}
    </Row>
  )
}

function Row({ width, height, children }: { width: number; height: number; children?: React.ReactNode }) {
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: its text is its name
    <svg className="slip-row" viewBox={`0 0 ${width} ${height}`}>
      {children}
    </svg>
  )
}
