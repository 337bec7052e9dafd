import { Button } from 'antd'
import { ClipboardList, Printer } from 'lucide-react'
import { useState } from 'react'
import { type AnswerOf, shop, tableState, useAsk, useSession } from '#renderer/api/client.ts'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { DataTable } from '#renderer/ui/data-table.tsx'
import { DayField } from '#renderer/ui/day-field.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { DayRegister } from './day-register.tsx'
import { dayText } from './day-text.ts'
import './day-register.css'

type Row = AnswerOf<typeof shop.printing.dayRegister>['rows'][number]

/** A day's slips, and the sheet that goes into the file. */
export function DayPage() {
  const { today } = useSession()
  const [day, setDay] = useState(today)
  const [paper, setPaper] = useState(false)
  const register = useAsk(shop.printing.dayRegister, { day })
  const year = Number(today.slice(0, 4))
  return (
    <Page
      title="兑换登记表"
      note={
        register.data &&
        `${dayText(day)}，${register.data.rows.length} 张单，${formatPoints(register.data.total)} 分`
      }
      actions={
        <>
          <div className="register-day">
            <DayField
              id="register-day"
              aria-describedby={undefined}
              aria-invalid={false}
              value={day}
              years={[year - 5, year]}
              onChange={setDay}
            />
          </div>
          <Button
            type="primary"
            icon={<Printer size={18} aria-hidden="true" />}
            disabled={(register.data?.rows.length ?? 0) === 0}
            onClick={() => setPaper(true)}
          >
            打印登记表
          </Button>
        </>
      }
    >
      <DataTable<Row>
        rows={register.data?.rows ?? []}
        rowKey={({ serial }) => serial}
        unit="张"
        state={tableState(register)}
        empty={{
          icon: ClipboardList,
          title: `${dayText(day)}没有兑换`,
          hint: '有兑换的日子，这里就有一张表可以打印，让大家补签字、进档案。',
        }}
        searchText={(row) => Object.values(row).join(' ')}
        searchHint="单号、户主、物品"
        columns={[
          { key: 'serial', title: '单号', width: 124, render: ({ serial }) => serial },
          { key: 'time', title: '时间', width: 72, render: ({ time }) => time },
          { key: 'title', title: '单子', width: 92, render: ({ title }) => title },
          {
            key: 'number',
            title: '户号',
            width: 90,
            render: ({ number }) => number,
            compare: (a, b) => a.number.localeCompare(b.number),
          },
          { key: 'head', title: '户主', width: 100, render: ({ headName }) => headName },
          { key: 'goods', title: '物品', width: 276, render: ({ goods }) => goods },
          {
            key: 'points',
            title: '积分',
            width: 90,
            align: 'right',
            render: ({ points }) => formatPoints(points),
            compare: (a, b) => a.points - b.points,
          },
          { key: 'collector', title: '领取人', width: 100, render: ({ collector }) => collector },
          { key: 'writer', title: '开单', width: 92, render: ({ writer }) => writer },
          { key: 'issuer', title: '发货', width: 92, render: ({ issuer }) => issuer },
        ]}
      />
      {paper && <DayRegister day={day} onClose={() => setPaper(false)} />}
    </Page>
  )
}
