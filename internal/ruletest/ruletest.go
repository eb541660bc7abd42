// Package ruletest holds tables of rules to their cases.
package ruletest

import (
	"slices"
	"testing"
)

// Each checks of each row of a table that its cases hold, and that they do not
// if the row is left out. Holds is called with the name of the row; it may look
// at the case of that name alone, or at all.
func Each[Row any](t *testing.T, table *[]Row, name func(Row) string, holds func(name string) bool) {
	t.Helper()
	all := *table
	defer func() { *table = all }()
	for i, row := range all {
		if !holds(name(row)) {
			t.Errorf("the case of %q fails, or there is none", name(row))
			continue
		}
		*table = slices.Delete(slices.Clone(all), i, i+1)
		if holds(name(row)) {
			t.Errorf("no case notices that %q is missing", name(row))
		}
		*table = all
	}
}
