DROP TABLE links;
ALTER TABLE members DROP COLUMN email_confirmed;
