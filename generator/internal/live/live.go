// Package live serves a site from memory to this computer alone, and rings when something beneath it changes.
package live
