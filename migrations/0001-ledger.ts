/** The ledger: one site, documents in a hash chain, transfers between accounts. Append-only by trigger. */
export const name = '0001-ledger'

export const up = `
CREATE TABLE site (
  id TEXT NOT NULL PRIMARY KEY,
  code TEXT NOT NULL,
  village TEXT NOT NULL,
  shop TEXT NOT NULL,
  branch TEXT NOT NULL,
  demo INTEGER NOT NULL DEFAULT 0 CHECK (demo IN (0, 1)),
  started_at TEXT NOT NULL
) STRICT;

CREATE TABLE branches (
  id TEXT NOT NULL PRIMARY KEY,
  parent TEXT REFERENCES branches (id),
  letters TEXT NOT NULL UNIQUE,
  after_sequence INTEGER NOT NULL,
  begun_at TEXT NOT NULL
) STRICT;

CREATE TABLE documents (
  id TEXT NOT NULL PRIMARY KEY,
  sequence INTEGER NOT NULL UNIQUE,
  site TEXT NOT NULL,
  branch TEXT NOT NULL REFERENCES branches (id),
  kind TEXT NOT NULL,
  serial TEXT NOT NULL UNIQUE,
  business_year INTEGER NOT NULL,
  serial_number INTEGER NOT NULL CHECK (serial_number > 0),
  business_date TEXT NOT NULL CHECK (business_date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  entered_at TEXT NOT NULL,
  recorded_by TEXT,
  handed_by TEXT,
  household TEXT,
  scheme TEXT,
  refers_to TEXT REFERENCES documents (id),
  format INTEGER NOT NULL,
  content TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  check_code TEXT NOT NULL,
  UNIQUE (kind, business_year, branch, serial_number)
) STRICT;
CREATE INDEX documents_by_household ON documents (household, business_date) WHERE household IS NOT NULL;
CREATE INDEX documents_by_date ON documents (business_date, kind, household);
CREATE INDEX documents_by_check_code ON documents (check_code);
CREATE INDEX documents_awaiting_review ON documents (sequence)
  WHERE instr(content, '"awaitingReview":true') > 0;
CREATE INDEX documents_by_paper ON documents (json_extract(content, '$.facts.paper.number'))
  WHERE instr(content, '"paper":{"number"') > 0;
CREATE INDEX documents_by_reference ON documents (refers_to) WHERE refers_to IS NOT NULL;

CREATE TABLE document_texts (
  document TEXT NOT NULL REFERENCES documents (id),
  field TEXT NOT NULL,
  salt TEXT NOT NULL,
  text TEXT,
  PRIMARY KEY (document, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE accounts (
  id INTEGER PRIMARY KEY,
  book TEXT NOT NULL CHECK (book IN ('points', 'goods', 'money')),
  unit TEXT NOT NULL,
  kind TEXT NOT NULL,
  owner TEXT NOT NULL DEFAULT '',
  opened_by TEXT NOT NULL REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
  balance INTEGER NOT NULL DEFAULT 0,
  value_fen INTEGER NOT NULL DEFAULT 0,
  UNIQUE (book, unit, kind, owner),
  CONSTRAINT never_below_zero CHECK (
    kind NOT IN ('shelf', 'reserved', 'recycling', 'fund', 'cash') OR (balance >= 0 AND value_fen >= 0)
  ),
  CONSTRAINT only_goods_have_value CHECK (book = 'goods' OR value_fen = 0)
) STRICT;
CREATE INDEX accounts_by_owner ON accounts (owner, kind);

CREATE TABLE transfers (
  id INTEGER PRIMARY KEY,
  document TEXT NOT NULL REFERENCES documents (id),
  position INTEGER NOT NULL CHECK (position > 0),
  line INTEGER CHECK (line > 0),
  debit_account INTEGER NOT NULL REFERENCES accounts (id),
  credit_account INTEGER NOT NULL REFERENCES accounts (id),
  amount INTEGER NOT NULL CHECK (amount > 0),
  value_fen INTEGER CHECK (value_fen >= 0),
  mirrors INTEGER REFERENCES transfers (id),
  effective_date TEXT NOT NULL,
  UNIQUE (document, position),
  CHECK (debit_account <> credit_account)
) STRICT;
CREATE INDEX transfers_by_debit ON transfers (debit_account);
CREATE INDEX transfers_by_credit ON transfers (credit_account);
CREATE INDEX transfers_by_mirror ON transfers (mirrors) WHERE mirrors IS NOT NULL;

CREATE TABLE closings (
  id TEXT NOT NULL PRIMARY KEY REFERENCES documents (id),
  from_date TEXT NOT NULL,
  through_date TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number > 0),
  reopened_by TEXT REFERENCES documents (id),
  UNIQUE (through_date, number)
) STRICT;

CREATE TRIGGER documents_keep BEFORE UPDATE ON documents
BEGIN SELECT RAISE(ABORT, 'documents are only ever added'); END;
CREATE TRIGGER documents_stay BEFORE DELETE ON documents
BEGIN SELECT RAISE(ABORT, 'documents are only ever added'); END;
CREATE TRIGGER transfers_keep BEFORE UPDATE ON transfers
BEGIN SELECT RAISE(ABORT, 'transfers are only ever added'); END;
CREATE TRIGGER transfers_stay BEFORE DELETE ON transfers
BEGIN SELECT RAISE(ABORT, 'transfers are only ever added'); END;
CREATE TRIGGER accounts_stay BEFORE DELETE ON accounts
BEGIN SELECT RAISE(ABORT, 'accounts are never removed'); END;
CREATE TRIGGER accounts_keep BEFORE UPDATE OF id, book, unit, kind, owner, opened_by ON accounts
BEGIN SELECT RAISE(ABORT, 'an account keeps what it is'); END;
CREATE TRIGGER document_texts_stay BEFORE DELETE ON document_texts
BEGIN SELECT RAISE(ABORT, 'texts may be blanked, never removed'); END;
CREATE TRIGGER document_texts_keep BEFORE UPDATE ON document_texts
WHEN NEW.text IS NOT NULL OR NEW.salt <> OLD.salt OR NEW.field <> OLD.field OR NEW.document <> OLD.document
BEGIN SELECT RAISE(ABORT, 'texts may be blanked, never changed'); END;
CREATE TRIGGER closings_stay BEFORE DELETE ON closings
BEGIN SELECT RAISE(ABORT, 'closings are only ever added'); END;
CREATE TRIGGER closings_keep BEFORE UPDATE ON closings
WHEN OLD.reopened_by IS NOT NULL OR NEW.reopened_by IS NULL
  OR NEW.id <> OLD.id OR NEW.from_date <> OLD.from_date OR NEW.through_date <> OLD.through_date OR NEW.number <> OLD.number
BEGIN SELECT RAISE(ABORT, 'a closing may only be reopened, once'); END;
CREATE TRIGGER closed_periods_refuse BEFORE INSERT ON documents
WHEN EXISTS (SELECT 1 FROM closings WHERE through_date >= NEW.business_date AND reopened_by IS NULL)
BEGIN SELECT RAISE(ABORT, 'closed period'); END;
CREATE TRIGGER mirrors_fit BEFORE INSERT ON transfers
WHEN NEW.mirrors IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM transfers AS original
  WHERE original.id = NEW.mirrors AND original.mirrors IS NULL
    AND original.debit_account = NEW.credit_account AND original.credit_account = NEW.debit_account
    AND original.effective_date = NEW.effective_date
    AND NEW.amount + (SELECT coalesce(sum(amount), 0) FROM transfers WHERE mirrors = NEW.mirrors) <= original.amount
)
BEGIN SELECT RAISE(ABORT, 'a mirror must fit its original'); END;
`
