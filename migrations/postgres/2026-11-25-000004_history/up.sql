-- The past of communities elsewhere: what is being read of it, how far it came, and which threads are known in part.

-- One row a community (`thread` is empty: its outbox) and one a thread (by its stored URI).
CREATE TABLE histories (
    id BIGINT NOT NULL PRIMARY KEY,
    community BIGINT NOT NULL REFERENCES communities (actor),
    thread TEXT NOT NULL,
    -- The collection at the community's home, and the page of it to go on with (empty: its start).
    url TEXT NOT NULL,
    next TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'failed')),
    -- A reader waits for it.
    urgent BOOLEAN NOT NULL DEFAULT FALSE,
    pages BIGINT NOT NULL DEFAULT 0,
    kept BIGINT NOT NULL DEFAULT 0,
    skipped BIGINT NOT NULL DEFAULT 0,
    attempts BIGINT NOT NULL DEFAULT 0,
    due BIGINT NOT NULL,
    reason TEXT,
    asked BIGINT NOT NULL,
    ended BIGINT,
    UNIQUE (community, thread)
);
CREATE INDEX histories_waiting ON histories (community, due) WHERE state = 'waiting';
CREATE INDEX histories_state ON histories (community, state);

-- Where the home keeps the thread's activities or posts, as it says; and whether more may be there than is known here.
ALTER TABLE threads ADD COLUMN conversation TEXT;
ALTER TABLE threads ADD COLUMN partial BOOLEAN NOT NULL DEFAULT FALSE;

-- A conversation is told in the order of arrival (FEP-f228).
CREATE INDEX posts_thread_seq ON posts (thread, seq);
CREATE INDEX acts_post ON acts (post, at, id);
