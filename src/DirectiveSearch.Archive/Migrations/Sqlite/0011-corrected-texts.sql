-- What people corrected in a text: text is what counts, with their words; converted is what the file was converted to, null where that is the same.
-- edits: the places they decided about, [[start, end, length of what stands there now], …]; they, and scan, count in the converted text.
ALTER TABLE versions ADD COLUMN converted TEXT;
ALTER TABLE versions ADD COLUMN edits TEXT;

-- kind may be field, too (anchor: [field, what was read]; value: what the document says, "" for nothing), and words (anchor: where they stand; value: the right words).
-- lost: 1 when the latest reading of the document no longer had these words.
ALTER TABLE corrections ADD COLUMN lost INTEGER NOT NULL DEFAULT 0;

-- Words read with doubt on which a number, date or issuer hangs. fields: which of them; citation_position: null where it is the document's own.
CREATE TABLE doubts (
    document_id TEXT NOT NULL REFERENCES documents (id),
    position INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    before TEXT NOT NULL,
    text TEXT NOT NULL,
    after TEXT NOT NULL,
    fields TEXT NOT NULL,
    citation_position INTEGER,
    PRIMARY KEY (document_id, position)
);
