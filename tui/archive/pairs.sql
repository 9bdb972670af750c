-- Articles that meet at a rare key, as often as they meet. DuckDB and Spark run the same text.
--
-- spread: (key, id, bucket, late). A bucket is a window of days; each article is in that of its own day and, as late, in
-- the next one. Two late articles are not compared: the bucket before has done that. A holder of a key is a number: twice
-- an article's id, and one more if it is late.
-- A key counts in a bucket where at most $cap articles have it; $cap may depend on the bucket. Of the commoner keys, one
-- in 16 links every article with the first one that has it, so that a report that a hundred outlets print word for word is
-- found, in linear time. Each pair is met in one bucket only, so that the pairs and their counts do not depend on which
-- buckets are compared together.
WITH kept AS (
    SELECT array_agg(id * 2 + late) AS holders, min(id * 2 + late) AS head, count(*) <= $cap AS is_rare
    FROM spread GROUP BY key, bucket HAVING count(*) BETWEEN 2 AND $cap OR (count(*) > $cap AND key % 16 = 0)
),
firsts AS (
    SELECT explode(holders) AS one, holders FROM kept WHERE is_rare
    UNION ALL
    SELECT head AS one, holders FROM kept WHERE NOT is_rare
),
met AS (SELECT one, explode(holders) AS other FROM firsts)
SELECT one, other FROM met WHERE one < other AND (one & other & 1) = 0 AND other >= 2 * $first_new
