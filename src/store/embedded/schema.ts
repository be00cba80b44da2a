/**
 * The tables, one entry a schema version. An entry that was released is never changed: a new one is added.
 *
 * Text compares by its UTF-8 bytes, which is the order of code points. A tag repeats its document's `sort_order`, so
 * that a list narrowed to a tag is read in order from one index.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE documents (
    tenant     TEXT NOT NULL,
    kind       TEXT NOT NULL,
    id         TEXT NOT NULL,
    etag       TEXT NOT NULL,
    sort_order TEXT NOT NULL,
    due        TEXT,
    expires    TEXT,
    body       TEXT NOT NULL,
    effects    TEXT NOT NULL,
    PRIMARY KEY (tenant, kind, id)
  ) STRICT, WITHOUT ROWID;

  CREATE INDEX documents_in_order ON documents (tenant, kind, sort_order, id);
  CREATE INDEX documents_due ON documents (due, expires) WHERE due IS NOT NULL;
  CREATE INDEX documents_expiring ON documents (expires) WHERE expires IS NOT NULL;

  CREATE TABLE tags (
    tenant     TEXT NOT NULL,
    kind       TEXT NOT NULL,
    tag        TEXT NOT NULL,
    sort_order TEXT NOT NULL,
    id         TEXT NOT NULL,
    PRIMARY KEY (tenant, kind, tag, sort_order, id),
    FOREIGN KEY (tenant, kind, id) REFERENCES documents (tenant, kind, id) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;

  CREATE INDEX tags_of_document ON tags (tenant, kind, id);
  `,
  `
  ALTER TABLE documents ADD COLUMN stalled TEXT;
  CREATE INDEX documents_stalled ON documents (stalled) WHERE stalled IS NOT NULL;
  `,
];
