package api

import "time"

// SearchQuery asks for dispatches by words.
type SearchQuery struct {
	Filter
	Paging
	Masking
	Sort string `query:"sort" enum:"date,-date" default:"-date" doc:"By publication; a minus puts the newest first"`
}

// SearchPage is dispatches with highlights.
type SearchPage struct {
	Items []Hit  `json:"items"`
	Next  string `json:"next,omitempty"`
	Total int    `json:"total" doc:"Dispatches that match" example:"7"`
}

// Hit is a dispatch that matches.
type Hit struct {
	Dispatch DispatchSummary `json:"dispatch"`
	Found    int             `json:"found" doc:"Places in the text and title that match" example:"4"`
	Title    []Span          `json:"title_marks" doc:"Words of the title that match"`
	Snippets []Snippet       `json:"snippets" doc:"At most three"`
}

// Snippet is a piece of the text with the words that match.
type Snippet struct {
	Text  string `json:"text" example:"سيطرت على معبر البوكمال الحدودي"`
	Start int    `json:"start" doc:"Code point of the dispatch's text where the piece begins" example:"120"`
	Marks []Span `json:"marks" doc:"Words that match, in code points of the piece"`
}

// MapQuery asks for the map's points.
type MapQuery struct {
	Filter
	Zoom int `query:"zoom" minimum:"0" maximum:"22" default:"6" doc:"Zoom of a web map; points that would lie within some 40 pixels of each other are put together"`
}

// MapPoints is claims by place.
type MapPoints struct {
	Points    []MapPoint `json:"points"`
	Claims    int        `json:"claims" doc:"Claims on the map" example:"180"`
	Placeless int        `json:"placeless" doc:"Claims under the filter without a resolved place" example:"60"`
	More      bool       `json:"more,omitempty" doc:"There are more points than those shown"`
}

// MapPoint is a place, or several put together.
type MapPoint struct {
	Point
	Claims int            `json:"claims" example:"12"`
	Places int            `json:"places" doc:"Places put together; 1: a single one" example:"1"`
	Types  map[string]int `json:"types" doc:"Claims by kind.type" example:"{\"control.take\":3,\"event.airstrike\":9}"`
}

// ControlQuery asks who is said to hold what at a date.
type ControlQuery struct {
	Filter
	Date string `query:"date" maxLength:"10" doc:"The day, ISO 8601; empty: the last day known" example:"2017-11-15"`
}

// ControlMap is places with what is said of their control at a date.
type ControlMap struct {
	AsOf   time.Time      `json:"as_of" doc:"When the claims were put together; what was added since is not in it yet"`
	Date   string         `json:"date" example:"2017-11-15"`
	Places []ControlPlace `json:"places"`
}

// ControlPlace is one place at a date.
type ControlPlace struct {
	Place    Point          `json:"place"`
	Disputed bool           `json:"disputed" doc:"An open dispute touches who holds it"`
	Holders  []HolderAtDate `json:"holders" doc:"The latest statement first; several where dispatches do not agree, or parts are held by several"`
}

// HolderAtDate is a party that is said to hold a place.
type HolderAtDate struct {
	Holder    Named    `json:"holder"`
	Type      string   `json:"type" doc:"hold, take, contest, approach" example:"take"`
	Degree    string   `json:"degree,omitempty" doc:"full, part, fire, siege; absent where nobody says" example:"full"`
	Since     string   `json:"since" doc:"First day of the statement" example:"2017-11-09"`
	Said      string   `json:"said" doc:"Day of the last dispatch that says it" example:"2017-11-14"`
	Affirming int      `json:"affirming" doc:"Independent chains that affirm" example:"2"`
	Denying   int      `json:"denying" doc:"Independent chains that deny" example:"1"`
	Affirmers []string `json:"affirmers" doc:"Outlets"`
	Deniers   []string `json:"deniers" doc:"Outlets"`
	Disputed  bool     `json:"disputed" doc:"An open dispute touches it"`
	Cluster   string   `json:"cluster" example:"q-9c1e"`
}

// RouteMap is ways and lines that are said to link places.
type RouteMap struct {
	AsOf   time.Time   `json:"as_of" doc:"When the claims were put together; what was added since is not in it yet"`
	Routes []RouteLine `json:"routes"`
}

// RouteLine is one way.
type RouteLine struct {
	Mode     string   `json:"mode" example:"road"`
	Points   []Point  `json:"points" doc:"From, way stations, to"`
	Claims   []string `json:"claims" doc:"Refs of the first 50"`
	Affirmed int      `json:"affirmed" doc:"Claims that affirm it" example:"2"`
	Denied   int      `json:"denied" doc:"Claims that deny it" example:"0"`
}

