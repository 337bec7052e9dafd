import type { ExchangeSlipFacts, WrongHouseholdSlipFacts } from '#main/domain/slips/correction-slips.ts'
import type { SlipFacts } from '#main/domain/slips/facts.ts'
import type { RedemptionSlipFacts } from '#main/domain/slips/redemption-slip.ts'
import type { StatementSlipFacts } from '#main/domain/slips/statement-slip.ts'
import type { Day } from '#main/kernel/dates.ts'

const slip: SlipFacts = {
  village: '兴隆沟村',
  shopName: '党群积分超市',
  slipNumber: 'DH26-00453',
  businessDay: '2026-11-01' as Day,
  time: '09:42',
  writer: '王淑珍',
  issuer: '李建军',
  slipCode: '20261101004530004071',
  checkCode: '40718836',
  reprint: false,
  awaitingReview: false,
  paperNumber: null,
}

/** The slip in the picture: three goods for the household of Wang Guihua. */
export const redemptionFacts: RedemptionSlipFacts = {
  ...slip,
  ordinalOfDay: 38,
  household: { number: '0137', group: '三组', headName: '王桂花' },
  collector: { kind: 'member', name: '王桂花', relation: '户主', identityCheck: null },
  lines: [
    { name: '康师傅红烧牛肉面五连包', spec: '', quantity: '×1', pointsHundredths: 1000 },
    { name: '雕牌肥皂', spec: '226克', quantity: '×2', pointsHundredths: 600 },
    { name: '南方黑芝麻糊', spec: '480克', quantity: '×1', pointsHundredths: 1200 },
  ],
  pieces: 4,
  giftedHundredths: 0,
  spendableBeforeHundredths: 8600,
  spendableAfterHundredths: 5800,
}

export const exchangeFacts: ExchangeSlipFacts = {
  ...slip,
  slipNumber: 'HH26-00007',
  household: redemptionFacts.household,
  collector: redemptionFacts.collector,
  original: { slipNumber: 'DH26-00453', businessDay: '2026-11-01' as Day },
  reason: '肥皂受潮',
  returned: [{ ...redemptionFacts.lines[1]!, returned: 'loss' }],
  issued: [{ name: '散装小米', spec: '', quantity: '×2.5斤', pointsHundredths: 1250 }],
  giftedBackHundredths: 0,
  giftedHundredths: 0,
  spendableBeforeHundredths: 5800,
  spendableAfterHundredths: 5150,
}

export const wrongHouseholdFacts: WrongHouseholdSlipFacts = {
  ...slip,
  slipNumber: 'GZ26-00002',
  original: exchangeFacts.original,
  reason: '同名，扫错了卡',
  lines: redemptionFacts.lines,
  from: {
    household: redemptionFacts.household,
    giftedHundredths: 0,
    spendableBeforeHundredths: 5800,
    spendableAfterHundredths: 8600,
  },
  to: {
    household: { number: '0216', group: '五组', headName: '王桂花' },
    giftedHundredths: 0,
    spendableBeforeHundredths: 2000,
    spendableAfterHundredths: -800,
  },
}

export const statementFacts: StatementSlipFacts = {
  village: slip.village,
  shopName: slip.shopName,
  printedDay: '2026-11-01' as Day,
  time: '09:50',
  writer: '王淑珍',
  household: redemptionFacts.household,
  fromDay: '2026-08-02' as Day,
  openingHundredths: 7000,
  rows: [
    {
      day: '2026-08-15' as Day,
      title: '打扫村道',
      reason: null,
      pointsHundredths: 2000,
      giftedHundredths: 0,
      balanceHundredths: 9000,
    },
    {
      day: '2026-09-20' as Day,
      title: '减分',
      reason: '门前柴草没有堆放整齐，提醒两次',
      pointsHundredths: -400,
      giftedHundredths: 0,
      balanceHundredths: 8600,
    },
    {
      day: '2026-11-01' as Day,
      title: '兑换 DH26-00453',
      reason: null,
      pointsHundredths: -2800,
      giftedHundredths: 0,
      balanceHundredths: 5800,
    },
  ],
  balanceHundredths: 5800,
  giftedHundredths: 0,
  depositedHundredths: 0,
  heldBackHundredths: 0,
  spendableHundredths: 5800,
}
