/*
Package library makes documents of files: those of folders, those named one by
one, and the embedded sample.

A [Library] is a list of folders. Files walks them; Find returns the documents
that a command's argument means, which may be an id, the beginning of one, an
address, a path or a URL:

	lib := library.Library{Dirs: []string{"cables"}}
	docs, err := lib.Find("112596#4")

A document's id is the last element of its URL; or else its file name, if that
is an id or a slug ("112596.txt", "meeting-in-moscow.txt"); else the name made
a slug with a few characters derived from its path ("letter-7c1e"), so that it
stays the same whatever else the library holds. The further documents of a file
without URLs have "@2", "@3" after that. Two documents may still have one id:
both are there, and asking for it names both paths.

Nothing is kept between two runs: a library is what its files are now. [Map]
reads files on all cores and yields the results in the order of the files.
*/
package library
