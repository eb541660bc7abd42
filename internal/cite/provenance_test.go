package cite

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"docview/internal/ruletest"
	"docview/internal/text"
)

type provenanceCase struct{ text, want string }

// provenances are invented, in the shapes of those of many archives.
var provenances = []provenanceCase{
	// Russian archives: fond, opis, delo, listy; spelled out, abbreviated, after a colon.
	{"APRF: F. 7, Op. 2, D. 12, Ll. 3-9. Translated by Ada Wren.",
		`{"repository":"APRF","shelfmark":"F. 7, Op. 2, D. 12, Ll. 3-9","shelfmark_parts":{"fond":"7","opis":"2","delo":"12","listy":"3-9"},"translated_by":[{"name":"Ada Wren"}]}`},
	{"AVPRF: fond 0102, opis 13, papka 44, delo 7, listy 20-24.",
		`{"repository":"AVPRF","shelfmark":"fond 0102, opis 13, papka 44, delo 7, listy 20-24","shelfmark_parts":{"fond":"0102","opis":"13","papka":"44","delo":"7","listy":"20-24"}}`},
	{"AVPRF: fond 0102, opis 13, delo 7, papka 44, p. 9.",
		`{"repository":"AVPRF","shelfmark":"fond 0102, opis 13, delo 7, papka 44, p. 9","shelfmark_parts":{"fond":"0102","opis":"13","papka":"44","delo":"7"}}`},
	{"RGANI f. 5, op. 28, d. 410, ll. 3, 7. Translated from Russian for CWIHP by Ada Wren and Ben Lark.",
		`{"repository":"RGANI","shelfmark":"f. 5, op. 28, d. 410, ll. 3, 7","shelfmark_parts":{"fond":"5","opis":"28","delo":"410","listy":"3, 7"},` +
			`"translated_by":[{"name":"Ada Wren"},{"name":"Ben Lark"}],"translated_for":"CWIHP","translated_from":"Russian"}`},
	{"Archive of Foreign Policy of the Russian Federation (AVP RF), Moscow, f. 059a, op. 5a, p. 11, d. 4, ll. 1-2; obtained by Ada Wren, Harvest University.",
		`{"repository":"Archive of Foreign Policy of the Russian Federation (AVP RF)","place":"Moscow","shelfmark":"f. 059a, op. 5a, p. 11, d. 4, ll. 1-2",` +
			`"shelfmark_parts":{"fond":"059a","opis":"5a","papka":"11","delo":"4","listy":"1-2"},"obtained_by":["Ada Wren, Harvest University"]}`},
	// German.
	{"Political Archive of the Federal Foreign Office, Berlin (PA AA), MfAA, C 152/75. Translated by Ada Wren.",
		`{"repository":"Political Archive of the Federal Foreign Office","place":"Berlin (PA AA)","shelfmark":"MfAA, C 152/75","translated_by":[{"name":"Ada Wren"}]}`},
	{"SAPMO-BArch, DY 30/2114. Obtained and translated for CWIHP by Ada Wren.",
		`{"repository":"SAPMO-BArch","shelfmark":"DY 30/2114","obtained_by":["Ada Wren"],"translated_by":[{"name":"Ada Wren"}],"translated_for":"CWIHP"}`},
	{"B 10 (Abteilung 2), Bd. 17", `{"shelfmark":"B 10 (Abteilung 2), Bd. 17"}`},
	// Files of the web.
	{"UK Archives SP 12/216, Public Domain", `{"repository":"UK Archives","shelfmark":"SP 12/216","rest":["Public Domain"]}`},
	{"Mill Archive, Library of Utopia (public domain).", `{"repository":"Mill Archive, Library of Utopia","rest":["public domain"]}`},
	{"Fuente: HGI, *Carros General*, legajo 12", `{"repository":"HGI","shelfmark":"Carros General, legajo 12"}`},
	{"No. 12 NAI DFA 26/95", `{"repository":"NAI","shelfmark":"DFA 26/95"}`},
	// Spanish, French.
	{"HHN, Estado, leg. 34, n.º 12", `{"repository":"HHN","shelfmark":"Estado, leg. 34, n.º 12"}`},
	{"Source : Archives nationales, F/7/12, dossier 3", `{"repository":"Archives nationales","shelfmark":"F/7/12, dossier 3"}`},
	// Chinese, Korean.
	{"PRC FMA 117-00201-03, 4-8. Obtained by Ada Wren and translated by 9Words.",
		`{"repository":"PRC FMA","shelfmark":"117-00201-03, 4-8","obtained_by":["Ada Wren"],"translated_by":[{"name":"9Words"}]}`},
	{"Shanghai Municipal Archives, B42-1-17, 12-15. Translated by Ada Wren.",
		`{"repository":"Shanghai Municipal Archives","shelfmark":"B42-1-17, 12-15","translated_by":[{"name":"Ada Wren"}]}`},
	{"ROK Ministry of Foreign Affairs, Diplomatic Archives, Roll 2007-30, File 4, Frames 1-40.",
		`{"repository":"ROK Ministry of Foreign Affairs","shelfmark":"Diplomatic Archives, Roll 2007-30, File 4, Frames 1-40"}`},
	// Bulgarian, Romanian, Czech, Hungarian, Albanian, Polish.
	{"Central State Archive, Sofia, Fond 1-B, Opis 64, a.e. 311. Translated by Ada Wren.",
		`{"repository":"Central State Archive","place":"Sofia","shelfmark":"Fond 1-B, Opis 64, a.e. 311","translated_by":[{"name":"Ada Wren"}]}`},
	{"Romanian National Archives, Bucharest; Fond CC RCP-Chancellery, File 5/1971, pp. 2-9. Obtained by Ada Wren.",
		`{"repository":"Romanian National Archives","place":"Bucharest","shelfmark":"Fond CC RCP-Chancellery, File 5/1971, pp. 2-9","obtained_by":["Ada Wren"]}`},
	{"National Archive, Prague, KSC-UV 02/1, sv. 44, ar. j. 56. Translated by Ada Wren.",
		`{"repository":"National Archive","place":"Prague","shelfmark":"KSC-UV 02/1, sv. 44, ar. j. 56","translated_by":[{"name":"Ada Wren"}]}`},
	{"MOL, M-KS 288. f. 5/586. o.e. Translated by Ada Wren.",
		`{"repository":"MOL","shelfmark":"M-KS 288. f. 5/586. o.e","translated_by":[{"name":"Ada Wren"}]}`},
	{"AQPPSH, MPKBB-V. 1961, D. 22. Obtained by Ada Wren and translated by Ben Lark.",
		`{"repository":"AQPPSH","shelfmark":"MPKBB-V. 1961, D. 22","obtained_by":["Ada Wren"],"translated_by":[{"name":"Ben Lark"}]}`},
	{"Archive of the Polish Ministry of Foreign Affairs (AMSZ), Warsaw, z. 6/77, w. 48, t. 862. Obtained and translated by Ada Wren.",
		`{"repository":"Archive of the Polish Ministry of Foreign Affairs (AMSZ)","place":"Warsaw","shelfmark":"z. 6/77, w. 48, t. 862","obtained_by":["Ada Wren"],"translated_by":[{"name":"Ada Wren"}]}`},
	{"Archive of Foreign Policy, Utopian Federation (AVP UF), Moscow; copy obtained by UBC (Utopian Broadcasting).",
		`{"repository":"Archive of Foreign Policy, Utopian Federation (AVP UF)","place":"Moscow","obtained_by":["UBC (Utopian Broadcasting)"]}`},
	{"BStU, MfS, Abt. X, Nr. 246, Bl. 1-10.", `{"repository":"BStU","shelfmark":"MfS, Abt. X, Nr. 246, Bl. 1-10"}`},
	{"South African Archives, Brand Mill, 1/156/3 Vol. 4.", `{"repository":"South African Archives","shelfmark":"Brand Mill, 1/156/3 Vol. 4"}`},
	// British, American.
	{"National Archives, Kew, London, FCO 21/1234.", `{"repository":"National Archives","place":"Kew, London","shelfmark":"FCO 21/1234"}`},
	{"TNA, FO 371/99999. Contributed by Ada Wren.",
		`{"repository":"TNA","shelfmark":"FO 371/99999","contributed_by":["Ada Wren"]}`},
	{"The National Archives, Kew, PREM 11/4001.",
		`{"repository":"The National Archives","place":"Kew","shelfmark":"PREM 11/4001"}`},
	{"National Archives and Records Administration, College Park, MD, RG 59, Central Files 1960-63, Box 21.",
		`{"repository":"National Archives and Records Administration","place":"College Park, MD","shelfmark":"RG 59, Central Files 1960-63, Box 21"}`},
	{"National Security Archive, Washington, D.C. Translated by Ada Wren.",
		`{"repository":"National Security Archive, Washington, D.C.","translated_by":[{"name":"Ada Wren"}]}`},
	{"Library of Congress, Manuscript Division, Orlov Papers, Reel 17. Translated by Ada Wren.",
		`{"repository":"Library of Congress","shelfmark":"Manuscript Division, Orlov Papers, Reel 17","translated_by":[{"name":"Ada Wren"}]}`},
	// No repository, or no shelf mark.
	{"From the private papers of Ada Wren. With permission of Ben Lark.",
		`{"permission":"With permission of Ben Lark","rest":["From the private papers of Ada Wren"]}`},
	{"Institute of Harvest History, Havana. Translated by Ada Wren.",
		`{"repository":"Institute of Harvest History","place":"Havana","translated_by":[{"name":"Ada Wren"}]}`},
	{"Archive of the Foreign Ministry, Orlov Collection. Translated by Ada Wren.",
		`{"repository":"Archive of the Foreign Ministry","translated_by":[{"name":"Ada Wren"}],"rest":["Orlov Collection"]}`},
	{"Quelle: Wren Library, Mill File, Ada Diaries. Secret.",
		`{"repository":"Wren Library","shelfmark":"Mill File, Ada Diaries","rest":["Secret"]}`},
	{"Archiv: SAPMO-BArch, NY 12/34, Bl. 5", `{"repository":"SAPMO-BArch","shelfmark":"NY 12/34, Bl. 5"}`},
	{"CH-BAR#E12#1967/61#12", `{"repository":"CH-BAR","shelfmark":"E12#1967/61#12"}`},
	{"VS-Bd. 12 (II A 4)", `{"shelfmark":"VS-Bd. 12 (II A 4)"}`},
	{"AAN, KC, sygn. XI A/12, k. 3", `{"repository":"AAN","shelfmark":"KC, sygn. XI A/12, k. 3"}`},
	{"The original has been lost.", `{"rest":["The original has been lost"]}`},
	{"Department of State, Central Files, 1989 P-Reels, P890058-11.",
		`{"repository":"Department of State","shelfmark":"Central Files, 1989 P-Reels, P890058-11"}`},
	{"Roll 12, File 4, Frames 7-9, Diplomatic Archives of Utopia. Translated by Ada Wren.",
		`{"repository":"Diplomatic Archives of Utopia","shelfmark":"Roll 12, File 4, Frames 7-9","translated_by":[{"name":"Ada Wren"}]}`},
	{"Ministry of Mills Archives, Brasilia, Brazil, 600.(24h), Box 2.",
		`{"repository":"Ministry of Mills Archives","place":"Brasilia, Brazil","shelfmark":"600.(24h), Box 2"}`},
	{"Historical Archives of the Mills (HAM), 3.2.4. K-17. Translated by Ada Wren.",
		`{"repository":"Historical Archives of the Mills (HAM)","shelfmark":"3.2.4. K-17","translated_by":[{"name":"Ada Wren"}]}`},
	{"BK, 212 – 30132 Bd. 4. - Undatierter Vermerk.",
		`{"repository":"BK","shelfmark":"212 – 30132 Bd. 4","rest":["- Undatierter Vermerk"]}`},
	{"National Archives (ANU), Fond C.C. al P.U. - Harvest, file 13/1978.",
		`{"repository":"National Archives (ANU)","shelfmark":"Fond C.C. al P.U. - Harvest, file 13/1978"}`},
	{"_ [NAU:A18, 1946, 0.12]_", `{"repository":"NAU","shelfmark":"A18, 1946, 0.12"}`},
	{"_[NAU: A18, 708/9/2]_", `{"repository":"NAU","shelfmark":"A18, 708/9/2"}`},
	{"FO 371/99999", `{"shelfmark":"FO 371/99999"}`}, // of a class, and no archive
	{"PRIME MINISTER", `{"rest":["PRIME MINISTER"]}`},
	{"Minister for Mills", `{"rest":["Minister for Mills"]}`},
	{"AVP UF, f. 7, op. 2, d. 12, ll. 1-2, Moscow.", `{"repository":"AVP UF","place":"Moscow","shelfmark":"f. 7, op. 2, d. 12, ll. 1-2","shelfmark_parts":{"fond":"7","opis":"2","delo":"12","listy":"1-2"}}`},
	{"МГАРФ. Ф. 7. Оп. 2. Д. 12а. Л. 3–9. Подлинник.", `{"repository":"МГАРФ","shelfmark":"Ф. 7. Оп. 2. Д. 12а. Л. 3–9","shelfmark_parts":{"fond":"7","opis":"2","delo":"12а","listy":"3–9"},"rest":["Подлинник"]}`},
	{"National Security Archive, Washington, D.C., Wren Donation, Box 12.", `{"repository":"National Security Archive, Washington, D.C.","shelfmark":"Wren Donation, Box 12"}`},
	{"Mill Library, Abilene, Kansas, Wren File, Box 8.", `{"repository":"Mill Library","place":"Abilene, Kansas","shelfmark":"Wren File, Box 8"}`},
	{"Ada Wren Papers, Box 12, Mill Archive, Rome.", `{"repository":"Mill Archive","place":"Rome","shelfmark":"Ada Wren Papers, Box 12"}`},
	// Publications.
	{"Ada Wren, The Mills, translated by Ben Lark (London: Mill, 1990), p. 7.", `{"publication":"Ada Wren, The Mills, translated by Ben Lark (London: Mill, 1990), p. 7"}`},
	{"Also reproduced in Mill Papers (London: Mill, 1990), p. 7.", `{"publication":"Mill Papers (London: Mill, 1990), p. 7","rest":["Also","reproduced"]}`},
	{"Ada Wren and Ben Lark, eds., Harvest Papers, vol. 3 (Moscow: Nauka, 1989), pp. 5-7.",
		`{"publication":"Ada Wren and Ben Lark, eds., Harvest Papers, vol. 3 (Moscow: Nauka, 1989), pp. 5-7"}`},
	{"Published in Harvest Papers. Documents and Letters (Moscow: Nauka, 1989), 5-7. Translated by Ada Wren.",
		`{"publication":"Harvest Papers. Documents and Letters (Moscow: Nauka, 1989), 5-7","translated_by":[{"name":"Ada Wren"}]}`},
	{"Published in Harvest Papers, edited by Ben Lark (London: Mill, 1990), p. 7, translated by Ada Wren.",
		`{"publication":"Harvest Papers, edited by Ben Lark (London: Mill, 1990), p. 7","translated_by":[{"name":"Ada Wren"}]}`},
	{"Istoricheskii arkhiv 2 (1992), pp. 12-15. Translated by Ada Wren.",
		`{"publication":"Istoricheskii arkhiv 2 (1992), pp. 12-15","translated_by":[{"name":"Ada Wren"}]}`},
	{"Published in1962. Translated by Ada Wren.", `{"translated_by":[{"name":"Ada Wren"}],"rest":["Published in1962"]}`},
	// Roles.
	{"PA UA, C 152/75. Übersetzt aus dem Russischen von Ada Wren.", `{"repository":"PA UA","shelfmark":"C 152/75","translated_by":[{"name":"Ada Wren"}],"translated_from":"dem Russischen","rest":["Übersetzt aus von"]}`},
	{"Kopie bereitgestellt von Ada Wren.", `{"provided_by":["Ada Wren"],"rest":["Kopie","bereitgestellt von"]}`},
	{"Traduit du russe par Ada Wren.", `{"translated_by":[{"name":"Ada Wren"}],"translated_from":"russe","rest":["Traduit du par"]}`},
	{"Traducido del ruso por Ada Wren del Río.", `{"translated_by":[{"name":"Ada Wren del Río"}],"translated_from":"ruso","rest":["Traducido del por"]}`},
	{"Translated by Ada Wren with minor revisions by Ben Lark.", `{"translated_by":[{"name":"Ada Wren"}],"rest":["with minor revisions by Ben Lark"]}`},
	{"AVP RF, Moscow; document provided by Ada Wren to CWIHP; translated by Ben Lark for CWIHP.",
		`{"repository":"AVP RF","place":"Moscow","provided_by":["Ada Wren"],"provided_to":["CWIHP"],"translated_by":[{"name":"Ben Lark"}],"translated_for":"CWIHP","rest":["document"]}`},
	{"Contributed to CWIHP by Ada Wren. Edited by Ben Lark. Transcribed by Cy Finch.",
		`{"contributed_by":["Ada Wren"],"provided_to":["CWIHP"],"edited_by":["Ben Lark"],"transcribed_by":["Cy Finch"]}`},
	{"Obtained, translated, and annotated by Ada Wren.",
		`{"obtained_by":["Ada Wren"],"translated_by":[{"name":"Ada Wren"}],"rest":["annotated"]}`},
	{"Obtained for CWIHP by Ada Wren. Translated by Ben Lark.",
		`{"obtained_by":["Ada Wren"],"translated_by":[{"name":"Ben Lark"}],"rest":["for CWIHP"]}`},
	{"Provided by the Center for Harvest Studies and the Mill Foundation.",
		`{"provided_by":["the Center for Harvest Studies","the Mill Foundation"]}`},
	{"Translated from Russian into Chinese by Wren. English translation provided by the Mill Archive.",
		`{"translated_by":[{"name":"Wren"}],"translated_from":"Russian","provided_by":["the Mill Archive"],"rest":["into Chinese","English translation"]}`},
	{"Obtained by Ada Wren with support from the Mill Foundation. Translated by Ben Lark.",
		`{"obtained_by":["Ada Wren"],"translated_by":[{"name":"Ben Lark"}],"rest":["with support from the Mill Foundation"]}`},
	{"Copy courtesy of the Mill Archive. Translated by Ada Wren.", `{"provided_by":["the Mill Archive"],"translated_by":[{"name":"Ada Wren"}]}`},
	{"On file at the Mill Museum. On file at the Mill Archive.", `{"on_file_at":"the Mill Museum","rest":["On file at the Mill Archive"]}`},
	{"On file at the Mill Museum. Translated by Ada Wren.", `{"on_file_at":"the Mill Museum","translated_by":[{"name":"Ada Wren"}]}`},
	{"Provided by the Mill Committee, 1994.", `{"provided_by":["the Mill Committee, 1994"]}`},
	{"[Source: Source: AVP RF, Moscow.]", `{"repository":"AVP RF","place":"Moscow"}`},
}

