import { Flag } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { PartyClassOrNone, PartyMember } from '#main/api/party.ts'
import { shop, tableState, useAct, useAsk, useDocumentIds, useMay, useSession } from '#renderer/api/client.ts'
import { useKeys } from '#renderer/input/use-scans.ts'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { ActionButton, Choice } from '#renderer/ui/buttons.tsx'
import { type DataColumn, DataTable } from '#renderer/ui/data-table.tsx'
import { DayField } from '#renderer/ui/day-field.tsx'
import { FormField, TextInput } from '#renderer/ui/form-field.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PointsNav } from '../points/points-nav.tsx'
import { useSubjectPoints } from '../points/subject-points.ts'
import { PeopleViews } from '../teams/people-views.tsx'
import { PartyMemberDialog } from './party-member-dialog.tsx'
import '../teams/teams.css'

const CLASSES = ['A', 'B', 'C', 'D', 'E', 'F'] as const

type Changes = Readonly<Record<string, PartyClassOrNone>>

/** 党员分类: which class each party member is in, since when; and their points where a scheme scores people. */
export function PartyPage() {
  const navigate = useNavigate()
  const may = useMay('register')
  const mayScheme = useMay('administer')
  const list = useAsk(shop.party.members, { day: null })
  const points = useSubjectPoints('person')
  const [changes, setChanges] = useState<Changes>({})
  const [open, setOpen] = useState<string>()
  const members = list.data ?? []
  const changed = members.filter(({ person, class: now }) => (changes[person] ?? now) !== now)
  const choose = ({ person, class: now }: PartyMember, wanted: PartyClassOrNone) =>
    setChanges({ ...changes, [person]: (changes[person] ?? now) === wanted ? '' : wanted })
  const balanceIn = (person: string, scheme: string): number =>
    points.of(person).find((one) => one.scheme === scheme)?.balance ?? 0
  const columns: readonly DataColumn<PartyMember>[] = [
    {
      key: 'name',
      title: '姓名',
      width: 150,
      render: ({ name }) => <strong>{name}</strong>,
      compare: (a, b) => a.name.localeCompare(b.name, 'zh-CN'),
    },
    { key: 'number', title: '户号', width: 90, render: ({ number }) => number },
    { key: 'group', title: '组别', width: 110, render: ({ groupName }) => groupName },
    {
      key: 'class',
      title: '分类',
      width: 340,
      render: (row) => {
        const chosen = changes[row.person] ?? row.class
        return may ? (
          <span className="party-classes">
            {CLASSES.map((one) => (
              <Choice
                key={one}
                label={one}
                several
                chosen={chosen === one}
                onChoose={() => choose(row, one)}
              />
            ))}
          </span>
        ) : (
          <strong>{chosen === '' ? '没分' : `${chosen} 类`}</strong>
        )
      },
      compare: (a, b) => a.class.localeCompare(b.class),
    },
    {
      key: 'since',
      title: '从哪天起',
      width: 190,
      render: ({ since, next }) => (
        <>
          {since ?? <span className="office-soft">没分过</span>}
          {next !== null && (
            <small className="office-near">
              {' '}
              {next.fromDate} 起{next.class === '' ? '不分' : `${next.class} 类`}
            </small>
          )}
        </>
      ),
      compare: (a, b) => (a.since ?? '').localeCompare(b.since ?? ''),
    },
    ...points.schemes.map(
      ({ id, name }): DataColumn<PartyMember> => ({
        key: id,
        title: name,
        width: 120,
        align: 'right',
        render: ({ person }) => <strong>{formatPoints(balanceIn(person, id))}</strong>,
        compare: (a, b) => balanceIn(a.person, id) - balanceIn(b.person, id),
      }),
    ),
  ]
  const row = members.find(({ person }) => person === open)
  return (
    <Page title="积分" note={<PointsNav />}>
      <div className="office-column">
        <div className="stock-views">
          <PeopleViews at="党员" />
          {points.schemes.length === 0 && mayScheme && (
            <button
              type="button"
              className="people-way"
              onClick={() => void navigate('/settings/scheme?scheme=&like=hongdong')}
            >
              要给党员记分，先加一个按人的积分方案
            </button>
          )}
        </div>
        <DataTable<PartyMember>
          rows={members}
          columns={columns}
          rowKey={({ person }) => person}
          unit="名党员"
          state={tableState(list)}
          searchText={({ name, number, groupName }) => [name, number, groupName].join(' ')}
          searchHint="姓名、户号、组别"
          onOpen={({ person }) => setOpen(person)}
          empty={{
            icon: Flag,
            title: '还没有登记党员',
            hint: '到“农户”里把家里的党员勾上，或者导入带“是否党员”一列的花名册。',
            actions: [{ label: '去农户', onPress: () => void navigate('/households') }],
          }}
        />
        {changed.length > 0 && (
          <DecideClasses
            rows={changed.map(({ person }) => ({ person, class: changes[person] ?? '' }))}
            onDone={() => setChanges({})}
          />
        )}
      </div>
      {row !== undefined && (
        <PartyMemberDialog member={row} accounts={points.of(row.person)} onClose={() => setOpen(undefined)} />
      )}
    </Page>
  )
}

interface DecideClassesProps {
  readonly rows: readonly { readonly person: string; readonly class: PartyClassOrNone }[]
  readonly onDone: () => void
}

/** From which day, and who decided it; then one document for all that were changed. */
function DecideClasses({ rows, onDone }: DecideClassesProps) {
  const { today } = useSession()
  const [fromDate, setFrom] = useState(today)
  const [approver, setApprover] = useState('')
  const [asked, setAsked] = useState(false)
  const classify = useAct(shop.party.classify)
  const documents = useDocumentIds()
  const year = Number(today.slice(0, 4))
  const submit = async () => {
    if (classify.busy) return
    setAsked(true)
    if (approver.trim() === '') return
    const form = { fromDate, approver: approver.trim(), rows: [...rows] }
    const result = await classify.act({ document: documents.for(form), ...form })
    if (!result.ok) return
    documents.recorded()
    onDone()
  }
  useKeys({ f12: () => void submit() })
  return (
    <footer className="office-foot">
      <div className="party-foot">
        <FormField
          label="谁定的"
          required
          problem={asked && approver.trim() === '' ? '请写是谁定的，像“党支部大会”。' : undefined}
        >
          {(ids) => (
            <TextInput
              {...ids}
              value={approver}
              placeholder="党支部大会"
              onChange={setApprover}
              maxLength={40}
            />
          )}
        </FormField>
        <FormField label="从哪天起">
          {(ids) => <DayField {...ids} value={fromDate} years={[year - 1, year + 1]} onChange={setFrom} />}
        </FormField>
      </div>
      {classify.problem !== undefined && <Message tone="wrong" sentence={classify.problem} />}
      <ActionButton label="不改了" onPress={onDone} />
      <ActionButton
        label={classify.busy ? '正在记' : `记下 ${rows.length} 个人的分类`}
        keyHint="F12"
        strong
        disabled={classify.busy}
        onPress={() => void submit()}
      />
    </footer>
  )
}
