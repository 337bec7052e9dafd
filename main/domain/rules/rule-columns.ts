import type { Vocabulary } from '../imports/columns.ts'

export type RuleField =
  | ('number' | 'className' | 'text' | 'kind' | 'points' | 'unit' | 'per')
  | ('caps' | 'scope' | 'evidence' | 'entry' | 'veto' | 'also')

/** In the order in which the sheet is written. */
export const RULE_VOCABULARY: Vocabulary<RuleField> = [
  { field: 'number', label: '序号', words: ['序号', '编号', '条款'] },
  { field: 'className', label: '类别', words: ['类别', '分类', '项目类别', '大类', '类型'] },
  {
    field: 'text',
    label: '内容',
    words: ['内容', '积分内容', '积分事项', '事项', '行为', '细则', '条文', '项目', '标准'],
    parts: ['内容', '事项', '行为'],
    required: true,
  },
  { field: 'kind', label: '加减', words: ['加减', '加减分', '加分减分', '性质'] },
  { field: 'points', label: '分值', words: ['分值', '分数', '积分', '积分值'], parts: ['分值', '分数'] },
  { field: 'unit', label: '单位', words: ['单位', '计量单位'] },
  { field: 'per', label: '怎么算', words: ['怎么算', '频次', '计分方式', '周期'], parts: ['频次'] },
  { field: 'caps', label: '上限', words: ['上限', '封顶', '最多', '限额'], parts: ['上限', '封顶'] },
  { field: 'scope', label: '给谁', words: ['给谁', '对象', '适用对象', '范围'], parts: ['对象'] },
  { field: 'evidence', label: '凭据', words: ['凭据', '证明', '佐证', '依据'], parts: ['佐证', '凭据'] },
  { field: 'entry', label: '谁来报', words: ['谁来报', '申报人', '申报方式'], parts: ['申报'] },
  { field: 'veto', label: '否决后果', words: ['否决后果', '后果'], parts: ['后果'] },
  { field: 'also', label: '同时记', words: ['同时记', '另记'] },
]
