package render

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/glamour/ansi"
	"github.com/charmbracelet/glamour/styles"
)

// A role is what a piece of a page is; a style gives each role its look.
type role int

const (
	body      role = iota
	title          //
	heading        //
	quiet          // what is looked at second: the line of facts, labels, rules, the source note
	marker         // a paragraph's number
	signature      //
	link           // an address
	problem        // what docview found doubtful
	roles          // how many there are
)

// A look is what a role is drawn with: up to three of glamour's style
// primitives, each over the one before.
type look [3]ansi.StylePrimitive

// A style gives each role its look.
type style [roles]look

// Styles returns the names of the terminal's styles, the default first:
// "ansi16" has the terminal's own 16 colours only, and of them none that is
// hard to read on a dark or a light ground; "mono" has no colours; the others
// are glamour's.
func Styles() []string {
	names := []string{"ansi16", "mono"}
	for _, g := range glamourStyles {
		names = append(names, g.name)
	}
	return names
}

// glamourStyles are the styles of package glamour, with the colour of what is
// quiet, for which they have none.
var glamourStyles = []struct {
	name  string
	quiet string
	*ansi.StyleConfig
}{
	{styles.DarkStyle, "245", &styles.DarkStyleConfig},
	{styles.LightStyle, "243", &styles.LightStyleConfig},
	{styles.DraculaStyle, "103", &styles.DraculaStyleConfig},
	{styles.TokyoNightStyle, "103", &styles.TokyoNightStyleConfig},
	{styles.PinkStyle, "246", &styles.PinkStyleConfig},
	{styles.AsciiStyle, "", &styles.ASCIIStyleConfig},
	{styles.NoTTYStyle, "", &styles.NoTTYStyleConfig},
}

// styleOf returns the style of a name.
func styleOf(name string) (style, error) {
	switch name {
	case "", "ansi16":
		return ansi16(), nil
	case "mono":
		return mono(), nil
	}
	for _, g := range glamourStyles {
		if g.name == name {
			return ofGlamour(g.StyleConfig, g.quiet), nil
		}
	}
	return style{}, fmt.Errorf("no style %q (there are %s)", Sanitize(name), strings.Join(Styles(), ", "))
}

// ansi16 uses cyan, and yellow for problems: of the 16 colours those that
// terminals' schemes keep legible on both grounds. Bright black is none of
// them, since some schemes have it as the ground's own colour.
func ansi16() style {
	s := mono()
	s[quiet] = look{{Color: new("6")}}
	s[marker] = look{{Color: new("6"), Bold: new(true)}}
	s[link] = look{{Color: new("6"), Underline: new(true)}}
	s[problem] = look{{Color: new("3")}}
	return s
}

// mono uses weight, slope and underlines only.
func mono() style {
	return style{
		title:     {{Bold: new(true)}},
		heading:   {{Bold: new(true)}},
		marker:    {{Bold: new(true)}},
		signature: {{Italic: new(true)}},
		link:      {{Underline: new(true)}},
		problem:   {{Bold: new(true), Italic: new(true)}},
	}
}

// ofGlamour takes the looks from a style of glamour. A title with a ground of
// its own needs blanks around it to look well, and those are no part of it:
// it looks as other headings do.
func ofGlamour(c *ansi.StyleConfig, quietColor string) style {
	text := drawn(c.Document.StylePrimitive)
	over := func(layers ...ansi.StylePrimitive) look {
		l := look{text}
		for i := range layers {
			l[i+1] = drawn(layers[i])
		}
		return l
	}
	s := style{
		body:      over(c.Paragraph.StylePrimitive, c.Text),
		title:     over(c.Heading.StylePrimitive),
		heading:   over(c.Heading.StylePrimitive, c.H2.StylePrimitive),
		marker:    over(c.Enumeration, ansi.StylePrimitive{Bold: c.Heading.Bold}),
		signature: over(c.Emph),
		link:      over(c.Link),
		quiet:     {text},
	}
	if c.H1.BackgroundColor == nil {
		s[title][2] = drawn(c.H1.StylePrimitive)
	}
	if quietColor != "" {
		s[quiet][1].Color = new(quietColor)
		s[problem] = look{{Color: new("3")}}
	}
	return s
}

// drawn returns what of a primitive is drawn around text. All else, such as
// prefixes, formats and upper case, would change it.
func drawn(p ansi.StylePrimitive) ansi.StylePrimitive {
	return ansi.StylePrimitive{Color: p.Color, Bold: p.Bold, Italic: p.Italic, Underline: p.Underline}
}
