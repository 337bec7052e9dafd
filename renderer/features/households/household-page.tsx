import { Button, Dropdown, Tabs } from 'antd'
import { ArrowLeft, ChevronDown, Pencil, UserRoundCog } from 'lucide-react'
import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import type { HouseholdFile } from '#main/api/households.ts'
import { Asked, shop, useAsk, useMay } from '#renderer/api/client.ts'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { DeedsPanel } from '../deeds/deeds-panel.tsx'
import { PurposesBar } from '../points/purposes-bar.tsx'
import { SlipDialog } from '../slips/slip-dialog.tsx'
import { IssueCardForm, LoseCardForm, ReplaceCardForm, ReprintCard } from './card-forms.tsx'
import { CloseForm, ReopenForm } from './close-form.tsx'
import { DocumentsPanel } from './documents-panel.tsx'
import { HeadForm } from './head-form.tsx'
import { CardsCard, MembersTable, PointsCard, ProxiesCard } from './household-cards.tsx'
import { ChangeForm } from './household-form.tsx'
import { dayText, namesakesText, peopleText, placeText } from './household-words.ts'
import { LedgerPanel } from './ledger-panel.tsx'
import { MergeForm } from './merge-form.tsx'
import type { OpenAct } from './open-act.ts'
import { EndProxyForm, ProxyForm } from './proxy-forms.tsx'
import { SplitForm } from './split-form.tsx'
import { StatusPill } from './status-pill.tsx'
import { YearPanel } from './year-panel.tsx'

/** One file per household. */
export function HouseholdPage() {
  const { household = '' } = useParams()
  const file = useAsk(shop.households.file, { household })
  if (file.data === undefined) {
    return (
      <Page title="农户">
        <Asked question={file} loading={{ title: '正在取这一户的档案' }}>
          {() => null}
        </Asked>
      </Page>
    )
  }
  return <File key={household} file={file.data} />
}

function File({ file }: { file: HouseholdFile }) {
  const { household } = file
  const navigate = useNavigate()
  const may = useMay('register')
  const [open, setOpen] = useState<OpenAct>()
  const [slip, setSlip] = useState<string>()
  const isOpen = household.status === 'active' || household.status === 'head_pending'
  return (
    <Page
      title={household.headName ?? '户主待定'}
      note={
        <span className="households-note">
          {household.number} 号 · {placeText(household.groupName, household.grid)} ·{' '}
          {peopleText(household.population)}
          <StatusPill status={household.status} />
        </span>
      }
      actions={
        <>
          <Button
            icon={<ArrowLeft size={18} aria-hidden="true" />}
            onClick={() => void navigate('/households')}
          >
            全部农户
          </Button>
          <Button onClick={() => void navigate(`/points/reports/booklet?household=${household.id}`)}>
            一户一册
          </Button>
          <Button onClick={() => void navigate(`/notices/object?household=${household.id}`)}>提异议</Button>
          {may && isOpen && <Acts status={household.status} onAct={(act) => setOpen({ act })} />}
        </>
      }
    >
      <div className="household">
        <Standing file={file} may={may} onAct={(act) => setOpen({ act })} />
        {isOpen && <PurposesBar household={household.id} />}
        <div className="household-columns">
          <Tabs
            className="household-tabs"
            items={[
              {
                key: 'members',
                label: '家庭成员',
                children: <MembersTable members={file.members} notes={household.notes} />,
              },
              {
                key: 'ledger',
                label: '积分明细',
                children: <LedgerPanel household={household.id} onOpen={setSlip} />,
              },
              {
                key: 'year',
                label: '一年收支',
                children: <YearPanel household={household.id} />,
              },
              {
                key: 'deeds',
                label: '事迹',
                children: <DeedsPanel household={household.id} />,
              },
              {
                key: 'slips',
                label: '兑换单',
                children: <DocumentsPanel household={household.id} slipsOnly onOpen={setSlip} />,
              },
              {
                key: 'documents',
                label: '全部单据',
                children: <DocumentsPanel household={household.id} slipsOnly={false} onOpen={setSlip} />,
              },
            ]}
          />
          <aside className="household-side">
            <PointsCard file={file} />
            <CardsCard file={file} may={may && isOpen} onOpen={setOpen} />
            <ProxiesCard file={file} may={may && isOpen} onOpen={setOpen} />
          </aside>
        </div>
      </div>
      {open !== undefined && (
        <Opened
          file={file}
          open={open}
          onClose={() => setOpen(undefined)}
          onSplit={(id) => {
            setOpen(undefined)
            void navigate(`/households/${id}`)
          }}
        />
      )}
      {slip !== undefined && <SlipDialog document={slip} onClose={() => setSlip(undefined)} />}
    </Page>
  )
}

