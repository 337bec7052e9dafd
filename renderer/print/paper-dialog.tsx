import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { ActionButton } from '#renderer/ui/buttons.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { type PaperJob, type PaperOutcome, printPaper, savePaper } from './paper.ts'
import './paper.css'

export interface PaperDialogProps {
  readonly heading: string
  /** What to print on, known when the sheet is on the screen. */
  readonly job: PaperJob | ((sheet: HTMLElement) => PaperJob)
  readonly onClose: () => void
  /** Beside the two buttons. */
  readonly actions?: ReactNode
  /** A sentence above the sheet. */
  readonly note?: ReactNode
  readonly children: ReactNode
}

/** Shows sheets as they will lie on paper, to print them or keep them as a PDF. */
export function PaperDialog({ heading, job, onClose, actions, note, children }: PaperDialogProps) {
  const sheet = useRef<HTMLDivElement>(null)
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<PaperOutcome>()
  const hand = async (how: typeof printPaper) => {
    const element = sheet.current
    if (element === null || busy) return
    setBusy(true)
    setSaid(undefined)
    setSaid(await how(element, typeof job === 'function' ? job(element) : job))
    setBusy(false)
  }
  const inBrowser = window.counterBridge === undefined
  return (
    <Dialog
      title={heading}
      size="wide"
      onClose={onClose}
      keys={{ enter: () => void hand(printPaper) }}
      footer={
        <>
          {said?.outcome === 'failed' && <Message tone="wrong" sentence={said.sentence} />}
          {inBrowser && <p className="paper-tip">存为 PDF：在弹出的打印窗口里，打印机选“另存为 PDF”。</p>}
          {actions}
          <ActionButton label="存为 PDF" disabled={busy} onPress={() => void hand(savePaper)} />
          <ActionButton
            label="打印"
            keyHint="Enter"
            strong
            disabled={busy}
            onPress={() => void hand(printPaper)}
          />
        </>
      }
    >
      {note}
      <Desk>
        <div ref={sheet} className="paper-sheets">
          {children}
        </div>
      </Desk>
    </Dialog>
  )
}

/** What the sheets lie on: a wide sheet is drawn smaller, so that all of its width is in sight. */
export function Desk({ children }: { children: ReactNode }) {
  const desk = useRef<HTMLDivElement>(null)
  const fit = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const [outer, inner] = [desk.current, fit.current]
    if (outer === null || inner === null) return
    const measure = () => {
      inner.style.zoom = '1'
      const room = outer.clientWidth - 2 * Number.parseFloat(getComputedStyle(outer).paddingLeft)
      inner.style.zoom = String(Math.min(1, room / inner.offsetWidth))
    }
    const watch = new ResizeObserver(measure)
    watch.observe(outer)
    return () => watch.disconnect()
  }, [])
  return (
    <div ref={desk} className="paper-desk">
      <div ref={fit} className="paper-fit">
        {children}
      </div>
    </div>
  )
}
