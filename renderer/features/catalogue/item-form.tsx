import { useState } from 'react'
import { ITEM_KIND_NAMES, type ItemDetail, type ItemFormInput, itemKinds } from '#main/api/catalogue.ts'
import { newId, shop, useAct, useDocumentIds } from '#renderer/api/client.ts'
import { useScans } from '#renderer/input/use-scans.ts'
import { Choice } from '#renderer/ui/buttons.tsx'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import { FormField, GroupField, TextInput } from '#renderer/ui/form-field.tsx'
import { BarcodeRows } from './barcode-rows.tsx'
import { ComponentRows } from './component-rows.tsx'
import { draftOf, emptyDraft, formOf, type ItemDraft } from './item-form-state.ts'
import { PictureField } from './picture-field.tsx'
import './catalogue.css'

export interface ItemFormProps {
  /** Undefined while it is being registered. */
  readonly item?: ItemDetail
  /** A code that was scanned and nobody knew. */
  readonly code?: string
  readonly onClose: () => void
  readonly onDone: (item: string, shortNumber: string | null) => void
}

/** 登记物品, and 改物品: what it is, how it is counted, its codes, its picture and limits. */
export function ItemForm({ item, code, onClose, onDone }: ItemFormProps) {
  const [draft, setDraft] = useState<ItemDraft>(() => (item ? draftOf(item) : emptyDraft(code)))
  // What the form began with: a change that arrives meanwhile must be noticed, not written over.
  const [basedOn] = useState(item?.changedBy)
  const [problem, setProblem] = useState<string>()
  const register = useAct(shop.catalogue.register)
  const change = useAct(shop.catalogue.change)
  const documents = useDocumentIds()
  const busy = register.busy || change.busy
  const set = (part: Partial<ItemDraft>) => {
    setDraft({ ...draft, ...part })
    setProblem(undefined)
  }
  const submit = async () => {
    if (busy) return
    const form = formOf(draft)
    if ('problem' in form) return setProblem(form.problem)
    const result =
      basedOn === undefined
        ? await register.act({ document: documents.for(form), item: form })
        : await change.act({ document: documents.for([form, basedOn]), item: form, basedOn })
    if (result.ok) onDone(result.value.item, result.value.shortNumber)
  }
  return (
    <FormDialog
      title={item ? `改物品 · ${item.name}` : '登记物品'}
      note={
        item?.hasMoved
          ? '已经有进出的账，类别和单位的分法不能再改。存了记一张变更单。'
          : '没有条码的，存好以后会给一个短号，兑换台上按短号选。'
      }
      action={busy ? '正在保存' : item ? '保存' : '登记'}
      disabled={busy}
      problem={problem ?? register.problem ?? change.problem}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <ScannedCodes
        onCode={(scanned) => {
          if (draft.kind === 'bundle') return false
          if (!draft.barcodes.some((row) => row.code === scanned))
            set({ barcodes: [...draft.barcodes, { key: newId(), code: scanned, count: '1', pack: '' }] })
          return true
        }}
        onTrouble={setProblem}
      />
      <GroupField label="类别">
        {itemKinds.map((kind: ItemFormInput['kind']) => (
          <Choice
            key={kind}
            label={ITEM_KIND_NAMES[kind]}
            chosen={draft.kind === kind}
            disabled={item?.hasMoved === true && draft.kind !== kind}
            onChoose={() =>
              set({ kind, ...(kind === 'goods' || kind === 'recyclable' ? {} : { weighed: false }) })
            }
          />
        ))}
      </GroupField>
      <div className="office-form-row">
        <FormField label="名称" required>
          {(ids) => (
            <TextInput {...ids} first value={draft.name} onChange={(name) => set({ name })} maxLength={40} />
          )}
        </FormField>
        <FormField label="规格">
          {(ids) => (
            <TextInput
              {...ids}
              value={draft.spec}
              placeholder="550ml、400克"
              onChange={(spec) => set({ spec })}
              maxLength={40}
            />
          )}
        </FormField>
        <FormField label="单位" required>
          {(ids) => (
            <TextInput
              {...ids}
              value={draft.unit}
              placeholder="瓶、袋、斤、次"
              onChange={(unit) => set({ unit })}
              maxLength={6}
            />
          )}
        </FormField>
        <FormField label="短号" hint="空着自动给">
          {(ids) => (
            <TextInput
              {...ids}
              numeric
              value={draft.shortNumber}
              onChange={(shortNumber) => set({ shortNumber })}
              maxLength={4}
            />
          )}
        </FormField>
      </div>
      {(draft.kind === 'goods' || draft.kind === 'recyclable') && (
        <Weighing draft={draft} fixed={item?.hasMoved === true} onDraft={set} />
      )}
      {draft.kind === 'bundle' ? (
        <ComponentRows
          rows={draft.components}
          onRows={(components) => set({ components })}
          onProblem={setProblem}
        />
      ) : (
        <BarcodeRows rows={draft.barcodes} unit={draft.unit} onRows={(barcodes) => set({ barcodes })} />
      )}
      <div className="office-form-row">
        <FormField label={`每户每月最多（${draft.unit || '个'}）`} hint="不限就空着">
          {(ids) => (
            <TextInput
              {...ids}
              numeric
              value={draft.limit}
              onChange={(limit) => set({ limit })}
              maxLength={8}
            />
          )}
        </FormField>
        {draft.kind === 'goods' && (
          <>
            <FormField label={`少于多少提醒（${draft.unit || '个'}）`} hint="不用提醒就空着">
              {(ids) => (
                <TextInput
                  {...ids}
                  numeric
                  value={draft.minimum}
                  onChange={(minimum) => set({ minimum })}
                  maxLength={8}
                />
              )}
            </FormField>
            <FormField label="保质期（天）" hint="入库写生产日期，到期日自动算">
              {(ids) => (
                <TextInput
                  {...ids}
                  numeric
                  value={draft.shelfLife}
                  onChange={(shelfLife) => set({ shelfLife })}
                  maxLength={5}
                />
              )}
            </FormField>
          </>
        )}
      </div>
      <PictureField
        picture={draft.picture}
        name={draft.name}
        onPicture={(picture) => set({ picture })}
        onProblem={setProblem}
      />
      {item && (
        <label className="office-check">
          <input
            type="checkbox"
            checked={draft.active}
            onChange={(event) => set({ active: event.target.checked })}
          />
          还在用（不勾就是停用，兑换台上不再出现，账都留着）
        </label>
      )}
    </FormDialog>
  )
}

