-- A report that is copied has an outlet also where it is not known of the first copy.

DROP VIEW same_words;

-- Words that are one, whoever carries them: the earliest report, and in how many reports and outlets
-- they stand. Copies of a report are one report, of the first outlet that is known of them, and one
-- article has them once.
CREATE VIEW same_words AS
SELECT
    group_id,
    min(published) AS first_published,
    count(DISTINCT report) AS reports,
    count(DISTINCT outlet) AS outlets,
    count(*) AS statements
FROM (
    SELECT
        statement.group_id,
        article.published,
        coalesce(article.copy_group, article.id) AS report,
        first_value(article.outlet) OVER (
            PARTITION BY statement.group_id, coalesce(article.copy_group, article.id)
            ORDER BY article.outlet IS NULL, article.id
        ) AS outlet
    FROM statement
    JOIN article ON article.id = statement.article_id
    WHERE statement.group_id IS NOT NULL AND NOT statement.rejected
)
GROUP BY group_id;

-- Whose country is known is told apart from others of that name, also where they are quoted only.

DROP VIEW statements;

-- Who said what, where and when.
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
WHERE NOT statement.rejected;

-- Names are compared whatever sign stands for an apostrophe, and whichever sigma ends them.

UPDATE actor_name
SET folded = trim(replace(replace(replace(folded, 'ς', 'σ'), 'ʼ', ' '), '  ', ' '))
WHERE folded GLOB '*[ςʼ]*';
UPDATE OR IGNORE decision_name
SET folded = trim(replace(replace(replace(folded, 'ς', 'σ'), 'ʼ', ' '), '  ', ' '))
WHERE folded GLOB '*[ςʼ]*';
