import { useState } from 'react'
import { Asked, shop, useAct, useAsk, useMay } from '#renderer/api/client.ts'
import { PaperDialog } from '#renderer/print/paper-dialog.tsx'
import { ActionButton, Choice } from '#renderer/ui/buttons.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { SlipSheets, slipJob } from './slip-sheets.tsx'

export interface SlipDialogProps {
  readonly document: string
  /** 「请签字，下一位」: a sentence above the slip, where it is shown in place of printing. */
  readonly sentence?: string
  readonly onClose: () => void
}

/** The slip of a document on the screen: both parts as they print; to print here, or to keep as a PDF. */
export function SlipDialog({ document, sentence, onClose }: SlipDialogProps) {
  const preview = useAsk(shop.printing.preview, { document })
  const settings = useAsk(shop.printing.settings, {})
  const reprint = useAct(shop.printing.reprint)
  const [job, setJob] = useState<string>()
  const may = useMay('serve')
  const again = async () => {
    const result = await reprint.act({ document })
    if (result.ok) setJob(result.value.job)
  }
  if (preview.data === undefined) {
    return (
      <Dialog title="小票" size="wide" onClose={onClose}>
        <Asked question={preview} loading={{ title: '正在取小票' }}>
          {() => null}
        </Asked>
      </Dialog>
    )
  }
  return (
    <PaperDialog
      heading="小票"
      job={slipJob('小票')}
      onClose={onClose}
      note={
        <>
          {sentence !== undefined && <Message tone="right" sentence={sentence} />}
          {job !== undefined && <Reprinted job={job} />}
          {reprint.problem !== undefined && <Message tone="wrong" sentence={reprint.problem} />}
        </>
      }
      actions={
        may &&
        settings.data !== undefined &&
        settings.data.address !== '' && (
          <ActionButton label="用小票打印机补打" disabled={reprint.busy} onPress={() => void again()} />
        )
      }
    >
      <SlipSheets layouts={preview.data} />
    </PaperDialog>
  )
}

/** How a reprint ends, where it was asked for. */
function Reprinted({ job }: { job: string }) {
  const jobs = useAsk(shop.printing.jobs, {})
  const settle = useAct(shop.printing.settle)
  const row = jobs.data?.find(({ id }) => id === job)
  switch (row?.state) {
    case 'printed':
      return <Message tone="right" sentence="补打的小票打出来了，上面印着“补打”。" />
    case 'failed':
      return <Message tone="wrong" sentence={row.reason ?? '小票没打出来，请再补打一次。'} />
    case 'unknown':
      return (
        <>
          <Message tone="ask" sentence="打印机没有回话，小票打出来了吗？" />
          <div className="slips-answers">
            <Choice
              label="打出来了"
              chosen={false}
              onChoose={() => void settle.act({ job, printed: true })}
            />
            <Choice
              label="没打出来"
              chosen={false}
              onChoose={() => void settle.act({ job, printed: false })}
            />
          </div>
        </>
      )
    default:
      return <Message tone="plain" sentence="正在补打……" />
  }
}
