/*
Package cli is docview's command line: commands, flags, streams, pager,
messages and exit status.

[Run] takes all that a program gets from outside in an [Env], so that tests
call it with buffers:

	var out bytes.Buffer
	status := cli.Run(cli.Env{Stdout: &out}, []string{"summary", "112596"})

A command is made anew for each run: a function returns its cobra.Command and
binds the flags to the fields of a struct, and the struct's run method does the
work without cobra. Three types serve all commands: [input] makes documents of
arguments, [output] says where data go and in which form (the choice between
terminal and pipe is made there and nowhere else), and [app] has the messages
and the exit status. A new command is a new file, a page of help in the folder
commands and a row in app.root.
*/
package cli
