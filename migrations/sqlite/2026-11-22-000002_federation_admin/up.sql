-- What an admin sees and steers of federation: paused nodes, last failures, and lists by node from the newest on.

-- Since when nothing is sent to a node; the queue stays.
ALTER TABLE nodes ADD COLUMN paused BIGINT;
ALTER TABLE nodes ADD COLUMN last_failed BIGINT;
-- When it was last asked what it runs (NodeInfo).
ALTER TABLE nodes ADD COLUMN described BIGINT NOT NULL DEFAULT 0;
CREATE INDEX nodes_described ON nodes (described) WHERE last_reached IS NOT NULL;

-- Every node that a rule names is known, so that one list holds all. Ids made in the program are never negative.
INSERT INTO nodes (id, authority, first_seen)
    SELECT -row_number() OVER (ORDER BY authority), authority, created FROM policy_rules r
    WHERE NOT EXISTS (SELECT 1 FROM nodes n WHERE n.authority = r.authority);

CREATE INDEX deliveries_node ON deliveries (node, ord);
CREATE INDEX inbox_items_node ON inbox_items (node, received, id);
CREATE INDEX inbox_items_failed_node ON inbox_items (node, received, id) WHERE state = 'failed';
