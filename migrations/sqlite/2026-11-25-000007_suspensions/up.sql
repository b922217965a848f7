-- Suspensions end by themselves (`memberships.until`), and then hold what was before them; the home's clock orders them.
ALTER TABLE memberships ADD COLUMN before TEXT;
ALTER TABLE memberships ADD COLUMN suspension_clock BIGINT NOT NULL DEFAULT 0;
CREATE INDEX memberships_until ON memberships (until) WHERE state = 'suspended';
