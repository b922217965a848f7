-- When a node was last told to wait because it had sent too many messages of its own.
ALTER TABLE nodes ADD COLUMN throttled BIGINT;
