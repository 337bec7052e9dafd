import { expect, test } from 'vitest'
import { redemptionSlip } from '#main/domain/slips/redemption-slip.ts'
import { redemptionFacts } from '#tests/kit/slip-facts.ts'
import { slipText } from '#tests/kit/slip-text.ts'

const stub = (changed: Partial<typeof redemptionFacts> = {}, columns = 48) =>
  slipText(redemptionSlip({ ...redemptionFacts, ...changed }, columns).stub)
const villager = (changed: Partial<typeof redemptionFacts> = {}, columns = 32) =>
  redemptionSlip({ ...redemptionFacts, ...changed }, columns).villagers.flatMap(slipText)

test('the stub on 80 mm is the one in the picture', () => {
  expect(stub()).toEqual([
    '┌───┐',
    '│存根联│                            DH26-00453',
    '└───┘',
    '                兴隆沟村',
    '               党群积分超市兑换单',
    '------------------------------------------------',
    '2026年11月1日 09:42                     第 38 户',
    '0137 户　三组　王桂花家',
    '领取人：王桂花（户主）',
    '------------------------------------------------',
    '康师傅红烧牛肉面五连包                 ×1  10分',
    '雕牌肥皂 226克                         ×2   6分',
    '南方黑芝麻糊 480克                     ×1  12分',
    '共 3 样 4 件',
    '------------------------------------------------',
    '兑前可兑                                    86分',
    '本次兑换                                    28分',
    '兑后可兑                                    58分',
    '------------------------------------------------',
    '开单：王淑珍                        发货：李建军',
    '┌──────────────────────┐',
    '│签字／手印：                                │',
    '│                                            │',
    '│                                            │',
    '│                                            │',
    '│                                            │',
    '└──────────────────────┘',
    '                核对码 4071 8836',
  ])
})

test('the household’s part on 58 mm is the one in the picture', () => {
  expect(villager()).toEqual([
    '┌───┐',
    '│村民联│            DH26-00453',
    '└───┘',
    '        兴隆沟村',
    '       党群积分超市兑换单',
    '--------------------------------',
    '2026年11月1日 09:42',
    '0137 户　王*花家',
    '--------------------------------',
    '康师傅红烧牛肉面五连包',
    '  ×1                       10分',
    '雕牌肥皂 226克',
    '  ×2                        6分',
    '南方黑芝麻糊 480克',
    '  ×1                       12分',
    '共 3 样 4 件',
    '--------------------------------',
    '兑前可兑                    86分',
    '本次兑换                    28分',
    '   兑后可兑 58分',
    '--------------------------------',
    '如有差错或疑问，请到兑换台，或找',
    '村务监督委员会。',
    '        核对码 4071 8836',
  ])
})

test('the stub also fits 58 mm, and the household’s part 80 mm', () => {
  expect(stub({}, 32)).toContain('开单：王淑珍        发货：李建军')
  expect(stub({}, 32)).toContain('2026年11月1日 09:42     第 38 户')
  expect(villager({}, 48)).toContain('雕牌肥皂 226克                         ×2   6分')
  expect(villager({}, 48)).toContain('如有差错或疑问，请到兑换台，或找村务监督委员会。')
})

test('the box to sign in is at least 15 mm high', () => {
  const signature = redemptionSlip(redemptionFacts, 32).stub.blocks.find(
    (block) => block.kind === 'signature',
  )
  if (signature?.kind !== 'signature') throw new Error('nowhere to sign')
  // A row is 24 dots of 1/8 mm; the frame's lines lie in the middle of a row above and one below.
  const rows = signature.caption.length + signature.emptyRows + 1
  expect((rows * 24) / 8).toBeGreaterThanOrEqual(15)
})

test('a proxy and how they were known are on the stub, and not on the part that goes home', () => {
  const proxy = { kind: 'proxy', name: '赵铁柱', identityCheck: '邻居，看过身份证' } as const
  expect(stub({ collector: proxy })).toContain('代领人：赵铁柱')
  expect(stub({ collector: proxy })).toContain('身份核对：邻居，看过身份证')
  const home = villager({ collector: proxy }).join('\n')
  expect(home).not.toMatch(/赵铁柱|身份|代领|王桂花|领取人/)
})

test('a member who came without the card: how they were known is on the stub', () => {
  const collector = { ...redemptionFacts.collector, identityCheck: '没带卡，本人，李建军认得' }
  expect(stub({ collector })).toContain('身份核对：没带卡，本人，李建军认得')
})

test('a reprint says so in large letters, on both parts', () => {
  const { stub, villagers } = redemptionSlip({ ...redemptionFacts, reprint: true }, 48)
  for (const part of [stub, ...villagers]) {
    const line = part.blocks.find((block) => block.kind === 'line' && block.pieces[0]?.text === '【补打】')
    expect(line).toMatchObject({ size: 'double', bold: true })
  }
})

test('a slip written and handed out by one person waits for a second signature', () => {
  expect(stub({ awaitingReview: true })).toContain('待复核：今天收工前请另一人复核签字')
  expect(villager({ awaitingReview: true }).join()).not.toContain('待复核')
})

test('a hand-written slip entered later carries its paper number', () => {
  expect(stub({ paperNumber: '0012' })).toContain('手工兑换单 0012 补录')
})

test('a balance that a late paper slip took below zero is printed with a minus', () => {
  expect(stub({ spendableAfterHundredths: -250 })).toContain(
    '兑后可兑                                  -2.5分',
  )
})

test('a long name is broken, and its figures stand on its last line', () => {
  const lines = [
    {
      name: '立白超洁清新无磷洗衣粉柠檬香型家庭装',
      spec: '1.8千克',
      quantity: '×12',
      pointsHundredths: 123450,
    },
    ...redemptionFacts.lines,
  ]
  const printed = stub({ lines })
  const at = printed.indexOf('立白超洁清新无磷洗衣粉柠檬香型家')
  expect(printed.slice(at, at + 3)).toEqual([
    '立白超洁清新无磷洗衣粉柠檬香型家',
    '庭装 1.8千克                      ×12  1234.5分',
    '康师傅红烧牛肉面五连包             ×1      10分',
  ])
})

test('goods by weight have no count of pieces', () => {
  expect(stub({ pieces: null })).toContain('共 3 样')
})
