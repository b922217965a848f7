DROP TABLE reports;
ALTER TABLE actors DROP COLUMN moved_to;
