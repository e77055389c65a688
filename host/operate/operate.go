// Package operate is what those who look after a server have of it: whether it
// is well, its numbers, and how much room its disk has. It must never tell what
// happens in an exercise, who takes part in it, or a secret.
package operate
