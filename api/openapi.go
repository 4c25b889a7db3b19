package api

import (
	"bytes"
	"encoding/json"

	"github.com/danielgtaylor/huma/v2"
)

// Description is the OpenAPI 3.1 description of the API, as indented JSON. It
// depends on the types of this package only.
func Description() ([]byte, error) {
	d := newServer().api.OpenAPI()
	if err := shareParameters(d); err != nil {
		return nil, err
	}
	raw, err := d.MarshalJSON()
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := json.Indent(&out, raw, "", "  "); err != nil {
		return nil, err
	}
	out.WriteByte('\n')
	return out.Bytes(), nil
}

// shareParameters names once what many operations take: the filter stands in
// most of them, and would make nine tenths of the description.
func shareParameters(d *huma.OpenAPI) error {
	type use struct{ list []**huma.Param }
	same := map[string]map[string]*use{} // name, then JSON
	for _, item := range d.Paths {
		for _, op := range []*huma.Operation{item.Get, item.Put, item.Post, item.Delete, item.Patch} {
			if op == nil {
				continue
			}
			for i, p := range op.Parameters {
				raw, err := json.Marshal(p)
				if err != nil {
					return err
				}
				if same[p.Name] == nil {
					same[p.Name] = map[string]*use{}
				}
				u := same[p.Name][string(raw)]
				if u == nil {
					u = &use{}
					same[p.Name][string(raw)] = u
				}
				u.list = append(u.list, &op.Parameters[i])
			}
		}
	}
	if d.Components.Parameters == nil {
		d.Components.Parameters = map[string]*huma.Param{}
	}
	for name, forms := range same {
		for _, u := range forms {
			// Only the commonest form of a name is shared.
			if len(u.list) < 5 {
				continue
			}
			d.Components.Parameters[name] = *u.list[0]
			for _, p := range u.list {
				*p = &huma.Param{Ref: "#/components/parameters/" + name}
			}
		}
	}
	return nil
}
