// Package rehearse plays a scenario many times with bots and sums up what
// happens, so that a planner knows before the day whether the exercise works.
//
// A playout depends on its seed, its number and the scenario alone; what is
// kept of it are whole numbers that add up in any order. So any number of
// workers, on any number of machines, come to the same report.
//
// The package drives the engine and never reaches into it. It must never know
// of people, clocks, disks or workers: whoever calls it spreads the work.
package rehearse
