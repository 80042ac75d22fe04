-- The archive. Times are UTC milliseconds since 1970, dates are yyyymmdd with zeros for what is unknown (0: undated),
-- truth values are 0 or 1, lists are JSON arrays, and spans count UTF-16 code units of the text as published.

CREATE TABLE state (
    name TEXT PRIMARY KEY,
    value BIGINT NOT NULL
);

CREATE TABLE sources (
    slug TEXT PRIMARY KEY,
    label TEXT NOT NULL,
    first_seen BIGINT NOT NULL
);

CREATE TABLE originals (
    sha256 TEXT PRIMARY KEY,
    size BIGINT NOT NULL,
    media_type TEXT NOT NULL,
    first_seen BIGINT NOT NULL
);

-- latest: the highest version. current: the one that was read and that readers see; null until one was.
CREATE TABLE documents (
    id TEXT PRIMARY KEY,
    source TEXT NOT NULL REFERENCES sources (slug),
    file_name TEXT NOT NULL,
    latest INTEGER NOT NULL,
    current INTEGER,
    set_aside_code TEXT,
    set_aside_reason TEXT,
    revision BIGINT NOT NULL DEFAULT 0,
    convert_stamp INTEGER NOT NULL DEFAULT 0,
    extract_stamp INTEGER NOT NULL DEFAULT 0,
    resolve_stamp INTEGER NOT NULL DEFAULT 0,
    type TEXT,
    type_slug TEXT,
    number TEXT,
    title TEXT,
    issuer TEXT,
    issuer_slug TEXT,
    province TEXT,
    level INTEGER,
    date INTEGER NOT NULL DEFAULT 0,
    year INTEGER,
    reading INTEGER NOT NULL DEFAULT 0,
    metadata TEXT,
    added_at BIGINT NOT NULL
);
CREATE INDEX documents_by_source ON documents (source);
CREATE INDEX documents_by_arrival ON documents (added_at);

CREATE TABLE versions (
    document_id TEXT NOT NULL REFERENCES documents (id),
    version INTEGER NOT NULL,
    sha256 TEXT NOT NULL REFERENCES originals (sha256),
    source TEXT NOT NULL,
    locator TEXT NOT NULL,
    reading INTEGER NOT NULL DEFAULT 0,
    added_at BIGINT NOT NULL,
    text TEXT,
    PRIMARY KEY (document_id, version)
);
CREATE INDEX versions_by_original ON versions (sha256);

CREATE TABLE addresses (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL REFERENCES sources (slug),
    locator TEXT NOT NULL,
    document_id TEXT NOT NULL REFERENCES documents (id),
    first_seen BIGINT NOT NULL,
    last_seen BIGINT NOT NULL,
    UNIQUE (source, locator, document_id)
);
CREATE INDEX addresses_by_document ON addresses (document_id);

CREATE TABLE sections (
    document_id TEXT NOT NULL REFERENCES documents (id),
    position INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    title TEXT NOT NULL,
    depth INTEGER NOT NULL,
    PRIMARY KEY (document_id, position)
);

CREATE TABLE unnumbered (
    document_id TEXT NOT NULL REFERENCES documents (id),
    position INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    text TEXT NOT NULL,
    title TEXT NOT NULL,
    PRIMARY KEY (document_id, position)
);

-- Each distinct way in which an instrument is stated; what resolution decides, it decides for these and never for single citations.
-- Empty strings and zeros stand for what is not stated, so that the unique key holds.
CREATE TABLE evidence (
    id INTEGER PRIMARY KEY,
    group_key TEXT NOT NULL,
    type TEXT NOT NULL,
    number TEXT NOT NULL,
    date INTEGER NOT NULL,
    issuer TEXT NOT NULL,
    province TEXT NOT NULL,
    citing_date INTEGER NOT NULL,
    held_document_id TEXT NOT NULL,
    documents INTEGER NOT NULL,
    citations INTEGER NOT NULL,
    resolved INTEGER NOT NULL DEFAULT 0,
    instrument_slug TEXT,
    confidence REAL NOT NULL DEFAULT 0,
    warnings TEXT NOT NULL DEFAULT '[]',
    candidates TEXT NOT NULL DEFAULT '[]',
    UNIQUE (group_key, type, number, date, issuer, province, citing_date, held_document_id)
);
CREATE INDEX evidence_by_instrument ON evidence (instrument_slug);
CREATE INDEX evidence_by_held_document ON evidence (held_document_id);

-- Groups whose evidence changed, with the document that changed it: its resolve step settles them.
CREATE TABLE touched_groups (
    document_id TEXT NOT NULL,
    group_key TEXT NOT NULL,
    PRIMARY KEY (document_id, group_key)
);
CREATE INDEX touched_groups_by_key ON touched_groups (group_key);

CREATE TABLE citations (
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
    relation INTEGER NOT NULL,
    within_position INTEGER,
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    confidence REAL NOT NULL,
    warnings TEXT NOT NULL,
    evidence_id INTEGER NOT NULL REFERENCES evidence (id),
    PRIMARY KEY (document_id, position)
);
CREATE INDEX citations_by_evidence ON citations (evidence_id, document_id);

