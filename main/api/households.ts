import { z } from 'zod'
import { amount, call, day, documentRef, id, nothing, positiveAmount, requiredText, text } from './call.ts'
import { ledgerEntry, ledgerSort } from './household-ledger.ts'

/** active 在册; head_pending 户主待定; closed 已销户; merged 已并户 */
export const householdStatus = z.enum(['active', 'head_pending', 'closed', 'merged'])
export type HouseholdStatus = z.infer<typeof householdStatus>
export const STATUS_NAMES: Record<HouseholdStatus, string> = {
  active: '在册',
  head_pending: '户主待定',
  closed: '已销户',
  merged: '已并户',
}

/** left: moved to another household or out of the village. */
export const personStatus = z.enum(['living', 'away', 'dead', 'left'])
export type PersonStatus = z.infer<typeof personStatus>
export const PERSON_STATUS_NAMES: Record<PersonStatus, string> = {
  living: '在世',
  away: '外出',
  dead: '去世',
  left: '迁出',
}

export const cardStatus = z.enum(['active', 'lost', 'replaced', 'void'])
export type CardStatus = z.infer<typeof cardStatus>
export const CARD_STATUS_NAMES: Record<CardStatus, string> = {
  active: '在用',
  lost: '已挂失',
  replaced: '已换卡',
  void: '已作废',
}

export const MOST_PEOPLE = 50

const birthYear = z.int().min(1900).max(2100).nullable()
/** As typed; the rules read the digits. */
const phones = z.array(text(30)).max(5)
const groupName = text(20)
const grid = text(20)
const population = z.int().min(0).max(MOST_PEOPLE)
const notes = text(200)
const reason = text(100)
/** Names as they stand under the paper. */
const signatures = z.array(requiredText(20)).min(1).max(6)

/** One person as a form holds it; `id` null for somebody new. */
export const personForm = z.object({
  id: id.nullable(),
  name: requiredText(20),
  relation: text(20),
  status: personStatus,
  birthYear,
  partyMember: z.boolean(),
  nickname: text(20),
  oldName: text(20),
  /** null leaves the numbers as they are. */
  phones: phones.nullable(),
})
export type PersonForm = z.infer<typeof personForm>

export const memberView = z.object({
  id,
  ordinal: z.int(),
  name: z.string(),
  relation: z.string(),
  status: personStatus,
  birthYear: z.int().nullable(),
  partyMember: z.boolean(),
  /** A–F today; empty where in no class. */
  partyClass: z.string(),
  nickname: z.string(),
  oldName: z.string(),
  /** The last four digits of each number. */
  phoneTails: z.array(z.string()),
  isHead: z.boolean(),
})
export type MemberView = z.infer<typeof memberView>

export const matchReason = z.enum([
  'number',
  'name',
  'pinyin',
  'initials',
  'nickname',
  'old_name',
  'phone',
  'group',
  'card',
])

export const householdRow = z.object({
  id,
  number: z.string(),
  groupName: z.string(),
  grid: z.string(),
  headName: z.string().nullable(),
  population: z.int(),
  status: householdStatus,
  redeemableUntil: day.nullable(),
  hasCard: z.boolean(),
  /** Hundredths it may spend now; null where no scheme is in force. */
  spendable: amount.nullable(),
})
export type HouseholdRow = z.infer<typeof householdRow>

export const searchHit = householdRow.extend({
  matched: matchReason,
  /** 「小名 二柱子」, 「家里人 王小梅」; empty where the row itself shows why. */
  matchedText: z.string(),
  /** Others with a head of this name: number and group tell them apart. */
  sameNames: z.array(z.object({ number: z.string(), groupName: z.string() })),
})
export type SearchHit = z.infer<typeof searchHit>

const filters = z.object({
  /** Words to find, blanks between them: all must fit. Empty lists everything by number. */
  text: text(60),
  groupName: groupName.nullable(),
  status: householdStatus.nullable(),
  /** Only those without a card in use. */
  withoutCard: z.boolean().default(false),
})

export const cardView = z.object({
  code: z.string(),
  /** The household it was issued to: another one after 并户. */
  number: z.string(),
  status: cardStatus,
  issuedOn: day,
  /** The document that last changed it. */
  serial: z.string(),
})

export const proxyView = z.object({
  id,
  name: z.string(),
  relation: z.string(),
  until: day,
  ended: z.boolean(),
  serial: z.string(),
})

