import type { FlowMonth, StandingMonth } from '#main/api/reports.ts'
import { figure } from './report-words.ts'

const ALL = [
  { key: 'awarded', label: '加分' },
  { key: 'deducted', label: '减分' },
  { key: 'redeemed', label: '兑换' },
] as const

const WIDTH = 1000
const LEFT = 64
const TOP = 30
const BAR_GAP = 3

export interface FlowChartProps {
  readonly months: readonly (FlowMonth | StandingMonth)[]
  /** What there was before the first month: then a line goes through what there was at the end of each. */
  readonly opening?: number
  readonly height?: number
}

/** Bars of twelve months, drawn as they also lie on paper. Amounts in hundredths. */
export function FlowChart({ months, opening, height = 300 }: FlowChartProps) {
  const bottom = height - 34
  const series = seriesOf(months)
  const standing = opening === undefined ? [] : [opening, ...months.flatMap(balanceAt)]
  const most = Math.max(100, ...standing, ...months.flatMap((month) => series.map(({ key }) => month[key])))
  const least = Math.min(0, ...standing)
  const step = niceStep(most - least)
  const ceiling = Math.ceil(most / step) * step
  const ground = Math.floor(least / step) * step
  const y = (points: number) => bottom - ((points - ground) / (ceiling - ground)) * (bottom - TOP)
  const slot = (WIDTH - LEFT) / Math.max(1, months.length)
  const bar = Math.min(26, (slot - 18) / series.length - BAR_GAP)
  const lines = Array.from(
    { length: Math.round((ceiling - ground) / step) + 1 },
    (_, at) => ground + at * step,
  )
  const end = (at: number) => LEFT + at * slot
  return (
    <figure className="flow-chart">
      <figcaption className="flow-legend">
        {series.map(({ key, label }) => (
          <span key={key} className={`flow-${key}`}>
            <i aria-hidden="true" />
            {label}
          </span>
        ))}
        {opening !== undefined && (
          <span className="flow-balance">
            <i aria-hidden="true" />
            余额
          </span>
        )}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={spoken(months)}>
        {lines.map((points) => (
          <g key={points}>
            <line className="flow-grid" x1={LEFT} x2={WIDTH} y1={y(points)} y2={y(points)} />
            <text className="flow-axis" x={LEFT - 10} y={y(points) + 5} textAnchor="end">
              {figure(points)}
            </text>
          </g>
        ))}
        {months.map((month, at) => {
          const left = LEFT + at * slot + (slot - series.length * (bar + BAR_GAP)) / 2
          return (
            <g key={month.month}>
              {series.map(({ key, label }, index) => (
                <rect
                  key={key}
                  className={`flow-${key}`}
                  x={left + index * (bar + BAR_GAP)}
                  y={y(Math.max(0, month[key]))}
                  width={bar}
                  height={y(0) - y(Math.max(0, month[key]))}
                  rx={2}
                >
                  <title>
                    {monthText(month.month)}
                    {label} {figure(month[key])} 分
                  </title>
                </rect>
              ))}
              <text className="flow-axis" x={LEFT + (at + 0.5) * slot} y={height - 10} textAnchor="middle">
                {monthText(month.month)}
              </text>
            </g>
          )
        })}
        {opening !== undefined && (
          <g className="flow-balance">
            <polyline points={standing.map((points, at) => `${end(at)},${y(points)}`).join(' ')} />
            {standing.map((points, at) => (
              // The ends of months stand still.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <circle key={at} cx={end(at)} cy={y(points)} r={4}>
                <title>
                  {at === 0 ? '年初' : `${monthText(months[at - 1]?.month ?? '')}底`}有 {figure(points)} 分
                </title>
              </circle>
            ))}
          </g>
        )}
      </svg>
    </figure>
  )
}

/** Nothing for its bars; a month that only opened balances or granted a base has none. */
export const isQuiet = (month: FlowMonth) => ALL.every(({ key }) => month[key] === 0) && month.other === 0

const balanceAt = (month: FlowMonth | StandingMonth): number[] =>
  'balance' in month && month.balance !== null ? [month.balance] : []

/** What never happened takes no room. */
const seriesOf = (months: readonly FlowMonth[]) => {
  const some = ALL.filter(({ key }) => months.some((month) => month[key] !== 0))
  return some.length === 0 ? ALL : some
}

const monthText = (month: string) => `${Number(month.slice(5, 7))}月`

const spoken = (months: FlowChartProps['months']) =>
  months
    .filter((month) => !isQuiet(month))
    .map((month) =>
      [
        `${monthText(month.month)}：${ALL.map(({ key, label }) => `${label} ${figure(month[key])}`).join('，')}`,
        ...balanceAt(month).map((points) => `月底有 ${figure(points)}`),
      ].join('，'),
    )
    .join('；') || '这一年还没有积分往来'

/** 1, 2 or 5 with noughts, so that about four lines cross the picture. */
function niceStep(most: number): number {
  const rough = most / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  return [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? 10 * power
}
