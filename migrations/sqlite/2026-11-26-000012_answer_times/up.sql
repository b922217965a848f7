-- How long a node took to answer a delivery, in microseconds; empty when it did not answer.
ALTER TABLE deliveries ADD COLUMN took BIGINT;
-- What other nodes refused, in the order of their lists.
CREATE INDEX deliveries_refused ON deliveries (node, ord) WHERE state = 'refused';
