package spelling

import (
	"slices"
	"strings"
	"testing"
)

// TestOf has a name for each rule, and names that no rule may touch.
func TestOf(t *testing.T) {
	for _, c := range []struct{ rule, name, want, not string }{
		{"equals", "peking", "Beijing Пекин*", ""},
		{"equals, apostrophe", "Yanan", "Yan'an Yenan", ""},
		{"equals, hyphen", "Mao Tse tung", "Mao_Zedong", ""},
		{"pinyin to Wade-Giles", "Luo Longji", "Lo_Lung-chi", ""},
		{"Wade-Giles to pinyin", "Lo Lung-chi", "Luo_Longji Luo_Longqi", ""},
		{"Wade-Giles with its apostrophe", "Lo Lung-ch'i", "Luo_Longqi", "Luo_Longji"},
		{"loose forms", "Ma Guangde", "Ma_Kuang-te Ma_Kwang-teh", ""},
		{"one word of two syllables", "Dading", "Ta-ting", ""},
		{"one syllable", "Luo", "", "Lo"},
		{"one syllable, no two", "Chuan", "", "Juan"},
		{"a vowel without a sign", "Bee", "", "Peh-eh Peeh"},
		{"no capitals", "luo longji", "", "Lo_Lung-chi"},
		{"not Chinese", "Juan Peron", "", "Chuan_Peron"},
		{"offices, libraries, Slavists", "Чуйков", "Chuykov Chuikov Cujkov", ""},
		{"endings", "Рокоссовский", "Rokossovsky Rokossovskii Rokossovskij", ""},
		{"ye", "Ежов", "Yezhov Ezhov", ""},
		{"cases", "Чуйков", "Чуйков*", ""},
		{"no cases", "Шаумяно", "", "Шаумян*"},
		{"the press", "Андрей Жуковский", "Andrei_Zhukovsky", ""},
		{"the letter yo", "Соловьёв", "Solovyov Solovyev Soloviev", ""},
		{"x", "Андрей Алексеев", "Andrei_Alexeev Andrey_Alexeyev", ""},
		{"yi", "Дмитрий Ильин", "Dmitry_Ilyin Dmitriy_Il'in", "Dmitry_Iljin"},
		{"soft sign", "Игнатьев", "Ignatev Ignatiev Ignat'ev", ""},
		{"cases of a short noun", "Корея", "Кореи Корею Кореей", "Коре*"},
		{"one word without a hyphen", "Datong", "Tatung", ""},
		{"an abbreviation", "СССР", "USSR", "ССС*"},
	} {
		var all []string
		for _, s := range Names().Of(c.name) {
			all = append(all, strings.ReplaceAll(s.String(), " ", "_"))
		}
		for _, want := range strings.Fields(c.want) {
			if !slices.Contains(all, want) {
				t.Errorf("%s: %s is not also %s, but %v", c.rule, c.name, want, all)
			}
		}
		if slices.Contains(all, c.not) {
			t.Errorf("%s: %s is also %s", c.rule, c.name, c.not)
		}
	}
}

// TestNames reads the built-in list: every spelling of a line finds all others,
// and a line says nothing twice.
func TestNames(t *testing.T) {
	for line := range strings.Lines(string(names)) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		spellings := strings.Split(line, " = ")
		for i, s := range spellings {
			found := Names().Of(s)
			for k, other := range spellings {
				if k > i && strings.EqualFold(s, other) {
					t.Errorf("%s says %s twice", line, s)
				}
				same := func(f Spelling) bool {
					return written(f.Text) == written(other) || f.Stem && f.Text == stem(other).Text
				}
				if written(s) != written(other) && !slices.ContainsFunc(found, same) {
					t.Errorf("%s is not found by %s", other, s)
				}
			}
		}
	}
}

// TestAdd: a bad line is reported with its place, and the others hold.
func TestAdd(t *testing.T) {
	l := Names()
	err := l.Add("mine.txt", []byte("\ufeff# mine\nWren = Zaunkönig = Troglodyte\n\nalone\nA = \nB =\n\xff = C\n"))
	want := `mine.txt:4:6: there is only one spelling; write Beijing = Peking
mine.txt:5:4: a spelling has no letters; write Beijing = Peking
mine.txt:6:4: a spelling has no letters; write Beijing = Peking
mine.txt:7:1: the line is not UTF-8`
	if err == nil || err.Error() != want {
		t.Errorf("%v", err)
	}
	if len(l.Of("wren")) != 2 || len(l.Of("Peking")) == 0 || len(Names().Of("wren")) != 0 {
		t.Errorf("%v, %v", l.Of("wren"), l.Of("Peking"))
	}
}

// TestZero: the zero list has no names, but the rules hold.
func TestZero(t *testing.T) {
	if found := new(List).Of("Luo Longji"); len(found) == 0 || len(new(List).Of("Peking")) != 0 {
		t.Errorf("%v", found)
	}
}

// TestSyllables: each syllable leads to Wade-Giles and back.
func TestSyllables(t *testing.T) {
	for pinyin, forms := range table().wade {
		for _, form := range forms {
			if !slices.Contains(table().pinyin[form], pinyin) {
				t.Errorf("%s is %s, but not the other way round", pinyin, form)
			}
		}
	}
	if n := len(table().wade); n < 398 || n > 410 {
		t.Errorf("%d syllables", n)
	}
}
