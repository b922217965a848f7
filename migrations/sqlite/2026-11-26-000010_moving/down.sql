ALTER TABLE acts DROP COLUMN until;
DROP TABLE also_known_as;
