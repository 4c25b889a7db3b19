-- Collections are counted without reading their texts.

CREATE INDEX dispatches_counts ON dispatches (collection, state, claims);
