import type { Objection } from '#main/api/notices.ts'
import { useSession } from '#renderer/api/client.ts'
import { PaperDialog } from '#renderer/print/paper-dialog.tsx'
import { dayText } from '../slips/day-text.ts'
import { pointsText, whoText } from './notice-words.ts'
import '#renderer/print/paper.css'
import './answer-paper.css'

export interface AnswerPaperProps {
  readonly objection: Objection
  readonly answer: NonNullable<Objection['answer']>
  readonly onClose: () => void
}

/** The written answer, for whoever objected to take home; one copy stays in the file. */
export function AnswerPaper({ objection, answer, onClose }: AnswerPaperProps) {
  const { village } = useSession()
  const { deed, by, madeOn, reason, notice } = objection
  const title = `异议答复书 ${answer.serial}`
  return (
    <PaperDialog heading={title} job={{ title, size: 'A4' }} onClose={onClose}>
      <section className="paper-a4 answer-paper">
        <h1>{village}积分异议答复书</h1>
        <p className="answer-serial">{answer.serial}</p>
        <p>{by}：</p>
        <p className="answer-words">
          您在{dayText(madeOn)}对{notice === null ? '' : `《${notice.title}》第 ${notice.position} 行，`}
          {whoText(deed)}家{dayText(deed.happenedOn)}“{deed.clauseText}”（{pointsText(deed)}
          {deed.kind === 'veto' ? '' : ' 分'}）提出异议，说：{reason}
        </p>
        <p className="answer-words">
          经查，异议<strong>{answer.outcome === 'upheld' ? '成立' : '不成立'}</strong>。{answer.text}
        </p>
        {answer.outcome === 'upheld' && (
          <p className="answer-words">
            {answer.returned === 0 ? '这一条不再记分。' : '这一条已经改回来，账上两笔都看得见。'}
          </p>
        )}
        <p className="answer-words">对答复还有意见，可以向村务监督委员会或镇里反映。</p>
        <div className="answer-sign">
          <span>答复人：{answer.by}</span>
          <span>{village}村民委员会（盖章）</span>
          <span>{dayText(answer.day)}</span>
        </div>
        <div className="answer-sign">
          <span>收到答复的人签字：</span>
        </div>
      </section>
    </PaperDialog>
  )
}
