import { type AnswerOf, shop, useAct, useDocumentIds } from '#renderer/api/client.ts'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { FormDialog } from './form-dialog.tsx'
import { dayText } from './household-words.ts'

type Due = AnswerOf<typeof shop.households.overview>['toClear']

/** 清零: what closed households left after their day, in one document. */
export function ClearClosed({ households, onClose }: { households: Due; onClose: () => void }) {
  const save = useAct(shop.households.clearClosed)
  const documents = useDocumentIds()
  const total = households.reduce((sum, one) => sum + one.points, 0)
  const submit = async () => {
    if (save.busy) return
    const form = { households: households.map(({ household }) => household) }
    const result = await save.act({ document: documents.for(form), ...form })
    if (result.ok) onClose()
  }
  return (
    <FormDialog
      title="销户到期，积分清零"
      size="middle"
      note={`这 ${households.length} 户的 ${formatPoints(total)} 分从账上清掉，记一张清零单。清了不能再兑。`}
      action={save.busy ? '正在清零' : '清零'}
      disabled={save.busy || households.length === 0}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <table className="households-plain">
        <thead>
          <tr>
            <th>户号</th>
            <th>户主</th>
            <th>最后能兑的那天</th>
            <th className="households-number">积分</th>
          </tr>
        </thead>
        <tbody>
          {households.map((one) => (
            <tr key={one.household}>
              <td>{one.number}</td>
              <td>{one.name}</td>
              <td>{dayText(one.until)}</td>
              <td className="households-number">{formatPoints(one.points)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {save.problem !== undefined && <Message tone="wrong" sentence={save.problem} />}
    </FormDialog>
  )
}
