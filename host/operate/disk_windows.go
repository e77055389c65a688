package operate

import "golang.org/x/sys/windows"

// room returns how many bytes a program of this user may yet write into a folder.
func room(folder string) (left uint64, err error) {
	name, err := windows.UTF16PtrFromString(folder)
	if err != nil {
		return 0, err
	}
	return left, windows.GetDiskFreeSpaceEx(name, &left, nil, nil)
}
