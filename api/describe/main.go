// Command describe writes the API's OpenAPI description, which the package's
// types make, to api/openapi.json.
package main

import (
	"fmt"
	"os"

	"isnad/api"
)

func main() {
	b, err := api.Description()
	if err == nil {
		err = os.WriteFile("api/openapi.json", b, 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "describe:", err)
		os.Exit(1)
	}
}
