package pdf

import (
	"context"
	"fmt"
	"github.com/klippa-app/go-pdfium/requests"
	"os"
	"testing"
)

func TestObj(t *testing.T) {
	e, err := Open(context.Background(), "/tmp/made/cache", 512<<20)
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	b, _ := os.ReadFile(os.Getenv("PDF"))
	inst, _ := e.pool.GetInstance(1e9)
	doc, _ := inst.OpenDocument(&requests.OpenDocument{File: &b})
	pg, _ := inst.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: doc.Document, Index: 0})
	pr := requests.Page{ByReference: &pg.Page}
	n, err := inst.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: pr})
	fmt.Println(n, err)
	for i := 0; i < n.Count; i++ {
		o, _ := inst.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: pr, Index: i})
		ty, _ := inst.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: o.PageObject})
		bd, err := inst.FPDFPageObj_GetBounds(&requests.FPDFPageObj_GetBounds{PageObject: o.PageObject})
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Printf("%d type %v  %.1f–%.1f %.1f–%.1f\n", i, ty.Type, bd.Left, bd.Right, bd.Bottom, bd.Top)
	}
}
