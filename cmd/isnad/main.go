// Command isnad reads dispatches, first of all in Arabic, and gives back what
// they describe as sourced claims.
package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"isnad/data"
	"isnad/pipeline"
	"isnad/store"
)

// Exit codes, as the help says.
const (
	exitDone   = 0
	exitFailed = 1
	exitMisuse = 2
	exitFaults = 3
)

// exitError carries an exit code; its message has been printed already when
// it is empty.
type exitError struct {
	code int
	msg  string
}

func (e exitError) Error() string { return e.msg }

// settings are the flags that every command has.
type settings struct {
	dataDir string
}

// tree is the data in use: the embedded copy, with the files of the folder
// named by --data over it.
func (s *settings) tree() (fs.FS, string, error) {
	if s.dataDir == "" {
		return data.FS, data.Version(), nil
	}
	st, err := os.Stat(s.dataDir)
	if err != nil {
		return nil, "", fmt.Errorf("--data: %w", err)
	}
	if !st.IsDir() {
		return nil, "", fmt.Errorf("--data: %s is not a folder", s.dataDir)
	}
	files, err := data.ReadEdits(s.dataDir)
	if err != nil {
		return nil, "", fmt.Errorf("--data: %w", err)
	}
	files = data.Differing(files)
	return data.Override{Base: data.FS, Files: files}, data.VersionWith(files), nil
}

func (s *settings) reader() (*pipeline.Reader, error) {
	fsys, version, err := s.tree()
	if err != nil {
		return nil, err
	}
	return pipeline.Load(fsys, "isnad "+programVersion()+" data "+version)
}

func main() { os.Exit(run(os.Args[1:])) }

func run(args []string) int {
	root := newRoot()
	root.SetArgs(longFlags(args))
	err := root.Execute()
	if err == nil {
		return exitDone
	}
	if msg := err.Error(); msg != "" {
		fmt.Fprintln(os.Stderr, "isnad: "+msg)
	}
	return codeOf(err)
}

// codeOf is the exit code that an error stands for.
func codeOf(err error) int {
	var ee exitError
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &ee):
		return ee.code
	case errors.Is(err, store.ErrFilter), errors.Is(err, store.ErrQuery), errors.Is(err, store.ErrRuling):
		return exitMisuse
	}
	return exitFailed
}

// longFlags lets long flags be written with one dash too (-format table), as
// Go programs have them.
func longFlags(args []string) []string {
	out := make([]string, 0, len(args))
	for i, a := range args {
		if a == "--" {
			return append(out, args[i:]...)
		}
		if len(a) > 2 && a[0] == '-' && a[1] >= 'a' && a[1] <= 'z' {
			a = "-" + a
		}
		out = append(out, a)
	}
	return out
}

func newRoot() *cobra.Command {
	s := &settings{}
	root := &cobra.Command{
		Use:   "isnad",
		Short: "Read dispatches into sourced claims",
		Long: `Isnad reads dispatches, first of all in Arabic, and gives back what they
describe as sourced claims: who is said to hold which town and how firmly, who
did what to whom, where and when, and for each claim the chain of sources that
says so, how they know, how sure they are, and the exact words.

A claim is never a fact. Nothing leaves this machine.

Start with:   isnad read --format table FILE

Exit codes:   0 done   1 failed (what could be done was done)
              2 misused   3 a check found faults`,
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	root.PersistentFlags().StringVar(&s.dataDir, "data", os.Getenv("ISNAD_DATA"), "folder of edited frames and tables: each file in it stands over the embedded one, `DIR` (env ISNAD_DATA)")
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return exitError{exitMisuse, fmt.Sprintf("%v\nSee '%s --help'.", err, c.CommandPath())}
	})
	root.AddCommand(readCommand(s), ingestCommand(), childCommand(), frameCommand(s), placeCommand(s), scoreCommand(s), evalCommand(s), versionCommand(s))
	root.AddCommand(compareCommand(s), agreeCommand(s), exportCommand(s))
	root.AddCommand(addCommand(s), searchCommand(s), collectionsCommand(s), rereadCommand(s), diffCommand(s), queueCommand(s), ruleCommand(s), verifyCommand(s), custodyCommand(s), purgeCommand(s))
	root.AddCommand(serveCommand(s), demoCommand(s), userCommand(s))
	root.CompletionOptions.HiddenDefaultCmd = true
	return root
}

// misuse turns a cobra argument check into exit code 2.
func misuse(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if err := check(c, args); err != nil {
			return exitError{exitMisuse, fmt.Sprintf("%v\nSee '%s --help'.", err, c.CommandPath())}
		}
		return nil
	}
}
