package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"isnad/data"
)

// release is the version of the program; it changes with CHANGELOG.md.
const release = "0.1.0"

func programVersion() string { return release }

func versionCommand(*settings) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the versions of program and data",
		Args:  misuse(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			rev := ""
			if bi, ok := debug.ReadBuildInfo(); ok {
				for _, s := range bi.Settings {
					if s.Key == "vcs.revision" {
						rev = " (" + s.Value[:min(12, len(s.Value))] + ")"
					}
				}
			}
			_, err := fmt.Fprintf(c.OutOrStdout(), "isnad %s%s\ndata %s\n%s\n", release, rev, data.Version(), runtime.Version())
			return err
		},
	}
}
