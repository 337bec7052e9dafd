import { useEffect, useState } from 'react'
import type { AnswerOf } from '#renderer/api/client.ts'
import { act, shop } from '#renderer/api/client.ts'
import { SlipPaper } from '#renderer/print/slip-paper.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { LoadingState } from '#renderer/ui/states.tsx'
import { uncover, useCounter } from './use-counter.ts'

/** F7: the household's own last three months, printed for it and shown here. */
export function StatementCover() {
  const household = useCounter((state) => state.household)
  const [made, setMade] = useState<AnswerOf<typeof shop.printing.statement>>()
  const [problem, setProblem] = useState<string>()
  const id = household?.id
  useEffect(() => {
    if (id === undefined) return
    let left = false
    void act(shop.printing.statement, { household: id }).then((answer) => {
      if (left) return
      if (answer.ok) setMade(answer.value)
      else setProblem(answer.refusal.sentence)
    })
    return () => {
      left = true
    }
  }, [id])
  return (
    <Dialog
      title={`${household?.headName ?? ''}家近三个月明细`}
      closeLabel="看完了"
      onClose={uncover}
      keys={{ enter: uncover }}
    >
      {problem !== undefined && <Message tone="wrong" sentence={problem} />}
      {made ? (
        <SlipPaper layout={made.layout} label="户积分明细" />
      ) : (
        problem === undefined && <LoadingState />
      )}
    </Dialog>
  )
}
