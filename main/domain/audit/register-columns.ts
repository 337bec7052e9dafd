/** A column of a register that names the document which decided it, and the kinds that may. */
export interface RegisterColumn {
  readonly table: string
  /** What tells one row from another, for the finding. */
  readonly key: string
  readonly column: string
  readonly kinds: readonly string[]
}

const REGISTER = [
  'household_registered',
  'household_changed',
  'head_changed',
  'household_closed',
  'households_merged',
  'household_split',
  'card_issued',
  'card_lost',
  'proxy_recorded',
  'imported',
  'import_reversed',
]
const ITEMS = ['item_registered', 'item_changed', 'imported', 'import_reversed', 'found_at_counter']
const SLIPS = ['redemption', 'reversal', 'goods_return', 'exchange', 'correction', 'found_at_counter']
const STOCK = ['stock_in', 'found_at_counter', 'imported']
/** A scheme without steps posts a deed on the sheet that records it. */
const POSTINGS = ['deeds_posted', 'deeds_recorded', 'recycled']
const DEED_MOVES = [
  ...POSTINGS,
  ...['deeds_decided', 'deeds_withdrawn', 'notice_published'],
  ...['objection_recorded', 'objection_answered', 'deed_reversed'],
]
const TEAMS = ['team_registered', 'team_changed']
const LIFTING = ['freeze_lifted', 'deed_reversed', 'objection_answered']

const of = (
  table: string,
  key: string,
  columns: { readonly [column: string]: readonly string[] },
): RegisterColumn[] => Object.entries(columns).map(([column, kinds]) => ({ table, key, column, kinds }))

/** Every column that a document decides. */
export const REGISTER_COLUMNS: readonly RegisterColumn[] = [
  ...of('staff', 'name', { changed_by: ['founding', 'staff_changed', 'restored'] }),
  ...of('countersignatures', 'document', { document: SLIPS, signed_by: ['countersigned'] }),
  ...of('households', 'number', {
    registered_by: ['household_registered', 'household_split', 'imported'],
    changed_by: REGISTER,
  }),
  ...of('persons', 'id', { registered_by: REGISTER, changed_by: REGISTER }),
  ...of('cards', 'code', { issued_by: REGISTER, changed_by: REGISTER }),
  ...of('proxies', 'id', { recorded_by: REGISTER, ended_by: REGISTER }),
  ...of('imports', 'file_name', {
    id: ['imported', 'points_opened'],
    reversed_by: ['import_reversed', 'entry_reversed'],
  }),
  ...of('schemes', 'name', { created_by: ['scheme_decided'] }),
  ...of('scheme_versions', 'version', { decided_by: ['scheme_decided'] }),
  ...of('items', 'name', { registered_by: ITEMS, changed_by: ITEMS }),
  ...of('prices', 'item', { decided_by: ['prices_decided', 'imported'] }),
  ...of('suppliers', 'name', { recorded_by: [...STOCK, 'payment', 'settings_changed'] }),
  ...of('funds', 'name', { recorded_by: ['funding', 'payment', 'imported', 'settings_changed'] }),
  ...of('lots', 'id', { received_by: [...STOCK, 'recycled', 'counted'] }),
  ...of('teams', 'name', { registered_by: ['team_registered'], changed_by: TEAMS }),
  ...of('team_members', 'person', { joined_by: TEAMS, left_by: TEAMS }),
  ...of('counts', 'id', { posted_by: ['counted'] }),
  ...of('party_classes', 'person', { decided_by: ['party_classed'] }),
  ...of('rule_versions', 'version', { decided_by: ['rules_decided'] }),
  ...of('deeds', 'id', {
    recorded_by: ['deeds_recorded', 'recycled'],
    posted_by: POSTINGS,
    reversed_by: ['deed_reversed', 'objection_answered'],
    changed_by: DEED_MOVES,
  }),
  ...of('deed_moves', 'deed', { document: DEED_MOVES }),
  ...of('document_photos', 'photo', {
    document: ['deeds_recorded', 'recycled', 'written_off', 'goods_issued'],
  }),
  ...of('notices', 'until_day', { id: ['notice_published'] }),
  ...of('objections', 'made_on', { id: ['objection_recorded'], answered_by: ['objection_answered'] }),
  ...of('freezes', 'subject', { document: [...POSTINGS, 'points_frozen'], lifted_by: LIFTING }),
  ...of('loans', 'subject', { id: ['loan_granted'], ended_by: ['loan_ended'] }),
  ...of('cycle_ends', 'cycle_end', { id: ['points_cleared'], reversed_by: ['entry_reversed'] }),
  ...of('closings', 'through_date', { id: ['closing'], reopened_by: ['reopening'] }),
]

/** Accounts whose owner is a row of a register, by kind of account. */
export const OWNER_TABLES: { readonly [kind: string]: string } = {
  earned: 'subjects',
  gifted: 'subjects',
  deposited: 'subjects',
  held: 'subjects',
  shelf: 'lots',
  reserved: 'lots',
  recycling: 'lots',
  fund: 'funds',
  payable: 'suppliers',
}

/** Where the unit of a book is registered; money has one unit only. */
export const UNIT_TABLES: { readonly [book: string]: string } = { points: 'schemes', goods: 'items' }
