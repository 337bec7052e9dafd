import { expect } from 'vitest'
import { addDays, type Day, daysBetween } from '#main/kernel/dates.ts'
import { ok } from '#main/kernel/result.ts'
import { pick } from './counter-deeds.ts'
import { Deed, type Plan } from './deed.ts'
import type { Model } from './model.ts'
import type { Village } from './village.ts'

/** The shop closes, and opens some days later; never so many that somebody has to confirm the day. */
export class NextDay extends Deed {
  readonly days: number

  constructor(days: number) {
    super()
    this.days = days
  }

  plan(model: Model): Plan | undefined {
    const day = addDays(model.today as Day, this.days)
    if (daysBetween(model.lastPosted as Day, day) > 3) return undefined
    return {
      ask: (village) => {
        const { session } = village.shop.services
        session.closeShift({}, village.caller)
        village.clock.advanceMinutes(this.days * 24 * 60)
        const { writer, issuer } = village.beginning.people
        return session.openShift({ writer, issuer }, village.caller)
      },
      refused: null,
      besideTheLedger: true,
      done: () => {
        model.today = day
      },
    }
  }

  toString(): string {
    return `${this.days} days later`
  }
}

/** The power goes, and comes back. */
export class PowerCut extends Deed {
  plan(): Plan {
    return {
      ask: (village) => {
        village.restart()
        return ok({})
      },
      refused: null,
      besideTheLedger: true,
      done: () => undefined,
    }
  }

  toString(): string {
    return 'power cut'
  }
}

/** A second window, or a retry: the same document once more, or under the same id another one. */
export class Again extends Deed {
  readonly document: number
  readonly otherwise: boolean

  constructor(document: number, otherwise: boolean) {
    super()
    this.document = document
    this.otherwise = otherwise
  }

  plan(model: Model): Plan | undefined {
    const known = pick(model.posted, this.document)
    if (known === undefined || (this.otherwise && known.otherwise === null)) return undefined
    if (this.otherwise) {
      return { ask: known.otherwise!, refused: 'document_differs', done: () => undefined }
    }
    return {
      ask: known.again,
      refused: null,
      besideTheLedger: true,
      done: (answer: { serial: string; repeated?: boolean }) => {
        expect(answer.serial).toBe(known.serial)
        if (answer.repeated !== undefined) expect(answer.repeated).toBe(true)
      },
    }
  }

  toString(): string {
    return `document ${this.document} again${this.otherwise ? ', with other content' : ''}`
  }
}

export type { Village }
