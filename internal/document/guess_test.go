package document

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// Invented sentences in the languages of archives, of 200 bytes and more.
const (
	russian = `Посол сообщил, что беседа продолжалась около двух часов. Министр подчеркнул, что правительство
готово рассмотреть вопрос о поставках зерна и угля в следующем году. Стороны условились встретиться в Москве.`
	russianCapitals = `СОВЕРШЕННО СЕКРЕТНО. ПРОТОКОЛ ЗАСЕДАНИЯ КОМИССИИ ПО ВОПРОСУ О ПОСТАВКАХ ОБОРУДОВАНИЯ И МАТЕРИАЛОВ
ДЛЯ СТРОИТЕЛЬСТВА МОСТА ЧЕРЕЗ РЕКУ. ПРИСУТСТВОВАЛИ ТОВАРИЩИ ИЗ МИНИСТЕРСТВА И ПРЕДСТАВИТЕЛИ ЗАВОДОВ.`
	ukrainian = `Посол повідомив, що розмова тривала близько двох годин. Міністр підкреслив, що уряд готовий розглянути
питання про постачання зерна і вугілля наступного року. Сторони домовилися зустрітися в Києві навесні.`
	bulgarian = `Посланикът съобщи, че разговорът е продължил около два часа. Министърът подчерта, че правителството е
готово да разгледа въпроса за доставките на зърно и въглища през следващата година в София.`
	serbian = `Амбасадор је саопштио да је разговор трајао око два сата. Министар је нагласио да је влада спремна да
размотри питање испоруке жита и угља у следећој години. Стране су се договориле да се састану у Београду.`
	german = `Der Botschafter erklärte, daß die Gespräche über die Lieferung von Öl und Früchten für das nächste Jahr
äußerst mühsam gewesen seien. Größere Änderungen könne er nicht prüfen; die Bevölkerung müßte höhere Löhne erhalten.`
	germanCapitals = `STRENG GEHEIM! FÜR DEN BÜROLEITER PERSÖNLICH: ÜBERPRÜFUNG DER GRÖSSE ALLER VORRÄTE AN ÖL, KÄSE UND MÖHREN.
DIE ÄMTER MÜSSEN KÜNFTIG FRÜHER BERICHTEN. RÜCKFRAGEN AN DAS MINISTERIUM FÜR ÄUSSERES, ÖSTLICHE LÄNDER.`
	french = `L’ambassadeur a été reçu à l’Élysée où il a déclaré que la réunion créée par les délégués était très utile.
« Voilà, dit-il, une idée répétée : les députés élus ont décidé d’étudier le problème à Genève dès l’été. »`
	spanish = `El señor embajador explicó que la reunión de mañana sería más difícil. ¿Quién pagará el azúcar? El año próximo
habrá elecciones en España, y según él ningún ministro pedirá más aviación. ¡Qué situación tan extraña!`
	polish = `Ambasador powiedział, że rozmowa trwała około dwóch godzin. Minister podkreślił, że rząd gotów jest rozważyć
kwestię dostaw zboża i węgla w przyszłym roku. Żółć, źdźbło, gęś, ćma: trudno się było porozumieć w Łodzi.`
	english = `The Ambassador said: “I don’t know.” The minister’s café—a naïve façade—was closed. He asked for £500 and 20°
of latitude; § 4 of the treaty says “the Parties … shall consult each other”, which they did at the Hôtel de la Paix.`
	greek = `Ο πρέσβης ανακοίνωσε ότι η συνομιλία διήρκεσε περίπου δύο ώρες. Ο υπουργός τόνισε ότι η κυβέρνηση είναι έτοιμη
να εξετάσει το ζήτημα της προμήθειας σιτηρών και άνθρακα το επόμενο έτος στην Αθήνα.`
	hebrew       = `השגריר הודיע כי השיחה נמשכה כשעתיים. השר הדגיש כי הממשלה מוכנה לדון בשאלת אספקת התבואה והפחם בשנה הבאה. הצדדים סיכמו להיפגש.`
	arabicText   = `أبلغ السفير أن المحادثة استمرت نحو ساعتين. وأكد الوزير أن الحكومة مستعدة لبحث مسألة توريد الحبوب والفحم في السنة المقبلة.`
	chinese      = `大使报告说，会谈进行了大约两个小时。部长强调，政府准备在明年研究粮食和煤炭的供应问题。双方商定春天在北京再次会晤，并交换有关文件。`
	koreanText   = `대사는 회담이 약 두 시간 동안 계속되었다고 보고하였다. 장관은 정부가 내년의 곡물과 석탄 공급 문제를 검토할 준비가 되어 있다고 강조하였다.`
	japaneseText = `大使は、会談が約二時間続いたと報告した。大臣は、政府が来年の穀物と石炭の供給の問題を検討する用意があると強調した。`
)

