package cli_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"docview/internal/cli"
)

// TestReadme runs the examples of README.md: the lines of its console blocks
// that begin with "$ docview ", in an empty folder, in a pipe. The lines under
// such a line are what it must print; a last line "..." leaves out the rest.
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

// TestReadmeCommands: each command in the sh blocks of README.md finds
// something in the sample, or in the files that it names.
func TestReadmeCommands(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	sample, err := os.ReadFile(filepath.Join("..", "..", "seeds", "000_a37d230c98c2d636.txt"))
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	for name, text := range map[string][]byte{
		"cable.txt": sample, "letters/112596.txt": sample,
		"thesis/paper.md": []byte("He said “Castro's response was negative.” [@112596, para. 1]\n"),
	} {
		os.MkdirAll(filepath.Dir(name), 0o777)
		if err := os.WriteFile(name, text, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	commands := 0
	for block := range strings.SplitSeq(string(readme), "```") {
		lines, ok := strings.CutPrefix(block, "sh\n")
		for line := range strings.SplitSeq(lines, "\n") {
			line, _, _ = strings.Cut(line, " # ")
			if command, isCommand := strings.CutPrefix(line, "docview "); ok && isCommand {
				commands++
				if out, messages, status := runCommand(command); status != 0 || out == "" {
					t.Errorf("%s: status %d, %s", line, status, messages)
				}
			}
		}
	}
	if commands < 15 {
		t.Errorf("README.md has %d commands", commands)
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

// runExample runs a command and returns what it prints, its messages last.
func runExample(t *testing.T, command string) string {
	t.Helper()
	out, messages, _ := runCommand(command)
	return out + messages
}

// runCommand runs a command as a shell that knows only single quotes would.
func runCommand(command string) (out, messages string, status int) {
	var args []string
	for i, part := range strings.Split(command, "'") {
		if i%2 == 1 {
			args = append(args, part)
		} else {
			args = append(args, strings.Fields(part)...)
		}
	}
	var stdout, stderr bytes.Buffer
	status = cli.Run(cli.Env{Stdout: &stdout, Stderr: &stderr}, args)
	return stdout.String(), stderr.String(), status
}
