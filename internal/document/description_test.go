package document

import "testing"

func TestDescription(t *testing.T) {
	for name, c := range map[string]struct {
		body []Block
		want string
	}{
		"nothing":                  {nil, ""},
		"a signature":              {[]Block{{Kind: Signature, Text: "Ada Wren"}}, ""},
		"a text":                   {paragraphs("Ten carts have come, and the mill is open again at last."), "[Ten carts have come, and the mill is ...]"},
		"a comma at the end":       {paragraphs("The mill was lost in the night, and nobody came."), "[The mill was lost in the night, and ...]"},
		"a comma is left out":      {paragraphs("The lower mill was lost in the night, nobody came."), "[The lower mill was lost in the night ...]"},
		"few words":                {paragraphs("The mill is lost."), "[The mill is lost]"},
		"a salutation":             {paragraphs("Dear Ben,", "Ten carts have come back at last."), "[Ten carts have come back at last]"},
		"a salutation, no comma":   {paragraphs("My dear Ben", "Ten carts have come back at last."), "[Ten carts have come back at last]"},
		"a salutation in the text": {paragraphs("Dear Ben, ten carts have come back at last."), "[ten carts have come back at last]"},
		"German":                   {paragraphs("Sehr geehrter Herr Lark!", "Die Mühle ist verloren."), "[Die Mühle ist verloren]"},
		"a title of rank":          {paragraphs("Sir Ralph Wren, who keeps the mill, came today."), "[Sir Ralph Wren, who keeps the mill, came ...]"},
		"a letterhead":             {paragraphs("THE OLD MILL", "12 Orchard Street, Strelsau", "Ten carts have come."), "[Ten carts have come]"},
		"a date":                   {paragraphs("4 May 1951", "Come."), "[Come]"},
		"a place and a date":       {paragraphs("Strelsau, Christmas Eve, 1889.", "Ten carts have come."), "[Ten carts have come]"},
		"a page mark":              {paragraphs("[page 1]", "Ten carts have come."), "[Ten carts have come]"},
		"a field":                  {paragraphs("Reference: the letter of May.", "Ten carts have come."), "[Ten carts have come]"},
		"a table":                  {paragraphs("carts | mills of the town. | 4", "Ten carts have come."), "[Ten carts have come]"},
		"an address":               {paragraphs("To the millers, the carters and all the other good people of the valley.", "Dear friends,", "Ten carts have come.", "Dear me, one is lost."), "[Ten carts have come]"},
		"no words":                 {paragraphs("43092", "Top Secret.", "Sincerely yours,"), ""},
		"lines only":               {paragraphs("THE OLD MILL", "SECRET"), "[THE OLD MILL]"},
		"headings only":            {[]Block{{Kind: Heading, Text: "THE OLD MILL"}, {Kind: Note, Text: "A note on the mill."}}, "[THE OLD MILL]"},
		"Russian":                  {paragraphs("Совершенно секретно", "Мельница потеряна этой ночью."), "[Мельница потеряна этой ночью]"},
		"Chinese":                  {paragraphs("今天早上有十辆大车从山谷里回来了，磨坊又开门了。"), "[今天早上有十辆大车从山谷里回来了 ...]"},
	} {
		if got := (&Document{Body: c.body}).Description(); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	d := &Document{Body: paragraphs("Ten carts have come.", "The mill is open.")}
	if got := d.Only(nil, nil).Description(); got != "[Ten carts have come]" {
		t.Errorf("the description of a part is %q", got)
	}
}

func paragraphs(texts ...string) (body []Block) {
	for _, s := range texts {
		body = append(body, Block{Kind: Paragraph, Text: s})
	}
	return body
}
