-- Who may sign in. role: 0 reader, 1 editor, 2 operator. totp: the second factor's secret, protected; totp_step: the last time step it was used for,
-- so that no code serves twice. stamp changes with everything that ends what was begun before (password, role, factor).
CREATE TABLE accounts (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    display TEXT NOT NULL,
    role INTEGER NOT NULL,
    password TEXT NOT NULL,
    must_change INTEGER NOT NULL DEFAULT 0,
    totp TEXT,
    totp_step BIGINT NOT NULL DEFAULT 0,
    recovery_salt TEXT,
    stamp TEXT NOT NULL,
    disabled INTEGER NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    password_at BIGINT NOT NULL,
    signed_in_at BIGINT
);

-- Each serves once, in place of the second factor; only what is derived from a code is kept.
CREATE TABLE recovery_codes (
    account TEXT NOT NULL REFERENCES accounts (id),
    hash TEXT NOT NULL,
    PRIMARY KEY (account, hash)
);

-- Who is signed in; only the hash of the random id that the browser holds is kept.
CREATE TABLE sessions (
    hash TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES accounts (id),
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    address TEXT NOT NULL,
    agent TEXT NOT NULL
);
CREATE INDEX sessions_by_account ON sessions (account);

-- Failures to sign in, counted apart for names as strangers type them, for browsers that signed in before, and for addresses.
CREATE TABLE sign_in_failures (
    lane TEXT PRIMARY KEY,
    failures INTEGER NOT NULL,
    failed_at BIGINT NOT NULL,
    locked_until BIGINT NOT NULL
);

-- Who did what and when.
CREATE TABLE audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at BIGINT NOT NULL,
    who TEXT NOT NULL,
    address TEXT NOT NULL,
    action TEXT NOT NULL,
    target TEXT NOT NULL,
    detail TEXT NOT NULL
);
CREATE INDEX audit_by_who ON audit (who, id);
CREATE INDEX audit_by_action ON audit (action, id);

-- Keys with which cookies and secrets are protected; every portal of the archive uses the same.
CREATE TABLE protection_keys (
    name TEXT PRIMARY KEY,
    xml TEXT NOT NULL
);
