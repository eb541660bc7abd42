package document

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
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
	chinese      = `大使报告说，会谈进行了大约两个小时。部长强调，政府准备在明年研究粮食和煤炭的供应问题。双方商定春天在北京再次会晤，并交换有关文件。`
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

// TestGuess: Cyrillic texts are recognised in their encoding, and no text of
// Latin letters or of another alphabet is taken for one.
func TestGuess(t *testing.T) {
	w1251, koi8, w1252 := charmap.Windows1251, charmap.KOI8R, charmap.Windows1252
	for _, c := range []struct {
		name, text string
		in         encoding.Encoding
		want       *charmap.Charmap
	}{
		{"Russian", russian, w1251, w1251},
		{"Russian", russian, koi8, koi8},
		{"Russian capitals", russianCapitals, w1251, w1251},
		{"Russian capitals", russianCapitals, koi8, koi8},
		{"Russian under an English head", strings.Repeat("From the Archive of Foreign Policy, Moscow. Translated in 1999.\n", 20) + russian, koi8, koi8},
		{"Ukrainian", ukrainian, w1251, w1251},
		{"Bulgarian", bulgarian, w1251, w1251},
		{"Bulgarian", bulgarian, koi8, koi8},
		{"Serbian", serbian, w1251, w1251},
		{"German", german, w1252, w1252},
		{"German capitals", germanCapitals, w1252, w1252},
		{"German of DOS", german, charmap.CodePage850, w1252},
		{"French", french, w1252, w1252},
		{"Spanish", spanish, w1252, w1252},
		{"Polish", polish, w1252, w1252},
		{"Polish", polish, charmap.Windows1250, w1252},
		{"English", english, w1252, w1252},
		{"Greek", greek, charmap.Windows1253, w1252},
		{"Chinese", chinese, simplifiedchinese.GBK, w1252},
		{"Japanese", japaneseText, japanese.ShiftJIS, w1252},
		{"a drawing of DOS", strings.Repeat("\xC9\xCD\xCD\xCD\xBB \xBA\xC4\xC4\xC4\xBA \xC8\xCD\xCD\xCD\xBC\n", 40), nil, w1252},
		{"a few Russian words", "From the file «Мир»: он был там. " + english, w1251, w1252},
	} {
		data := []byte(c.text)
		if c.in != nil {
			data = encoded(t, c.in, c.text)
		}
		if got := guess(data); got != c.want {
			t.Errorf("%s in %v is taken for %v", c.name, c.in, got)
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
