-- decided: what people said this evidence means ("": nobody did), so that a corrected citation never counts together with what is only read.
-- The unique key cannot change where it stands, so the table is made anew, and with it the one that refers to it.
CREATE TABLE evidence_anew (
    id INTEGER PRIMARY KEY,
    group_key TEXT NOT NULL,
    type TEXT NOT NULL,
    number TEXT NOT NULL,
    date INTEGER NOT NULL,
    issuer TEXT NOT NULL,
    province TEXT NOT NULL,
    citing_date INTEGER NOT NULL,
    held_document_id TEXT NOT NULL,
    decided TEXT NOT NULL DEFAULT '',
    documents INTEGER NOT NULL,
    citations INTEGER NOT NULL,
    resolved INTEGER NOT NULL DEFAULT 0,
    instrument_slug TEXT,
    confidence REAL NOT NULL DEFAULT 0,
    warnings TEXT NOT NULL DEFAULT '[]',
    candidates TEXT NOT NULL DEFAULT '[]',
    UNIQUE (group_key, type, number, date, issuer, province, citing_date, held_document_id, decided)
);
INSERT INTO evidence_anew (id, group_key, type, number, date, issuer, province, citing_date, held_document_id, documents, citations, resolved, instrument_slug, confidence, warnings, candidates)
SELECT id, group_key, type, number, date, issuer, province, citing_date, held_document_id, documents, citations, resolved, instrument_slug, confidence, warnings, candidates FROM evidence;

-- pinpoint: the part that is cited ("khoản 3 Điều 6"). reasons: a list of [field, rule, [start, end, …], detail].
CREATE TABLE citations_anew (
    document_id TEXT NOT NULL REFERENCES documents (id),
    position INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    text TEXT NOT NULL,
    type TEXT NOT NULL,
    number TEXT NOT NULL,
    stated_date INTEGER NOT NULL,
    date INTEGER NOT NULL,
    issuer TEXT,
    subject TEXT,
    pinpoint TEXT,
    relation INTEGER NOT NULL,
    within_position INTEGER,
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    confidence REAL NOT NULL,
    warnings TEXT NOT NULL,
    reasons TEXT NOT NULL DEFAULT '[]',
    evidence_id INTEGER NOT NULL REFERENCES evidence_anew (id),
    PRIMARY KEY (document_id, position)
);
INSERT INTO citations_anew (document_id, position, span_start, span_end, text, type, number, stated_date, date, issuer, subject, relation, within_position, sentence_start, sentence_end, confidence, warnings, evidence_id)
SELECT document_id, position, span_start, span_end, text, type, number, stated_date, date, issuer, subject, relation, within_position, sentence_start, sentence_end, confidence, warnings, evidence_id FROM citations;
DROP TABLE citations;
DROP TABLE evidence;
ALTER TABLE evidence_anew RENAME TO evidence;
ALTER TABLE citations_anew RENAME TO citations;
CREATE INDEX evidence_by_instrument ON evidence (instrument_slug);
CREATE INDEX evidence_by_held_document ON evidence (held_document_id);
CREATE INDEX citations_by_evidence ON citations (evidence_id, document_id);

ALTER TABLE movement_mentions ADD COLUMN reasons TEXT NOT NULL DEFAULT '[]';

-- Later mentions of what a document named before. citation_position: null when several may be meant; candidates: their positions, nearest first.
CREATE TABLE short_forms (
    document_id TEXT NOT NULL REFERENCES documents (id),
    position INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    text TEXT NOT NULL,
    citation_position INTEGER,
    candidates TEXT NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (document_id, position)
);

-- What people decided, apart from what was read. kind: set (this citation means that) or merge (two instruments are one); those of one decision share a batch.
-- group_key and target_key: the numbers that it concerns, "" where it concerns none. anchor: where it applies, found again in every reading of the document.
-- No reference to documents: a decision outlives the removal of its document, and holds again when that comes back.
CREATE TABLE corrections (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    batch TEXT NOT NULL,
    kind TEXT NOT NULL,
    document_id TEXT,
    group_key TEXT NOT NULL,
    target_key TEXT NOT NULL,
    anchor TEXT NOT NULL,
    value TEXT NOT NULL,
    note TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    undone_by TEXT,
    undone_at BIGINT
);
CREATE INDEX corrections_by_document ON corrections (document_id);
CREATE INDEX corrections_by_group ON corrections (group_key, kind);
CREATE INDEX corrections_by_target ON corrections (target_key, kind);
CREATE INDEX corrections_by_batch ON corrections (batch);

-- Errors that readers report. anchor: the citation, as in corrections; null: the document as a whole.
CREATE TABLE reports (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id TEXT NOT NULL,
    anchor TEXT,
    text TEXT NOT NULL,
    sent_at BIGINT NOT NULL,
    closed_by TEXT,
    closed_at BIGINT,
    closed_note TEXT
);
CREATE INDEX reports_by_state ON reports (closed_at, id);
CREATE INDEX reports_by_document ON reports (document_id);

-- What an office issued on a day: whoever states the date of one with the number of another meant one of them.
CREATE INDEX instruments_by_series ON instruments (series, date);