func TestParseProvenance(t *testing.T) {
	for _, test := range provenances {
		if got, want := parsed(test.text), unmarshalled(t, test.want); !reflect.DeepEqual(got, want) {
			text, _ := json.Marshal(got)
			t.Errorf("%s\n got %s\nwant %s", test.text, text, test.want)
		}
	}
}

// TestRoleRules holds the beginnings of roles to the cases.
func TestRoleRules(t *testing.T) {
	ruletest.Each(t, &roleRules, func(r roleRule) string { return r.name }, func(string) bool {
		return !slices.ContainsFunc(provenances, func(test provenanceCase) bool {
			return !reflect.DeepEqual(parsed(test.text), unmarshalled(t, test.want))
		})
	})
}

// parsed returns a provenance without its text.
func parsed(text string) Provenance {
	p := *ParseProvenance(text)
	p.Text, p.location = "", ""
	return p
}

func unmarshalled(t *testing.T, text string) (p Provenance) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), &p); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return p
}

func TestLocation(t *testing.T) {
	for text, want := range map[string]string{
		"AVP RF, Moscow; copy obtained by Ada Wren":                   "AVP RF, Moscow",
		"RGANI, f. 5, op. 1, d. 2, ll. 3. Translated by Ada Wren.":    "RGANI, f. 5, op. 1, d. 2, ll. 3",
		"National Archives, Bucharest; Fond 3, File 5. Edited by X.":  "National Archives, Bucharest; Fond 3, File 5",
		"Published in Papers (Paris: Mill, 1990), p. 3.":              "Papers (Paris: Mill, 1990), p. 3",
		"Archive of the Ministry, Orlov Collection.":                  "Archive of the Ministry",
		"Provided by Ada Wren.":                                       "",
		"[FO 371/12]":                                                 "FO 371/12",
		"National Security Archive, Washington, D.C. Edited by Wren.": "National Security Archive, Washington, D.C.",
	} {
		if got := ParseProvenance(text).Location(); got != want {
			t.Errorf("%s: location %q, want %q", text, got, want)
		}
	}
}

