-- theme: the matter of the stated subject in content words, term: the stated term of the Party ("XII", "2015-2020"); "" where neither is stated. Both tell instruments of one number apart.
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
    theme TEXT NOT NULL DEFAULT '',
    term TEXT NOT NULL DEFAULT '',
    documents INTEGER NOT NULL,
    citations INTEGER NOT NULL,
    resolved INTEGER NOT NULL DEFAULT 0,
    instrument_slug TEXT,
    confidence REAL NOT NULL DEFAULT 0,
    warnings TEXT NOT NULL DEFAULT '[]',
    candidates TEXT NOT NULL DEFAULT '[]',
    UNIQUE (group_key, type, number, date, issuer, province, citing_date, held_document_id, decided, theme, term)
);
INSERT INTO evidence_anew (id, group_key, type, number, date, issuer, province, citing_date, held_document_id, decided, documents, citations, resolved, instrument_slug, confidence, warnings, candidates)
SELECT id, group_key, type, number, date, issuer, province, citing_date, held_document_id, decided, documents, citations, resolved, instrument_slug, confidence, warnings, candidates FROM evidence;

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
INSERT INTO citations_anew (document_id, position, span_start, span_end, text, type, number, stated_date, date, issuer, subject, pinpoint, relation, within_position, sentence_start, sentence_end, confidence, warnings, reasons, evidence_id)
SELECT document_id, position, span_start, span_end, text, type, number, stated_date, date, issuer, subject, pinpoint, relation, within_position, sentence_start, sentence_end, confidence, warnings, reasons, evidence_id FROM citations;
DROP TABLE citations;
DROP TABLE evidence;
ALTER TABLE evidence_anew RENAME TO evidence;
ALTER TABLE citations_anew RENAME TO citations;
CREATE INDEX evidence_by_instrument ON evidence (instrument_slug);
CREATE INDEX evidence_by_held_document ON evidence (held_document_id);
CREATE INDEX citations_by_evidence ON citations (evidence_id, document_id);
