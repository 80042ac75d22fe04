-- The sources as the programs that crawl describe them. cron, sweep_cron: in Quartz' form, null where nothing runs by the clock. fault: why the source cannot be crawled, in words.
CREATE TABLE crawl_sources (
    slug TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    delay INTEGER NOT NULL,
    cron TEXT,
    sweep_cron TEXT,
    fault TEXT
);

-- Every address of a source that was asked or is to be: what is left to do, and what is known of it.
-- key: the address without what changes from visit to visit; with the number of the page where forms are sent. role: 0 list, 1 page, 2 file.
-- state: 0 waiting, 1 held, 2 failed, 3 refused, 4 gone. priority: 0 sweep, 1 latest, 2 wanted. parent: the list or page that named it last.
-- list: the first page of its list; number: which page of it. request, next (of the list's next page): {"address", "mediaType", "body", "referrer"}.
-- digest: of what was read there. fields: {"number", "issued", …} as the portal writes them. listed_run, asked_run: the last run that saw it in a list, that asked for it.
CREATE TABLE crawl_addresses (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    key TEXT NOT NULL,
    role INTEGER NOT NULL,
    state INTEGER NOT NULL,
    priority INTEGER NOT NULL,
    parent BIGINT,
    list TEXT,
    number INTEGER NOT NULL,
    request TEXT NOT NULL,
    next TEXT,
    name TEXT,
    fields TEXT,
    listed INTEGER NOT NULL DEFAULT 0,
    entity_tag TEXT,
    last_modified TEXT,
    digest TEXT,
    document_id TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    not_before BIGINT NOT NULL DEFAULT 0,
    reason_code TEXT,
    reason TEXT,
    listed_run BIGINT,
    asked_run BIGINT,
    first_seen BIGINT NOT NULL,
    asked_at BIGINT,
    changed_at BIGINT,
    gone_at BIGINT,
    UNIQUE (source, key)
);
CREATE INDEX crawl_addresses_waiting ON crawl_addresses (source, priority DESC, role DESC, coalesce(asked_at, 0), id) WHERE state = 0;
CREATE INDEX crawl_addresses_by_state ON crawl_addresses (source, state, role);
CREATE INDEX crawl_addresses_by_asking ON crawl_addresses (source, coalesce(asked_at, 0) DESC, id DESC);
CREATE INDEX crawl_addresses_by_parent ON crawl_addresses (parent);
CREATE INDEX crawl_addresses_by_document ON crawl_addresses (document_id) WHERE document_id IS NOT NULL;

-- What a crawl did beside its files (runs, run_items). mode: 0 latest, 1 sweep, 2 failures only. state: 0 running, 1 finished, 2 paused, 3 stopped early, which a later run goes on with.
-- wish: 1 when people want it to pause. reason_code, reason: why it stopped.
CREATE TABLE crawl_runs (
    run_id BIGINT PRIMARY KEY REFERENCES runs (id),
    source TEXT NOT NULL,
    mode INTEGER NOT NULL,
    state INTEGER NOT NULL,
    wish INTEGER NOT NULL DEFAULT 0,
    reason_code TEXT,
    reason TEXT,
    beat_at BIGINT NOT NULL,
    asked INTEGER NOT NULL DEFAULT 0,
    found INTEGER NOT NULL DEFAULT 0,
    new INTEGER NOT NULL DEFAULT 0,
    changed INTEGER NOT NULL DEFAULT 0,
    unchanged INTEGER NOT NULL DEFAULT 0,
    gone INTEGER NOT NULL DEFAULT 0,
    failed INTEGER NOT NULL DEFAULT 0,
    requests INTEGER NOT NULL DEFAULT 0,
    bytes BIGINT NOT NULL DEFAULT 0,
    milliseconds BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX crawl_runs_by_source ON crawl_runs (source, run_id);

-- What people must look at: a layout that no longer fits, a page that asks to sign in. One row for each kind and run; times: how often, address and detail: of the first.
CREATE TABLE crawl_alarms (
    run_id BIGINT NOT NULL REFERENCES runs (id),
    code TEXT NOT NULL,
    address TEXT NOT NULL,
    detail TEXT NOT NULL,
    times INTEGER NOT NULL,
    raised_at BIGINT NOT NULL,
    PRIMARY KEY (run_id, code)
);
