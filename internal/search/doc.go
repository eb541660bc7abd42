/*
Package search finds documents by their words.

A [Search] asks the files of a library, either by reading them all ([Search.Scan])
or by an [Index] ([Search.Ask]). Both give the same documents in the same order;
the index is a cache that a [Builder] makes and brings up to date.

	q, err := search.ParseQuery(`"red cross" havana OR cuba -title:draft`)
	s := search.Search{Query: q, Limit: 20}
	r := s.Scan(files)
	for hit, err := range r.Hits() {
		fmt.Println(hit.Passages[0].Address, hit.Passages[0].Text)
	}

A [Concordance] gives every occurrence on a line of its own.

# Queries

	query  = { item }                 all items must hold
	item   = term { "OR" term }       one of the terms occurs
	       | "-" term                 the term does not occur
	term   = [ field ":" ] ( word | phrase ) [ "*" ]
	field  = "title" | "summary" | "citation" | "subject" | "from" | ...  (the Search fields of document.Labels)
	phrase = a quotation mark, words, a quotation mark
	word   = what stands between blanks

A star lets the last word go on: miss* finds missile and missiles. OR must be in
capital letters and stand between terms. Any other sign is text: don't, U-2 and
1.XI.62 are looked for as the words that they are made of, one after the other.

# Words

Case, accents and the kind of quotation marks do not matter: revesz finds
Révész, елка finds ёлка. A word that an editor has completed, C[arlos], is found
by carlos and by arlos; one that a line's end has cut is found whole. Letters
and digits are words apart, so U2 finds U-2. A phrase does not go on over a
blank line. In scripts without blanks between words each character is a word,
so 毛泽东 is a phrase.

# Order

The best come first, by Okapi BM25; a word in the title weighs as much as eight
in the text, one in the summary as four.

The package is built around one lexer, which says what a word is for queries,
scans and the index. The index holds the words as the lexer folds them, and
where they stand, but not the text: passages are read from the files.
*/
package search
