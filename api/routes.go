package api

const (
	get    = "GET"
	post   = "POST"
	put    = "PUT"
	patch  = "PATCH"
	remove = "DELETE"
)

// routes is the table of everything that the server answers under /api, and
// the role that each needs. A test walks it.
func (s *Server) routes() []route {
	return []route{
		on(Public, get, "/api/health", tagServer, "health", "Whether the server can answer", s.health),
		on(Public, get, "/api/version", tagServer, "version", "Versions of program, data and store", s.version),
		on(Public, get, "/api/vocabulary", tagServer, "vocabulary", "The codebook's closed lists", s.vocabulary),

		on(Public, get, "/api/session", tagAccounts, "session", "Who asks", s.session),
		on(Public, post, "/api/session", tagAccounts, "signIn", "Sign in with a name and a password", s.signIn),
		on(Public, remove, "/api/session", tagAccounts, "signOut", "Sign out", s.signOut).status(204),
		on(Public, get, "/api/oidc/start", tagAccounts, "oidcStart", "Sign in through the OpenID provider", s.oidcStart).status(302),
		on(Public, get, "/api/oidc/callback", tagAccounts, "oidcCallback", "Where the OpenID provider sends one back", s.oidcCallback).status(302),
		on(Admin, get, "/api/users", tagAccounts, "users", "Accounts", s.users),
		on(Admin, post, "/api/users", tagAccounts, "addUser", "Make an account", s.addUser).status(201),
		on(Admin, patch, "/api/users/{user}", tagAccounts, "editUser", "Change an account", s.editUser),
		on(Reader, get, "/api/tokens", tagAccounts, "tokens", "One's own keys for programs", s.tokens),
		on(Reader, post, "/api/tokens", tagAccounts, "addToken", "Make a key for programs", s.addToken).status(201),
		on(Reader, remove, "/api/tokens/{token}", tagAccounts, "dropToken", "Withdraw a key", s.dropToken).status(204),

		on(Reader, get, "/api/collections", tagCollections, "collections", "Collections", s.collections),
		on(Editor, post, "/api/collections", tagCollections, "addCollection", "Create a collection", s.addCollection).status(201),
		on(Reader, get, "/api/collections/{collection}", tagCollections, "collection", "One collection", s.collection),
		on(Editor, post, "/api/collections/{collection}/uploads", tagCollections, "upload", "Upload files; they are read in a job", s.upload).status(202).body(uploadBody).long(),
		on(Editor, post, "/api/collections/{collection}/fetches", tagCollections, "fetch", "Fetch pages by their addresses and read them in a job, where the server was started with --fetch", s.fetch).status(202),
		on(Reader, get, "/api/collections/{collection}/unread", tagCollections, "unread", "What could not be read, and why", s.unread),
		on(Reader, get, "/api/collections/{collection}/duplicates", tagCollections, "duplicates", "Dispatches with one text, exactly or nearly", s.duplicates),
		on(Editor, post, "/api/collections/{collection}/reread", tagCollections, "reread", "Read the collection anew in a job", s.reread).status(202),
		on(Reader, get, "/api/collections/{collection}/diff", tagCollections, "diff", "What the last rereading changed", s.diff).long(),
		on(Reader, get, "/api/jobs", tagCollections, "jobs", "Jobs, newest first", s.jobs),
		on(Reader, get, "/api/jobs/{job}", tagCollections, "job", "One job", s.job),
		s.events(Reader, "/api/jobs/{job}/events", tagCollections, "jobEvents", "A job's progress as server-sent events").long(),
		on(Editor, remove, "/api/jobs/{job}", tagCollections, "cancelJob", "Cancel a job; what is done stays", s.cancelJob).status(204),
		on(Reader, get, "/api/custody", tagCollections, "custody", "The log of custody, newest first", s.custody),
		on(Editor, get, "/api/custody/check", tagCollections, "checkCustody", "Walk the log's chain of hashes, and check everything that it speaks of against it", s.checkCustody).long(),

		on(Reader, get, "/api/dispatches", tagDispatches, "dispatches", "Dispatches under a filter", s.dispatches),
		on(Reader, get, "/api/dispatches/{dispatch}", tagDispatches, "dispatch", "One dispatch: text, mentions, claims, rulings", s.dispatch),
		on(Reader, get, "/api/dispatches/{dispatch}/record", tagDispatches, "record", "Its record, as isnad read prints it", s.record),
		on(Reader, get, "/api/dispatches/{dispatch}/original", tagDispatches, "original", "The original bytes", s.original).streams("application/octet-stream", "The original bytes, as an attachment"),
		on(Reader, get, "/api/dispatches/{dispatch}/places", tagDispatches, "dispatchPlaces", "How its place names were resolved, with alternatives and reasons", s.dispatchPlaces),
		on(Coder, post, "/api/dispatches/{dispatch}/claims", tagDispatches, "addClaim", "Add a claim that was not found", s.addClaim).status(201),
		on(Admin, post, "/api/dispatches/{dispatch}/purge", tagDispatches, "purge", "Erase a dispatch; a hash stays", s.purge).status(204),
		on(Reader, post, "/api/read", tagDispatches, "read", "Read one text without storing it", s.read).body(textBody),

		on(Reader, get, "/api/claims", tagClaims, "claims", "Claims under a filter", s.claims),
		on(Reader, get, "/api/claims/facets", tagClaims, "facets", "Values of each field with numbers of claims", s.facets),
		on(Reader, get, "/api/claims/{claim}", tagClaims, "claim", "One claim with its dispatch in short", s.claim),
		on(Reader, get, "/api/claims/{claim}/frame", tagClaims, "claimFrame", "Why the program read it: its frame", s.claimFrame),
		on(Reader, get, "/api/claims/{claim}/cluster", tagClaims, "claimCluster", "The cluster in which a claim stands now", s.claimCluster),
		on(Reader, get, "/api/searches", tagClaims, "searches", "Saved searches", s.searches),
		on(Coder, post, "/api/searches", tagClaims, "addSearch", "Save a search", s.addSearch).status(201),
		on(Coder, remove, "/api/searches/{search}", tagClaims, "dropSearch", "Forget a saved search", s.dropSearch).status(204),

		on(Reader, get, "/api/claims/{claim}/rulings", tagReview, "rulings", "A claim's rulings, oldest first", s.rulings),
		on(Coder, post, "/api/claims/{claim}/rulings", tagReview, "rule", "Accept, correct, reject, merge, split or comment", s.rule).status(201).body(textBody),
		on(Coder, post, "/api/rulings", tagReview, "ruleMany", "Rule alike on many claims", s.ruleMany),
		on(Coder, get, "/api/queue", tagReview, "queue", "What to look at next, by doubt", s.queue),
		on(Reader, get, "/api/coders", tagReview, "coders", "Who has ruled, and on how many claims", s.coders),
		on(Reader, get, "/api/agreement", tagReview, "agreement", "How far two coders, or a coder and the program, agree", s.agreement).long(),
		on(Reader, get, "/api/precision", tagReview, "precision", "How rulings judge what the program printed", s.precision),

		on(Reader, get, "/api/search", tagViews, "search", "Dispatches by words, with highlights", s.search),
		on(Reader, get, "/api/map/points", tagViews, "mapPoints", "Claims by place, put together by zoom", s.mapPoints),
		on(Reader, get, "/api/map/control", tagViews, "mapControl", "Who is said to hold what at a date, and disputes", s.mapControl),
		on(Reader, get, "/api/map/routes", tagViews, "mapRoutes", "Ways and lines that are said to link places", s.mapRoutes),
		on(Reader, get, "/api/timeline", tagViews, "timeline", "Claims by bins of time", s.timeline),
		on(Reader, get, "/api/network", tagViews, "network", "Parties and their relations", s.network),
		on(Reader, get, "/api/network/claims", tagViews, "edgeClaims", "The claims behind an edge", s.edgeClaims),
		on(Reader, get, "/api/compare", tagViews, "compare", "Clusters of claims against outlets", s.compare),
		on(Reader, get, "/api/clusters/{cluster}", tagViews, "cluster", "One cluster with its claims", s.cluster),

		on(Reader, get, "/api/places", tagNames, "places", "Places by the beginning of a name", s.places),
		on(Reader, get, "/api/places/{place}", tagNames, "place", "One place: names, what is said of its control, claims", s.place),
		on(Reader, get, "/api/actors", tagNames, "actors", "Parties by the beginning of a name", s.actors),
		on(Reader, get, "/api/actors/{actor}", tagNames, "actor", "One party; private persons have no page", s.actor),
		on(Reader, get, "/api/outlets", tagNames, "outlets", "Outlets by the beginning of a name", s.outlets),
		on(Admin, post, "/api/persons/mask", tagNames, "maskPerson", "Mask a person everywhere, for good", s.maskPerson),

		on(Reader, get, "/api/lexicon", tagLexicon, "lexicon", "Files of frames and words", s.lexicon),
		on(Reader, get, "/api/lexicon/{folder}/{file}", tagLexicon, "lexiconFile", "One file", s.lexiconFile),
		on(Editor, put, "/api/lexicon/{folder}/{file}", tagLexicon, "saveLexicon", "Save it into the user's data directory", s.saveLexicon).body(textBody),
		on(Editor, remove, "/api/lexicon/{folder}/{file}", tagLexicon, "dropLexicon", "Drop the user's file; the embedded one stands again", s.dropLexicon).status(204),
		on(Reader, post, "/api/lexicon/{folder}/{file}/check", tagLexicon, "checkLexicon", "Errors of a new text, with their places", s.checkLexicon).body(textBody),
		on(Reader, post, "/api/lexicon/{folder}/{file}/examples", tagLexicon, "runExamples", "Run the examples of a frame file's new text", s.runExamples).body(textBody),
		on(Reader, post, "/api/lexicon/{folder}/{file}/try", tagLexicon, "tryLexicon", "What a new text adds, drops and changes on a text or a collection", s.tryLexicon).body(textBody).long(),

		on(Reader, get, "/api/export", tagExport, "export", "Export exactly what a filter leaves, with a manifest that says what it is", s.export).streams("application/zip", "An archive of the export's files and manifest.json").long(),
		on(Reader, get, "/api/export/manifest", tagExport, "manifest", "The manifest of the export with the same parameters: counts, versions, hashes, what is masked", s.manifest).long(),
	}
}
