//go:build !unix

package main

import "time"

var start = time.Now()

// seconds is the clock where processors are not asked.
func seconds() float64 { return time.Since(start).Seconds() }
