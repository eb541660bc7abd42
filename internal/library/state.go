package library

import (
	"io/fs"
	"os"
	"time"
)

// A State is what a system knows of a file or folder without reading it. If
// all of it is the same, so is the content, as far as a system can know.
type State struct {
	Size       int64     // in bytes, as stored
	ModTime    time.Time // when it was last written; programs can set it
	ChangeTime time.Time // when it was last changed in any way, renaming included; zero where the system does not know
	Inode      uint64    // distinguishes the files of a disk; 0 if the system does not know
}

// StateOf returns the state of a file or folder.
func StateOf(info fs.FileInfo) State {
	s := State{Size: info.Size(), ModTime: info.ModTime()}
	s.Inode, s.ChangeTime = identity(info)
	return s
}

// A Folder is a folder that a library's texts were looked for in, or one of
// [Library].Dirs that is a file. A file that comes, goes or is renamed changes
// its state.
type Folder struct {
	Path string
	State
}

// Stat returns the present state of a file or folder.
func Stat(path string) (State, error) {
	info, err := os.Stat(path)
	if err != nil {
		return State{}, fileError(path, err)
	}
	return StateOf(info), nil
}
