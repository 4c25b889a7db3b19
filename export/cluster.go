package export

import (
	"errors"
	"fmt"

	"isnad/corroborate"
)

// cluster is a cluster as tables and the report need it.
type cluster struct {
	*corroborate.Cluster
	Lead            corroborate.Ref // the claim that it is made around
	Killed, Wounded *corroborate.Number
}

// clusters compares the kept records. They are masked already, so that
// nothing masked comes back.
func (j *job) clusters() ([]cluster, error) {
	if j.o.Knowledge == nil {
		return nil, errors.New("export: rows a cluster need Options.Knowledge")
	}
	set := j.o.Knowledge.NewSet()
	for _, r := range j.kept {
		if !set.Add(corroborate.Source{Record: r.Record, Group: r.Group, ForwardedFrom: r.ForwardedFrom}) {
			return nil, fmt.Errorf("export: dispatch %s stands twice; to compare, each must stand once", r.Doc)
		}
	}
	p := set.Compare()
	out := make([]cluster, len(p.Clusters))
	for i := range p.Clusters {
		c := &p.Clusters[i]
		x := cluster{Cluster: c, Lead: c.Members[0].Ref}
		for _, m := range c.Members {
			for _, w := range m.Why {
				if w == corroborate.Leads {
					x.Lead = m.Ref
				}
			}
		}
		for k := range c.Numbers {
			switch c.Numbers[k].What {
			case "killed":
				x.Killed = &c.Numbers[k]
			case "wounded":
				x.Wounded = &c.Numbers[k]
			}
		}
		out[i] = x
	}
	j.manifest.Counts.Clusters = len(out)
	return out, nil
}
