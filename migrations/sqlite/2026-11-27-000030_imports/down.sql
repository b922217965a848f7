DROP INDEX mails_kind;
DROP TABLE invitation_places;
DROP INDEX invitations_email;
ALTER TABLE invitations DROP COLUMN profession_text;
ALTER TABLE invitations DROP COLUMN profession;
ALTER TABLE invitations DROP COLUMN handle;
ALTER TABLE invitations DROP COLUMN display_name;
ALTER TABLE invitations DROP COLUMN email;
DROP TABLE imports;
