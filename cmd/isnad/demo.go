package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"

	"github.com/spf13/cobra"

	"isnad/ingest"
	"isnad/samples"
)

func demoCommand(s *settings) *cobra.Command {
	o := &serveOptions{}
	var open bool
	c := &cobra.Command{
		Use:   "demo",
		Short: "Read the sample collection and open it in the browser",
		Long: `Read the sample collection into a store of its own, serve it on this machine,
print the address, and open the browser where there is one. The dispatches were
written for demonstration and their outlets are invented.

Ctrl-C ends it, and the store is then erased; --store DIR keeps one.

  isnad demo
  isnad demo --open=false --addr 127.0.0.1:9000`,
		Args: misuse(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			ctx, stop := interruptible(c)
			defer stop()
			if o.dsn == "" {
				dir, err := os.MkdirTemp("", "isnad-demo-")
				if err != nil {
					return err
				}
				defer os.RemoveAll(dir)
				o.dsn = filepath.Join(dir, "store")
			}
			if err := o.addSamples(ctx, c, s); err != nil {
				return err
			}
			return o.run(ctx, c, s, func(address string) {
				if !open {
					return
				}
				if err := browse(address); err != nil {
					fmt.Fprintf(c.ErrOrStderr(), "isnad: no browser opened (%v); open the address yourself\n", err)
				}
			})
		},
	}
	f := c.Flags()
	f.StringVar(&o.dsn, "store", "", "folder that keeps the collection (default: a temporary one)")
	f.StringVar(&o.who, "as", os.Getenv("ISNAD_USER"), "who acts, for rulings and the log of custody (env ISNAD_USER; default: the user of the system)")
	f.BoolVar(&open, "open", true, "open the browser")
	o.flags(f)
	return c
}

// addSamples reads the sample collection into the store.
func (o *serveOptions) addSamples(ctx context.Context, c *cobra.Command, s *settings) error {
	dir, err := os.MkdirTemp("", "isnad-samples-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	name := filepath.Join(dir, "samples.jsonl")
	if err := os.WriteFile(name, samples.JSONL, 0o600); err != nil {
		return err
	}
	st, r, err := o.storeOptions.make(ctx, s)
	if err != nil {
		return err
	}
	defer st.Close()
	a := &adding{st: st, reader: r, collection: "samples", tell: newTeller(c.ErrOrStderr())}
	err = a.run(ctx, []string{name}, ingest.Options{Progress: a.tell.progress})
	a.tell.clear()
	if err == nil && a.failed.Load() > 0 {
		err = fmt.Errorf("%d of the sample dispatches could not be read", a.failed.Load())
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(c.OutOrStdout(), "Samples: %d dispatches read, %d there already\n", a.added, a.there)
	return nil
}

// browse opens an address in the user's browser.
func browse(address string) error {
	var c *exec.Cmd
	switch runtime.GOOS {
	case "darwin":
		c = exec.Command("open", address)
	case "windows":
		c = exec.Command("rundll32", "url.dll,FileProtocolHandler", address)
	default:
		if os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
			return fmt.Errorf("no screen")
		}
		c = exec.Command("xdg-open", address)
	}
	if err := c.Start(); err != nil {
		return err
	}
	go c.Wait() // its end says nothing of the page
	return nil
}
