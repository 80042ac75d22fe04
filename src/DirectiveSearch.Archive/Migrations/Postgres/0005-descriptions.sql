-- A unit is described as its newest document describes it, whatever order documents came in.
CREATE INDEX documents_by_issuer ON documents (issuer_slug, date DESC, id);

-- In how many documents a movement bears which form: the most frequent one counts.
CREATE TABLE movement_forms (
    slug TEXT COLLATE "C" NOT NULL,
    form INTEGER NOT NULL,
    documents INTEGER NOT NULL,
    PRIMARY KEY (slug, form)
);
INSERT INTO movement_forms (slug, form, documents)
SELECT movement_slug, form, count(DISTINCT document_id) FROM movement_mentions GROUP BY movement_slug, form;
