package cite

import "testing"

func TestPeople(t *testing.T) {
	for _, c := range []struct {
		people       People
		text, family string
	}{
		{nil, "", ""},
		{People{{Name: "Ada Wren"}}, "Ada Wren", "Wren"},
		{People{{Name: "Ada von Wren", Office: "Consul"}, {Office: "Secretary of Mills"}}, "Ada von Wren; Secretary of Mills", "von Wren"},
		{People{{Name: "Ministry of Mills", Others: true}}, "Ministry of Mills; others", "Ministry of Mills"},
		{People{{Office: "Consul at Strelsau"}}, "Consul at Strelsau", "Consul at Strelsau"},
	} {
		if got, family := c.people.String(), c.people.Family(); got != c.text || family != c.family {
			t.Errorf("got %q, %q, want %q, %q", got, family, c.text, c.family)
		}
	}
}
