// Docview shows plain-text archive documents and their parts.
package main

import (
	"os"
	"runtime/debug"

	"docview/internal/cli"
)

// mostMemory is from where on the garbage collector works more in order to
// need less memory, unless GOMEMLIMIT has another size.
const mostMemory = 512 << 20

func main() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(mostMemory)
	}
	os.Exit(cli.Run(cli.System(), os.Args[1:]))
}
