import type { HouseholdFile, households, MemberView } from '../../api/households.ts'
import type { Calls } from '../../api/types.ts'
import type { ReadHandle } from '../../db/handle.ts'
import { type Day, timeOf } from '../../kernel/dates.ts'
import type { SubjectId } from '../../kernel/ids.ts'
import { assert, ok } from '../../kernel/result.ts'
import { cardsStore } from './cards.store.ts'
import { documentNotes } from './document-notes.ts'
import { fileStore } from './file.store.ts'
import { householdsStore as store } from './households.store.ts'
import { ledgerEntries, titleOf } from './ledger.service.ts'
import { phoneTail } from './person-form.ts'
import { pointsStore } from './points.store.ts'
import { proxiesStore } from './proxies.store.ts'
import { type HouseholdsDeps, loadRecord } from './records.service.ts'
import { type HouseholdRecord, headOf } from './records.ts'
import { householdRefusals as refusals } from './refusals.ts'

type FileCalls = Pick<Calls<typeof households>, 'file' | 'ledger' | 'documents'>

/** One file per household: who, which cards, every point, every document. */
export function createFiles(deps: HouseholdsDeps): FileCalls {
  const { store: village } = deps

  return {
    file(input) {
      const loaded = loadRecord(village, input.household)
      if (loaded === undefined) return refusals.unknown()
      return ok(fileOf(deps, village, loaded.record, loaded.changedBy))
    },

    ledger({ household, from, to, sort, offset, limit }) {
      const subject = store.subject(village, household)
      if (subject === undefined) return refusals.unknown()
      const entries = ledgerEntries(village, subject).filter(
        (entry) =>
          (from === undefined || entry.businessDate >= from) &&
          (to === undefined || entry.businessDate <= to) &&
          (sort === undefined || entry.sort === sort),
      )
      const page = entries.reverse().slice(offset, offset + limit)
      return ok({
        total: entries.length,
        entries: page.map((entry) => ({
          ...entry,
          takenBackBy: [...new Set(fileStore.takenBackBy(village, entry.transfer))],
        })),
      })
    },

    documents(input) {
      const row = store.one(village, input.household)
      if (row === undefined) return refusals.unknown()
      const ids = new Set([row.registered_by, row.changed_by, ...fileStore.documents(village, row.id)])
      for (const person of store.persons(village, row.id))
        ids.add(person.registered_by).add(person.changed_by)
      const subject = store.subject(village, row.id)
      if (subject) for (const { document } of fileStore.movements(village, subject)) ids.add(document)
      const found = [...ids].flatMap((id) => fileStore.document(village, id) ?? [])
      return ok(
        found
          .sort((left, right) => right.sequence - left.sequence)
          .map((document) => ({
            document: document.id,
            serial: document.serial,
            kind: document.kind,
            title: titleOf(document.kind),
            businessDate: document.business_date,
            time: timeOf(new Date(document.entered_at)),
            recordedBy: document.recorded_by ?? '',
            checkCode: document.check_code,
            notes: documentNotes(document.kind, fileStore.texts(village, document.id)),
          })),
      )
    },
  }
}

function fileOf(
  deps: HouseholdsDeps,
  db: ReadHandle,
  record: HouseholdRecord,
  changedBy: string,
): HouseholdFile {
  const subject = store.subject(db, record.id)
  const row = store.one(db, record.id)
  assert(subject && row, `household ${record.id} is incomplete`)
  const registered = fileStore.document(db, row.registered_by)
  const predecessors = store.predecessors(db, record.id)
  const briefly = (id: string, number: string) => ({ id, number, headName: store.headName(db, id) })
  const successor = record.successor === null ? undefined : store.one(db, record.successor)
  const head = headOf(record)
  const classes = fileStore.partyClasses(db, record.id, deps.ledger.today())
  const cards = [{ id: record.id, number: record.number }, ...predecessors].flatMap(({ id, number }) =>
    cardsStore
      .ofHousehold(db, id)
      .map(({ code, status, issued_on, serial }) => ({ code, number, status, issuedOn: issued_on, serial })),
  )
  return {
    household: {
      id: record.id,
      number: record.number,
      groupName: record.groupName,
      grid: record.grid,
      headName: head?.name ?? store.headName(db, record.id),
      population: record.population,
      status: record.status,
      redeemableUntil: record.redeemableUntil,
      hasCard: cards.some((card) => card.status === 'active'),
      spendable: deps.spendable(db, subject as SubjectId),
      notes: record.notes,
      subject,
      changedBy,
      registeredOn: (registered?.business_date ?? deps.ledger.today()) as Day,
      successor: successor ? briefly(successor.id, successor.number) : null,
      predecessors: predecessors.map((one) => briefly(one.id, one.number)),
    },
    members: record.persons.map(
      (person): MemberView => ({
        id: person.id,
        ordinal: person.ordinal,
        name: person.name,
        relation: person.relation,
        status: person.status,
        birthYear: person.birthYear,
        partyMember: person.partyMember,
        partyClass: classes.get(person.id) ?? '',
        nickname: person.nickname,
        oldName: person.oldName,
        phoneTails: person.phones.map(phoneTail),
        isHead: person.id === record.head,
      }),
    ),
    cards,
    proxies: proxiesStore.ofHousehold(db, record.id).map((proxy) => ({
      id: proxy.id,
      name: proxy.name,
      relation: proxy.relation,
      until: proxy.until,
      ended: proxy.ended_by !== null || proxy.until < deps.ledger.today(),
      serial: proxy.serial,
    })),
    sameNames:
      head === undefined || record.status === 'merged' || record.status === 'closed'
        ? []
        : store
            .headsNamed(db, head.name, record.id)
            .map((one) => ({ id: one.id, number: one.number, groupName: one.group_name })),
    balances: pointsStore
      .balances(db, subject)
      .filter((account) => account.balance !== 0)
      .map((account) => ({
        scheme: account.unit,
        name: account.name,
        purpose: account.kind,
        balance: account.balance,
      })),
  }
}
