import { describe, expect, test } from 'vitest'
import { code128, raster } from '#main/devices/printer/commands.ts'
import { encodeSlips, encodeWith } from '#main/devices/printer/encode.ts'
import { isPrintable, printableBytes } from '#main/devices/printer/gb18030.ts'
import { slipBlocks } from '#main/domain/slips/blocks.ts'
import type { SlipBlock } from '#main/domain/slips/layout.ts'
import { redemptionSlip } from '#main/domain/slips/redemption-slip.ts'
import { columnsOf } from '#main/domain/slips/width.ts'
import { decodeEscPos, type Printed, printedText } from '#tests/kit/escpos-decoder.ts'
import { redemptionFacts } from '#tests/kit/slip-facts.ts'

const settings = { columns: 48, cutter: 'partial', drawer: false } as const
const blocks = slipBlocks(48)

async function printed(
  content: readonly SlipBlock[],
  changed: Partial<typeof settings> = {},
): Promise<Printed[]> {
  const job = await encodeSlips([{ columns: 48, blocks: content }], { ...settings, ...changed })
  return decodeEscPos(job, 48)
}

describe('a whole job', () => {
  test('both parts come out in one job, each cut off, the barcode that of the slip', async () => {
    const { stub, villagers } = redemptionSlip(redemptionFacts, 48)
    const paper = decodeEscPos(await encodeSlips([stub, ...villagers], settings), 48)
    expect(paper.filter((part) => part.kind === 'cut')).toEqual([
      { kind: 'cut', cut: 'partial' },
      { kind: 'cut', cut: 'partial' },
    ])
    expect(paper.filter((part) => part.kind === 'barcode').map((part) => part.digits)).toEqual([
      redemptionFacts.slipCode,
      redemptionFacts.slipCode,
    ])
    expect(printedText(paper)).toContain('│存根联│                            DH26-00453')
    expect(printedText(paper)).toContain('│村民联│                            DH26-00453')
  })

  test('what matters is large or bold, and nothing else is', async () => {
    const { stub, villagers } = redemptionSlip(redemptionFacts, 32)
    const narrow = { ...settings, columns: 32 }
    const paper = decodeEscPos(await encodeSlips([stub, ...villagers], narrow), 32)
    const marked = paper.flatMap((part) =>
      part.kind === 'line' && (part.bold || part.size !== 'normal')
        ? [[part.text.trim(), part.size, part.bold]]
        : [],
    )
    expect(marked).toEqual([
      ['兴隆沟村', 'double', true],
      ['本次兑换                    28分', 'normal', true],
      ['兑后可兑                    58分', 'normal', true],
      ['兴隆沟村', 'double', true],
      ['兑后可兑 58分', 'double', true],
    ])
  })

  test('it starts from a fresh printer in Chinese mode', async () => {
    const job = await encodeSlips([redemptionSlip(redemptionFacts, 48).stub], settings)
    expect([...job.subarray(0, 4)]).toEqual([0x1b, 0x40, 0x1c, 0x26])
  })

  test('frames are printed without white between their rows', async () => {
    const paper = await printed(blocks.signature('签字／手印：'))
    for (const part of paper) expect(part).toMatchObject({ kind: 'line', solid: true })
    expect((await printed(blocks.text('字')))[0]).toMatchObject({ solid: false })
  })

  test('a layout for other paper is a defect, not a crooked slip', async () => {
    const narrow = redemptionSlip(redemptionFacts, 32).stub
    await expect(encodeSlips([narrow], settings)).rejects.toThrow('layout of 32 on 48 columns')
  })
})

describe('cutter and drawer', () => {
  test('the drawer opens once, with all five bytes, before the paper moves', async () => {
    const job = await encodeSlips([redemptionSlip(redemptionFacts, 48).stub], { ...settings, drawer: true })
    expect([...job.subarray(4, 9)]).toEqual([0x1b, 0x70, 0x00, 0x19, 0xfa])
    expect(decodeEscPos(job, 48).filter((part) => part.kind === 'drawer')).toHaveLength(1)
  })

  test('a printer without a cutter feeds paper to tear off', async () => {
    const layout = { columns: 48, blocks: [...blocks.text('完'), { kind: 'cut' } as const] }
    const paper = decodeEscPos(await encodeSlips([layout], { ...settings, cutter: 'none' }), 48)
    expect(printedText(paper)).toEqual(['完', '', '', '', '', ''])
  })

  test('the cut feeds to the blade first', async () => {
    const layout = { columns: 48, blocks: [{ kind: 'cut' } as const] }
    const full = await encodeSlips([layout], { ...settings, cutter: 'full' })
    expect([...full.subarray(-4, -1)]).toEqual([0x1d, 0x56, 0x41])
    const partial = await encodeSlips([layout], settings)
    expect([...partial.subarray(-4, -1)]).toEqual([0x1d, 0x56, 0x42])
  })
})

