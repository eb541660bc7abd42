//go:build darwin || freebsd || netbsd

package library

import (
	"io/fs"
	"syscall"
	"time"
)

func identity(info fs.FileInfo) (inode uint64, changed time.Time) {
	if s, ok := info.Sys().(*syscall.Stat_t); ok {
		return uint64(s.Ino), time.Unix(s.Ctimespec.Unix())
	}
	return 0, time.Time{}
}
