import type { PartyMember } from '#main/api/party.ts'
import { Asked, shop, useAsk } from '#renderer/api/client.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { SubjectLedger } from '../points/subject-ledger.tsx'
import type { SubjectAccount } from '../points/subject-points.ts'
import { dayText } from '../slips/day-text.ts'

export interface PartyMemberDialogProps {
  readonly member: PartyMember
  readonly accounts: readonly SubjectAccount[]
  readonly onClose: () => void
}

/** A party member's own points, and every class since the first. */
export function PartyMemberDialog({ member, accounts, onClose }: PartyMemberDialogProps) {
  const history = useAsk(shop.party.history, { person: member.person })
  return (
    <Dialog title={`${member.name}（${member.number} 号）`} size="wide" onClose={onClose}>
      <div className="office-form">
        {accounts.map((account) => (
          <SubjectLedger key={account.scheme} account={account} />
        ))}
        <section aria-label="分类的变化">
          <h3>分类</h3>
          <Asked question={history}>
            {(rows) =>
              rows.length === 0 ? (
                <p className="office-soft">还没分过类。</p>
              ) : (
                <dl className="people-history">
                  {rows.map(({ serial, fromDate, class: one, approver }) => (
                    <div key={serial}>
                      <dt>{dayText(fromDate)}起</dt>
                      <dd>
                        {one === '' ? '不再分类' : `${one} 类`}
                        <span className="office-soft">
                          （{approver}，{serial}）
                        </span>
                      </dd>
                    </div>
                  ))}
                </dl>
              )
            }
          </Asked>
        </section>
      </div>
    </Dialog>
  )
}
