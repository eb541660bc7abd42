// Package reader shows a document on the whole terminal, as docview read does:
// its address always in view, any paragraph by its number, search, notes, and
// quotations at one key.
//
//	r := reader.Reader{In: os.Stdin, Out: os.Stdout, Env: os.Environ(), Open: open}
//	err := r.Run(&reader.Opened{Document: doc, Ref: "112596"})
//
// The rows are those of package render, which lays out one section of a
// document at a time. A text keeps a place in the document, a section and a
// byte of the file, and walks from there over the rows that the screen needs;
// nothing else is laid out, so that a document of 10 MB opens, jumps and
// resizes as fast as a letter.
//
// A model has levels (a document; the list of the library or of results, which
// q goes back to), perhaps a pane (outline, problems, keys), and a prompt or a
// message in place of the status line. keys.go is the table of what the keys
// do; the help is made from it. bubbletea reads keys and draws; show keeps it
// from asking the terminal anything, and gives the terminal back as it was,
// whatever ends or stops the process.
//
// What the reader needs of libraries, searches and citations comes in as the
// functions of a Reader.
package reader
