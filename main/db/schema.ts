import type { ColumnType, Generated } from 'kysely'

/** Yes and no, as SQLite keeps them. */
export type Flag = 0 | 1
type Defaulted<T> = ColumnType<T, T | undefined, T>
/** A column that may be left empty when a row is added. */
type Optional<T> = ColumnType<T | null, T | null | undefined, T | null>

export interface VillageTables {
  site: {
    id: string
    code: string
    village: string
    shop: string
    branch: string
    demo: Defaulted<Flag>
    started_at: string
  }
  branches: { id: string; parent: string | null; letters: string; after_sequence: number; begun_at: string }
  documents: {
    id: string
    sequence: number
    site: string
    branch: string
    kind: string
    serial: string
    business_year: number
    serial_number: number
    business_date: string
    entered_at: string
    recorded_by: string | null
    handed_by: string | null
    household: string | null
    scheme: string | null
    refers_to: string | null
    format: number
    content: string
    previous_hash: string
    hash: string
    check_code: string
  }
  document_texts: { document: string; field: string; salt: string; text: string | null }
  accounts: {
    id: Generated<number>
    book: 'points' | 'goods' | 'money'
    unit: string
    kind: string
    owner: string
    opened_by: string
    balance: Defaulted<number>
    value_fen: Defaulted<number>
  }
  transfers: {
    id: Generated<number>
    document: string
    position: number
    line: number | null
    debit_account: number
    credit_account: number
    amount: number
    value_fen: number | null
    mirrors: number | null
    effective_date: string
  }
  closings: {
    id: string
    from_date: string
    through_date: string
    number: number
    reopened_by: Optional<string>
  }
  staff: { id: string; name: string; roles: string; active: Defaulted<Flag>; changed_by: string }
  shifts: {
    id: string
    business_date: string
    opened_at: string
    writer: string
    issuer: string
    closed_at: Optional<string>
  }
  countersignatures: { document: string; signed_by: string; staff: string }
  households: {
    id: string
    number: string
    group_name: string
    grid: Defaulted<string>
    population: number
    status: 'active' | 'head_pending' | 'closed' | 'merged'
    head: Optional<string>
    notes: Defaulted<string>
    redeemable_until: Optional<string>
    successor: Optional<string>
    registered_by: string
    changed_by: string
  }
  persons: {
    id: string
    household: string
    ordinal: number
    name: string
    relation: Defaulted<string>
    status: 'living' | 'away' | 'dead' | 'left'
    birth_year: Optional<number>
    party_member: Defaulted<Flag>
    nickname: Defaulted<string>
    old_name: Defaulted<string>
    phones: Defaulted<string>
    registered_by: string
    changed_by: string
  }
  household_terms: {
    /** Folded as searches are; names and readings also from their second letter on. */
    term: string
    kind: 'number' | 'name' | 'pinyin' | 'initials' | 'nickname' | 'old_name' | 'phone' | 'group'
    /** 0 says the most: the head, the whole word (main/domain/households/search-terms.ts). */
    rank: number
    household: string
  }
  subjects: {
    id: string
    kind: 'household' | 'person' | 'team'
    household: Optional<string>
    person: Optional<string>
    team: Optional<string>
  }
  cards: {
    code: string
    household: string
    status: 'active' | 'lost' | 'replaced' | 'void'
    issued_on: string
    issued_by: string
    changed_by: string
  }
  proxies: {
    id: string
    household: string
    name: string
    relation: string
    until: string
    recorded_by: string
    ended_by: Optional<string>
  }
  imports: {
    id: string
    kind: 'register' | 'goods' | 'opening'
    file_name: string
    sha256: string
    reversed_by: Optional<string>
  }
  import_rows: {
    import: string
    row: number
    entity: 'household' | 'item'
    id: string
    before: Optional<string>
  }
  schemes: { id: string; name: string; created_by: string }
  scheme_versions: {
    scheme: string
    version: number
    from_date: string
    settings: string
    decided_by: string
  }
  items: {
    id: string
    kind: 'goods' | 'service' | 'recyclable' | 'bundle'
    name: string
    spec: Defaulted<string>
    unit: string
    base_per_unit: Defaulted<number>
    base_name: Defaulted<string>
    short_number: Optional<string>
    pinyin: string
    initials: string
    picture: Optional<string>
    shelf_life_days: Optional<number>
    minimum_stock: Defaulted<number>
    limit_per_month: Optional<number>
    active: Defaulted<Flag>
    registered_by: string
    changed_by: string
  }
  item_barcodes: { code: string; item: string; quantity: number; pack: Defaulted<string> }
  bundle_components: { bundle: string; item: string; quantity: number }
  prices: {
    item: string
    scheme: string
    from_date: string
    revision: number
    points_hundredths: number | null
    decided_by: string
  }
  suppliers: { id: string; name: string; recorded_by: string }
  funds: {
    id: string
    channel: 'fiscal' | 'aid' | 'collective' | 'donation' | 'township' | 'market'
    name: string
    recorded_by: string
  }
  lots: {
    id: string
    item: string
    received_by: string
    line: number
    source: 'purchase' | 'donation' | 'delivery' | 'opening' | 'found' | 'counted'
    channel: Optional<string>
    supplier: Optional<string>
    donor: Optional<string>
    quantity: number
    cost_fen: number
    produced_on: Optional<string>
    expires_on: Optional<string>
  }
  carts: {
    id: string
    state: 'open' | 'held'
    household: Optional<string>
    revision: number
    content: string
    updated_at: string
  }
  print_jobs: {
    id: string
    document: Optional<string>
    reprint: Defaulted<Flag>
    title: string
    layout: Optional<string>
    state: 'waiting' | 'sending' | 'printed' | 'failed' | 'unknown' | 'dropped'
    reason: Optional<string>
    queued_at: string
    finished_at: Optional<string>
  }
  counts: {
    id: string
    counter: string
    supervisor: string
    /** A JSON list of items; null for the whole shop. */
    items: Optional<string>
    blind: Flag
    opened_at: string
    dropped_at: Optional<string>
    posted_by: Optional<string>
  }
  count_lines: {
    count: string
    item: string
    /** The last one of an item counts. */
    entry: number
    quantity: number
    /** What the shelf held by the book at that moment. */
    book: number
    counted_by: string
    counted_at: string
  }
  count_reasons: {
    count: string
    item: string
    /** A difference may have several reasons, each for so many of it. */
    part: number
    quantity: number
    reason: string
    /** Whose missing slip it is. */
    household: Optional<string>
    words: string
  }
  teams: { id: string; name: string; active: Defaulted<Flag>; registered_by: string; changed_by: string }
  team_members: { team: string; person: string; joined_by: string; left_by: Optional<string> }
  party_classes: {
    person: string
    from_date: string
    /** The last one of a day counts. */
    revision: number
    class: '' | 'A' | 'B' | 'C' | 'D' | 'E' | 'F'
    decided_by: string
  }
  rule_versions: {
    id: string
    scheme: string
    version: number
    from_date: string
    name: string
    template: Defaulted<string>
    decided_by: string
  }
  clauses: {
    rules: string
    clause: string
    position: number
    number: string
    class_name: string
    text: string
    kind: 'award' | 'deduct' | 'veto'
    minimum: Optional<number>
    maximum: Optional<number>
    unit_name: Defaulted<string>
    terms: string
  }
  deeds: {
    id: string
    recorded_by: string
    line: number
    scheme: string
    scheme_version: number
    rules: string
    clause: string
    subject: string
    happened_on: string
    quantity: Defaulted<number>
    points: number
    also: Defaulted<string>
    state: 'under_way' | 'on_notice' | 'ready' | 'posted' | 'rejected' | 'withdrawn'
    step: number
    notice: Optional<string>
    posted_by: Optional<string>
    posted_line: Optional<number>
    reversed_by: Optional<string>
    changed_by: string
  }
  deed_moves: {
    deed: string
    document: string
    step: number
    outcome: DeedOutcome
  }
  photos: { sha256: string; width: number; height: number; bytes: number }
  document_photos: { document: string; position: number; photo: string }
  notices: {
    id: string
    scheme: string
    kind: 'deeds' | 'ranking' | 'period' | 'cycle_end'
    from_day: string
    until_day: string
    mask: 'masked' | 'surname' | 'full'
  }
  notice_lines: {
    notice: string
    position: number
    deed: Optional<string>
    subject: Optional<string>
    shown: string
  }
  objections: {
    id: string
    deed: string
    notice: Optional<string>
    made_on: string
    late: Flag
    outcome: Optional<'upheld' | 'dismissed'>
    answered_by: Optional<string>
  }
  freezes: {
    document: string
    subject: string
    scheme: string
    deed: Optional<string>
    from_day: string
    until_day: Optional<string>
    lifted_by: Optional<string>
  }
  loans: {
    id: string
    subject: string
    scheme: string
    limit_hundredths: number
    until_day: string
    ended_by: Optional<string>
  }
  cycle_ends: { id: string; scheme: string; cycle_end: string; reversed_by: Optional<string> }
}

/** How a deed moved on. */
export type DeedOutcome =
  | 'recorded'
  | 'passed'
  | 'rejected'
  | 'withdrawn'
  | 'on_notice'
  | 'objected'
  | 'upheld'
  | 'dismissed'
  | 'posted'
  | 'reversed'

/** The locks file: never copied or carried with the village's books. */
export interface PrivateTables {
  pins: {
    staff: string
    salt: string
    hash: string
    wrong_tries: Defaulted<number>
    locked_until: Optional<string>
  }
  recovery_codes: { staff: string; salt: string; hash: string }
  settings: { name: string; value: string }
  backups: {
    id: string
    made_at: string
    reason: string
    path: string
    sequence: number
    hash: string
    check_code: string
    verified: Flag
  }
}
