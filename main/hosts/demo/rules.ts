import type { ClauseForm, ClauseTerms } from '../../api/rules.ts'
import type { Ids } from '../../kernel/ids.ts'
import type { Shop } from '../shop.ts'
import { type DemoPerson, done, newId } from './demo-village.ts'

/** In points. */
type Figure = number | readonly [number, number]
type DemoClause = readonly [
  kind: ClauseForm['kind'],
  className: string,
  text: string,
  figure: Figure,
  particulars?: Partial<ClauseTerms> & { readonly unit?: string },
]

const most = (period: 'month' | 'year', points: number) => ({
  caps: [{ period, points: points * 100, times: null }],
})
const ONLY_VILLAGE = { entry: 'organisation' } as const

const CLAUSES: readonly DemoClause[] = [
  ['award', '学习宣讲', '参加村里的宣讲、培训、村民会议', 5, most('year', 60)],
  ['award', '学习宣讲', '在会上讲一讲自己的好经验', 10],
  ['award', '党群共建', '参加植树、清沟这些义务劳动', [5, 15], { evidence: 'photo' }],
  ['award', '党群共建', '给村里提建议，被采纳', 5, { evidence: 'text' }],
  ['award', '党群共建', '值守护林防火卡口', 10, { unit: '天' }],
  ['award', '文明习惯', '庭院干净整洁，柴草码放整齐', 5, { per: 'month', ...most('year', 60) }],
  ['award', '文明习惯', '被评为当月清洁户', 10, { per: 'month' }],
  ['award', '文明习惯', '红白事简办、不要高价彩礼', 20, { evidence: 'text' }],
  ['award', '文明习惯', '孝老爱亲，受到表扬', [10, 30]],
  ['award', '文明习惯', '交回农药瓶', 1, { unit: '个', ...most('month', 10) }],
  ['award', '遵纪守法', '调解成功一起邻里纠纷，调解的人和双方都加', 5, { scope: 'several' }],
  ['award', '遵纪守法', '见义勇为', [20, 100], { evidence: 'text', ...ONLY_VILLAGE }],
  ['deduct', '遵纪守法', '乱倒垃圾、污水，提醒了还不清', 5, { evidence: 'photo', ...ONLY_VILLAGE }],
  ['deduct', '遵纪守法', '焚烧秸秆', 10, { evidence: 'photo', ...ONLY_VILLAGE }],
  ['deduct', '遵纪守法', '散养牲畜毁了别人家的庄稼', [5, 20], { evidence: 'text', ...ONLY_VILLAGE }],
  [
    'veto',
    '遵纪守法',
    '本人参与赌博、吸毒，经公安认定',
    0,
    { veto: { effect: 'freeze', cycles: 1 }, ...ONLY_VILLAGE },
  ],
  ['award', '勤劳致富', '带着别的户一起增收', 20, { per: 'year', evidence: 'text' }],
  ['award', '勤劳致富', '学会一门手艺，拿到证书', 15, { per: 'once', scope: 'person', evidence: 'photo' }],
]

/** What half a year taught the village: the clean yard is worth more, mending public things was forgotten. */
const changed = (clauses: readonly ClauseForm[]): ClauseForm[] => [
  ...clauses.map((clause) =>
    clause.text.startsWith('庭院')
      ? { ...clause, minimum: 800, maximum: 800, terms: { ...clause.terms, ...most('year', 96) } }
      : clause,
  ),
  formOf(
    ['award', '党群共建', '修好村里的路灯、围栏、健身器材', [5, 20], { evidence: 'photo' }],
    clauses.length,
  ),
]

const formOf = ([kind, className, text, figure, particulars = {}]: DemoClause, place: number): ClauseForm => {
  const { unit = '次', ...terms } = particulars
  const [low, high] = typeof figure === 'number' ? [figure, figure] : figure
  return {
    clause: idOf(place),
    className,
    text,
    kind,
    minimum: kind === 'veto' ? null : low * 100,
    maximum: kind === 'veto' ? null : high * 100,
    unitName: unit,
    terms: {
      per: 'time',
      caps: [],
      scope: 'household',
      partyClasses: [],
      evidence: 'none',
      entry: 'anyone',
      veto: null,
      also: [],
      ...terms,
    },
  }
}

/** The same in every version of the demo. */
const idOf = (place: number): string => `00000000-0000-7000-8000-${String(place + 1).padStart(12, '0')}`

/** 兴隆沟村积分细则: decided at the beginning, and once changed. */
export async function decideDemoRules(
  shop: Shop,
  ids: Ids,
  { caller }: DemoPerson,
  version: 1 | 2,
): Promise<void> {
  const { rules } = shop.services
  const first = CLAUSES.map(formOf)
  const { scheme } = await done(rules.current({ scheme: null, day: null }, caller))
  await done(
    rules.decide(
      {
        document: newId(ids),
        rules: newId(ids),
        scheme: scheme.id,
        name: '兴隆沟村积分细则',
        fromDate: shop.ledger.today(),
        template: '内蒙古敖汉',
        approver: '村民代表会议',
        clauses: version === 1 ? first : changed(first),
      },
      caller,
    ),
  )
}
