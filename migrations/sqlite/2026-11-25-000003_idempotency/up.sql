-- Keys under which members send a request, so that it is carried out once: what was done, in ids and words of the
-- program only. What is answered is read again, as the member may see it then.
CREATE TABLE idempotency_keys (
    member BIGINT NOT NULL REFERENCES members (id),
    name TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    done TEXT NOT NULL,
    about BIGINT NOT NULL,
    word TEXT NOT NULL,
    expires BIGINT NOT NULL,
    PRIMARY KEY (member, name)
);
CREATE INDEX idempotency_keys_expires ON idempotency_keys (expires);

-- A member's tokens in the order of their list, and when each was last used (to the hour).
ALTER TABLE tokens ADD COLUMN last_used BIGINT;
CREATE INDEX tokens_member ON tokens (member, created, id);
