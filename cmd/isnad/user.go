package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"isnad/api"
	"isnad/store"
)

func userCommand(s *settings) *cobra.Command {
	c := &cobra.Command{
		Use:   "user add|list|password|close",
		Short: "Accounts of a server: make, list, change and close them",
		Args:  misuse(cobra.NoArgs),
		RunE: func(*cobra.Command, []string) error {
			return exitError{exitMisuse, "user: expected add, list, password or close. See 'isnad user --help'."}
		},
	}
	o := &storeOptions{}
	o.flags(c.PersistentFlags())
	var role, title string
	add := &cobra.Command{
		Use:   "add NAME",
		Short: "Make an account; the password is asked for, or read from standard input",
		Args:  misuse(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			if _, err := api.ParseRole(role); err != nil {
				return exitError{exitMisuse, "--role: " + err.Error()}
			}
			return withStore(c, s, o, func(st *store.Store) error {
				hash, err := newPassword(c)
				if err != nil {
					return err
				}
				if err := st.AddAccount(c.Context(), store.Account{User: args[0], Name: title, Role: role, Hash: hash, Created: time.Now().UTC()}); err != nil {
					return err
				}
				_, err = fmt.Fprintf(c.OutOrStdout(), "%s may sign in as %s\n", args[0], role)
				return err
			})
		},
	}
	add.Flags().StringVar(&role, "role", "reader", "reader, coder, editor or admin; each may do what those before it may")
	add.Flags().StringVar(&title, "name", "", "what people call them")
	list := &cobra.Command{
		Use:   "list",
		Short: "List the accounts",
		Args:  misuse(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			return withStore(c, s, o, func(st *store.Store) error {
				all, err := st.Accounts(c.Context())
				for _, a := range all {
					state := "open"
					if a.Disabled {
						state = "closed"
					}
					fmt.Fprintf(c.OutOrStdout(), "%-8s %-7s %s  %s  %s\n", a.Role, state, a.Created.Format("2006-01-02"), a.User, isolate(a.Name))
				}
				return err
			})
		},
	}
	password := &cobra.Command{
		Use:   "password NAME",
		Short: "Give an account a new password; its sessions end",
		Args:  misuse(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			return withStore(c, s, o, func(st *store.Store) error {
				a, err := st.Account(c.Context(), args[0])
				if err != nil {
					return err
				}
				if a.Hash, err = newPassword(c); err != nil {
					return err
				}
				return st.EditAccount(c.Context(), *a)
			})
		},
	}
	closing := &cobra.Command{
		Use:   "close NAME",
		Short: "Close an account: its sessions and keys are worth nothing from then on",
		Args:  misuse(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			return withStore(c, s, o, func(st *store.Store) error {
				a, err := st.Account(c.Context(), args[0])
				if err != nil {
					return err
				}
				a.Disabled = true
				return st.EditAccount(c.Context(), *a)
			})
		},
	}
	c.AddCommand(add, list, password, closing)
	return c
}

// withStore opens the store for one thing.
func withStore(c *cobra.Command, s *settings, o *storeOptions, do func(*store.Store) error) error {
	ctx, stop := interruptible(c)
	defer stop()
	c.SetContext(ctx)
	st, err := store.Open(ctx, o.dsn, store.Options{Who: o.who})
	if err != nil {
		return err
	}
	defer st.Close()
	return do(st)
}

// newPassword asks for a password, twice on a terminal, and gives its hash.
func newPassword(c *cobra.Command) (string, error) {
	if f, ok := c.InOrStdin().(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		var got [2]string
		for i, ask := range []string{"Password: ", "Again: "} {
			fmt.Fprint(c.ErrOrStderr(), ask)
			b, err := term.ReadPassword(int(f.Fd()))
			fmt.Fprintln(c.ErrOrStderr())
			if err != nil {
				return "", err
			}
			got[i] = string(b)
		}
		if got[0] != got[1] {
			return "", fmt.Errorf("password: the two differ")
		}
		return api.HashPassword(got[0])
	}
	line, err := bufio.NewReader(c.InOrStdin()).ReadString('\n')
	if line = strings.TrimRight(line, "\r\n"); line == "" {
		return "", fmt.Errorf("password: none on standard input (%v)", err)
	}
	return api.HashPassword(line)
}