/** Scans while the form is open; inside the dialog, so that they reach it first. */
function ScannedCodes(props: { onCode: (code: string) => boolean; onTrouble: (sentence: string) => void }) {
  useScans({
    onScan: ({ code }) => props.onCode(code),
    onTrouble: ({ sentence }) => props.onTrouble(sentence),
  })
  return null
}

interface WeighingProps {
  readonly draft: ItemDraft
  readonly fixed: boolean
  readonly onDraft: (part: Partial<ItemDraft>) => void
}

function Weighing({ draft, fixed, onDraft }: WeighingProps) {
  return (
    <div className="office-form-row">
      <label className="office-check">
        <input
          type="checkbox"
          checked={draft.weighed}
          disabled={fixed}
          onChange={(event) => onDraft({ weighed: event.target.checked })}
        />
        过秤的，可以不是整数（比如大米 2.5 斤）
      </label>
      {draft.weighed && (
        <>
          <FormField label="一小步叫什么">
            {(ids) => (
              <TextInput
                {...ids}
                value={draft.baseName}
                onChange={(baseName) => onDraft({ baseName })}
                maxLength={6}
              />
            )}
          </FormField>
          <FormField label={`一${draft.unit || '斤'}是几${draft.baseName || '两'}`}>
            {(ids) => (
              <TextInput
                {...ids}
                numeric
                value={draft.basePerUnit}
                onChange={(basePerUnit) => onDraft({ basePerUnit })}
                maxLength={5}
              />
            )}
          </FormField>
        </>
      )}
    </div>
  )
}
