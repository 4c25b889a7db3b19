package main

import "encoding/json"

type ref struct{ Ref, Dispatch string }

// refs are claims from all over the collection.
func (a *asker) refs() ([]ref, error) {
	var out []ref
	for _, path := range []string{"/api/claims?limit=50", "/api/claims?limit=50&skip=20000", "/api/claims?limit=50&sort=-doubt"} {
		_, b, err := a.get(path)
		if err != nil {
			return nil, err
		}
		var page struct{ Items []ref }
		if err := json.Unmarshal(b, &page); err != nil {
			return nil, err
		}
		out = append(out, page.Items...)
	}
	return out, nil
}
