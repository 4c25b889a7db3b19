package api

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"
)

// cost is what a guess at a password costs: passes, KiB of memory, threads.
type cost struct {
	passes, memory uint32
	threads        uint8
}

// usual is RFC 9106's second recommendation.
var usual = cost{passes: 3, memory: 64 << 10, threads: 4}

// least is the shortest password that an account takes, in characters.
const least = 10

// HashPassword is the password's argon2id hash in the PHC form, with a salt
// of its own. The error says why a password is not taken.
func HashPassword(password string) (string, error) { return usual.hash(password) }

func (c cost) hash(password string) (string, error) {
	if n := utf8.RuneCountInString(password); n < least {
		return "", fmt.Errorf("password: %d characters; expected at least %d", n, least)
	}
	salt := make([]byte, 16)
	rand.Read(salt)
	key := argon2.IDKey([]byte(password), salt, c.passes, c.memory, c.threads, 32)
	b64 := base64.RawStdEncoding
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, c.memory, c.passes, c.threads, b64.EncodeToString(salt), b64.EncodeToString(key)), nil
}

// nobody is compared with where there is no account, so that the time of an
// answer does not tell which accounts there are.
const nobody = "$argon2id$v=19$m=65536,t=3,p=4$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

// matches reports whether the password is the one that was hashed. A hash
// that cannot be read matches nothing.
func matches(hash, password string) bool {
	var version int
	var c cost
	var rest string
	if _, err := fmt.Sscanf(hash, "$argon2id$v=%d$m=%d,t=%d,p=%d$%s", &version, &c.memory, &c.passes, &c.threads, &rest); err != nil || version != argon2.Version {
		return false
	}
	if c.passes < 1 || c.threads < 1 || c.memory > 1<<20 || c.passes > 100 {
		return false
	}
	var at int
	for at = 0; at < len(rest) && rest[at] != '$'; at++ {
	}
	if at == len(rest) {
		return false
	}
	salt, err1 := base64.RawStdEncoding.DecodeString(rest[:at])
	want, err2 := base64.RawStdEncoding.DecodeString(rest[at+1:])
	if err1 != nil || err2 != nil || len(want) == 0 {
		return false
	}
	got := argon2.IDKey([]byte(password), salt, c.passes, c.memory, c.threads, uint32(len(want)))
	return subtle.ConstantTimeCompare(got, want) == 1
}
