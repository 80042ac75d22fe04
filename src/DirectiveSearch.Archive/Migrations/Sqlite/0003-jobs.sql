-- Programs that work or serve, known by their heartbeat.
CREATE TABLE workers (
    id TEXT PRIMARY KEY,
    machine TEXT NOT NULL,
    process_id INTEGER NOT NULL,
    verb TEXT NOT NULL,
    version TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    heartbeat_at BIGINT NOT NULL,
    stopping INTEGER NOT NULL DEFAULT 0
);

-- attempts: failures that the step told. worker: who has the item while it is leased. abandoned: how often whoever had it died; such an item is taken in ever smaller company, at last alone,
-- so that one file that kills its worker takes no other with it.
ALTER TABLE work ADD COLUMN worker TEXT;
ALTER TABLE work ADD COLUMN abandoned INTEGER NOT NULL DEFAULT 0;
ALTER TABLE work ADD COLUMN enqueued_at BIGINT NOT NULL DEFAULT 0;
UPDATE work SET enqueued_at = available_at, leased = 0;
CREATE INDEX work_by_worker ON work (worker) WHERE leased = 1;

-- Dead letters by reason; available_at is when they were put away. Costs nothing while there are none.
CREATE INDEX work_dead ON work (dead, step, reason_code, available_at) WHERE dead = 1;

-- What was finished, by the minute (Unix time / 60 s): the rates that people see.
CREATE TABLE work_done (
    worker TEXT NOT NULL,
    step INTEGER NOT NULL,
    minute BIGINT NOT NULL,
    done INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    PRIMARY KEY (minute, step, worker)
);

-- Who brings the files of a run: when that program is gone, no more of them come.
ALTER TABLE runs ADD COLUMN worker TEXT;

-- outcome: 0 running, 1 done, 2 failed; detail says in words what was done or why it failed.
CREATE TABLE schedules (
    name TEXT PRIMARY KEY,
    cron TEXT NOT NULL,
    next_at BIGINT,
    started_at BIGINT,
    finished_at BIGINT,
    outcome INTEGER,
    detail TEXT,
    worker TEXT
);
