CREATE TABLE document(
  ordinal INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  date INTEGER NOT NULL,
  cited INTEGER NOT NULL,
  tokens INTEGER NOT NULL,
  facets BLOB NOT NULL,
  head TEXT NOT NULL,
  keys TEXT NOT NULL,
  words TEXT NOT NULL
);
CREATE TABLE facet_value(id INTEGER PRIMARY KEY AUTOINCREMENT, field INTEGER NOT NULL, value TEXT NOT NULL, UNIQUE(field, value));
CREATE TABLE removal(sequence INTEGER PRIMARY KEY AUTOINCREMENT, ordinal INTEGER NOT NULL);
CREATE TABLE change(number INTEGER NOT NULL);
INSERT INTO change VALUES(0);
CREATE VIRTUAL TABLE terms USING fts5(title, number, issuer, body, keys, content='', columnsize=0, tokenize='ascii');
