ALTER TABLE activities DROP COLUMN plain;
