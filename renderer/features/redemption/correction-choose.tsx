import { Points } from '#renderer/ui/amounts.tsx'
import { ActionButton } from '#renderer/ui/buttons.tsx'
import { classes } from '#renderer/ui/classes.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { KeyCap } from '#renderer/ui/keys.tsx'
import { Message } from '#renderer/ui/message.tsx'
import type { CorrectionKind, SlipView } from './correction-view.ts'
import { Picture } from './picture.tsx'

const KINDS: readonly { readonly kind: CorrectionKind; readonly name: string; readonly when: string }[] = [
  { kind: 'move', name: '更正', when: '记错了户：货不动，积分改记到另一户，两户都签字' },
  { kind: 'return', name: '退货', when: '东西拿回来了：退几件，退几分' },
  { kind: 'exchange', name: '换货', when: '拿回来一样，换成另一样，多退少补' },
  { kind: 'reverse', name: '冲销', when: '整单开错了：东西全收回，积分全退' },
]

export interface CorrectionChooseProps {
  readonly slip: SlipView
  /** Why one of the four cannot be done any more. */
  readonly blocked: Partial<Record<CorrectionKind, string>>
  /** Whether the digits on the paper are those of the book; undefined where no paper was read. */
  readonly unchanged?: boolean | undefined
  readonly onChoose: (kind: CorrectionKind) => void
  /** The slip itself, to look at or to print once more. */
  readonly onShow?: () => void
  readonly onClose: () => void
}

/** F8, second step: the slip, and what happened. */
export function CorrectionChoose({
  slip,
  blocked,
  unchanged,
  onChoose,
  onShow,
  onClose,
}: CorrectionChooseProps) {
  const choose = (kind: CorrectionKind | undefined) => {
    if (kind && blocked[kind] === undefined) onChoose(kind)
  }
  return (
    <Dialog
      title="这一单怎么了？"
      size="wide"
      closeLabel="换一单"
      onClose={onClose}
      keys={{
        digit: (digit) => choose(KINDS[Number(digit) - 1]?.kind),
        ...(onShow ? { f12: onShow } : {}),
      }}
      footer={onShow && <ActionButton label="看小票，补打" keyHint="F12" onPress={onShow} />}
    >
      {unchanged !== undefined && (
        <div className="counter-proof">
          <Message
            tone={unchanged ? 'right' : 'wrong'}
            sentence={
              unchanged
                ? `${slip.serial} 和账上一样，没有改过`
                : `${slip.serial} 和账上不一样：请收好小票，报告村务监督委员会`
            }
            testId="slip-proof"
          />
        </div>
      )}
      <div className="counter-halves">
        <SlipSummary slip={slip} />
        <div className="counter-kinds">
          {KINDS.map(({ kind, name, when }, index) => (
            <button
              key={kind}
              type="button"
              className="counter-kind"
              disabled={blocked[kind] !== undefined}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(kind)}
            >
              <KeyCap>{String(index + 1)}</KeyCap>
              <span>
                <span className="counter-kind-name">{name}</span>
                <span
                  className={classes('counter-kind-when', blocked[kind] !== undefined && 'counter-amber')}
                >
                  {blocked[kind] ?? when}
                </span>
              </span>
            </button>
          ))}
        </div>
      </div>
    </Dialog>
  )
}

export function SlipSummary({ slip }: { slip: SlipView }) {
  return (
    <section className="counter-slip">
      <p className="counter-small">
        {slip.serial} · {slip.when}
        {slip.paper !== undefined && ` · ${slip.paper}`}
      </p>
      <p className="counter-slip-who">{slip.household}</p>
      <p className="counter-small">
        {slip.number} 户 · {slip.group} · 领取人 {slip.collector}
      </p>
      <ul className="counter-slip-lines">
        {slip.lines.map((line) => (
          <li key={line.id} className="counter-slip-line">
            <Picture picture={line.picture} />
            <span className="counter-slip-name">
              {line.name}
              <span className="counter-small">
                {line.spec} ×{line.quantity}
              </span>
            </span>
            <strong>
              <Points value={line.points} />
            </strong>
          </li>
        ))}
      </ul>
      {slip.since.map((sentence) => (
        <p className="counter-warning" key={sentence}>
          {sentence}
        </p>
      ))}
      <p className="counter-slip-total">
        <span>{slip.count}</span>
        <strong>
          <Points value={slip.total} />
        </strong>
      </p>
    </section>
  )
}
