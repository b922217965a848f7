-- The other accounts that a member confirms as theirs (`alsoKnownAs`, FEP-7628): people elsewhere.
CREATE TABLE also_known_as (
    actor BIGINT NOT NULL REFERENCES actors (id),
    other BIGINT NOT NULL REFERENCES actors (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (actor, other)
);
-- Until when a suspension was meant to last: the home of a community elsewhere is asked with it.
ALTER TABLE acts ADD COLUMN until BIGINT;
