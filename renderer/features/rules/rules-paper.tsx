import type { RulesBook } from '#main/api/rules.ts'
import { useSession } from '#renderer/api/client.ts'
import { PaperDialog } from '#renderer/print/paper-dialog.tsx'
import { dayText } from '../slips/day-text.ts'
import { classesOf } from './draft.ts'
import '#renderer/print/paper.css'
import './rules.css'

/** A4 for the wall and the file: the whole book by class, since when and by whose decision. */
export function RulesPaper({ book, onClose }: { book: RulesBook; onClose: () => void }) {
  const { village } = useSession()
  return (
    <PaperDialog
      heading="积分细则"
      job={{ title: `${book.name}第${book.version}版`, size: 'A4' }}
      onClose={onClose}
    >
      <section className="paper-a4 rules-paper">
        <h1>{book.name}</h1>
        <p className="rules-paper-note">
          <span>{village}</span>
          <span>
            第 {book.version} 版，{dayText(book.fromDate)}起用
          </span>
          <span>
            {book.approver}定（{book.serial}）
          </span>
        </p>
        <table>
          <thead>
            <tr>
              <th>条款</th>
              <th>内容</th>
              <th>分值</th>
              <th>说明</th>
            </tr>
          </thead>
          {classesOf(book.clauses).map((name, index) => (
            <tbody key={name}>
              <tr>
                <th colSpan={4} className="rules-paper-class">
                  {index + 1} {name}
                </th>
              </tr>
              {book.clauses
                .filter(({ className }) => className === name)
                .map(({ clause, number, text, words }) => (
                  <tr key={clause}>
                    <td className="paper-number">{number}</td>
                    <td>{text}</td>
                    <td className="rules-paper-figure">
                      {words.per}
                      {words.per !== '' && ' '}
                      {words.figure}
                    </td>
                    <td>{words.remarks.join('；')}</td>
                  </tr>
                ))}
            </tbody>
          ))}
        </table>
        <p className="rules-paper-sign">
          <span>村负责人：</span>
          <span>村务监督委员会：</span>
          <span>日期：</span>
        </p>
      </section>
    </PaperDialog>
  )
}
