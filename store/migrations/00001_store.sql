-- The store. INT stands for the engine's 64-bit integer, BYTES for its byte
-- string; "-- sqlite:" and "-- postgres:" lines are for one engine only (see
-- migrate.go). Times are RFC 3339 in UTC, days are numbers (see day.go),
-- hashes hexadecimal.

-- What is kept for good.

CREATE TABLE collections (
	id      INT PRIMARY KEY,
	name    TEXT NOT NULL UNIQUE,
	created TEXT NOT NULL
);

-- n orders dispatches by date of publication and then by arrival: the first
-- day of the date in the upper half, seq in the lower. Pages, cursors and the
-- index of words all walk along n, so that none has to sort.
CREATE TABLE dispatches (
	n          INT PRIMARY KEY,
	seq        INT NOT NULL UNIQUE,
	id         TEXT NOT NULL UNIQUE,
	collection INT NOT NULL REFERENCES collections (id),
	doc        TEXT NOT NULL,
	outlet     INT NOT NULL,
	date       TEXT NOT NULL,
	from_day   INT NOT NULL,
	to_day     INT NOT NULL,
	lang       TEXT NOT NULL,
	title      TEXT NOT NULL,
	text       TEXT NOT NULL,
	source     TEXT NOT NULL,
	format     TEXT NOT NULL,
	url        TEXT NOT NULL,
	byline     TEXT NOT NULL,
	published  TEXT NOT NULL,
	forwarded  TEXT NOT NULL,
	notes      TEXT NOT NULL,
	unread     TEXT NOT NULL,
	added      TEXT NOT NULL,
	original   TEXT NOT NULL,
	grp        TEXT NOT NULL,
	signature  BYTES,
	content    TEXT NOT NULL, -- hash of the fields that came in; see contentHash
	claims     INT NOT NULL,
	state      INT NOT NULL   -- 0 as it came, 1 a name masked, 2 purged
);
CREATE INDEX dispatches_collection ON dispatches (collection, n);
CREATE INDEX dispatches_outlet ON dispatches (outlet, n);
CREATE INDEX dispatches_original ON dispatches (original);
CREATE INDEX dispatches_grp ON dispatches (grp);

CREATE TABLE originals (
	hash  TEXT PRIMARY KEY,
	size  INT NOT NULL,
	bytes BYTES -- null once purged
);

CREATE TABLE records (
	dispatch INT NOT NULL REFERENCES dispatches (n),
	version  INT NOT NULL,
	program  TEXT NOT NULL,
	at       TEXT NOT NULL,
	hash     TEXT NOT NULL, -- of the JSON of the record without its text
	claims   INT NOT NULL,
	body     BYTES,          -- that JSON, deflated; null once purged
	PRIMARY KEY (dispatch, version)
);
CREATE INDEX records_program ON records (program);

CREATE TABLE rulings (
	seq      INT PRIMARY KEY,
	id       TEXT NOT NULL UNIQUE,
	dispatch INT NOT NULL REFERENCES dispatches (n),
	claim    TEXT NOT NULL,
	who      TEXT NOT NULL,
	at       TEXT NOT NULL,
	act      TEXT NOT NULL,
	hash     TEXT NOT NULL,
	body     TEXT NOT NULL -- JSON; empty once purged
);
CREATE INDEX rulings_dispatch ON rulings (dispatch, seq);
CREATE INDEX rulings_claim ON rulings (claim, who);

CREATE TABLE custody (
	seq     INT PRIMARY KEY,
	at      TEXT NOT NULL,
	who     TEXT NOT NULL,
	act     TEXT NOT NULL,
	subject TEXT NOT NULL,
	detail  TEXT NOT NULL,
	prev    TEXT NOT NULL,
	hash    TEXT NOT NULL
);
CREATE INDEX custody_subject ON custody (subject, seq);

CREATE TABLE saved (
	name   TEXT NOT NULL,
	who    TEXT NOT NULL,
	at     TEXT NOT NULL,
	filter TEXT NOT NULL,
	PRIMARY KEY (name, who)
);

-- What is derived from the above.

CREATE TABLE outlets (
	id   INT PRIMARY KEY,
	name TEXT NOT NULL UNIQUE
);

