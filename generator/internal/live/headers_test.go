package live

import (
	"strings"
	"testing"
)

func TestPolicy(t *testing.T) {
	const (
		page = "default-src 'none'; script-src 'self'; style-src 'self'STYLES; img-src 'self'; media-src 'self'; font-src 'self'; " +
			"connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
		shown = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
		red   = " 'sha256-p0bF+un5yUb9MBO6xRb8kPHlY2BdpHVtLiFkDrZPF64='" // printf 'p{color:red}' | openssl dgst -sha256 -binary | base64
		blue  = " 'sha256-O3MD3BNalwJODrH2e1G/rVFeOlpBK2DGxBAnY1kvk5U='"
	)
	for _, c := range []struct{ name, body, want string }{
		{"a.html", "<body>", page},
		{"a.html", "<head><style>p{color:red}</style></head><body>", strings.Replace(page, "STYLES", red, 1)},
		{"a.html", "<head><style>p{color:red}</style><style>p{color:blue}</style></head><body>", strings.Replace(page, "STYLES", red+blue, 1)},
		{"a.html", "<head></head><body><style>p{color:red}</style>", page},
		{"a.html", "<head><style>p{color:red}<body></style>", page},
		{"a.html", "<style>", page},
		{"a.html", "", page},
		{"a.svg", "<style>p{color:red}</style>", "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"},
		{"a.pdf", "", "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"},
		{"a.png", "", shown},
		{"a.txt", "", shown},
		{"a", "", shown},
	} {
		want := strings.Replace(c.want, "STYLES", "", 1)
		if got := policy(contentType(c.name), []byte(c.body)); got != want {
			t.Errorf("policy of %s %q = %s, want %s", c.name, c.body, got, want)
		}
	}
}
