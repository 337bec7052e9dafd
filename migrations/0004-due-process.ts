/** Teams and party classes; rule books, deeds and their moves, notices, objections; freezes, loans, ends of cycles. */
export const name = '0004-due-process'

export const up = `
ALTER TABLE persons ADD COLUMN party_class TEXT NOT NULL DEFAULT ''
  CHECK (party_class IN ('', 'A', 'B', 'C', 'D', 'E', 'F'));

CREATE TABLE teams (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  registered_by TEXT NOT NULL REFERENCES documents (id),
  changed_by TEXT NOT NULL REFERENCES documents (id)
) STRICT;

CREATE TABLE team_members (
  team TEXT NOT NULL REFERENCES teams (id),
  person TEXT NOT NULL REFERENCES persons (id),
  PRIMARY KEY (team, person)
) STRICT, WITHOUT ROWID;

ALTER TABLE subjects ADD COLUMN team TEXT REFERENCES teams (id);
CREATE UNIQUE INDEX subjects_by_person ON subjects (person) WHERE person IS NOT NULL;
CREATE UNIQUE INDEX subjects_by_team ON subjects (team) WHERE team IS NOT NULL;

CREATE TABLE rule_versions (
  id TEXT NOT NULL PRIMARY KEY,
  scheme TEXT NOT NULL REFERENCES schemes (id),
  version INTEGER NOT NULL CHECK (version > 0),
  from_date TEXT NOT NULL,
  name TEXT NOT NULL,
  template TEXT NOT NULL DEFAULT '',
  decided_by TEXT NOT NULL REFERENCES documents (id),
  UNIQUE (scheme, version)
) STRICT;
CREATE TRIGGER rule_versions_keep BEFORE UPDATE ON rule_versions
BEGIN SELECT RAISE(ABORT, 'a version of the rules keeps what it says'); END;
CREATE TRIGGER rule_versions_stay BEFORE DELETE ON rule_versions
BEGIN SELECT RAISE(ABORT, 'a version of the rules keeps what it says'); END;

CREATE TABLE clauses (
  rules TEXT NOT NULL REFERENCES rule_versions (id),
  clause TEXT NOT NULL,
  position INTEGER NOT NULL CHECK (position > 0),
  number TEXT NOT NULL,
  class_name TEXT NOT NULL,
  text TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('award', 'deduct', 'veto')),
  minimum INTEGER CHECK (minimum > 0),
  maximum INTEGER CHECK (maximum >= minimum),
  unit_name TEXT NOT NULL DEFAULT '次',
  terms TEXT NOT NULL,
  PRIMARY KEY (rules, clause)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER clauses_keep BEFORE UPDATE ON clauses
BEGIN SELECT RAISE(ABORT, 'a clause keeps what it says'); END;
CREATE TRIGGER clauses_stay BEFORE DELETE ON clauses
BEGIN SELECT RAISE(ABORT, 'a clause keeps what it says'); END;

CREATE TABLE deeds (
  id TEXT NOT NULL PRIMARY KEY,
  recorded_by TEXT NOT NULL REFERENCES documents (id),
  line INTEGER NOT NULL CHECK (line > 0),
  scheme TEXT NOT NULL REFERENCES schemes (id),
  scheme_version INTEGER NOT NULL,
  rules TEXT NOT NULL,
  clause TEXT NOT NULL,
  subject TEXT NOT NULL REFERENCES subjects (id),
  happened_on TEXT NOT NULL CHECK (happened_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  quantity INTEGER NOT NULL DEFAULT 1 CHECK (quantity > 0),
  points INTEGER NOT NULL CHECK (points >= 0),
  also TEXT NOT NULL DEFAULT '[]',
  state TEXT NOT NULL CHECK (state IN ('under_way', 'on_notice', 'ready', 'posted', 'rejected', 'withdrawn')),
  step INTEGER NOT NULL CHECK (step >= 0),
  notice TEXT REFERENCES notices (id),
  posted_by TEXT REFERENCES documents (id),
  posted_line INTEGER CHECK (posted_line > 0),
  reversed_by TEXT REFERENCES documents (id),
  changed_by TEXT NOT NULL REFERENCES documents (id),
  UNIQUE (recorded_by, line),
  FOREIGN KEY (rules, clause) REFERENCES clauses (rules, clause),
  FOREIGN KEY (scheme, scheme_version) REFERENCES scheme_versions (scheme, version),
  CHECK ((state = 'posted') = (posted_by IS NOT NULL)),
  CHECK ((posted_by IS NULL) = (posted_line IS NULL))
) STRICT;
CREATE INDEX deeds_by_subject ON deeds (subject, clause, happened_on);
CREATE INDEX deeds_by_state ON deeds (state, scheme, step);
CREATE INDEX deeds_by_notice ON deeds (notice) WHERE notice IS NOT NULL;
CREATE UNIQUE INDEX deeds_by_posting ON deeds (posted_by, posted_line) WHERE posted_by IS NOT NULL;
CREATE TRIGGER deeds_stay BEFORE DELETE ON deeds
BEGIN SELECT RAISE(ABORT, 'deeds are only ever added'); END;
CREATE TRIGGER deeds_keep BEFORE UPDATE OF
  id, recorded_by, line, scheme, scheme_version, rules, clause, subject, happened_on, quantity, points, also ON deeds
BEGIN SELECT RAISE(ABORT, 'a deed keeps what was recorded'); END;

CREATE TABLE deed_moves (
  deed TEXT NOT NULL REFERENCES deeds (id),
  document TEXT NOT NULL REFERENCES documents (id),
  step INTEGER NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN (
    'recorded', 'passed', 'rejected', 'withdrawn', 'on_notice', 'objected', 'upheld', 'dismissed', 'posted', 'reversed'
  )),
  PRIMARY KEY (deed, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX deed_moves_by_document ON deed_moves (document);
CREATE TRIGGER deed_moves_keep BEFORE UPDATE ON deed_moves
BEGIN SELECT RAISE(ABORT, 'moves are only ever added'); END;
CREATE TRIGGER deed_moves_stay BEFORE DELETE ON deed_moves
BEGIN SELECT RAISE(ABORT, 'moves are only ever added'); END;

CREATE TABLE photos (
  sha256 TEXT NOT NULL PRIMARY KEY,
  width INTEGER NOT NULL CHECK (width > 0),
  height INTEGER NOT NULL CHECK (height > 0),
  bytes INTEGER NOT NULL CHECK (bytes > 0)
) STRICT;

CREATE TABLE document_photos (
  document TEXT NOT NULL REFERENCES documents (id),
  position INTEGER NOT NULL CHECK (position > 0),
  photo TEXT NOT NULL REFERENCES photos (sha256),
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE notices (
  id TEXT NOT NULL PRIMARY KEY REFERENCES documents (id),
  scheme TEXT NOT NULL REFERENCES schemes (id),
  kind TEXT NOT NULL CHECK (kind IN ('deeds', 'ranking', 'period', 'cycle_end')),
  from_day TEXT NOT NULL,
  until_day TEXT NOT NULL CHECK (until_day >= from_day),
  mask TEXT NOT NULL CHECK (mask IN ('masked', 'surname', 'full'))
) STRICT;
CREATE INDEX notices_by_day ON notices (until_day);
CREATE TRIGGER notices_keep BEFORE UPDATE ON notices
BEGIN SELECT RAISE(ABORT, 'a notice keeps what hung on the board'); END;
CREATE TRIGGER notices_stay BEFORE DELETE ON notices
BEGIN SELECT RAISE(ABORT, 'a notice keeps what hung on the board'); END;

CREATE TABLE notice_lines (
  notice TEXT NOT NULL REFERENCES notices (id),
  position INTEGER NOT NULL CHECK (position > 0),
  deed TEXT REFERENCES deeds (id),
  subject TEXT REFERENCES subjects (id),
  shown TEXT NOT NULL,
  PRIMARY KEY (notice, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX notice_lines_by_deed ON notice_lines (deed) WHERE deed IS NOT NULL;
CREATE TRIGGER notice_lines_keep BEFORE UPDATE ON notice_lines
BEGIN SELECT RAISE(ABORT, 'a notice keeps what hung on the board'); END;
CREATE TRIGGER notice_lines_stay BEFORE DELETE ON notice_lines
BEGIN SELECT RAISE(ABORT, 'a notice keeps what hung on the board'); END;

CREATE TABLE objections (
  id TEXT NOT NULL PRIMARY KEY REFERENCES documents (id),
  deed TEXT NOT NULL REFERENCES deeds (id),
  notice TEXT REFERENCES notices (id),
  made_on TEXT NOT NULL,
  late INTEGER NOT NULL CHECK (late IN (0, 1)),
  outcome TEXT CHECK (outcome IN ('upheld', 'dismissed')),
  answered_by TEXT REFERENCES documents (id),
  CHECK ((outcome IS NULL) = (answered_by IS NULL))
) STRICT;
CREATE INDEX objections_by_deed ON objections (deed);
CREATE INDEX objections_open ON objections (made_on) WHERE outcome IS NULL;
CREATE TRIGGER objections_stay BEFORE DELETE ON objections
BEGIN SELECT RAISE(ABORT, 'objections are only ever added'); END;
CREATE TRIGGER objections_keep BEFORE UPDATE ON objections
WHEN OLD.outcome IS NOT NULL OR NEW.id <> OLD.id OR NEW.deed <> OLD.deed OR NEW.made_on <> OLD.made_on
BEGIN SELECT RAISE(ABORT, 'an objection is answered once'); END;

CREATE TABLE freezes (
  document TEXT NOT NULL REFERENCES documents (id),
  subject TEXT NOT NULL REFERENCES subjects (id),
  scheme TEXT NOT NULL REFERENCES schemes (id),
  deed TEXT REFERENCES deeds (id),
  from_day TEXT NOT NULL,
  until_day TEXT,
  lifted_by TEXT REFERENCES documents (id),
  PRIMARY KEY (document, subject, scheme)
) STRICT, WITHOUT ROWID;
CREATE INDEX freezes_in_force ON freezes (subject, scheme) WHERE lifted_by IS NULL;

CREATE TABLE loans (
  id TEXT NOT NULL PRIMARY KEY REFERENCES documents (id),
  subject TEXT NOT NULL REFERENCES subjects (id),
  scheme TEXT NOT NULL REFERENCES schemes (id),
  limit_hundredths INTEGER NOT NULL CHECK (limit_hundredths > 0),
  until_day TEXT NOT NULL,
  ended_by TEXT REFERENCES documents (id)
) STRICT;
CREATE UNIQUE INDEX one_loan_at_a_time ON loans (subject, scheme) WHERE ended_by IS NULL;

CREATE TABLE cycle_ends (
  id TEXT NOT NULL PRIMARY KEY REFERENCES documents (id),
  scheme TEXT NOT NULL REFERENCES schemes (id),
  cycle_end TEXT NOT NULL,
  reversed_by TEXT REFERENCES documents (id)
) STRICT;
CREATE UNIQUE INDEX a_cycle_ends_once ON cycle_ends (scheme, cycle_end) WHERE reversed_by IS NULL;

DROP INDEX transfers_by_debit;
DROP INDEX transfers_by_credit;
CREATE INDEX transfers_by_debit ON transfers (debit_account, effective_date);
CREATE INDEX transfers_by_credit ON transfers (credit_account, effective_date);
`
