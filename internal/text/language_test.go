package text

import (
	"strings"
	"testing"
)

func TestLanguage(t *testing.T) {
	for _, test := range []struct{ want, text string }{
		{"en", "The carts of the mill were late, and none of them had been seen by the miller since the first day of the harvest."},
		{"de", "Der Hafen ist seit dem Winter geschlossen, und niemand weiß, wann der Müller von der Insel zurückkehrt oder ob er noch lebt."},
		{"fr", "Le moulin est fermé depuis la fin de la moisson, et personne ne sait si les charrettes du meunier sont encore dans la cour."},
		{"es", "El molino está cerrado desde el fin de la cosecha, y nadie sabe si los carros del molinero siguen en el patio o se han ido."},
		{"pt", "O moinho está fechado desde o fim da colheita, e ninguém sabe se os carros do moleiro ainda estão no pátio ou já foram embora com ele."},
		{"it", "Il mulino è chiuso dalla fine del raccolto, e nessuno sa se i carri del mugnaio sono ancora nel cortile o se non ci sono più."},
		{"nl", "De molen is gesloten sinds het einde van de oogst, en niemand weet of de karren van de molenaar nog op het erf staan."},
		{"pl", "Młyn jest zamknięty od końca żniw i nikt nie wie, czy wozy młynarza są jeszcze na podwórzu, bo nie było go tam od tego dnia."},
		{"cs", "Mlýn je od konce žní zavřený a nikdo neví, jestli jsou vozy mlynáře ještě na dvoře, protože tam od té doby nebyl a není ani v obci, která je u řeky."},
		{"hu", "A malom az aratás vége óta zárva van, és senki nem tudja, hogy a molnár kocsijai az udvaron vannak-e még, vagy már nem."},
		{"sv", "Kvarnen är stängd sedan skörden och ingen vet om mjölnarens vagnar står kvar på gården, för det var länge sedan han var där."},
		{"ru", "Мельница закрыта с конца жатвы, и никто не знает, где телеги мельника, которых мы ждали."},
		{"uk", "Млин зачинено від кінця жнив, і ніхто не знає, чи вози мірошника ще стоять на подвір'ї."},
		{"bg", "Мелницата е затворена от края на жътвата и никой не знае къде са колите на мелничаря."},
		{"sr", "Млин је затворен од краја жетве, и нико не зна где су кола млинара, који ће доћи."},
		{"zh", "磨坊自收获结束以来一直关闭，没有人知道磨坊主的车在哪里。"},
		{"ja", "水車小屋は収穫の終わりから閉まっており、粉屋の車がどこにあるか誰も知らない。"},
		{"ko", "방앗간은 추수가 끝난 뒤로 닫혀 있고 아무도 수레가 어디 있는지 모른다."},
		{"el", "Ο μύλος είναι κλειστός από το τέλος του θερισμού."},
		{"ar", "الطاحونة مغلقة منذ نهاية الحصاد ولا أحد يعرف أين عربات الطحان في المدينة."},
		{"fa", "آسیاب از پایان درو بسته است و هیچ کس نمی\u200cداند گاری\u200cهای آسیابان کجاست."},
		{"he", "הטחנה סגורה מאז סוף הקציר."},
		// In doubt.
		{"", "Wren, Ada: 4 carts; Lark, Ben: 7 carts; Finch, Cy: 9 carts."},
		{"", "Carts. Mills."},
		{"", "Møllen er lukket, og det er den i dag, for han var ikke her, og de har ikke sett ham."},
		{"", "Млин. Мелница."},
		{"", "The mill is closed, and none of the carts has come. Der Hafen ist geschlossen, und niemand weiß, wann der Müller von der Insel kommt."},
		{"", "Мельница закрыта, и никто не знает, где телеги. The mill is closed, and nobody knows where the carts are."},
		{"", ""},
	} {
		if got := Language(test.text); got != test.want {
			t.Errorf("%s: %q, want %q", test.text, got, test.want)
		}
	}
	if got := Language("The mill is closed, and none of the carts has come to it.", "", "Der Hafen ist geschlossen, und niemand weiß, wann der Müller von der Insel kommt."); got != "" {
		t.Errorf("of parts in two languages: %q", got)
	}
	if got := Language("The mill is closed, and none of the carts has come to it.", strings.Repeat("Wren, Ada: 4 carts; Lark, Ben: 7 carts; Finch, Cy: 9 carts. ", 5)); got != "" {
		t.Errorf("of a text that is unknown, but for a note: %q", got)
	}
	for name, want := range map[string]string{"German": "de", "de": "de", "Русский": "ru", "Utopian": "", "": ""} {
		if got := LanguageNamed(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func BenchmarkLanguage(b *testing.B) {
	s := "The carts of the mill were late, and none of them had been seen by the miller since the first day of the harvest. "
	for b.Loop() {
		Language(s+s+s+s+s, s+s+s+s+s, s+s+s+s+s)
	}
}
