package cite

import (
	"cmp"
	"strings"

	"docview/internal/text"
)

// People are the authors of a document, or those whom it addresses, for templates.
type People []Person

// String returns their names, or the offices of those who are not named.
func (all People) String() string {
	var names []string
	for _, p := range all {
		names = append(names, cmp.Or(p.Name, p.Office))
		if p.Others {
			names = append(names, others)
		}
	}
	return strings.Join(names, "; ")
}

// Family returns the family name of the first, or all of a name that is not divided.
func (all People) Family() string {
	if len(all) == 0 {
		return ""
	}
	n := text.ParseName(all[0].Name)
	return cmp.Or(n.Family, n.Literal, all[0].Office)
}
