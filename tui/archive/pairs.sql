-- Articles that meet at a rare key, as often as they meet. DuckDB and Spark run the same text.
--
-- spread: (key, id, bucket, late). A bucket is a window of days; each article is in that of its own day and, as late, in
-- the next one. Two late articles are not compared: the bucket before has done that. A holder is an article's id and, in
-- the last bit, its lateness.
-- A key counts in a bucket where at most $cap articles have it. Of the commoner keys, one in 16 links every article with
-- the first one that has it, so that a report that a hundred outlets print word for word is found, in linear time. Each
-- pair is met in one bucket only, so that the pairs and their counts do not depend on which buckets are compared together.
WITH kept AS (
    SELECT array_agg(CAST(id AS BIGINT) * 2 + late) AS holders, min(CAST(id AS BIGINT) * 2 + late) AS head,
        count(*) AS size
    FROM spread GROUP BY key, bucket HAVING count(*) BETWEEN 2 AND $cap OR (count(*) > $cap AND key % 16 = 0)
),
firsts AS (
    SELECT explode(holders) AS one, holders FROM kept WHERE size <= $cap
    UNION ALL
    SELECT head AS one, holders FROM kept WHERE size > $cap
),
met AS (SELECT one, explode(holders) AS other FROM firsts)
SELECT CAST(floor(one / 2) AS INT) AS a, CAST(floor(other / 2) AS INT) AS b
FROM met WHERE one < other AND NOT (one % 2 = 1 AND other % 2 = 1) AND other >= 2 * $first_new
