package quote

// match returns how many of the words s, from the i-th on, are those of a
// quotation q, in order and without a gap; 0 if they are not. What the
// quotation has in brackets, the document need not have; a marker of the
// document may be quoted or left out.
func match(q, s []word, i int) int {
	last := i + len(q) - 1
	k, j := 0, i
	for k < len(q) {
		switch w := &q[k]; {
		case j < len(s) && w.same(&s[j], i, last):
			k, j = k+1, j+1
		case j < len(s) && w.joins(&s[j]):
			k, j = k+2, j+1
		case j+1 < len(s) && s[j].joins(w):
			k, j = k+1, j+2
		case w.extra != nil && w.group >= k:
			k = w.group + 1
		case j < len(s) && s[j].isMarkedBy(w):
			k++
		default:
			return 0
		}
	}
	return j - i
}

// find returns the first of the words s, from the i-th on, where those of a quotation
// are, and how many they are there; n is 0 if they are nowhere.
func find(q, s []word, i int) (at, n int) {
	for at = i; at < len(s) && n == 0; at++ {
		n = match(q, s, at)
	}
	return at - 1, n
}
