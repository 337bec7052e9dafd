import { useState } from 'react'
import type { CorrectionPreview, PostedSlip } from '#main/api/redemption.ts'
import { type AnswerOf, act, type Call, shop, useAct, useAsk, useDocumentIds } from '#renderer/api/client.ts'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { requote } from './cart-keeping.ts'
import type { CorrectionReasons } from './correction-view.ts'
import { cover, put, say } from './counter-store.ts'

const OTHER = '别的原因'
/** As long as a reason may be in main. */
export const LONGEST_REASON = 60

/** Why: one of a few, or in words. No correction goes without. */
export function useReason(usual: readonly string[], first?: string) {
  const [reason, setReason] = useState(first)
  const [text, setText] = useState('')
  const why: CorrectionReasons = {
    reasons: [...usual, OTHER].map((label) => ({ id: label, label })),
    reason,
    onReason: setReason,
    ...(reason === OTHER ? { text, onText: setText } : {}),
  }
  const said = reason === OTHER ? text.trim() : (reason ?? '')
  return { why, reason: said }
}

type Asked = Parameters<typeof shop.corrections.preview>[0]

/** What main says it would do; undefined while there is nothing to ask. */
export function usePreview(asked: Asked | undefined): {
  readonly preview: CorrectionPreview | undefined
  readonly problem: string | undefined
} {
  const question = useAsk(shop.corrections.preview, asked ?? { kind: 'reverse', slip: '' }, {
    enabled: asked !== undefined,
    keep: true,
  })
  if (asked === undefined) return { preview: undefined, problem: undefined }
  return {
    preview: question.isPlaceholderData ? undefined : question.data,
    problem: question.error?.sentence,
  }
}

/** 「王桂花家可兑 58 → 70 分」 */
export const changeOf = (household: string, { before, after }: { before: number; after: number }): string =>
  `${household}可兑 ${formatPoints(before)} → ${formatPoints(after)} 分`

type Contents<Input> = Omit<Input, 'document'>

/** Posts a correction once, however often Enter is pressed; then the slip is there to be signed. */
export function useCorrection<Input extends { readonly document: string }>(call: Call<Input, PostedSlip>) {
  const deed = useAct(call)
  const documents = useDocumentIds()
  return {
    busy: deed.busy,
    problem: deed.problem,
    async post(contents: Contents<Input>): Promise<void> {
      const answer = await deed.act({ document: documents.for(contents), ...contents } as Input)
      if (!answer.ok) return
      documents.recorded()
      await finish(answer.value)
    },
  }
}

async function finish(posted: AnswerOf<typeof shop.corrections.reverse>): Promise<void> {
  put({ posted: { slip: posted, at: Date.now() }, done: undefined, cover: { kind: 'none' } })
  const sentence = `${posted.serial} 记好了，请在单子上签字`
  say({ tone: 'right', sentence })
  void requote()
  const printer = await act(shop.printing.settings, {})
  if (printer.ok && printer.value.address === '') cover({ kind: 'slip', document: posted.id, sentence })
}
