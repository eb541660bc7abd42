package library

import (
	"context"
	"fmt"
	"iter"
	"runtime"
	"runtime/debug"
	"strings"

	"docview/internal/document"

	"golang.org/x/sync/semaphore"
)

// Documents returns the documents of files in the order of the files, parsed on
// all cores and a few files ahead of the reader, so that memory does not grow
// with the library. A file that cannot be read yields its error, a
// [*FileError], in its place.
func Documents(files []File) iter.Seq2[*document.Document, error] {
	return func(yield func(*document.Document, error) bool) {
		for docs, err := range Map(files, File.Documents) {
			if err != nil && !yield(nil, err) {
				return
			}
			for _, d := range docs {
				if !yield(d, nil) {
					return
				}
			}
		}
	}
}

// Map yields what f makes of each file, in the order of the files. It runs f on
// all cores, a few files ahead of the reader, but on no more than readAhead
// bytes of files at a time besides what the reader holds. A panic of f is the
// error of its file, as [Guard] returns it.
func Map[T any](files []File, f func(File) (T, error)) iter.Seq2[T, error] {
	if len(files) == 1 {
		return func(yield func(T, error) bool) { yield(try(files[0], f)) }
	}
	return func(yield func(T, error) bool) {
		ctx, stop := context.WithCancel(context.Background())
		defer stop()
		budget := semaphore.NewWeighted(readAhead)
		for j := range start(ctx, budget, files, f) {
			<-j.done
			if !yield(j.value, j.err) {
				return
			}
			budget.Release(j.cost)
		}
	}
}

// readAhead is how many bytes of files are read at a time.
const readAhead = DefaultMaxSize

// cost returns the bytes that reading the file takes of readAhead: all of them
// for a larger file, and what gzip data usually expand to.
func (f File) cost() int64 {
	cost := f.Size
	if strings.HasSuffix(strings.ToLower(f.Path), ".gz") {
		cost *= 8
	}
	return min(cost, readAhead)
}

type job[T any] struct {
	file  File
	cost  int64
	done  chan struct{} // is closed when the results are there
	value T
	err   error
}

// start returns a channel of jobs whose results are to come, in the order of
// the files. A job is begun once the budget has its cost, which the reader
// returns; jobs before it have theirs already, so that none waits for a later one.
func start[T any](ctx context.Context, budget *semaphore.Weighted, files []File, f func(File) (T, error)) <-chan *job[T] {
	workers := min(runtime.GOMAXPROCS(0), len(files))
	ahead := make(chan *job[T], 8*workers)
	jobs := make(chan *job[T], 8*workers)
	for range workers {
		go func() {
			for j := range jobs {
				j.value, j.err = try(j.file, f)
				close(j.done)
			}
		}()
	}
	go func() {
		defer close(ahead)
		defer close(jobs)
		for _, file := range files {
			j := &job[T]{file: file, cost: file.cost(), done: make(chan struct{})}
			if budget.Acquire(ctx, j.cost) != nil {
				return
			}
			select {
			case ahead <- j:
				jobs <- j
			case <-ctx.Done():
				return
			}
		}
	}()
	return ahead
}

func try[T any](file File, f func(File) (T, error)) (T, error) {
	return Guard(file.Path, func() (T, error) { return f(file) })
}

// A PanicError is a panic of the work on a file: a fault of docview.
type PanicError struct {
	Value any
	Stack []byte
}

func (e *PanicError) Error() string { return fmt.Sprintf("internal error: %v", e.Value) }

// Guard returns what f, the work on a file, returns. If f panics it returns a
// [*FileError] of a [*PanicError], so that one file does not keep others from
// being read.
func Guard[T any](path string, f func() (T, error)) (value T, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = &FileError{path, &PanicError{p, debug.Stack()}}
		}
	}()
	return f()
}
