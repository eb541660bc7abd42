package cli_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"docview/internal/cli"
)

// TestReadme runs the examples of README.md: the lines of its console blocks
// that begin with "$ docview ", in an empty folder, in a pipe. What stands
// under such a line is what it must print; a last line "..." leaves out the rest.
func TestReadme(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	examples := readmeExamples(string(readme))
	if len(examples) < 5 {
		t.Fatalf("README.md has %d examples", len(examples))
	}
	t.Chdir(t.TempDir())
	for _, e := range examples {
		t.Run(e.command, func(t *testing.T) {
			if got := runExample(t, e.command); !e.matches(got) {
				t.Errorf("line %d: %s prints\n%s\nREADME.md has\n%s", e.line, e.command, got, e.want)
			}
		})
	}
}

type example struct {
	line          int
	command, want string
}

func readmeExamples(readme string) []example {
	var examples []example
	inside := false
	for i, line := range strings.Split(readme, "\n") {
		command, isCommand := strings.CutPrefix(line, "$ docview ")
		switch {
		case strings.HasPrefix(line, "```"):
			inside = line == "```console"
		case inside && isCommand:
			examples = append(examples, example{line: i + 1, command: command})
		case inside && len(examples) > 0:
			examples[len(examples)-1].want += line + "\n"
		}
	}
	return examples
}

// sampleMessage is what commands without a library say besides.
const sampleMessage = `docview: using the built-in sample
docview: hint: to use your own folder: --library FOLDER, or set DOCVIEW_LIBRARY
`

func (e example) matches(got string) bool {
	if head, ok := strings.CutSuffix(e.want, "...\n"); ok {
		return strings.HasPrefix(got, head) && len(got) > len(head)
	}
	if !strings.Contains(e.want, sampleMessage) { // said once, where README explains it
		got = strings.Replace(got, sampleMessage, "", 1)
	}
	return strings.TrimRight(got, "\n") == strings.TrimRight(e.want, "\n")
}

// runExample runs a command as a shell without anything but single quotes
// would, and gives what it prints, its messages last.
func runExample(t *testing.T, command string) string {
	t.Helper()
	var args []string
	for i, part := range strings.Split(command, "'") {
		if i%2 == 1 {
			args = append(args, part)
		} else {
			args = append(args, strings.Fields(part)...)
		}
	}
	var out, messages bytes.Buffer
	cli.Run(cli.Env{Stdout: &out, Stderr: &messages}, args)
	return fmt.Sprint(out.String(), messages.String())
}
