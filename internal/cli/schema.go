package cli

import (
	"docview/internal/document"

	"github.com/spf13/cobra"
)

func (a *app) schema() *cobra.Command {
	v := &output{}
	c := command("schema", func(*cobra.Command, []string) error {
		return a.print(v, func(s *sheet) { s.WriteString(document.RecordSchema) })
	})
	c.Args = func(_ *cobra.Command, args []string) error {
		if len(args) > 0 {
			return usagef(exampleOf(c), "schema takes no arguments (got %q)", args[0])
		}
		return nil
	}
	v.bindStreams(c)
	return c
}
