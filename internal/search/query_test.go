package search

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// dump writes a query in a form that shows how it was read.
func (n *node) dump() string {
	if n.op == opTerm {
		return n.term.dump()
	}
	var operands []string
	for i, o := range n.operands {
		text := o.dump()
		if i > 0 && n.op == opNear {
			text = strconv.Itoa(n.distances[i-1]) + " " + text
		}
		operands = append(operands, text)
	}
	return [...]string{opAnd: "and", opOr: "or", opNot: "not", opNear: "near"}[n.op] + "(" + strings.Join(operands, ", ") + ")"
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
		{"Castro  Révész", "and(castro, revesz)"},
		{"castro Castro CASTRO", "castro"},
		{`"Red  Cross" cuba`, "and(red_cross, cuba)"},
		{"“Red Cross” «Red Sea» „Red Line“", "and(red_cross, red_sea, red_line)"},
		{"miss* 1.XI*", "and(miss*, 1_xi*)"},
		{`"red cro"*`, "red_cro*"},
		{"title:cuba -summary:\"u thant\" Language:russ*", "and(title=cuba, not(summary=u_thant), language=russ*)"},
		{"title:(cuba OR source:havana)", "or(title=cuba, source=havana)"},
		{"don't don’t", "don_t"},
		{"U-2 1.XI.62 893.00/15104", "and(u_2, 1_xi_62, 893_00_15104)"},
		{"anti-communist Anglo-American", "and(anti_communist/anticommunist, anglo_american)"},
		{"a-b-c", "a_b_c/a_bc/ab_c/abc"},
		{"C[arlos] Mao[Zedong]", "and(carlos, mao_zedong)"},
		{"毛泽东 김일*", "and(毛_泽_东, 김_일*)"},

		// NOT before AND before OR.
		{"a AND b OR c AND NOT d", "or(and(a, b), and(c, not(d)))"},
		{"a b OR c d", "or(and(a, b), and(c, d))"},
		{"a (b OR c) d", "and(a, or(b, c), d)"},
		{"a OR b OR c", "or(a, b, c)"},
		{"NOT a b", "and(not(a), b)"},
		{"NOT NOT a", "not(not(a))"},
		{"-(a OR b) c", "and(not(or(a, b)), c)"},
		{`-"red cross" −cuba`, "and(not(red_cross), not(cuba))"},
		{"a OR -b", "or(a, not(b))"},
		{"((a))", "a"},
		{"( a OR b )", "or(a, b)"},
		{"(a OR (b AND (c OR a)))", "or(a, and(b, or(c, a)))"},

		// NEAR before NOT.
		{"a NEAR/3 b", "near(a, 3 b)"},
		{"-a NEAR/100 b c", "and(not(near(a, 100 b)), c)"},
		{`"red cross" NEAR/1 (cuba* OR havana) NEAR/9 c`, "near(red_cross, 1 or(cuba*, havana), 9 c)"},
		{"the NEAR/5 the", "near(the, 5 the)"},

		// Text that looks like operators.
		{"VKP(b) (VKP(b))", "vkp_b"},
		{"f(x)(y", "f_x_y"},
		{"- a -- b --c", "and(a, b, c)"},
		{"a & b — ...", "and(a, b)"},
		{"ORder ORe ANDy NEARby", "and(order, ore, andy, nearby)"},
		{"10:30 http://x.org title: a: x", "and(10_30, http_x_org, title, a, x)"},
		{`12" gun 5'9"`, "and(12, gun, 5_9)"},
		{`"AND" "NEAR/5" "title:x" "(a)"`, "and(and, near_5, title_x, a)"},
		{"^d {e}", "and(d, e)"},
	}
	for _, test := range tests {
		q, err := ParseQuery(test.query)
		if err != nil {
			t.Errorf("%q: %v", test.query, err)
			continue
		}
		if got := q.root.dump(); got != test.want {
			t.Errorf("%q\ngot  %s\nwant %s", test.query, got, test.want)
		}
	}
}

func TestParseQueryEmpty(t *testing.T) {
	for _, s := range []string{"", "  ", "-", "...", `""`, "“”", "(&)", "\xff"} {
		if _, err := ParseQuery(s); !errors.Is(err, ErrEmpty) {
			t.Errorf("%q: got %v, want %v", s, err, ErrEmpty)
		}
	}
}

