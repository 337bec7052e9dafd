import { award, deduct, type RuleTemplate } from './shape.ts'

const pairs: readonly (readonly [number, string, string])[] = [
  [1, '准时到会', '开会迟到'],
  [1, '开会坚持到底', '开会早退'],
  [1, '会上主动发言', '会上不发言、会后乱议论'],
  [2, '桌椅板凳摆放整齐', '屋里、墙上乱堆乱挂'],
  [2, '锅碗瓢盆摆放整齐', '锅碗不分类、不干净'],
  [2, '衣服被褥叠放整齐', '衣服被褥不洗不叠'],
  [2, '棍棒柴草堆放整齐', '柴草占用公共地方'],
  [2, '农具收放整齐', '农具、肥料、粮食乱堆'],
  [2, '房前屋后打扫干净', '杂物乱放、污水横流'],
]
const classOf = (points: number) => (points === 1 ? '开会' : '家居')

/**
 * 重庆奉节县: the county's list (001doc.com 1094205, the first nine pairs are readable) and 白家村 (014i.cn 192200):
 * 32 items in 4 aspects, 100 points to begin with, only what is above can be redeemed, 1 point = 1 yuan, a tidy
 * courtyard 10; below 70 the village pauses benefits, which the template leaves out.
 */
export const baijia: RuleTemplate = {
  key: 'baijia',
  place: '重庆奉节白家',
  about: '每户 100 分起，只有超过 100 分的部分能兑换，1 分当 1 元；好的加、差的减，一对一对写。',
  scheme: {
    subject: 'household',
    base: { pointsHundredths: 10_000, spendable: false },
  },
  worthFen: 100,
  blanks: [
    '白家村有 4 个方面 32 条，只公布了 1 条；其余用的是奉节县清单里看得到的 9 对，后面的请村里自己写。',
    '原地规定低于 70 分暂停待遇。低保、补贴这些不能因为积分少就停，样板里没有放进来。',
  ],
  clauses: [
    ...pairs.map(([points, good]) => award(classOf(points), good, points)),
    award('家居', '院坝被评为整洁', 10),
    ...pairs.map(([points, , bad]) => deduct(classOf(points), bad, points, { entry: 'organisation' })),
  ],
}
