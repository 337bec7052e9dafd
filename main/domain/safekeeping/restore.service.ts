import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { versionOf } from '../../db/built-schema.ts'
import { copyFile, replaceFile, settle } from '../../db/copies.ts'
import type { ReadHandle, Store } from '../../db/handle.ts'
import { asRefusal, openVillage } from '../../db/open.ts'
import { openReadOnly } from '../../db/read-only.ts'
import { type Clock, dayOf, timeOf } from '../../kernel/dates.ts'
import type { DocumentId, Ids } from '../../kernel/ids.ts'
import { ok, type Result } from '../../kernel/result.ts'
import type { Finding } from '../audit/findings.ts'
import type { AuditReport } from '../audit/report.ts'
import { book } from '../ledger/book.service.ts'
import { DOCUMENT_KINDS, isDocumentKind } from '../ledger/documents.ts'
import type { Ledger } from '../ledger/ledger.service.ts'
import type { PostedDocument } from '../ledger/ledger.ts'
import { beginBranch, moveToBranch } from '../site/branches.service.ts'
import { compareBooks, type Relation } from './comparison.ts'
import { safekeepingRefusals as refusals } from './refusals.ts'
import { type HeadRow, safekeepingStore as store } from './safekeeping.store.ts'

/** What a rehearsal has shown; nothing has been changed by it. */
export interface Rehearsal {
  readonly id: string
  readonly path: string
  readonly site: { readonly village: string; readonly shop: string; readonly demo: boolean }
  readonly last: HeadRow
  readonly documents: number
  /** The program had to bring the copy up to date. */
  readonly migrated: boolean
  readonly audit: { readonly sound: boolean; readonly total: number; readonly findings: readonly Finding[] }
  readonly relation: Relation
  /** Documents of the book in use that the copy does not have, newest first. */
  readonly lost: { readonly count: number; readonly documents: readonly LostDocument[] }
  /** The copy's administrators, where none of them has a PIN on this machine. */
  readonly needsPinFor: readonly { readonly id: string; readonly name: string }[]
}

export interface LostDocument {
  readonly serial: string
  readonly title: string
  readonly businessDate: string
}

interface Rehearsed extends Rehearsal {
  /** The proved copy that would take the place of the book in use. */
  readonly copy: string
  readonly copyFolder: string
  readonly commonSequence: number
  readonly currentHead: string | undefined
  readonly siteId: string
}

export interface RestoreOrder {
  readonly rehearsal: string
  readonly document: string
  /** The copy is restored although its audit found something. */
  readonly despite: boolean
  readonly by: string | null
}

/** A book made ready to take the place of another. */
export interface ReadyBook {
  readonly posted: PostedDocument
  /** Puts it there; the file in use keeps another name, which is answered, where there was one. */
  readonly install: (villageFile: string) => Result<string | null>
}

export interface RestoreDeps {
  readonly locks: Store
  readonly ledger: Ledger
  readonly clock: Clock
  readonly ids: Ids
  readonly dataDir: string
  readonly audit: (path: string) => Promise<Result<AuditReport>>
  /** Pictures of goods lie beside a backup. */
  readonly pictures: { copyFrom(folder: string): void }
}

export interface Restores {
  /** Copies a backup aside, brings the copy up to date, proves it, and says what restoring it would mean. */
  rehearse(current: ReadHandle | undefined, villageFile: string, path: string): Promise<Result<Rehearsal>>
  /** The rehearsed copy's administrators, where none has a PIN here; none where nothing was rehearsed. */
  needsPinFor(rehearsal: string): Rehearsal['needsPinFor']
  /** Begins a new branch in the rehearsed copy and records the restore there. */
  prepare(current: ReadHandle | undefined, order: RestoreOrder): Result<ReadyBook>
  /** Whether any administrator of the open book has a PIN on this machine. */
  anyAdminCanSignIn(current: ReadHandle): boolean
  /** Removes what rehearsals left behind. */
  clear(): void
}

/** Serials of lost documents that are named one by one. */
const MOST_NAMED = 30
const FOLDER = 'rehearsal'
export const SET_ASIDE = 'set-aside'

