import type { SlipLayoutData } from '#main/api/slip-layout.ts'
import { PaperDialog } from '#renderer/print/paper-dialog.tsx'
import { SlipSheets, slipJob } from '../slips/slip-sheets.tsx'
import { uncover } from './counter-store.ts'

/** F7 where no slip printer is set: the household's own last three months, to print here or to keep. */
export function StatementCover({ household, layout }: { household: string; layout: SlipLayoutData }) {
  return (
    <PaperDialog heading={`${household}近三个月明细`} job={slipJob(`${household}明细`)} onClose={uncover}>
      <SlipSheets layouts={[layout]} />
    </PaperDialog>
  )
}
