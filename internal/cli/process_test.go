package cli

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
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

// TestInstall checks that make install says so if the program is not on the PATH,
// with a program that does nothing in its place.
func TestInstall(t *testing.T) {
	if _, err := exec.LookPath("make"); err != nil {
		t.Skip("no make")
	}
	makefile, err := filepath.Abs("../../Makefile")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "stub"), []byte("#!/bin/sh\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	bin := filepath.Join(dir, "bin")
	for _, c := range []struct {
		path, destdir string
		said          bool
	}{{"", "", true}, {bin, "", false}, {"", filepath.Join(dir, "stage"), false}} {
		cmd := exec.Command("make", "-f", makefile, "install", "GO=true", "BIN=stub", "PREFIX="+dir, "DESTDIR="+c.destdir)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "PATH="+os.Getenv("PATH")+string(filepath.ListSeparator)+c.path)
		out, err := cmd.CombinedOutput()
		if err != nil || strings.Contains(string(out), bin+" is not on your PATH") != c.said {
			t.Errorf("PATH with %q: %v\n%s", c.path, err, out)
		}
	}
}

// runProcess measures whole processes, from start to finish, with their
// output in a pipe.
func runProcess(b *testing.B, bin string, args ...string) {
	b.Helper()
	for b.Loop() {
		runOnce(b, bin, args...)
	}
}

func runOnce(b *testing.B, bin string, args ...string) *os.ProcessState {
	b.Helper()
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
	return cmd.ProcessState
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

// BenchmarkLibrary measures docview over a generated library of as many
// documents as the environment variable DOCVIEW_BENCH_DOCS says, beside
// ripgrep on the same files where it is installed.
func BenchmarkLibrary(b *testing.B) {
	docs, err := strconv.Atoi(os.Getenv("DOCVIEW_BENCH_DOCS"))
	if err != nil {
		b.Skip("DOCVIEW_BENCH_DOCS names no number of documents")
	}
	docview := buildProgram(b, "docview/cmd/docview")
	dir, small := generated(b, docs), generated(b, 1000)
	b.Setenv("XDG_CACHE_HOME", b.TempDir())
	b.Run("index", func(b *testing.B) {
		for b.Loop() {
			runOnce(b, docview, "index", "-L", dir)
			b.StopTimer()
			reportIndex(b, docview, dir, docs)
			b.StartTimer()
		}
	})
	runOnce(b, docview, "index", "-L", dir)
	for name, query := range map[string]string{"rare-word": "kvadratov", "phrase": "envoy without portfolio", "common-word": "soviet"} {
		b.Run(name, func(b *testing.B) {
			runProcess(b, docview, "search", "-L", dir, "--refresh", "never", `"`+query+`"`)
		})
		ripgrep(b, name, query, dir)
	}
	b.Run("rare-word-after-refresh", func(b *testing.B) { runProcess(b, docview, "search", "-L", dir, "kvadratov") })
	b.Run("list-date", func(b *testing.B) {
		runProcess(b, docview, "list", "-L", dir, "--refresh", "never", "--date", "1962")
	})
	b.Run("show-id", func(b *testing.B) { runProcess(b, docview, "show", "-L", dir, firstID(b, docview, dir)) })
	b.Run("show-sample", func(b *testing.B) { runProcess(b, docview, "show", "112596") })
	b.Run("no-index-1000", func(b *testing.B) { runProcess(b, docview, "search", "-L", small, "--no-index", "kvadratov") })
	ripgrep(b, "no-index-1000", "kvadratov", small)
}

// generated writes a library of n documents.
func generated(b *testing.B, n int) string {
	b.Helper()
	dir := b.TempDir()
	cmd := exec.Command("go", "run", "docview/internal/generate/cmd", "-n", strconv.Itoa(n), dir)
	if out, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	return dir
}

// reportIndex reports how large an index is and deletes it.
func reportIndex(b *testing.B, docview, dir string, docs int) {
	b.Helper()
	files, _ := filepath.Glob(filepath.Join(os.Getenv("XDG_CACHE_HOME"), "docview", "*.db"))
	if len(files) != 1 {
		b.Fatalf("%d index files", len(files))
	}
	info, err := os.Stat(files[0])
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(info.Size())/float64(docs), "index-bytes/doc")
	runOnce(b, docview, "index", "-L", dir, "--delete")
}

func firstID(b *testing.B, docview, dir string) string {
	b.Helper()
	out, err := exec.Command(docview, "list", "-L", dir, "--limit", "1", "--format", "{{.ID}}").Output()
	if err != nil {
		b.Fatal(err)
	}
	return strings.TrimSpace(string(out))
}

func ripgrep(b *testing.B, name, query, dir string) {
	if rg, err := exec.LookPath("rg"); err == nil {
		b.Run(name+"-ripgrep", func(b *testing.B) { runProcess(b, rg, "-c", "-i", query, dir) })
	}
}
