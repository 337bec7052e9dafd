import { useState } from 'react'
import { Link } from 'react-router'
import type { HouseholdFile } from '#main/api/households.ts'
import { shop, useAct, useAsk, useDocumentIds } from '#renderer/api/client.ts'
import { FormField, TextInput } from '#renderer/ui/form-field.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { FormDialog } from './form-dialog.tsx'
import { namesakesText } from './household-words.ts'
import { inOrder } from './member-order.ts'
import { emptyRow, formOf, isNobody, type PersonRow, rowOf, rowsProblem } from './person-rows.ts'
import { PersonTable } from './person-table.tsx'

export interface HouseholdFormProps {
  readonly nextNumber: string
  readonly groups: readonly string[]
  readonly onClose: () => void
  readonly onDone: (household: string) => void
}

/** 登记一户: number, place, and the people, the head in the first row. */
export function HouseholdForm({ nextNumber, groups, onClose, onDone }: HouseholdFormProps) {
  const [number, setNumber] = useState('')
  const [place, setPlace] = useState({ groupName: '', grid: '', population: '', notes: '' })
  const [rows, setRows] = useState<readonly PersonRow[]>(() => [emptyRow(), emptyRow(), emptyRow()])
  const save = useAct(shop.households.register)
  const documents = useDocumentIds()
  const people = rows.filter((row) => !isNobody(row))
  const head = rows[0]?.name.trim() ?? ''
  const problem = problemOf(place.population, rows)
  const submit = async () => {
    if (save.busy || head === '' || problem !== undefined) return
    const form = {
      number: number.trim(),
      ...place,
      population: populationOf(place.population) ?? people.length,
      members: people.map(formOf),
    }
    const result = await save.act({ document: documents.for(form), ...form })
    if (result.ok) onDone(result.value.household)
  }
  return (
    <FormDialog
      title="登记一户"
      note={
        head === ''
          ? '第一行写户主。身份证号不用写，也不会存。'
          : `${head}家，${people.length} 个人。核对好了就登记。`
      }
      action={save.busy ? '正在登记' : '登记'}
      disabled={save.busy || head === '' || problem !== undefined}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <div className="households-form-row">
        <FormField label="户号" hint={`空着就接着编：${nextNumber}`}>
          {(ids) => <TextInput {...ids} value={number} onChange={setNumber} maxLength={20} />}
        </FormField>
        <PlaceFields place={place} groups={groups} onPlace={setPlace} people={people.length} />
      </div>
      <PersonTable rows={rows} onRows={setRows} headFirst />
      <Namesakes name={head} except={null} />
      {(problem ?? save.problem) !== undefined && (
        <Message tone="wrong" sentence={problem ?? save.problem ?? ''} />
      )}
    </FormDialog>
  )
}

