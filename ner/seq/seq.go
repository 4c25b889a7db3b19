// Package seq labels sequences: a linear-chain model with sparse hashed
// features, trained as an averaged structured perceptron with costs, pruned,
// quantised to bytes and decoded by Viterbi.
//
// Items are positions of a sentence; each has a list of features, which are
// 32-bit hashes. Labels are BIO tags; a path on which an I-X does not follow
// a B-X or I-X is never taken. The model knows nothing of Arabic: the
// features are ner's.
//
// The training is Collins, Discriminative Training Methods for Hidden Markov
// Models (EMNLP 2002), with averaged weights, cost-augmented decoding
// (Taskar, Guestrin, Koller, Max-Margin Markov Networks, NIPS 2003; the
// recall-oriented costs are those of Mohit et al., EACL 2012), and, where
// corpora with other guidelines are joined, one copy of each feature shared
// and one for each corpus (Daumé, Frustratingly Easy Domain Adaptation, ACL
// 2007); shared and own copy are added up when a model is made, so that
// nothing of it costs anything in use.
package seq

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"math/bits"
	"strings"
	"sync"
)

// MaxLabels is the most labels that a model may have.
const MaxLabels = 16

// Model is a trained model. It is immutable and safe for many goroutines.
type Model struct {
	Labels []string
	n      int
	prev   [][]uint8 // labels that may stand before each label
	first  []bool    // labels that may open a sentence
	trans  []int32   // from*n + to
	into   []int32   // to*n + from
	mask   uint32
	rows   []uint32 // feature hash, or 0 for a free row
	w      []int8   // row*n + label

	once   sync.Once // for what follows: see pack
	packed []uint32
	stride int
	seen   []uint64
	shift  uint32

	Scale float64 // one step of a weight, in units of training
}

// Decoder holds the buffers of decoding. It is for one goroutine at a time.
type Decoder struct {
	sums []Vector
	back []uint8
}

// Vector is what features say for each label, added up. A label's share of a
// feature is a byte, so that there is room for those of any item; what does not
// change from item to item can be added up once and kept.
type Vector [MaxLabels]int16

// Plus adds another vector.
func (v *Vector) Plus(o *Vector) {
	for y := range v {
		v[y] += o[y]
	}
}

// Decode writes the best label of each item to out, which must be as long as
// feats.
func (m *Model) Decode(d *Decoder, feats [][]uint32, out []uint8) {
	if cap(d.sums) < len(feats) {
		d.sums = make([]Vector, len(feats))
	}
	sums := d.sums[:len(feats)]
	clear(sums)
	for i, fs := range feats {
		m.Add(&sums[i], fs)
	}
	m.DecodeSums(d, sums, out)
}

// DecodeSums is Decode for items whose features have been added up.
func (m *Model) DecodeSums(d *Decoder, sums []Vector, out []uint8) {
	k := len(sums)
	if k == 0 {
		return
	}
	n := m.n
	if cap(d.back) < k*n {
		d.back = make([]uint8, k*n)
	}
	d.back = d.back[:k*n]
	var room [2][MaxLabels]int32
	cur, nxt := room[0][:n], room[1][:n]
	const never = math.MinInt32 / 2
	for y := range n {
		cur[y] = never
		if m.first[y] {
			cur[y] = int32(sums[0][y])
		}
	}
	for i := 1; i < k; i++ {
		e := &sums[i]
		back := d.back[i*n : i*n+n]
		for y := range n {
			at, top := uint8(0), int32(math.MinInt32)
			into := m.into[y*n : y*n+n]
			for _, p := range m.prev[y] {
				if s := cur[p] + into[p]; s > top {
					at, top = p, s
				}
			}
			nxt[y], back[y] = top+int32(e[y]), at
		}
		cur, nxt = nxt, cur
	}
	trace(cur, d.back, out[:k])
}

// trace follows the best path back from the best of the last scores.
func trace[S int32 | float32](last []S, back, out []uint8) {
	n, y := len(last), 0
	for z, s := range last {
		if s > last[y] {
			y = z
		}
	}
	for i := len(out) - 1; i >= 0; i-- {
		out[i] = uint8(y)
		y = int(back[i*n+y])
	}
}

