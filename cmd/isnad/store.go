package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"isnad"
	"isnad/pipeline"
	"isnad/store"
)

// storeOptions are the flags of every command over a store.
type storeOptions struct {
	dsn, who string
}

func (o *storeOptions) flags(f *pflag.FlagSet) {
	f.StringVar(&o.dsn, "store", defaultStore(), "folder, file.db or postgres://… where collections are kept (env ISNAD_STORE)")
	f.StringVar(&o.who, "as", os.Getenv("ISNAD_USER"), "who acts, for rulings and the log of custody (env ISNAD_USER; default: the user of the system)")
}

// defaultStore is $ISNAD_STORE, or isnad in the user's data folder.
func defaultStore() string {
	if dsn := os.Getenv("ISNAD_STORE"); dsn != "" {
		return dsn
	}
	if dir := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "isnad")
	}
	if dir, err := os.UserConfigDir(); err == nil && os.PathSeparator == '\\' {
		return filepath.Join(dir, "isnad")
	}
	if home, err := os.UserHomeDir(); err == nil {
		return filepath.Join(home, ".local", "share", "isnad")
	}
	return "isnad-data"
}

// open opens the store with the program's own analysis of words. Where there is
// none it is an error: a folder that is mistyped must not pass for an empty
// store that is sound.
func (o *storeOptions) open(ctx context.Context, s *settings) (*store.Store, *pipeline.Reader, error) {
	st, r, err := o.openOr(ctx, s, true)
	if errors.Is(err, store.ErrNoStore) {
		err = exitError{exitFailed, err.Error() + "; isnad add makes one"}
	}
	return st, r, err
}

// make opens the store, and makes it where there is none.
func (o *storeOptions) make(ctx context.Context, s *settings) (*store.Store, *pipeline.Reader, error) {
	return o.openOr(ctx, s, false)
}

func (o *storeOptions) openOr(ctx context.Context, s *settings, existing bool) (*store.Store, *pipeline.Reader, error) {
	r, err := s.reader()
	if err != nil {
		return nil, nil, err
	}
	st, err := store.Open(ctx, o.dsn, store.Options{Who: o.who, Words: r.Morph, Existing: existing})
	return st, r, err
}

// openFor opens the store for what a filter chooses. A collection that is not
// there is an error: a name that is mistyped would be taken for an empty one.
func (o *storeOptions) openFor(ctx context.Context, s *settings, f isnad.Filter) (*store.Store, *pipeline.Reader, error) {
	st, r, err := o.open(ctx, s)
	if err != nil || len(f.Collections) == 0 {
		return st, r, err
	}
	has, err := st.Collections(ctx)
	if err != nil {
		st.Close()
		return nil, nil, err
	}
	names := make([]string, len(has))
	for i := range has {
		names[i] = has[i].Name
	}
	for _, c := range f.Collections {
		if !slices.Contains(names, c) {
			st.Close()
			return nil, nil, exitError{exitFailed, fmt.Sprintf("no collection %q; there are: %s", c, orDash(strings.Join(names, ", ")))}
		}
	}
	return st, r, nil
}

// chosen opens the store for what a filter keeps of it, until the first Ctrl-C.
// done closes it.
func (o *storeOptions) chosen(c *cobra.Command, s *settings, filter *filterOptions) (ctx context.Context, st *store.Store, f isnad.Filter, done func(), err error) {
	if f, err = filter.filter(); err != nil {
		return nil, nil, f, nil, err
	}
	ctx, stop := interruptible(c)
	if st, _, err = o.openFor(ctx, s, f); err != nil {
		stop()
		return nil, nil, f, nil, err
	}
	return ctx, st, f, func() { st.Close(); stop() }, nil
}

// interruptible gives a context that the first Ctrl-C ends; the second ends the
// program.
func interruptible(c *cobra.Command) (context.Context, func()) {
	ctx := c.Context()
	if ctx == nil {
		ctx = context.Background()
	}
	return signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
}

