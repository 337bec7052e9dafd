import type { ClauseForm, ClauseKind } from './clauses.ts'

/** What a careful reader says about a clause. It warns and never forbids: the village decides. */
export interface Warning {
  readonly code: WarningCode
  /** What it touches and what to write instead, in one sentence. */
  readonly sentence: string
}

export type WarningCode = 'fine' | 'fine_offset' | 'benefits' | 'shaming' | 'relatives' | 'speech'

interface Rule {
  readonly code: WarningCode
  readonly kinds: readonly ClauseKind[]
  readonly pattern: RegExp
  readonly sentence: string
}

const AGAINST: readonly ClauseKind[] = ['deduct', 'veto']
const ANY: readonly ClauseKind[] = ['award', 'deduct', 'veto']

/** What the law or the state gives, and no village may take. */
const BENEFITS =
  /(?:低保|五保|特困|社保|医保|养老|粮补|地补|补贴|补助|救助|救济|抚恤|待遇|福利|分红|惠农|惠民|优惠政策|扶持政策|危房|宅基地|户口|证明|盖章|办事|贷款|入学|上学|参军|当兵|入党|政审)/u
const TAKEN =
  /(?:取消|停发|停止|停办|停享|暂停|中止|终止|扣发|扣减|扣除|减发|缓发|剥夺|限制|收回|不予|不得|不能|不给|不再|不许|不准)/u
const RELATIVES = /(?:家属|家人|家里人|家庭成员|子女|儿女|孩子|配偶|丈夫|妻子|父母|亲属|亲戚|近亲)/u
const WRONG =
  /(?:违法|犯罪|违规|违纪|违反|上访|信访|吸毒|赌博|酒驾|醉驾|受处罚|受处分|被处罚|被判|服刑|涉黑|涉诈)/u

/** One word and another not far behind it, in the same part of a sentence. */
const near = (one: RegExp, letters: number, other: RegExp): RegExp =>
  new RegExp(`${one.source}[^，。；]{0,${letters}}${other.source}`, 'u')
const anyOf = (...patterns: readonly RegExp[]): RegExp =>
  new RegExp(patterns.map(({ source }) => source).join('|'), 'u')

const RULES: readonly Rule[] = [
  {
    code: 'fine_offset',
    kinds: ANY,
    pattern:
      /(?:抵|顶|充|免|冲)(?:扣|顶|消|缴|交|作|除)?[^，。；]{0,4}(?:罚款|罚金)|(?:罚款|罚金)[^，。；]{0,8}(?:积分|分)[^，。；]{0,4}(?:抵|顶)|以分(?:抵|代)罚/u,
    sentence: '罚款不能拿积分来抵，村里也没有减免的权力，建议删掉这个说法。',
  },
  {
    code: 'fine',
    kinds: AGAINST,
    pattern:
      /罚款|罚金|(?<!惩|处|奖)罚\s*\d|扣(?:钱|工资|工钱|押金)|没收|(?:缴纳|交纳|交)[^，。；]{0,4}(?:违约金|滞纳金|保证金)/u,
    sentence: '只有法律授权的机关才能罚款、没收，村里的细则定了也不作数，建议只写扣几分。',
  },
  {
    code: 'benefits',
    kinds: AGAINST,
    pattern: anyOf(
      near(TAKEN, 14, BENEFITS),
      near(BENEFITS, 8, /(?:取消|停发|停办|暂停|停止|扣发|扣减|扣除|缓办|缓发|不予|减半)/u),
      /影响[^，。；]{0,8}(?:参军|当兵|入党|政审|入学|上学|低保|贷款)/u,
    ),
    sentence: '低保、补贴、开证明这些是法律给的，不能因为积分少就停，建议只跟村里自己的奖励挂钩。',
  },
  {
    code: 'shaming',
    kinds: AGAINST,
    pattern:
      /黑榜|红黑榜|黑名单|曝光|丑(?:行|事)?榜|落后榜|后进榜|批评榜|示众|游街|(?:点名|公开|通报|广播|大喇叭)[^，。；]{0,4}(?:批评|检讨|道歉)|挂(?:黑|黄|白)牌|(?:张贴|公布|公开)[^，。；]{0,6}(?:照片|姓名|名字)/u,
    sentence: '把人点名挂出来会伤名誉、泄隐私，建议公示减分时只写类别，不写姓名和细节。',
  },
  {
    code: 'relatives',
    kinds: AGAINST,
    pattern: anyOf(
      /连坐|株连|连带[^，。；]{0,6}(?:扣|减|责任|处罚)/u,
      /一人[^。；]{0,10}全(?:家|户)|一户[^。；]{0,8}(?:联户|全组|党员)/u,
      /(?:联户|联系户|包联|结对)[^，。；]{0,10}(?:党员|联户)[^，。；]{0,6}(?:扣|减)/u,
      near(RELATIVES, 10, WRONG),
      near(/影响/u, 6, RELATIVES),
    ),
    sentence: '一个人做错的事，不能算到家里人或别的户头上，建议只写本人做的事。',
  },
  {
    code: 'speech',
    kinds: AGAINST,
    pattern:
      /上访|信访|举报|投诉|告状|发帖|发(?:布|表)?[^，。；]{0,8}(?:言论|帖子|视频|朋友圈|抖音|微博)|负面(?:信息|言论|舆情|评论)|不当言论|妄议|散布[^，。；]{0,6}(?:不满|牢骚)|(?:会后|背后|私下)[^，。；]{0,6}(?:乱说|乱讲|议论|说闲话|说三道四)|提(?:反对)?意见/u,
    sentence: '上访、举报、说话、发帖是公民的权利，不能因此扣分，建议删掉，或只写已经查实的违法行为。',
  },
  {
    code: 'speech',
    kinds: ['award'],
    pattern:
      /(?:不|无|未|零|没有|没)(?:越级|集体|进京|发生|参与|参加)?[^，。；]{0,4}(?:上访|信访|举报|投诉)|息(?:访|诉)|放弃[^，。；]{0,4}(?:上访|信访|举报|投诉)/u,
    sentence: '上访、举报是公民的权利，拿积分换人不说话也不行，建议改成奖励调解成功的双方。',
  },
]

/** Every warning once, in the order of the rules. */
export function warningsOf({
  kind,
  className,
  text,
}: Pick<ClauseForm, 'kind' | 'className' | 'text'>): Warning[] {
  const read = `${className}：${text}`
    .normalize('NFKC')
    .replaceAll(',', '，')
    .replaceAll(';', '；')
    .replaceAll(':', '：')
  const warnings: Warning[] = []
  for (const { code, kinds, pattern, sentence } of RULES) {
    if (!kinds.includes(kind) || !pattern.test(read)) continue
    // points against a fine are said once, not as a fine too
    if (code === 'fine' && warnings.some((one) => one.code === 'fine_offset')) continue
    if (!warnings.some((one) => one.code === code)) warnings.push({ code, sentence })
  }
  return warnings
}
