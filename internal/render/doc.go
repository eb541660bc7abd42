// Package render prints documents as plain text, Markdown, JSON and pages for
// a terminal.
package render
