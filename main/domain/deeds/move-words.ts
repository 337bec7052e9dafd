import type { DeedOutcome } from './judged.ts'

export interface ToldMove {
  readonly outcome: DeedOutcome
  readonly by: string
  readonly step: string
  /** Who decides at that step. */
  readonly role: string
  readonly present: readonly string[]
  readonly selfReported: boolean
  /** The scheme has no steps: recorded and posted in one. */
  readonly postedAtOnce: boolean
  /** This document took the points back as well. */
  readonly takenBack: boolean
}

/** What was done to a deed, as one tells it. */
export function moveWords(move: ToldMove): string {
  const { outcome, by, step, present } = move
  const at = step === '' ? '' : `在“${step}”`
  const sat = present.length > 0 ? `，到场 ${present.length} 人：${present.join('、')}` : ''
  switch (outcome) {
    case 'recorded': {
      const reported = move.selfReported ? `自家申报，${by}登记` : `${by}登记`
      return move.postedAtOnce ? `${reported}，当场入账` : reported
    }
    case 'passed':
      return present.length > 0 ? `会上${at}通过${sat}` : `${by}${at}通过`
    case 'rejected':
      return present.length > 0 ? `会上${at}不通过${sat}` : `${by}${at}不通过`
    case 'withdrawn':
      return `${by}撤回`
    case 'on_notice':
      return `${by}贴出公示`
    case 'objected':
      return `有人提了异议，${by}记下`
    case 'upheld':
      return move.takenBack ? `${by}答复异议：成立，分已冲回` : `${by}答复异议：成立，这一条不算`
    case 'dismissed':
      return `${by}答复异议：不成立，照常办理`
    case 'posted':
      return `${by}入账`
    case 'reversed':
      return `${by}收回这一条，分已冲回`
  }
}
