import { Button } from 'antd'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import type { SchemeView } from '#main/api/schemes.ts'
import { Asked, shop, useAsk, useSession } from '#renderer/api/client.ts'
import { classes } from '#renderer/ui/classes.ts'
import { Page } from '#renderer/ui/page.tsx'
import { SelectInput } from '#renderer/ui/select-input.tsx'
import { EmptyState } from '#renderer/ui/states.tsx'
import { PointsNav } from '../points/points-nav.tsx'
import { BookletView } from './booklet-view.tsx'
import { CommendView } from './commend-view.tsx'
import { FlowsView } from './flows-view.tsx'
import { HonoursView } from './honours-view.tsx'
import { further, type Period, periodOf, type Step } from './periods.ts'
import { RecordView } from './record-view.tsx'
import { REPORTS, type ReportKind, STEP_NAMES, USUAL } from './report-kinds.ts'
import { SheetView } from './sheet-view.tsx'
import './reports.css'

/** What every report is about: which one, whose points, and when. */
export interface Reported {
  readonly report: ReportKind
  readonly scheme: string
  readonly period: Period
}

/** 榜单报表: the same transfers looked at by day, week, month, quarter and year. */
export function ReportsPage() {
  const { path = '' } = useParams()
  const report = REPORTS.find((one) => one.path === path) ?? USUAL
  const schemes = useAsk(shop.schemes.list, {})
  return (
    <Page title="积分" note={<PointsNav />}>
      <div className="office-column">
        <nav className="report-kinds" aria-label="哪张报表">
          {REPORTS.map((one) => (
            <Link
              key={one.path}
              to={`/points/reports/${one.path}`}
              aria-current={one === report ? 'page' : undefined}
              className={classes('report-kind', one === report && 'report-kind-chosen')}
            >
              {one.label}
            </Link>
          ))}
        </nav>
        <Asked question={schemes}>
          {(list) => <Report key={report.path} report={report} schemes={list} />}
        </Asked>
      </div>
    </Page>
  )
}

function Report({ report, schemes }: { report: ReportKind; schemes: readonly SchemeView[] }) {
  const { today } = useSession()
  const navigate = useNavigate()
  const [search, setSearch] = useSearchParams()
  const known = schemes.filter(({ inForce }) => inForce !== null)
  const scheme = known.find(({ id }) => id === search.get('scheme')) ?? known[0]
  const step = report.steps.find((one) => one === search.get('step')) ?? report.steps[0]!
  const [day, setDay] = useState(search.get('day') ?? today)
  if (scheme === undefined) {
    return (
      <EmptyState
        title="还没有积分方案"
        hint="定了积分方案，记了积分，这里就有榜单和报表。"
        actions={[{ label: '去定积分方案', onPress: () => void navigate('/settings/scheme') }]}
      />
    )
  }
  const period = periodOf(step, day)
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(search)
    next.set(name, value)
    setSearch(next, { replace: true })
  }
  const choices = (
    <div className="report-choices">
      <PeriodChoice step={step} period={period} today={today} onChoose={setDay} />
      {report.steps.length > 1 && (
        <SelectInput
          label="多长时间"
          value={step}
          onChange={(next) => set('step', next)}
          options={report.steps.map((one) => ({ value: one, label: STEP_NAMES[one] }))}
        />
      )}
      {known.length > 1 && (
        <SelectInput
          label="哪个积分方案"
          value={scheme.id}
          onChange={(next) => set('scheme', next)}
          options={known.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </div>
  )
  const about: Reported = { report, scheme: scheme.id, period }
  switch (report.kind) {
    case 'record':
      return <RecordView {...about} choices={choices} />
    case 'sheet':
      return <SheetView {...about} choices={choices} />
    case 'commend':
      return <CommendView {...about} ranks={winsPrizes(scheme)} choices={choices} />
    case 'honours':
      return <HonoursView {...about} choices={choices} />
    case 'flows':
      return <FlowsView {...about} choices={choices} />
    case 'booklet':
      return <BookletView {...about} choices={choices} />
  }
}

const winsPrizes = ({ versions, inForce }: SchemeView): boolean =>
  versions.find(({ version }) => version === inForce)?.settings.reward.mode === 'rank'

interface PeriodChoiceProps {
  readonly step: Step
  readonly period: Period
  readonly today: string
  readonly onChoose: (day: string) => void
}

function PeriodChoice({ step, period, today, onChoose }: PeriodChoiceProps) {
  const isNow = period.from <= today && today <= period.to
  return (
    <div className="report-period">
      <Button
        aria-label="往前"
        icon={<ChevronLeft size={20} aria-hidden="true" />}
        onClick={() => onChoose(further(step, period.from, -1))}
      />
      <strong aria-live="polite">{period.name}</strong>
      <Button
        aria-label="往后"
        icon={<ChevronRight size={20} aria-hidden="true" />}
        disabled={period.to >= today}
        onClick={() => onChoose(further(step, period.from, 1))}
      />
      {!isNow && <Button onClick={() => onChoose(today)}>回到现在</Button>}
    </div>
  )
}
