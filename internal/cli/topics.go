package cli

import (
	"strings"

	"docview/internal/reader"
	"docview/internal/render"
	"docview/internal/search"

	"github.com/spf13/cobra"
)

// topics returns the pages of help that are not about one command.
func topics() []*cobra.Command {
	return []*cobra.Command{
		topic("accessibility", "screen readers, braille, no colours", accessibilityText),
		topic("documents", "how to name a document", documentsText),
		topic("environment", "environment variables", environmentText()),
		topic("exit-status", "exit statuses", exitStatusText),
		topic("input", "which files are read, and how to convert others", inputText),
		topic("keys", "the keys of docview read", keysText()),
		topic("queries", "the query language", queriesText()),
	}
}

func topic(name, short, text string) *cobra.Command {
	return &cobra.Command{Use: name, Short: short, Long: strings.TrimSpace(text)}
}

const exitStatusText = `
Exit statuses:

    0  done
    1  nothing found: no such paragraph, no such part in any of the documents,
       no document that passes the filters; or check found errors (with
       --strict, errors or warnings); or verify found a quotation that is not
       exact, is wrongly cited or cites an unknown document
    2  wrong usage: an unknown command or option, an invalid value, or no
       DOCUMENT given though the library has several
    3  a document or library cannot be found or read, or the output cannot be
       written (the disk is full, or the file exists and --force is not given)
  129  the terminal was closed
  130  interrupted
  143  terminated

With several documents, those that can be read are shown, and the highest status
is returned. It is not an error if the reader closes the pipe early, as head does.`

const documentsText = `
A DOCUMENT is one of:

  112596              an id: the last part of the document's URL, or the file name
                      if it looks like an id, or else one made from the file name,
                      with four characters added
  1125                an unambiguous beginning of an id
  https://.../112596  a URL whose last part is an id
  letters/cable.txt   a file, relative to here or to a library folder, plain or .gz
  cable.txt@2         the second document in a file that has several
  -                   standard input

An address is a DOCUMENT with a place in it:

  112596#4            paragraph 4, by the number written in the document, with
                      everything under it
  112596#4.b          its item b
  112596#2-4          paragraphs 2 to 4
  112596#p7           the seventh block (p addresses are always unique)
  112596#4:2          the second sentence of paragraph 4 (quote only)

With no DOCUMENT, a command uses the library's only document; if there are
several, it asks which.

The library is the folders named by --library (which may be repeated); or else
those in DOCVIEW_LIBRARY; or else the current folder without its subfolders, if
a .txt or .txt.gz file is directly in it; or else the built-in sample. It
contains the .txt and .md files in a folder and its subfolders, except hidden
ones. The sample's id, 112596, opens the sample if the library lacks that id.`

const inputText = `
docview reads plain text: the .txt and .md files in a folder, also compressed
(.gz), and files with other extensions that are named or asked for by --ext.

An .md file in a folder that has neither front matter nor a date nor a source is
taken for a manuscript, such as notes or a README, and left out. It is read if it
is named, or with --ext .md.

Other files that may hold documents are left out and counted. To convert them:

PDF (if nothing comes out it is a scan, and needs OCR first):

  pdftotext cable.pdf cable.txt

Word (.docx), OpenDocument (.odt), EPUB and HTML:

  pandoc cable.docx -t plain --wrap=none -o cable.txt

Word (.doc) and RTF, of which pandoc alone may lose characters:

  soffice --headless --convert-to docx cable.rtf
  pandoc cable.docx -t plain --wrap=none -o cable.txt

All files in a folder:

  for f in *.pdf; do pdftotext "$f" "${f%.pdf}.txt"; done

TEI (.xml), with each note where its mark is:

  python3 -c 'if True:
  import sys, xml.etree.ElementTree as ET
  ends = dict.fromkeys("head p l item cell opener closer".split(), "\n\n")
  ends["note"] = " "
  end = lambda e: ends.get(e.tag.rpartition("}")[2], "")
  text = ET.parse(sys.argv[1]).find(".//{*}text")
  for e in text.iter():
      e.text, e.tail = (end(e) + (s or "") for s in (e.text, e.tail))
  print("".join(text.itertext()))' volume.xml > volume.txt

E-mail (.eml), its plain text:

  python3 -c 'if True:
  import email, email.policy, sys
  m = email.message_from_binary_file(sys.stdin.buffer,
                                     policy=email.policy.default)
  for k in "Date", "From", "To", "Subject":
      print(k + ":", m[k])
  print()
  print(m.get_body(("plain",)).get_content())' < letter.eml > letter.txt

Compare each result with its source before you quote from it.`

func environmentText() string {
	return `
docview reads these environment variables:

  DOCVIEW_LIBRARY        folders of the library, separated as in PATH
  DOCVIEW_STYLE          name of the colour style: ` + strings.Join(render.Styles(), ", ") + `
  DOCVIEW_LINEAR         if 1, docview read behaves as with --linear
  DOCVIEW_PAGER, PAGER   the pager (default: less; empty or cat: no pager); LESS=FRX
                         and LV=-c are set for it unless already set
  DOCVIEW_COPY           a command that copies what it reads, such as wl-copy or
                         pbcopy (default: tmux, or else the terminal by OSC 52)
  NO_COLOR               if set and not empty, no colours
  CLICOLOR_FORCE         if set and neither empty nor 0, colour even in a pipe
  CLICOLOR               if 0, no colours
  TERM                   if dumb, no colours and no pager
  XDG_CACHE_HOME         the folder for search indexes (default: the system's
                         cache folder)
  DOCVIEW_DEBUG          if set, an internal error shows where in the program it
                         occurred

--color overrides all these variables; NO_COLOR overrides CLICOLOR_FORCE.`
}

func queriesText() string {
	return `
A QUERY finds the documents that contain all its words. Quote it for the shell.

  castro missiles          both words, anywhere in the document
  "red cross"              a phrase
  havana OR cuba           either word
  cuba -havana             excluding a word; the same as cuba NOT havana
  (havana OR cuba) castro  grouped; without parentheses NOT binds most tightly, then
                           AND, then OR
  missile* NEAR/10 cuba    at most 10 words apart, in either order, in one paragraph
  miss*                    words beginning "miss"
  title:cuba               in one field: ` + strings.Join(search.Fields(), ", ") + `

Operators are written in capital letters. Case, accents and the style of
quotation marks do not matter. Words with editorial brackets and note marks are
found as if these were absent: carlos finds C[arlos]. A word that is divided by a
hyphen at the end of a line, or before a space, is found whole and by its halves:
marshal finds "mar- shal", "non aligned" finds "non-" before "aligned". Any other character is taken literally, so don't, U-2, VKP(b) and
1.XI.62 just work.

With --regexp, QUERY is a regular expression in Go's syntax
(https://pkg.go.dev/regexp/syntax), matched against each paragraph. Case matters
only if it contains a capital letter.`
}

func keysText() string {
	return "In docview read, a document is read with these keys:\n\n" + indent(reader.Help())
}

const accessibilityText = `
docview can be read with a screen reader or on a braille display:

  docview show --linear   each part on its own line, announced by name, such as
                          "Paragraph 4."; no columns, frames or colours
  docview read --linear   the document as a conversation: type a command, and the
                          answer follows on new lines; the screen is never redrawn
  DOCVIEW_LINEAR=1        makes docview read do so always
  --width 0               no line breaks within a paragraph
  --no-pager              never starts a pager

For fewer colours:

  NO_COLOR=1              no colours
  --style mono            bold and underlined text only
  TERM=dumb               no colours, no pager, and docview read behaves as with
                          --linear

Colour never carries meaning that the text does not.`
