import type { DeedLine, DeedState } from './deeds.ts'
import { calledOf } from './recording.ts'

/** 「0012 号王桂花“义务扫雪”这一条」 */
export const calledDeed = (line: Pick<DeedLine, 'number' | 'name' | 'subjectKind' | 'clauseText'>): string =>
  `${calledOf({ number: line.number, name: line.name, kind: line.subjectKind })}“${shortened(line.clauseText)}”这一条`

const MOST_LETTERS = 14
const shortened = (text: string): string =>
  text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text

/** 「已经入账」: as a sentence goes on. */
export const stateWord = (state: DeedState): string =>
  ({
    under_way: '还在办理',
    on_notice: '正在公示',
    ready: '已经走完了步骤',
    posted: '已经入账',
    rejected: '没有通过',
    withdrawn: '已经撤回',
  })[state]

/** How a step is told from others across the versions of a scheme. */
export const stepKey = ({
  name,
  role,
  kind,
}: {
  readonly name: string
  readonly role: string
  readonly kind: string
}): string => `${kind} ${role} ${name}`
