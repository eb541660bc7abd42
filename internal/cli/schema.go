package cli

import (
	_ "embed"

	"github.com/spf13/cobra"
)

// recordSchema is the JSON Schema of the record, a contract with scripts.
//
//go:embed record.schema.json
var recordSchema string

func (a *app) schema() *cobra.Command {
	v := &output{}
	c := &cobra.Command{
		Use:     "schema",
		Short:   "Print the JSON Schema of a document's record",
		Example: "docview schema > record.schema.json",
		Args:    noArguments,
		RunE: func(*cobra.Command, []string) error {
			return a.print(v, func(s *sheet) error {
				_, err := s.WriteString(recordSchema)
				return err
			})
		},
	}
	v.bindStreams(c)
	return c
}

func noArguments(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usagef(exampleOf(c), "%s takes no argument, and %q is one", c.Name(), args[0])
	}
	return nil
}
