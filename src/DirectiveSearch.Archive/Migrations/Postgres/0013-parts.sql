-- Which of the documents in its file a document is: those of one file share its original. All but the first go where the first goes.
ALTER TABLE versions ADD COLUMN part INTEGER NOT NULL DEFAULT 1;
