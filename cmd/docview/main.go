// Docview shows plain-text archive documents and their parts.
package main

import (
	"os"

	"docview/internal/cli"
)

func main() {
	os.Exit(cli.Run(cli.System(), os.Args[1:]))
}
