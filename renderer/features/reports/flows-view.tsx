import type { ReactNode } from 'react'
import type { ClassTotal, FlowMonth, HouseholdYear, StandingMonth } from '#main/api/reports.ts'
import { Asked, shop, useAsk } from '#renderer/api/client.ts'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { Card } from '#renderer/ui/card.tsx'
import { EmptyState } from '#renderer/ui/states.tsx'
import { FlowChart, isQuiet } from './flow-chart.tsx'
import { ReportBar, ReportFigures } from './report-bar.tsx'
import { figure, plain } from './report-words.ts'
import type { Reported } from './reports-page.tsx'

/** 收支图: points in and out by month, and from which classes they came. */
export function FlowsView({ scheme, period, choices }: Reported & { choices: ReactNode }) {
  const question = useAsk(shop.reports.flows, { scheme, from: period.from, to: period.to }, { keep: true })
  return (
    <>
      <ReportBar empty={false}>{choices}</ReportBar>
      <div className="report-scroll">
        <Asked question={question}>
          {({ months, classes }) =>
            months.every(isQuiet) ? (
              <EmptyState title={`${period.name}还没有积分往来`} hint="记了积分、兑了东西，这里就有图。" />
            ) : (
              <div className="flows">
                <Card title="每月加了多少，用了多少">
                  <ReportFigures
                    figures={[
                      ['加分', figure(sum(months, 'awarded'))],
                      ['减分', figure(sum(months, 'deducted'))],
                      ['兑换', figure(sum(months, 'redeemed'))],
                      ['期初、基础分、清零等', figure(sum(months, 'other'))],
                    ]}
                  />
                  <FlowChart months={months} />
                  <MonthTable months={months} />
                </Card>
                <Card title="分从哪些事来">
                  <ClassBars classes={classes} />
                </Card>
              </div>
            )
          }
        </Asked>
      </div>
    </>
  )
}

const FIELDS = ['awarded', 'deducted', 'redeemed', 'other'] as const
const sum = (months: readonly FlowMonth[], field: (typeof FIELDS)[number]) =>
  months.reduce((total, month) => total + month[field], 0)

/** What a household had, got, used and has, in a line of figures. */
export function YearFigures({ found: { opening, months } }: { found: HouseholdYear }) {
  const other = sum(months, 'other')
  return (
    <ReportFigures
      figures={[
        ['年初有', figure(opening)],
        ['加分', figure(sum(months, 'awarded'))],
        ['减分', figure(sum(months, 'deducted'))],
        ['兑换', figure(sum(months, 'redeemed'))],
        ...(other === 0 ? [] : [['期初、基础分、清零等', figure(other)] as const]),
        ['现在有', figure(months.findLast(({ balance }) => balance !== null)?.balance ?? opening)],
      ]}
    />
  )
}

const ROWS = [
  ['加分', 'awarded'],
  ['减分', 'deducted'],
  ['兑换', 'redeemed'],
  ['其他', 'other'],
] as const

export function MonthTable({ months }: { months: readonly (FlowMonth | StandingMonth)[] }) {
  return (
    <div className="flow-table">
      <table className="office-plain">
        <thead>
          <tr>
            <td />
            {months.map(({ month }) => (
              <th key={month} className="office-number">
                <span className="ui-unseen">{Number(month.slice(5, 7))}月</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ROWS.map(([label, field]) => (
            <tr key={field}>
              <th scope="row">{label}</th>
              {months.map((month) => (
                <td key={month.month} className="office-number">
                  {plain(month[field])}
                </td>
              ))}
            </tr>
          ))}
          {months.some((month) => 'balance' in month) && (
            <tr>
              <th scope="row">余额</th>
              {months.map((month) => (
                <td key={month.month} className="office-number">
                  <strong>{'balance' in month && month.balance !== null ? figure(month.balance) : ''}</strong>
                </td>
              ))}
            </tr>
          )}
        </tbody>
      </table>
    </div>
  )
}

function ClassBars({ classes }: { classes: readonly ClassTotal[] }) {
  const most = Math.max(1, ...classes.flatMap(({ awarded, deducted }) => [awarded, deducted]))
  return (
    <ul className="class-bars">
      {classes.map(({ className, awarded, deducted }) => (
        <li key={className}>
          <span className="class-name">{className}</span>
          <span className="class-track">
            <i className="flow-awarded" style={{ width: `${(Math.max(0, awarded) / most) * 100}%` }} />
            {deducted > 0 && <i className="flow-deducted" style={{ width: `${(deducted / most) * 100}%` }} />}
          </span>
          <span className="class-figure">
            {formatPoints(awarded)}
            {deducted > 0 && <span className="office-warn"> −{formatPoints(deducted)}</span>}
          </span>
        </li>
      ))}
    </ul>
  )
}
