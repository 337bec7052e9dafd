import type { Backup } from '#main/api/safekeeping.ts'
import { Pill } from '#renderer/ui/marks.tsx'
import { EmptyState } from '#renderer/ui/states.tsx'
import { fullMoment, REASONS, sizeText } from './texts.ts'

export function BackupList({ backups }: { backups: readonly Backup[] }) {
  if (backups.length === 0) {
    return <EmptyState title="还没有备份" hint="做好的备份会列在这里，时间近的在上面。" />
  }
  return (
    <div className="safe-scroll">
      <table className="safe-table">
        <thead>
          <tr>
            <th>时间</th>
            <th>原因</th>
            <th>到第几张单</th>
            <th>核对码</th>
            <th>大小</th>
            <th>体检</th>
            <th>放在</th>
          </tr>
        </thead>
        <tbody>
          {backups.map((one) => (
            <tr key={one.id} data-testid="backup">
              <td>{fullMoment(one.madeAt)}</td>
              <td>{REASONS[one.reason]}</td>
              <td className="safe-number">{one.sequence}</td>
              <td>{one.checkCode}</td>
              <td className="safe-number">{sizeText(one.sizeBytes)}</td>
              <td>{one.verified ? <Pill tone="green">都对</Pill> : <Pill tone="amber">有不对</Pill>}</td>
              <td className="safe-path">{one.folder}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
