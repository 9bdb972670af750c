-- The tables of an archive. An archive holds these tables and nothing else, in this version.
CREATE TABLE meta (name VARCHAR, value BIGINT);
CREATE TABLE files (id INTEGER, path VARCHAR, sha256 VARCHAR, articles INTEGER);
CREATE TABLE articles (
    id INTEGER, file INTEGER, number INTEGER, outlet VARCHAR, headline VARCHAR, byline VARCHAR, published VARCHAR,
    day INTEGER, url VARCHAR, language VARCHAR, role VARCHAR, ref VARCHAR, words INTEGER, identity BIGINT,
    wording BIGINT, same_as INTEGER, added BIGINT
);
CREATE TABLE texts (id INTEGER, text VARCHAR, zones VARCHAR);
CREATE TABLE postings (day INTEGER, key INTEGER, id INTEGER);
CREATE TABLE terms (day INTEGER, term INTEGER, id INTEGER, count UTINYINT, marks UTINYINT);
CREATE TABLE links (a INTEGER, b INTEGER, shared INTEGER, score FLOAT);
CREATE TABLE near (id INTEGER, of INTEGER);
CREATE TABLE events (id INTEGER, source VARCHAR, headline_of INTEGER, added BIGINT);
CREATE TABLE event_articles (event INTEGER, id INTEGER);
CREATE TABLE weights (term INTEGER, holders INTEGER);
CREATE TABLE norms (id INTEGER, norm FLOAT);
-- Not compressed: to read a few lists out of thousands, all of them would have to be decompressed.
CREATE TABLE lists (
    first INTEGER, first_day INTEGER, last_day INTEGER, term INTEGER, places BLOB USING COMPRESSION uncompressed,
    uses BLOB USING COMPRESSION uncompressed
);
