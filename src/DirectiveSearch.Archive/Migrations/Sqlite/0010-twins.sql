-- fingerprint: a sketch of the text (Directives/Twins/Fingerprint). twin_of: the document that counts in this one's place, which then has no citations, movements
-- or unit of its own and is not in the index; twin_rule: why the two are one.
ALTER TABLE versions ADD COLUMN fingerprint BLOB;
ALTER TABLE documents ADD COLUMN twin_of TEXT;
ALTER TABLE documents ADD COLUMN twin_rule TEXT;
CREATE INDEX documents_by_lead ON documents (twin_of) WHERE twin_of IS NOT NULL;

-- By what twins find each other (Directives/Twins/TwinKey). numbered: 1 for the text of a document that bears a clear number; two such are never compared by it.
-- Corrections of kind twins: group_key and target_key are two documents, value is same or apart.
CREATE TABLE twin_keys (
    document_id TEXT NOT NULL REFERENCES documents (id),
    key BIGINT NOT NULL,
    numbered INTEGER NOT NULL,
    PRIMARY KEY (document_id, key)
);
CREATE INDEX twin_keys_by_key ON twin_keys (key, document_id);