CREATE TABLE instruments (
    slug TEXT PRIMARY KEY,
    group_key TEXT NOT NULL,
    type TEXT NOT NULL,
    type_slug TEXT NOT NULL,
    number TEXT NOT NULL,
    number_key TEXT NOT NULL,
    ordinal TEXT NOT NULL,
    series TEXT NOT NULL,
    period TEXT,
    date INTEGER NOT NULL,
    issuer TEXT,
    title TEXT,
    held_document_id TEXT,
    citing_documents INTEGER NOT NULL DEFAULT 0,
    citations INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX instruments_by_group ON instruments (group_key);
CREATE INDEX instruments_by_number ON instruments (number_key);
CREATE INDEX instruments_by_ordinal ON instruments (ordinal);
CREATE INDEX instruments_by_documents ON instruments (citing_documents);

CREATE TABLE redirects (
    slug TEXT PRIMARY KEY,
    target TEXT NOT NULL
);
CREATE INDEX redirects_by_target ON redirects (target);

-- What the texts that cite an instrument call it.
CREATE TABLE instrument_titles (
    slug TEXT NOT NULL,
    title TEXT NOT NULL,
    documents INTEGER NOT NULL,
    PRIMARY KEY (slug, title)
);
CREATE INDEX instrument_titles_by_documents ON instrument_titles (slug, documents);

-- Which documents cite which instrument, how often and under which titles: what the counts of instruments are made of.
CREATE TABLE citing (
    document_id TEXT NOT NULL REFERENCES documents (id),
    instrument_slug TEXT NOT NULL,
    citations INTEGER NOT NULL,
    titles TEXT NOT NULL,
    PRIMARY KEY (document_id, instrument_slug)
);

CREATE TABLE movement_mentions (
    document_id TEXT NOT NULL REFERENCES documents (id),
    position INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    text TEXT NOT NULL,
    name TEXT NOT NULL,
    form INTEGER NOT NULL,
    family TEXT,
    quoted INTEGER NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    movement_slug TEXT NOT NULL,
    PRIMARY KEY (document_id, position)
);

CREATE TABLE movements (
    slug TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    form INTEGER NOT NULL,
    documents INTEGER NOT NULL,
    units INTEGER NOT NULL
);
CREATE INDEX movements_by_documents ON movements (documents);

CREATE TABLE movement_names (
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    documents INTEGER NOT NULL,
    PRIMARY KEY (slug, name)
);

CREATE TABLE movement_units (
    slug TEXT NOT NULL,
    unit_slug TEXT NOT NULL,
    documents INTEGER NOT NULL,
    PRIMARY KEY (slug, unit_slug)
);

CREATE TABLE units (
    slug TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    short_name TEXT NOT NULL,
    kind TEXT NOT NULL,
    level INTEGER,
    province TEXT,
    province_slug TEXT,
    province_today TEXT,
    province_today_slug TEXT,
    district TEXT,
    documents INTEGER NOT NULL
);
CREATE INDEX units_by_province ON units (province_slug);
CREATE INDEX units_by_province_today ON units (province_today_slug);

-- year 0: undated
CREATE TABLE unit_years (
    slug TEXT NOT NULL,
    year INTEGER NOT NULL,
    documents INTEGER NOT NULL,
    PRIMARY KEY (slug, year)
);

CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    source TEXT NOT NULL REFERENCES sources (slug),
    label TEXT NOT NULL,
    state INTEGER NOT NULL,
    closed INTEGER NOT NULL DEFAULT 0,
    started_at BIGINT NOT NULL,
    finished_at BIGINT
);

CREATE TABLE run_items (
    id INTEGER PRIMARY KEY,
    run_id INTEGER NOT NULL REFERENCES runs (id),
    locator TEXT NOT NULL,
    state INTEGER NOT NULL,
    document_id TEXT,
    reason_code TEXT,
    reason TEXT,
    updated_at BIGINT NOT NULL,
    UNIQUE (run_id, locator)
);
CREATE INDEX run_items_by_document ON run_items (document_id, state);
CREATE INDEX run_items_by_state ON run_items (run_id, state);

-- available_at: not before; while leased, the end of the lease. Ids are never used twice: together with the token they fence.
-- No reference to documents: what is left to do for a removed one is to take it out of the index.
CREATE TABLE work (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id TEXT NOT NULL,
    step INTEGER NOT NULL,
    token BIGINT NOT NULL DEFAULT 0,
    attempts INTEGER NOT NULL DEFAULT 0,
    leased INTEGER NOT NULL DEFAULT 0,
    dead INTEGER NOT NULL DEFAULT 0,
    available_at BIGINT NOT NULL,
    reason_code TEXT,
    reason TEXT,
    UNIQUE (document_id, step)
);
CREATE INDEX work_by_time ON work (dead, step, available_at, id);
