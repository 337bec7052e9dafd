/**
 * Since when and until when people belong to teams; classes of party members by the day they count from. Lines of a
 * long notice are written before it hangs.
 */
export const name = '0005-teams-and-classes'

export const up = `
ALTER TABLE team_members RENAME TO team_members_before;
CREATE TABLE team_members (
  team TEXT NOT NULL REFERENCES teams (id),
  person TEXT NOT NULL REFERENCES persons (id),
  joined_by TEXT NOT NULL REFERENCES documents (id),
  left_by TEXT REFERENCES documents (id),
  PRIMARY KEY (team, person, joined_by)
) STRICT, WITHOUT ROWID;
INSERT INTO team_members (team, person, joined_by)
  SELECT before.team, before.person, teams.registered_by
  FROM team_members_before AS before JOIN teams ON teams.id = before.team;
DROP TABLE team_members_before;
CREATE UNIQUE INDEX once_in_a_team ON team_members (team, person) WHERE left_by IS NULL;
CREATE TRIGGER team_members_stay BEFORE DELETE ON team_members
BEGIN SELECT RAISE(ABORT, 'who was in a team stays written'); END;

CREATE TABLE party_classes (
  person TEXT NOT NULL REFERENCES persons (id),
  from_date TEXT NOT NULL CHECK (from_date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  revision INTEGER NOT NULL CHECK (revision > 0),
  class TEXT NOT NULL CHECK (class IN ('', 'A', 'B', 'C', 'D', 'E', 'F')),
  decided_by TEXT NOT NULL REFERENCES documents (id),
  PRIMARY KEY (person, from_date, revision)
) STRICT, WITHOUT ROWID;
INSERT INTO party_classes (person, from_date, revision, class, decided_by)
  SELECT persons.id, documents.business_date, 1, persons.party_class, documents.id
  FROM persons JOIN documents ON documents.id = persons.changed_by WHERE persons.party_class <> '';
CREATE TRIGGER party_classes_keep BEFORE UPDATE ON party_classes
BEGIN SELECT RAISE(ABORT, 'a class that was decided stays as it was'); END;
CREATE TRIGGER party_classes_stay BEFORE DELETE ON party_classes
BEGIN SELECT RAISE(ABORT, 'a class that was decided stays as it was'); END;
ALTER TABLE persons DROP COLUMN party_class;

ALTER TABLE notice_lines RENAME TO notice_lines_before;
CREATE TABLE notice_lines (
  notice TEXT NOT NULL,
  position INTEGER NOT NULL CHECK (position > 0),
  deed TEXT REFERENCES deeds (id),
  subject TEXT REFERENCES subjects (id),
  shown TEXT NOT NULL,
  PRIMARY KEY (notice, position)
) STRICT, WITHOUT ROWID;
INSERT INTO notice_lines SELECT notice, position, deed, subject, shown FROM notice_lines_before;
DROP TABLE notice_lines_before;
CREATE INDEX notice_lines_by_deed ON notice_lines (deed) WHERE deed IS NOT NULL;
CREATE TRIGGER notice_lines_keep BEFORE UPDATE ON notice_lines
BEGIN SELECT RAISE(ABORT, 'a notice keeps what hung on the board'); END;
CREATE TRIGGER notice_lines_stay BEFORE DELETE ON notice_lines
WHEN EXISTS (SELECT 1 FROM notices WHERE id = OLD.notice)
BEGIN SELECT RAISE(ABORT, 'a notice keeps what hung on the board'); END;
`
