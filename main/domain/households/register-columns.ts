import type { Vocabulary } from '../imports/columns.ts'

export type RegisterField =
  | 'idNumber'
  | 'number'
  | 'group'
  | 'headName'
  | 'relation'
  | 'population'
  | 'phone'
  | 'partyMember'
  | 'formerName'
  | 'nickname'
  | 'notes'

/**
 * The headings found on villages' registers. ID numbers come first: a heading like 「户主身份证号」 must be
 * known as such, because that column is then never read.
 */
export const REGISTER_VOCABULARY: Vocabulary<RegisterField> = [
  {
    field: 'idNumber',
    label: '身份证号（不读取）',
    words: ['身份证号', '身份证号码', '公民身份号码', '身份证', '证件号码', '证件号'],
    parts: ['身份证', '身份号码', '证件号'],
    many: true,
  },
  {
    field: 'number',
    label: '户号',
    words: ['户号', '户编号', '农户编号', '家庭编号', '编号', '序号', '号'],
    parts: ['户号', '户编号', '编号', '序号'],
    required: true,
  },
  {
    field: 'group',
    label: '组别',
    words: [
      '组别',
      '村民小组',
      '村民组',
      '所在小组',
      '所属小组',
      '小组',
      '组',
      '队',
      '生产队',
      '所在组',
      '自然村',
    ],
    parts: ['小组', '组别', '村民组'],
  },
  {
    field: 'headName',
    label: '户主姓名',
    words: ['户主姓名', '户主', '户主名', '户主名字', '姓名', '名字'],
    parts: ['户主姓名', '户主名', '姓名'],
    required: true,
  },
  {
    field: 'relation',
    label: '与户主关系',
    words: ['与户主关系', '与户主的关系', '家庭关系', '关系', '和户主关系'],
    parts: ['户主关系', '户主的关系'],
  },
  {
    field: 'population',
    label: '家庭人口',
    words: [
      '家庭人口',
      '家庭人口数',
      '家庭人数',
      '人口',
      '人口数',
      '人数',
      '户籍人口',
      '常住人口',
      '家庭成员数',
    ],
    parts: ['人口', '人数'],
  },
  {
    field: 'phone',
    label: '联系电话',
    words: ['联系电话', '电话', '手机', '手机号', '手机号码', '电话号码', '联系方式', '户主电话'],
    parts: ['电话', '手机', '联系方式'],
    many: true,
  },
  {
    field: 'partyMember',
    label: '是否党员',
    words: ['是否党员', '党员', '政治面貌', '党员否'],
    parts: ['党员', '政治面貌'],
  },
  { field: 'formerName', label: '曾用名', words: ['曾用名', '原名', '旧名'], parts: ['曾用名'] },
  {
    field: 'nickname',
    label: '小名',
    words: ['小名', '绰号', '小名/绰号', '乳名', '外号', '别名'],
    parts: ['小名', '绰号', '外号'],
  },
  {
    field: 'notes',
    label: '备注',
    words: ['备注', '说明', '备 注', '户类型', '情况说明'],
    parts: ['备注'],
  },
]
