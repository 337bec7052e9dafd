import { useState } from 'react'
import { type HouseholdFile, PERSON_STATUS_NAMES, type PersonStatus } from '#main/api/households.ts'
import { shop, useAct, useDocumentIds } from '#renderer/api/client.ts'
import { Choice } from '#renderer/ui/buttons.tsx'
import { FormField, GroupField, TextInput } from '#renderer/ui/form-field.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { FormDialog } from './form-dialog.tsx'
import { emptyRow, formOf, type PersonRow, rowsProblem } from './person-rows.ts'
import { PersonTable } from './person-table.tsx'
import { RelationFields } from './relation-fields.tsx'

const NEW = 'new'
const FATES: readonly PersonStatus[] = ['dead', 'left', 'away', 'living']

/** 变更户主: number and points stay; relations are said anew. */
export function HeadForm({ file, onClose }: { file: HouseholdFile; onClose: () => void }) {
  const { household } = file
  const head = file.members.find((member) => member.isHead)
  const others = file.members.filter(
    (member) => !member.isHead && (member.status === 'living' || member.status === 'away'),
  )
  const [chosen, setChosen] = useState(others[0]?.id ?? NEW)
  const [fresh, setFresh] = useState<readonly PersonRow[]>(() => [emptyRow()])
  const [fate, setFate] = useState<PersonStatus>('dead')
  const [relations, setRelations] = useState<Readonly<Record<string, string>>>({})
  const [reason, setReason] = useState('')
  const [basedOn] = useState(household.changedBy)
  const save = useAct(shop.households.changeHead)
  const documents = useDocumentIds()
  const newName = fresh[0]?.name.trim() ?? ''
  const name = chosen === NEW ? newName : (others.find(({ id }) => id === chosen)?.name ?? '')
  const problem = chosen === NEW ? rowsProblem(fresh) : undefined
  const ready = name !== '' && reason.trim() !== '' && problem === undefined && !save.busy
  const related = [
    ...others.filter(({ id }) => id !== chosen),
    ...(head && (fate === 'living' || fate === 'away') ? [head] : []),
  ]
  const submit = async () => {
    const [row] = fresh
    if (!ready || row === undefined) return
    const form = {
      household: household.id,
      basedOn,
      head: chosen === NEW ? { newPerson: formOf(row) } : { person: chosen },
      oldHead: head ? fate : null,
      relations: related.flatMap(({ id }) =>
        relations[id]?.trim() ? [{ person: id, relation: relations[id].trim() }] : [],
      ),
      reason: reason.trim(),
    }
    const result = await save.act({ document: documents.for(form), ...form })
    if (result.ok) onClose()
  }
  return (
    <FormDialog
      title={`变更户主 · ${household.number} 号`}
      note={
        name === ''
          ? '先选谁当新户主。'
          : `${household.number} 号的户主改成${name}。户号不变，积分一分不少，卡照用。`
      }
      action={save.busy ? '正在变更' : '变更户主'}
      disabled={!ready}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <GroupField label="谁当新户主">
        {others.map((member) => (
          <Choice
            key={member.id}
            label={`${member.name}${member.relation ? `（${member.relation}）` : ''}`}
            chosen={chosen === member.id}
            onChoose={() => setChosen(member.id)}
          />
        ))}
        <Choice label="还没登记的人" chosen={chosen === NEW} onChoose={() => setChosen(NEW)} />
      </GroupField>
      {chosen === NEW && <PersonTable rows={fresh} onRows={setFresh} headFirst single />}
      {head && (
        <GroupField label={`原户主${head.name}`}>
          {FATES.map((status) => (
            <Choice
              key={status}
              label={status === 'living' ? '还在家里' : PERSON_STATUS_NAMES[status]}
              chosen={fate === status}
              onChoose={() => setFate(status)}
            />
          ))}
        </GroupField>
      )}
      <RelationFields people={related} relations={relations} onRelations={setRelations} />
      <FormField label="为什么变更" required>
        {(ids) => <TextInput {...ids} first value={reason} onChange={setReason} maxLength={100} />}
      </FormField>
      {(problem ?? save.problem) !== undefined && (
        <Message tone="wrong" sentence={problem ?? save.problem ?? ''} />
      )}
    </FormDialog>
  )
}
