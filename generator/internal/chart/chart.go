// Package chart draws pictures as SVG: plain data in, bytes out.
package chart
