package search

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// dump writes a query in a form that shows how it was read.
func (q *Query) dump() string {
	var lists []string
	for _, terms := range q.All {
		var alternatives []string
		for _, t := range terms {
			alternatives = append(alternatives, t.dump())
		}
		lists = append(lists, strings.Join(alternatives, " | "))
	}
	for _, t := range q.Not {
		lists = append(lists, "not "+t.dump())
	}
	return strings.Join(lists, ", ")
}

func (t Term) dump() string {
	s := ""
	for i, p := range t.phrases {
		if i > 0 {
			s += "/"
		}
		s += strings.Join(p, "_")
	}
	if t.Prefix {
		s += "*"
	}
	if t.Field != "" {
		s = t.Field + "=" + s
	}
	return s
}

func TestParseQuery(t *testing.T) {
	tests := []struct{ query, want string }{
		{"castro", "castro"},
		{"Castro  Révész", "castro, revesz"},
		{`"Red  Cross" cuba`, "red_cross, cuba"},
		{"“Red Cross” «Red Cross» „Red Cross“", "red_cross, red_cross, red_cross"},
		{"cuba OR havana missile", "cuba | havana, missile"},
		{"a b OR c OR d e", "a, b | c | d, e"},
		{"OR a", "or, a"},
		{"a OR", "a, or"},
		{"a OR -b", "a, or, not b"},
		{"-a OR b", "or, b, not a"},
		{"a or b", "a, or, b"},
		{"ORder ORe", "order, ore"},
		{"a OR OR", "a | or"},
		{"cuba -havana", "cuba, not havana"},
		{`-"red cross" −cuba`, "not red_cross, not cuba"},
		{"- a -- b --c", "a, b, c"},
		{"miss* 1.XI*", "miss*, 1_xi*"},
		{`"red cro"*`, "red_cro*"},
		{"* ** a**", "a"},
		{"title:cuba -summary:\"u thant\" Language:russ*", "title=cuba, language=russ*, not summary=u_thant"},
		{"title: cuba titel:cuba 10:30", "title, cuba, titel_cuba, 10_30"},
		{"don't don’t", "don_t, don_t"},
		{"U-2 1.XI.62 893.00/15104", "u_2, 1_xi_62, 893_00_15104"},
		{"anti-communist Anglo-American", "anti_communist/anticommunist, anglo_american"},
		{"a-b-c", "a_b_c/a_bc/ab_c/abc"},
		{"C[arlos] Mao[Zedong]", "carlos, mao_zedong"},
		{`12" gun "open`, "12, gun, open"},
		{"(a AND b) NOT c NEAR ^d {e}", "a, and, b, not, c, near, d, e"},
		{"毛泽东 김일*", "毛_泽_东, 김_일*"},
		{"a*b", "a_b"},
	}
	for _, test := range tests {
		q, err := ParseQuery(test.query)
		if err != nil {
			t.Errorf("%q: %v", test.query, err)
			continue
		}
		if got := q.dump(); got != test.want {
			t.Errorf("%q\ngot  %s\nwant %s", test.query, got, test.want)
		}
	}
}

func TestParseQueryEmpty(t *testing.T) {
	for _, s := range []string{"", "  ", "-", "...", `""`, "“”", "title:", "***", "\xff"} {
		q, err := ParseQuery(s)
		if s == "title:" {
			if err != nil || q.dump() != "title" {
				t.Errorf("%q is no word: %v", s, err)
			}
			continue
		}
		if !errors.Is(err, ErrEmpty) {
			t.Errorf("%q: got %v, want %v", s, err, ErrEmpty)
		}
	}
}

func ExampleParseQuery() {
	q, _ := ParseQuery(`title:cuba "red cross" OR "red crescent" -havana`)
	fmt.Println(q.All[0][0].Field, q.All[0][0].Text)
	fmt.Println(q.All[1][0].Text, "or", q.All[1][1].Text)
	fmt.Println("not", q.Not[0].Text)
	// Output:
	// title cuba
	// red cross or red crescent
	// not havana
}
