import { useState } from 'react'
import type { DeedForm } from '#main/api/deeds.ts'
import { Asked, shop, useAsk, useSession } from '#renderer/api/client.ts'
import { PaperDialog } from '#renderer/print/paper-dialog.tsx'
import { SelectInput } from '#renderer/ui/select-input.tsx'
import { byHouseNumber } from './deed-words.ts'
import { EVERYBODY, isIn, partsOf } from './part-of-village.ts'
import '#renderer/print/paper.css'
import '../stock/stock.css'
import './deeds.css'

/** As many clauses as fit across a page with room to tick. */
const MOST_COLUMNS = 10

/** A4 across: households down, clauses along, boxes to tick by hand where the event is. */
export function TickSheet({ form, day, onClose }: { form: DeedForm; day: string; onClose: () => void }) {
  const { village } = useSession()
  const list = useAsk(shop.deeds.candidates, { scheme: form.scheme.id, clause: null, day })
  const classNames = [...new Set(form.clauses.map(({ className }) => className))]
  const [className, setClassName] = useState(classNames[0] ?? '')
  const [part, setPart] = useState(EVERYBODY)
  const clauses = form.clauses.filter((one) => one.className === className).slice(0, MOST_COLUMNS)
  return (
    <PaperDialog
      heading="手工登记表"
      job={{ title: `手工登记表 ${day}`, size: 'A4', landscape: true }}
      onClose={onClose}
      note={
        <div className="deed-paper-choice">
          <SelectInput
            label="哪一类"
            value={className}
            onChange={setClassName}
            options={classNames.map((name) => ({ value: name, label: name }))}
          />
          <SelectInput label="哪一片" value={part} onChange={setPart} options={partsOf(list.data ?? [])} />
        </div>
      }
    >
      <Asked question={list}>
        {(all) => (
          <section className="paper-a4 paper-a4-wide deed-paper deed-tick-paper">
            <h1>
              {village}
              {form.scheme.name}事迹登记表（{className}）
            </h1>
            <p className="paper-two">
              <span>事由：____________________</span>
              <span>日期：________年____月____日</span>
              <span>做了的打“√”，几次写几</span>
            </p>
            <table>
              <thead>
                <tr>
                  <th>户号</th>
                  <th>姓名</th>
                  <th>组别</th>
                  {clauses.map((clause) => (
                    <th key={clause.clause} className="deed-paper-clause">
                      {clause.number} {clause.text}
                      <small>（{clause.figure}）</small>
                    </th>
                  ))}
                  <th>本人签字</th>
                </tr>
              </thead>
              <tbody>
                {all
                  .filter((row) => isIn(row, part))
                  .sort(byHouseNumber)
                  .map((row) => (
                    <tr key={row.who}>
                      <td>{row.number}</td>
                      <td>{row.name || '户主待定'}</td>
                      <td>{row.groupName}</td>
                      {clauses.map((clause) => (
                        <td key={clause.clause} />
                      ))}
                      <td />
                    </tr>
                  ))}
              </tbody>
            </table>
            <p className="paper-sign">
              <span>登记人：</span>
              <span>网格员：</span>
              <span>核对：</span>
            </p>
          </section>
        )}
      </Asked>
    </PaperDialog>
  )
}
