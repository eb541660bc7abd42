package text

import "testing"

// TestIsShelfmark distinguishes where an archive keeps a document from other lines of
// heads and feet.
func TestIsShelfmark(t *testing.T) {
	for s, want := range map[string]bool{
		"HB, 212 – 30132 A 5 Am 23":                                                 true,
		"HAPV, 12 reel 4 frame 7":                                                   true,
		"TNA, PREM 11/12, fol. 12":                                                  true,
		"The National Archives, Zenda, FO 371/12, ff. 3-6.":                         true,
		"National Archives of Utopia, Fond 12, File 3":                              true,
		"National Archives, RG 59, Central Files 1950-54, 762.00/5-451. Secret.":    true,
		"Department of Mills, Central Files, 611.61/5-451. Secret; sent for action": true,
		"[FO 371/12, no. 4]":                                                        true,
		"FO 371/12":                                                                 true,
		"B 10 (Abteilung 2), Bd. 17":                                                true,
		"PA AA, B 150, Bd. 233, Bl. 12-15":                                          true,
		"Archives nationales, F/7/12345, dossier 3":                                 true,
		"АВП РФ. Ф. 0100. Оп. 48. Д. 9. Подлинник.":                                 true,
		"HHN, Estado, leg. 34, n.º 12":                                              true,
		"NAI DFA 305/134":                                                           true,
		"SAPMO-BArch, DY 30/J IV 2/2/1612":                                          true,
		"BL, Add MS 123, ff. 3-6":                                                   true,
		"AAN, KC, sygn. XI A, k. 12":                                                true,
		"NAA: A12, 708 part 2":                                                      true,
		"Rigsarkivet, UM 5.D.12.a":                                                  true,
		"RGANI, fond 2, opis 1, delo 12, listy 4-5":                                 true,
		"VS-Bd. 1234 (II A 4)":                                                      true,
		"CH-BAR#E12#1967/61#12*":                                                    true,
		"Library of Mills and Carts, Wren Papers, File 12":                          true,
		"Archives du ministère des Affaires étrangères, URSS, vol. 3, dossier 4":    true,
		"TNA moved into 12 rooms":                                                   false,
		"Room, 12":                                                                  false,
		"HB, 212":                                                                   false,
		"HB, 1951/52":                                                               false,
		"HB, 4/5/51, 3/1":                                                           true,
		"UFO, 12 seen":                                                              false,
		"H.B., 212 – 30132 A 5 Am 23":                                               false,
		"Board, 212 – 30132 A 5":                                                    false,
		"SWNCC 291/1":                                                               false,
		"TELEGRAM NO. 123":                                                          false,
		"TOKYO, June 4, 1951, 3 p.m.":                                               false,
		"SECRET, Box 3":                                                             false,
		"The National Archives moved into house 12/3":                               false,
		"Report on Files 12 to 34":                                                  false,
	} {
		if got := IsShelfmark(s); got != want {
			t.Errorf("%s: %t", s, got)
		}
	}
}

// TestIsSource distinguishes what a label says is the archive from other sources.
func TestIsSource(t *testing.T) {
	for s, want := range map[string]bool{
		"Wren Library, National Security File, Country File, Vol. XII. Secret.": true,
		"Department of Mills, Central Files, POL 1":                             true,
		"Archives du ministère des Affaires étrangères, URSS":                   true,
		"TNA, FO 371/12": true,
		"A letter that the Wren Library has, Box 3": false,
		"The Daily Mill, 4 May 1951":                false,
		"own work":                                  false,
	} {
		if got := IsSource(s); got != want {
			t.Errorf("%s: %t", s, got)
		}
	}
}
