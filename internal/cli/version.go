package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

func (a *app) printVersion() error {
	return a.print(&output{}, func(s *sheet) {
		fmt.Fprintf(s, "docview %s %s %s/%s\n", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
	})
}

// Version is the version if the linker sets it
// (-X docview/internal/cli.Version=1.2.3); if it is "", the build information
// is used.
var Version string

// version returns the module's version, or the commit it was built from.
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
	if commit := buildSetting("vcs.revision"); len(commit) >= 12 {
		return commit[:12]
	}
	return "(devel)"
}

// buildSetting returns a setting of the build, such as the commit; "" if it is not known.
func buildSetting(key string) string {
	info, _ := debug.ReadBuildInfo()
	if info == nil {
		return ""
	}
	for _, s := range info.Settings {
		if s.Key == key {
			return s.Value
		}
	}
	return ""
}
