package store

import (
	"context"
	"fmt"

	"isnad"
)

// RuleMany keeps rulings as Rule does, all in one transaction: after an error
// none of them is kept, and it says which was at fault.
func (s *Store) RuleMany(ctx context.Context, list []isnad.Ruling) error {
	for i := range list {
		if list[i].Who == "" {
			list[i].Who = s.actor(ctx)
		}
	}
	return s.write(ctx, func(w *writing) error {
		for i := range list {
			_, err := w.rule(list[i])
			if err == nil {
				err = w.flush() // the next may be on the same dispatch
			}
			if err != nil {
				return fmt.Errorf("claim %s: %w", list[i].Claim, err)
			}
		}
		return nil
	})
}