func TestParseQueryErrors(t *testing.T) {
	fields := "the fields are " + strings.Join(Fields(), ", ")
	tests := []struct{ query, at, message, hint, literal string }{
		{"OR a", "OR", "OR needs a word or phrase before it", "", `"OR" a`},
		{"a OR", "OR", "OR needs a word or phrase after it", "", `a "OR"`},
		{"a AND OR b", "AND", "AND needs a word or phrase after it", "", `a "AND" OR b`},
		{"a OR & ", "OR", "OR needs a word or phrase after it", "", `a "OR" & `},
		{"a NOT", "NOT", "NOT needs a word or phrase after it", "", `a "NOT"`},
		{"(a OR) b", "OR", "OR needs a word or phrase after it", "", `(a "OR)" b`},
		{"a NEAR b", "NEAR", "NEAR needs a distance in words", "for example: a NEAR/10 b", `a "NEAR" b`},
		{"a NEAR/0 b", "NEAR/0", "NEAR/ needs a number of words from 1 to 100", "", `a "NEAR/0" b`},
		{"NEAR/2 b", "NEAR/2", "NEAR/2 needs a word or phrase before it", "", `"NEAR/2" b`},
		{"a NEAR/2 -b", "NEAR/2", "NEAR/2 needs a word or phrase after it", "", `a "NEAR/2" -b`},
		{"a NEAR/2 (b c) d", "(b c)", "NEAR takes words, phrases, and alternatives such as (missile* OR rocket*)", "", ""},
		{"(mao", "(", "this parenthesis is not closed", "", `"(mao"`},
		{"mao)", ")", "this parenthesis has no opening one", "", `"mao)"`},
		{"a () b", "()", "these parentheses are empty", "", ""},
		{`title:"port arthur`, `"`, "this quotation mark is not closed", "", `title:"port arthur"`},
		{`harbour " `, `"`, "this quotation mark is not closed", "", "harbour"},
		{`a «b c`, "«", "this quotation mark is not closed", "", "a «b c»"},
		{"a titel:mao", "titel:", `unknown field "titel"`, "did you mean title:\n" + fields, `a "titel:mao"`},
		{"quux:mao", "quux:", `unknown field "quux"`, fields, `"quux:mao"`},
		{"a mis*ile", "mis*ile", "a star can only be at the end of a word", "for words with this beginning, write mis*", `a "mis*ile"`},
		{"*", "*", "a star can only be at the end of a word", "", ""},
	}
	for _, test := range tests {
		_, err := ParseQuery(test.query)
		var e *QueryError
		if !errors.As(err, &e) {
			t.Errorf("%q: got %v", test.query, err)
			continue
		}
		got := []string{e.Query[e.Start:e.End], e.Message, e.Hint, e.Literal}
		if want := []string{test.at, test.message, test.hint, test.literal}; !slices.Equal(got, want) {
			t.Errorf("%q\ngot  %q\nwant %q", test.query, got, want)
		}
	}
}

// What is proposed as the literal search is a query, or has one error less.
func FuzzParseQuery(f *testing.F) {
	for _, s := range []string{"a OR (b NOT c)", "title:(x NEAR/3 \"y z\"*) -q", "a AND", "((((", "“a", "VKP(b)) x*y", "NEAR NEAR/5", "titel:mao", "title:(!0 )0", "O (b T\x80\x00(b  \xfe)", "a (b c(d !)", "a (b NOT c(d !)"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		q, err := ParseQuery(s)
		var e *QueryError
		switch {
		case err == nil:
			if again, err := ParseQuery(q.String()); err != nil || again.root.dump() != q.root.dump() {
				t.Errorf("%q is written %q, which is read as %v %v", s, q, again, err)
			}
		case errors.As(err, &e):
			if e.Start < 0 || e.End > len(s) || e.Start >= e.End || !utf8.ValidString(e.Error()) && utf8.ValidString(s) {
				t.Errorf("%q: wrong place %d to %d", s, e.Start, e.End)
			}
		case !errors.Is(err, ErrEmpty):
			t.Errorf("%q: %v", s, err)
		}
	})
}

func TestHints(t *testing.T) {
	for query, want := range map[string]string{
		"a b OR c":               "read as (a AND b) OR c; parentheses group otherwise",
		"a OR b AND c":           "read as a OR (b AND c); parentheses group otherwise",
		"a -b OR c":              "read as (a AND NOT b) OR c; parentheses group otherwise",
		"x (a OR b c) -(d OR e)": "read as x AND (a OR (b AND c)) AND NOT (d OR e); parentheses group otherwise",
		"(a b) OR c":             "",
		"a or b":                 `"or" is searched for as a word; the operator is written in capital letters: OR`,
		"a near/5 b":             `"near/5" is searched for as a word; the operator is written in capital letters: NEAR/5`,
		"or a and":               "",
		"title: mill":            "title: is searched for as a word; a field has its word directly behind the colon",
		"12:30":                  "",
		`"miss*"`:                `a star in quotation marks is text; for words with this beginning, write "miss"*`,
	} {
		q, err := ParseQuery(query)
		if err != nil {
			t.Error(err)
		} else if got := strings.Join(q.Hints, "\n"); got != want {
			t.Errorf("%s: got %q, want %q", query, got, want)
		}
	}
}

func ExampleParseQuery() {
	q, _ := ParseQuery(`title:cuba "red cross" OR missile* NEAR/5 havana`)
	fmt.Println(q)
	fmt.Println(q.Hints[0])
	_, err := ParseQuery("stalin AND")
	fmt.Println(err)
	// Output:
	// (title:cuba AND "red cross") OR (missile* NEAR/5 havana)
	// read as (title:cuba AND "red cross") OR (missile* NEAR/5 havana); parentheses group otherwise
	// AND needs a word or phrase after it (character 8 of the query)
}
