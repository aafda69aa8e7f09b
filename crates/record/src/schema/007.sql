-- Of several versions of one page the newest stands; what has no address may be printed by several outlets.

-- The version of the same page that took its place.
ALTER TABLE article ADD COLUMN newer_id INTEGER REFERENCES article (id) ON DELETE SET NULL;
-- What tells it from the same words in another outlet or of another day, and their key without that.
ALTER TABLE article ADD COLUMN edition TEXT;
ALTER TABLE article ADD COLUMN words_key TEXT;
CREATE INDEX article_newer ON article (newer_id) WHERE newer_id IS NOT NULL;
CREATE INDEX article_words_key ON article (words_key) WHERE words_key IS NOT NULL;
CREATE INDEX article_url ON article (url) WHERE url IS NOT NULL;
CREATE INDEX article_location ON article (location);

DROP VIEW statements;
DROP VIEW positions;

-- Who said what, where and when. What only an older version of a page says does not count.
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

-- Who stands where, as of when. What only an older version of a page says does not count.
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
WHERE NOT position.rejected AND article.newer_id IS NULL;
