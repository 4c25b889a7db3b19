package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path"
	"sort"

	"github.com/spf13/cobra"

	"isnad/frame/syntax"
	"isnad/frametest"
)

func frameCommand(s *settings) *cobra.Command {
	c := &cobra.Command{
		Use:   "frame check|fmt|test",
		Short: "Check, format and test frames",
		Long: `Frames are the patterns by which words become claims (docs/frames.md). Each
carries examples and counterexamples, which are its tests.

Exit code 3 means that a check found faults.`,
		Args: misuse(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			return exitError{exitMisuse, "frame: expected check, fmt or test. See 'isnad frame --help'."}
		},
	}
	var write bool
	format := &cobra.Command{
		Use:   "fmt [FILE…]",
		Short: "Print frame files in canonical form, or rewrite them with -w",
		Args:  misuse(cobra.MinimumNArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			for _, name := range args {
				src, err := os.ReadFile(name)
				if err != nil {
					return err
				}
				f, err := syntax.Parse(name, src)
				if err != nil {
					return exitError{exitFaults, err.Error()}
				}
				out := syntax.Print(f)
				switch {
				case !write:
					if _, err := c.OutOrStdout().Write(out); err != nil {
						return err
					}
				case !bytes.Equal(src, out):
					if err := replace(name, out); err != nil {
						return err
					}
				}
			}
			return nil
		},
	}
	format.Flags().BoolVarP(&write, "write", "w", false, "rewrite the files")
	check := &cobra.Command{
		Use:   "check [FILE…]",
		Short: "Check frame files, or all frames of the data in use",
		RunE: func(c *cobra.Command, args []string) error {
			files, err := s.frameFiles(args)
			if err != nil {
				return err
			}
			n := 0
			for _, f := range files {
				n += len(f.Frames)
			}
			_, err = fmt.Fprintf(c.OutOrStdout(), "%d frames in %d files: no faults\n", n, len(files))
			return err
		},
	}
	test := &cobra.Command{
		Use:   "test [FILE…]",
		Short: "Run the examples and counterexamples of frames",
		Long: `Run the examples and counterexamples of the named frame files, or of all
frames of the data in use, through the whole reading. To test edited frames,
edit a copy of data/ and name it with --data.`,
		RunE: func(c *cobra.Command, args []string) error {
			files, err := s.frameFiles(args)
			if err != nil {
				return err
			}
			r, err := s.reader()
			if err != nil {
				return err
			}
			fails, ran := frametest.Run(r, files)
			for _, f := range fails {
				fmt.Fprintln(c.OutOrStdout(), f)
			}
			fmt.Fprintf(c.OutOrStdout(), "%d examples, %d failed\n", ran, len(fails))
			if len(fails) > 0 {
				return exitError{code: exitFaults}
			}
			return nil
		},
	}
	c.AddCommand(check, format, test)
	return c
}

// frameFiles parses the named files, or all frames of the data in use; the
// error lists every fault with its place.
func (s *settings) frameFiles(names []string) ([]*syntax.File, error) {
	read := os.ReadFile
	if len(names) == 0 {
		fsys, _, err := s.tree()
		if err != nil {
			return nil, err
		}
		if names, err = fs.Glob(fsys, "frames/*.frame"); err != nil {
			return nil, err
		}
		sort.Strings(names)
		read = func(name string) ([]byte, error) { return fs.ReadFile(fsys, name) }
	}
	var out []*syntax.File
	var faults []byte
	for _, name := range names {
		src, err := read(name)
		if err != nil {
			return nil, err
		}
		f, err := syntax.Parse(path.Clean(name), src)
		if err != nil {
			faults = append(append(faults, '\n'), err.Error()...)
			continue
		}
		out = append(out, f)
	}
	if len(faults) > 0 {
		return nil, exitError{exitFaults, "frames with faults:" + string(faults)}
	}
	return out, nil
}

// replace writes a file whole or not at all.
func replace(name string, b []byte) error {
	tmp := name + ".tmp"
	if err := os.WriteFile(tmp, b, 0o644); err != nil {
		return err
	}
	return os.Rename(tmp, name)
}
