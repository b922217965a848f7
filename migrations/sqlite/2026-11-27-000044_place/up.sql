-- When a member last read something new in a thread; unknown for what was read before this was kept.
ALTER TABLE reads ADD COLUMN at BIGINT;
-- The edit that brought a mention; nothing for those that the post came with.
ALTER TABLE mentions ADD COLUMN added BIGINT;

-- Threads that a member saved, with a note to themselves and a reminder.
CREATE TABLE saved_threads (
    member BIGINT NOT NULL REFERENCES members (id),
    thread BIGINT NOT NULL REFERENCES threads (id),
    note TEXT NOT NULL,
    -- When to remind; empty once that was done.
    remind BIGINT,
    saved BIGINT NOT NULL,
    PRIMARY KEY (member, thread)
);
CREATE INDEX saved_threads_member ON saved_threads (member, saved, thread);
CREATE INDEX saved_threads_remind ON saved_threads (remind) WHERE remind IS NOT NULL;

-- The version of the post that a draft of other words for it was begun with.
ALTER TABLE drafts ADD COLUMN base BIGINT;
