package api

// Health says whether the server can answer.
type Health struct {
	Status string `json:"status" enum:"ok" example:"ok"`
}

// Version is what runs here.
type Version struct {
	Program  string `json:"program" example:"0.2.0"`
	Data     string `json:"data" doc:"Version of the embedded or edited data" example:"3f9a1c0d22be"`
	Edited   bool   `json:"edited" doc:"The user's own data files stand over the embedded ones"`
	Store    string `json:"store" enum:"sqlite,postgres" example:"sqlite"`
	Fetch    bool   `json:"fetch" doc:"Whether pages can be fetched by their addresses"`
	Accounts bool   `json:"accounts" doc:"Whether one must sign in"`
	Go       string `json:"go" example:"go1.26.8"`
}

// Vocabulary is the codebook's closed lists.
type Vocabulary struct {
	Kinds      []KindInfo `json:"kinds"`
	Degrees    []string   `json:"degrees" example:"[\"full\",\"part\",\"fire\",\"siege\"]"`
	Modes      []string   `json:"modes"`
	Bearings   []string   `json:"bearings"`
	Polarity   []string   `json:"polarity"`
	Certainty  []string   `json:"certainty"`
	Tense      []string   `json:"tense"`
	Evidence   []string   `json:"evidence"`
	LinkKinds  []string   `json:"link_kinds"`
	Manners    []string   `json:"manners"`
	Mentions   []string   `json:"mentions" doc:"Types of mentions"`
	Rulings    []string   `json:"rulings"`
	Formats    []Format   `json:"formats" doc:"Formats of exports"`
	ActorKinds []string   `json:"actor_kinds"`
}

// KindInfo is a kind of claims: its types and roles.
type KindInfo struct {
	Kind     string   `json:"kind" example:"control"`
	Types    []string `json:"types" example:"[\"hold\",\"take\",\"lose\",\"contest\",\"approach\"]"`
	Required []string `json:"required" example:"[\"holder\",\"place\"]"`
	All      bool     `json:"all" doc:"All required roles must be filled, or else at least one"`
	Roles    []string `json:"roles" doc:"All roles, required first" example:"[\"holder\",\"place\",\"from\"]"`
}
