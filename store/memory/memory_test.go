package memory_test

import (
	"testing"

	"tamrin/store"
	"tamrin/store/memory"
	"tamrin/store/storetest"
)

func TestConforms(t *testing.T) {
	storetest.Conform(t, func(*testing.T) store.Log { return memory.New() })
}