describe('characters', () => {
  test('every character of the basic plane is as many columns wide as it is bytes long', () => {
    for (let code = 0x20; code <= 0xffff; code++) {
      if (code >= 0xd800 && code < 0xe000) continue
      const character = String.fromCharCode(code)
      const bytes = printableBytes(character)
      if (bytes !== undefined && bytes.length !== columnsOf(character)) {
        throw new Error(`U+${code.toString(16)} is ${bytes.length} bytes`)
      }
    }
  })

  test('what every printer has is printed as text, in two bytes', async () => {
    const paper = await printed(blocks.text('镕 · — ① ㎡ € ￥ × ／'))
    expect(printedText(paper)).toEqual(['镕 · — ① ㎡ € ￥ × ／'])
    expect(printableBytes('€')).toEqual(Buffer.from([0xa2, 0xe3]))
  })

  test('what only four bytes reach is never sent as text', () => {
    for (const character of ['𬭎', '㛃', '𠮷', '🧧', '\u00a5', '\ue5e5', '\x1b', '\x7f']) {
      expect(isPrintable(character)).toBe(false)
    }
    expect(isPrintable('王桂花 226克')).toBe(true)
  })

  test('a yen sign comes out as the full-width one, not as 「0 6」', async () => {
    expect(printedText(await printed(blocks.text('¥88')))).toEqual(['￥88'])
  })

  test.each(['李𬭎', '王㛃', '𠮷田'])('the name %s is drawn as a picture of its whole line', async (name) => {
    const paper = await printed([
      ...blocks.text('前'),
      ...blocks.pair(`${name}家`, '5分'),
      ...blocks.text('后'),
    ])
    expect(paper.map((part) => part.kind)).toEqual(['line', 'raster', 'line'])
    const picture = paper[1]
    if (picture?.kind !== 'raster') throw new Error('no picture')
    expect(picture).toMatchObject({ dotsPerRow: 576, rows: 30 })
    // Every character of the line left ink in its own columns, and there is none between the two texts.
    for (const [from, to] of [
      [0, 24],
      [24, 48],
      [48, 72],
      [540, 552],
      [552, 576],
    ] as const) {
      expect(ink(picture, from, to)).toBeGreaterThan(10)
    }
    expect(ink(picture, 72, 536)).toBe(0)
  })

  test('a large line is drawn large', async () => {
    const [picture] = await printed(blocks.text('㛃村', { size: 'double', bold: true, align: 'centre' }))
    if (picture?.kind !== 'raster') throw new Error('no picture')
    expect(picture.rows).toBe(54)
    expect(ink(picture, 0, 236)).toBe(0)
    expect(ink(picture, 240, 288)).toBeGreaterThan(100)
    expect(ink(picture, 288, 336)).toBeGreaterThan(100)
  })

  test('where nothing can be drawn, 〓 stands for the character and keeps its place', () => {
    const layout = { columns: 48, blocks: blocks.pair('李𬭎家', '5分') }
    const paper = decodeEscPos(encodeWith([layout], settings, undefined), 48)
    expect(printedText(paper)).toEqual(['李〓家                                       5分'])
  })
})

describe('bytes that printers stumble over', () => {
  test('the barcode is sent with its length, in pairs of digits', () => {
    expect([...code128('20261101', 3, 64)].map((byte) => byte.toString(16)).join(' ')).toBe(
      '1d 68 40 1d 77 3 1d 48 0 1d 6b 49 6 7b 43 14 1a b 1',
    )
    expect(
      decodeEscPos(Buffer.concat([Buffer.from([0x1b, 0x61, 1]), code128('123', 2, 64)]), 48),
    ).toMatchObject([{ digits: '123' }])
  })

  test('a picture goes out in bands of at most 24 rows', () => {
    const bytes = raster({ bytesPerRow: 2, rows: 30, data: new Uint8Array(60).fill(0xff) })
    expect([...bytes.subarray(0, 8)]).toEqual([0x1d, 0x76, 0x30, 0, 2, 0, 24, 0])
    expect([...bytes.subarray(56, 64)]).toEqual([0x1d, 0x76, 0x30, 0, 2, 0, 6, 0])
    expect(bytes).toHaveLength(60 + 16)
  })

  test('a picture never holds a question that the printer would answer', () => {
    const bytes = raster({ bytesPerRow: 4, rows: 1, data: Uint8Array.of(0x10, 0x04, 0x01, 0x10) })
    expect(Buffer.from(bytes).includes(Buffer.from([0x10, 0x04]))).toBe(false)
  })
})

function ink(picture: Extract<Printed, { kind: 'raster' }>, fromDot: number, toDot: number): number {
  let dots = 0
  for (let row = 0; row < picture.rows; row++) {
    for (let dot = fromDot; dot < toDot; dot++) {
      const byte = picture.data[(row * picture.dotsPerRow + dot) >> 3] ?? 0
      if (byte & (0x80 >> (dot & 7))) dots += 1
    }
  }
  return dots
}
