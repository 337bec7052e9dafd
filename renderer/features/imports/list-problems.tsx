import type { ListHead, ListProblem } from '#main/api/imports.ts'
import { Pill, type PillTone } from '#renderer/ui/marks.tsx'
import './imports.css'

const WORDS: Readonly<Record<ListProblem['severity'], { label: string; tone: PillTone }>> = {
  error: { label: '不导入', tone: 'vermilion' },
  warning: { label: '看一看', tone: 'amber' },
  note: { label: '说明', tone: 'plain' },
}
const ORDER = ['error', 'warning', 'note']
const SHOWN = 300

/** Every remark by its cell, the gravest first. */
export function ListProblems({ head }: { head: ListHead }) {
  const remarks: ListProblem[] = [
    ...head.problems,
    ...head.skipped
      .filter(({ row }) => !head.problems.some((one) => one.row === row && one.severity === 'error'))
      .map(({ row, sentence }) => ({ row, severity: 'note' as const, code: 'skipped', sentence })),
  ].sort(
    (one, other) =>
      ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity) || (one.row ?? 0) - (other.row ?? 0),
  )
  return (
    <section className="list-problems" aria-label="要看的地方">
      <h2 className="list-problems-title">
        {remarks.length === 0 ? '一点问题也没有' : `要看的地方，${remarks.length} 处`}
      </h2>
      <ul>
        {remarks.slice(0, SHOWN).map((remark, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list of a file never changes
          <li key={index}>
            <Pill tone={WORDS[remark.severity].tone}>{WORDS[remark.severity].label}</Pill>
            <span>{remark.sentence}</span>
          </li>
        ))}
      </ul>
      {remarks.length > SHOWN && (
        <p className="office-soft">还有 {remarks.length - SHOWN} 处，先改好上面的。</p>
      )}
    </section>
  )
}
