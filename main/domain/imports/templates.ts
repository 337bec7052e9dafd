import writeExcel, { type Row, type Sheet } from 'write-excel-file/node'

export type TemplateKind = 'register' | 'goods' | 'opening'

interface Template {
  readonly fileName: string
  readonly title: string
  readonly columns: readonly { readonly title: string; readonly width: number }[]
  /** One line that shows how; the import leaves it out because of 「示例」. */
  readonly example: readonly string[]
  readonly advice: readonly string[]
}

const TEMPLATES: Readonly<Record<TemplateKind, Template>> = {
  register: {
    fileName: '花名册模板.xlsx',
    title: '花名册',
    columns: [
      { title: '户号', width: 8 },
      { title: '组别', width: 10 },
      { title: '户主姓名', width: 18 },
      { title: '家庭人口', width: 10 },
      { title: '联系电话', width: 18 },
      { title: '是否党员', width: 10 },
      { title: '小名', width: 10 },
      { title: '曾用名', width: 10 },
      { title: '备注', width: 30 },
    ],
    example: ['1', '一组', '（示例）王秀英', '4', '13900000000', '是', '英子', '', '低保户'],
    advice: [
      '一户写一行，户号各家不同，以后每年都用同一个户号。',
      '户主去世、还没定新户主的，在姓名后面写“（已故）”。',
      '电话可以写两个，中间用“/”隔开。',
      '不要写身份证号：写了也不会存。',
      '示例那一行可以留着，导入时会跳过。',
    ],
  },
  goods: {
    fileName: '物品表模板.xlsx',
    title: '物品表',
    columns: [
      { title: '条码', width: 18 },
      { title: '名称', width: 28 },
      { title: '规格', width: 16 },
      { title: '单位', width: 8 },
      { title: '分值', width: 8 },
      { title: '说明', width: 30 },
    ],
    example: ['6901234567892', '（示例）透明皂', '200克', '块', '5', ''],
    advice: [
      '条码照着包装写，没有条码的空着，导入后会给一个短号。',
      '按斤称的，单位写“斤”，说明写“按斤称”。',
      '服务（比如理发）在说明里写“服务”，回收物写“回收物”。',
      '礼包在规格里写清楚里面有什么，比如“肥皂2块+龙须面1袋”，说明写“礼包”。',
      '示例那一行可以留着，导入时会跳过。',
    ],
  },
  opening: {
    fileName: '期初积分模板.xlsx',
    title: '期初积分',
    columns: [
      { title: '户号', width: 8 },
      { title: '姓名', width: 18 },
      { title: '积分', width: 10 },
    ],
    example: ['1', '（示例）王秀英', '86.5'],
    advice: [
      '户号要和花名册里的一样。',
      '积分最多两位小数，不能是负数。',
      '示例那一行可以留着，导入时会跳过。',
    ],
  },
}

export interface TemplateFile {
  readonly fileName: string
  readonly bytes: Uint8Array
}

/** An empty workbook to fill in: headings, one example line, and a second sheet of advice. */
export async function templateFile(kind: TemplateKind): Promise<TemplateFile> {
  const template = TEMPLATES[kind]
  const heading: Row = template.columns.map((column) => ({
    value: column.title,
    fontWeight: 'bold',
    backgroundColor: '#F3EDE1',
    align: 'center',
  }))
  // Text cells: a spreadsheet must not turn a barcode into 6.9E+12.
  const example: Row = template.example.map((value) =>
    value === '' ? null : { value, type: String, format: '@', textColor: '#5E574C' },
  )
  const table: Sheet<Buffer> = {
    sheet: template.title,
    data: [heading, example],
    columns: template.columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
  }
  const advice: Sheet<Buffer> = {
    sheet: '填表说明',
    data: template.advice.map((line) => [line]),
    columns: [{ width: 80 }],
  }
  const file = await writeExcel([table, advice]).toBuffer()
  return { fileName: template.fileName, bytes: new Uint8Array(file) }
}