// words returns the words of a text, in lower case.
func words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// lostWords returns the words of a provenance's text that are in none of its
// parts and that no name of a part expresses.
func lostWords(p *Provenance) []string {
	parts := *p
	parts.Text = ""
	have := map[string]bool{}
	var collect func(v reflect.Value)
	collect = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.String:
			for _, w := range words(v.String()) {
				have[w] = true
			}
		case reflect.Slice:
			for i := range v.Len() {
				collect(v.Index(i))
			}
		case reflect.Struct:
			for i := range v.NumField() {
				if v.Type().Field(i).IsExported() {
					collect(v.Field(i))
				}
			}
		case reflect.Pointer:
			if !v.IsNil() {
				collect(v.Elem())
			}
		}
	}
	collect(reflect.ValueOf(parts))
	var lost []string
	for _, w := range words(p.Text) {
		if !have[w] && !text.RoleWord.Has(w) {
			lost = append(lost, w)
		}
	}
	return lost
}

// FuzzProvenance checks that no word is lost, and that each value is a part of the text.
func FuzzProvenance(f *testing.F) {
	for _, test := range provenances {
		f.Add(test.text)
	}
	f.Add("Translated by A; translated by B for C; translated for D by E, see F, G (H: I, 1990)")
	f.Add("Published in9")
	f.Add("See ; on file at , with permission of . Published in")
	f.Fuzz(func(t *testing.T, text string) {
		p := ParseProvenance(text)
		if p == nil {
			if lost := words(text); len(lost) > 0 && strings.Trim(strings.ToLower(text), " .:[]") != "" && !strings.Contains(strings.ToLower(text), "source") {
				t.Errorf("%q: lost %q", text, lost)
			}
			return
		}
		if lost := lostWords(p); len(lost) > 0 {
			parts, _ := json.Marshal(p)
			t.Errorf("%q: lost %q in %s", text, lost, parts)
		}
		for _, part := range []string{p.Repository, p.Place, p.Shelfmark, p.Publication, p.OnFileAt, p.TranslatedFor, p.Permission} {
			if !strings.Contains(p.Text, part) {
				t.Errorf("%q: %q is not a part of the text", text, part)
			}
		}
	})
}
