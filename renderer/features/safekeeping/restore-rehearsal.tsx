import type { Rehearsal } from '#main/api/safekeeping.ts'
import { ActionButton } from '#renderer/ui/buttons.tsx'
import { Card } from '#renderer/ui/card.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { WizardFrame, type WizardStep } from '../founding/wizard-frame.tsx'
import { fullMoment, relationText } from './texts.ts'

export interface RestoreRehearsalProps {
  readonly steps: readonly WizardStep[]
  readonly seen: Rehearsal
  readonly onBack: () => void
  readonly onNext: () => void
}

/** What the copy holds, whether it is sound, and what restoring it would cost. */
export function RestoreRehearsal({ steps, seen, onBack, onNext }: RestoreRehearsalProps) {
  const { site, last, documents, audit, lost, migrated, relation } = seen
  return (
    <WizardFrame
      heading="恢复账本"
      steps={steps}
      current="rehearse"
      title="试过了，请看清楚"
      lead="这是在复制件上试的，现在的账本还没有动。"
      onEnter={onNext}
      foot={
        <>
          <ActionButton label="换一份" onPress={onBack} />
          <ActionButton label="看清楚了，下一步" keyHint="Enter" strong onPress={onNext} />
        </>
      }
    >
      <div className="safe-form">
        <Message
          tone={audit.sound ? 'right' : 'wrong'}
          sentence={audit.sound ? '打得开，账本体检都对。' : `打得开，可是体检有 ${audit.total} 处不对。`}
          {...(migrated ? { more: '它是旧程序记的，已经在复制件上更新好了。' } : {})}
        />
        <Card title={`${site.village}${site.shop}${site.demo ? '（体验数据）' : ''}`}>
          <dl className="safe-facts">
            <div>
              <dt>最后一张单</dt>
              <dd data-testid="rehearsal-last">
                {last.serial}，核对码 {last.checkCode}
              </dd>
            </div>
            <div>
              <dt>记于</dt>
              <dd>{fullMoment(last.enteredAt)}</dd>
            </div>
            <div>
              <dt>一共</dt>
              <dd>{documents} 张单</dd>
            </div>
          </dl>
        </Card>
        <Message tone={lost.count > 0 ? 'ask' : 'plain'} sentence={relationText({ relation, lost })} />
        {lost.documents.length > 0 && (
          <Card
            title={lost.count > lost.documents.length ? `最近的 ${lost.documents.length} 张` : '是这些单'}
          >
            <ul className="safe-lost" data-testid="lost-documents">
              {lost.documents.map(({ serial, title, businessDate }) => (
                <li key={serial}>
                  {serial} {title} {businessDate}
                </li>
              ))}
            </ul>
          </Card>
        )}
        {!audit.sound && (
          <Card title="不对的地方">
            <ul className="safe-findings">
              {audit.findings.map((one) => (
                <li key={`${one.code}${one.row}${one.document}`}>{one.sentence}</li>
              ))}
            </ul>
          </Card>
        )}
      </div>
    </WizardFrame>
  )
}
