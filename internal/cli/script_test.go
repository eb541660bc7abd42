package cli_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"docview/internal/cli"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write what the commands print into the scripts")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"docview": func() { os.Exit(cli.Run(env(), os.Args[1:])) },
	})
}

// env returns the Env of a script's docview. TERMINAL=80x24 makes standard
// output a terminal of that size, and TERMINAL_ERR standard error one.
func env() cli.Env {
	env := cli.System()
	columns, rows := 0, 0
	_, err := fmt.Sscanf(os.Getenv("TERMINAL"), "%dx%d", &columns, &rows)
	env.Size = func() (int, int) { return columns, rows }
	env.IsTerminal = func(stream any) bool {
		return stream == os.Stdout && err == nil || stream == os.Stderr && os.Getenv("TERMINAL_ERR") != ""
	}
	return env
}

// TestScript runs the scripts of testdata/script; README.md there says how they are written.
func TestScript(t *testing.T) {
	dir := filepath.Join("..", "..", "testdata", "script")
	if files, _ := filepath.Glob(filepath.Join(dir, "*.txtar")); len(files) == 0 {
		t.Fatal("no scripts in " + dir)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 dir,
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("PAGER", "cat")
			return nil
		},
	})
}
