/** Schemes and prices; items, lots, suppliers, funds; open carts and the print queue. */
export const name = '0003-shop'

export const up = `
CREATE TABLE schemes (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  created_by TEXT NOT NULL REFERENCES documents (id)
) STRICT;

CREATE TABLE scheme_versions (
  scheme TEXT NOT NULL REFERENCES schemes (id),
  version INTEGER NOT NULL CHECK (version > 0),
  from_date TEXT NOT NULL,
  settings TEXT NOT NULL,
  decided_by TEXT NOT NULL REFERENCES documents (id),
  PRIMARY KEY (scheme, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE items (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('goods', 'service', 'recyclable', 'bundle')),
  name TEXT NOT NULL,
  spec TEXT NOT NULL DEFAULT '',
  unit TEXT NOT NULL,
  base_per_unit INTEGER NOT NULL DEFAULT 1 CHECK (base_per_unit > 0),
  base_name TEXT NOT NULL DEFAULT '',
  short_number TEXT UNIQUE,
  pinyin TEXT NOT NULL,
  initials TEXT NOT NULL,
  picture TEXT,
  shelf_life_days INTEGER CHECK (shelf_life_days > 0),
  minimum_stock INTEGER NOT NULL DEFAULT 0 CHECK (minimum_stock >= 0),
  limit_per_month INTEGER CHECK (limit_per_month > 0),
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  registered_by TEXT NOT NULL REFERENCES documents (id),
  changed_by TEXT NOT NULL REFERENCES documents (id)
) STRICT;
CREATE INDEX items_by_name ON items (name);

CREATE TABLE item_barcodes (
  code TEXT NOT NULL PRIMARY KEY,
  item TEXT NOT NULL REFERENCES items (id),
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  pack TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX item_barcodes_by_item ON item_barcodes (item);

CREATE TABLE bundle_components (
  bundle TEXT NOT NULL REFERENCES items (id),
  item TEXT NOT NULL REFERENCES items (id),
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  PRIMARY KEY (bundle, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE prices (
  item TEXT NOT NULL REFERENCES items (id) DEFERRABLE INITIALLY DEFERRED,
  scheme TEXT NOT NULL REFERENCES schemes (id),
  from_date TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision > 0),
  points_hundredths INTEGER CHECK (points_hundredths > 0),
  decided_by TEXT NOT NULL REFERENCES documents (id),
  PRIMARY KEY (item, scheme, from_date, revision)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER prices_keep BEFORE UPDATE ON prices
BEGIN SELECT RAISE(ABORT, 'prices are only ever added'); END;
CREATE TRIGGER prices_stay BEFORE DELETE ON prices
WHEN EXISTS (SELECT 1 FROM items WHERE id = OLD.item)
BEGIN SELECT RAISE(ABORT, 'a price stays as long as its item'); END;

CREATE TABLE suppliers (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  recorded_by TEXT NOT NULL REFERENCES documents (id)
) STRICT;

CREATE TABLE funds (
  id TEXT NOT NULL PRIMARY KEY,
  channel TEXT NOT NULL CHECK (channel IN ('fiscal', 'aid', 'collective', 'donation', 'township', 'market')),
  name TEXT NOT NULL UNIQUE,
  recorded_by TEXT NOT NULL REFERENCES documents (id)
) STRICT;

CREATE TABLE lots (
  id TEXT NOT NULL PRIMARY KEY,
  item TEXT NOT NULL REFERENCES items (id),
  received_by TEXT NOT NULL REFERENCES documents (id),
  line INTEGER NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('purchase', 'donation', 'delivery', 'opening', 'found')),
  channel TEXT,
  supplier TEXT REFERENCES suppliers (id),
  donor TEXT,
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  cost_fen INTEGER NOT NULL CHECK (cost_fen >= 0),
  produced_on TEXT,
  expires_on TEXT
) STRICT;
CREATE INDEX lots_first_expired_first_out ON lots (item, expires_on, id);
CREATE INDEX shelves_that_hold_something ON accounts (unit) WHERE kind = 'shelf' AND balance > 0;
CREATE TRIGGER lots_keep BEFORE UPDATE ON lots
BEGIN SELECT RAISE(ABORT, 'a lot keeps what it is'); END;
CREATE TRIGGER lots_stay BEFORE DELETE ON lots
BEGIN SELECT RAISE(ABORT, 'a lot keeps what it is'); END;

CREATE TABLE carts (
  id TEXT NOT NULL PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN ('open', 'held')),
  household TEXT REFERENCES households (id),
  revision INTEGER NOT NULL,
  content TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;

CREATE TABLE print_jobs (
  id TEXT NOT NULL PRIMARY KEY,
  document TEXT REFERENCES documents (id),
  reprint INTEGER NOT NULL DEFAULT 0 CHECK (reprint IN (0, 1)),
  title TEXT NOT NULL,
  layout TEXT,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'printed', 'failed', 'unknown', 'dropped')),
  reason TEXT,
  queued_at TEXT NOT NULL,
  finished_at TEXT
) STRICT;
CREATE INDEX print_jobs_by_state ON print_jobs (state, queued_at);
CREATE INDEX print_jobs_by_document ON print_jobs (document);
`
