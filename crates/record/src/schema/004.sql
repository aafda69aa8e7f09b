-- Step 4: what people say of entries. It is written down as it was said, and the tables of statements and
-- positions follow it.

-- Every verdict of every coder, in order. Nothing but `undo` takes a row away. By the article's key, so
-- that it holds also for an article that is read or added again.
CREATE TABLE review (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    article_key  TEXT NOT NULL,
    what         TEXT NOT NULL CHECK (what IN ('statement', 'position')),
    -- The lasting id of the statement or position.
    entry_id     INTEGER NOT NULL,
    coder        TEXT NOT NULL CHECK (coder <> ''),
    kind         TEXT NOT NULL CHECK (kind IN ('accept', 'correct', 'reject', 'add')),
    -- The entry as it stood before, and as this verdict has it: JSON. Of a rejected one both are what was
    -- rejected.
    state_before TEXT,
    state_after  TEXT NOT NULL,
    reviewed_at  TEXT NOT NULL,
    CHECK ((state_before IS NULL) = (kind = 'add'))
);
CREATE INDEX review_article ON review (article_key, what);
CREATE INDEX review_entry ON review (what, entry_id);
CREATE INDEX review_coder ON review (coder);

-- The verdict that stands, and whether it took the entry out of what the record says.
ALTER TABLE statement ADD COLUMN review_id INTEGER REFERENCES review (id) ON DELETE SET NULL;
ALTER TABLE statement ADD COLUMN rejected INTEGER NOT NULL DEFAULT 0 CHECK (rejected IN (0, 1));
ALTER TABLE position ADD COLUMN review_id INTEGER REFERENCES review (id) ON DELETE SET NULL;
ALTER TABLE position ADD COLUMN rejected INTEGER NOT NULL DEFAULT 0 CHECK (rejected IN (0, 1));
CREATE INDEX statement_review ON statement (review_id) WHERE review_id IS NOT NULL;
CREATE INDEX position_review ON position (review_id) WHERE review_id IS NOT NULL;