export const householdFile = z.object({
  household: householdRow.extend({
    notes: z.string(),
    subject: id,
    /** What a change is based on. */
    changedBy: id,
    registeredOn: day,
    successor: z.object({ id, number: z.string(), headName: z.string().nullable() }).nullable(),
    predecessors: z.array(z.object({ id, number: z.string(), headName: z.string().nullable() })),
  }),
  members: z.array(memberView),
  cards: z.array(cardView),
  proxies: z.array(proxyView),
  sameNames: z.array(z.object({ id, number: z.string(), groupName: z.string() })),
  /** Hundredths by scheme and purpose; only what is not zero. */
  balances: z.array(z.object({ scheme: id, name: z.string(), purpose: z.string(), balance: amount })),
})
export type HouseholdFile = z.infer<typeof householdFile>

/** One movement of points, the newest first. */
export const householdDocument = z.object({
  document: id,
  serial: z.string(),
  kind: z.string(),
  title: z.string(),
  businessDate: day,
  time: z.string(),
  recordedBy: z.string(),
  checkCode: z.string(),
  /** Why, and who signed, where that was written down. */
  notes: z.array(z.object({ label: z.string(), text: z.string() })),
})
export type HouseholdDocument = z.infer<typeof householdDocument>

export const joiningPaper = z.object({
  serial: z.string(),
  kind: z.enum(['households_merged', 'household_split']),
  title: z.string(),
  businessDate: day,
  checkCode: z.string(),
  recordedBy: z.string(),
  reason: z.string(),
  /** Who signed, as it was typed when it was done. */
  signatures: z.array(z.string()),
  sides: z.array(
    z.object({
      /** 原来, 留下, 分出, 并入, 并来, 并户以后 */
      label: z.string(),
      number: z.string(),
      groupName: z.string(),
      population: z.int(),
      headName: z.string(),
      members: z.array(z.string()),
    }),
  ),
  /** Hundredths, by household number. */
  moved: z.array(z.object({ from: z.string(), to: z.string(), points: amount })),
})
export type JoiningPaper = z.infer<typeof joiningPaper>

const act = { document: id, household: id }
const done = documentRef.extend({ household: id })
const changes = ['households', 'redemption'] as const

export const printableCard = z.object({
  code: z.string(),
  household: id,
  number: z.string(),
  groupName: z.string(),
  headName: z.string(),
})
export type PrintableCard = z.infer<typeof printableCard>

