import { type ReactNode, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { MOST_ROWS, type PeriodRow, type PeriodSheet } from '#main/api/reports.ts'
import { act, shop, tableState, useAsk } from '#renderer/api/client.ts'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { type DataColumn, DataTable } from '#renderer/ui/data-table.tsx'
import { Pill } from '#renderer/ui/marks.tsx'
import { SelectInput } from '#renderer/ui/select-input.tsx'
import { ReportBar, ReportFigures } from './report-bar.tsx'
import { figure, placeText, plain, SUBJECT_TITLES, SUBJECT_UNITS, signed } from './report-words.ts'
import type { Reported } from './reports-page.tsx'
import { SheetPaper } from './sheet-paper.tsx'

const EVERY = ''

/** 月公示、季小结、年评比: everybody's points of the time, the best first. */
export function SheetView({ report, scheme, period, choices }: Reported & { choices: ReactNode }) {
  const navigate = useNavigate()
  const [group, setGroup] = useState(EVERY)
  const [printing, setPrinting] = useState(false)
  const asked = {
    scheme,
    from: period.from,
    to: period.to,
    by: report.by,
    group: group === EVERY ? null : group,
  }
  const question = useAsk(shop.reports.sheet, asked, { keep: true })
  const sheet = question.data
  const unit = sheet ? SUBJECT_UNITS[sheet.scheme.subject] : '户'
  const earned = sheet?.rows.filter(({ awarded }) => awarded > 0).length ?? 0
  return (
    <>
      <ReportBar
        empty={sheet === undefined || sheet.rows.length === 0}
        onPrint={() => setPrinting(true)}
        onSave={() => act(shop.reports.sheetWorkbook, asked)}
      >
        {choices}
      </ReportBar>
      {sheet && (
        <div className="report-line">
          <ReportFigures
            figures={[
              ['得分的', `${earned} ${unit}`],
              ['加分', figure(sheet.total.awarded)],
              ['减分', figure(sheet.total.deducted)],
              ['合计', figure(sheet.total.merit)],
            ]}
          />
          {sheet.ties !== '' && <p className="report-hint">{sheet.ties}</p>}
          <p className="report-hint">
            这张表写全名，给村里存档。要贴出去，到<Link to="/notices/new/period">“公示”</Link>
            里做，名字会遮住。
          </p>
        </div>
      )}
      <DataTable<PeriodRow>
        rows={sheet?.rows ?? []}
        columns={sheet ? columnsOf(sheet) : []}
        rowKey={({ subject }) => subject}
        unit={unit}
        state={tableState(question)}
        searchText={({ number, name, groupName }) => `${number} ${name} ${groupName}`}
        searchHint="户号、姓名"
        onOpen={({ household }) => {
          if (household !== null) void navigate(`/households/${household}`)
        }}
        tools={
          <>
            {sheet && sheet.count > sheet.rows.length && (
              <span className="office-soft">
                只列前 {MOST_ROWS} {unit}，共 {sheet.count} {unit}，全部的请导出表格
              </span>
            )}
            <SelectInput
              label="按组看"
              value={group}
              onChange={setGroup}
              options={[
                { value: EVERY, label: '全村' },
                ...(sheet?.groups ?? []).map((name) => ({ value: name, label: name })),
              ]}
            />
          </>
        }
        empty={{
          title: '还没有谁记过积分',
          hint: '在“记事迹”或“入账”里记了分，这里就有。',
          actions: [{ label: '去记事迹', onPress: () => void navigate('/points/record') }],
        }}
      />
      {printing && sheet && (
        <SheetPaper
          sheet={sheet}
          report={report}
          period={period}
          group={group}
          onClose={() => setPrinting(false)}
        />
      )}
    </>
  )
}

function columnsOf({ scheme, parts }: PeriodSheet): DataColumn<PeriodRow>[] {
  const right = { align: 'right' } as const
  return [
    {
      key: 'place',
      title: '名次',
      width: 104,
      ...right,
      render: ({ place, tied }) => placeText(place, tied),
      compare: (a, b) => (a.place ?? Number.MAX_SAFE_INTEGER) - (b.place ?? Number.MAX_SAFE_INTEGER),
    },
    {
      key: 'number',
      title: '户号',
      width: 92,
      render: ({ number }) => number,
      compare: (a, b) => a.number.length - b.number.length || a.number.localeCompare(b.number),
    },
    {
      key: 'name',
      title: SUBJECT_TITLES[scheme.subject],
      width: 130,
      render: ({ name, gone }) => (
        <span className="office-name-words">
          <strong>{name}</strong>
          {gone && <Pill>不在册</Pill>}
        </span>
      ),
      compare: (a, b) => a.name.localeCompare(b.name, 'zh-CN'),
    },
    { key: 'group', title: '组别', width: 82, render: ({ groupName }) => groupName },
    ...parts.map(
      (title, at): DataColumn<PeriodRow> => ({
        key: `part-${title}`,
        title,
        width: Math.max(80, title.length * 18 + 34),
        ...right,
        render: ({ parts: own }) => plain(own[at] ?? 0),
      }),
    ),
    {
      key: 'awarded',
      title: '加分',
      width: 84,
      ...right,
      render: ({ awarded }) => signed(awarded),
    },
    {
      key: 'deducted',
      title: '减分',
      width: 84,
      ...right,
      render: ({ deducted }) => (
        <span className={deducted > 0 ? 'office-warn' : ''}>{signed(-deducted)}</span>
      ),
    },
    {
      key: 'merit',
      title: '得分',
      width: 100,
      ...right,
      render: ({ merit }) => <strong>{formatPoints(merit)}</strong>,
      compare: (a, b) => a.merit - b.merit,
    },
    {
      key: 'balance',
      title: '现有积分',
      width: 124,
      ...right,
      render: ({ balance }) => formatPoints(balance),
      compare: (a, b) => a.balance - b.balance,
    },
    ...(scheme.ranks
      ? [{ key: 'prize', title: '奖品', width: 120, render: ({ prize }: PeriodRow) => prize }]
      : []),
  ]
}
