import { useState } from 'react'
import type { HouseholdFile } from '#main/api/households.ts'
import { shop, useAct, useAsk, useDocumentIds } from '#renderer/api/client.ts'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { Choice } from '#renderer/ui/buttons.tsx'
import { FormField, GroupField, TextInput } from '#renderer/ui/form-field.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { parsePoints } from '#renderer/ui/points-field.ts'
import { FormDialog } from './form-dialog.tsx'
import { RelationFields } from './relation-fields.tsx'

/** 分户: some of the people go, with a part of the points if both sides agree; both sign. */
export function SplitForm({ file, onClose, onDone }: SplitFormProps) {
  const { household, balances } = file
  const here = file.members.filter(({ status }) => status === 'living' || status === 'away')
  const head = here.find((member) => member.isHead)
  const others = here.filter((member) => !member.isHead)
  const earned = balances.find(({ purpose }) => purpose === 'earned')
  const [going, setGoing] = useState<readonly string[]>([])
  const [newHead, setNewHead] = useState<string>()
  const [typed, setTyped] = useState({ number: '', groupName: household.groupName, points: '', reason: '' })
  const [signatures, setSignatures] = useState<readonly [string, string]>([head?.name ?? '', ''])
  const [relations, setRelations] = useState<Readonly<Record<string, string>>>({})
  const [basedOn] = useState(household.changedBy)
  const overview = useAsk(shop.households.overview, {})
  const save = useAct(shop.households.split)
  const documents = useDocumentIds()
  const leaving = others.filter(({ id }) => going.includes(id))
  const chosen = leaving.find(({ id }) => id === newHead) ?? leaving[0]
  const points = typed.points.trim() === '' ? 0 : parsePoints(typed.points)
  const signedByNew = signatures[1] || (chosen?.name ?? '')
  const ready =
    chosen !== undefined &&
    points !== undefined &&
    typed.reason.trim() !== '' &&
    signatures[0].trim() !== '' &&
    signedByNew.trim() !== '' &&
    !save.busy
  const set = (part: Partial<typeof typed>) => setTyped({ ...typed, ...part })
  const submit = async () => {
    if (!ready) return
    const form = {
      household: household.id,
      basedOn,
      number: typed.number.trim(),
      groupName: typed.groupName.trim(),
      grid: household.grid,
      members: leaving.map(({ id }) => id),
      head: chosen.id,
      relations: leaving.flatMap(({ id }) =>
        relations[id]?.trim() ? [{ person: id, relation: relations[id].trim() }] : [],
      ),
      populationLeft: Math.max(1, household.population - leaving.length),
      populationNew: leaving.length,
      points: points > 0 && earned ? [{ scheme: earned.scheme, amount: points }] : [],
      reason: typed.reason.trim(),
      signatures: [signatures[0].trim(), signedByNew.trim()],
    }
    const result = await save.act({ document: documents.for(form), ...form })
    if (result.ok) onDone(result.value.newHousehold)
  }
  return (
    <FormDialog
      title={`分户 · ${household.headName ?? ''}家（${household.number} 号）`}
      note={
        chosen === undefined
          ? '先勾分出去的人。户主要分出去，请先变更户主。'
          : `${leaving.map(({ name }) => name).join('、')}另立一户，户主${chosen.name}，带走 ${formatPoints(points ?? 0)} 分；其余的留在 ${household.number} 号。两家都要在分户单上签字。`
      }
      action={save.busy ? '正在分户' : '分户'}
      disabled={!ready}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {others.length === 0 ? (
        <Message tone="ask" sentence="这一户只登记了户主一个人。请先在“改资料”里把家里人添上，再办分户。" />
      ) : (
        <>
          <GroupField label="谁分出去（可多选）">
            {others.map(({ id, name, relation }) => (
              <Choice
                key={id}
                several
                label={`${name}${relation ? `（${relation}）` : ''}`}
                chosen={going.includes(id)}
                onChoose={() =>
                  setGoing(going.includes(id) ? going.filter((one) => one !== id) : [...going, id])
                }
              />
            ))}
          </GroupField>
          {leaving.length > 1 && (
            <GroupField label="新户的户主">
              {leaving.map(({ id, name }) => (
                <Choice key={id} label={name} chosen={chosen?.id === id} onChoose={() => setNewHead(id)} />
              ))}
            </GroupField>
          )}
          <RelationFields
            people={leaving.filter(({ id }) => id !== chosen?.id)}
            relations={relations}
            onRelations={setRelations}
          />
          <div className="households-form-row">
            <FormField label="新户的户号" hint={`空着就接着编：${overview.data?.nextNumber ?? ''}`}>
              {(ids) => (
                <TextInput
                  {...ids}
                  value={typed.number}
                  onChange={(number) => set({ number })}
                  maxLength={20}
                />
              )}
            </FormField>
            <FormField label="新户的组别">
              {(ids) => (
                <TextInput
                  {...ids}
                  value={typed.groupName}
                  onChange={(groupName) => set({ groupName })}
                  maxLength={20}
                />
              )}
            </FormField>
            <FormField
              label="带走多少分"
              hint={earned ? `现在有 ${formatPoints(earned.balance)} 分，空着就不带` : '现在没有积分'}
              problem={points === undefined ? '写数字，最多两位小数，比如 30。' : undefined}
            >
              {(ids) => (
                <TextInput
                  {...ids}
                  numeric
                  value={typed.points}
                  onChange={(next) => set({ points: next })}
                  maxLength={10}
                />
              )}
            </FormField>
          </div>
          <div className="households-form-row">
            <FormField label="原来这家谁签的字" required>
              {(ids) => (
                <TextInput
                  {...ids}
                  value={signatures[0]}
                  onChange={(name) => setSignatures([name, signatures[1]])}
                  maxLength={20}
                />
              )}
            </FormField>
            <FormField label="新的这家谁签的字" required>
              {(ids) => (
                <TextInput
                  {...ids}
                  value={signedByNew}
                  onChange={(name) => setSignatures([signatures[0], name])}
                  maxLength={20}
                />
              )}
            </FormField>
            <FormField label="为什么分户" required>
              {(ids) => (
                <TextInput
                  {...ids}
                  value={typed.reason}
                  onChange={(reason) => set({ reason })}
                  maxLength={100}
                />
              )}
            </FormField>
          </div>
        </>
      )}
      {save.problem !== undefined && <Message tone="wrong" sentence={save.problem} />}
    </FormDialog>
  )
}

export interface SplitFormProps {
  readonly file: HouseholdFile
  readonly onClose: () => void
  readonly onDone: (newHousehold: string) => void
}
