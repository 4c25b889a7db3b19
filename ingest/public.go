package ingest

import (
	"net"
	"net/http"
	"net/netip"
	"syscall"
	"time"
)

// reserved are ranges that no page for everybody answers from: this machine,
// its networks, and what stands for an IPv4 address in IPv6 clothes.
var reserved = func() (out []netip.Prefix) {
	for _, p := range []string{
		"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
		"192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
		"2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
	} {
		out = append(out, netip.MustParsePrefix(p))
	}
	return out
}()

// unicast is where addresses of the world lie in IPv6.
var unicast = netip.MustParsePrefix("2000::/3")

// public reports whether an address is one of the world, not of this machine
// or of a network that it stands in.
func public(a netip.Addr) bool {
	a = a.Unmap().WithZone("")
	if !a.IsValid() || a.Is6() && !unicast.Contains(a) {
		return false
	}
	for _, p := range reserved {
		if p.Contains(a) {
			return false
		}
	}
	return true
}

// outward connects to public addresses only. The address is looked at when the
// connection is made, after names were resolved, so that neither a redirection
// nor a name that changes its address leads inside. It goes by no proxy: a
// proxy would resolve names itself.
func outward() *http.Transport {
	d := &net.Dialer{Timeout: 30 * time.Second, Control: func(_, address string, _ syscall.RawConn) error {
		at, err := netip.ParseAddrPort(address)
		if err != nil {
			return err
		}
		if !public(at.Addr()) {
			return refuse("", "%s is an address of this machine or of a local network; only public addresses are fetched", at.Addr())
		}
		return nil
	}}
	return &http.Transport{DialContext: d.DialContext, ForceAttemptHTTP2: true, TLSHandshakeTimeout: 10 * time.Second, DisableKeepAlives: true}
}
