-- A community's life: a draft is known to those who prepare it, an archived one is read only. `closes` is when a
-- closing one becomes archived. Of communities elsewhere their home says how they stand.
ALTER TABLE communities ADD COLUMN life TEXT NOT NULL DEFAULT 'active'
    CHECK (life IN ('draft', 'active', 'dormant', 'closing', 'archived'));
ALTER TABLE communities ADD COLUMN closes BIGINT;
CREATE INDEX communities_closes ON communities (closes) WHERE closes IS NOT NULL;
-- Which of ours may have fallen asleep.
CREATE INDEX communities_active ON communities (last_at, actor) WHERE life = 'active';

-- What else stands in the charter.
ALTER TABLE communities ADD COLUMN objectives TEXT NOT NULL DEFAULT '';
ALTER TABLE communities ADD COLUMN objectives_html TEXT NOT NULL DEFAULT '';
ALTER TABLE communities ADD COLUMN rules TEXT NOT NULL DEFAULT '';
ALTER TABLE communities ADD COLUMN rules_html TEXT NOT NULL DEFAULT '';
ALTER TABLE communities ADD COLUMN sponsor TEXT NOT NULL DEFAULT '';
ALTER TABLE communities ADD COLUMN contact TEXT NOT NULL DEFAULT '';
-- A day, as YYYY-MM-DD: the same wherever it is read.
ALTER TABLE communities ADD COLUMN review_on TEXT;
-- The thread in which newcomers are welcomed. No reference: threads rest on communities, and a move between databases
-- puts rows in by what they rest on.
ALTER TABLE communities ADD COLUMN welcome BIGINT;
