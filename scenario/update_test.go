package scenario

import "flag"

// update makes tests rewrite the expected files in testdata.
var update = flag.Bool("update", false, "rewrite expected files")
