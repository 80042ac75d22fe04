-- How many documents cite the instrument that a document is held as, in steps of log2 as the index has them: 0 none, 1 one, 2 two or three,
-- 3 four to seven … One more citation rarely changes a step, so it rarely brings a document to the index again.
ALTER TABLE documents ADD COLUMN cited_steps INTEGER NOT NULL DEFAULT 0;
CREATE INDEX instruments_by_held_document ON instruments (held_document_id) WHERE held_document_id IS NOT NULL;

WITH RECURSIVE steps (step, lowest) AS (SELECT 1, 1 UNION ALL SELECT step + 1, lowest * 2 FROM steps WHERE step < 30)
UPDATE documents SET cited_steps = (
    SELECT coalesce(max(s.step), 0) FROM steps s JOIN instruments i ON i.citing_documents >= s.lowest WHERE i.held_document_id = documents.id)
WHERE id IN (SELECT held_document_id FROM instruments WHERE citing_documents > 0);
