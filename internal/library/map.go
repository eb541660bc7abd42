package library

import (
	"iter"
	"runtime"

	"docview/internal/document"
)

// Documents gives the documents of files in the order of the files, parsed on
// all cores and a few files ahead of the reader, so that memory does not grow
// with the library. A file that cannot be read gives its error, a
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

// Map gives what f makes of each file, in the order of the files. It runs f on
// all cores, a few files ahead of the reader. A panic of f is a panic of the
// reader.
func Map[T any](files []File, f func(File) (T, error)) iter.Seq2[T, error] {
	if len(files) == 1 {
		return func(yield func(T, error) bool) { yield(f(files[0])) }
	}
	return func(yield func(T, error) bool) {
		stop := make(chan struct{})
		defer close(stop)
		for c := range start(files, f, stop) {
			r := <-c
			if r.panic != nil {
				panic(r.panic)
			}
			if !yield(r.value, r.err) {
				return
			}
		}
	}
}

type result[T any] struct {
	value T
	err   error
	panic any
}

type job[T any] struct {
	file   File
	result chan result[T] // takes one result without waiting for a reader
}

// start gives a channel of results to come, in the order of the files. It
// ends early when stop is closed.
func start[T any](files []File, f func(File) (T, error), stop <-chan struct{}) <-chan chan result[T] {
	workers := min(runtime.GOMAXPROCS(0), len(files))
	ahead := make(chan chan result[T], 8*workers)
	jobs := make(chan job[T], 8*workers)
	for range workers {
		go func() {
			for j := range jobs {
				j.result <- try(j.file, f)
			}
		}()
	}
	go func() {
		defer close(ahead)
		defer close(jobs)
		for _, file := range files {
			j := job[T]{file, make(chan result[T], 1)}
			select {
			case ahead <- j.result:
				jobs <- j
			case <-stop:
				return
			}
		}
	}()
	return ahead
}

func try[T any](file File, f func(File) (T, error)) (r result[T]) {
	defer func() { r.panic = recover() }()
	r.value, r.err = f(file)
	return r
}
