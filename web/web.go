// Package web is the interface: TypeScript and Svelte under src, built into
// dist by `make web` and embedded from there, so that a build of the program
// needs Go alone. FS gives the built files; serving them, and the policy that
// they run under, is the api package's. A test compares the hash that a build
// leaves in dist with the sources, and fails where dist is stale.
package web

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var dist embed.FS

// FS is the built interface: index.html, which answers every address of a
// page; files under assets/, whose names hold their hash and never change;
// and the base map under map/.
func FS() fs.FS {
	sub, err := fs.Sub(dist, "dist")
	if err != nil {
		panic(err) // dist is embedded above
	}
	return sub
}
