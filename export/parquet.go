package export

import (
	"encoding/json"

	"github.com/parquet-go/parquet-go"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkb"
)

// tableFile writes Parquet: the columns of the CSV with their types, and for
// GeoParquet a geometry column of points besides.
type tableFile struct {
	j     *job
	plain *parquet.GenericWriter[row]
	geo   *parquet.GenericWriter[geoRow]
}

// geoRow is a row with a point, in well-known binary; null where the claim
// has none.
type geoRow struct {
	row
	Geometry []byte `parquet:"geometry,optional"`
}

// geoMeta is the file metadata that GeoParquet 1.1 asks for.
func geoMeta() (string, error) {
	b, err := json.Marshal(map[string]any{
		"version":        "1.1.0",
		"primary_column": "geometry",
		"columns": map[string]any{"geometry": map[string]any{
			"encoding":       "WKB",
			"geometry_types": []string{"Point"},
		}},
	})
	return string(b), err
}

func newParquet(j *job) (writer, error) {
	w := &tableFile{j: j}
	options := []parquet.WriterOption{parquet.Compression(&parquet.Zstd), parquet.CreatedBy("isnad", j.o.Program, ""), parquet.KeyValueMetadata("note", note)}
	if j.o.Format == Parquet {
		f, err := j.create("claims.parquet")
		if err != nil {
			return nil, err
		}
		w.plain = parquet.NewGenericWriter[row](f, options...)
		return w, nil
	}
	f, err := j.create("claims.geoparquet")
	if err != nil {
		return nil, err
	}
	meta, err := geoMeta()
	if err != nil {
		return nil, err
	}
	w.geo = parquet.NewGenericWriter[geoRow](f, append(options, parquet.KeyValueMetadata("geo", meta))...)
	return w, nil
}

func (w *tableFile) record(v *view) error {
	for i := range v.Claims {
		r := v.row(i).plain()
		w.j.manifest.Counts.Rows++
		if w.plain != nil {
			if _, err := w.plain.Write([]row{r}); err != nil {
				return err
			}
			continue
		}
		g := geoRow{row: r}
		if p, ok := r.point(); ok {
			b, err := wkb.Marshal(orb.Point(p))
			if err != nil {
				return err
			}
			g.Geometry = b
		} else {
			w.j.manifest.Counts.Unlocated++
		}
		if _, err := w.geo.Write([]geoRow{g}); err != nil {
			return err
		}
	}
	return nil
}

func (w *tableFile) end() error {
	if w.plain != nil {
		return w.plain.Close()
	}
	return w.geo.Close()
}
