package parse

import (
	"strings"
	"testing"
)

// TestDateOf holds what words beside a date in its field leave of it: a word that
// is not known leaves words.
func TestDateOf(t *testing.T) {
	for _, test := range []struct{ in, text, edtf string }{
		{"Amaurot, 3 May 1948", "3 May 1948", "1948-05-03"},
		{"Amaurot on Sea, 3 May 1948", "3 May 1948", "1948-05-03"},
		{"Near the old mills of Utopia, 3 May 1948", "3 May 1948", "1948-05-03"},
		{"the night of 3 May 1948", "the night of 3 May 1948", "1948-05-03"},
		{"Bericht vom 3. Mai 1948", "3. Mai 1948", "1948-05-03"},
		{"3 May 1948, in the evening", "3 May 1948", "1948-05-03"},
		{"3 May 1948 (copy)", "3 May 1948", "1948-05-03"},
		{"3 May 1948, Amaurot", "3 May 1948", "1948-05-03"},
		{"東京、1948年5月3日", "", "1948-05-03"},
		{"昭和23年5月3日午後3時", "昭和23年5月3日", "1948-05-03"},
		{"Amaurot, 3 May 48", "3 May 48", ""},
		{"on the eve of 3 May 1948", "", ""},
		{"am Vorabend des 3. Mai 1948", "", ""},
		{"from 3 May 1948", "", ""},
		{"Allegedly 3 May 1948", "", ""},
		{"3 May 1948 allegedly", "", ""},
		{"two days before 3 May 1948", "", ""},
		{"3 May 1948 [1949]", "", ""},
		{"3 May 1948 [sic]", "", ""},
		{"3 May 1948 (i.e. 3 June)", "", ""},
		{"3. Mai 1948 (korrigiert: 1949)", "", ""},
		{"昭和23年5月3日夜", "", ""},
	} {
		if d := dateOf(test.in); test.text != "" && d.Text != test.text || test.text+test.edtf == "" && d.Text != test.in || d.EDTF != test.edtf {
			t.Errorf("%s: %+v, want %q and %q", test.in, d, test.text, test.edtf)
		}
	}
}

func TestIsCount(t *testing.T) {
	for in, want := range map[string]bool{
		"bought 1948 carts": true, "kauften 1948 Karren": true, "the 1948 carts": true, "the 1948 harvest": false, "In 1948 prices": false,
		"May 1948 talks": false, "harvest of 1948 failed": false, "harvest 1948.": false, "since 1948 they": false, "в 1948 году": false,
	} {
		words := strings.Fields(in)
		k := 0
		for !isDigit(words[k][0]) {
			k++
		}
		if got := isCount(words, k); got != want {
			t.Errorf("%s: %v, want %v", in, got, want)
		}
	}
}

// TestDateInTitle holds which day in a title is that of the document.
func TestDateInTitle(t *testing.T) {
	for in, want := range map[string]string{
		"Letter from Ada Wren to Ben Lark, 3 May 1948":              "1948-05-03",
		"Letter from Ada Wren to Ben Lark dated 3 May 1948":         "1948-05-03",
		"Letter from Ada Wren to Ben Lark on the fire of 3 May":     "",
		"Telegram from Ada Wren to Ben Lark of May 3, 1948":         "1948-05-03",
		"Report of the Fire of May 3, 1948":                         "",
		"Record of the Conversation of 3 May 1948":                  "",
		"Decision on the Treaty of 3 May 1948":                      "",
		"Schreiben der Wren an Lark vom 3. Mai 1948":                "1948-05-03",
		"Aufzeichnung des Ministers über das Gespräch vom 3. Mai":   "",
		"Verordnung des Ministers für Mühlen vom 3. Mai 1948":       "1948-05-03",
		"Lettre de la Reine à M. Lark du 3 mai 1948":                "1948-05-03",
		"Carta de Ada Wren a Ben Lark del 3 de mayo de 1948":        "1948-05-03",
		"Письмо А. Рен Б. Ларку от 3 мая 1948 г.":                   "1948-05-03",
		"Запись беседы А. Рен от 3 мая 1948 г.":                     "",
		"Carts and Mills: A Talk of 3 May 1948":                     "",
		"Answer of the Mills (3 May 1948)":                          "1948-05-03",
		"Memorandum of a Conversation, Amaurot, May 3, 1948, 3 p.m": "1948-05-03",
	} {
		if d := dateInTitle(in); d.EDTF != want {
			t.Errorf("%s: %+v, want %q", in, d, want)
		}
	}
}