-- names holds each participant, place and source as it is written, once. Its
-- id is a hash of the rest, and so need not be looked up; so is an outlet's.
CREATE TABLE names (
	id       INT PRIMARY KEY,
	sort     TEXT NOT NULL, -- type of the mention; "source" for links of chains
	entity   TEXT NOT NULL, -- identity; the folded text where there is none
	fold     TEXT NOT NULL,
	text     TEXT NOT NULL,
	name_en  TEXT NOT NULL,
	lat      DOUBLE PRECISION,
	lon      DOUBLE PRECISION,
	accuracy DOUBLE PRECISION NOT NULL,
	-- the point on the unit sphere: distances need no trigonometry
	x        DOUBLE PRECISION,
	y        DOUBLE PRECISION,
	z        DOUBLE PRECISION
);
CREATE INDEX names_entity ON names (entity);
CREATE INDEX names_fold ON names (fold);

CREATE TABLE claims (
	dispatch   INT NOT NULL,
	ord        INT NOT NULL,
	id         TEXT NOT NULL,
	collection INT NOT NULL,
	outlet     INT NOT NULL,
	kind       TEXT NOT NULL,
	type       TEXT NOT NULL,
	degree     TEXT NOT NULL,
	polarity   TEXT NOT NULL,
	certainty  TEXT NOT NULL,
	tense      TEXT NOT NULL,
	evidence   TEXT NOT NULL,
	frame      TEXT NOT NULL,
	confidence DOUBLE PRECISION NOT NULL,
	doubt      DOUBLE PRECISION NOT NULL,
	from_day   INT NOT NULL,
	to_day     INT NOT NULL,
	ruled      TEXT NOT NULL,
	PRIMARY KEY (dispatch, ord)
)
-- sqlite: WITHOUT ROWID
;
CREATE INDEX claims_id ON claims (id);
CREATE INDEX claims_kind ON claims (kind, type, dispatch);
CREATE INDEX claims_day ON claims (from_day);
CREATE INDEX claims_doubt ON claims (doubt, dispatch, ord);
CREATE INDEX claims_ruled ON claims (ruled, dispatch) WHERE ruled <> 'unruled';

CREATE TABLE roles (
	dispatch INT NOT NULL,
	ord      INT NOT NULL,
	pos      INT NOT NULL,
	role     TEXT NOT NULL,
	name     INT NOT NULL,
	PRIMARY KEY (dispatch, ord, pos)
)
-- sqlite: WITHOUT ROWID
;
CREATE INDEX roles_name ON roles (name, dispatch, ord);

CREATE TABLE links (
	dispatch INT NOT NULL,
	ord      INT NOT NULL,
	pos      INT NOT NULL,
	name     INT NOT NULL,
	kind     TEXT NOT NULL,
	manner   TEXT NOT NULL,
	PRIMARY KEY (dispatch, ord, pos)
)
-- sqlite: WITHOUT ROWID
;
CREATE INDEX links_name ON links (name, dispatch, ord);

CREATE TABLE counts (
	dispatch INT NOT NULL,
	ord      INT NOT NULL,
	pos      INT NOT NULL,
	what     TEXT NOT NULL,
	least    INT,
	most     INT,
	PRIMARY KEY (dispatch, ord, pos)
)
-- sqlite: WITHOUT ROWID
;
CREATE INDEX counts_what ON counts (what, dispatch, ord);

-- mentions counts how often a dispatch names what, in a claim or not.
CREATE TABLE mentions (
	dispatch INT NOT NULL,
	name     INT NOT NULL,
	times    INT NOT NULL,
	PRIMARY KEY (dispatch, name)
)
-- sqlite: WITHOUT ROWID
;
CREATE INDEX mentions_name ON mentions (name, dispatch);

-- near finds dispatches with a like signature: each has one row a band.
CREATE TABLE near (
	key      INT NOT NULL, -- of collection, band and the band's values
	dispatch INT NOT NULL,
	PRIMARY KEY (key, dispatch)
)
-- sqlite: WITHOUT ROWID
;

-- words is the index of words (see package search). SQLite keeps terms only,
-- no text. PostgreSQL keeps the terms as an array and not as a tsvector, which
-- holds no more than a megabyte of terms and no position above 16383, so that
-- long dispatches would be found on one engine and not on the other.
-- sqlite: CREATE VIRTUAL TABLE words USING fts5(form, word, content='', contentless_delete=1, tokenize='ascii');
-- postgres: CREATE TABLE words (rowid BIGINT PRIMARY KEY, form TEXT NOT NULL, word text[] NOT NULL);
-- postgres: CREATE INDEX words_word ON words USING gin (word);