/** 农户 */
export const households = {
  /** Finds and lists: ranked where words are given, by number where not; a page of at most 1000. */
  search: call(
    'look',
    filters.extend({ offset: z.int().min(0), limit: z.int().min(1).max(1000) }),
    z.object({
      hits: z.array(searchHit),
      /** How many fit; `more` where they were too many to be counted. */
      total: z.int(),
      more: z.boolean(),
    }),
  ),
  overview: call(
    'look',
    nothing,
    z.object({
      households: z.int(),
      population: z.int(),
      groups: z.array(z.object({ name: z.string(), households: z.int() })),
      statuses: z.array(z.object({ status: householdStatus, households: z.int() })),
      withoutCard: z.int(),
      /** The number the next household gets if nobody chooses one. */
      nextNumber: z.string(),
      /** Closed, the day has passed, and points are left. */
      toClear: z.array(
        z.object({ household: id, number: z.string(), name: z.string(), until: day, points: amount }),
      ),
    }),
  ),
  file: call('look', z.object({ household: id }), householdFile),
  ledger: call(
    'look',
    z.object({
      household: id,
      /** Business days; the balance runs through all of them. */
      from: day.optional(),
      to: day.optional(),
      sort: ledgerSort.optional(),
      offset: z.int().min(0),
      limit: z.int().min(1).max(20_000),
    }),
    z.object({ entries: z.array(ledgerEntry), total: z.int() }),
  ),
  documents: call('look', z.object({ household: id }), z.array(householdDocument)),
  /** 并户单 or 分户单, for the paper that both sides sign. */
  joiningPaper: call('look', z.object({ document: id }), joiningPaper),
  /** The list as a workbook, without telephone numbers. */
  exportList: call('look', filters, z.object({ fileName: z.string(), bytes: z.base64() })),
  /** Heads of this name who are known already. */
  sameNames: call(
    'look',
    z.object({ name: text(20), except: id.nullable() }),
    z.array(z.object({ id, number: z.string(), groupName: z.string() })),
  ),

  register: call(
    'register',
    z.object({
      document: id,
      /** Empty takes the next free number. */
      number: text(20),
      groupName,
      grid,
      population,
      notes,
      /** The first one is the head. */
      members: z.array(personForm).min(1).max(MOST_PEOPLE),
    }),
    done.extend({ number: z.string() }),
    ...changes,
  ),
  change: call(
    'register',
    z.object({
      ...act,
      basedOn: id,
      groupName,
      grid,
      population,
      notes,
      /** Those that changed, and new ones. */
      members: z.array(personForm).max(MOST_PEOPLE),
      reason,
    }),
    done,
    ...changes,
  ),
  /** 变更户主 */
  changeHead: call(
    'register',
    z.object({
      ...act,
      basedOn: id,
      /** A member, or somebody new. */
      head: z.union([z.object({ person: id }), z.object({ newPerson: personForm })]),
      /** What becomes of the head until now; null where there is none. */
      oldHead: personStatus.nullable(),
      /** Relations to the new head, where they are known. */
      relations: z.array(z.object({ person: id, relation: text(20) })).max(MOST_PEOPLE),
      reason: requiredText(100),
    }),
    done,
    ...changes,
  ),
  /** 销户 */
  close: call(
    'register',
    z.object({
      ...act,
      why: z.enum(['died', 'moved', 'duplicate', 'other']),
      /** The last day on which its points are still good; null: from now on nothing. */
      redeemableUntil: day.nullable(),
      reason,
    }),
    done,
    ...changes,
  ),
  /** Takes 销户 back, as long as its points have not been cleared. */
  reopen: call('register', z.object({ ...act, reason: requiredText(100) }), done, ...changes),
  /** Clears what closed households left, after their day. */
  clearClosed: call(
    'keep_points',
    z.object({ document: id, households: z.array(id).min(1).max(5000) }),
    documentRef.extend({ households: z.int(), points: amount }),
    ...changes,
  ),
  /** 并户: the others are taken into `household`. */
  merge: call(
    'register',
    z.object({
      ...act,
      from: z.array(id).min(1).max(10),
      population,
      reason: requiredText(100),
      signatures,
    }),
    done,
    ...changes,
    'carts',
  ),
  /** 分户 */
  split: call(
    'register',
    z.object({
      ...act,
      basedOn: id,
      /** Empty takes the next free number. */
      number: text(20),
      groupName,
      grid,
      members: z.array(id).min(1).max(MOST_PEOPLE),
      head: id,
      relations: z.array(z.object({ person: id, relation: text(20) })).max(MOST_PEOPLE),
      /** Heads of the old household that stay, and of the new one. */
      populationLeft: population,
      populationNew: population,
      /** Hundredths that go along, by scheme. */
      points: z.array(z.object({ scheme: id, amount: positiveAmount })).max(20),
      reason: requiredText(100),
      signatures: signatures.min(2),
    }),
    done.extend({ newHousehold: id, newNumber: z.string() }),
    ...changes,
  ),

  /** 发卡, one or many: each household without a card in use gets one. */
  issueCards: call(
    'register',
    z.object({ document: id, households: z.array(id).min(1).max(5000) }),
    documentRef.extend({ cards: z.array(printableCard) }),
    'households',
  ),
  /** 挂失: at once. */
  loseCard: call(
    'register',
    z.object({
      ...act,
      /** Where several open it, as after 并户; null: the one in use. */
      code: z
        .string()
        .regex(/^\d{16}$/)
        .nullable(),
      reason,
    }),
    done,
    'households',
  ),
  /** 换卡: the old one, lost or worn, gives way to a new one. */
  replaceCard: call(
    'register',
    z.object({ ...act, reason }),
    documentRef.extend({ card: printableCard }),
    'households',
  ),
  /** Cards in use, to be printed. */
  printableCards: call(
    'look',
    z.object({ households: z.array(id).min(1).max(5000) }),
    z.array(printableCard),
  ),

  /** 长期委托 */
  recordProxy: call(
    'register',
    z.object({ ...act, name: requiredText(20), relation: requiredText(20), until: day }),
    done.extend({ proxy: id }),
    ...changes,
  ),
  endProxy: call('register', z.object({ document: id, proxy: id, reason }), done, ...changes),
}
