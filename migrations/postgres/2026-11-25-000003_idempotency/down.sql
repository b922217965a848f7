DROP INDEX tokens_member;
ALTER TABLE tokens DROP COLUMN last_used;
DROP TABLE idempotency_keys;
