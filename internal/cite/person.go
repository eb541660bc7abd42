package cite

// A Person is somebody, or an institution, as the text names them.
type Person struct {
	Name        string `json:"name,omitempty"`        // "V.V. Kuznetsov", "USSR Foreign Ministry"; "" if only an office is named
	Office      string `json:"office,omitempty"`      // "Soviet Deputy Foreign Minister"
	Affiliation string `json:"affiliation,omitempty"` // a translator's: "Harvard University"
}