func encoded(t *testing.T, e encoding.Encoding, text string) []byte {
	t.Helper()
	data, err := encoding.ReplaceUnsupported(e.NewEncoder()).Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestGuess: texts are read in the encoding that they are in. Where several
// give the same text, the name may be that of another.
func TestGuess(t *testing.T) {
	for _, c := range []struct {
		name, text string
		in         encoding.Encoding
	}{
		{"Russian", russian, charmap.Windows1251},
		{"Russian", russian, charmap.KOI8R},
		{"Russian", russian, charmap.CodePage866},
		{"Russian", russian, charmap.ISO8859_5},
		{"Russian", russian, charmap.MacintoshCyrillic},
		{"Russian capitals", russianCapitals, charmap.Windows1251},
		{"Russian capitals", russianCapitals, charmap.KOI8R},
		{"Russian capitals", russianCapitals, charmap.CodePage866},
		{"Russian under an English head", strings.Repeat("From the Archive of Foreign Policy, Moscow. Translated in 1999.\n", 20) + russian, charmap.KOI8R},
		{"Ukrainian", ukrainian, charmap.Windows1251},
		{"Ukrainian", ukrainian, charmap.KOI8U},
		{"Bulgarian", bulgarian, charmap.Windows1251},
		{"Serbian", serbian, charmap.Windows1251},
		{"German", german, charmap.Windows1252},
		{"German", german, charmap.CodePage850},
		{"German", german, charmap.Macintosh},
		{"German capitals", germanCapitals, charmap.Windows1252},
		{"French", french, charmap.Windows1252},
		{"French", french, charmap.CodePage850},
		{"French", french, charmap.Macintosh},
		{"Spanish", spanish, charmap.Windows1252},
		{"Polish", polish, charmap.Windows1250},
		{"Polish", polish, charmap.ISO8859_2},
		{"Polish", polish, charmap.CodePage852},
		{"English", english, charmap.Windows1252},
		{"English in unwrapped lines", strings.Repeat("A line of plain words. ", 300) + english, charmap.Windows1252},
		{"Greek", greek, charmap.Windows1253},
		{"Greek", greek, charmap.ISO8859_7},
		{"Hebrew", hebrew, charmap.Windows1255},
		{"Arabic", arabicText, charmap.Windows1256},
		{"Arabic", arabicText, charmap.ISO8859_6},
		{"Chinese", chinese, simplifiedchinese.GBK},
		{"Chinese", chinese, simplifiedchinese.GB18030},
		{"Chinese on one long line", strings.Repeat(chinese, 40), simplifiedchinese.GB18030},
		{"Japanese", japaneseText, japanese.ShiftJIS},
		{"Japanese", japaneseText, japanese.EUCJP},
		{"Korean", koreanText, korean.EUCKR},
		{"a few accents", "Memo\n\nRévész met the Ambassador in Genève.\n", charmap.Windows1252},
		{"degrees", "It was 20° in the shade and 31° in the sun.\n", charmap.Windows1252},
	} {
		data := encoded(t, c.in, c.text)
		g := guessEncoding(data)
		want, _ := c.in.NewDecoder().Bytes(data)
		if got, _ := g.encoding.NewDecoder().Bytes(data); string(got) != string(want) {
			t.Errorf("%s in %v is taken for %s: %.60s", c.name, c.in, g.name, got)
		}
	}
}

// TestDoubtfulGuess: what may be in another encoding, or is in none of those that
// are guessed, is said to be doubtful, and a plain text is not.
func TestDoubtfulGuess(t *testing.T) {
	for _, c := range []struct {
		name string
		data []byte
		want bool
	}{
		{"a line of Polish", encoded(t, charmap.Windows1250, "Łąki."), true},
		{"a drawing of DOS", []byte(strings.Repeat("\xC9\xCD\xCD\xCD\xBB \xBA\xC4\xC4\xC4\xBA \xC8\xCD\xCD\xCD\xBC\n", 40)), true},
		{"noise", []byte("\x81\xFF x \x90\x8D\xF0 y"), true},
		{"Thai", encoded(t, charmap.Windows874, "ท่านทูตแจ้งว่าการสนทนาใช้เวลาประมาณสองชั่วโมง รัฐมนตรีเน้นว่ารัฐบาลพร้อม"), true},
		{"Russian", encoded(t, charmap.Windows1251, russian), false},
		{"German", encoded(t, charmap.Windows1252, german), false},
		{"Greek", encoded(t, charmap.ISO8859_7, greek), false},
		{"Chinese", encoded(t, simplifiedchinese.GB18030, chinese), false},
		{"a few accents", encoded(t, charmap.Windows1252, "Memo\n\nRévész met the Ambassador in Genève.\n"), false},
	} {
		if g := guessEncoding(c.data); g.doubtful != c.want {
			t.Errorf("%s: taken for %s, score %d, doubtful %v", c.name, g.name, g.score, g.doubtful)
		}
	}
}

// TestDecodeKnown: a named encoding holds for what is not UTF-8 and has no
// byte order mark, and its characters find their bytes again.
func TestDecodeKnown(t *testing.T) {
	for _, c := range []struct {
		name, data, want, problem string
		e                         encoding.Encoding
	}{
		{"one byte each", string(encoded(t, charmap.KOI8R, russian)), russian, "", charmap.KOI8R},
		{"several bytes each", string(encoded(t, simplifiedchinese.GBK, chinese)), chinese, "", simplifiedchinese.GBK},
		{"UTF-8", russian, russian, "", charmap.KOI8R},
		{"a byte order mark", "\xEF\xBB\xBFx\xFF", "x\xFF", "", charmap.KOI8R},
		{"the wrong encoding", "\x81\xFF\xFF x", "\uFFFD\uFFFD x", "encoding-wrong", japanese.ShiftJIS},
		{"damaged UTF-8", "d\xC3\xA9j\xFF", "d\xC3\xA9j\xFF", "invalid-utf8", unicode.UTF8},
	} {
		src := decode([]byte(c.data), c.e)
		if src.text != c.want {
			t.Errorf("%s: %q, want %q", c.name, src.text, c.want)
		}
		if got := src.problem; (got == nil) != (c.problem == "") || got != nil && got.Code != c.problem {
			t.Errorf("%s: problem %v, want %q", c.name, got, c.problem)
		}
	}
	src := decode(encoded(t, simplifiedchinese.GBK, strings.Repeat(chinese+" 1949. ", 500)), simplifiedchinese.GBK)
	at := 0
	for i, r := range src.text {
		if src.byteOf(i) != at || src.offsetOf(at) != i {
			t.Fatalf("character %d is at byte %d, want %d; byte %d is character %d", i, src.byteOf(i), at, at, src.offsetOf(at))
		}
		at++
		if r > 0x7F {
			at++
		}
		if i > 20_000 {
			break
		}
	}
}
