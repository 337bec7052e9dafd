import { Button } from 'antd'
import { useState } from 'react'
import { CHANNEL_NAMES, channels, SOURCE_NAMES, type SupplierRow, sources } from '#main/api/stock.ts'
import { Choice } from '#renderer/ui/buttons.tsx'
import { DayField } from '#renderer/ui/day-field.tsx'
import { FormField, GroupField, TextInput } from '#renderer/ui/form-field.tsx'
import { SelectInput } from '#renderer/ui/select-input.tsx'
import type { ReceiveDraft } from './receive-state.ts'

export interface ReceiveHeadProps {
  readonly draft: ReceiveDraft
  readonly today: string
  readonly suppliers: readonly SupplierRow[]
  readonly onDraft: (part: Partial<ReceiveDraft>) => void
}

/** Where the goods came from, who brought them and who checked them. */
export function ReceiveHead({ draft, today, suppliers, onDraft }: ReceiveHeadProps) {
  const { source } = draft
  const year = Number(today.slice(0, 4))
  const [brought, checked] = source === 'opening' ? ['盘点人', '监盘人'] : ['送货人', '验收人']
  const [more, setMore] = useState(draft.channel !== '' || draft.note !== '' || draft.businessDate !== today)
  return (
    <div className="office-form">
      <div className="receive-head-top">
        <GroupField label="货从哪来">
          {sources.map((one) => (
            <Choice
              key={one}
              label={SOURCE_NAMES[one]}
              chosen={source === one}
              onChoose={() => onDraft({ source: one })}
            />
          ))}
        </GroupField>
        <Button aria-expanded={more} onClick={() => setMore(!more)}>
          {more ? '收起' : '渠道、备注、记到哪天'}
        </Button>
      </div>
      <div className="office-form-row">
        {(source === 'purchase' || source === 'delivery') && (
          <SupplierField draft={draft} suppliers={suppliers} onDraft={onDraft} />
        )}
        {source === 'donation' && (
          <FormField label="捐赠人" required>
            {(ids) => (
              <TextInput
                {...ids}
                value={draft.donor}
                onChange={(donor) => onDraft({ donor })}
                maxLength={40}
              />
            )}
          </FormField>
        )}
        <FormField label={brought ?? ''} required>
          {(ids) => (
            <TextInput
              {...ids}
              value={draft.deliveredBy}
              onChange={(deliveredBy) => onDraft({ deliveredBy })}
              maxLength={20}
            />
          )}
        </FormField>
        <FormField label={checked ?? ''} required>
          {(ids) => (
            <TextInput
              {...ids}
              value={draft.checkedBy}
              onChange={(checkedBy) => onDraft({ checkedBy })}
              maxLength={20}
            />
          )}
        </FormField>
        <FormField label={source === 'opening' ? '盘点表号' : '发票或送货单号'}>
          {(ids) => (
            <TextInput
              {...ids}
              value={draft.paperNumber}
              onChange={(paperNumber) => onDraft({ paperNumber })}
              maxLength={40}
            />
          )}
        </FormField>
      </div>
      {more && (
        <div className="office-form-row">
          <FormField label="资金渠道">
            {(ids) => (
              <SelectInput
                {...ids}
                value={draft.channel}
                options={[
                  { value: '', label: '不写' },
                  ...channels.map((value) => ({ value, label: CHANNEL_NAMES[value] })),
                ]}
                onChange={(value) => onDraft({ channel: value })}
              />
            )}
          </FormField>
          <FormField label="备注">
            {(ids) => (
              <TextInput {...ids} value={draft.note} onChange={(note) => onDraft({ note })} maxLength={100} />
            )}
          </FormField>
          <div className="office-wide">
            <FormField label="记到哪天">
              {(ids) => (
                <DayField
                  {...ids}
                  value={draft.businessDate}
                  years={[year - 1, year]}
                  onChange={(businessDate) => onDraft({ businessDate })}
                />
              )}
            </FormField>
          </div>
        </div>
      )}
    </div>
  )
}

function SupplierField({ draft, suppliers, onDraft }: Omit<ReceiveHeadProps, 'today'>) {
  return (
    <FormField
      label={draft.source === 'delivery' ? '配送单位' : '供货方'}
      required={draft.source === 'purchase'}
    >
      {(ids) => (
        <>
          <input
            {...ids}
            className="ui-input"
            autoComplete="off"
            list={`${ids.id}-names`}
            maxLength={40}
            value={draft.supplier}
            onChange={(event) => onDraft({ supplier: event.target.value })}
          />
          <datalist id={`${ids.id}-names`}>
            {suppliers.map(({ id, name }) => (
              <option key={id} value={name} />
            ))}
          </datalist>
        </>
      )}
    </FormField>
  )
}
