package cli

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// buildProgram builds a package of this module as the Makefile does.
func buildProgram(b *testing.B, pkg string) string {
	b.Helper()
	bin := filepath.Join(b.TempDir(), filepath.Base(pkg))
	cmd := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w", "-o", bin, pkg)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	return bin
}

// runProcess measures whole processes, from start to finish, with their
// output in a pipe.
func runProcess(b *testing.B, bin string, args ...string) {
	b.Helper()
	for b.Loop() {
		cmd := exec.Command(bin, args...)
		out, err := cmd.StdoutPipe()
		if err != nil {
			b.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			b.Fatal(err)
		}
		if _, err := io.Copy(io.Discard, out); err != nil {
			b.Fatal(err)
		}
		if err := cmd.Wait(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkProcess measures docview as a reader waits for it, beside an empty
// cobra program and, where it is installed, bat on the same file.
func BenchmarkProcess(b *testing.B) {
	docview := buildProgram(b, "docview/cmd/docview")
	empty := buildProgram(b, "docview/internal/cli/testdata/empty")
	b.Run("empty-cobra", func(b *testing.B) { runProcess(b, empty, "show") })
	b.Run("show-pipe", func(b *testing.B) { runProcess(b, docview, "show", "112596") })
	b.Run("show-colour", func(b *testing.B) {
		runProcess(b, docview, "show", "112596", "--format", "terminal", "--color", "always", "--no-pager")
	})
	b.Run("help", func(b *testing.B) { runProcess(b, docview, "--help") })
	for _, name := range []string{"bat", "batcat"} {
		if bat, err := exec.LookPath(name); err == nil {
			b.Run("bat-colour", func(b *testing.B) {
				runProcess(b, bat, "--color=always", "--paging=never", "--language=txt", "../../seeds/000_a37d230c98c2d636.txt")
			})
			return
		}
	}
}
