import type { Booklet, BookletLine } from '#main/api/reports.ts'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { FlowChart, isQuiet } from './flow-chart.tsx'
import type { Period } from './periods.ts'
import { monthDay, plain } from './report-words.ts'
import { Signatures } from './sheet-paper.tsx'
import '#renderer/print/paper.css'
import './reports.css'

/** The household's own paper: who lives there, every line of the time with its reason, what there is now. */
export function BookletPaper({ booklet, period }: { booklet: Booklet; period: Period }) {
  const { household, lines, totals } = booklet
  return (
    <section className="paper-a4 report-paper booklet" aria-label="一户一册">
      <p className="booklet-village">{booklet.village}</p>
      <h1>积分手册（一户一册）</h1>
      <p className="report-paper-note">
        <span>
          <strong>{household.headName}</strong>　{household.number} 号　{household.groupName}
        </span>
        <span>{booklet.scheme.name}</span>
        <span>{period.name}</span>
      </p>
      <p className="booklet-members">
        家里 {household.members.length} 人：
        {household.members.map(({ name, relation, status }) => (
          <span key={name}>
            {name}
            {(relation !== '' || status === 'away') &&
              `（${[relation, status === 'away' ? '外出' : ''].filter(Boolean).join('，')}）`}
          </span>
        ))}
      </p>
      <dl className="booklet-figures">
        <Figure label="上期结余" points={booklet.opening} />
        <Figure label="加分" points={totals.awarded} />
        <Figure label="减分" points={totals.deducted} />
        <Figure label="兑换" points={totals.redeemed} />
        {totals.other !== 0 && <Figure label="其他" points={totals.other} />}
        <Figure label="本期结余" points={booklet.closing} strong />
      </dl>
      {booklet.place !== null && (
        <p className="booklet-place">
          这段日子的得分在全村排第 {booklet.place} 名（共 {booklet.places} 户得分）。
        </p>
      )}
      {!booklet.year.months.every(isQuiet) && (
        <>
          <h2>{period.to.slice(0, 4)}年各月</h2>
          <FlowChart months={booklet.year.months} opening={booklet.year.opening} height={220} />
        </>
      )}
      <h2>往来明细</h2>
      <table>
        <thead>
          <tr>
            <th>日期</th>
            <th>事由</th>
            <th>加</th>
            <th>减</th>
            <th>余额</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>{monthDay(period.from)}</td>
            <td>上期结余</td>
            <td />
            <td />
            <td className="paper-number">{formatPoints(booklet.opening)}</td>
          </tr>
          {lines.map((line, at) => (
            // The lines of a printed sheet stand still.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <Line key={at} line={line} />
          ))}
          {lines.length === 0 && (
            <tr>
              <td colSpan={5}>这段日子没有加减分，也没有兑换。</td>
            </tr>
          )}
        </tbody>
        <tfoot>
          <tr>
            <th colSpan={4}>本期结余</th>
            <td className="paper-number">
              <strong>{formatPoints(booklet.closing)}</strong>
            </td>
          </tr>
        </tfoot>
      </table>
      <p className="booklet-ask">有哪一笔不对，请到兑换台提出来，书面答复。</p>
      <Signatures names={['户主签字', '经办人', '日期']} />
    </section>
  )
}

function Figure({ label, points, strong = false }: { label: string; points: number; strong?: boolean }) {
  return (
    <div className={strong ? 'booklet-strong' : ''}>
      <dt>{label}</dt>
      <dd>{formatPoints(points)}</dd>
    </div>
  )
}

function Line({ line }: { line: BookletLine }) {
  const { day, happenedOn, title, serial, why, change, balance } = line
  return (
    <tr>
      <td>{monthDay(day)}</td>
      <td>
        {why === '' ? title : why}
        {happenedOn !== null && `（${monthDay(happenedOn)}的事）`}
        <small className="booklet-serial">{serial}</small>
      </td>
      <td className="paper-number">{change > 0 ? plain(change) : ''}</td>
      <td className="paper-number">{change < 0 ? plain(-change) : ''}</td>
      <td className="paper-number">{formatPoints(balance)}</td>
    </tr>
  )
}
