import { Button } from 'antd'
import { useMemo } from 'react'
import type { NoticeDeed } from '#main/api/notices.ts'
import type { TableState } from '#renderer/ui/data-table.tsx'
import { type DataColumn, DataTable } from '#renderer/ui/data-table.tsx'
import { Pill } from '#renderer/ui/marks.tsx'
import { pointsText, shortDay, whoText } from './notice-words.ts'

export interface DeedChoiceProps {
  readonly deeds: readonly NoticeDeed[]
  readonly state: TableState
  /** Deeds that stay off the board. */
  readonly left: ReadonlySet<string>
  readonly onLeave: (left: ReadonlySet<string>) => void
}

/** Which deeds hang: all that wait, unless somebody takes one off. What has an open objection cannot hang. */
export function DeedChoice({ deeds, state, left, onLeave }: DeedChoiceProps) {
  const columns = useMemo((): readonly DataColumn<NoticeDeed>[] => {
    const toggle = (deed: string, hangs: boolean) => {
      const next = new Set(left)
      if (hangs) next.delete(deed)
      else next.add(deed)
      onLeave(next)
    }
    return [
      {
        key: 'tick',
        title: '贴',
        width: 60,
        render: ({ deed, disputed, number, name, clauseText }) => (
          <label className="office-check">
            <input
              type="checkbox"
              aria-label={`公示 ${number} 号${name}${clauseText}`}
              checked={!disputed && !left.has(deed)}
              disabled={disputed}
              onChange={(event) => toggle(deed, event.target.checked)}
            />
          </label>
        ),
      },
      {
        key: 'who',
        title: '谁',
        width: 146,
        render: (deed) => <strong>{whoText(deed)}</strong>,
        compare: (a, b) => a.number.length - b.number.length || a.number.localeCompare(b.number),
      },
      {
        key: 'what',
        title: '事由',
        width: 232,
        render: ({ clauseText, happenedOn, disputed }) => (
          <span className="office-name-words">
            {clauseText}
            <span className="office-soft">{shortDay(happenedOn)}</span>
            {disputed && <Pill tone="amber">有异议，先停</Pill>}
          </span>
        ),
      },
      { key: 'points', title: '积分', width: 84, align: 'right', render: pointsText },
    ]
  }, [left, onLeave])
  const free = deeds.filter(({ disputed }) => !disputed)
  const none = free.every(({ deed }) => left.has(deed))
  return (
    <DataTable<NoticeDeed>
      rows={deeds}
      columns={columns}
      rowKey={({ deed }) => deed}
      unit="条"
      state={state}
      searchText={({ number, name, groupName, clauseText }) =>
        [number, name, groupName, clauseText].join(' ')
      }
      searchHint="户号、姓名、事由"
      tools={
        <Button onClick={() => onLeave(new Set(none ? [] : free.map(({ deed }) => deed)))}>
          {none ? '全勾上' : '全不勾'}
        </Button>
      }
      empty={{ title: '没有等公示的', hint: '评议通过的事迹会到这里来。' }}
    />
  )
}