/** 改资料: what is left as it was is not sent. */
export function ChangeForm({ file, onClose }: { file: HouseholdFile; onClose: () => void }) {
  const { household } = file
  const [place, setPlace] = useState({
    groupName: household.groupName,
    grid: household.grid,
    population: String(household.population),
    notes: household.notes,
  })
  const [rows, setRows] = useState<readonly PersonRow[]>(() => inOrder(file.members).map(rowOf))
  const [reason, setReason] = useState('')
  // What the form began with: a change that arrives meanwhile must be noticed, not written over.
  const [basedOn] = useState(household.changedBy)
  const groups = useAsk(shop.households.overview, {})
  const save = useAct(shop.households.change)
  const documents = useDocumentIds()
  const before = new Map(file.members.map((member) => [member.id, JSON.stringify(rowOf(member))]))
  const touched = rows.filter(
    (row) => !isNobody(row) && (row.id === null || before.get(row.id) !== JSON.stringify(row)),
  )
  const headGoes = rows.some((row) => row.isHead && (row.status === 'dead' || row.status === 'left'))
  const problem = problemOf(place.population, rows)
  const submit = async () => {
    if (save.busy || problem !== undefined) return
    const form = {
      household: household.id,
      basedOn,
      ...place,
      population: populationOf(place.population) ?? household.population,
      members: touched.map(formOf),
      reason: reason.trim(),
    }
    const result = await save.act({ document: documents.for(form), ...form })
    if (result.ok) onClose()
  }
  return (
    <FormDialog
      title={`改资料 · ${household.headName ?? '户主待定'}（${household.number} 号）`}
      note={
        headGoes
          ? '户主去世或迁出后，这一户先“户主待定”，定了新户主才能兑换。积分和户号不变。'
          : '存了以后记一张变更单，以前的单子不变。'
      }
      action={save.busy ? '正在保存' : '保存'}
      disabled={save.busy || problem !== undefined}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <div className="households-form-row">
        <PlaceFields
          place={place}
          groups={groups.data?.groups.map(({ name }) => name) ?? []}
          onPlace={setPlace}
          people={0}
        />
        <FormField label="为什么改">
          {(ids) => <TextInput {...ids} value={reason} onChange={setReason} maxLength={100} />}
        </FormField>
      </div>
      <PersonTable rows={rows} onRows={setRows} />
      {rows.some(({ partyMember }) => partyMember) && (
        <p className="households-soft">
          党员在哪一类，到“积分”的
          <Link className="households-link" to="/points/people/party">
            党员和团队
          </Link>
          里定。
        </p>
      )}
      {(problem ?? save.problem) !== undefined && (
        <Message tone="wrong" sentence={problem ?? save.problem ?? ''} />
      )}
    </FormDialog>
  )
}

interface Place {
  readonly groupName: string
  readonly grid: string
  readonly population: string
  readonly notes: string
}

interface PlaceFieldsProps {
  readonly place: Place
  readonly groups: readonly string[]
  readonly people: number
  readonly onPlace: (place: Place) => void
}

function PlaceFields({ place, groups, people, onPlace }: PlaceFieldsProps) {
  const set = (part: Partial<Place>) => onPlace({ ...place, ...part })
  return (
    <>
      <FormField label="组别">
        {(ids) => (
          <>
            <input
              {...ids}
              className="ui-input"
              autoComplete="off"
              list={`${ids.id}-groups`}
              maxLength={20}
              value={place.groupName}
              onChange={(event) => set({ groupName: event.target.value })}
            />
            <datalist id={`${ids.id}-groups`}>
              {groups.map((name) => (
                <option key={name} value={name} />
              ))}
            </datalist>
          </>
        )}
      </FormField>
      <FormField label="网格">
        {(ids) => <TextInput {...ids} value={place.grid} onChange={(grid) => set({ grid })} maxLength={20} />}
      </FormField>
      <FormField label="人口" {...(people > 0 ? { hint: `空着算 ${people} 口` } : {})}>
        {(ids) => (
          <TextInput
            {...ids}
            numeric
            value={place.population}
            onChange={(population) => set({ population })}
            maxLength={2}
          />
        )}
      </FormField>
      <FormField label="备注">
        {(ids) => (
          <TextInput {...ids} value={place.notes} onChange={(notes) => set({ notes })} maxLength={200} />
        )}
      </FormField>
    </>
  )
}

/** undefined where nothing was typed. */
const populationOf = (typed: string): number | undefined => {
  const text = typed.normalize('NFKC').trim()
  return text === '' ? undefined : Number(text)
}

function problemOf(population: string, rows: readonly PersonRow[]): string | undefined {
  const heads = populationOf(population)
  if (heads !== undefined && !(Number.isInteger(heads) && heads >= 0 && heads <= 50))
    return '人口写 0 到 50 之间的数字。'
  return rowsProblem(rows)
}

/** Heads of this name who are known already: not forbidden, but to be seen. */
export function Namesakes({ name, except }: { name: string; except: string | null }) {
  const found = useAsk(shop.households.sameNames, { name, except }, { enabled: name.length > 1, keep: true })
  const others = name.length > 1 ? (found.data ?? []) : []
  if (others.length === 0) return null
  return (
    <Message
      tone="ask"
      sentence={`村里已经有叫${name}的户主：${namesakesText(others)}。请看清是不是同一家，别登记两次。`}
    />
  )
}
