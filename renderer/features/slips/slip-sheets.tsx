import type { SlipLayoutData } from '#main/api/slip-layout.ts'
import type { PaperJob } from '#renderer/print/paper.ts'
import { SlipPaper } from '#renderer/print/slip-paper.tsx'
import './slips.css'

const NAMES = ['存根联', '村民联']

/** Both parts side by side on the screen, one under the other on paper. */
export function SlipSheets({ layouts }: { layouts: readonly SlipLayoutData[] }) {
  return (
    <div className="slips">
      {layouts.map((layout, index) => (
        // A preview never changes its order.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div className="slips-part" key={index}>
          <SlipPaper layout={layout} label={NAMES[index] ?? '小票'} />
        </div>
      ))}
    </div>
  )
}

/** Millimetres of a column on paper, and of the paper's white at either side. */
const COLUMN_MM = 1.5
const ROLLS: readonly { readonly widthMm: number }[] = [{ widthMm: 58 }, { widthMm: 80 }]

/** A page as wide as the roll and as long as the longest part. */
export function slipJob(title: string): (sheet: HTMLElement) => PaperJob {
  return (sheet) => {
    const slips = [...sheet.querySelectorAll<HTMLElement>('.slip-paper')]
    const sizes = slips.map((slip) => {
      const columns = Number(slip.style.getPropertyValue('--slip-columns')) + 2
      const widthMm = columns * COLUMN_MM
      return { widthMm, heightMm: (slip.offsetHeight / slip.offsetWidth) * widthMm }
    })
    const widest = Math.max(...sizes.map(({ widthMm }) => widthMm))
    const widthMm = ROLLS.find((roll) => roll.widthMm >= widest)?.widthMm ?? Math.ceil(widest)
    const heightMm = Math.ceil(Math.max(...sizes.map((size) => size.heightMm))) + 2
    return { title, size: { widthMm, heightMm }, marginMm: 0 }
  }
}
