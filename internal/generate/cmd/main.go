// Command cmd writes a library of invented documents into a folder, for
// measuring: go run ./internal/generate/cmd -n 30000 DIR.
package main

import (
	"flag"
	"log"

	"docview/internal/generate"
)

func main() {
	log.SetFlags(0)
	n := flag.Int("n", 30000, "how many documents")
	seed := flag.Uint64("seed", 1, "which library")
	flag.Parse()
	if flag.NArg() != 1 {
		log.Fatal("usage: go run ./internal/generate/cmd [-n N] [-seed N] DIR")
	}
	if err := (generate.Generator{Seed: *seed}).Write(flag.Arg(0), *n); err != nil {
		log.Fatal(err)
	}
}
