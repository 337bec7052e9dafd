import { type ReactNode, useState } from 'react'
import { useSearchParams } from 'react-router'
import { Asked, act, shop, useAsk } from '#renderer/api/client.ts'
import { Desk, PaperDialog } from '#renderer/print/paper-dialog.tsx'
import { Card } from '#renderer/ui/card.tsx'
import { HouseholdPicker } from '../households/household-picker.tsx'
import { BookletPaper } from './booklet-paper.tsx'
import { ReportBar } from './report-bar.tsx'
import type { Reported } from './reports-page.tsx'
import '../households/households.css'

/** 一户一册: a household's own paper, chosen here or from its page. */
export function BookletView({ report, scheme, period, choices }: Reported & { choices: ReactNode }) {
  const [search, setSearch] = useSearchParams()
  const household = search.get('household') ?? ''
  const [printing, setPrinting] = useState(false)
  const asked = { scheme, from: period.from, to: period.to, household }
  const question = useAsk(shop.reports.booklet, asked, { enabled: household !== '', keep: true })
  const booklet = household === '' ? undefined : question.data
  const pick = (id: string) => {
    const next = new URLSearchParams(search)
    next.set('household', id)
    setSearch(next, { replace: true })
  }
  return (
    <>
      <ReportBar
        empty={booklet === undefined}
        onPrint={() => setPrinting(true)}
        onSave={() => act(shop.reports.bookletWorkbook, asked)}
      >
        {choices}
      </ReportBar>
      <div className="booklet-room">
        <Card title="哪一户">
          <HouseholdPicker
            label={household === '' ? '找一户' : '换一户'}
            except={[household]}
            onPick={({ id }) => pick(id)}
          />
        </Card>
        <div className="report-scroll">
          {household === '' ? (
            <p className="booklet-wait">
              在左边找一户，这里就是它的册子：家里人、每一分怎么来怎么去、还有多少。
            </p>
          ) : (
            <Asked question={question}>
              {(found) => (
                <Desk>
                  <BookletPaper booklet={found} period={period} />
                </Desk>
              )}
            </Asked>
          )}
        </div>
      </div>
      {printing && booklet && (
        <PaperDialog
          heading={report.title}
          job={{
            title: `一户一册 ${booklet.household.number} ${booklet.household.headName} ${period.name}`,
            size: 'A4',
          }}
          onClose={() => setPrinting(false)}
        >
          <BookletPaper booklet={booklet} period={period} />
        </PaperDialog>
      )}
    </>
  )
}
