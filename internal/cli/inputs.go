package cli

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// inputFlags are the flags that name files to read. No output replaces one.
var inputFlags = []string{"ids", "bibliography"}

// What an output never replaces: there may be no copy.
var (
	errInput  = errors.New("it is one of the files that are read")
	errSource = errors.New("it is a document of the library")
)

// protect returns an error if --output names a file that a command reads, or
// any file of the library. It is asked before anything is read.
func (a *app) protect(c *cobra.Command, args []string) error {
	a.setColor(c)
	flag := c.Flags().Lookup("output")
	if flag == nil {
		return nil
	}
	name, named := flag.Value.String(), namedFiles(c, args)
	info, err := os.Stat(name)
	switch {
	case err != nil || !info.Mode().IsRegular():
		return nil
	case isAmong(named, info):
		return &outputError{name, errInput}
	case isAmong(a.sources(c, named), info):
		return &outputError{name, errSource}
	}
	return nil
}

// isAmong reports whether a file is that of one of some paths, whatever links
// lead to it.
func isAmong(paths []string, info fs.FileInfo) bool {
	return slices.ContainsFunc(paths, func(path string) bool {
		other, err := os.Stat(path)
		return err == nil && os.SameFile(other, info)
	})
}

// sources returns the files of the library, and of folders that are named.
func (a *app) sources(c *cobra.Command, named []string) (paths []string) {
	var in input
	in.dirs, _ = c.Flags().GetStringArray("library")
	in.ext, _ = c.Flags().GetStringSlice("ext")
	for _, folders := range [][]string{nil, named} {
		files, _ := a.library(&in, folders...).Files()
		for _, f := range files {
			paths = append(paths, f.Path)
		}
	}
	return paths
}

// namedFiles returns the files and folders that a command's arguments and
// flags may name. The arguments of a search are words.
func namedFiles(c *cobra.Command, args []string) (names []string) {
	if strings.Contains(c.Use, "QUERY") {
		args = nil
	}
	for _, arg := range args {
		path, _, _ := strings.Cut(arg, "#")
		names = append(names, arg, path)
	}
	for _, flag := range inputFlags {
		if f := c.Flags().Lookup(flag); f != nil {
			names = append(names, f.Value.String())
		}
	}
	return names
}
