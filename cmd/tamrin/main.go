// Command tamrin writes, rehearses, runs and reviews tabletop exercises. Each
// subcommand has a file of its own here, which reads flags, calls the package
// that does the work, and says the result in the reader's language. It must
// never hold a rule of its own about scenarios or exercises.
package main

import "os"

func main() {
	os.Exit(run(os.Args[1:], surroundings{in: os.Stdin, out: os.Stdout, err: os.Stderr, env: os.Getenv, environ: os.Environ()}))
}
