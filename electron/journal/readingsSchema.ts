/**
 * One step per version, oldest first; a step that has shipped is never edited.
 * A series is one day of one scope. A heading is what all its readings have in common, as long as the session and the
 * broker's list of classes stay the same; so a reading keeps hardly more than its figures.
 */
export const readingsSteps: readonly string[] = [
  `CREATE TABLE series (
     id INTEGER PRIMARY KEY, day TEXT NOT NULL, market TEXT NOT NULL, venue TEXT NOT NULL,
     UNIQUE (market, venue, day)
   ) STRICT;
   CREATE TABLE heading (
     id INTEGER PRIMARY KEY, series INTEGER NOT NULL REFERENCES series ON DELETE CASCADE,
     source TEXT NOT NULL, investors TEXT NOT NULL,
     UNIQUE (series, source, investors)
   ) STRICT;
   -- One that was read has a heading and figures, one that was missed has a trouble.
   CREATE TABLE reading (
     id INTEGER PRIMARY KEY, series INTEGER NOT NULL REFERENCES series ON DELETE CASCADE, at INTEGER NOT NULL,
     heading INTEGER, figures BLOB, trouble TEXT,
     UNIQUE (series, at)
   ) STRICT;`,
]
