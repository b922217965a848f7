DROP INDEX memberships_until;
ALTER TABLE memberships DROP COLUMN suspension_clock;
ALTER TABLE memberships DROP COLUMN before;
