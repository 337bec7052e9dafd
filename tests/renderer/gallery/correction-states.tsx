import type { ReactNode } from 'react'
import { CorrectionChoose } from '#renderer/features/redemption/correction-choose.tsx'
import { CorrectionFind } from '#renderer/features/redemption/correction-find.tsx'
import {
  ExchangeForm,
  MoveForm,
  ReturnForm,
  type ReturnFormProps,
  ReverseForm,
} from '#renderer/features/redemption/correction-forms.tsx'
import type { ReturnLineView, SlipHit, SlipView } from '#renderer/features/redemption/correction-view.ts'
import { over } from './overlay-states.tsx'
import { noodles, nothing, sesame, soap } from './samples.ts'

const slip: SlipView = {
  id: 's',
  serial: 'DH26-00453',
  household: '王桂花家',
  number: '0137',
  group: '三组',
  when: '今天 09:42',
  collector: '王桂花',
  count: '共 3 样 4 件',
  total: 2800,
  lines: [
    { ...noodles, quantity: '1 提' },
    { ...soap, quantity: '2 块' },
    { ...sesame, quantity: '1 袋' },
  ],
  since: ['今天 10:05 退过 1 块雕牌肥皂，退 3 分'],
}

const hits: readonly SlipHit[] = [
  {
    id: 'a',
    serial: 'DH26-00453',
    household: '王桂花家',
    when: '今天 09:42',
    count: '3 样 4 件',
    total: 2800,
    mark: undefined,
  },
  {
    id: 'b',
    serial: 'DH26-00452',
    household: '李秀英家',
    when: '今天 09:38',
    count: '2 样 2 件',
    total: 1800,
    mark: undefined,
  },
  {
    id: 'c',
    serial: 'DH26-00451',
    household: '赵玉兰家',
    when: '今天 09:31',
    count: '1 样 1 件',
    total: 600,
    mark: '已冲销',
  },
]

const backLine: ReturnLineView = {
  ...noodles,
  returnable: '1',
  quantity: '',
  condition: 'good',
  problem: undefined,
}
const lines: readonly ReturnLineView[] = [
  backLine,
  { ...backLine, ...soap, returnable: '1', quantity: '2', problem: '只剩 1 块可退，今天已经退过 1 块。' },
  { ...backLine, ...sesame, returnable: '1', quantity: '1', condition: 'damaged' },
]

const form: ReturnFormProps = {
  slip,
  lines,
  outcome: {
    sentence: '退回 12 分给王桂花家，1 袋南方黑芝麻糊记报损。',
    ready: true,
    problem: undefined,
  },
  why: {
    reasons: ['不想要了', '拿错了', '东西坏的', '快到期'].map((label) => ({ id: label, label })),
    reason: '东西坏的',
    onReason: nothing,
  },
  busy: false,
  onQuantity: nothing,
  onCondition: nothing,
  onConfirm: nothing,
  onClose: nothing,
}

const fine = lines.map((line) => ({ ...line, quantity: line === lines[0] ? '' : '1', problem: undefined }))
const wang = { household: '王桂花家', number: '0137', group: '三组', before: 5800, after: 8600 }
const zhao = { household: '赵玉兰家', number: '0233', group: '四组', before: 4000, after: 1200 }

const whoWasWrong = {
  ...form.why,
  reasons: ['扫错了卡', '同名认错', '找户找错'].map((label) => ({ id: label, label })),
  reason: '同名认错',
}

export const correctionScreens: Readonly<Record<string, () => ReactNode>> = {
  'f8-find': () =>
    over(
      <CorrectionFind
        query=""
        found={{ kind: 'found', hits }}
        onQuery={nothing}
        onPick={nothing}
        onRetry={nothing}
        onClose={nothing}
      />,
    ),
  'f8-choose': () =>
    over(
      <CorrectionChoose
        slip={slip}
        blocked={{ reverse: '已经退过一样，不能整单冲销；剩下的请按退货办。' }}
        onChoose={nothing}
        onClose={nothing}
      />,
    ),
  'f8-return': () =>
    over(
      <ReturnForm
        {...form}
        outcome={{ sentence: '', ready: false, problem: '雕牌肥皂只剩 1 块可退，请改一下数量。' }}
      />,
    ),
  'f8-exchange': () =>
    over(
      <ExchangeForm
        {...form}
        lines={fine}
        taken={[{ ...noodles, id: 't', quantity: '1 提' }]}
        outcome={{ sentence: '退 15 分，换 10 分，找回 5 分给王桂花家。', ready: true, problem: undefined }}
        onPickGoods={nothing}
        onRemove={nothing}
      />,
    ),
  'f8-exchange-start': () =>
    over(
      <ExchangeForm
        {...form}
        lines={fine}
        taken={[]}
        outcome={{ sentence: '先填拿回来的，再扫换出去的。', ready: false, problem: undefined }}
        onPickGoods={nothing}
        onRemove={nothing}
      />,
    ),
  'f8-reverse': () =>
    over(
      <ReverseForm
        {...form}
        lines={lines.map((line) => ({ ...line, quantity: '1', problem: undefined }))}
        outcome={{
          sentence: '退回 28 分给王桂花家，2 样放回货架，1 样记报损。',
          ready: true,
          problem: undefined,
        }}
      />,
    ),
  'f8-move': () =>
    over(
      <MoveForm
        {...form}
        why={whoWasWrong}
        from={wang}
        to={zhao}
        outcome={{ sentence: '28 分改记到赵玉兰家，货不动，两户都签字。', ready: true, problem: undefined }}
        onFindHousehold={nothing}
      />,
    ),
  'f8-move-start': () =>
    over(
      <MoveForm
        {...form}
        why={whoWasWrong}
        from={wang}
        to={undefined}
        outcome={{ sentence: '请扫该记的那一户的卡。', ready: false, problem: undefined }}
        onFindHousehold={nothing}
      />,
    ),
}
