package export

import (
	"encoding/csv"
	"sort"

	"isnad/corroborate"
)

// table writes CSV, a row a claim.
type table struct {
	j *job
	w *csv.Writer
}

func newTable(j *job) (writer, error) {
	w, err := j.csv("claims", claimColumns)
	if err != nil {
		return nil, err
	}
	return &table{j, w}, nil
}

// csv begins a CSV file: the byte order mark where asked, the names of the
// columns, and for HXL their tags.
func (j *job) csv(name string, cols []column) (*csv.Writer, error) {
	if j.o.Format == HXL {
		name += "-hxl"
	}
	f, err := j.create(name + ".csv")
	if err != nil {
		return nil, err
	}
	if j.o.Excel {
		if _, err := f.Write([]byte("\xef\xbb\xbf")); err != nil {
			return nil, err
		}
	}
	w := csv.NewWriter(f)
	names, tags := make([]string, len(cols)), make([]string, len(cols))
	for i, c := range cols {
		names[i], tags[i] = c.name, c.hxl
	}
	if err := w.Write(names); err != nil {
		return nil, err
	}
	if j.o.Format == HXL {
		if err := w.Write(tags); err != nil {
			return nil, err
		}
	}
	return w, nil
}

func cells(cols []column, r *row) []string {
	out := make([]string, len(cols))
	for i, c := range cols {
		out[i] = c.text(r)
	}
	return out
}

func (w *table) record(v *view) error {
	for i := range v.Claims {
		r := v.row(i)
		if err := w.w.Write(cells(claimColumns, &r)); err != nil {
			return err
		}
		w.j.manifest.Counts.Rows++
	}
	return nil
}

func (w *table) end() error {
	w.w.Flush()
	return w.w.Error()
}

// clusterTable writes CSV, a row a cluster.
type clusterTable struct{ j *job }

func (w *clusterTable) record(*view) error { return nil }

func (w *clusterTable) end() error {
	cs, err := w.j.clusters()
	if err != nil {
		return err
	}
	out, err := w.j.csv("clusters", clusterColumns)
	if err != nil {
		return err
	}
	ix := newIndex(w.j.kept)
	for i := range cs {
		lead, ok := ix.row(cs[i].Lead)
		if !ok {
			continue
		}
		r := clusterRow(&cs[i], lead, ix.outlets(cs[i].Members))
		if err := out.Write(cells(clusterColumns, &r)); err != nil {
			return err
		}
		w.j.manifest.Counts.Rows++
	}
	out.Flush()
	return out.Error()
}

// index finds claims by their names.
type index struct {
	views map[string]*view
}

func newIndex(rs []Record) *index {
	x := &index{map[string]*view{}}
	for i := range rs {
		x.views[rs[i].Doc] = newView(rs[i])
	}
	return x
}

func (x *index) row(r corroborate.Ref) (row, bool) {
	v := x.views[r.Doc]
	if v == nil {
		return row{}, false
	}
	for i := range v.Claims {
		if v.Claims[i].ID == r.Claim {
			return v.row(i), true
		}
	}
	return row{}, false
}

// outlets are the outlets of the claims, sorted.
func (x *index) outlets(ms []corroborate.Member) []string {
	seen := map[string]bool{}
	var out []string
	for _, m := range ms {
		if v := x.views[m.Doc]; v != nil && v.Outlet != "" && !seen[v.Outlet] {
			seen[v.Outlet] = true
			out = append(out, v.Outlet)
		}
	}
	sort.Strings(out)
	return out
}
