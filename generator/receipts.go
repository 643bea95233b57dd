package generator

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
)

// Receipt is what was published once. Receipts are kept beside the journal, for its owner alone.
type Receipt struct {
	Time    string   `json:"time"` // when it was, by RFC 3339
	Place   string   `json:"place"`
	Branch  string   `json:"branch,omitempty"`
	Address string   `json:"address,omitempty"`
	Commit  string   `json:"commit,omitempty"`
	Tree    string   `json:"tree,omitempty"`
	Plan    string   `json:"plan"`
	People  []string `json:"people"`
	Added   []string `json:"added"`
	Changed []string `json:"changed"`
	Removed []string `json:"removed"`

	Already bool `json:"-"` // it was there before, so nothing was pushed
}

// Where receipts are kept, below the journal's folder: one a line.
const (
	receiptsDir  = ".rapport"
	receiptsFile = "published.jsonl"
)

// keep appends the receipt to those of the journal in a folder.
func (r Receipt) keep(dir string) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return fmt.Errorf("opening the journal: %w", err)
	}
	defer root.Close()
	if err := root.Mkdir(receiptsDir, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("keeping a receipt: %w", err)
	}
	for _, list := range []*[]string{&r.People, &r.Added, &r.Changed, &r.Removed} {
		if *list == nil {
			*list = []string{} // none, not unknown
		}
	}
	line, err := json.Marshal(r)
	if err != nil {
		panic(err) // it is texts
	}
	f, err := root.OpenFile(path.Join(receiptsDir, receiptsFile), os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return fmt.Errorf("keeping a receipt: %w", err)
	}
	_, err = f.Write(append(line, '\n'))
	return errors.Join(err, f.Close())
}

// receipts reads those of the journal in a folder. A line that is none, such as one that was cut short, is passed over.
func receipts(dir string) ([]Receipt, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("opening the journal: %w", err)
	}
	defer root.Close()
	f, err := root.Open(path.Join(receiptsDir, receiptsFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading receipts: %w", err)
	}
	defer f.Close()
	var list []Receipt
	in := bufio.NewScanner(f)
	in.Buffer(nil, 64<<20)
	for in.Scan() {
		var r Receipt
		if json.Unmarshal(in.Bytes(), &r) == nil {
			list = append(list, r)
		}
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("reading receipts: %w", err)
	}
	return list, nil
}
