package cli_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"docview/internal/cli"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write what the commands print into the scripts")

// TestMain makes the test binary docview if it is called by that name, as the
// scripts call it with exec.
func TestMain(m *testing.M) {
	if filepath.Base(os.Args[0]) == "docview" {
		os.Exit(cli.Run(env(os.LookupEnv, cli.System()), os.Args[1:]))
	}
	os.Exit(withDocview(m))
}

// withDocview runs the tests with the test binary in PATH as docview.
func withDocview(m *testing.M) int {
	dir, err := os.MkdirTemp("", "docview-test")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	if program, err := os.Executable(); err == nil && runtime.GOOS != "windows" {
		_ = os.Symlink(program, filepath.Join(dir, "docview"))
	}
	os.Setenv("PATH", dir+string(filepath.ListSeparator)+os.Getenv("PATH"))
	return m.Run()
}

// env returns the Env of a script's docview. TERMINAL=80x24 makes standard
// output a terminal of that size, and TERMINAL_ERR standard error one.
func env(lookup func(string) (string, bool), env cli.Env) cli.Env {
	columns, rows := 0, 0
	size, _ := lookup("TERMINAL")
	_, err := fmt.Sscanf(size, "%dx%d", &columns, &rows)
	terminalErr, _ := lookup("TERMINAL_ERR")
	env.LookupEnv = lookup
	env.Size = func() (int, int) { return columns, rows }
	env.IsTerminal = func(stream any) bool {
		return stream == env.Stdout && err == nil || stream == env.Stderr && terminalErr != ""
	}
	return env
}

// docview is the command of scripts that runs docview in this process, at a
// tenth of the cost of a process of its own.
func docview(ts *testscript.TestScript, neg bool, args []string) {
	ts.Check(os.Chdir(ts.MkAbs(".")))
	lookup := func(name string) (string, bool) {
		value := ts.Getenv(name)
		return value, value != ""
	}
	status := cli.Run(env(lookup, cli.Env{Stdout: ts.Stdout(), Stderr: ts.Stderr()}), args)
	if failed := status != 0; failed != neg {
		ts.Fatalf("exit status %d", status)
	}
}

// A script is run alone, since its folder is that of the process.
type sequential struct{ *testing.T }

func (sequential) Parallel()     {}
func (sequential) Verbose() bool { return testing.Verbose() }
func (t sequential) Run(name string, f func(testscript.T)) {
	t.T.Run(name, func(t *testing.T) { f(sequential{t}) })
}

// TestScript runs the scripts of testdata/script; README.md there says how they are written.
func TestScript(t *testing.T) {
	dir, err := filepath.Abs(filepath.Join("..", "..", "testdata", "script"))
	if files, _ := filepath.Glob(filepath.Join(dir, "*.txtar")); err != nil || len(files) == 0 {
		t.Fatalf("no scripts in %s: %v", dir, err)
	}
	t.Chdir(".")
	testscript.RunT(sequential{t}, testscript.Params{
		Dir:                dir,
		UpdateScripts:      *update,
		RequireUniqueNames: true,
		Cmds:               map[string]func(*testscript.TestScript, bool, []string){"docview": docview},
		Setup: func(e *testscript.Env) error {
			e.Setenv("PAGER", "cat")
			return nil
		},
	})
}
