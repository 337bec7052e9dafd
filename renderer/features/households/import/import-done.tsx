import { CircleCheck, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { STATUS_NAMES } from '#main/api/households.ts'
import type { ImportResult } from '#main/api/register.ts'
import { EmptyState } from '#renderer/ui/states.tsx'
import { ReverseForm } from './import-history.tsx'

/** 导入好了: what came in, and what to do next. */
export function ImportDone({ result, onAgain }: { result: ImportResult; onAgain: () => void }) {
  const navigate = useNavigate()
  const [reversing, setReversing] = useState(false)
  const [reversed, setReversed] = useState<string>()
  if (reversed !== undefined) {
    return (
      <EmptyState
        icon={Undo2}
        title="导入已经撤销"
        hint={reversed}
        actions={[
          { label: '重新导入', onPress: onAgain },
          { label: '看农户名单', onPress: () => void navigate('/households') },
        ]}
      />
    )
  }
  const statuses = result.statuses
    .map(({ status, households }) => `${STATUS_NAMES[status]} ${households} 户`)
    .join('，')
  const done = [
    result.added > 0 ? `新增 ${result.added} 户` : '',
    result.changed > 0 ? `改了 ${result.changed} 户` : '',
    result.closed > 0 ? `销户 ${result.closed} 户` : '',
  ].filter((part) => part !== '')
  return (
    <>
      <EmptyState
        icon={CircleCheck}
        title={`导入好了：${done.join('，')}`}
        hint={`其中${statuses}。导入单 ${result.serial}。户主待定的，定了户主就能兑换。`}
        actions={[
          { label: '看农户名单', onPress: () => void navigate('/households') },
          { label: '撤销导入', onPress: () => setReversing(true) },
        ]}
      />
      {reversing && (
        <ReverseForm
          record={{
            document: result.id,
            serial: result.serial,
            households: result.added + result.changed + result.closed,
          }}
          onClose={() => setReversing(false)}
          onDone={setReversed}
        />
      )}
    </>
  )
}