// PlacePath names a place in the path.
type PlacePath struct {
	Place string `path:"place" maxLength:"200" example:"wof:85676589"`
	Limit int    `query:"limit" minimum:"1" maximum:"5000" default:"200" doc:"Most statements; the latest are given"`
}

// PlacePage is what is known and said of a place.
type PlacePage struct {
	Place      Point       `json:"place"`
	Located    bool        `json:"located" doc:"Its point is known"`
	Country    string      `json:"country,omitempty" example:"SY"`
	Parent     string      `json:"parent,omitempty" example:"دير الزور"`
	Names      []string    `json:"names" doc:"All names of the gazetteer"`
	Written    []Facet     `json:"written" doc:"As dispatches write it"`
	Statements []Statement `json:"statements" doc:"What is said of its control, by time"`
	Total      int         `json:"total" doc:"Statements in all; where it is more than are given, the earlier ones are left out" example:"3"`
	Disputes   []Dispute   `json:"disputes" doc:"Of the statements that are given"`
	AsOf       time.Time   `json:"as_of" doc:"When statements and disputes were put together"`
	Claims     int         `json:"claims" example:"54"`
	Kinds      []Facet     `json:"kinds" doc:"Claims by kind.type"`
	First      string      `json:"first,omitempty"`
	Last       string      `json:"last,omitempty"`
}

// Statement is one thing that is said of who holds a place: a cluster of
// claims.
type Statement struct {
	Cluster   string   `json:"cluster" example:"q-9c1e"`
	Start     string   `json:"start" doc:"First day that it speaks of" example:"2017-11-09"`
	End       string   `json:"end" example:"2017-11-09"`
	Type      string   `json:"type" doc:"hold, take, lose, contest, approach; withdraw and advance are moves that bear on control" example:"take"`
	Degree    string   `json:"degree,omitempty" example:"full"`
	Holder    Named    `json:"holder"`
	Holds     bool     `json:"holds" doc:"Affirming says that the party holds the place; or else that it does not"`
	Affirming int      `json:"affirming" doc:"Independent chains"`
	Denying   int      `json:"denying" doc:"Independent chains"`
	Affirmers []string `json:"affirmers" doc:"Outlets"`
	Deniers   []string `json:"deniers" doc:"Outlets"`
	FirstSaid string   `json:"first_said" example:"2017-11-09"`
	LastSaid  string   `json:"last_said" example:"2017-11-14"`
	Future    bool     `json:"future,omitempty"`
	Claims    []string `json:"claims" doc:"Refs of the claims"`
}

// Dispute is a contradiction between two statements about a place, or within
// one, where a and b are then the same.
type Dispute struct {
	A       string `json:"a" doc:"Cluster"`
	B       string `json:"b" doc:"Cluster"`
	Code    string `json:"code" doc:"rival-holders or held-and-lost" example:"rival-holders"`
	Ar      string `json:"ar" doc:"The code in words"`
	En      string `json:"en"`
	Open    bool   `json:"open" doc:"Nothing said later settles it"`
	Settled string `json:"settled,omitempty" doc:"The later statement that does"`
}

// ActorPath names a party in the path.
type ActorPath struct {
	Actor string `path:"actor" maxLength:"200" example:"is"`
}

// ActorPage is what is said of a party. Private persons have none.
type ActorPage struct {
	Actor     Named         `json:"actor"`
	Kind      string        `json:"kind,omitempty" doc:"Kind of party (data/actors)" example:"group"`
	Aliases   []string      `json:"aliases"`
	Written   []Facet       `json:"written" doc:"As dispatches write it"`
	Roles     []Facet       `json:"roles" doc:"Claims by the role that it plays"`
	Kinds     []Facet       `json:"kinds" doc:"Claims by kind.type"`
	Places    []Facet       `json:"places" doc:"Where, most claims first"`
	Relations []NetworkEdge `json:"relations"`
	Claims    int           `json:"claims" example:"41"`
	First     string        `json:"first,omitempty"`
	Last      string        `json:"last,omitempty"`
}

// TimelineQuery asks for claims by time.
type TimelineQuery struct {
	Filter
	Bin   string `query:"bin" enum:"auto,day,week,month,year" default:"auto" doc:"Width of a bin; auto: at most 400 bins"`
	Split string `query:"split" enum:"kind,type,outlet" default:"kind" doc:"What the series are"`
}

// Timeline is claims by bins of time.
type Timeline struct {
	Bin     string   `json:"bin" enum:"day,week,month,year" example:"day"`
	Bins    []string `json:"bins" doc:"First day of each bin; bins without claims are left out" example:"[\"2017-11-09\",\"2017-11-11\"]"`
	Series  []Series `json:"series" doc:"The largest first, at most 20; the rest is put together under the value …"`
	Undated int      `json:"undated" doc:"Claims without any date" example:"0"`
}

