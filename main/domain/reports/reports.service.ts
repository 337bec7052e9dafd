import { MOST_ROWS, type reports } from '../../api/reports.ts'
import type { Calls } from '../../api/types.ts'
import type { Store } from '../../db/handle.ts'
import { assert, ok, type Result } from '../../kernel/result.ts'
import type { HouseholdsService } from '../households/households.service.ts'
import { book } from '../ledger/book.service.ts'
import type { Ledger } from '../ledger/ledger.service.ts'
import type { RulesService } from '../rules/rules.service.ts'
import type { SchemesService } from '../schemes/schemes.service.ts'
import type { BookletWork } from './booklet.service.ts'
import type { CommendationWork } from './commendation.service.ts'
import { yearOf } from './flows.service.ts'
import { flowsStore } from './flows.store.ts'
import type { HonoursWork } from './honours.service.ts'
import { linesStore } from './lines.store.ts'
import { NO_HEAD } from './parts.ts'
import type { ReportSpan } from './report-scheme.ts'
import { checkSpan, reportRefusals as refusals } from './reports.ts'
import { type Reported, type ReportForm, type ReportOf, type ReportWork, report } from './work.service.ts'

export interface ReportsDeps {
  readonly store: Store
  readonly ledger: Ledger
  readonly schemes: Pick<SchemesService, 'inForce'>
  readonly rules: Pick<RulesService, 'inForce'>
  readonly households: Pick<HouseholdsService, 'file'>
  /** Makes a report of a large book on a thread beside the counter. */
  readonly aside: (work: ReportWork, form: ReportForm) => Promise<Result<Reported>>
  /** A book with more transfers than this is large. */
  readonly largeFrom?: number
}

const COPY_NAMES = { posted: '（张贴）', kept: '（留存）' } as const

/** Above so many transfers a report could be felt at the counter. */
const LARGE_FROM = 50_000

interface Asked {
  readonly scheme: string
  readonly from: string
  readonly to: string
}

/** 榜单报表: merit, rankings, booklets and sheets, all of them questions to the same transfers. */
export function createReports(deps: ReportsDeps): Calls<typeof reports> {
  const { store: village, ledger, schemes, rules, households, aside, largeFrom = LARGE_FROM } = deps

  const made = async <Work extends ReportWork>(work: Work, form: ReportForm): Promise<Result<Reported>> =>
    flowsStore.size(village) > largeFrom ? await aside(work, form) : await report(village, work, form)

  const shown = async <Kind extends keyof ReportOf>(
    work: Result<Extract<ReportWork, { report: Kind }>>,
  ): Promise<Result<ReportOf[Kind]>> => {
    if (!work.ok) return work
    return (await made(work.value, { rows: MOST_ROWS })) as Result<ReportOf[Kind]>
  }

  const saved = async (work: Result<ReportWork>, name: string) => {
    if (!work.ok) return work
    const file = await made(work.value, 'workbook')
    if (!file.ok) return file
    assert('workbook' in file.value, 'a workbook was asked for')
    const { scheme, from, to } = work.value.of
    const safe = `${scheme.name}${name} ${from === to ? from : `${from} ${to}`}`.replace(/[\\/:*?"<>|]/g, ' ')
    return ok({ fileName: `${safe}.xlsx`, bytes: Buffer.from(file.value.workbook).toString('base64') })
  }

  const spanOf = ({ scheme: id, from, to }: Asked): Result<ReportSpan> => {
    const scheme = schemes.inForce(village, id, ledger.today())
    if (!scheme.ok) return scheme
    const span = checkSpan(from, to)
    if (!span.ok) return span
    const { name, settings } = scheme.value
    const prizes = settings.reward.mode === 'rank' ? settings.reward.prizes : []
    return ok({ ...span.value, scheme: { id, name, subject: settings.subject, prizes } })
  }

  const record = (asked: Asked) => mapped(spanOf(asked), (of) => ({ report: 'record' as const, of }))
  const sheet = (asked: Parameters<Calls<typeof reports>['sheet']>[0]) =>
    mapped(spanOf(asked), (of) => ({
      report: 'sheet' as const,
      of: { ...of, by: asked.by, group: asked.group },
    }))

  const honours = (asked: Asked & Pick<HonoursWork, 'classes' | 'names'>) =>
    mapped(spanOf(asked), (of) => {
      const inForce = rules.inForce(village, asked.scheme, ledger.today())
      const clauses = (inForce?.clauses ?? [])
        .filter(({ kind }) => kind === 'award')
        .map(({ clause, className, text, minimum, maximum }) => ({
          clause,
          className,
          text,
          minimum,
          maximum,
        }))
      const work: HonoursWork = { ...of, clauses, classes: asked.classes, names: asked.names }
      return { report: 'honours' as const, of: work }
    })

  const commendation = (asked: Asked & Pick<CommendationWork, 'top' | 'names'>) =>
    mapped(spanOf(asked), (of) => ({
      report: 'commendation' as const,
      of: { ...of, top: asked.top, names: asked.names },
    }))

  const booklet = (asked: Asked & { household: string }): Result<{ report: 'booklet'; of: BookletWork }> => {
    const span = spanOf(asked)
    if (!span.ok) return span
    if (span.value.scheme.subject !== 'household') return refusals.notHouseholds(span.value.scheme.name)
    const file = households.file({ household: asked.household }, { session: '', staff: null })
    assert(!(file instanceof Promise), 'the register answers at once')
    if (!file.ok) return file
    const { household, members } = file.value
    const subject = linesStore.subjectOf(village, household.id)
    const site = book.site(village)
    assert(subject && site, 'a household has a subject, the file a site')
    return ok({
      report: 'booklet',
      of: {
        ...span.value,
        subject,
        village: site.village,
        today: ledger.today(),
        household: {
          id: household.id,
          number: household.number,
          groupName: household.groupName,
          headName: household.headName ?? NO_HEAD,
          registeredOn: household.registeredOn,
          members: members
            .filter(({ status }) => status === 'living' || status === 'away')
            .map(({ name, relation, birthYear, status }) => ({ name, relation, birthYear, status })),
        },
      },
    })
  }

  return {
    record: (asked) => shown<'record'>(record(asked)),
    sheet: (asked) => shown<'sheet'>(sheet(asked)),
    honours: (asked) => shown<'honours'>(honours(asked)),
    commendation: (asked) => shown<'commendation'>(commendation(asked)),
    flows: (asked) => shown<'flows'>(mapped(spanOf(asked), (of) => ({ report: 'flows' as const, of }))),
    booklet: (asked) => shown<'booklet'>(booklet(asked)),
    year({ scheme: id, household, year }) {
      const scheme = schemes.inForce(village, id, ledger.today())
      if (!scheme.ok) return scheme
      if (scheme.value.settings.subject !== 'household') return refusals.notHouseholds(scheme.value.name)
      const subject = linesStore.subjectOf(village, household)
      return subject === undefined
        ? refusals.unknown()
        : ok(yearOf(village, subject, id, year, ledger.today()))
    },
    recordWorkbook: (asked) => saved(record(asked), '记录'),
    sheetWorkbook: (asked) => saved(sheet(asked), '汇总'),
    honoursWorkbook: (asked) => saved(honours(asked), `光荣榜${COPY_NAMES[asked.names]}`),
    commendationWorkbook: (asked) => saved(commendation(asked), `表彰名单${COPY_NAMES[asked.names]}`),
    bookletWorkbook: (asked) => saved(booklet(asked), '一户一册'),
  }
}

const mapped = <From, To>(result: Result<From>, to: (value: From) => To): Result<To> =>
  result.ok ? ok(to(result.value)) : result
