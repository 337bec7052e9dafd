import { type Day, formatDay } from '#main/kernel/dates.ts'
import { CUT, RULE, slipBlocks } from './blocks.ts'
import type { SlipLayout } from './layout.ts'

export interface PrinterTestFacts {
  readonly village: string
  readonly printerName: string
  readonly day: Day
  readonly time: string
}

/** What a person looks at to say 「打出来了，一行正好」. The barcode is nobody's slip. */
export function printerTestSlip(facts: PrinterTestFacts, columns: number): SlipLayout {
  const blocks = slipBlocks(columns)
  const digits = Array.from({ length: columns }, (_, index) => (index + 1) % 10).join('')
  const characters = Array.from({ length: columns / 2 }, (_, index) => '一二三四五六七八九十'[index % 10])
  return {
    columns,
    blocks: [
      ...blocks.label('打印测试', `${columns} 列`),
      ...blocks.text(facts.village, { align: 'centre', size: 'double', bold: true }),
      ...blocks.text(`${formatDay(facts.day)} ${facts.time}`, { align: 'centre' }),
      ...blocks.text(facts.printerName, { align: 'centre' }),
      RULE,
      ...blocks.text(digits),
      ...blocks.text(characters.join('')),
      ...blocks.text('上面两行都占满一行、没有折行，列数就对了。'),
      RULE,
      ...blocks.pair('中文、数字 0123456789', '￥88.50'),
      ...blocks.pair('加粗', '12.5分', { bold: true }),
      ...blocks.pair('加高', '12.5分', { size: 'tall' }),
      ...blocks.text('大字 58分', { align: 'centre', size: 'double', bold: true }),
      ...blocks.text('难字：镕 𬭎 㛃 𠮷'),
      ...blocks.signature('框线连着，没有断开：'),
      ...blocks.barcode('00000000000000000000'),
      ...blocks.text('请用扫码枪扫一下上面的条码', { align: 'centre' }),
      CUT,
    ],
  }
}
