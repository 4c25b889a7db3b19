package store_test

import (
	"context"
	"testing"

	"isnad/store"
	"isnad/store/storetest"
)

func BenchmarkAdd(b *testing.B) {
	for _, e := range []storetest.Engine{sqliteEngine, postgresEngine} {
		b.Run(e.Name, func(b *testing.B) {
			if e.Name == "postgres" {
				storetest.Postgres(b)
			}
			var items []store.Item
			for i := range 512 {
				items = append(items, storetest.Item(b, storetest.Generate(3, i)))
			}
			s := storetest.Open(b, e.New(b))
			n := 0
			for b.Loop() {
				var batch []store.Item
				for range 64 {
					it := items[n%len(items)]
					it.Doc = it.Doc + string(rune('a'+n/len(items)))
					batch = append(batch, it)
					n++
				}
				if _, err := s.Add(context.Background(), "c", batch); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "dispatches/s")
		})
	}
}
