import { describe, expect, test } from 'vitest'
import {
  exchangeSlip,
  returnSlip,
  reversalSlip,
  wrongHouseholdSlip,
} from '#main/domain/slips/correction-slips.ts'
import { exchangeFacts, wrongHouseholdFacts } from '#tests/kit/slip-facts.ts'
import { slipText } from '#tests/kit/slip-text.ts'

describe.each([
  ['冲销单', '冲销原单', reversalSlip],
  ['退货单', '退货原单', returnSlip],
  ['换货单', '换货原单', exchangeSlip],
] as const)('%s', (title, reference, slip) => {
  test('names the slip it puts right, and is signed', () => {
    const stub = slipText(slip(exchangeFacts, 48).stub)
    expect(stub.join('\n')).toContain(`党群积分超市${title}`)
    expect(stub).toContain(`${reference}：DH26-00453（11月1日）`)
    expect(stub).toContain('办理人：王桂花（户主）')
    expect(stub.join('\n')).toContain('签字／手印：')
    expect(stub).toContain('现在可兑                                  51.5分')
  })

  test('why, and where the goods went, stays with the shop', () => {
    const parts = slip(exchangeFacts, 48)
    expect(slipText(parts.stub)).toContain('原因：肥皂受潮')
    expect(slipText(parts.stub)).toContain('  已坏，报损')
    const home = parts.villagers.flatMap(slipText).join('\n')
    expect(home).not.toMatch(/原因|受潮|报损|王桂花|签字/)
    expect(home).toContain('王*花家')
  })
})

test('an exchange shows what came back and what went out', () => {
  expect(slipText(exchangeSlip(exchangeFacts, 48).stub).slice(12, 22)).toEqual([
    '退回',
    '雕牌肥皂 226克                          ×2  6分',
    '  已坏，报损',
    '换出',
    '散装小米                         ×2.5斤  12.5分',
    '------------------------------------------------',
    '原来可兑                                    58分',
    '退回积分                                     6分',
    '换出积分                                  12.5分',
    '现在可兑                                  51.5分',
  ])
})

describe('更正单', () => {
  const parts = wrongHouseholdSlip(wrongHouseholdFacts, 48)

  test('both households sign the same stub', () => {
    const captions = parts.stub.blocks.flatMap((block) =>
      block.kind === 'signature' ? block.caption.map((piece) => piece.text) : [],
    )
    expect(captions).toEqual(['0137 户签字／手印：', '0216 户签字／手印：'])
  })

  test('each household takes home its own figures, and not the other’s', () => {
    const [from, to] = parts.villagers.map(slipText)
    expect(from?.join('\n')).toContain('现在可兑 86分')
    expect(from?.join('\n')).not.toMatch(/0216|-8分/)
    expect(to?.join('\n')).toContain('现在可兑 -8分')
    expect(to?.join('\n')).not.toMatch(/0137|86分/)
  })
})
