-- theme: the matter of the stated subject in content words, term: the stated term of the Party ("XII", "2015-2020"); "" where neither is stated. Both tell instruments of one number apart.
ALTER TABLE evidence ADD COLUMN theme TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE evidence ADD COLUMN term TEXT COLLATE "C" NOT NULL DEFAULT '';
DO $$
BEGIN
    EXECUTE (SELECT 'ALTER TABLE evidence DROP CONSTRAINT ' || quote_ident(conname) FROM pg_constraint WHERE conrelid = 'evidence'::regclass AND contype = 'u');
END $$;
ALTER TABLE evidence ADD UNIQUE (group_key, type, number, date, issuer, province, citing_date, held_document_id, decided, theme, term);
