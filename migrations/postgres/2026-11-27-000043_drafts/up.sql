-- What members write and have not sent: for their eyes only.
CREATE TABLE drafts (
    id BIGINT NOT NULL PRIMARY KEY,
    -- Its name outside.
    page TEXT NOT NULL UNIQUE,
    member BIGINT NOT NULL REFERENCES members (id),
    kind TEXT NOT NULL CHECK (kind IN ('thread', 'reply', 'edit')),
    -- The community that a thread is for; the post that is answered or changed.
    about BIGINT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    language TEXT NOT NULL,
    visibility TEXT NOT NULL,
    -- The form, in one tab of one device, that wrote it last.
    form TEXT NOT NULL,
    created BIGINT NOT NULL,
    updated BIGINT NOT NULL,
    UNIQUE (member, kind, about)
);
CREATE INDEX drafts_member ON drafts (member, updated, id);
CREATE INDEX drafts_updated ON drafts (updated);
