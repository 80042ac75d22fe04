-- What a portal wrote of a document before it wrote something else. fields: as in crawl_addresses; until: when the portal was found to write otherwise.
CREATE TABLE crawl_former_fields (
    address_id BIGINT NOT NULL REFERENCES crawl_addresses (id),
    until BIGINT NOT NULL,
    fields TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (address_id, until)
);
