import { expect } from 'vitest'
import type { ClauseForm } from '#main/api/rules.ts'
import type { SchemeSettings } from '#main/api/schemes.ts'
import type { Caller } from '#main/api/types.ts'
import { openReadOnly } from '#main/db/read-only.ts'
import { auditBook } from '#main/domain/audit/audit.service.ts'
import { type RuleTemplate, ruleTemplate } from '#main/domain/rules/rule-templates.ts'
import type { TemplateClause } from '#main/domain/rules/templates/shape.ts'
import { villageFileOf } from '#main/hosts/app.ts'
import { addDays } from '#main/kernel/dates.ts'
import { expectOk } from '#main/kernel/result.ts'
import { now, openCounterShop, type TestGoods, type TestHousehold } from './counter-shop.ts'
import { newId } from './shop.ts'

interface OwnWays {
  /** What the village decides where the source is silent. */
  readonly settings?: Partial<SchemeSettings>
  /** Points, or least and most, for clauses whose figures were not published. */
  readonly figure?: number | readonly [number, number]
  readonly begun?: string
}

interface Deed {
  readonly day?: string
  /** Points a time; the clause's least where it is left out. */
  readonly each?: number
  readonly quantity?: number
  readonly evidence?: string
  readonly by?: Caller
}

/** Everybody who decides something, in one person. */
const OFFICE = ['accountant', 'recorder', 'committee', 'assessor', 'township'] as const

/** A place of which so little is public that it is no template of the program's. */
export const fewWords = (
  place: string,
  scheme: Partial<RuleTemplate['scheme']>,
  clauses: readonly TemplateClause[],
): RuleTemplate => ({
  key: '',
  place,
  about: '',
  scheme: { subject: 'household', ...scheme },
  blanks: [],
  clauses,
})

