-- What a server keeps (package api): who may use it, and what it could not read.

CREATE TABLE accounts (
	name     TEXT PRIMARY KEY,
	title    TEXT NOT NULL, -- what people call them
	role     TEXT NOT NULL,
	hash     TEXT NOT NULL, -- of the password; empty where there is none
	disabled INT NOT NULL,
	created  TEXT NOT NULL
);

CREATE TABLE access_keys (
	id      TEXT PRIMARY KEY,
	name    TEXT NOT NULL,
	account TEXT NOT NULL REFERENCES accounts (name),
	role    TEXT NOT NULL,
	hash    TEXT NOT NULL UNIQUE, -- SHA-256 of the secret, hexadecimal
	created TEXT NOT NULL,
	expires TEXT NOT NULL,
	used    TEXT NOT NULL
);
CREATE INDEX access_keys_account ON access_keys (account);

CREATE TABLE sessions (
	token   TEXT PRIMARY KEY, -- hash of what the browser holds
	body    BYTES NOT NULL,
	expires TEXT NOT NULL
);
CREATE INDEX sessions_expires ON sessions (expires);

-- What was given to a server and could not be read.
CREATE TABLE refused (
	seq        INT PRIMARY KEY,
	collection TEXT NOT NULL,
	source     TEXT NOT NULL,
	reason     TEXT NOT NULL,
	size       INT NOT NULL,
	at         TEXT NOT NULL,
	who        TEXT NOT NULL,
	UNIQUE (collection, source, reason)
);
