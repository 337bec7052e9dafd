import { useState } from 'react'
import type { StockDocumentView } from '#main/api/stock.ts'
import { Asked, shop, useAct, useAsk, useDocumentIds, useMay } from '#renderer/api/client.ts'
import { PaperDialog } from '#renderer/print/paper-dialog.tsx'
import { ActionButton } from '#renderer/ui/buttons.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import { FormField, TextInput } from '#renderer/ui/form-field.tsx'
import { PhotoStrip } from '../deeds/photo-strip.tsx'
import { DocumentPaper } from './document-paper.tsx'

/** One document as it lies on paper; to print it, or to take it back. */
export function DocumentDialog({ document, onClose }: { document: string; onClose: () => void }) {
  const view = useAsk(shop.stock.document, { document })
  const may = useMay('keep_stock')
  const [reversing, setReversing] = useState(false)
  if (view.data === undefined) {
    return (
      <Dialog title="单据" onClose={onClose}>
        <Asked question={view}>{() => null}</Asked>
      </Dialog>
    )
  }
  if (reversing) return <ReverseForm view={view.data} onClose={() => setReversing(false)} />
  const { title, serial, reversible } = view.data
  return (
    <PaperDialog
      heading={`${title} ${serial}`}
      job={{ title: `${title} ${serial}`, size: 'A4' }}
      onClose={onClose}
      note={view.data.photos.length > 0 && <PhotoStrip photos={view.data.photos} />}
      actions={may && reversible && <ActionButton label="冲销" onPress={() => setReversing(true)} />}
    >
      <DocumentPaper view={view.data} />
    </PaperDialog>
  )
}

const WILL: Readonly<Record<string, string>> = {
  stock_in: '货全都还在，才能冲销。冲销以后货架上没有这些货，欠的钱也没有了。',
  payment: '钱退回那笔资金，又欠供货方这么多。',
  funding: '这笔钱没有用掉，才能冲销。',
  written_off: '货回到原来那一批，还在货架上。',
  counted: '盘盈的货还在，才能冲销。冲销以后账上又和盘点以前一样。',
  goods_issued: '货回到原来那一批，还在货架上。',
}

function ReverseForm({ view, onClose }: { view: StockDocumentView; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const reverse = useAct(shop.stock.reverse)
  const documents = useDocumentIds()
  const ready = reason.trim() !== '' && !reverse.busy
  const submit = async () => {
    if (!ready) return
    const form = { of: view.document, reason: reason.trim() }
    const result = await reverse.act({ document: documents.for(form), ...form })
    if (result.ok) onClose()
  }
  return (
    <FormDialog
      title={`冲销 ${view.serial}`}
      size="narrow"
      note={`${WILL[view.kind] ?? ''}原来的单留着，另记一张冲销单。`}
      action={reverse.busy ? '正在冲销' : '冲销'}
      disabled={!ready}
      problem={reverse.problem}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <FormField label="为什么冲销" required>
        {(ids) => <TextInput {...ids} first value={reason} onChange={setReason} maxLength={60} />}
      </FormField>
    </FormDialog>
  )
}
