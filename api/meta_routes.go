package api

import (
	"context"
	_ "embed"
	"net/http"
	"runtime"

	"isnad"
)

//go:embed openapi.json
var description []byte

func serveDescription(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write(description) // the asker has gone
}

func (s *Server) health(ctx context.Context, _ *struct{}) (*Out[Health], error) {
	if _, err := s.Store.Head(ctx); err != nil {
		return nil, s.answer(err)
	}
	return &Out[Health]{Health{Status: "ok"}}, nil
}

func (s *Server) version(context.Context, *struct{}) (*Out[Version], error) {
	e := s.Lexicon.now.Load()
	return &Out[Version]{Version{Program: s.Program, Data: s.Lexicon.Version(), Edited: len(e.files) > 0, Store: s.Store.Engine(), Fetch: s.Fetch, Accounts: s.Accounts != nil, Go: runtime.Version()}}, nil
}

var roleNamesOf = map[isnad.Kind][]string{
	isnad.Control: {"holder", "place", "from"}, isnad.Event: {"agent", "patient", "place", "from", "to", "instrument", "topic"},
	isnad.Relation: {"agent", "patient"}, isnad.Route: {"from", "to", "via"}, isnad.Presence: {"agent", "place"}, isnad.Condition: {"patient", "place"},
}

func (s *Server) vocabulary(context.Context, *struct{}) (*Out[Vocabulary], error) {
	out := Vocabulary{
		Degrees: isnad.Degrees, Modes: isnad.RouteModes, Bearings: []string{"N", "NE", "E", "SE", "S", "SW", "W", "NW"},
		Polarity: []string{isnad.Affirmed, isnad.Denied}, Certainty: []string{isnad.Certain, isnad.Probable, isnad.Possible},
		Tense: []string{isnad.Past, isnad.Present, isnad.Future}, Evidence: []string{isnad.Witnessed, isnad.Told, isnad.Hearsay, isnad.Inferred, isnad.Asserted},
		LinkKinds:  []string{"outlet", "agency", "person", "role", "actor", "document", "witness", "unnamed"},
		Manners:    []string{"publishes", "told", "announced", "wrote", "quoted", "saw", "whispered", "estimated", "denied"},
		Mentions:   []string{"place", "actor", "person", "role", "time", "count"},
		Rulings:    []string{isnad.Unruled, isnad.RulingAccept, isnad.RulingCorrect, isnad.RulingReject, isnad.RulingMerge, isnad.RulingSplit, isnad.RulingAdd, isnad.Merged},
		Formats:    formats(),
		ActorKinds: []string{"state", "army", "armed_group", "coalition", "government_body", "party", "igo", "ngo", "agency", "observatory"},
	}
	types := map[isnad.Kind][]string{isnad.Control: isnad.ControlTypes, isnad.Event: isnad.EventTypes, isnad.Relation: isnad.RelationTypes}
	for _, k := range []isnad.Kind{isnad.Control, isnad.Event, isnad.Relation, isnad.Route, isnad.Presence, isnad.Condition} {
		required, all := k.Required()
		info := KindInfo{Kind: string(k), Types: []string{}, Required: required, All: all, Roles: roleNamesOf[k]}
		if types[k] != nil {
			info.Types = types[k]
		}
		out.Kinds = append(out.Kinds, info)
	}
	return &Out[Vocabulary]{out}, nil
}
