import { Camera } from 'lucide-react'
import type { DeedLineView } from '#main/api/deeds.ts'
import { classes } from '#renderer/ui/classes.ts'
import type { DataColumn } from '#renderer/ui/data-table.tsx'
import { Pill } from '#renderer/ui/marks.tsx'
import { dayText } from '../slips/day-text.ts'
import { byHouseNumber, calledOf, figureOf, quantityOf, whoseName } from './deed-words.ts'

export interface LineColumns {
  readonly chosen: ReadonlySet<string>
  readonly tickable: boolean
  readonly onChoose: (deed: string, tick: boolean) => void
}

export function lineColumns({
  chosen,
  tickable,
  onChoose,
}: LineColumns): readonly DataColumn<DeedLineView>[] {
  return [
    ...(tickable
      ? [
          {
            key: 'tick',
            title: '勾上',
            width: 76,
            render: (line: DeedLineView) => (
              // a tick must not open the row
              // biome-ignore lint/a11y/noStaticElementInteractions: keeps the row's own press away from the box
              // biome-ignore lint/a11y/useKeyWithClickEvents: the box inside has its keys
              <span onClick={(event) => event.stopPropagation()}>
                <label className="office-check deed-tick">
                  <input
                    type="checkbox"
                    aria-label={`勾上 ${calledOf(line)}：${line.clauseText}`}
                    checked={chosen.has(line.deed)}
                    disabled={line.disputed}
                    onKeyDown={(event) => event.stopPropagation()}
                    onChange={(event) => onChoose(line.deed, event.target.checked)}
                  />
                </label>
              </span>
            ),
          } satisfies DataColumn<DeedLineView>,
        ]
      : []),
    {
      key: 'who',
      title: '谁',
      width: 190,
      render: (line) => (
        <span className="deed-who">
          <strong>{whoseName(line)}</strong>
          <small>
            {line.number} {line.groupName}
          </small>
        </span>
      ),
      compare: byHouseNumber,
    },
    {
      key: 'what',
      title: '做了什么',
      width: 300,
      render: (line) => (
        <span className="deed-what">
          <span>
            {line.clauseNumber} {line.clauseText}
          </span>
          <small>
            {line.className}
            {line.disputed && <Pill tone="vermilion">有异议</Pill>}
            {line.reversed && <Pill tone="amber">已收回</Pill>}
            {line.photos > 0 && (
              <span className="deed-has-photo">
                <Camera size={15} aria-hidden="true" /> {line.photos} 张
              </span>
            )}
          </small>
        </span>
      ),
      compare: (a, b) => a.clauseNumber.localeCompare(b.clauseNumber, 'zh-CN', { numeric: true }),
    },
    {
      key: 'points',
      title: '分',
      width: 100,
      align: 'right',
      render: (line) => (
        <span
          className={classes(
            'deed-figure',
            `deed-figure-${line.kind}`,
            (line.reversed || line.state === 'rejected' || line.state === 'withdrawn') && 'deed-figure-void',
          )}
        >
          {figureOf(line)}
          {quantityOf(line) !== '' && <small>{quantityOf(line)}</small>}
        </span>
      ),
      compare: (a, b) => a.points - b.points,
    },
    {
      key: 'day',
      title: '哪天的事',
      width: 120,
      render: ({ happenedOn }) => dayText(happenedOn).slice(5),
      compare: (a, b) => a.happenedOn.localeCompare(b.happenedOn),
    },
    {
      key: 'stand',
      title: '到了哪一步',
      width: 130,
      render: ({ stepName }) => stepName,
    },
    {
      key: 'serial',
      title: '登记',
      width: 145,
      render: ({ serial, recordedBy }) => (
        <span className="deed-who">
          <span>{recordedBy}</span>
          <small>{serial}</small>
        </span>
      ),
      compare: (a, b) => a.serial.localeCompare(b.serial),
    },
  ]
}
