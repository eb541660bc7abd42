package check

import (
	"math/rand/v2"
	"testing"

	"docview/internal/parse"
)

// TestInvalidBytes checks Cyrillic texts with bytes lost, repeated and replaced:
// nothing panics, whatever half of a character is left.
func TestInvalidBytes(t *testing.T) {
	const text = "Записка о мельнице\n\n5 мая 1950 г.\n\n1. Мельник , сказал он.Телеги не пришли,и зерно лежит в сарае-то.\n\n" +
		"2. «Никто не знал , почему ; никто» не знал,почему.Осенью 19181936 гг. К0МИТЕТ -там.\n\n[Source: Архив.]\n"
	r := rand.New(rand.NewPCG(3, 4))
	for range 4000 {
		data := []byte(text)
		for range 1 + r.IntN(8) {
			at := r.IntN(len(data) - 1)
			switch r.IntN(3) {
			case 0:
				data = append(data[:at], data[at+1:]...)
			case 1:
				data[at] = byte(r.IntN(256))
			default:
				data[at] = data[at+1]
			}
		}
		for _, d := range parse.ParseAll("x.txt", data, nil) {
			Check(d)
		}
	}
}
