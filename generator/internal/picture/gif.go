package picture

import (
	"encoding/binary"
	"errors"
	"fmt"
	"image/color"
	"image/gif"
	"io"
)

func cleanGIF(src []byte, most limits) (Picture, error) {
	config, err := decoded(isGIF, src, gif.DecodeConfig)
	if err != nil {
		return Picture{}, err
	}
	if err := most.check(isGIF, config.Width, config.Height); err != nil {
		return Picture{}, err
	}
	disposal, err := surveyGIF(src, most)
	if err != nil {
		return Picture{}, err
	}
	g, err := decoded(isGIF, src, gif.DecodeAll)
	if err != nil {
		return Picture{}, err
	}
	if len(g.Image) != len(disposal) {
		return Picture{}, damaged(isGIF, errors.New("its frames can be counted in two ways"))
	}
	g.Disposal = disposal
	repaint(g)
	b := encoded(func(w io.Writer) error { return gif.EncodeAll(w, g) })
	return Picture{b, ".gif", config.Width, config.Height}, nil
}

// repaint gives every frame a palette of the colours that it shows, and the whole one of the colours that frames have
// from it. Where a frame has no colour it takes the whole's, so that as few palettes as possible need be written.
func repaint(g *gif.GIF) {
	whole, _ := g.Config.ColorModel.(color.Palette)
	whole = plain(whole)
	var kept [256]bool
	if int(g.BackgroundIndex) < len(whole) {
		kept[g.BackgroundIndex] = true
	} else {
		g.BackgroundIndex = 0
	}
	used := make([][256]bool, len(g.Image))
	for f, m := range g.Image {
		used[f] = settle(m)
		for i := range min(len(whole), len(m.Palette)) {
			kept[i] = kept[i] || used[f][i] && m.Palette[i] == whole[i]
		}
	}
	black := color.NRGBA{A: 0xff}
	for i := range whole {
		if !kept[i] {
			whole[i] = black
		}
	}
	for f, m := range g.Image {
		for i := range m.Palette {
			switch {
			case used[f][i]:
			case i < len(whole):
				m.Palette[i] = whole[i]
			default:
				m.Palette[i] = black
			}
		}
	}
	g.Config.ColorModel = whole
}

// surveyGIF walks the blocks of a GIF without decoding its frames, and refuses what would take too much memory. It
// returns how each frame is disposed of: what stands before that frame counts, where image/gif lets the last word that
// it read go on. The blocks are those of GIF89a, appendix B; what it takes is what image/gif takes.
func surveyGIF(src []byte, most limits) (disposal []byte, err error) {
	c := cursor{rest: src}
	c.take(10)
	flags := c.byte()
	c.take(2)
	c.skipTable(flags)
	total, next := int64(0), byte(0)
	for !c.short {
		switch block := c.byte(); block {
		case 0x21: // an extension
			switch label := c.byte(); label {
			case 0xf9: // how the next frame is shown
				if control := c.take(6); control != nil {
					next = control[1] >> 2 & 7
				}
			case 0x01: // text that is drawn, though no program does
				c.take(13)
				c.skipBlocks()
			case 0xff: // of an application
				c.take(int(c.byte()))
				c.skipBlocks()
			default:
				c.skipBlocks()
			}
		case 0x2c: // a frame
			where := c.take(9)
			if where == nil {
				continue
			}
			c.skipTable(where[8])
			c.take(1)
			c.skipBlocks()
			if next > gif.DisposalPrevious {
				next = 0 // the others mean nothing
			}
			disposal = append(disposal, next)
			next = 0
			total += int64(binary.LittleEndian.Uint16(where[4:])) * int64(binary.LittleEndian.Uint16(where[6:]))
			if len(disposal) > most.frames || total > most.moving {
				return nil, tooLarge(fmt.Sprintf("it moves too long: more than %d frames, or %d million pixels in all of them",
					most.frames, most.moving/1_000_000))
			}
		case 0x3b: // the end
			return disposal, nil
		default:
			if c.short {
				continue
			}
			return nil, damaged(isGIF, fmt.Errorf("it holds a block of no known kind, 0x%02x", block))
		}
	}
	return nil, damaged(isGIF, io.ErrUnexpectedEOF)
}

// cursor reads on in bytes that may end too early.
type cursor struct {
	rest  []byte
	short bool // they did
}

// take returns the next n bytes, or nil when there are fewer.
func (c *cursor) take(n int) []byte {
	if c.short || n > len(c.rest) {
		c.short = true
		return nil
	}
	b := c.rest[:n:n]
	c.rest = c.rest[n:]
	return b
}

// byte returns the next byte, or 0 when there is none.
func (c *cursor) byte() byte {
	if b := c.take(1); b != nil {
		return b[0]
	}
	return 0
}

// skipTable skips the colour table that the flags of a screen or a frame announce.
func (c *cursor) skipTable(flags byte) {
	if flags&0x80 != 0 {
		c.take(3 << (1 + flags&7))
	}
}

// skipBlocks skips blocks of data to the empty one that ends them.
func (c *cursor) skipBlocks() {
	for n := c.byte(); n > 0; n = c.byte() {
		c.take(int(n))
	}
}
