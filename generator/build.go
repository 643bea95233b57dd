// Package generator turns a folder of notes into a site.
package generator