// Add adds what features say. An item may have up to 256 of them.
func (m *Model) Add(v *Vector, feats []uint32) {
	m.once.Do(m.pack)
	var even, odd [MaxLabels / 8]uint64 // four sums each, of weights and 128
	hits := 0
	for _, f := range feats {
		if f == 0 {
			f = 1
		}
		if b := f * sift >> m.shift; m.seen[b/64]&(1<<(b%64)) == 0 {
			continue
		}
		for at := f & m.mask; ; at = (at + 1) & m.mask {
			row := m.packed[int(at)*m.stride:][:m.stride]
			if row[0] == 0 {
				break
			}
			if row[0] != f {
				continue
			}
			hits++
			for k := 1; k+1 < len(row); k += 2 {
				w := uint64(row[k]) | uint64(row[k+1])<<32
				even[k/2] += w & lanes
				odd[k/2] += w >> 8 & lanes
			}
			break
		}
	}
	for y := 0; y < 4*(m.stride-1); y += 2 {
		at := y % 8 * 8
		v[y] += int16(int(even[y/8]>>at&0xffff) - 128*hits)
		v[y+1] += int16(int(odd[y/8]>>at&0xffff) - 128*hits)
	}
}

// lanes are the lower bytes of four numbers of two: every other weight of eight is
// added up at once in them, by 128 greater than it is and so never less than 0.
const lanes = 0x00ff00ff00ff00ff

// sift spreads the bits of a feature; it is odd.
const sift = 0x9e3779b1

// pack lays out what Add reads: each feature beside its weights, four to a
// word and by 128 greater, and before that a bit for each, in a table small enough for the
// processor's cache, which turns most features away that the model does not
// have. It is done on first use: of several models mostly one is used.
func (m *Model) pack() {
	m.stride = 1 + 2*((m.n+7)/8)
	m.packed = make([]uint32, len(m.rows)*m.stride)
	size := max(64, 4*len(m.rows)) // a power of two, as the rows are
	m.shift = uint32(33 - bits.Len(uint(size)))
	m.seen = make([]uint64, size/64)
	for at, f := range m.rows {
		if f == 0 {
			continue
		}
		b := f * sift >> m.shift
		m.seen[b/64] |= 1 << (b % 64)
		row := m.packed[at*m.stride:][:m.stride]
		row[0] = f
		for k := 1; k < len(row); k++ {
			row[k] = 0x80808080
		}
		for y, x := range m.w[at*m.n : at*m.n+m.n] {
			row[1+y/4] ^= uint32(uint8(x)) << (y % 4 * 8)
		}
	}
}

// Features is the number of features that have weights.
func (m *Model) Features() int {
	n := 0
	for _, r := range m.rows {
		if r != 0 {
			n++
		}
	}
	return n
}

// structure derives which labels may follow which.
func (m *Model) structure() {
	m.n = len(m.Labels)
	m.prev = make([][]uint8, m.n)
	m.first = make([]bool, m.n)
	for y, to := range m.Labels {
		m.first[y] = !strings.HasPrefix(to, "I-")
		for p, from := range m.Labels {
			if follows(from, to) {
				m.prev[y] = append(m.prev[y], uint8(p))
			}
		}
	}
}

// turn lays the transitions out by where they lead.
func (m *Model) turn() {
	m.into = make([]int32, len(m.trans))
	for from := range m.n {
		for to := range m.n {
			m.into[to*m.n+from] = m.trans[from*m.n+to]
		}
	}
}

func follows(from, to string) bool {
	if t, ok := strings.CutPrefix(to, "I-"); ok {
		return from == "B-"+t || from == "I-"+t
	}
	return true
}

const magic = "isnad-seq-1\n"

