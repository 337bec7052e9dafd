/** Staff, shifts, countersigning; households, persons, cards; imports. */
export const name = '0002-people'

export const up = `
CREATE TABLE staff (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  roles TEXT NOT NULL,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  changed_by TEXT NOT NULL REFERENCES documents (id)
) STRICT;

CREATE TABLE shifts (
  id TEXT NOT NULL PRIMARY KEY,
  business_date TEXT NOT NULL,
  opened_at TEXT NOT NULL,
  writer TEXT NOT NULL REFERENCES staff (id),
  issuer TEXT NOT NULL REFERENCES staff (id),
  closed_at TEXT
) STRICT;
CREATE UNIQUE INDEX one_open_shift ON shifts ((closed_at IS NULL)) WHERE closed_at IS NULL;

CREATE TABLE countersignatures (
  document TEXT NOT NULL PRIMARY KEY REFERENCES documents (id),
  signed_by TEXT NOT NULL REFERENCES documents (id),
  staff TEXT NOT NULL REFERENCES staff (id)
) STRICT;

CREATE TABLE households (
  id TEXT NOT NULL PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  group_name TEXT NOT NULL,
  grid TEXT NOT NULL DEFAULT '',
  population INTEGER NOT NULL CHECK (population >= 0),
  status TEXT NOT NULL CHECK (status IN ('active', 'head_pending', 'closed', 'merged')),
  head TEXT,
  notes TEXT NOT NULL DEFAULT '',
  redeemable_until TEXT,
  successor TEXT REFERENCES households (id),
  registered_by TEXT NOT NULL REFERENCES documents (id),
  changed_by TEXT NOT NULL REFERENCES documents (id)
) STRICT;
CREATE INDEX households_in_order ON households (length(number), number);
CREATE INDEX households_by_group ON households (group_name, length(number), number);
CREATE INDEX households_by_successor ON households (successor) WHERE successor IS NOT NULL;

CREATE TABLE persons (
  id TEXT NOT NULL PRIMARY KEY,
  household TEXT NOT NULL REFERENCES households (id),
  ordinal INTEGER NOT NULL,
  name TEXT NOT NULL,
  relation TEXT NOT NULL DEFAULT '',
  status TEXT NOT NULL CHECK (status IN ('living', 'away', 'dead', 'left')),
  birth_year INTEGER,
  party_member INTEGER NOT NULL DEFAULT 0 CHECK (party_member IN (0, 1)),
  nickname TEXT NOT NULL DEFAULT '',
  old_name TEXT NOT NULL DEFAULT '',
  phones TEXT NOT NULL DEFAULT '',
  registered_by TEXT NOT NULL REFERENCES documents (id),
  changed_by TEXT NOT NULL REFERENCES documents (id)
) STRICT;
CREATE INDEX persons_by_household ON persons (household, ordinal);
CREATE INDEX persons_by_name ON persons (name);

CREATE TABLE household_terms (
  term TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('number', 'name', 'pinyin', 'initials', 'nickname', 'old_name', 'phone', 'group')),
  rank INTEGER NOT NULL CHECK (rank >= 0),
  household TEXT NOT NULL REFERENCES households (id),
  PRIMARY KEY (term, kind, rank, household)
) STRICT, WITHOUT ROWID;
CREATE INDEX household_terms_by_household ON household_terms (household);

CREATE TABLE subjects (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('household', 'person', 'team')),
  household TEXT REFERENCES households (id),
  person TEXT REFERENCES persons (id)
) STRICT;
CREATE INDEX subjects_by_household ON subjects (household, kind);

CREATE TABLE cards (
  code TEXT NOT NULL PRIMARY KEY,
  household TEXT NOT NULL REFERENCES households (id),
  status TEXT NOT NULL CHECK (status IN ('active', 'lost', 'replaced', 'void')),
  issued_on TEXT NOT NULL,
  issued_by TEXT NOT NULL REFERENCES documents (id),
  changed_by TEXT NOT NULL REFERENCES documents (id)
) STRICT;
CREATE INDEX cards_by_household ON cards (household, status);

CREATE TABLE proxies (
  id TEXT NOT NULL PRIMARY KEY,
  household TEXT NOT NULL REFERENCES households (id),
  name TEXT NOT NULL,
  relation TEXT NOT NULL,
  until TEXT NOT NULL,
  recorded_by TEXT NOT NULL REFERENCES documents (id),
  ended_by TEXT REFERENCES documents (id)
) STRICT;
CREATE INDEX proxies_by_household ON proxies (household);

CREATE TABLE imports (
  id TEXT NOT NULL PRIMARY KEY REFERENCES documents (id),
  kind TEXT NOT NULL CHECK (kind IN ('register', 'goods', 'opening')),
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  reversed_by TEXT REFERENCES documents (id)
) STRICT;

CREATE TABLE import_rows (
  import TEXT NOT NULL REFERENCES imports (id),
  row INTEGER NOT NULL,
  entity TEXT NOT NULL CHECK (entity IN ('household', 'item')),
  id TEXT NOT NULL,
  before TEXT,
  PRIMARY KEY (import, entity, id)
) STRICT, WITHOUT ROWID;
`