// Series is one value's numbers.
type Series struct {
	Value  string `json:"value" example:"control"`
	Claims []int  `json:"claims" doc:"One number a bin" example:"[4,2]"`
}

// NetworkQuery asks for parties and relations.
type NetworkQuery struct {
	Filter
	Events bool `query:"events" doc:"Events with two parties too"`
	Limit  int  `query:"limit" minimum:"1" maximum:"2000" default:"300" doc:"Edges, those with most claims first"`
}

// Network is parties and their relations as claimed.
type Network struct {
	Nodes []NetworkNode `json:"nodes"`
	Edges []NetworkEdge `json:"edges"`
	More  bool          `json:"more" doc:"Whether there are more edges than those shown"`
}

// NetworkNode is a party.
type NetworkNode struct {
	Named
	Kind string `json:"kind,omitempty" doc:"Kind of party (data/actors)" example:"group"`
}

// NetworkEdge is a relation of two parties.
type NetworkEdge struct {
	ID       string `json:"id" doc:"Stable between answers" example:"ru|sy.army|relation.support"`
	Kind     string `json:"kind" enum:"relation,event" doc:"event: two parties meet in an event" example:"relation"`
	Agent    Named  `json:"agent"`
	Patient  Named  `json:"patient"`
	Type     string `json:"type" doc:"Type of the relation or event" example:"support"`
	Sign     int    `json:"sign" enum:"-1,0,1" doc:"-1: oppose and armed acts; 1: the other relations; 0: the other events" example:"1"`
	Affirmed int    `json:"affirmed" doc:"Claims that affirm it" example:"5"`
	Denied   int    `json:"denied" doc:"Claims that deny it" example:"1"`
	Voices   int    `json:"voices" doc:"Outlets that affirm it, near duplicates counted once: no fewer than the independent chains" example:"3"`
	First    string `json:"first,omitempty" example:"2017-11-09"`
	Last     string `json:"last,omitempty" example:"2020-02-01"`
	Disputed bool   `json:"disputed"`
}

// EdgeQuery asks for the claims behind an edge.
type EdgeQuery struct {
	Filter
	Paging
	Masking
	Agent   string `query:"agent" required:"true" maxLength:"200" example:"ru"`
	Patient string `query:"patient" required:"true" maxLength:"200" example:"sy.army"`
	Of      string `query:"relation" maxLength:"20" doc:"Type of the relation; empty: all" example:"support"`
}

// CompareQuery asks for clusters against outlets.
type CompareQuery struct {
	Filter
	Paging
	Only string `query:"only" enum:"several,all,corroborated,disputed,denied,repeated,single" default:"several" doc:"Clusters by their state; several: all but single claims"`
}

// Compare is clusters of claims against outlets.
type Compare struct {
	AsOf     time.Time `json:"as_of" doc:"When the claims were put together; what was added since is not in it yet"`
	Outlets  []string  `json:"outlets" doc:"Columns, most claims first"`
	Clusters []Cluster `json:"clusters"`
	Total    int       `json:"total" example:"64"`
	Next     string    `json:"next,omitempty"`
}

// Cluster is claims of several dispatches that say the same thing, or deny
// it.
type Cluster struct {
	ID          string       `json:"id" example:"q-9c1e"`
	Kind        string       `json:"kind" example:"control"`
	Type        string       `json:"type,omitempty" example:"take"`
	Args        []RoleRow    `json:"args"`
	Place       *Point       `json:"place,omitempty"`
	Start       string       `json:"start,omitempty" doc:"Time that it speaks of" example:"2017-11-09"`
	End         string       `json:"end,omitempty"`
	FirstSaid   string       `json:"first_said,omitempty" example:"2017-11-09"`
	LastSaid    string       `json:"last_said,omitempty" example:"2017-11-19"`
	Affirming   int          `json:"affirming" doc:"Independent chains that affirm" example:"2"`
	Denying     int          `json:"denying" doc:"Independent chains that deny" example:"1"`
	Claims      int          `json:"claims" example:"5"`
	State       string       `json:"state" enum:"single,repeated,corroborated,disputed,denied" doc:"repeated: several claims of one chain; denied: only denials"`
	Future      bool         `json:"future,omitempty" doc:"A forecast or plan"`
	Why         []Why        `json:"why" doc:"For each of its claims, why it is here"`
	Corrections []Amendment  `json:"corrections" doc:"Where an outlet takes back or changes what it said"`
	Numbers     []NumberSpan `json:"numbers"`
	Cells       []Cell       `json:"cells" doc:"One for each outlet that says something of it; the others are silent"`
	Roots       []Root       `json:"roots" doc:"The independent chains, by the source nearest to the claim"`
	Against     []string     `json:"against" doc:"Clusters that contradict it"`
}

