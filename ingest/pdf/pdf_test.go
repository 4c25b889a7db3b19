package pdf

import (
	"context"
	"fmt"
	"isnad/ingest/ingesttest"
	"os"
	"testing"
	"time"
)

func TestRead(t *testing.T) {
	e, err := Open(context.Background(), "/tmp/made/cache", 512<<20)
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	for _, n := range []string{"Amir", "Noto", "Deja", "Amir-chrome", "Noto-chrome", "Deja-chrome"} {
		b, _ := os.ReadFile("/tmp/made/" + n + ".pdf")
		t0 := time.Now()
		d, err := e.Read(b, 100)
		if err != nil {
			t.Fatal(err)
		}
		os.WriteFile("/tmp/made/"+n+".txt", []byte(d.Text), 0o644)
		fmt.Println(n, ingesttest.Share(ingesttest.Words(ingesttest.Report()), d.Text), d.Pages, d.Without, d.Unmapped, time.Since(t0), d.Title, d.Author, d.Created)
	}
}
