ALTER TABLE members DROP COLUMN shortcuts;
ALTER TABLE members DROP COLUMN easy_letters;
