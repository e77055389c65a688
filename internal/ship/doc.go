// Package ship holds what an installation is made from: the Debian package with
// its systemd unit, and the script that makes a release of all systems. Its test
// installs the package on a copy of this machine, starts what the unit starts,
// and removes it again. The program never imports it.
package ship
