import type { ImportPreview } from '#main/api/register.ts'
import { Pill } from '#renderer/ui/marks.tsx'

/** What the file holds, in a line. */
export function ImportFacts({ name, counts }: { name: string; counts: ImportPreview['counts'] }) {
  return (
    <span className="import-facts">
      <span className="import-file">{name}</span>
      <Pill tone="green">{counts.households} 户</Pill>
      {counts.headPending > 0 && <Pill tone="amber">户主待定 {counts.headPending} 户</Pill>}
      {counts.closed > 0 && <Pill>已销户 {counts.closed} 户</Pill>}
      {counts.errors > 0 && <Pill tone="vermilion">{counts.errors} 处有错</Pill>}
      {counts.warnings > 0 && <Pill tone="amber">{counts.warnings} 处要看一看</Pill>}
    </span>
  )
}
