package picture

import "encoding/binary"

// upright is the orientation of a picture that is stored as it is seen.
const upright = 1

// orientation reads from EXIF data how a stored picture is to be turned: 1 to 8, and [upright] when the data does not
// say so plainly. It looks at one field alone: tag 0x0112 of the first directory, a SHORT.
//
// The layout is that of TIFF 6.0, section 2: a byte order, the number 42, and the offset of a directory, which is a
// count and as many entries of twelve bytes (tag, type, count, value). The meaning of the values is that of EXIF 2.32
// (CIPA DC-008), 4.6.4 A.
func orientation(tiff []byte) int {
	const orientationTag, short, entry = 0x0112, 3, 12
	if len(tiff) < 8 {
		return upright
	}
	var order binary.ByteOrder
	switch string(tiff[:4]) {
	case "II*\x00":
		order = binary.LittleEndian
	case "MM\x00*":
		order = binary.BigEndian
	default:
		return upright
	}
	at := uint64(order.Uint32(tiff[4:]))
	if at+2 > uint64(len(tiff)) {
		return upright
	}
	count := order.Uint16(tiff[at:])
	entries := tiff[at+2:]
	for range count {
		if len(entries) < entry {
			return upright
		}
		if order.Uint16(entries) == orientationTag {
			kind, n, value := order.Uint16(entries[2:]), order.Uint32(entries[4:]), order.Uint16(entries[8:])
			if kind == short && n == 1 && upright <= value && value <= 8 {
				return int(value)
			}
			return upright
		}
		entries = entries[entry:]
	}
	return upright
}
