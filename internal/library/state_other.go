//go:build !unix || aix

package library

import (
	"io/fs"
	"time"
)

// identity knows nothing here: a file is the same if its size and time are.
func identity(fs.FileInfo) (inode uint64, changed time.Time) { return 0, time.Time{} }
