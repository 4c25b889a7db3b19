package api

// Filter is the one filter that all views share; every field narrows, and
// several values of one field widen. It stands in addresses as query
// parameters by the names of isnad.Filter, which is its form in bodies.
type Filter struct {
	Text          string   `query:"text" maxLength:"500" doc:"Words that the dispatch has, in any of their forms; in quotation marks: one phrase" example:"معبر البوكمال"`
	Collections   []string `query:"collections,explode" maxItems:"50" doc:"Collections, by id" example:"samples"`
	Dispatches    []string `query:"dispatches,explode" maxItems:"500" doc:"Dispatches, by id"`
	Outlets       []string `query:"outlets,explode" maxItems:"200" doc:"Outlets, as written" example:"وكالة الضفة للأنباء"`
	Languages     []string `query:"languages,explode" maxItems:"20" doc:"BCP 47" example:"ar"`
	PublishedFrom string   `query:"published_from" maxLength:"10" doc:"First day of publication, ISO 8601: 2017, 2017-11 or 2017-11-19"`
	PublishedTo   string   `query:"published_to" maxLength:"10" doc:"Last day of publication"`
	From          string   `query:"from" maxLength:"10" doc:"First day that a claim speaks of; where its text gives no time, the day of publication counts" example:"2017-11-01"`
	To            string   `query:"to" maxLength:"10" doc:"Last day that a claim speaks of" example:"2017-11-30"`
	Places        []string `query:"places,explode" maxItems:"200" doc:"Places in any role, by id or name"`
	Actors        []string `query:"actors,explode" maxItems:"200" doc:"Parties and persons in any role, by id or name" example:"is"`
	Sources       []string `query:"sources,explode" maxItems:"200" doc:"Who is said to have said it: names or ids in the chain"`
	Mentions      []string `query:"mentions,explode" maxItems:"200" doc:"Names or ids that the dispatch mentions, in a claim or not"`
	Near          string   `query:"near" maxLength:"60" doc:"lat,lon,km: a role at a point within the circle" example:"34.45,40.92,25"`
	Box           string   `query:"box" maxLength:"100" doc:"west,south,east,north in degrees: a role at a point within the box" example:"38,32,45,37"`
	Claims        []string `query:"claims,explode" maxItems:"500" doc:"Claims, by ref"`
	Kinds         []string `query:"kinds,explode" maxItems:"6" enum:"control,event,relation,route,presence,condition" doc:"Kinds of claims" example:"control"`
	Types         []string `query:"types,explode" maxItems:"60" enum:"hold,take,lose,contest,approach,clash,attack,shelling,airstrike,explosion,advance,withdraw,encircle,clear,deploy,repel,kill,detain,release,destroy,displace,return,protest,open,close,aid,meet,agree,break,state,accuse,demand,threaten,reject,sanction,appoint,other,ally,support,command,member,oppose" doc:"Types of claims, of any kind" example:"take"`
	Degrees       []string `query:"degrees,explode" maxItems:"4" enum:"full,part,fire,siege" doc:"How firmly a place is held"`
	Polarity      []string `query:"polarity,explode" maxItems:"2" enum:"affirmed,denied" doc:"Whether the source affirms or denies it"`
	Certainty     []string `query:"certainty,explode" maxItems:"3" enum:"certain,probable,possible" doc:"How sure the source is"`
	Tense         []string `query:"tense,explode" maxItems:"3" enum:"past,present,future" doc:"Whether it was, is or will be"`
	Evidence      []string `query:"evidence,explode" maxItems:"5" enum:"witnessed,told,hearsay,inferred,asserted" doc:"How the last source knows"`
	Counts        []string `query:"counts,explode" maxItems:"20" doc:"What the claim counts" example:"killed"`
	Frames        []string `query:"frames,explode" maxItems:"200" doc:"Frames that made the claim, by name" example:"control.take:seize"`
	Rulings       []string `query:"rulings,explode" maxItems:"7" enum:"unruled,accept,correct,reject,merge,split,add,merged" doc:"The last decision taken on it; empty: all claims that stand, which leaves out those rejected, split, or merged into another"`
	MinConfidence float64  `query:"min_confidence" minimum:"0" maximum:"1" doc:"How sure the program is of its reading, at least"`
}

// Masking asks for names of private persons.
type Masking struct {
	Mask bool `query:"mask" default:"true" doc:"Mask the names of private persons; false needs the role coder"`
}
