import type { Vocabulary } from '../imports/columns.ts'

export type GoodsField = 'barcode' | 'name' | 'spec' | 'unit' | 'kind' | 'points' | 'note'

export const GOODS_VOCABULARY: Vocabulary<GoodsField> = [
  {
    field: 'barcode',
    label: '条码',
    words: ['条码', '条形码', '商品条码', '国标码', '69码', '编码'],
    parts: ['条码', '条形码'],
    many: true,
  },
  {
    field: 'name',
    label: '名称',
    words: ['名称', '物品名称', '商品名称', '品名', '货品名称', '物品', '商品'],
    parts: ['名称', '品名'],
    required: true,
  },
  { field: 'spec', label: '规格', words: ['规格', '规格型号', '型号', '包装规格'], parts: ['规格'] },
  { field: 'unit', label: '单位', words: ['单位', '计量单位', '计价单位'], parts: ['单位'] },
  { field: 'kind', label: '类别', words: ['类别', '种类', '类型', '分类'] },
  {
    field: 'points',
    label: '分值',
    words: ['分值', '兑换分值', '兑换积分', '所需积分', '积分', '积分值', '每件分值'],
    parts: ['分值', '积分'],
  },
  { field: 'note', label: '说明', words: ['说明', '备注'], parts: ['备注', '说明'] },
]
