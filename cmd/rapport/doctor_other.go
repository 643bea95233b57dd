//go:build !linux && !darwin

package main

import "rapport/generator"

// watching has nothing to tell: folders are watched as a whole here.
func (a *app) watching(*generator.Ground) []symptom { return nil }

// inWindows is about Linux.
func inWindows() bool { return false }

// whoListens is not known without asking other programs.
func whoListens(int) string { return "" }

// mayWrite cannot tell without writing.
func mayWrite(string) error { return nil }
