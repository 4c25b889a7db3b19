-- The keys of near are the same in all collections (before: each its own), so
-- that a text in two is found; they are made anew by remakeNear.

SELECT 1;
