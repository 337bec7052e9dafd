import { Button } from 'antd'
import { Plus, UsersRound } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { TeamRow } from '#main/api/teams.ts'
import { shop, tableState, useAsk, useMay } from '#renderer/api/client.ts'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { type DataColumn, DataTable } from '#renderer/ui/data-table.tsx'
import { Pill } from '#renderer/ui/marks.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PointsNav } from '../points/points-nav.tsx'
import { useSubjectPoints } from '../points/subject-points.ts'
import { PeopleViews } from './people-views.tsx'
import { TeamDialog } from './team-dialog.tsx'
import './teams.css'

const NEW = 'new'

/** 团队: who is in them, and their points where a scheme scores teams. */
export function TeamsPage() {
  const navigate = useNavigate()
  const may = useMay('register')
  const mayScheme = useMay('administer')
  const list = useAsk(shop.teams.list, {})
  const points = useSubjectPoints('team')
  const [open, setOpen] = useState<string>()
  const teams = list.data ?? []
  const columns: readonly DataColumn<TeamRow>[] = [
    {
      key: 'name',
      title: '团队',
      width: 220,
      render: ({ name, active }) => (
        <span className="office-name-words">
          <strong>{name}</strong>
          {!active && <Pill>解散了</Pill>}
        </span>
      ),
      compare: (a, b) => a.name.localeCompare(b.name, 'zh-CN'),
    },
    {
      key: 'size',
      title: '人数',
      width: 90,
      align: 'right',
      render: ({ members }) => members.length,
      compare: (a, b) => a.members.length - b.members.length,
    },
    {
      key: 'members',
      title: '成员',
      width: 420,
      render: ({ members }) => members.map(({ name }) => name).join('、'),
    },
    ...points.schemes.map(
      ({ id, name }): DataColumn<TeamRow> => ({
        key: id,
        title: name,
        width: 140,
        align: 'right',
        render: ({ team }) => <strong>{formatPoints(balanceIn(team, id))}</strong>,
        compare: (a, b) => balanceIn(a.team, id) - balanceIn(b.team, id),
      }),
    ),
  ]
  function balanceIn(team: string, scheme: string): number {
    return points.of(team).find((one) => one.scheme === scheme)?.balance ?? 0
  }
  const row = teams.find(({ team }) => team === open)
  return (
    <Page
      title="积分"
      note={<PointsNav />}
      actions={
        may && (
          <Button type="primary" icon={<Plus size={18} aria-hidden="true" />} onClick={() => setOpen(NEW)}>
            建团队
          </Button>
        )
      }
    >
      <div className="office-column">
        <div className="stock-views">
          <PeopleViews at="团队" />
          {points.schemes.length === 0 && mayScheme && (
            <button
              type="button"
              className="people-way"
              onClick={() => void navigate('/settings/scheme?scheme=')}
            >
              要给团队记分，先加一个按团队的积分方案
            </button>
          )}
        </div>
        <DataTable<TeamRow>
          rows={teams}
          columns={columns}
          rowKey={({ team }) => team}
          unit="个团队"
          state={tableState(list)}
          searchText={({ name, members }) => [name, ...members.map((one) => one.name)].join(' ')}
          searchHint="团队、成员"
          onOpen={({ team }) => setOpen(team)}
          empty={{
            icon: UsersRound,
            title: '还没有团队',
            hint: '巡逻队、秧歌队、志愿服务队，先建起来，把人加进去。',
            ...(may ? { actions: [{ label: '建团队', onPress: () => setOpen(NEW) }] } : {}),
          }}
        />
      </div>
      {open !== undefined && (open === NEW || row !== undefined) && (
        <TeamDialog
          team={row}
          accounts={row ? points.of(row.team) : []}
          may={may}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Page>
  )
}
