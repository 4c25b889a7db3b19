// Package corroborate puts the claims of many dispatches together.
//
// Records go in, each with what a store knows of its dispatch (the group of
// near duplicates that it is one of, the channel that it was forwarded from).
// A Picture comes out: clusters of claims that say or deny the same thing, and
// for each who affirms, who denies and who is silent, how many independent
// chains of sources stand behind either, when it was first and last said, and
// its numbers; the statements of control of a place over time (History); the
// relations of two parties over time (Relations).
//
// Claims are counted, never events: nothing here says what is so. Nothing is
// merged away: a cluster keeps each of its claims, contradictions are links
// between claims or clusters, and a later correction stands beside what it
// corrects. Why a claim is in its cluster is said in codes and in words
// (Reason), and the whole rule is docs/corroboration.md.
//
// # How claims are grouped
//
// Claims are put in a canonical order (the most exactly said first), so that
// the order of dispatches changes nothing. Each claim looks at the leaders of
// clusters that share one of its keys (type and place, or type and party, in
// a span of eight days) and joins the one that it fits best, or leads a
// cluster of its own. A claim is compared with leaders only, so that clusters
// do not drift from claim to claim, and with those of its keys only, so that
// the work grows nearly as the number of claims (eval/bench-corroborate.txt).
//
// A Set takes records one by one and keeps of each only what comparing needs;
// Compare may be called again after more were added.
package corroborate
