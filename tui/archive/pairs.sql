-- Pairs of articles that share rare keys. DuckDB and Spark run the same text.
--
-- spread: (key, id, bucket, late). A bucket is a window of days; each article is in that of its own day and, as late, in
-- the next one. Two late articles are not compared: the bucket before has done that.
-- A key counts in a bucket where at most $cap articles have it. Of the commoner keys, one in 16 links every article with
-- the first one that has it, so that a report that a hundred outlets print word for word is found, in linear time; the
-- first one's number is kept with its lateness in the last bit. Each pair is met in one bucket only, so that the pairs and
-- their counts do not depend on which buckets are compared together.
WITH kept AS (
    SELECT key, bucket, count(*) AS holders, min(CAST(id AS BIGINT) * 2 + late) AS head
    FROM spread GROUP BY key, bucket HAVING count(*) BETWEEN 2 AND $cap OR (count(*) > $cap AND key % 16 = 0)
),
few AS (
    SELECT s.key, s.bucket, s.id, s.late FROM spread s JOIN kept k ON s.key = k.key AND s.bucket = k.bucket
    WHERE k.holders <= $cap
),
many AS (
    SELECT CAST(floor(k.head / 2) AS INT) AS head, s.id FROM spread s JOIN kept k ON s.key = k.key AND s.bucket = k.bucket
    WHERE k.holders > $cap AND s.id > floor(k.head / 2) AND NOT (k.head % 2 = 1 AND s.late = 1)
),
met AS (
    SELECT a.id AS a, b.id AS b FROM few a JOIN few b ON a.key = b.key AND a.bucket = b.bucket
    WHERE a.id < b.id AND b.id >= $first_new AND NOT (a.late = 1 AND b.late = 1)
    UNION ALL
    SELECT head AS a, id AS b FROM many WHERE id >= $first_new
)
SELECT a, b, count(*) AS shared FROM met GROUP BY a, b HAVING count(*) >= $least
