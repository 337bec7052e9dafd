import { describe, expect, it } from 'vitest'
import { layOut, type Pen } from '#main/devices/paper/layout.ts'
import { loadPdf } from '#main/devices/paper/pdf.ts'
import { type Measure, wrap } from '#main/devices/paper/wrapping.ts'
import type { Sheet } from '#main/domain/slips/sheet.ts'

/** A Chinese character is as wide as it is high, anything else half of that. */
const measure: Measure = (text) => [...text].reduce((sum, one) => sum + (one < '\u0080' ? 0.5 : 1), 0)

interface Drawn {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly bold: boolean
}

function drawnPages(sheet: Sheet): Drawn[][] {
  const pages: Drawn[][] = []
  const pen: Pen = {
    beginPage: () => pages.push([]),
    endPage() {},
    text: (text, x, y, { bold = false }) => pages.at(-1)?.push({ text, x, y, bold }),
    box() {},
    line() {},
  }
  const counted = layOut(sheet, { ...pen, beginPage() {}, text() {} }, measure, 0)
  expect(layOut(sheet, pen, measure, counted)).toBe(counted)
  expect(pages).toHaveLength(counted)
  return pages
}

const ledger = (rows: number): Sheet => ({
  title: '2026年3月入库台账',
  facts: ['编制单位：曙光村', '期间：2026年3月1日到2026年3月31日', '金额单位：元'],
  orientation: 'landscape',
  tables: [
    {
      columns: [
        { title: '单号', width: 20 },
        { title: '品名', width: 30 },
        { title: '金额', width: 10, align: 'right' },
      ],
      rows: Array.from({ length: rows }, (_, at) => [`入库-2026-${at + 1}`, '透明皂', '2.50']),
      totals: [['合计', '', '1,250.00']],
      empty: '这段时间没有入库。',
    },
  ],
  signatures: [{ title: '制表人', name: '王会计' }, { title: '证明人' }],
})

const texts = (page: readonly Drawn[] | undefined) => (page ?? []).map(({ text }) => text)

describe('a sheet of paper', () => {
  it('says its title, unit and period once, and its heads and page number on every page', () => {
    const pages = drawnPages(ledger(100))
    expect(pages.length).toBeGreaterThan(2)
    expect(texts(pages[0])).toContain('编制单位：曙光村')
    pages.forEach((page, at) => {
      expect(texts(page)).toEqual(expect.arrayContaining(['单号', '品名', '金额']))
      expect(texts(page)).toContain(`第 ${at + 1} 页，共 ${pages.length} 页`)
      expect(texts(page).includes('2026年3月入库台账')).toBe(at === 0)
      expect(texts(page).includes('2026年3月入库台账（续）')).toBe(at > 0)
    })
  })

  it('loses no row and draws none twice, on any number of pages', () => {
    for (const rows of [1, 25, 26, 27, 28, 100]) {
      const numbers = drawnPages(ledger(rows))
        .flatMap(texts)
        .filter((text) => text.startsWith('入库-'))
      expect(numbers).toEqual(Array.from({ length: rows }, (_, at) => `入库-2026-${at + 1}`))
    }
  })

  it('keeps every text between the edges of the page and has total and signatures on the last one', () => {
    for (let rows = 20; rows < 32; rows++) {
      const pages = drawnPages(ledger(rows))
      for (const { x, y } of pages.flat()) {
        expect(x).toBeGreaterThanOrEqual(30)
        expect(x).toBeLessThanOrEqual(842 - 30)
        expect(y).toBeLessThanOrEqual(595 - 20)
      }
      const all = pages.flatMap(texts)
      expect(all.filter((text) => text === '合计')).toHaveLength(1)
      expect(texts(pages.at(-1))).toEqual(expect.arrayContaining(['制表人：', '王会计', '证明人：']))
    }
  })

  it('says that there is nothing, in place of an empty table', () => {
    expect(texts(drawnPages(ledger(0))[0])).toContain('这段时间没有入库。')
  })

  it('breaks a long name between characters, never in a figure and never before a full stop', () => {
    expect(wrap('金龙鱼调和油5.436升（非转基因）。', 80, 10, measure)).toEqual([
      '金龙鱼调和油',
      '5.436升（非转基',
      '因）。',
    ])
  })

  it('cuts a text that never ends, so that a row still fits on its page', () => {
    const endless = { ...ledger(0).tables[0]!, rows: [['一', '长'.repeat(5000), '1.00']] }
    expect(drawnPages({ ...ledger(0), tables: [endless] })).toHaveLength(1)
  })

  it('is a PDF with as many pages as it says', async () => {
    const draw = await loadPdf()
    const seen: string[] = []
    const bytes = draw!(ledger(100), (page, pages) => seen.push(`${page}/${pages}`))
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    const pages = bytes.toString('latin1').match(/\/Type \/Page\b(?!s)/g) ?? []
    expect(seen.at(-1)).toBe(`${pages.length}/${pages.length}`)
    expect(pages.length).toBeGreaterThan(2)
  })
})
