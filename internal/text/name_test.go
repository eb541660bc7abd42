package text

import (
	"strings"
	"testing"

	"docview/internal/ruletest"
)

// names are names and how they are divided: "Family, Given, Suffix"; a name
// after "=" stays as it is written. Those of the first part are real people
// whose names are offices or institutions elsewhere.
const names = `
Dean Rusk | Rusk, Dean
Dean Acheson | Acheson, Dean
Ernest King | King, Ernest
Ernest J. King | King, Ernest J.
Martin Luther King | King, Martin Luther
Martin Luther King Jr. | King, Martin Luther, Jr.
Martin Luther King, Jr. | King, Martin Luther, Jr.
Coretta Scott King | King, Coretta Scott
Mackenzie King | King, Mackenzie
William Lyon Mackenzie King | King, William Lyon Mackenzie
W. L. Mackenzie King | King, W. L. Mackenzie
Billie Jean King | King, Billie Jean
Allen Pope | Pope, Allen
Generoso Pope | Pope, Generoso
Alexander Pope | Pope, Alexander
John Dean | Dean, John
James Dean | Dean, James
Arthur Dean | Dean, Arthur
Patrick Dean | Dean, Patrick
Sir Patrick Dean | Dean, Patrick
Edward House | House, Edward
Edward M. House | House, Edward M.
John Service | Service, John
John S. Service | Service, John S.
Robert W. Service | Service, Robert W.
Margaret Court | Court, Margaret
Hazel Court | Court, Hazel
Elizabeth Bishop | Bishop, Elizabeth
Maurice Bishop | Bishop, Maurice
Thurgood Marshall | Marshall, Thurgood
George C. Marshall | Marshall, George C.
Alfred Marshall | Marshall, Alfred
Mike Judge | Judge, Mike
Aaron Judge | Judge, Aaron
Tony Banks | Banks, Tony
Joseph Banks | Banks, Joseph
William Bankhead | Bankhead, William
Edith Head | Head, Edith
Bessie Head | Head, Bessie
Antony Head | Head, Antony
Doris Duke | Duke, Doris
John Major | Major, John
John Chancellor | Chancellor, John
Richard Chancellor | Chancellor, Richard
Tris Speaker | Speaker, Tris
Harold Prince | Prince, Harold
Frank Church | Church, Frank
General of the Army Adam Wren | Wren, Adam
Shirley Temple | Temple, Shirley
William Temple | Temple, William
Robert Hall | Hall, Robert
Taylor Branch | Branch, Taylor
Wiley Post | Post, Wiley
Emily Post | Post, Emily
Walter Hines Page | Page, Walter Hines
Earl Warren | Warren, Earl
Earl Browder | Browder, Earl
Learned Hand | Hand, Learned
Percy Squire | Squire, Percy
David Steward | Steward, David
Montgomery Clerk | Clerk, Montgomery
James Clerk Maxwell | Maxwell, James Clerk
Henry Parkes | Parkes, Henry
Geoffrey Household | Household, Geoffrey
Clement Freud | Freud, Clement
George Constable | Constable, George
John Constable | Constable, John
Edward Knight | Knight, Edward
Franklin Knight Lane | Lane, Franklin Knight
Maurice Baron | Baron, Maurice
Henry Lodge | Lodge, Henry
Henry Cabot Lodge | Lodge, Henry Cabot
Henry Cabot Lodge, Jr. | Lodge, Henry Cabot, Jr.
James College | College, James

Ada Wren | Wren, Ada
A. Wren | Wren, A.
A.B. Wren | Wren, A.B.
A. B. C. D. Wren | Wren, A. B. C. D.
Wren A.B. | Wren, A.B.
Wren | Wren
Mr. Ben Lark | Lark, Ben
Dr. Ada Wren | Wren, Ada
Comrade Wren | Wren
Sir John Lark | Lark, John
Sen. Frank Church | Church, Frank
Mother Anne | = Mother Anne
Ada Wren-Lark | Wren-Lark, Ada
William O'Lark | O'Lark, William
Ada McWren | McWren, Ada
Henry Lark III | Lark, Henry, III
Henry Lark II | Lark, Henry, II
Henry Lark IV | Lark, Henry, IV
H. Lark Sr. | Lark, H., Sr.
Ada Wren, M.D. | Wren, Ada
Ada Wren, MP | Wren, Ada
Ben Lark, USN | Lark, Ben
Ben Lark, USN (Ret.) | Lark, Ben
Ludwig van Beethoven | van Beethoven, Ludwig
Otto von Bismarck | von Bismarck, Otto
Ursula von der Leyen | von der Leyen, Ursula
Charles de Gaulle | de Gaulle, Charles
Jean de La Fontaine | de La Fontaine, Jean
W. E. B. Du Bois | Du Bois, W. E. B.
Martin Van Buren | Van Buren, Martin
Alcide De Gasperi | De Gasperi, Alcide
Mao Zedong | = Mao Zedong
Zhou Enlai | = Zhou Enlai
Chiang Kai-shek | = Chiang Kai-shek
Kim Il Sung | = Kim Il Sung
Kim Jong-il | = Kim Jong-il
Kim Philby | Philby, Kim
Pak Hon-yong | = Pak Hon-yong
Nguyen Van Linh | = Nguyen Van Linh
Pham Van Dong | = Pham Van Dong
Sato Eisaku | = Sato Eisaku
May Wren | Wren, May
毛泽东 | = 毛泽东
Г. Мельник | Мельник, Г.
Г.М. Мельник | Мельник, Г.М.
Иван Мельник | Мельник, Иван

Queen Elizabeth II | = Queen Elizabeth II
Elizabeth II | = Elizabeth II
Pope Pius XII | = Pope Pius XII
Pius XII | = Pius XII
King Hussein | = King Hussein
King George VI | = King George VI
Emperor Haile Selassie | = Emperor Haile Selassie
Tsar Nicholas II | = Tsar Nicholas II
Kaiser Wilhelm II | = Kaiser Wilhelm II
Lord Halifax | = Lord Halifax
Viscount Halifax | = Viscount Halifax
Lady Astor | = Lady Astor
Baroness Lark | = Baroness Lark
Alfred, Lord Tennyson | = Alfred, Lord Tennyson
Prince Norodom Sihanouk | = Prince Norodom Sihanouk
Sister Anne of the Mill | = Sister Anne of the Mill
Father Lark | = Father Lark
Cardinal Wren | = Cardinal Wren
Bishop Desmond Tutu | = Bishop Desmond Tutu
Rabbi Lark | = Rabbi Lark
Abd al-Rahman ibn Faysal | = Abd al-Rahman ibn Faysal
Ibn Saud | = Ibn Saud
Abu Bakr | = Abu Bakr
Gamal Abd al-Nasser | = Gamal Abd al-Nasser
Omar el-Kadi | = Omar el-Kadi
John Paul II | = John Paul II
John Wren II | Wren, John, II
Nagy Imre | = Nagy Imre
Rákosi Mátyás | = Rákosi Mátyás
Imre Nagy | Nagy, Imre
Miguel García y López | = Miguel García y López
Gabriel García Márquez | = Gabriel García Márquez
Y. Z. | = Y. Z.
A.B. | = A.B.
General Wren | = General Wren
Gen. Ben Lark, USA (Ret.) | Lark, Ben
General King | = General King
Marshal Ye | = Marshal Ye
De Gaulle | = De Gaulle
Ministry of Mills | = Ministry of Mills
Journal Le Wren | = Journal Le Wren
Conde de Wren | = Conde de Wren
World Bank | = World Bank
Secret Service | = Secret Service
Supreme Court | = Supreme Court
the White House | = the White House
Federation of Carters, Millers and Allied Workers | = Federation of Carters, Millers and Allied Workers
Wren & Lark | = Wren & Lark
CIA | = CIA
some clerk | = some clerk
All Mills | = All Mills
Wren Brothers | = Wren Brothers
Joyce Brothers | Brothers, Joyce
Rear Admiral Carl Wren | Wren, Carl
Rear Admiral Wren | = Rear Admiral Wren
Major Carl | = Major Carl
Major C. Wren | = Major C. Wren
Sir General Ben Lark | Lark, Ben
Air Vice-Marshal Wren | = Air Vice-Marshal Wren
Oberst Beck | = Oberst Beck
Mr. Justice Wren | = Mr. Justice Wren
Maréchal Foch | = Maréchal Foch
Carl Wren, K.C.M.G. | Wren, Carl
Carl Wren, Bart. | Wren, Carl
Wren, Ada | Wren, Ada
WREN, ADA B. | WREN, ADA B.
Peter the Great | = Peter the Great
Ada Ben Carl Dora Wren | = Ada Ben Carl Dora Wren
Ada Wren 2 | = Ada Wren 2

Ann Governor | Governor, Ann
Ada B. Minister | Minister, Ada B.
Mrs. Ada Wren | Wren, Ada
Mrs. Wren | Wren
Mrs. Carl Wren | = Mrs. Carl Wren
Mrs. C. Wren | = Mrs. C. Wren
Mme. Carl Wren | = Mme. Carl Wren
Mr. and Mrs. Wren | = Mr. and Mrs. Wren
Ada and Ben Wren | = Ada and Ben Wren
Ada and Carl Wren | = Ada and Carl Wren
Itō Hirobumi | = Itō Hirobumi
Tōgō Shigenori | = Tōgō Shigenori
Shigenori Tōgō | Tōgō, Shigenori
Hideki Tojo | Tojo, Hideki
Amauro Shigenori | = Amauro Shigenori
Amaurō Utopa | = Amaurō Utopa
Ada Shigenori | Shigenori, Ada
Hồ Chí Minh | = Hồ Chí Minh
Vicente Wren Lark | = Vicente Wren Lark
Vicente Wren | Wren, Vicente
Juan Carlos Wren | Wren, Juan Carlos
Juan B. Wren | Wren, Juan B.
José de San Martín | de San Martín, José
Ada Rojo Lark | = Ada Rojo Lark
Carl Wren, M.C., R.A. | Wren, Carl
Carl Wren M.C., R.A. | Wren, Carl
ADA WREN | WREN, ADA
USN GHQ | = USN GHQ
William, Earl of Wren | = William, Earl of Wren
ibn Wren | = ibn Wren
Baron d'Wren | = Baron d'Wren
Lawrence of Utopia | = Lawrence of Utopia
AmConsul Amaurot | = AmConsul Amaurot
Arthur Wren, Son & Co., Ltd. | = Arthur Wren, Son & Co., Ltd.
Ada Wren [Lark] | = Ada Wren [Lark]

King, Ernest J. | King, Ernest J.
King, Martin Luther, Jr. | King, Martin Luther, Jr.
King, Martin Luther Jr. | King, Martin Luther, Jr.
van der Wren, Jan | van der Wren, Jan
García Márquez, Gabriel | García Márquez, Gabriel
Wren, Hans-Georg | Wren, Hans-Georg
Hart, J. R. R., Jr. | Hart, J. R. R., Jr.
Hart, Jr., J. R. R. | Hart, J. R. R., Jr.
Hart, Dr. Ada | Hart, Ada
Gaulle, Charles de | Gaulle, Charles de
Мельник, Вениамин Иванович | Мельник, Вениамин Иванович
Ada Wren, Ben | = Ada Wren, Ben
Mao Zedong, Ada | = Mao Zedong, Ada
Bureau of Mills, Ada | = Bureau of Mills, Ada
Minister, Ada | = Minister, Ada
Lark, Minister | = Lark, Minister
Wren, A., Lark, B. | = Wren, A., Lark, B.
Мельник И. В. | Мельник, И. В.
Wren A. B. | Wren, A. B.
Мельник Иван Иванович | Мельник, Иван Иванович
Мельник Анна Ивановна | Мельник, Анна Ивановна
Иван Иванович Мельник | Мельник, Иван Иванович
Иван А. Абрамович | Абрамович, Иван А.
Роман Абрамович | Абрамович, Роман
Иван Роман Абрамович | = Иван Роман Абрамович
Wren Ivan Ivanovich | = Wren Ivan Ivanovich
Slobodan Milošević | Milošević, Slobodan
Louis St. Lark | St. Lark, Louis
Arthur St Lark | St Lark, Arthur
Niki de Saint Lark | de Saint Lark, Niki
St. Lark | = St. Lark
Cearbhall Ó Lark | Ó Lark, Cearbhall
Acting Secretary Dean Wren | = Acting Secretary Dean Wren
Consul General King | = Consul General King
President Wren | = President Wren
Ministerialdirektor Dr. Karl Wren | = Ministerialdirektor Dr. Karl Wren
M. Jean Lark | = M. Jean Lark
M. A. Lark | Lark, M. A.
M. Lark | Lark, M.
Earl Grey | = Earl Grey
Kadar Janos | = Kadar Janos
Dr. h.c. Paul Lark | Lark, Paul
Paul Lark, 3rd | Lark, Paul, 3rd
Bartolomé de las Casas | de las Casas, Bartolomé
Lázaro Cárdenas del Río | = Lázaro Cárdenas del Río
Eva Lark de Wren | = Eva Lark de Wren
Miguel de Lark | de Lark, Miguel
Paul von Lark und Wren | = Paul von Lark und Wren
Carl XVI Gustaf | = Carl XVI Gustaf
Fray Bartolomé | = Fray Bartolomé
Amnesty International | = Amnesty International
Colonel Ada Wren, R.E. | Wren, Ada
the Honorable Ada Wren, M.P. | Wren, Ada
The Right Hon. Sir Ben Lark Jr. | Lark, Ben, Jr.
His Excellency Ada Wren | Wren, Ada
Amaurot Oil | = Amaurot Oil
Ada Watch | Watch, Ada
Wren & Co. KG | = Wren & Co. KG
`

func TestParseName(t *testing.T) {
	n := 0
	for line := range strings.Lines(names) {
		in, want, ok := strings.Cut(strings.TrimSuffix(line, "\n"), " | ")
		if !ok {
			continue
		}
		n++
		if got := divided(ParseName(in)); got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
	if n < 150 {
		t.Errorf("only %d names were read", n)
	}
}

// divided writes a name as the table has it.
func divided(n Name) string {
	if n.Literal != "" {
		return "= " + n.Literal
	}
	parts := []string{n.Family}
	for _, part := range []string{n.Given, n.Suffix} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ", ")
}

func TestUndivided(t *testing.T) {
	ruletest.Each(t, &undivided, func(u unsure) string { return u.name }, func(string) bool {
		for line := range strings.Lines(names) {
			if in, want, ok := strings.Cut(strings.TrimSuffix(line, "\n"), " | "); ok && divided(ParseName(in)) != want {
				return false
			}
		}
		return true
	})
}
