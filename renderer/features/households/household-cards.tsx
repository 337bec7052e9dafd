import { Button } from 'antd'
import { Link } from 'react-router'
import {
  CARD_STATUS_NAMES,
  type HouseholdFile,
  type MemberView,
  PERSON_STATUS_NAMES,
} from '#main/api/households.ts'
import { formatPoints, Points } from '#renderer/ui/amounts.tsx'
import { Card } from '#renderer/ui/card.tsx'
import { Pill } from '#renderer/ui/marks.tsx'
import { cardText, dayText } from './household-words.ts'
import { inOrder, isGone } from './member-order.ts'
import type { OpenAct } from './open-act.ts'

const PURPOSES: Readonly<Record<string, string>> = {
  earned: '挣的',
  gifted: '赠的',
  deposited: '存着的',
  held: '占着的',
}

/** 可兑积分, and what stands behind it. */
export function PointsCard({ file }: { file: HouseholdFile }) {
  const { household, balances } = file
  const total = balances.reduce((sum, { balance }) => sum + balance, 0)
  const { spendable } = household
  return (
    <Card title={spendable === null ? '总积分' : '可兑积分'}>
      <p className="household-points">
        <Points value={spendable ?? total} testId="household-spendable" />
      </p>
      {spendable === null && <p className="households-soft">现在没有能兑换的积分方案，分只记着。</p>}
      {spendable !== null && total !== spendable && (
        <p className="households-soft">总积分 {formatPoints(total)}</p>
      )}
      {balances.length > 1 && (
        <ul className="households-soft">
          {balances.map(({ scheme, purpose, name, balance }) => (
            <li key={`${scheme} ${purpose}`}>
              {name}，{PURPOSES[purpose] ?? purpose}：{formatPoints(balance)} 分
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

interface SideProps {
  readonly file: HouseholdFile
  readonly may: boolean
  readonly onOpen: (open: OpenAct) => void
}

/** 积分卡: the one in use with what can be done about it, and what became of the others. */
export function CardsCard({ file, may, onOpen }: SideProps) {
  const { cards, household } = file
  const inUse = cards.filter(({ status }) => status === 'active')
  const others = cards.filter(({ status }) => status !== 'active')
  return (
    <Card title="积分卡">
      {cards.length === 0 && <p className="households-soft">还没有发卡。没卡也能兑，按户号或姓名查。</p>}
      <ul className="household-lines">
        {inUse.map(({ code, number, issuedOn }) => (
          <li key={code}>
            <span className="household-code">{cardText(code)}</span>
            <span className="households-soft">
              {number !== household.number && `${number} 号的旧卡，`}
              {dayText(issuedOn)}发
            </span>
            {may && (
              <span className="household-acts">
                <Button size="small" onClick={() => onOpen({ act: 'lose', code })}>
                  挂失
                </Button>
                {number === household.number && (
                  <>
                    <Button size="small" onClick={() => onOpen({ act: 'replace' })}>
                      换卡
                    </Button>
                    <Button size="small" onClick={() => onOpen({ act: 'reprint' })}>
                      打印
                    </Button>
                  </>
                )}
              </span>
            )}
          </li>
        ))}
        {others.map(({ code, status, serial }) => (
          <li key={code} className="households-soft">
            {cardText(code)} <Pill>{CARD_STATUS_NAMES[status]}</Pill> {serial}
          </li>
        ))}
      </ul>
      {may && inUse.length === 0 && (
        <Button block onClick={() => onOpen({ act: cards.length === 0 ? 'issue' : 'replace' })}>
          {cards.length === 0 ? '发卡' : '补卡'}
        </Button>
      )}
    </Card>
  )
}

/** 长期委托 */
export function ProxiesCard({ file, may, onOpen }: SideProps) {
  return (
    <Card title="长期委托">
      {file.proxies.length === 0 && (
        <p className="households-soft">没有。出门在外、腿脚不便的，可以托人长期代领。</p>
      )}
      <ul className="household-lines">
        {file.proxies.map((proxy) => (
          <li key={proxy.id} className={proxy.ended ? 'households-soft' : undefined}>
            <span>
              <strong>{proxy.name}</strong>（{proxy.relation}）
            </span>
            <span className="households-soft">
              {proxy.ended ? '已经结束' : `到${dayText(proxy.until)}`} · {proxy.serial}
            </span>
            {may && !proxy.ended && (
              <span className="household-acts">
                <Button size="small" onClick={() => onOpen({ act: 'end_proxy', proxy })}>
                  结束委托
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {may && (
        <Button block onClick={() => onOpen({ act: 'proxy' })}>
          登记委托
        </Button>
      )}
    </Card>
  )
}

/** 家庭成员: those who are here first, then those who died or left. */
export function MembersTable({ members, notes }: { members: readonly MemberView[]; notes: string }) {
  const ordered = inOrder(members)
  return (
    <Card>
      <table className="households-plain">
        <thead>
          <tr>
            <th>姓名</th>
            <th>与户主关系</th>
            <th>状况</th>
            <th>出生</th>
            <th>电话</th>
            <th>小名、曾用名</th>
          </tr>
        </thead>
        <tbody>
          {ordered.map((member) => (
            <tr key={member.id} className={isGone(member) ? 'households-soft' : undefined}>
              <td>
                <strong>{member.name}</strong>{' '}
                {member.partyMember && (
                  <Link to="/points/people/party" title="去看党员分类">
                    <Pill tone="vermilion">
                      党员{member.partyClass === '' ? '' : ` ${member.partyClass} 类`}
                    </Pill>
                  </Link>
                )}
              </td>
              <td>{member.isHead ? '户主' : member.relation}</td>
              <td>{member.status === 'living' ? '' : <Pill>{PERSON_STATUS_NAMES[member.status]}</Pill>}</td>
              <td>{member.birthYear === null ? '' : `${member.birthYear}年`}</td>
              <td>{member.phoneTails.map((tail) => `尾号 ${tail}`).join('、')}</td>
              <td>{[member.nickname, member.oldName].filter(Boolean).join('、')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {notes !== '' && (
        <p className="household-notes">
          <span className="households-soft">备注</span> {notes}
        </p>
      )}
    </Card>
  )
}
