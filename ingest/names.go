package ingest

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"isnad/arabic"
)

// visible writes a name so that it reads the same for everyone: characters
// that are not seen, or that turn the order of others round, are escaped.
func visible(name string) string {
	if !strings.ContainsFunc(name, odd) && utf8.ValidString(name) {
		return name
	}
	var b strings.Builder
	for i := 0; i < len(name); {
		r, n := utf8.DecodeRuneInString(name[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			fmt.Fprintf(&b, `\x%02x`, name[i])
		case odd(r):
			fmt.Fprintf(&b, `\u{%x}`, r)
		default:
			b.WriteRune(r)
		}
		i += n
	}
	return b.String()
}

func odd(r rune) bool {
	return r < 0x20 || r >= 0x7f && r < 0xa0 || r != 0x200c && r != 0x200d && arabic.IsInvisible(r)
}

// trick tells what is wrong with a name that is made to be taken for another;
// "" where nothing is. The marks that phones write around numbers are none.
func trick(name string) string {
	for _, r := range name {
		switch {
		case r == 0x202d || r == 0x202e:
			return "its name turns the order of letters round, so that it reads as another"
		case r < 0x20 || r == 0x7f:
			return "its name holds control characters"
		}
	}
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) }) {
		latin, like := false, false
		for _, r := range w {
			latin = latin || r < 0x250 && unicode.Is(unicode.Latin, r)
			like = like || unicode.In(r, unicode.Cyrillic, unicode.Greek, unicode.Cherokee, unicode.Armenian)
		}
		if latin && like {
			return "its name mixes letters of two scripts that look alike in one word"
		}
	}
	return ""
}

// climbs tells what is wrong with a member's name that leads out of its
// archive. Nothing is ever written where a member says; but who makes such a
// name means it.
func climbs(name string) string {
	n := strings.ReplaceAll(name, `\`, "/")
	switch {
	case strings.HasPrefix(n, "/"), len(n) > 1 && n[1] == ':':
		return "its name is an absolute path"
	case n == "..", strings.HasPrefix(n, "../"), strings.Contains(n, "/../"), strings.HasSuffix(n, "/.."):
		return "its name climbs out of the archive"
	case strings.ContainsRune(n, 0):
		return "its name holds a zero byte"
	case len(n) > 4096:
		return "its name is longer than 4096 bytes"
	}
	return ""
}

// dropping names files that systems leave lying about.
func dropping(base string) bool {
	switch base {
	case ".DS_Store", "Thumbs.db", "desktop.ini", ".directory":
		return true
	}
	return strings.HasPrefix(base, "._")
}

func bytesIn(n int64) string {
	switch {
	case n >= 1<<30:
		return fmt.Sprintf("%.1f GiB", float64(n)/(1<<30))
	case n >= 1<<20:
		return fmt.Sprintf("%.1f MiB", float64(n)/(1<<20))
	case n >= 1<<10:
		return fmt.Sprintf("%.1f KiB", float64(n)/(1<<10))
	}
	return fmt.Sprintf("%d bytes", n)
}
