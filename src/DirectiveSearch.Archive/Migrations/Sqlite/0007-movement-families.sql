-- name_slug: the address that the name has alone, "" until the document is read again. possible_family: what the name resembles too little to be joined to.
-- decided: 1 where people said which family the name has (corrections of kind family: group_key is the name's slug, target_key the family's, anchor the name,
-- value the family's name, "" for a movement of its own).
ALTER TABLE movement_mentions ADD COLUMN name_slug TEXT NOT NULL DEFAULT '';
ALTER TABLE movement_mentions ADD COLUMN possible_family TEXT;
ALTER TABLE movement_mentions ADD COLUMN decided INTEGER NOT NULL DEFAULT 0;
CREATE INDEX movement_mentions_by_name ON movement_mentions (name_slug, document_id);
CREATE INDEX movement_mentions_by_family ON movement_mentions (movement_slug, family) WHERE family IS NOT NULL;
CREATE INDEX movement_mentions_by_possible_family ON movement_mentions (possible_family, name_slug) WHERE possible_family IS NOT NULL;
