-- What a thread is: 'discussion', 'question', 'notice' or 'poll'; when a notice or poll ends, and that it did.
ALTER TABLE threads ADD COLUMN kind TEXT NOT NULL DEFAULT 'discussion';
ALTER TABLE threads ADD COLUMN ends BIGINT;
ALTER TABLE threads ADD COLUMN ended BOOLEAN NOT NULL DEFAULT FALSE;
CREATE INDEX threads_kind_last ON threads (kind, last_at, id) WHERE kind <> 'discussion';
CREATE INDEX threads_community_kind ON threads (community, kind, last_at, id) WHERE kind <> 'discussion';
CREATE INDEX threads_ends ON threads (ends) WHERE ends IS NOT NULL AND NOT ended;

-- Whether members may post notices; those who moderate always may.
ALTER TABLE communities ADD COLUMN notices BOOLEAN NOT NULL DEFAULT FALSE;

-- A reply that tells what its author tried, and what happened.
ALTER TABLE posts ADD COLUMN follow_up BOOLEAN NOT NULL DEFAULT FALSE;

-- Replies of which whoever asked a question said that they helped, by their stored URIs: one may not be here yet.
CREATE TABLE helped (
    thread BIGINT NOT NULL REFERENCES threads (id),
    uri TEXT NOT NULL,
    PRIMARY KEY (thread, uri)
);

-- The reply that sums up what was agreed in a thread; none once it was taken back. The later act counts.
CREATE TABLE summaries (
    thread BIGINT NOT NULL PRIMARY KEY REFERENCES threads (id),
    post BIGINT REFERENCES posts (id),
    clock BIGINT NOT NULL
);

-- Polls (ActivityStreams Question). Votes of ours are counted in `poll_options`; of others' polls their author's node counts.
CREATE TABLE polls (
    thread BIGINT NOT NULL PRIMARY KEY REFERENCES threads (id),
    many BOOLEAN NOT NULL,
    voters BIGINT NOT NULL DEFAULT 0,
    -- Whether votes came that others were not told of, and when they were told last.
    untold BOOLEAN NOT NULL DEFAULT FALSE,
    told BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX polls_untold ON polls (told) WHERE untold;
CREATE TABLE poll_options (
    thread BIGINT NOT NULL REFERENCES polls (thread),
    n BIGINT NOT NULL,
    name TEXT NOT NULL,
    votes BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (thread, n)
);
CREATE TABLE poll_votes (
    id BIGINT NOT NULL PRIMARY KEY,
    thread BIGINT NOT NULL REFERENCES polls (thread),
    n BIGINT NOT NULL,
    actor BIGINT NOT NULL REFERENCES actors (id),
    at BIGINT NOT NULL,
    UNIQUE (thread, actor, n)
);
CREATE INDEX poll_votes_actor ON poll_votes (actor);

-- What else a form held: what the thread is to be, its options and days, the topic. JSON by field.
ALTER TABLE drafts ADD COLUMN more TEXT NOT NULL DEFAULT '';

-- The topic of a thread is compared with its home from now on.
UPDATE threads SET stale = TRUE WHERE topic IS NOT NULL;
