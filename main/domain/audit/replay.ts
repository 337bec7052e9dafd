import { parseDay } from '../../kernel/dates.ts'

/** An account as the file has it, and what its transfers have given so far. */
export interface AccountState {
  readonly id: number
  readonly book: string
  readonly unit: string
  readonly kind: string
  readonly owner: string
  readonly openedBy: string
  /** The sequence number of the document that opened it; undefined where there is none such. */
  readonly openedAt: number | undefined
  readonly cachedBalance: number
  readonly cachedValueFen: number
  balance: number
  valueFen: number
}

export interface Move {
  readonly id: number
  readonly debit: number
  readonly credit: number
  readonly amount: number
  readonly valueFen: number | null
  readonly mirrors: number | null
  readonly effectiveDate: string
  /** What the credited account had to keep, where the move was made by choice. */
  readonly floor: number | null
}

export interface ReplayRules {
  /** Kinds of account that may never be below zero. */
  readonly neverNegative: ReadonlySet<string>
  /** The transfer of an id, wherever it stands in the book. */
  readonly original: (id: number) => Move | undefined
}

export type ReplayTrouble =
  | { readonly code: 'transfer_unsound'; readonly detail: string }
  | { readonly code: 'mirror_wrong'; readonly detail: string }
  | {
      readonly code: 'below_zero' | 'below_floor' | 'value_left'
      readonly detail: string
      readonly account: AccountState
    }

/**
 * Plays every transfer again in the order of the book, and asks of each what the ledger asked when it was
 * posted. Balances are kept as they were at every moment, so that a shelf that was ever below zero is found
 * even if it is not now.
 */
export class Replay {
  private readonly accounts: ReadonlyMap<number, AccountState>
  private readonly rules: ReplayRules
  /** Days that are known to exist. */
  private readonly days = new Set<string>()
  private readonly mirrored: Map<number, { amount: number; valueFen: number }>

  /** `mirrored`: what had been taken back before, by the transfer it was taken back from. */
  constructor(
    accounts: ReadonlyMap<number, AccountState>,
    rules: ReplayRules,
    mirrored: ReadonlyMap<number, { amount: number; valueFen: number }>,
  ) {
    this.accounts = accounts
    this.rules = rules
    this.mirrored = new Map(mirrored)
  }

  play(move: Move, trouble: (found: ReplayTrouble) => void): void {
    const debit = this.accounts.get(move.debit)
    const credit = this.accounts.get(move.credit)
    const unsound = unsoundness(move, debit, credit) ?? this.dayTrouble(move.effectiveDate)
    if (unsound !== undefined) trouble({ code: 'transfer_unsound', detail: unsound })
    if (debit === undefined || credit === undefined) return
    const valueFen = move.valueFen ?? 0
    if (move.mirrors !== null) {
      const detail = this.mirrorTrouble(move, move.mirrors, valueFen)
      if (detail !== undefined) trouble({ code: 'mirror_wrong', detail })
    }
    credit.balance -= move.amount
    credit.valueFen -= valueFen
    debit.balance += move.amount
    debit.valueFen += valueFen
    if (this.rules.neverNegative.has(credit.kind)) {
      if (credit.balance < 0 || credit.valueFen < 0) {
        trouble({ code: 'below_zero', detail: `这一笔以后是 ${credit.balance}`, account: credit })
      } else if (credit.balance === 0 && credit.valueFen !== 0 && move.mirrors === null) {
        trouble({ code: 'value_left', detail: `还剩 ${credit.valueFen} 分钱`, account: credit })
      }
    }
    if (move.floor !== null && credit.balance < move.floor) {
      const detail = `该留 ${move.floor}，这一笔以后是 ${credit.balance}`
      trouble({ code: 'below_floor', detail, account: credit })
    }
  }

  private dayTrouble(day: string): string | undefined {
    if (this.days.has(day)) return undefined
    if (parseDay(day) === undefined) return `没有 ${day} 这一天`
    this.days.add(day)
    return undefined
  }

  private mirrorTrouble(move: Move, originalId: number, valueFen: number): string | undefined {
    const original = originalId < move.id ? this.rules.original(originalId) : undefined
    if (original === undefined) return '原来那一笔找不到'
    if (original.mirrors !== null) return '原来那一笔本身就是冲回'
    if (original.debit !== move.credit || original.credit !== move.debit) return '账户和原来的不相反'
    if (original.effectiveDate !== move.effectiveDate) return '发生日期和原来的不同'
    const soFar = this.mirrored.get(originalId) ?? { amount: 0, valueFen: 0 }
    const taken = soFar.amount + move.amount
    const takenValue = soFar.valueFen + valueFen
    this.mirrored.set(originalId, { amount: taken, valueFen: takenValue })
    if (taken > original.amount) return `一共冲回 ${taken}，原来只有 ${original.amount}`
    const whole = original.valueFen ?? 0
    if (takenValue > whole || (taken === original.amount && takenValue !== whole)) {
      return `冲回的价值是 ${takenValue} 分钱，原来是 ${whole} 分钱`
    }
    return undefined
  }
}

/** What is wrong with a transfer by itself, whatever came before it. */
function unsoundness(
  move: Move,
  debit: AccountState | undefined,
  credit: AccountState | undefined,
): string | undefined {
  if (debit === undefined || credit === undefined) return '它的账户不存在'
  if (!Number.isSafeInteger(move.amount) || move.amount <= 0) return '数量不是大于零的整数'
  if (debit === credit) return '转出和转入是同一个账户'
  if (debit.book !== credit.book || debit.unit !== credit.unit) return '两边不是同一种东西'
  if ((debit.book === 'goods') !== (move.valueFen !== null)) return '物资要有价值，别的不能有'
  if (move.valueFen !== null && (!Number.isSafeInteger(move.valueFen) || move.valueFen < 0)) {
    return '价值不是整数'
  }
  return undefined
}
