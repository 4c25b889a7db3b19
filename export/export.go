package export

import (
	"fmt"
	"io"
	"iter"
	"sort"
	"time"

	"isnad"
)

// writer writes one form. Records come masked and rounded.
type writer interface {
	// record takes a record; what is kept of it must not be changed.
	record(v *view) error
	// end finishes the files.
	end() error
}

// job is an export under way.
type job struct {
	o        Options
	out      Output
	files    []*counted
	manifest Manifest
	// kept are the records, for forms that need all at once.
	kept []Record
}

// create begins a file of the export.
func (j *job) create(name string) (*counted, error) {
	w, err := j.out.Create(name)
	if err != nil {
		return nil, err
	}
	c := newCounted(w, name)
	j.files = append(j.files, c)
	return c, nil
}

// abandon gives up the files begun, so that none looks whole.
func (j *job) abandon() {
	for _, f := range j.files {
		if a, ok := f.w.(interface{ Abandon() }); ok {
			a.Abandon()
		}
	}
}

// Write writes the records in the form that the options name, and the
// manifest beside it as manifest.json. Nothing is left where it fails.
func Write(out Output, records iter.Seq2[Record, error], o Options) (*Manifest, error) {
	if o.Now.IsZero() {
		return nil, fmt.Errorf("export: Options.Now is not set")
	}
	j := &job{o: o, out: out}
	m, err := j.run(records)
	if err != nil {
		j.abandon()
		return nil, err
	}
	return m, nil
}

func (j *job) run(records iter.Seq2[Record, error]) (*Manifest, error) {
	o := &j.o
	w, all, err := j.writer()
	if err != nil {
		return nil, err
	}
	m := &j.manifest
	*m = Manifest{Format: o.Format, Created: o.Now.UTC().Format(time.RFC3339), Program: o.Program, Source: o.Source, Filter: o.Filter, Note: note,
		Redactions: Redaction{PersonsMasked: o.masks(), RoundKm: o.RoundKm}, Embargo: Embargo{Hours: o.EmbargoHours}}
	if o.EmbargoHours > 0 {
		m.Embargo.Until = o.Now.Add(-time.Duration(o.EmbargoHours * float64(time.Hour))).UTC().Format(time.RFC3339)
	}
	mask := &masker{public: o.Public, persons: o.masks(), sources: o.CoarsenSources, number: map[string]int{}}
	var hashes texts
	readers := map[string]bool{}
	for r, err := range records {
		if err != nil {
			return nil, err
		}
		if embargoed(r.Date, r.Published, o.EmbargoHours, o.Now) {
			m.Embargo.HeldBack++
			continue
		}
		hashes.add(r.Doc, r.Text)
		if r.Program != "" {
			readers[r.Program] = true
		}
		r.identify()
		c := r.Record
		if mask.persons || mask.sources || o.RoundKm > 0 {
			c = clone(c)
		}
		if mask.persons || mask.sources {
			mask.apply(c)
		}
		if o.RoundKm > 0 {
			m.Redactions.PointsRounded += roundPoints(c, o.RoundKm)
		}
		m.Counts.Dispatches++
		m.Counts.Claims += len(c.Claims)
		m.Counts.Mentions += len(c.Mentions)
		r.Record = c
		if all {
			j.kept = append(j.kept, r)
			continue
		}
		if err := w.record(newView(r)); err != nil {
			return nil, fmt.Errorf("%s: %w", r.Doc, err)
		}
	}
	m.Redactions.Persons, m.Redactions.Names, m.Redactions.SourcesCoarsened = len(mask.number), mask.masked, mask.coarse
	for p := range readers {
		m.Readers = append(m.Readers, p)
	}
	sort.Strings(m.Readers)
	m.Dispatches = hashes.sum()
	if err := w.end(); err != nil {
		return nil, err
	}
	for _, f := range j.files {
		if err := f.w.Close(); err != nil {
			return nil, fmt.Errorf("%s: %w", f.name, err)
		}
		m.Files = append(m.Files, f.file())
	}
	return m, j.writeManifest()
}

// writer makes the writer of the form; all is true for those that need all
// records at once.
func (j *job) writer() (w writer, all bool, err error) {
	switch j.o.Format {
	case JSONL:
		w, err = newJSONL(j)
	case CSV, HXL:
		if j.o.PerCluster {
			return &clusterTable{j: j}, true, nil
		}
		w, err = newTable(j)
	case GeoJSON:
		w, err = newGeoJSON(j)
	case KML:
		w, err = newKML(j)
	case FTM:
		w, err = newFTM(j)
	case JSONLD:
		w, err = newJSONLD(j)
	case Parquet, GeoParquet:
		w, err = newParquet(j)
	case Report:
		return &report{j: j}, true, nil
	default:
		err = fmt.Errorf("unknown form %q; expected one of %v", j.o.Format, Formats)
	}
	return w, false, err
}

// Of turns records into the sequence that Write takes.
func Of(records []isnad.Record) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		for i := range records {
			if !yield(Record{Record: &records[i]}, nil) {
				return
			}
		}
	}
}

func (j *job) writeManifest() error {
	w, err := j.out.Create("manifest.json")
	if err != nil {
		return err
	}
	if err := encodeIndented(w, &j.manifest); err != nil {
		if a, ok := w.(interface{ Abandon() }); ok {
			a.Abandon()
		}
		return err
	}
	return w.Close()
}

var _ io.WriteCloser = (*whole)(nil)
