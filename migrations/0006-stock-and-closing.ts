/**
 * Counts of the shelf: who counted what and when, and why it differs. Until its document is posted a count is not in
 * the book. What a count finds on an empty shelf is a lot of its own.
 */
export const name = '0006-stock-and-closing'

export const up = `
CREATE TABLE counts (
  id TEXT NOT NULL PRIMARY KEY,
  counter TEXT NOT NULL REFERENCES staff (id),
  supervisor TEXT NOT NULL REFERENCES staff (id),
  items TEXT,
  blind INTEGER NOT NULL CHECK (blind IN (0, 1)),
  opened_at TEXT NOT NULL,
  dropped_at TEXT,
  posted_by TEXT REFERENCES documents (id),
  CHECK (counter <> supervisor)
) STRICT;
CREATE UNIQUE INDEX one_whole_count ON counts ((1))
  WHERE items IS NULL AND posted_by IS NULL AND dropped_at IS NULL;
CREATE TRIGGER counts_keep BEFORE UPDATE ON counts
WHEN OLD.posted_by IS NOT NULL OR OLD.dropped_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a count that is over stays as it was'); END;
CREATE TRIGGER counts_stay BEFORE DELETE ON counts
BEGIN SELECT RAISE(ABORT, 'a count stays written'); END;

CREATE TABLE count_lines (
  count TEXT NOT NULL REFERENCES counts (id),
  item TEXT NOT NULL REFERENCES items (id),
  entry INTEGER NOT NULL CHECK (entry > 0),
  quantity INTEGER NOT NULL CHECK (quantity >= 0),
  book INTEGER NOT NULL CHECK (book >= 0),
  counted_by TEXT NOT NULL REFERENCES staff (id),
  counted_at TEXT NOT NULL,
  PRIMARY KEY (count, item, entry)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER count_lines_begin BEFORE INSERT ON count_lines
WHEN EXISTS (SELECT 1 FROM counts WHERE id = NEW.count AND (posted_by IS NOT NULL OR dropped_at IS NOT NULL))
BEGIN SELECT RAISE(ABORT, 'a count that is over stays as it was'); END;
CREATE TRIGGER count_lines_keep BEFORE UPDATE ON count_lines
WHEN EXISTS (SELECT 1 FROM counts WHERE id = OLD.count AND (posted_by IS NOT NULL OR dropped_at IS NOT NULL))
BEGIN SELECT RAISE(ABORT, 'a count that is over stays as it was'); END;
CREATE TRIGGER count_lines_stay BEFORE DELETE ON count_lines
BEGIN SELECT RAISE(ABORT, 'what was counted stays written'); END;

CREATE TABLE count_reasons (
  count TEXT NOT NULL REFERENCES counts (id),
  item TEXT NOT NULL REFERENCES items (id),
  part INTEGER NOT NULL CHECK (part > 0),
  quantity INTEGER NOT NULL CHECK (quantity >= 0),
  reason TEXT NOT NULL,
  household TEXT REFERENCES households (id),
  words TEXT NOT NULL,
  PRIMARY KEY (count, item, part)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER count_reasons_begin BEFORE INSERT ON count_reasons
WHEN EXISTS (SELECT 1 FROM counts WHERE id = NEW.count AND (posted_by IS NOT NULL OR dropped_at IS NOT NULL))
BEGIN SELECT RAISE(ABORT, 'a count that is over stays as it was'); END;
CREATE TRIGGER count_reasons_stay BEFORE DELETE ON count_reasons
WHEN EXISTS (SELECT 1 FROM counts WHERE id = OLD.count AND posted_by IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'a count that is over stays as it was'); END;

ALTER TABLE lots RENAME TO lots_before;
CREATE TABLE lots (
  id TEXT NOT NULL PRIMARY KEY,
  item TEXT NOT NULL REFERENCES items (id),
  received_by TEXT NOT NULL REFERENCES documents (id),
  line INTEGER NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('purchase', 'donation', 'delivery', 'opening', 'found', 'counted')),
  channel TEXT,
  supplier TEXT REFERENCES suppliers (id),
  donor TEXT,
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  cost_fen INTEGER NOT NULL CHECK (cost_fen >= 0),
  produced_on TEXT,
  expires_on TEXT
) STRICT;
INSERT INTO lots SELECT id, item, received_by, line, source, channel, supplier, donor, quantity, cost_fen,
  produced_on, expires_on FROM lots_before;
DROP TABLE lots_before;
CREATE INDEX lots_first_expired_first_out ON lots (item, expires_on, id);
CREATE TRIGGER lots_keep BEFORE UPDATE ON lots
BEGIN SELECT RAISE(ABORT, 'a lot keeps what it is'); END;
CREATE TRIGGER lots_stay BEFORE DELETE ON lots
BEGIN SELECT RAISE(ABORT, 'a lot keeps what it is'); END;
`
