import { X } from 'lucide-react'
import { useState } from 'react'
import type { PersonOfVillage, TeamRow } from '#main/api/teams.ts'
import { newId, shop, useAct, useAsk, useDocumentIds } from '#renderer/api/client.ts'
import { Choice } from '#renderer/ui/buttons.tsx'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import { FormField, GroupField, TextInput } from '#renderer/ui/form-field.tsx'
import { SubjectLedger } from '../points/subject-ledger.tsx'
import type { SubjectAccount } from '../points/subject-points.ts'
import { dayText } from '../slips/day-text.ts'
import { PersonPicker } from './person-picker.tsx'
import '../households/households.css'

export interface TeamDialogProps {
  /** Undefined: a new one. */
  readonly team: TeamRow | undefined
  readonly accounts: readonly SubjectAccount[]
  readonly may: boolean
  readonly onClose: () => void
}

/** A team: its name, its people, whether it still exists; below, its points and what became of it. */
export function TeamDialog({ team, accounts, may, onClose }: TeamDialogProps) {
  const [id] = useState(() => team?.team ?? newId())
  const [name, setName] = useState(team?.name ?? '')
  const [active, setActive] = useState(team?.active ?? true)
  const [members, setMembers] = useState<readonly PersonOfVillage[]>(team?.members ?? [])
  const save = useAct(shop.teams.save)
  const documents = useDocumentIds()
  const submit = async () => {
    if (!may || save.busy || name.trim() === '') return
    const form = {
      team: id,
      basedOn: team?.changedBy ?? null,
      name: name.trim(),
      active,
      members: members.map(({ person }) => person),
    }
    const result = await save.act({ document: documents.for(form), ...form })
    if (!result.ok) return
    documents.recorded()
    onClose()
  }
  return (
    <FormDialog
      title={team === undefined ? '建团队' : team.name}
      note="改名、加人、去掉人、解散都记成单据，以前的查得到。"
      action={save.busy ? '正在记' : team === undefined ? '建起来' : '记下来'}
      disabled={!may || save.busy || name.trim() === ''}
      problem={save.problem}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <div className="office-form-row">
        <FormField label="团队叫什么" required>
          {(ids) => (
            <TextInput
              {...ids}
              first
              value={name}
              placeholder="义务巡逻队"
              onChange={setName}
              maxLength={20}
            />
          )}
        </FormField>
        {team !== undefined && (
          <GroupField label="还在吗？">
            <Choice label="在" chosen={active} onChoose={() => setActive(true)} />
            <Choice label="解散了" chosen={!active} onChoose={() => setActive(false)} />
          </GroupField>
        )}
      </div>
      <GroupField label={`成员 ${members.length} 人`}>
        {members.length === 0 && <p className="office-soft">还没有人，在下面找到名字加进来。</p>}
        {members.map(({ person, name: called, number }) => (
          <span key={person} className="team-member">
            {called}
            <small>{number} 号</small>
            <button
              type="button"
              className="office-icon-button"
              aria-label={`去掉 ${called}`}
              onClick={() => setMembers(members.filter((one) => one.person !== person))}
            >
              <X size={18} aria-hidden="true" />
            </button>
          </span>
        ))}
      </GroupField>
      <PersonPicker
        label="加一个人"
        except={members.map(({ person }) => person)}
        onPick={(person) => setMembers([...members, person])}
      />
      {accounts.map((account) => (
        <SubjectLedger key={account.scheme} account={account} />
      ))}
      {team !== undefined && <History team={team.team} />}
    </FormDialog>
  )
}

function History({ team }: { team: string }) {
  const history = useAsk(shop.teams.history, { team })
  return (
    <section aria-label="这个团队的变化">
      <h3>变化</h3>
      <dl className="people-history">
        {(history.data ?? []).map(({ document, day, sentence, recordedBy, serial }) => (
          <div key={document}>
            <dt>{dayText(day)}</dt>
            <dd>
              {sentence}
              <span className="office-soft">
                （{recordedBy}，{serial}）
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
