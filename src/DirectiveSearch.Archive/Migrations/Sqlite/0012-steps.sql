-- What was done with each version of a document, step by step (0 converted, 1 read, 2 resolved, 3 in the index): its history. stamp: the version of the step; 0 where it
-- has none, and for failures. outcome: 0 done, 1 failed, 2 set aside. Doing the same again counts up times. facts: {"milliseconds", "mediaType", "pages", …} of the last time.
CREATE TABLE document_steps (
    document_id TEXT NOT NULL REFERENCES documents (id),
    version INTEGER NOT NULL,
    step INTEGER NOT NULL,
    stamp INTEGER NOT NULL,
    outcome INTEGER NOT NULL,
    reason_code TEXT NOT NULL,
    reason TEXT,
    times INTEGER NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    facts TEXT,
    PRIMARY KEY (document_id, version, step, stamp, outcome, reason_code)
);
