package render

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/charmbracelet/glamour/ansi"
	"github.com/charmbracelet/glamour/styles"
)

// A look is what a role is drawn with. Only colour, weight, slope,
// underline, faintness and inversion are set, since all else that glamour has, such as prefixes,
// formats and upper case, would change the text.
type look = ansi.StylePrimitive

// A style is a look for each role.
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
	return style{}, fmt.Errorf("unknown style %q (the styles are %s)", Sanitize(name), strings.Join(Styles(), ", "))
}

// ansi16 uses cyan, yellow for problems and red for what was looked for: of the 16 colours those that
// terminals' schemes keep legible on both grounds. Bright black is none of
// them, since some schemes have it as the ground's own colour.
func ansi16() style {
	s := mono()
	s.set(look{Color: new("6")}, quiet...)
	s[Marker] = look{Color: new("6"), Bold: new(true)}
	s[URL] = look{Color: new("6"), Underline: new(true)}
	s[Match] = look{Color: new("1"), Bold: new(true)}
	s[Problem] = look{Color: new("3")}
	s[Failure] = look{Color: new("1"), Bold: new(true)}
	s[Right] = look{Color: new("2"), Bold: new(true)}
	return s
}

// quiet are the roles that are looked at second.
var quiet = []Role{Label, Aside, Reference, Frame, Fact, Address, Term}

// mono uses weight, slope and underlines only.
func mono() style {
	return style{
		Title:     {Bold: new(true)},
		Heading:   {Bold: new(true)},
		Marker:    {Bold: new(true)},
		Signature: {Italic: new(true)},
		URL:       {Underline: new(true)},
		Match:     {Bold: new(true), Underline: new(true)},
		Current:   {Inverse: new(true)},
		Bar:       {Inverse: new(true)},
		Foot:      {Inverse: new(true), Faint: new(true)},
		Hint:      {Faint: new(true)},
		Problem:   {Bold: new(true), Italic: new(true)},
		Failure:   {Bold: new(true)},
		Right:     {Bold: new(true)},
	}
}

// ofGlamour takes the looks from a style of glamour. A title with a ground of
// its own needs blanks around it to look well, and those are no part of it:
// it looks as other headings do.
func ofGlamour(c *ansi.StyleConfig, quietColor string) style {
	text := over(c.Document.StylePrimitive)
	top := over(text, c.Heading.StylePrimitive)
	s := style{
		Body:      over(text, c.Paragraph.StylePrimitive, c.Text),
		Title:     top,
		Heading:   over(top, c.H2.StylePrimitive),
		Marker:    over(text, c.Enumeration, look{Bold: c.Heading.Bold}),
		Signature: over(text, c.Emph),
		URL:       over(text, c.Link),
		Current:   {Inverse: new(true)},
		Bar:       {Inverse: new(true)},
		Foot:      {Inverse: new(true), Faint: new(true)},
	}
	s.set(text, append(quiet, Hint)...)
	if c.H1.BackgroundColor == nil {
		s[Title] = over(top, c.H1.StylePrimitive)
	}
	if quietColor != "" {
		s.set(over(text, look{Color: new(quietColor)}), append(quiet, Hint)...)
		s[Match] = over(text, look{Color: new("1"), Bold: new(true)})
		s[Problem] = over(text, look{Color: new("3")})
		s[Failure] = s[Match]
		s[Right] = over(text, look{Color: new("2"), Bold: new(true)})
	}
	return s
}

func (s *style) set(l look, roles ...Role) {
	for _, r := range roles {
		s[r] = l
	}
}

// over lays looks over each other.
func over(looks ...look) look {
	var l look
	for _, above := range looks {
		l.Color = cmp.Or(above.Color, l.Color)
		l.Bold = cmp.Or(above.Bold, l.Bold)
		l.Italic = cmp.Or(above.Italic, l.Italic)
		l.Underline = cmp.Or(above.Underline, l.Underline)
	}
	return l
}
