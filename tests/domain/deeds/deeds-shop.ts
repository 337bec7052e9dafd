import type { SchemeSettings } from '#main/api/schemes.ts'
import type { Role } from '#main/api/session.ts'
import type { Caller } from '#main/api/types.ts'
import { openReadOnly } from '#main/db/read-only.ts'
import { auditBook } from '#main/domain/audit/audit.service.ts'
import { subjectPoints } from '#main/domain/ledger/accounts.ts'
import type { ClauseForm } from '#main/domain/rules/clauses.ts'
import type { TemplateClause } from '#main/domain/rules/templates/shape.ts'
import { villageFileOf } from '#main/hosts/app.ts'
import type { DocumentId, SubjectId } from '#main/kernel/ids.ts'
import { expectOk, ok, type Result } from '#main/kernel/result.ts'
import { now, openCounterShop, type TestHousehold } from '../../kit/counter-shop.ts'
import { newId } from '../../kit/shop.ts'

/** A village whose rules are decided on the first day: who enters, who decides, and short ways to say a sheet. */
export function openDeedsShop(
  clauses: readonly TemplateClause[],
  settings: Partial<SchemeSettings> = {},
  moment = '2026-10-01T01:42:00Z',
) {
  const counter = openCounterShop(settings, moment)
  const { deeds, rules } = counter.shop.services
  const admin: Caller = {
    session: 'admin',
    staff: { id: counter.people.admin, name: '张会计', roles: ['admin'] },
  }
  const people = new Map<Role, Caller>()
  const by = (role: Role): Caller => {
    const known = people.get(role)
    if (known) return known
    const id = newId()
    const name = { recorder: '赵网格', assessor: '钱评议', committee: '孙书记', township: '周镇长' }[
      role as string
    ]
    now(
      counter.shop.services.staff.save(
        { document: newId(), id, name: name ?? `${role}员`, roles: [role], active: true, newPin: '1234' },
        admin,
      ) as never,
    )
    const caller: Caller = { session: role, staff: { id, name: name ?? `${role}员`, roles: [role] } }
    people.set(role, caller)
    return caller
  }

  const decideRules = (
    list: readonly (TemplateClause & { clause?: string })[],
    scheme: string = counter.scheme,
  ) => {
    const made = list.map((one): ClauseForm => ({ ...one, clause: one.clause ?? newId() }))
    now(
      rules.decide(
        {
          document: newId(),
          rules: newId(),
          scheme,
          name: `兴隆沟村积分细则 ${newId().slice(-6)}`,
          fromDate: counter.shop.ledger.today(),
          template: '',
          approver: '村民代表会议',
          clauses: made as never,
        },
        admin,
      ),
    )
    return made
  }
  const known = decideRules(clauses)
  const clauseOf = (text: string): string => {
    const found = known.find((one) => one.text === text)
    if (!found) throw new Error(`no clause ${text}`)
    return found.clause
  }

  const sheet = (
    text: string,
    who: readonly (TestHousehold | string)[],
    form: object = {},
    each?: number,
  ) => {
    const clause = known.find((one) => one.text === text)
    return {
      document: newId(),
      scheme: counter.scheme as string,
      clause: clause?.clause ?? text,
      happenedOn: counter.shop.ledger.today() as string,
      event: '',
      evidence: '',
      photos: [] as string[],
      selfReported: false,
      alsoEach: [],
      rows: who.map((one) => ({
        who: typeof one === 'string' ? one : one.id,
        each: each ?? clause?.minimum ?? 0,
        quantity: 1,
      })),
      evenTwice: false,
      ...form,
    }
  }
  const deedsOf = (document: string): string[] =>
    counter.store.sqlite
      .prepare('SELECT id FROM deeds WHERE recorded_by = ? ORDER BY line')
      .pluck()
      .all(document) as string[]

  return {
    ...counter,
    deeds,
    rules,
    admin,
    by,
    clauseOf,
    decideRules,
    sheet,
    deedsOf,
    /** Records and answers the deeds. */
    record(...form: Parameters<typeof sheet>): string[] {
      return deedsOf(now(deeds.record(sheet(...form), by('assessor'))).id)
    },
    decide(ids: readonly string[], caller: Caller, pass = true, sitting: null | readonly string[] = null) {
      return deeds.decide(
        {
          document: newId(),
          lines: ids.map((deed) => ({
            deed,
            step: stepOf(deed),
            pass,
            reason: pass ? '' : '材料对不上',
          })),
          sitting: sitting && { place: '村部', present: [...sitting], note: '' },
        },
        caller,
      )
    },
    stateOf: (deed: string) =>
      counter.store.sqlite.prepare('SELECT state FROM deeds WHERE id = ?').pluck().get(deed) as string,
    stepOf,
    file: (deed: string) => now(deeds.file({ deed }, admin)),
    /** A notice as it hangs on the board, of some days from today. */
    hang(ids: readonly string[], days: number): string {
      const notice = newId()
      expectOk(
        counter.store.write((tx): Result<null> => {
          const lines = deeds.checkForNotice(tx, ids)
          if (!lines.ok) return lines
          const until = dayAfter(counter.shop.ledger.today(), days - 1)
          const posted = counter.shop.ledger.post(
            tx,
            { id: notice as DocumentId, kind: 'notice_published', request: {} },
            () => ok({ recordedBy: counter.people.admin, scheme: counter.scheme }),
          )
          if (!posted.ok) return posted
          tx.prepare(
            "INSERT INTO notices (id, scheme, kind, from_day, until_day, mask) VALUES (?, ?, 'deeds', ?, ?, 'masked')",
          ).run(notice, counter.scheme, counter.shop.ledger.today(), until)
          deeds.putOnNotice(tx, notice, lines.value)
          return ok(null)
        }),
      )
      return notice
    },
    object(deed: string): string {
      const objection = newId()
      expectOk(
        counter.store.write((tx) => {
          const posted = counter.shop.ledger.post(
            tx,
            { id: objection as DocumentId, kind: 'objection_recorded', request: { deed } },
            () => ok({ recordedBy: counter.people.admin, scheme: counter.scheme }),
          )
          tx.prepare('INSERT INTO objections (id, deed, made_on, late) VALUES (?, ?, ?, 0)').run(
            objection,
            deed,
            counter.shop.ledger.today(),
          )
          deeds.dispute(tx, deed, objection)
          return posted
        }),
      )
      return objection
    },
    answer(deed: string, objection: string, upheld: boolean): void {
      const document = newId()
      expectOk(
        counter.store.write((tx): Result<null> => {
          const line = deeds.linesById(tx, [deed])[0]
          if (!line) throw new Error('no such deed')
          const transfers = upheld ? deeds.takingBack(tx, line) : ok([])
          if (!transfers.ok) return transfers
          const posted = counter.shop.ledger.post(
            tx,
            { id: document as DocumentId, kind: 'objection_answered', request: { objection } },
            () => ok({ recordedBy: counter.people.admin, transfers: transfers.value }),
          )
          if (!posted.ok) return posted
          deeds.settle(tx, deed, upheld, document)
          tx.prepare('UPDATE objections SET outcome = ?, answered_by = ? WHERE id = ?').run(
            upheld ? 'upheld' : 'dismissed',
            document,
            objection,
          )
          return ok(null)
        }),
      )
    },
    /** Goes to another day; whoever is there confirms it. */
    goTo(day: string): void {
      counter.clock.set(`${day}T01:42:00Z`)
      counter.post('clock_confirmed')
    },
    points: (who: { subject: string }, scheme = counter.scheme) =>
      counter.shop.ledger.balance(counter.store, subjectPoints(scheme, who.subject as SubjectId)).balance,
    audit() {
      counter.store.sqlite.pragma('wal_checkpoint(TRUNCATE)')
      const book = expectOk(openReadOnly(villageFileOf(counter.folder)))
      try {
        return auditBook(book)
      } finally {
        book.close()
      }
    },
  }

  function stepOf(deed: string): number {
    return counter.store.sqlite.prepare('SELECT step FROM deeds WHERE id = ?').pluck().get(deed) as number
  }
}

export type DeedsShop = ReturnType<typeof openDeedsShop>

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
