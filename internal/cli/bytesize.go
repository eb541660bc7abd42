package cli

import (
	"errors"
	"math"
	"strconv"
	"strings"
)

// A byteSize is the value of a flag: a number of bytes, with K, M or G for
// 1024 and its powers; 0 if the flag is not set.
type byteSize int64

func (s *byteSize) String() string {
	if *s == 0 {
		return ""
	}
	return strconv.FormatInt(int64(*s), 10)
}

// Type returns what help calls the value.
func (s *byteSize) Type() string { return "size" }

// Set reads a size.
func (s *byteSize) Set(text string) error {
	text = strings.ToUpper(text)
	digits := strings.TrimRight(text, "KMG")
	unit, ok := map[string]int64{"": 1, "K": 1 << 10, "M": 1 << 20, "G": 1 << 30}[text[len(digits):]]
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || !ok || n < 1 || n > math.MaxInt64/unit/4 {
		return errors.New("not a size such as 500K, 200M or 1G")
	}
	*s = byteSize(n * unit)
	return nil
}
