package live

import "syscall"

// deaf names the file systems that others than this computer's programs write to, by the numbers they say they are. The
// system tells of what happens here alone.
var deaf = map[uint32]string{
	0x01021997: "a folder of the host (9p)", // WSL 2 has Windows' disks so, virtual machines their hosts'
	0x53464846: "a folder of Windows",       // WSL 1
	0x65735546: "a FUSE file system",
	0x786f4256: "a folder of the host (VirtualBox)",
	0xbacbacbc: "a folder of the host (VMware)",
	0x7c7c6673: "a folder of the host (Parallels)",
	0x00006969: "a network file system (NFS)",
	0x0000517b: "a network file system (SMB)",
	0xfe534d42: "a network file system (SMB)",
	0xff534d42: "a network file system (SMB)",
	0x5346414f: "a network file system (AFS)",
	0x6b414653: "a network file system (AFS)",
	0x73757245: "a network file system (Coda)",
	0x00c36400: "a network file system (Ceph)",
	0x0bd00bd0: "a network file system (Lustre)",
	0x01161970: "a file system of a cluster (GFS2)",
	0x7461636f: "a file system of a cluster (OCFS2)",
}

// Unheard says what kind of file system a folder lies on, if the system does not tell of all that changes there.
func Unheard(dir string) string {
	var s syscall.Statfs_t
	if err := syscall.Statfs(dir, &s); err != nil {
		return ""
	}
	return deaf[uint32(s.Type)]
}
