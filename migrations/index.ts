import * as ledger from './0001-ledger.ts'
import * as people from './0002-people.ts'
import * as shop from './0003-shop.ts'
import * as dueProcess from './0004-due-process.ts'
import * as teamsAndClasses from './0005-teams-and-classes.ts'
import * as stockAndClosing from './0006-stock-and-closing.ts'

export interface Migration {
  readonly name: string
  readonly up: string
}

/** Every migration of the village file, in order; frozen once released. `user_version` counts them. */
export const migrations: readonly Migration[] = [
  ledger,
  people,
  shop,
  dueProcess,
  teamsAndClasses,
  stockAndClosing,
]

/** The locks file beside the village file: PIN hashes, device settings, never copied with the books. */
export const privateSchema = `
CREATE TABLE pins (
  staff TEXT NOT NULL PRIMARY KEY,
  salt TEXT NOT NULL,
  hash TEXT NOT NULL,
  wrong_tries INTEGER NOT NULL DEFAULT 0,
  locked_until TEXT
) STRICT;
CREATE TABLE recovery_codes (
  staff TEXT NOT NULL PRIMARY KEY,
  salt TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE TABLE settings (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE backups (
  id TEXT NOT NULL PRIMARY KEY,
  made_at TEXT NOT NULL,
  reason TEXT NOT NULL,
  path TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  hash TEXT NOT NULL,
  check_code TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1))
) STRICT;
`
