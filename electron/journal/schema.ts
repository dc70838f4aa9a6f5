/**
 * One step per version, oldest first; a step that has shipped is never edited.
 * Whole values are kept as JSON of the shared domain types; columns are what queries need.
 */
export const journalSteps: readonly string[] = [
  // Keyed by time and not by id: events then lie in the order in which they come, so a storm's commit writes
  // a few pages at the end and not one page for each event. The id implies the other two.
  `CREATE TABLE interruption (
     day TEXT NOT NULL, triggered_at INTEGER NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL,
     PRIMARY KEY (day, triggered_at, id)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE coverage (
     id INTEGER PRIMARY KEY, broker TEXT NOT NULL, from_at INTEGER NOT NULL, until_at INTEGER NOT NULL, ended TEXT
   ) STRICT;
   CREATE INDEX coverage_end ON coverage (until_at);
   CREATE TABLE unreadable (
     id INTEGER PRIMARY KEY, broker TEXT NOT NULL, at INTEGER NOT NULL, reason TEXT NOT NULL, excerpt TEXT NOT NULL
   ) STRICT;
   -- A broker that sends rubbish all day must not fill the disk: the latest are evidence enough.
   CREATE TRIGGER unreadable_kept AFTER INSERT ON unreadable BEGIN
     DELETE FROM unreadable WHERE id <= NEW.id - 10000;
   END;
   CREATE TABLE notice (id TEXT PRIMARY KEY, at INTEGER NOT NULL, body TEXT NOT NULL) STRICT, WITHOUT ROWID;
   CREATE TABLE notice_report (
     id INTEGER PRIMARY KEY, notice_id TEXT NOT NULL, at INTEGER NOT NULL, outcome TEXT NOT NULL
   ) STRICT;
   CREATE TABLE settings (only INTEGER PRIMARY KEY CHECK (only = 1), body TEXT NOT NULL) STRICT;`,
  // The user's choices outlive a change of journal, so they have a file of their own.
  'DROP TABLE settings;',
  'CREATE TABLE kept (name TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;',
  // Balances were kept under ids that cannot be found again once the keys are gone; they are told anew.
  `DELETE FROM kept WHERE name LIKE 'account/%';`,
]
