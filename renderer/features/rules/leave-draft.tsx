import { ActionButton } from '#renderer/ui/buttons.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'

/** What was changed goes only when somebody says so. */
export function LeaveDraft({ onClose, onLeave }: { onClose: () => void; onLeave: () => void }) {
  return (
    <Dialog
      title="不改了？"
      size="narrow"
      onClose={onClose}
      closeLabel="接着改"
      footer={<ActionButton label="都不要了" strong onPress={onLeave} />}
    >
      <p>这次改的都不要，细则还是原来的样子。只是先放一放，不用点这里：换到别的页再回来，改的都还在。</p>
    </Dialog>
  )
}
