package msel

import "testing"

func TestNamesOfSideSheets(t *testing.T) {
	for name, side := range map[string]bool{
		"MSEL": false, "Day 1": false, "22 AUG": false, "Master Events List": false, "Inject List": false, "Key Injects": false, "MSEL Summary": false, "LAFD": false, "MAIN LOG": false, "المدخلات": false, "قائمة المدخلات": false,
		"Deleted": true, "Deleted Injects": true, "Free Play": true, "MSEL Backup": true, "MSEL (old)": true, "Examples": true, "PRINT_SMALL": true, "Contact List": true, "Lists": true, "Color Key": true, "Pivot": true, "ROLL UPs": true, "Cover": true,
		"المحذوفات": true, "List": false, "محذوفات": true, "تعليمات": true,
	} {
		if got := !sideName(name).Zero(); got != side {
			t.Errorf("%q stands beside the list: %v, want %v", name, got, side)
		}
	}
}
