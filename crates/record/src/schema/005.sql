-- What coders rejected is no report of the same words.

DROP VIEW same_words;

-- Words that are one, whoever carries them: the earliest report, and in how many reports and outlets
-- they stand. Copies of a report are one report, and one article has them once.
CREATE VIEW same_words AS
SELECT
    statement.group_id,
    min(article.published) AS first_published,
    count(DISTINCT coalesce(article.copy_group, article.id)) AS reports,
    count(DISTINCT CASE
        WHEN article.copy_group IS NULL OR article.copy_group = article.id THEN article.outlet
    END) AS outlets,
    count(*) AS statements
FROM statement
JOIN article ON article.id = statement.article_id
WHERE statement.group_id IS NOT NULL AND NOT statement.rejected
GROUP BY statement.group_id;