export function createRestores(deps: RestoreDeps): Restores {
  const { locks, ledger, clock, ids, dataDir } = deps
  const folder = join(dataDir, FOLDER)
  let rehearsed: Rehearsed | undefined

  const clear = () => {
    rehearsed = undefined
    rmSync(folder, { recursive: true, force: true })
  }

  return {
    clear,

    anyAdminCanSignIn(current) {
      const pinned = store.pinned(locks)
      return store.admins(current).some(({ id }) => pinned.has(id))
    },

    async rehearse(current, villageFile, path) {
      if (existsSync(path) && existsSync(villageFile) && sameFile(path, villageFile))
        return refusals.sameFile()
      const looked = openReadOnly(path)
      if (!looked.ok) return looked
      looked.value.close()
      clear()
      const copyFolder = join(folder, ids.next<string>())
      mkdirSync(copyFolder, { recursive: true })
      const copy = join(copyFolder, 'village.db')
      copyFile(path, copy)
      const before = openVillage(copy, { upTo: 0 })
      if (!before.ok) return before
      const oldVersion = versionOf(before.value)
      before.value.close()
      const opened = openVillage(copy)
      if (!opened.ok) return opened
      const migrated = versionOf(opened.value) !== oldVersion
      opened.value.close()
      settle(copy)
      const audited = await deps.audit(copy)
      if (!audited.ok) return audited
      const report = audited.value
      const read = openReadOnly(copy)
      if (!read.ok) return read
      try {
        const site = book.site(read.value)
        const last = store.head(read.value)
        if (site === undefined || last === undefined) return refusals.emptyCopy()
        const compared = compare(current, read.value)
        const pinned = store.pinned(locks)
        const admins = store.admins(read.value)
        rehearsed = {
          id: ids.next<string>(),
          path,
          copy,
          copyFolder,
          site: { village: site.village, shop: site.shop, demo: site.demo === 1 },
          siteId: site.id,
          last,
          documents: report.counts.documents,
          migrated,
          audit: {
            sound: report.sound,
            total: report.findingsTotal,
            findings: report.findings.slice(0, MOST_NAMED),
          },
          ...compared,
          currentHead: current && store.head(current)?.hash,
          needsPinFor: admins.some(({ id }) => pinned.has(id)) ? [] : admins,
        }
        return ok(rehearsed)
      } finally {
        read.value.close()
      }
    },

    needsPinFor: (rehearsal) => (rehearsed?.id === rehearsal ? rehearsed.needsPinFor : []),

    prepare(current, { rehearsal, document, despite, by }) {
      const ready = rehearsed
      if (ready === undefined || ready.id !== rehearsal || !existsSync(ready.copy))
        return refusals.notLooked()
      if ((current && store.head(current)?.hash) !== ready.currentHead) return refusals.stale()
      if (!ready.audit.sound && !despite) return refusals.unsoundCopy(ready.audit.total)
      const opened = openVillage(ready.copy)
      if (!opened.ok) return opened
      const copy = opened.value
      const aside = asideName(dataDir, clock.now())
      let posted: Result<PostedDocument>
      try {
        posted = record(copy, current, ready, document, despite, by)
      } finally {
        copy.close()
      }
      if (!posted.ok) return posted
      // recorded once: whatever happens from here on, another try begins with another rehearsal
      rehearsed = undefined
      settle(ready.copy)
      return ok({
        posted: posted.value,
        install(villageFile) {
          try {
            const stays = existsSync(villageFile)
            mkdirSync(join(dataDir, SET_ASIDE), { recursive: true })
            deps.pictures.copyFrom(join(dirname(ready.path), 'pictures'))
            replaceFile(villageFile, ready.copy, aside)
            clear()
            return ok(stays ? aside : null)
          } catch (error) {
            const refused = asRefusal(villageFile, error)
            if (refused === undefined) throw error
            return refused
          }
        },
      })
    },
  }

  function record(
    copy: Store,
    current: ReadHandle | undefined,
    ready: Rehearsed,
    document: string,
    despite: boolean,
    by: string | null,
  ): Result<PostedDocument> {
    return copy.write((tx) => {
      const now = clock.now().toISOString()
      const branch = beginBranch(tx, ids, now, current)
      moveToBranch(tx, branch)
      store.dropWaitingSlips(tx, now)
      return ledger.post(
        tx,
        {
          id: document as DocumentId,
          kind: 'restored',
          request: { sequence: ready.last.sequence, hash: ready.last.hash, despite },
        },
        () =>
          ok({
            recordedBy: by !== null && store.isStaff(tx, by) ? by : null,
            facts: {
              branch,
              backupLastSerial: ready.last.serial,
              backupLastEntry: ready.last.entered_at,
              relation: ready.relation,
              lost: ready.lost.count,
              lostSerials: ready.lost.documents.map(({ serial }) => serial),
              findings: ready.audit.total,
            },
          }),
      )
    })
  }
}

function compare(current: ReadHandle | undefined, copy: ReadHandle) {
  const none = { count: 0, documents: [] }
  if (current === undefined) return { relation: 'damaged' as const, commonSequence: 0, lost: none }
  const site = book.site(current)
  const head = store.head(current)
  if (site === undefined || head === undefined) {
    return { relation: 'empty' as const, commonSequence: 0, lost: none }
  }
  const endOf = (db: ReadHandle) => ({
    site: book.site(db)?.id ?? '',
    sequence: store.head(db)?.sequence ?? 0,
    hashAt: (sequence: number) => store.hashAt(db, sequence),
  })
  const { relation, common } = compareBooks(endOf(current), endOf(copy))
  const lost = store.after(current, common, MOST_NAMED).map((row) => ({
    serial: row.serial,
    title: isDocumentKind(row.kind) ? DOCUMENT_KINDS[row.kind].title : row.kind,
    businessDate: row.business_date,
  }))
  return { relation, commonSequence: common, lost: { count: head.sequence - common, documents: lost } }
}

/** village_2026-11-24_0942.db, and a number where that name is taken. */
export function asideName(dataDir: string, now: Date): string {
  const stamp = `${dayOf(now)}_${timeOf(now).replace(':', '')}`
  for (let again = 1; ; again++) {
    const path = join(dataDir, SET_ASIDE, `village_${stamp}${again > 1 ? `_${again}` : ''}.db`)
    if (!existsSync(path)) return path
  }
}

function sameFile(one: string, other: string): boolean {
  if (resolve(one) === resolve(other)) return true
  const [a, b] = [statSync(one), statSync(other)]
  return a.ino !== 0 && a.ino === b.ino && a.dev === b.dev
}
