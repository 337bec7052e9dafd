import type fc from 'fast-check'
import { expect } from 'vitest'
import { isFault, withFault } from './faults.ts'
import type { Model } from './model.ts'
import { comparison, fingerprint, ledgerPrint } from './prints.ts'
import type { Village } from './village.ts'

/**
 * How often which deed ended how: a property that never comes to a case proves nothing about it.
 */
export const endings = new Map<string, number>()

const count = (deed: Deed, ending: string): void => {
  const key = `${deed.constructor.name}: ${ending}`
  endings.set(key, (endings.get(key) ?? 0) + 1)
}

type Answer = { ok: true; value: unknown } | { ok: false; refusal: { code: string; sentence: string } }

/** What a deed will do, by the model's reckoning. */
export interface Plan {
  /** Asks the village. Said twice, it asks for the same. */
  readonly ask: (village: Village) => unknown
  /** The code that the model expects, or null where it must be done. */
  readonly refused: string | null
  /** Writes it down in the model, once it is done. */
  readonly done: (answer: never) => void
  /** A document: asked for again it must be answered with what was recorded. */
  readonly posts?: boolean
  /** The same document with another content. */
  readonly otherwise?: (village: Village) => unknown
  /** Notes beside the ledger, such as carts: the ledger stays as it is to the byte. */
  readonly besideTheLedger?: boolean
}

/** Something that happens in the village, and what the books must say afterwards. */
export abstract class Deed implements fc.Command<Model, Village> {
  /** Undefined where it cannot be tried now. */
  abstract plan(model: Readonly<Model>): Plan | undefined

  check(model: Readonly<Model>): boolean {
    return this.plan(model) !== undefined
  }

  run(model: Model, village: Village): void {
    const plan = this.plan(model)!
    const before = plan.besideTheLedger ? ledgerPrint(village) : fingerprint(village)
    const answer = plan.ask(village) as Answer
    this.settle(model, village, plan, answer, before)
  }

  protected settle(model: Model, village: Village, plan: Plan, answer: Answer, before: string): void {
    count(this, plan.refused ?? 'done')
    const print = plan.besideTheLedger ? ledgerPrint : fingerprint
    if (plan.refused === null) {
      if (!answer.ok)
        throw new Error(`${this} was refused: ${answer.refusal.code} ${answer.refusal.sentence}`)
      plan.done(answer.value as never)
      if (plan.besideTheLedger) expect(print(village)).toBe(before)
      if (plan.posts) {
        const { serial } = answer.value as { serial: string }
        model.lastPosted = model.today
        model.posted.push({ again: plan.ask, otherwise: plan.otherwise ?? null, serial })
      }
    } else {
      expect(answer.ok ? `done: ${this}` : answer.refusal.code).toBe(plan.refused)
      expect(print(village), 'what was refused left something behind').toBe(before)
    }
    expect(comparison(village, model).real).toEqual(comparison(village, model).model)
  }

  abstract toString(): string
}

/** The same deed, with something of ours breaking at the nth statement inside its transaction. */
export class Broken extends Deed {
  readonly deed: Deed
  readonly statement: number

  constructor(deed: Deed, statement: number) {
    super()
    this.deed = deed
    this.statement = statement
  }

  plan(model: Readonly<Model>): Plan | undefined {
    return this.deed.plan(model)
  }

  override run(model: Model, village: Village): void {
    const plan = this.plan(model)!
    const before = plan.besideTheLedger ? ledgerPrint(village) : fingerprint(village)
    let answer: Answer
    try {
      answer = withFault(this.statement, () => plan.ask(village)) as Answer
    } catch (error) {
      if (!isFault(error)) throw error
      count(this.deed, 'broken half-way')
      const after = plan.besideTheLedger ? ledgerPrint(village) : fingerprint(village)
      expect(after, 'what broke half-way left something behind').toBe(before)
      expect(village.store.sqlite.inTransaction).toBe(false)
      return
    }
    this.settle(model, village, plan, answer, before)
  }

  toString(): string {
    return `${this.deed} breaking at statement ${this.statement}`
  }
}
