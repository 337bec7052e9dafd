import { expect, test } from 'vitest'
import { statementSlip } from '#main/domain/slips/statement-slip.ts'
import { statementFacts } from '#tests/kit/slip-facts.ts'
import { slipText } from '#tests/kit/slip-text.ts'

test('a household reads its last months line by line, with what was taken and why', () => {
  expect(slipText(statementSlip(statementFacts, 48))).toEqual([
    '                兴隆沟村',
    '             党群积分超市户积分明细',
    '------------------------------------------------',
    '0137 户　王*花家',
    '2026年8月2日到2026年11月1日',
    '------------------------------------------------',
    '之前结余                                    70分',
    '8月15日 打扫村道                      +20  余 90',
    '9月20日 减分                           -4  余 86',
    '  原因：门前柴草没有堆放整齐，提醒两次',
    '11月1日 兑换 DH26-00453               -28  余 58',
    '------------------------------------------------',
    '现有积分                                    58分',
    '           现在可兑 58分',
    '------------------------------------------------',
    '哪一笔不清楚，请当场问，或找村务监督委员会。',
    '2026年11月1日 09:50                 打印：王淑珍',
  ])
})

test('on 58 mm the figures stand below each line', () => {
  const lines = slipText(statementSlip(statementFacts, 32))
  const at = lines.indexOf('9月20日 减分')
  expect(lines.slice(at, at + 3)).toEqual([
    '9月20日 减分',
    '  -4                       余 86',
    '  原因：门前柴草没有堆放整齐，提',
  ])
})

test('a base that cannot be spent is shown, so that the sum adds up', () => {
  const facts = { ...statementFacts, heldBackHundredths: 1000, spendableHundredths: 4800 }
  const lines = slipText(statementSlip(facts, 48))
  expect(lines).toContain('其中基础分，不能兑                          10分')
  expect(lines).toContain('           现在可兑 48分')
})

test('a quiet quarter says that nothing happened', () => {
  expect(slipText(statementSlip({ ...statementFacts, rows: [] }, 32)).join('')).toContain('没有加减分')
})
