package cite

import (
	"reflect"
	"testing"

	"docview/internal/document"
)

// TestFields checks that the fields FROM and TO name who wrote to whom only if
// the title does not.
func TestFields(t *testing.T) {
	header := func(title, from, to string) *document.Document {
		return &document.Document{ID: "1", Header: []document.Field{
			{Key: document.KeyTitle, Text: title}, {Key: document.KeyFrom, Text: from}, {Key: document.KeyTo, Text: to},
		}}
	}
	for _, test := range []struct {
		d                 *document.Document
		author, recipient []Person
	}{
		{header("The Mill", "Ada Wren", "Ben Lark"), []Person{{Name: "Ada Wren"}}, []Person{{Name: "Ben Lark"}}},
		{header("Letter from Cy Finch", "Ada Wren", "Ben Lark"), []Person{{Name: "Cy Finch"}}, []Person{{Name: "Ben Lark"}}},
		{header("The Mill", "Ada Wren\nOffice of Mills", "The Miller"), []Person{{Name: "Ada Wren", Office: "Office of Mills"}}, []Person{{Name: "The Miller"}}},
		{header("The Mill", "Ada Wren Chief, Division of Mills", "Utopia Station"), []Person{{Name: "Ada Wren", Office: "Chief, Division of Mills"}}, nil},
		{header("The Mill", "Ada Wren, EUR", "Ben Lark"), []Person{{Name: "Ada Wren", Office: "EUR"}}, []Person{{Name: "Ben Lark"}}},
		{header("The Mill", "COS, Manila", "WREN, ADA"), nil, []Person{{Name: "WREN, ADA"}}},
		{header("Conversation with Cy Finch", "Ada Wren", "Ben Lark"), nil, nil},
		{header("ROUTING SHEET", "Mill Division, Room 7", "(Officer, room)"), nil, nil},
	} {
		it := Of(test.d)
		if !reflect.DeepEqual(it.Author, test.author) || !reflect.DeepEqual(it.Recipient, test.recipient) {
			t.Errorf("%s: %v, %v, want %v, %v", it.Title, it.Author, it.Recipient, test.author, test.recipient)
		}
	}
}

// TestSigned checks that two bare names are correspondents only if the first signs.
func TestSigned(t *testing.T) {
	for signature, want := range map[string][]Person{"WREN": {{Name: "Wren"}}, "Lark": nil, "": nil} {
		it := Of(&document.Document{
			Header: []document.Field{{Key: document.KeyTitle, Text: "Wren to Lark"}},
			Body:   []document.Block{{Kind: document.Signature, Text: signature}},
		})
		if !reflect.DeepEqual(it.Author, want) {
			t.Errorf("signed %q: author %v, want %v", signature, it.Author, want)
		}
	}
}

// TestNestedAuthor checks the name in a map of front matter.
func TestNestedAuthor(t *testing.T) {
	it := Of(&document.Document{Header: []document.Field{
		{Key: document.KeyAuthor, Label: "author:"}, {Label: "name:", Text: "Ada Wren"},
	}})
	if want := []Person{{Name: "Ada Wren"}}; !reflect.DeepEqual(it.Author, want) {
		t.Errorf("author %v, want %v", it.Author, want)
	}
}

// TestSeriesOfFile checks that the file's name says the series if the id is made of it.
func TestSeriesOfFile(t *testing.T) {
	it := Of(&document.Document{Name: "x/frus1943China-d232.txt", ID: "frus1943china-d232-1a2b"})
	if it.Series == nil || it.Series.Document != "232" {
		t.Errorf("series %v", it.Series)
	}
}

// TestAuthorField checks that a field Author is used as it is written.
func TestAuthorField(t *testing.T) {
	it := Of(&document.Document{Header: []document.Field{
		{Key: document.KeyTitle, Text: "Telegram to Lark"}, {Key: document.KeyAuthor, Text: "ada wren"},
		{Key: document.KeySource, Text: "See Mill Papers (London: Mill, 1990), p. 3.\nhttps://example.org/7"},
	}})
	if it.authors()[0].Full() != "ada wren" || it.Provenance.Publication != "Mill Papers (London: Mill, 1990), p. 3" {
		t.Errorf("%+v %+v", it.Author, it.Provenance)
	}
}
