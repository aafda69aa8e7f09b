-- What feeds named, so that no page is asked for twice.
CREATE TABLE feed_item (
    -- Where the report is, as the feed has it, which may lead on to the page's own address.
    link       TEXT PRIMARY KEY,
    feed       TEXT NOT NULL,
    -- When the feed says that it was changed last.
    changed    TEXT,
    read_at    TEXT NOT NULL,
    -- The report, where the page held one.
    article_id INTEGER REFERENCES article (id) ON DELETE SET NULL
);
CREATE INDEX feed_item_article ON feed_item (article_id) WHERE article_id IS NOT NULL;