// Why says why a claim is in its cluster.
type Why struct {
	Claim string   `json:"claim"`
	Codes []string `json:"codes" doc:"same-place, same-party and the like (docs/corroboration.md)" example:"[\"same-place\",\"time-overlaps\"]"`
	Ar    string   `json:"ar" doc:"In words" example:"المكان نفسه؛ الزمنان يتداخلان"`
	En    string   `json:"en" example:"the same place; the times overlap"`
}

// Amendment is a later claim of an outlet against an earlier one of its own.
type Amendment struct {
	Kind     string `json:"kind" enum:"polarity,number"`
	From     string `json:"from" doc:"Claim"`
	To       string `json:"to" doc:"Claim"`
	Declared bool   `json:"declared" doc:"The later dispatch says of itself that it corrects"`
	What     string `json:"what,omitempty" example:"killed"`
	Was      int    `json:"was,omitempty"`
	Is       int    `json:"is,omitempty"`
}

// NumberSpan is the numbers that a cluster gives for one thing.
type NumberSpan struct {
	What   string `json:"what" example:"killed"`
	Low    int    `json:"low" example:"12"`
	Best   int    `json:"best" doc:"What most independent chains say" example:"15"`
	High   int    `json:"high" example:"20"`
	Chains int    `json:"chains" doc:"Independent chains that say the best number" example:"2"`
	Open   bool   `json:"open,omitempty" doc:"Somebody gives no upper bound"`
}

// Root is the source in which an independent chain begins.
type Root struct {
	Root    string `json:"root" doc:"e: and an actor's id, n: and a name, u: and a description, g: and a group of near duplicates, d: and a dispatch without an outlet" example:"e:sana"`
	Affirms bool   `json:"affirms"`
	Denies  bool   `json:"denies"`
	Relays  int    `json:"relays" doc:"Claims beyond the first" example:"3"`
	Own     bool   `json:"own,omitempty" doc:"The source is itself a party to the claim"`
	First   string `json:"first" doc:"Day of its first dispatch" example:"2017-11-09"`
}

// Cell is what one outlet says of a cluster.
type Cell struct {
	Outlet string   `json:"outlet" example:"وكالة الضفة للأنباء"`
	Says   string   `json:"says" enum:"affirms,denies,both" example:"affirms"`
	Relays []string `json:"relays" doc:"Sources that it names, outermost first" example:"[\"مصدر عسكري\"]"`
	Chains []int    `json:"chains" doc:"Its chains, by number in the cluster's roots: chains of one root count once"`
	First  string   `json:"first,omitempty" example:"2017-11-09"`
	Claims []string `json:"claims" doc:"Refs of its claims"`
}

// ClusterPath names a cluster in the path.
type ClusterPath struct {
	Masking
	Cluster string `path:"cluster" maxLength:"200" example:"q-9c1e"`
}

// ClaimClusterPath names a claim whose cluster is asked for.
type ClaimClusterPath struct {
	Masking
	ClaimPath
}

// ClaimCluster is the cluster of a claim.
type ClaimCluster struct {
	Cluster *ClusterDetail `json:"cluster,omitempty" doc:"Absent where the claim stands in none: it is rejected or merged"`
}

// ClusterDetail is a cluster with its claims.
type ClusterDetail struct {
	Cluster Cluster    `json:"cluster"`
	Claims  []ClaimRow `json:"claims"`
	Silent  []Silence  `json:"silent" doc:"Outlets that wrote of the same place or parties in those days and say nothing of it"`
}

// Silence is an outlet that had occasion to say something and did not.
type Silence struct {
	Outlet     string   `json:"outlet"`
	Dispatches []string `json:"dispatches" doc:"Its dispatches of those days"`
}

// NameQuery looks a name up among those that the claims under the filter use.
type NameQuery struct {
	Filter
	Name  string `query:"q" maxLength:"200" doc:"Beginning of a name, Arabic or Latin; empty: those with most claims" example:"البوك"`
	Limit int    `query:"limit" minimum:"1" maximum:"100" default:"20"`
}

// NameList is places or parties by name.
type NameList struct {
	Items []Named `json:"items"`
}

// MaskBody names a person to be masked.
type MaskBody struct {
	Body struct {
		Name   string `json:"name" minLength:"2" maxLength:"200" doc:"As written"`
		Reason string `json:"reason" minLength:"1" maxLength:"2000" doc:"Kept in the log of custody; name no one"`
	}
}

// Masked is what masking changed.
type Masked struct {
	Dispatches int `json:"dispatches" example:"3"`
}
