ALTER TABLE sessions DROP COLUMN idle;
ALTER TABLE sessions DROP COLUMN last_seen;
ALTER TABLE sessions DROP COLUMN device;
