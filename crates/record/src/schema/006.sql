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
