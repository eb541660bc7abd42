package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

// printVersion prints the version that the build information knows.
func (a *app) printVersion() error {
	return a.print(&output{}, func(s *sheet) error {
		_, err := fmt.Fprintf(s, "docview %s %s %s/%s\n", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
		return err
	})
}

// Version is the version when the linker sets it (-X docview/internal/cli.Version=1.2.3);
// "" means that the build information is asked.
var Version string

// version gives the module's version, or the commit that it was built from.
func version() string {
	if Version != "" {
		return Version
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "(unknown)"
	}
	if v := info.Main.Version; v != "" && v != "(devel)" {
		return v
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			return s.Value[:12]
		}
	}
	return "(devel)"
}