-- Words of articles that nobody is quoted with can be searched too.
CREATE VIRTUAL TABLE article_words USING fts5 (
    title, text,
    content = 'article', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO article_words (rowid, title, text) SELECT id, title, text FROM article;
CREATE TRIGGER article_words_insert AFTER INSERT ON article BEGIN
    INSERT INTO article_words (rowid, title, text) VALUES (new.id, new.title, new.text);
END;
CREATE TRIGGER article_words_delete AFTER DELETE ON article BEGIN
    INSERT INTO article_words (article_words, rowid, title, text)
    VALUES ('delete', old.id, old.title, old.text);
END;
CREATE TRIGGER article_words_update AFTER UPDATE OF title, text ON article BEGIN
    INSERT INTO article_words (article_words, rowid, title, text)
    VALUES ('delete', old.id, old.title, old.text);
    INSERT INTO article_words (rowid, title, text) VALUES (new.id, new.title, new.text);
END;

DROP VIEW statements;
DROP VIEW actors;
DROP VIEW positions;

-- Who said what, where and when, ready to read.
CREATE VIEW statements AS
SELECT
    statement.id,
    actor.name              AS actor,
    statement.speaker_words AS speaker,
    statement.cue_words     AS cue,
    statement.content_words AS content,
    statement.kind,
    article.outlet,
    article.published,
    article.published_from,
    article.title,
    article.url,
    article.location,
    statement.speaker_how,
    statement.confidence,
    article.model,
    actor.kind              AS actor_kind,
    article_actor.actor_id,
    statement.article_id,
    article.key             AS article_key,
    statement.place,
    article_actor.role,
    listener.name           AS addressee,
    statement.said_on,
    statement.occasion_words AS occasion,
    (
        SELECT group_concat(name, '; ')
        FROM (
            SELECT teller.name FROM statement_via
            JOIN article_actor AS told ON told.article_id = statement_via.article_id
                AND told.place = statement_via.actor_place
            JOIN actor AS teller ON teller.id = told.actor_id
            WHERE statement_via.statement_id = statement.id
            ORDER BY statement_via.place
        )
    )                       AS via,
    statement.group_id,
    review.kind             AS review,
    review.coder,
    review.reviewed_at
FROM statement
JOIN article ON article.id = statement.article_id
LEFT JOIN article_actor ON article_actor.article_id = statement.article_id
    AND article_actor.place = statement.actor_place
LEFT JOIN actor ON actor.id = article_actor.actor_id
LEFT JOIN article_actor AS heard ON heard.article_id = statement.article_id
    AND heard.place = statement.addressee_place
LEFT JOIN actor AS listener ON listener.id = heard.actor_id
LEFT JOIN review ON review.id = statement.review_id
WHERE NOT statement.rejected;

-- Everyone in the record, with their names and how much they said.
CREATE VIEW actors AS
SELECT
    actor.id,
    actor.name,
    actor.kind,
    actor.country,
    (
        SELECT article_actor.role
        FROM article_actor
        JOIN article ON article.id = article_actor.article_id
        WHERE article_actor.actor_id = actor.id AND article_actor.role IS NOT NULL
        ORDER BY article_actor.role_when IS NOT NULL, article.published DESC, article.id DESC
        LIMIT 1
    ) AS role,
    (
        SELECT group_concat(name, '; ')
        FROM (
            SELECT DISTINCT actor_name.name AS name
            FROM article_actor
            JOIN actor_name ON actor_name.article_id = article_actor.article_id
                AND actor_name.actor_place = article_actor.place
            WHERE article_actor.actor_id = actor.id
            ORDER BY actor_name.name
        )
    ) AS names,
    (
        SELECT count(DISTINCT article_actor.article_id) FROM article_actor
        WHERE article_actor.actor_id = actor.id
    ) AS articles,
    (
        SELECT count(*)
        FROM article_actor
        JOIN statement ON statement.article_id = article_actor.article_id
            AND statement.actor_place = article_actor.place AND NOT statement.rejected
        WHERE article_actor.actor_id = actor.id
    ) AS statements,
    (
        SELECT min(article.published)
        FROM article_actor
        JOIN statement ON statement.article_id = article_actor.article_id
            AND statement.actor_place = article_actor.place AND NOT statement.rejected
        JOIN article ON article.id = article_actor.article_id
        WHERE article_actor.actor_id = actor.id
    ) AS first_published,
    (
        SELECT max(article.published)
        FROM article_actor
        JOIN statement ON statement.article_id = article_actor.article_id
            AND statement.actor_place = article_actor.place AND NOT statement.rejected
        JOIN article ON article.id = article_actor.article_id
        WHERE article_actor.actor_id = actor.id
    ) AS last_published
FROM actor;

-- Who stands where, since when and by what words, ready to read.
CREATE VIEW positions AS
SELECT
    position.id,
    actor.name               AS actor,
    issue.key                AS issue,
    position.stance,
    position.condition_words AS condition,
    (
        SELECT substr(
            article.text,
            position_span."start" + 1,
            position_span."end" - position_span."start"
        )
        FROM position_span
        WHERE position_span.position_id = position.id AND position_span.role = 'quantity'
    )                        AS quantity,
    position.as_of,
    article.published,
    article.outlet,
    speaker.name             AS attributed_to,
    (
        SELECT group_concat(name, '; ')
        FROM (
            SELECT teller.name FROM position_via
            JOIN article_actor AS told ON told.article_id = position_via.article_id
                AND told.place = position_via.actor_place
            JOIN actor AS teller ON teller.id = told.actor_id
            WHERE position_via.position_id = position.id
            ORDER BY position_via.place
        )
    )                        AS via,
    position.evidence_words  AS evidence,
    position.confidence,
    article.title,
    article.url,
    article.location,
    position.model,
    position.holder_words    AS holder,
    holder.role,
    actor.kind               AS actor_kind,
    coalesce(holder.country, actor.country) AS country,
    position.quantity_value,
    position.quantity_unit,
    issue.title              AS issue_title,
    issue.codebook,
    article.published_from,
    actor.id                 AS actor_id,
    position.issue_id,
    statement.id             AS statement_id,
    position.article_id,
    article.key              AS article_key,
    position.place,
    review.kind              AS review,
    review.coder,
    review.reviewed_at
FROM position
JOIN article ON article.id = position.article_id
JOIN issue ON issue.id = position.issue_id
JOIN article_actor AS holder ON holder.article_id = position.article_id
    AND holder.place = position.actor_place
JOIN actor ON actor.id = holder.actor_id
LEFT JOIN article_actor AS said ON said.article_id = position.article_id
    AND said.place = position.attributed_place
LEFT JOIN actor AS speaker ON speaker.id = said.actor_id
LEFT JOIN statement ON statement.article_id = position.article_id
    AND statement.place = position.statement_place
LEFT JOIN review ON review.id = position.review_id
WHERE NOT position.rejected;
