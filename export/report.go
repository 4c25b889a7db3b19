package export

import (
	_ "embed"
	"fmt"
	"html/template"
	"sort"
	"time"

	"isnad/corroborate"
)

// report writes one page in Arabic and English that needs nothing beside it:
// no script, no font, no picture from elsewhere. What several dispatches say
// comes first, with the disputed before the agreed; then who is said to hold
// which place; then every claim under its dispatch; last the manifest.
type report struct{ j *job }

//go:embed report.html
var reportText string

var reportPage = template.Must(template.New("report").Funcs(template.FuncMap{
	"ar":    func(s any) string { return label(fmt.Sprint(s), 0) },
	"en":    func(s any) string { return label(fmt.Sprint(s), 1) },
	"plain": Plain,
	"n32": func(n *int32) string {
		if n == nil {
			return ""
		}
		return fmt.Sprint(*n)
	},
}).Parse(reportText))

func (w *report) record(*view) error { return nil }

// reportData is what the page shows.
type reportData struct {
	Title, Made string
	M           *Manifest
	Outlets     []outletCount
	Clusters    []reportCluster
	Places      []reportPlace
	Dispatches  []reportDispatch
	Bars        []bar
	From, To    string
}

type outletCount struct {
	Name               string
	Dispatches, Claims int
}

type reportCluster struct {
	cluster
	Row    row // of the leading claim
	Claims []reportClaim
}

type reportClaim struct {
	row
	Denies bool
}

type reportPlace struct {
	Name, En string
	Rows     []reportCluster
}

type reportDispatch struct {
	Doc, Outlet, Date, Title string
	Claims                   []row
}

// bar is a column of the picture of claims over time, in its units.
type bar struct {
	X, Y, W, H float64
	Title      string
}

func (w *report) end() error {
	d := &reportData{Title: Plain(w.j.o.Title), Made: w.j.o.Now.UTC().Format("2006-01-02 15:04") + " UTC", M: &w.j.manifest}
	if d.Title == "" {
		d.Title = "تقرير الادعاءات · Claims"
	}
	ix := newIndex(w.j.kept)
	if w.j.o.Knowledge != nil {
		cs, err := w.j.clusters()
		if err != nil {
			return err
		}
		d.fill(ix, cs)
	}
	count := map[string]*outletCount{}
	days := map[string]int{}
	for i := range w.j.kept {
		v := ix.views[w.j.kept[i].Doc]
		name := Plain(v.Outlet)
		if count[name] == nil {
			count[name] = &outletCount{Name: name}
		}
		count[name].Dispatches++
		count[name].Claims += len(v.Claims)
		x := reportDispatch{Doc: v.Doc, Outlet: name, Date: v.Date, Title: Plain(v.Title)}
		for k := range v.Claims {
			r := v.row(k).plain()
			x.Claims = append(x.Claims, r)
			if len(r.EventDate) == 10 {
				days[r.EventDate]++
			}
		}
		w.j.manifest.Counts.Rows += len(x.Claims)
		d.Dispatches = append(d.Dispatches, x)
	}
	sort.SliceStable(d.Dispatches, func(i, j int) bool {
		a, b := &d.Dispatches[i], &d.Dispatches[j]
		if a.Date != b.Date {
			return a.Date < b.Date
		}
		return a.Doc < b.Doc
	})
	for _, o := range count {
		d.Outlets = append(d.Outlets, *o)
	}
	sort.Slice(d.Outlets, func(i, j int) bool {
		a, b := d.Outlets[i], d.Outlets[j]
		if a.Claims != b.Claims {
			return a.Claims > b.Claims
		}
		return a.Name < b.Name
	})
	d.Bars, d.From, d.To = bars(days)
	f, err := w.j.create("report.html")
	if err != nil {
		return err
	}
	return reportPage.Execute(f, d)
}

// fill takes the clusters in: those of several claims, and the histories of
// places.
func (d *reportData) fill(ix *index, cs []cluster) {
	order := map[corroborate.Status]int{corroborate.Disputed: 0, corroborate.Denied: 1, corroborate.Corroborated: 2, corroborate.Repeated: 3, corroborate.Single: 4}
	places := map[string]*reportPlace{}
	for _, c := range cs {
		lead, ok := ix.row(c.Lead)
		if !ok {
			continue
		}
		x := reportCluster{cluster: c, Row: lead.plain()}
		for _, m := range c.Members {
			if r, ok := ix.row(m.Ref); ok {
				x.Claims = append(x.Claims, reportClaim{r.plain(), m.Denied})
			}
		}
		if c.Kind == "control" && lead.LocationID != "" && !c.Future {
			p := places[lead.LocationID]
			if p == nil {
				p = &reportPlace{Name: x.Row.Location, En: x.Row.LocationEn}
				places[lead.LocationID] = p
			}
			p.Rows = append(p.Rows, x)
		}
		if c.Status != corroborate.Single {
			d.Clusters = append(d.Clusters, x)
		}
	}
	sort.SliceStable(d.Clusters, func(i, j int) bool {
		a, b := &d.Clusters[i], &d.Clusters[j]
		if order[a.Status] != order[b.Status] {
			return order[a.Status] < order[b.Status]
		}
		return a.Start < b.Start
	})
	for _, p := range places {
		sort.SliceStable(p.Rows, func(i, j int) bool { return p.Rows[i].Start < p.Rows[j].Start })
		d.Places = append(d.Places, *p)
	}
	sort.Slice(d.Places, func(i, j int) bool {
		a, b := &d.Places[i], &d.Places[j]
		if len(a.Rows) != len(b.Rows) {
			return len(a.Rows) > len(b.Rows)
		}
		if a.En != b.En {
			return a.En < b.En
		}
		return a.Name < b.Name
	})
}

// bars are claims a day, or a month or a year where the time is long, as
// columns in a picture of 600 by 80.
func bars(days map[string]int) (out []bar, from, to string) {
	if len(days) == 0 {
		return nil, "", ""
	}
	var all []string
	for d := range days {
		all = append(all, d)
	}
	sort.Strings(all)
	from, to = all[0], all[len(all)-1]
	a, err1 := time.Parse("2006-01-02", from)
	b, err2 := time.Parse("2006-01-02", to)
	if err1 != nil || err2 != nil {
		return nil, "", ""
	}
	layout, step := "2006-01-02", func(t time.Time) time.Time { return t.AddDate(0, 0, 1) }
	switch n := b.Sub(a).Hours() / 24; {
	case n > 3650:
		layout, step = "2006", func(t time.Time) time.Time { return t.AddDate(1, 0, 0) }
		a = time.Date(a.Year(), 1, 1, 0, 0, 0, 0, time.UTC)
	case n > 120:
		layout, step = "2006-01", func(t time.Time) time.Time { return t.AddDate(0, 1, 0) }
		a = time.Date(a.Year(), a.Month(), 1, 0, 0, 0, 0, time.UTC)
	}
	sum := map[string]int{}
	top := 0
	for d, n := range days {
		k := d[:len(layout)]
		sum[k] += n
		top = max(top, sum[k])
	}
	var keys []string
	for t := a; !t.After(b); t = step(t) {
		keys = append(keys, t.Format(layout))
	}
	width := 600 / float64(len(keys))
	for i, k := range keys {
		if n := sum[k]; n > 0 {
			h := 76 * float64(n) / float64(top)
			out = append(out, bar{X: float64(i) * width, Y: 80 - h, W: max(width-1, 0.8), H: h, Title: fmt.Sprintf("%s: %d", k, n)})
		}
	}
	return out, from, to
}
