package cite

import (
	"strings"
	"testing"

	"docview/internal/document"
)

// letters are letters without a title, their blocks apart by "|" and the lines of these
// by ";": what is above the salutation, the salutation, and what is below the text.
var letters = []struct{ above, salutation, below, want string }{
	{"Colonel Paul Wren;Ministry of Mills", "Dear Colonel Wren:", "Sincerely yours,;Ada Lark", "letter | Ada Lark | Colonel Paul Wren"},
	{"14 Mill Lane;Amaurot|Mr. Paul Wren;Director of Mills", "Dear Mr. Wren:", "Yours truly,;Ada Lark;Minister of Carts", "letter | Ada Lark (Minister of Carts) | Mr. Paul Wren (Director of Mills)"},
	{"", "Dear Paul,", "Yours truly,;Ada Lark;Lt. Col., Commanding", "letter | Ada Lark (Lt. Col., Commanding) | Paul"},
	{"", "Dear Paul,", "Yours truly,;A. Lark, Capt. R.N.", "letter | A. Lark (Capt. R.N.) | Paul"},
	{"", "Dear Paul,", "Yours truly,;Ada Lark, Harbour Master;Ben Wren, Clerk", "letter | Ada Lark (Harbour Master); Ben Wren (Clerk) | Paul"},
	{"Ada Lark;14 Mill Lane", "Dear Paul,", "Ever yours,;Ada", "letter | Ada | Paul"},
	{"", "Dear Paul,", "Yours ever,;(signed) Ada Lark|Colonel Paul Wren", "letter | Ada Lark | Colonel Paul Wren"},
	{"", "Dear Paul,", "Sincerely,;/s/ Ada;Ada B. Lark;Mr. Paul Wren", "letter | Ada B. Lark | Mr. Paul Wren"},
	{"Herrn;Ministerialrat Dr. Otto Wren", "Sehr geehrter Herr Wren!", "Mit freundlichen Grüßen;Ihr;Karl Lark", "letter | Karl Lark | Dr. Otto Wren (Ministerialrat)"},
	{"Monsieur Paul Wren;Ministre des Moulins", "Cher Monsieur Wren,", "Veuillez agréer, cher Monsieur, mes salutations.|Marie Lark", "letter | Marie Lark | Monsieur Paul Wren (Ministre des Moulins)"},
	{"", "Estimado señor Wren:", "Lo saluda atentamente,;Marta Lark", "letter | Marta Lark | Wren"},
	{"Paul Wren, Esq.;14 Mill Lane", "Dear Sir,", "Yours faithfully,;A. Lark.", "letter | A. Lark | Paul Wren, Esq."},
	{"", "Sir,", "I have the honour to be,;Sir,;Your obedient servant,;ADA LARK.|The Right Honourable;The Earl of Wren", "letter | ADA LARK | Earl of Wren"},
	{"", "Gentlemen:", "Yours truly,;Ada Lark;Ben Finch", "letter | Ada Lark; Ben Finch"},
	{"", "Dear Paul:", "Yours truly,;Mill Board;Ada Lark", "letter | Ada Lark | Paul"},
	{"", "Dear Paul:", "Yours truly,;Ada Lark;A. Lark", "letter | Ada Lark; A. Lark | Paul"},
	{"The Honorable;Paul Wren;Secretary of Mills;Amaurot", "Dear Mr. Secretary:", "Sincerely,;s/ Ada Lark;President", "letter | Ada Lark (President) | Paul Wren (Secretary of Mills)"},
	{"", "Dear Mr. Secretary:", "Sincerely,;/s/ Ada Lark;Ada Lark;Director, Lark & Co.", "letter | Ada Lark (Director, Lark & Co.)"},
	{"", "SIR:", "I have the honor to be, etc.,;BEN LARK, Jr.|To the Hon. PAUL WREN,;Secretary of Mills.", "letter | BEN LARK, Jr. | the Hon. PAUL WREN (Secretary of Mills)"},
	{"Excmo. Sr. D. Manuel Wren;Ministro de Estado", "Muy señor mío:", "Queda suyo afmo. s.s.;Ada Lark", "letter | Ada Lark | Excmo. Sr. D. Manuel Wren (Ministro de Estado)"},
	{"", "Mi querido amigo:", "Un fuerte abrazo,;Ada Lark", "letter | Ada Lark"},
	{"", "Caro Wren,", "Tuo affezionatissimo;Ada Lark", "letter | Ada Lark | Wren"},
	{"", "Illustre Professore,", "Distinti saluti;Ada Lark", "letter | Ada Lark"},
	{"", "Lieber Freund,", "Mit herzlichen Grüßen;Dein Karl Lark", "letter | Karl Lark"},
	// Nobody is guessed.
	{"Ada Lark;14 Mill Lane", "Dear Sir,", "Yours faithfully,;Ada Lark", "letter | Ada Lark"},
	{"Sir Ada Lark", "Dear Sir,", "Yours faithfully,;Ada Lark", "letter | Ada Lark"},
	{"", "My dear friend,", "Yours ever,;Ada Lark", "letter | Ada Lark"},
	{"", "Lieber Otto,", "Herzliche Grüße;Dein Karl", "letter | Karl | Otto"},
	{"Captain Ben Finch", "Dear Paul,", "Yours ever,;Ada Lark", "letter | Ada Lark | Paul"},
	{"", "Dear Paul, I send you all the ten carts that you asked for.", "Yours ever,;Ada Lark", "letter | Ada Lark | Paul"},
	{"", "Dear Paul,", "Let the Judge report.;A. LARK", ""}, // of whom the letter is not
	{"", "The carts came.", "Yours ever,;Ada Lark", ""},
	{"", "Dear friends,", "", ""},
}

// TestWritersOfLetters checks who writes to whom in letters without a title.
func TestWritersOfLetters(t *testing.T) {
	for _, test := range letters {
		d := &document.Document{}
		add := func(kind document.Kind, blocks string) {
			for s := range strings.SplitSeq(blocks, "|") {
				if s != "" {
					d.Body = append(d.Body, document.Block{Kind: kind, Text: strings.ReplaceAll(s, ";", "\n")})
				}
			}
		}
		letterhead, address, _ := strings.Cut(test.above, "|")
		if address != "" {
			d.Header = []document.Field{{Key: document.KeyLetterhead, Text: strings.ReplaceAll(letterhead, ";", "\n")}}
		} else {
			address = letterhead
		}
		add(document.Paragraph, address)
		add(document.Paragraph, test.salutation+"|The carts came.")
		signed, after, _ := strings.Cut(test.below, "|")
		if strings.Contains(signed, "agréer") {
			add(document.Paragraph, signed)
			signed, after = after, ""
		}
		add(document.Signature, signed)
		add(document.Paragraph, after)
		it := Of(d)
		if got := describe(heading{kind: it.Kind, author: it.Author, recipient: it.Recipient}); got != test.want {
			t.Errorf("%s, %s, %s:\n got %s\nwant %s", test.above, test.salutation, test.below, got, test.want)
		}
	}
}
