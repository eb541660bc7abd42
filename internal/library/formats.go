package library

import (
	"bytes"
)

// ErrPDF says that a file is a PDF. It is an [ErrBinary], as the errors of all
// formats are.
var ErrPDF error = formatError("a PDF")

// A formatError says which format a file has instead of text.
type formatError string

func (e formatError) Error() string { return "the file is " + string(e) + ", not text" }

// Is reports whether target is the error of any binary file.
func (e formatError) Is(target error) bool { return target == ErrBinary }

// formats are those of files that lie beside texts or are named as they are, by
// the bytes that each begins with.
var formats = []struct {
	begins string
	err    error
}{
	{"%PDF-", ErrPDF},
	{"PK\x03\x04", formatError("a zip archive, as those of Word, OpenDocument and EPUB are")},
	{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", formatError("an old file of Word or another Office program")},
	{"\xDB\xA5-\x00", formatError("a file of Word 2")},
	{"\xFFWPC", formatError("a WordPerfect file")},
	{"\x89PNG\r\n\x1A\n", formatError("a PNG picture")},
	{"\xFF\xD8\xFF", formatError("a JPEG picture")},
	{"GIF87a", formatError("a GIF picture")},
	{"GIF89a", formatError("a GIF picture")},
	{"II*\x00", formatError("a TIFF picture")},
	{"MM\x00*", formatError("a TIFF picture")},
	{"AT&TFORM", formatError("a DjVu file")},
	{"\x1F\x8B", formatError("gzip data inside gzip data")},
	{"BZh91AY&SY", formatError("bzip2 data")},
	{"\xFD7zXZ\x00", formatError("xz data")},
	{"7z\xBC\xAF\x27\x1C", formatError("a 7-Zip archive")},
	{"Rar!\x1A\x07", formatError("a RAR archive")},
	{"\x28\xB5\x2F\xFD", formatError("zstd data")},
	{"SQLite format 3\x00", formatError("an SQLite database")},
	{"OggS\x00", formatError("an Ogg recording")},
	{"ID3\x03", formatError("an MP3 recording")},
	{"ID3\x04", formatError("an MP3 recording")},
	{"\x7FELF", formatError("a program")},
	{"MZ\x90\x00", formatError("a program")},
}

// formatOf returns the error about a file that begins with head, nil if that is
// no known format.
func formatOf(head []byte) error {
	for _, f := range formats {
		if bytes.HasPrefix(head, []byte(f.begins)) {
			return f.err
		}
	}
	return nil
}
