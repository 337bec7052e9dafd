import type { ReactNode } from 'react'
import { ActionButton, Choice } from '#renderer/ui/buttons.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { useRaisedMessage } from './message-name.ts'
import type { ChoiceView } from './view.ts'

interface AskProps {
  readonly title: string
  readonly closeLabel: string
  readonly answers: readonly ChoiceView[]
  readonly onAnswer: (id: string) => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A question with a few answers, each by its number. */
function Ask({ title, closeLabel, answers, onAnswer, onClose, children }: AskProps) {
  return (
    <Dialog
      title={title}
      size="narrow"
      closeLabel={closeLabel}
      onClose={onClose}
      keys={{
        digit: (digit) => {
          const answer = answers[Number(digit) - 1]
          if (answer) onAnswer(answer.id)
        },
      }}
    >
      <div className="counter-form">
        {children}
        {answers.length > 0 && (
          <div className="counter-answers">
            {answers.map(({ id, label }, index) => (
              <Choice
                key={id}
                cap={String(index + 1)}
                label={label}
                chosen={false}
                onChoose={() => onAnswer(id)}
              />
            ))}
          </div>
        )}
      </div>
    </Dialog>
  )
}

export interface UnknownCodeProps {
  readonly code: string
  /** What this person may do about it; empty for those who may not answer. */
  readonly answers: readonly ChoiceView[]
  readonly onAnswer: (id: string) => void
  readonly onClose: () => void
}

/** A code that nothing in the shop has: 「这是什么？」 */
export function UnknownCode({ code, answers, onAnswer, onClose }: UnknownCodeProps) {
  return (
    <Ask title="这是什么？" closeLabel="先放一边" answers={answers} onAnswer={onAnswer} onClose={onClose}>
      <p className="counter-code">{code}</p>
      <p className="counter-say">
        {answers.length > 0
          ? '这个码店里没登记过。是哪样货的新条码，就在下面选；不清楚先放一边，不耽误后面的人。'
          : '这个码店里没登记过。请先放一边，办完这一户再找报账员登记；有短号的货可以按 F5 选。'}
      </p>
    </Ask>
  )
}

export interface NoCardCheckProps {
  /** 「王桂花家（0137 户，三组）」 */
  readonly household: string
  /** How the clerk made sure: 认识本人, 看过身份证 … */
  readonly ways: readonly ChoiceView[]
  /** Goods were scanned before this was answered. */
  readonly asked: boolean
  readonly onWay: (id: string) => void
  readonly onClose: () => void
}

/** 无卡兑换: a household found by name has not shown its card. */
export function NoCardCheck({ household, ways, asked, onWay, onClose }: NoCardCheckProps) {
  return (
    <Ask title="怎么认出本人的？" closeLabel="不办了" answers={ways} onAnswer={onWay} onClose={onClose}>
      <p className="counter-say">{household}没带卡。核对过本人再往下办，怎么核对的会记在单上。</p>
      {asked && <Message tone="wrong" sentence="请先选一个，再扫货。刚扫的货没有记。" />}
    </Ask>
  )
}

export interface PrintQuestionProps {
  readonly serial: string
  readonly household: string
  readonly onPrinted: () => void
  readonly onReprint: () => void
  readonly onClose: () => void
}

/** The printer did not say whether the paper came out. */
export function PrintQuestion({ serial, household, onPrinted, onReprint, onClose }: PrintQuestionProps) {
  return (
    <Ask
      title="小票打出来了吗？"
      closeLabel="待会儿再说"
      answers={[
        { id: 'printed', label: '打出来了' },
        { id: 'reprint', label: '没打出来，补打一张' },
      ]}
      onAnswer={(id) => (id === 'printed' ? onPrinted() : onReprint())}
      onClose={onClose}
    >
      <p className="counter-say">
        {household}的 {serial} 已经记好账。打印机没有回话，请看一眼出纸口；补打的小票会印上“补打”。
      </p>
    </Ask>
  )
}

export interface SecondCardProps {
  /** 「王桂花家」, whose cart is open. */
  readonly openHousehold: string
  /** 「赵玉兰家」, whose card was scanned. */
  readonly nextHousehold: string | undefined
  readonly onHold: () => void
  readonly onBack: () => void
}

/** A second card while a cart is open: never switch silently. */
export function SecondCard({ openHousehold, nextHousehold, onHold, onBack }: SecondCardProps) {
  useRaisedMessage()
  return (
    <Dialog
      title={`${openHousehold}这单还没确认`}
      size="narrow"
      closeLabel="回到这单"
      onClose={onBack}
      keys={{ f3: onHold }}
      footer={
        <>
          <ActionButton label="回到这单" keyHint="Esc" onPress={onBack} />
          <ActionButton label="挂单后换户" keyHint="F3" strong onPress={onHold} />
        </>
      }
    >
      <p className="counter-say" data-testid="message">
        {openHousehold}这单还没确认。F3 挂单后换户，Esc 回到这单。
      </p>
      {nextHousehold !== undefined && (
        <p className="counter-small">刚才扫的是{nextHousehold}的卡。挂起来的单随时按 F3 取回。</p>
      )}
    </Dialog>
  )
}
