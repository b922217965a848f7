-- Members who come from a file: the file while it is looked at, and invitations bound to an address.
CREATE TABLE imports (
    id BIGINT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    -- Nobody: the operator at the machine.
    made_by BIGINT REFERENCES members (id),
    -- The file, sealed with the node key; dropped after a day, or when an admin says so.
    sealed BLOB,
    encoding TEXT NOT NULL,
    -- Which column holds what: `email=0 name=2`.
    chosen TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('checked', 'running', 'done', 'forgotten')),
    -- Rows of the file, and what each of them is.
    lines BIGINT NOT NULL,
    fresh BIGINT NOT NULL,
    known BIGINT NOT NULL,
    invited BIGINT NOT NULL,
    doubled BIGINT NOT NULL,
    bad BIGINT NOT NULL,
    -- How many rows were worked off, and how many invitations came of it.
    worked BIGINT NOT NULL DEFAULT 0,
    made BIGINT NOT NULL DEFAULT 0,
    created BIGINT NOT NULL,
    expires BIGINT NOT NULL,
    ended BIGINT
);
CREATE INDEX imports_state ON imports (state, id);

-- Whom an invitation is for, where it is for one person: the mail with it went there.
ALTER TABLE invitations ADD COLUMN email TEXT;
ALTER TABLE invitations ADD COLUMN display_name TEXT;
ALTER TABLE invitations ADD COLUMN handle TEXT;
ALTER TABLE invitations ADD COLUMN profession TEXT;
ALTER TABLE invitations ADD COLUMN profession_text TEXT;
CREATE INDEX invitations_email ON invitations (email, id) WHERE email IS NOT NULL;

-- Where the invited are members once they have come.
CREATE TABLE invitation_places (
    invitation BIGINT NOT NULL REFERENCES invitations (id) ON DELETE CASCADE,
    community BIGINT NOT NULL REFERENCES actors (id),
    role TEXT NOT NULL CHECK (role IN ('member', 'moderator', 'facilitator')),
    PRIMARY KEY (invitation, community)
);

-- When the last mail of a kind goes, so that the next ones go behind it.
CREATE INDEX mails_kind ON mails (kind, due);