// Write writes the model: labels, transitions, and the features in order of
// their hashes, so that the same training gives the same bytes.
func (m *Model) Write(w io.Writer) error {
	b := bufio.NewWriter(w)
	b.WriteString(magic)
	b.WriteString(strings.Join(m.Labels, " ") + "\n")
	binary.Write(b, binary.LittleEndian, m.Scale)
	binary.Write(b, binary.LittleEndian, m.trans)
	order := sortedRows(m.rows)
	binary.Write(b, binary.LittleEndian, uint32(len(order)))
	last := uint32(0)
	var buf [binary.MaxVarintLen64]byte
	for _, at := range order {
		n := binary.PutUvarint(buf[:], uint64(m.rows[at]-last))
		b.Write(buf[:n])
		last = m.rows[at]
	}
	// A mask says which labels of a feature weigh anything.
	for _, at := range order {
		row := m.w[at*m.n : at*m.n+m.n]
		mask := uint16(0)
		for y, x := range row {
			if x != 0 {
				mask |= 1 << y
			}
		}
		b.WriteByte(byte(mask))
		b.WriteByte(byte(mask >> 8))
		for _, x := range row {
			if x != 0 {
				b.WriteByte(byte(x))
			}
		}
	}
	return b.Flush()
}

// ErrFormat is the error for data that is no model.
var ErrFormat = errors.New("not a sequence model")

// Read reads what Write wrote.
func Read(data []byte) (*Model, error) {
	if len(data) < len(magic) || string(data[:len(magic)]) != magic {
		return nil, ErrFormat
	}
	rest := data[len(magic):]
	i := strings.IndexByte(string(rest[:min(len(rest), 512)]), '\n')
	if i < 0 {
		return nil, fmt.Errorf("%w: no labels", ErrFormat)
	}
	m := &Model{Labels: strings.Fields(string(rest[:i]))}
	rest = rest[i+1:]
	if len(m.Labels) == 0 || len(m.Labels) > MaxLabels {
		return nil, fmt.Errorf("%w: %d labels", ErrFormat, len(m.Labels))
	}
	m.structure()
	if len(rest) < 8+4*m.n*m.n+4 {
		return nil, fmt.Errorf("%w: cut short in the transitions", ErrFormat)
	}
	m.Scale = math.Float64frombits(binary.LittleEndian.Uint64(rest))
	rest = rest[8:]
	m.trans = make([]int32, m.n*m.n)
	for k := range m.trans {
		m.trans[k] = int32(binary.LittleEndian.Uint32(rest[4*k:]))
	}
	m.turn()
	rest = rest[4*m.n*m.n:]
	count := int(binary.LittleEndian.Uint32(rest))
	rest = rest[4:]
	if count > len(rest) {
		return nil, fmt.Errorf("%w: cut short in the features", ErrFormat)
	}
	keys := make([]uint32, count)
	last := uint64(0)
	for k := range keys {
		v, n := binary.Uvarint(rest)
		if n <= 0 {
			return nil, fmt.Errorf("%w: cut short in the features", ErrFormat)
		}
		rest = rest[n:]
		last += v
		keys[k] = uint32(last)
	}
	m.table(count)
	for _, f := range keys {
		if len(rest) < 2 {
			return nil, fmt.Errorf("%w: cut short in the weights", ErrFormat)
		}
		mask := uint16(rest[0]) | uint16(rest[1])<<8
		rest = rest[2:]
		at := int(m.slot(f))
		m.rows[at] = f
		for y := 0; mask != 0; y, mask = y+1, mask>>1 {
			if mask&1 == 0 {
				continue
			}
			if len(rest) == 0 || y >= m.n {
				return nil, fmt.Errorf("%w: cut short in the weights", ErrFormat)
			}
			m.w[at*m.n+y] = int8(rest[0])
			rest = rest[1:]
		}
	}
	return m, nil
}

// table makes room for count features, at most two thirds full.
func (m *Model) table(count int) {
	size := 16
	for size*2 < count*3 {
		size *= 2
	}
	m.mask = uint32(size - 1)
	m.rows = make([]uint32, size)
	m.w = make([]int8, size*m.n)
}

func (m *Model) slot(f uint32) uint32 {
	at := f & m.mask
	for m.rows[at] != 0 && m.rows[at] != f {
		at = (at + 1) & m.mask
	}
	return at
}
