import type { ReactNode } from 'react'
import { ActionButton } from '#renderer/ui/buttons.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'

export interface FormDialogProps {
  readonly title: string
  /** What will happen, said before it happens. */
  readonly note: string
  readonly action: string
  readonly disabled: boolean
  readonly size?: 'narrow' | 'middle' | 'wide'
  readonly onSubmit: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A form of the register: its own sentence beside the button, Enter does it. */
export function FormDialog(props: FormDialogProps) {
  const { title, note, action, disabled, size = 'wide', onSubmit, onClose, children } = props
  return (
    <Dialog
      title={title}
      size={size}
      onClose={onClose}
      keys={{ enter: onSubmit }}
      footer={
        <>
          <p className="households-will">{note}</p>
          <ActionButton label={action} keyHint="Enter" strong disabled={disabled} onPress={onSubmit} />
        </>
      }
    >
      <div className="households-form">{children}</div>
    </Dialog>
  )
}
