-- What a report says that somebody did not say, or does not hold.

ALTER TABLE statement ADD COLUMN negation_words TEXT NOT NULL DEFAULT '';

DROP VIEW statements;
DROP VIEW spans;

-- A CHECK cannot be changed, so the table is made anew.
CREATE TABLE statement_span_10 (
    statement_id INTEGER NOT NULL REFERENCES statement (id) ON DELETE CASCADE,
    role         TEXT NOT NULL CHECK (
        role IN ('speaker', 'cue', 'content', 'negation', 'addressee', 'via', 'said_on', 'occasion')
    ),
    piece        INTEGER NOT NULL,
    "start"      INTEGER NOT NULL,
    "end"        INTEGER NOT NULL,
    PRIMARY KEY (statement_id, role, piece),
    CHECK (0 <= "start" AND "start" <= "end")
) WITHOUT ROWID;
INSERT INTO statement_span_10 SELECT * FROM statement_span;
DROP TABLE statement_span;
ALTER TABLE statement_span_10 RENAME TO statement_span;

-- Who said what, where and when. What only an older version of a page says does not count.
CREATE VIEW statements AS
SELECT
    statement.id,
    actor.name              AS actor,
    statement.speaker_words AS speaker,
    statement.cue_words     AS cue,
    statement.content_words AS content,
    statement.negation_words AS negation,
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
    coalesce(article_actor.country, actor.country) AS country,
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
WHERE NOT statement.rejected AND article.newer_id IS NULL;

-- Every piece of every statement with its words, cut out of the article's text.
CREATE VIEW spans AS
SELECT
    statement_span.statement_id,
    statement.article_id,
    statement_span.role,
    statement_span.piece,
    statement_span."start",
    statement_span."end",
    substr(
        article.text,
        statement_span."start" + 1,
        statement_span."end" - statement_span."start"
    ) AS words
FROM statement_span
JOIN statement ON statement.id = statement_span.statement_id
JOIN article ON article.id = statement.article_id;