/** A village that keeps its points as a real place does: scheme and rules from the place's template, nothing else. */
export function openPlace(
  of: string | RuleTemplate,
  { settings = {}, figure = 10, begun = '2026-01-01' }: OwnWays = {},
) {
  const template = typeof of === 'string' ? ruleTemplate(of) : of
  if (!template) throw new Error(`no template ${of}`)
  const counter = openCounterShop({ ...template.scheme, ...settings } as SchemeSettings, `${begun}T01:42:00Z`)
  const { scheme, people, caller } = counter
  const { cycles, deeds, notices, redemption, reports, rules, schemes, session } = counter.shop.services
  const today = () => counter.shop.ledger.today()
  const office: Caller = {
    session: 'office',
    staff: { id: people.admin, name: '张会计', roles: [...OFFICE] },
  }

  const offered: readonly ClauseForm[] =
    typeof of === 'string'
      ? now(rules.template({ key: of }, office)).clauses.map(
          ({ number: _number, words: _words, ...clause }) => clause,
        )
      : of.clauses.map((clause) => ({ ...structuredClone(clause), clause: newId() }) as ClauseForm)
  const [least, most] = typeof figure === 'number' ? [figure, figure] : figure
  const clauses = offered.map((clause) =>
    clause.kind === 'veto' || clause.minimum !== null
      ? clause
      : { ...clause, minimum: least * 100, maximum: most * 100 },
  )
  const decideRules = (list: readonly ClauseForm[]) =>
    now(
      rules.decide(
        {
          document: newId(),
          rules: newId(),
          scheme,
          name: '兴隆沟村积分细则',
          fromDate: today(),
          template: template.place,
          approver: '村民代表会议',
          clauses: [...list],
        },
        office,
      ),
    )
  decideRules(clauses)
  const clauseOf = (text: string) => {
    const found = clauses.find((clause) => clause.text === text)
    if (!found) throw new Error(`no clause ${text}`)
    return found
  }

  const record = (text: string, who: readonly (TestHousehold | string)[], deed: Deed = {}) => {
    const { clause, minimum } = clauseOf(text)
    const document = newId()
    const answer = deeds.record(
      {
        document,
        scheme,
        clause,
        happenedOn: deed.day ?? today(),
        event: '',
        evidence: deed.evidence ?? '村里核实过',
        photos: [],
        selfReported: false,
        alsoEach: [],
        rows: who.map((one) => ({
          who: typeof one === 'string' ? one : one.id,
          each: deed.each === undefined ? (minimum ?? 0) : deed.each * 100,
          quantity: deed.quantity ?? 1,
        })),
        evenTwice: true,
      },
      deed.by ?? office,
    )
    return { document, answer }
  }

  const goTo = (day: string) => {
    if (day === today()) return
    counter.clock.set(`${day}T01:42:00Z`)
    counter.post('clock_confirmed')
    now(session.closeShift({}, caller))
    now(session.openShift({ writer: people.writer, issuer: people.issuer }, caller))
  }

  /** Everything that has been recorded walks the steps of the scheme, its days on the board included. */
  const settle = () => {
    const { steps } = expectOk(schemes.inForce(counter.store, scheme, today())).settings
    for (const [step, { kind, days }] of steps.entries()) {
      const open = counter.store.sqlite
        .prepare("SELECT id FROM deeds WHERE state = 'under_way' AND step = ?")
        .pluck()
        .all(step) as string[]
      if (kind === 'check') {
        const lines = open.map((deed) => ({ deed, step, pass: true, reason: '' }))
        now(deeds.decide({ document: newId(), lines, sitting: null }, office))
      } else {
        const notice = newId()
        now(notices.publish({ document: notice, ...board('deeds', days), deeds: open }, office))
        goTo(addDays(today(), days))
        now(notices.post({ document: newId(), notice }, office))
      }
    }
    const ready = counter.store.sqlite.prepare("SELECT id FROM deeds WHERE state = 'ready'").pluck().all()
    if (ready.length > 0) now(deeds.post({ document: newId(), deeds: ready as string[] }, office))
  }

  const board = (kind: 'deeds' | 'ranking', days: number) => ({
    kind,
    scheme: scheme as string,
    title: '积分公示',
    place: '村部',
    days,
    mask: 'masked' as const,
    approver: '',
    deeds: [] as string[],
    period: null,
    top: null,
  })

  const sheet = async (from: string, to: string) =>
    expectOk(await reports.sheet({ scheme, from, to, by: 'class', group: null }, office)).rows

  const shown = (who: TestHousehold) => now(redemption.household({ household: who.id }, caller))

  return {
    ...counter,
    services: counter.shop.services,
    template,
    office,
    today,
    goTo,
    clauses,
    clauseOf,
    decideRules,
    /** Records a deed and answers what the service did. */
    record: (...deed: Parameters<typeof record>) => record(...deed).answer,
    /** A deed from the report to the books, whatever steps the place has. */
    deed(...what: Parameters<typeof record>): void {
      now(record(...what).answer)
      settle()
    },
    settle,
    board,
    /** What a clause still allows a household on a day, in words. */
    allowance: (text: string, who: TestHousehold, day: string = today()) =>
      now(deeds.candidates({ scheme, clause: clauseOf(text).clause, day }, office)).find(
        (one) => one.who === who.id,
      )?.sentence,
    shown,
    /** Points, not hundredths: all there are, and what may be spent of them. */
    points: (who: TestHousehold): [all: number, spendable: number] => {
      const { balance, spendable } = shown(who)
      return [balance / 100, spendable / 100]
    },
    goodsAt: (name: string, points: number): TestGoods => counter.goods(name, points * 100, 100, 10_000),
    redeem: (who: TestHousehold, goods: TestGoods, quantity = 1) =>
      redemption.confirm(
        {
          cart: {
            id: newId(),
            household: who.id,
            lines: [{ item: goods.id, quantity }],
            collector: { kind: 'member', person: who.head },
            identity: { by: 'card' },
          },
          spendableShown: shown(who).spendable,
        },
        caller,
      ),
    grantBase() {
      const { seen } = now(cycles.previewBase({ scheme }, office))
      return now(cycles.grantBase({ document: newId(), scheme, seen, reason: '村民代表会议' }, office))
    },
    cycleEnd: () => cycles.previewEnd({ scheme }, office),
    endCycle() {
      const { seen } = now(cycles.previewEnd({ scheme }, office))
      return now(cycles.end({ document: newId(), scheme, seen, reason: '村民代表会议' }, office))
    },
    /** Place, name, points and prize of everybody for whom something was recorded in a time. */
    async ranking(from: string, to: string) {
      return (await sheet(from, to)).map(({ place, name, merit, prize }) => [place, name, merit / 100, prize])
    },
    /** Points by name, of those of whom something was recorded in a time. */
    async balances(from: string, to: string) {
      return Object.fromEntries((await sheet(from, to)).map(({ name, balance }) => [name, balance / 100]))
    },
    /** Closes the village; its book must be right to the last line. */
    close(): void {
      const book = expectOk(openReadOnly(villageFileOf(counter.folder)))
      const { findings } = auditBook(book)
      book.close()
      counter.close()
      expect(findings).toEqual([])
    },
  }
}

export type Place = ReturnType<typeof openPlace>