// filterOptions are the flags that choose dispatches and claims.
type filterOptions struct {
	isnad.Filter
	kinds []string
	near  string
}

func (o *filterOptions) flags(f *pflag.FlagSet) {
	f.StringSliceVarP(&o.Collections, "collection", "c", nil, "of these collections")
	f.StringArrayVar(&o.Outlets, "outlet", nil, "published by this outlet")
	f.StringSliceVar(&o.Languages, "lang", nil, "in this language (ar, fa, en, …)")
	f.StringVar(&o.PublishedFrom, "published-from", "", "published on or after this date")
	f.StringVar(&o.PublishedTo, "published-to", "", "published on or before this date")
	f.StringVar(&o.From, "from", "", "claims of this date or later")
	f.StringVar(&o.To, "to", "", "claims of this date or earlier")
	f.StringArrayVar(&o.Places, "place", nil, "claims about this place: a name or an id")
	f.StringVar(&o.near, "near", "", "claims about places within a circle: `LAT,LON,KM`")
	f.StringArrayVar(&o.Actors, "actor", nil, "claims about this party or person: a name or an id")
	f.StringArrayVar(&o.Sources, "source", nil, "claims that this source is said to make")
	f.StringArrayVar(&o.Mentions, "mentions", nil, "dispatches that mention this name or id")
	f.StringSliceVar(&o.kinds, "kind", nil, "control, event, relation, route, presence or condition")
	f.StringSliceVar(&o.Types, "type", nil, "take, airstrike, support, …")
	f.StringSliceVar(&o.Polarity, "polarity", nil, "affirmed or denied")
	f.StringSliceVar(&o.Certainty, "certainty", nil, "certain, probable or possible")
	f.StringSliceVar(&o.Tense, "tense", nil, "past, present or future")
	f.StringSliceVar(&o.Evidence, "evidence", nil, "witnessed, told, hearsay, inferred or asserted")
	f.StringSliceVar(&o.Rulings, "ruling", nil, "unruled, accept, correct, reject, merge, split, add or merged")
	f.Float64Var(&o.MinConfidence, "min-confidence", 0, "of whose reading the program is at least so sure, 0 to 1")
}

// filter is the filter that the flags make.
func (o *filterOptions) filter() (isnad.Filter, error) {
	f := o.Filter
	for _, k := range o.kinds {
		f.Kinds = append(f.Kinds, isnad.Kind(k))
	}
	if o.near != "" {
		var c isnad.Circle
		parts := strings.Split(o.near, ",")
		ok := len(parts) == 3
		for i, v := range []*float64{&c.Lat, &c.Lon, &c.Km} {
			if ok {
				n, err := strconv.ParseFloat(strings.TrimSpace(parts[i]), 64)
				*v, ok = n, err == nil
			}
		}
		if !ok {
			return f, exitError{exitMisuse, fmt.Sprintf("--near: %q; expected latitude, longitude and kilometres, as in 34.45,40.92,30", o.near)}
		}
		f.Near = &c
	}
	// What none can have is said before anything is opened, by the flag's name.
	if err := store.CheckFilter(&f); err != nil {
		field, what, ok := strings.Cut(strings.TrimPrefix(err.Error(), store.ErrFilter.Error()+": "), ": ")
		if flag, known := filterFlags[field]; ok && known {
			return f, exitError{exitMisuse, "--" + flag + ": " + what}
		}
		return f, err
	}
	return f, nil
}

// filterFlags are the flags of fields whose values are checked.
var filterFlags = map[string]string{"published_from": "published-from", "published_to": "published-to", "from": "from", "to": "to", "kinds": "kind", "types": "type", "polarity": "polarity",
	"certainty": "certainty", "tense": "tense", "evidence": "evidence", "rulings": "ruling", "min_confidence": "min-confidence", "near": "near"}
