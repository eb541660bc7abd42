/*
Package search finds documents by their words.

A [Search] asks the files of a library, either by reading them all ([Search.Scan])
or by an [Index] ([Search.Ask]). Both find the same documents in the same order;
the index is a cache that a [Builder] makes and brings up to date.

	q, err := search.ParseQuery(`"red cross" (havana OR cuba) -title:draft`)
	s := search.Search{Query: q, Limit: 20}
	r := s.Scan(files)
	for hit, err := range r.Hits() {
		fmt.Println(hit.Passages[0].Address, hit.Passages[0].Text)
	}

A [Concordance] shows every occurrence on a line of its own.

# Queries

	query    = and { "OR" and }               one of the operands holds
	and      = not { [ "AND" ] not }          all operands hold
	not      = [ "NOT" | "-" ] near           the operand does not hold
	near     = primary { "NEAR/n" primary }   the operands occur near each other
	primary  = [ field ":" ] ( word | phrase ) [ "*" ]
	         | [ field ":" ] "(" query ")"
	field    = "title" | "summary" | ...                the Search fields of document.Labels, "repository" and "speaker"
	phrase   = a quotation mark, words, a quotation mark
	word     = all characters up to a blank

So NOT comes before AND, and AND, which may be left out, before OR. Operators
are in capital letters. A query that has AND and OR without parentheses, or or
and not as words, is answered, with a hint in [Query].Hints.

NEAR/n holds if its operands are at most n words apart, in either order, in the
same paragraph or field; NEAR/1 is the next word, and n is at most 100. Its
operands are words, phrases, and alternatives such as (cuba OR havana). In
a NEAR/5 b NEAR/5 c each is near the one before it.

A star continues the last word: miss* finds missile and missiles. A parenthesis
is an operator only at the beginning or the end of a word, and not if it closes
one in the word: VKP(b) is text. A field is letters before a colon with a word
directly after it: 12:30 and https://example.org are text. Everything else is
text, too: don't, U-2 and 1.XI.62 are looked for as the words that they are
made of, one after the other. A query that cannot be meant so is a
[QueryError], which says how to look for it literally.

# Words

Case, accents and the kind of quotation marks do not matter: revesz finds
Révész, елка finds ёлка. A word that an editor has completed, C[arlos], is found
by carlos and by arlos; one that is divided at the end of a line or a page is
found whole and by its halves, and so is what a hyphen and a space in a line may
have divided: mar- shal is found by marshal, mar and shal. A phrase of up to nine
words, longer ones mostly, goes on over either reading, but over one other reading
only. Letters and digits are words apart, so U2 finds U-2. A phrase does not go
on over a blank line. In scripts without blanks between words each character is
a word, so 毛泽东 is a phrase.

A field has what the citation says, too: from:wren finds "Telegram from Ada Wren",
and place:utopia the line "Utopia, May 4, 1951". Those words of the text count twice,
in the column where they are and in that of the field; see [fact].

# Order

The best come first, by Okapi BM25; a word in the title weighs as much as eight
in the text, one in the summary as four. A word counts only if all operators
above it hold: in "red OR (blue cross)" blue does not count where cross does
not occur. With NEAR, and within one paragraph, it counts only there.

The package is built around one walker over the words of package text, for
queries, scans and the index. The index holds the words as package fold folds
them, where they are, and where a document's paragraphs begin in its file, but
not the text: passages are read from the files, and so is what an index cannot
answer, as whether two words are in the same paragraph.
*/
package search
