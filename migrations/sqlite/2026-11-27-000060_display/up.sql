-- How pages show themselves to a member, and what keys do.

-- Whether letters are set apart further, in a plain face.
ALTER TABLE members ADD COLUMN easy_letters BOOLEAN NOT NULL DEFAULT FALSE;
-- Whether single letters do something on a page (WCAG 2.2, 2.1.4: off until somebody turns them on).
ALTER TABLE members ADD COLUMN shortcuts BOOLEAN NOT NULL DEFAULT FALSE;
