package main

import (
	"fmt"
	"io"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"isnad/data"
	"isnad/internal/licences"
)

// release is the version of the program; it changes with CHANGELOG.md.
const release = "0.1.0"

func programVersion() string { return release }

func versionCommand(*settings) *cobra.Command {
	texts := false
	cmd := &cobra.Command{
		Use:   "version",
		Short: "Print the versions of program and data",
		Args:  misuse(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			if texts {
				_, err := io.WriteString(c.OutOrStdout(), licences.Texts())
				return err
			}
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
	cmd.Flags().BoolVar(&texts, "licences", false, "print the licences of what of others is in the program")
	return cmd
}
