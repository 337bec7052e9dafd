import { deflateRawSync } from 'node:zlib'

interface ZipPart {
  readonly name: string
  readonly body: Buffer | string
  /** What the archive claims the part unfolds to, where that is a lie. */
  readonly claims?: number
  readonly flags?: number
}

/** A zip archive written by hand, so that a test can also write one that lies. */
export function makeZip(parts: readonly ZipPart[]): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const part of parts) {
    const body = Buffer.isBuffer(part.body) ? part.body : Buffer.from(part.body, 'utf8')
    const packed = deflateRawSync(body)
    const name = Buffer.from(part.name, 'utf8')
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    for (const [header, at] of [
      [local, 4],
      [entry, 6],
    ] as const) {
      header.writeUInt16LE(20, at)
      header.writeUInt16LE(part.flags ?? 0, at + 2)
      header.writeUInt16LE(8, at + 4)
      header.writeUInt32LE(packed.length, at + 14)
      header.writeUInt32LE(part.claims ?? body.length, at + 18)
      header.writeUInt16LE(name.length, at + 22)
    }
    entry.writeUInt32LE(offset, 42)
    bodies.push(local, name, packed)
    directory.push(entry, name)
    offset += local.length + name.length + packed.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, ...directory, end])
}

export interface SheetXml {
  readonly name: string
  /** What stands between <sheetData> and </sheetData>. */
  readonly rows: string
  /** What stands after it: merged cells, hyperlinks. */
  readonly after?: string
  readonly hidden?: boolean
  /** Overrides the whole part. */
  readonly xml?: string
}

/** An .xlsx of which every letter of the sheets is given: what no well-behaved writer would write. */
export function makeXlsx(sheets: readonly SheetXml[], lies: Partial<ZipPart> = {}): Buffer {
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  return makeZip([
    {
      name: '[Content_Types].xml',
      body: `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>${sheets
        .map(
          (_, index) =>
            `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${type}.worksheet+xml"/>`,
        )
        .join('')}</Types>`,
    },
    {
      name: '_rels/.rels',
      body: `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      body: `<?xml version="1.0"?><workbook xmlns="${main}" xmlns:r="${relation}"><sheets>${sheets
        .map(
          (sheet, index) =>
            `<sheet name="${sheet.name}" sheetId="${index + 1}" ${sheet.hidden ? 'state="hidden" ' : ''}r:id="rId${index + 1}"/>`,
        )
        .join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      body: `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets
        .map(
          (_, index) =>
            `<Relationship Id="rId${index + 1}" Type="${relation}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
        )
        .join('')}<Relationship Id="rId900" Type="${relation}/styles" Target="styles.xml"/></Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      body: `<?xml version="1.0"?><styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    },
    ...sheets.map((sheet, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      body:
        sheet.xml ??
        `<?xml version="1.0"?><worksheet xmlns="${main}" xmlns:r="${relation}"><sheetData>${sheet.rows}</sheetData>${sheet.after ?? ''}</worksheet>`,
      ...lies,
    })),
  ])
}

/** Rows of plain text and numbers; undefined leaves a cell out. */
export function rowsXml(rows: readonly (readonly (string | number | undefined)[])[], firstRow = 1): string {
  return rows
    .map((cells, index) => {
      const row = firstRow + index
      const xml = cells.map((value, column) => {
        const address = `${String.fromCharCode(65 + column)}${row}`
        if (value === undefined) return ''
        if (typeof value === 'number') return `<c r="${address}"><v>${value}</v></c>`
        const text = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
        return `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`
      })
      return `<row r="${row}">${xml.join('')}</row>`
    })
    .join('')
}