type PlainAct = Exclude<OpenAct['act'], 'lose' | 'end_proxy'>

function Acts({ status, onAct }: { status: string; onAct: (act: PlainAct) => void }) {
  const more = [
    { key: 'split', label: '分户', disabled: status !== 'active' },
    { key: 'merge', label: '并户', disabled: status !== 'active' },
    { key: 'close', label: '销户' },
  ]
  return (
    <>
      <Button icon={<UserRoundCog size={18} aria-hidden="true" />} onClick={() => onAct('head')}>
        变更户主
      </Button>
      <Dropdown
        autoFocus
        trigger={['click']}
        menu={{ items: more, onClick: ({ key }) => onAct(key as PlainAct) }}
      >
        <Button icon={<ChevronDown size={18} aria-hidden="true" />} iconPlacement="end">
          分户、并户、销户
        </Button>
      </Dropdown>
      <Button type="primary" icon={<Pencil size={18} aria-hidden="true" />} onClick={() => onAct('change')}>
        改资料
      </Button>
    </>
  )
}

interface StandingProps {
  readonly file: HouseholdFile
  readonly may: boolean
  readonly onAct: (act: PlainAct) => void
}

/** What must be known before anything else: waiting for a head, closed, merged, namesakes. */
function Standing({ file, may, onAct }: StandingProps) {
  const { household, sameNames } = file
  const left = file.balances.reduce((sum, { balance }) => sum + balance, 0)
  return (
    <>
      {household.status === 'head_pending' && (
        <div className="households-notice">
          <Message tone="ask" sentence="这一户的户主待定，定下户主才能兑换。积分都在，一分没少。" />
          {may && <Button onClick={() => onAct('head')}>定户主</Button>}
        </div>
      )}
      {household.status === 'closed' && (
        <div className="households-notice">
          <Message
            tone="plain"
            sentence={
              household.redeemableUntil === null
                ? '这一户已经销户，不能兑换。'
                : `这一户已经销户，还有 ${formatPoints(left)} 分，可以兑到${dayText(household.redeemableUntil)}。`
            }
          />
          {may && <Button onClick={() => onAct('reopen')}>恢复在册</Button>}
        </div>
      )}
      {household.successor !== null && (
        <Message
          tone="plain"
          sentence={`这一户已经并到 ${household.successor.number} 号${household.successor.headName ?? ''}家，人、积分和卡都在那边。`}
        />
      )}
      {household.successor !== null && (
        <Link className="households-link" to={`/households/${household.successor.id}`}>
          去 {household.successor.number} 号看
        </Link>
      )}
      {sameNames.length > 0 && (
        <Message
          tone="ask"
          sentence={`村里还有同名的户主：${namesakesText(sameNames)}。办事前请看清组别和户号。`}
        />
      )}
    </>
  )
}

interface OpenedProps {
  readonly file: HouseholdFile
  readonly open: OpenAct
  readonly onClose: () => void
  readonly onSplit: (newHousehold: string) => void
}

function Opened({ file, open, onClose, onSplit }: OpenedProps) {
  switch (open.act) {
    case 'change':
      return <ChangeForm file={file} onClose={onClose} />
    case 'head':
      return <HeadForm file={file} onClose={onClose} />
    case 'close':
      return <CloseForm file={file} onClose={onClose} />
    case 'reopen':
      return <ReopenForm file={file} onClose={onClose} />
    case 'merge':
      return <MergeForm file={file} onClose={onClose} />
    case 'split':
      return <SplitForm file={file} onClose={onClose} onDone={onSplit} />
    case 'issue':
      return <IssueCardForm file={file} onClose={onClose} />
    case 'replace':
      return <ReplaceCardForm file={file} onClose={onClose} />
    case 'reprint':
      return <ReprintCard file={file} onClose={onClose} />
    case 'proxy':
      return <ProxyForm file={file} onClose={onClose} />
    case 'lose':
      return <LoseCardForm file={file} code={open.code} onClose={onClose} />
    case 'end_proxy':
      return <EndProxyForm proxy={open.proxy} onClose={onClose} />
  }
}
