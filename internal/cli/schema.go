package cli

import (
	"docview/internal/document"

	"github.com/spf13/cobra"
)

func (a *app) schema() *cobra.Command {
	v := &output{}
	c := &cobra.Command{
		Use:     "schema",
		Short:   "Print the JSON Schema of a document's record",
		Example: "docview schema > record.schema.json",
		Args:    noArguments,
		RunE: func(*cobra.Command, []string) error {
			return a.print(v, func(s *sheet) { s.WriteString(document.RecordSchema) })
		},
	}
	v.bindStreams(c)
	return c
}

func noArguments(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usagef(exampleOf(c), "%s takes no arguments (got %q)", c.Name(), args[0])
	}
	return nil
}
