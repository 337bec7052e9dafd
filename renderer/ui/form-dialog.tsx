import type { ReactNode } from 'react'
import { ActionButton } from './buttons.tsx'
import { Dialog } from './dialog.tsx'
import { Message } from './message.tsx'
import './office.css'

export interface FormDialogProps {
  readonly title: string
  /** What will happen, said before it happens. */
  readonly note: string
  readonly action: string
  readonly disabled: boolean
  /** Why it was refused. */
  readonly problem?: string | undefined
  readonly size?: 'narrow' | 'middle' | 'wide'
  readonly onSubmit: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A form over the page: its own sentence beside the button, Enter does it. */
export function FormDialog(props: FormDialogProps) {
  const { title, note, action, disabled, problem, size = 'wide', onSubmit, onClose, children } = props
  return (
    <Dialog
      title={title}
      size={size}
      onClose={onClose}
      keys={{ enter: onSubmit }}
      footer={
        <>
          <p className="office-will">{note}</p>
          <ActionButton label={action} keyHint="Enter" strong disabled={disabled} onPress={onSubmit} />
        </>
      }
    >
      <div className="office-form">
        {children}
        {problem !== undefined && <Message tone="wrong" sentence={problem} />}
      </div>
    </Dialog>
  )
}
