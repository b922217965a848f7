-- What a member sees of where they are signed in, and sessions on shared computers, which end when they are not used.

-- Program and system in two words, as far as they are known; never what the browser said in full.
ALTER TABLE sessions ADD COLUMN device TEXT NOT NULL DEFAULT '';
-- To a few minutes.
ALTER TABLE sessions ADD COLUMN last_seen BIGINT;
-- How long it may stand unused, in microseconds, where that is short.
ALTER TABLE sessions ADD COLUMN idle BIGINT;
