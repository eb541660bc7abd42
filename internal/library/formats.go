package library

import (
	"bytes"
	"slices"
)

// ErrPDF says that a file is a PDF. It is an [ErrBinary], as the errors of all
// formats are.
var ErrPDF error = formatError("a PDF")

// ErrRTF says that a file is RTF.
var ErrRTF error = formatError("an RTF file")

// A formatError says which format a file has instead of text.
type formatError string

func (e formatError) Error() string { return "the file is " + string(e) + ", not text" }

// Is reports whether target is the error of any binary file.
func (e formatError) Is(target error) bool { return target == ErrBinary }

// formats are those of files that lie beside texts or are named as they are, with
// the bytes that each begins with.
var formats = []struct {
	err    error
	begins []string
}{
	{ErrPDF, []string{"%PDF-"}},
	{ErrRTF, []string{`{\rtf`}},
	{formatError("a PostScript file"), []string{"%!PS-Adobe"}},
	{formatError("a zip archive, as those of Word, OpenDocument and EPUB are"), []string{"PK\x03\x04"}},
	{formatError("an old file of Word or another Office program"), []string{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "\xDB\xA5-\x00"}},
	{formatError("a WordPerfect file"), []string{"\xFFWPC"}},
	{formatError("a picture"), []string{"\x89PNG\r\n\x1A\n", "\xFF\xD8\xFF", "GIF87a", "GIF89a", "II*\x00", "MM\x00*", "AT&TFORM", "RIFFWEBP"}},
	{formatError("compressed"), []string{"\x1F\x8B", "BZh1", "BZh2", "BZh3", "BZh4", "BZh5", "BZh6", "BZh7", "BZh8", "BZh9", "\xFD7zXZ\x00", "7z\xBC\xAF\x27\x1C", "Rar!\x1A\x07", "\x28\xB5\x2F\xFD"}},
	{formatError("a database"), []string{"SQLite format 3\x00"}},
	{formatError("a recording"), []string{"OggS\x00", "ID3\x03", "ID3\x04", "RIFFWAVE", "RIFFAVI "}},
	{formatError("a program"), []string{"\x7FELF", "MZ\x90\x00"}},
}

// formatOf returns the error about a file that begins with head, nil if that is
// no known format.
func formatOf(head []byte) error {
	if bytes.HasPrefix(head, []byte("RIFF")) && len(head) > 8 { // its size is between the names
		head = slices.Concat(head[:4], head[8:])
	}
	for _, f := range formats {
		for _, begins := range f.begins {
			if bytes.HasPrefix(head, []byte(begins)) {
				return f.err
			}
		}
	}
	return nil
}
