ALTER TABLE nodes DROP COLUMN throttled;
