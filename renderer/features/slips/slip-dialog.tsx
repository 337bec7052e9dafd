import { Asked, shop, useAct, useAsk, useMay } from '#renderer/api/client.ts'
import { PaperDialog } from '#renderer/print/paper-dialog.tsx'
import { ActionButton } from '#renderer/ui/buttons.tsx'
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
  const may = useMay('serve')
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
          {reprint.problem !== undefined && <Message tone="wrong" sentence={reprint.problem} />}
        </>
      }
      actions={
        may &&
        settings.data !== undefined &&
        settings.data.address !== '' && (
          <ActionButton
            label="用小票打印机补打"
            disabled={reprint.busy}
            onPress={() => void reprint.act({ document })}
          />
        )
      }
    >
      <SlipSheets layouts={preview.data} />
    </PaperDialog>
  )
}
