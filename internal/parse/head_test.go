package parse

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"docview/internal/document"
	"docview/internal/ruletest"
)

// The top of an identification form, and what is read of it.
const (
	form     = "Date : 05/06/1998\n\nIDENTIFICATION FORM\n------\nAGENCY INFORMATION\nRECORD NUMBER\n\n: 12-34\n\n"
	formHead = "Date :: 05/06/1998 | letterhead: IDENTIFICATION FORM\n------\nAGENCY INFORMATION | RECORD NUMBER :: 12-34 | "
)

type headCase struct{ name, in, want string }

// headCases are small heads, each named after what it shows. The head is written
// as "key: text", or "label: text" for a label that is in no table, and after it
// the first words of the text.
var headCases = []headCase{
	{"title with number and mark", "76. Telegram From the Embassy in Utopia to the Department of State1\n\nAmaurot, May 3, 1948, 3 p.m.\n\n412. Subject: Harvest report\n\n1. The harvest was good.",
		"title: 76. Telegram From the Embassy in Utopia to the Department of State | place_date: Amaurot, May 3, 1948, 3 p.m. = 1948-05-03 | subject: Harvest report | 1. The"},
	{"a label with a colon of its own in Chinese", "主题：磨坊: 第一车\n\n发件人：磨坊主\n\n车队昨天晚上从北方回来了。",
		"subject: 磨坊: 第一车 | from: 磨坊主 | 车队昨天晚上从北方回来了。"},
	{"content labels beside their label", "Citation: “Carts,” Mill Archive.\n\nContents: English Translation\nRussian Transcript\n\nThe carts of the north have come back from the mills.",
		"citation: “Carts,” Mill Archive. | contents: English Translation\nRussian Transcript | The carts"},
	{"an identification form", form + "ORIGINATOR\n\n: MILLS\n\nFROM : WREN,\n\nADA\n\nTO :\n\n[DELETION]\n\nTITLE\n\nREPORT ON CARTS\n\nDATE : 02/21/1948\n\nPAGES : 2\n\nCOMMENTS :\n\nTen carts came.",
		formHead + "ORIGINATOR :: MILLS | from: WREN, ADA | TO :: [DELETION] | title: REPORT ON CARTS | date: 02/21/1948 = 1948-02-21 | PAGES :: 2 | COMMENTS ::  | Ten carts"},
	{"an identification form without a title", form + "ORIGINATOR : MILLS\nFROM :\nTITLE :\n\nDATE :\n02/21/1948\n\nDOCUMENT TYPE : LETTER\n------\nTen carts came.",
		formHead + "ORIGINATOR :: MILLS | FROM ::  | TITLE ::  | date: 02/21/1948 = 1948-02-21 | title: LETTER | Ten carts"},
	{"labels of an identification form whose values are mixed", form + "FROM :\n\nTO :\n\nMILLS\n\nTITLE : REPORT ON CARTS\n\nTen carts came.",
		formHead + "letterhead: FROM :\nTO : | letterhead: MILLS | title: REPORT ON CARTS | Ten carts"},
	{"a day of typewriters", "TO: Board of Mills\nFROM: Ada Wren\nSUBJECT: Carts\nDATE: 10/31/48\n\nTen carts came.", "to: Board of Mills | from: Ada Wren | subject: Carts | date: 10/31/48 = 1948-10-31 | Ten carts"},
	{"a day of typewriters in two orders", "TO: Board of Mills\nFROM: Ada Wren\nDATE: 10/11/48\n\nTen carts came.", "to: Board of Mills | from: Ada Wren | date: 10/11/48 = 1948 | Ten carts"},
	{"a month as letter-writers shortened it", "Amaurot Novr. 3d. 1748\n\nSir\n\nTen carts came.", "place_date: Amaurot Novr. 3d. 1748 = 1748-11-03 | Sir"},
	{"a day of the week in Swedish", "# Uttalande om kvarnarna\n\nAmaurot, måndagen den 3 maj 1948.\n\nTen carts came.", "title: Uttalande om kvarnarna | place_date: Amaurot, måndagen den 3 maj 1948. = 1948-05-03 | Ten carts"},
	{"offices below a date", "3 May 1948\n\nMinistry of Mills\nDepartment of Carts\n\nTen carts came.", "date: 3 May 1948 = 1948-05-03 | Ministry of"},
	{"labels in a column above their values", "RECORD SHEET\n\nFROM:\n\nTO:\n\nSUBJECT:\n\nBoard of Mills\n\nBen Lark\n\nThe carts came to the mill and were sold there.", "letterhead: RECORD SHEET | from:  | to:  | SUBJECT::  | Board of"},
	{"a list of labels", "# Letter to Ben\n\n- Date: 3 May 1948\n- **From:** Ada Wren\n\nTen carts came.", "title: Letter to Ben | date: 3 May 1948 = 1948-05-03 | from: Ada Wren | Ten carts"},
	{"who writes to whom in German", "Botschafter Wren, Amaurot, an das Mühlenamt\n114-12.3/48 geheim\nAufgabe: 3. Mai 1948\n\nDie Wagen sind gestern abend angekommen.", "title: Botschafter Wren, Amaurot, an das Mühlenamt | classification: 114-12.3/48 geheim | date: 3. Mai 1948 = 1948-05-03 | Die Wagen"},
	{"who writes to whom in French, with offices", "M. MEUNIER, AMBASSADEUR DE FRANCE À AMAUROTE,\nÀ M. CHARRON, MINISTRE DES AFFAIRES ÉTRANGÈRES.\n\nAmaurote, 3 mai 1948\n\nLes charrettes du nord sont arrivées hier soir.",
		"title: M. MEUNIER, AMBASSADEUR DE FRANCE À AMAUROTE, À M. CHARRON, MINISTRE DES AFFAIRES ÉTRANGÈRES. | place_date: Amaurote, 3 mai 1948 = 1948-05-03 | Les charrettes"},
	{"month first on a form", "IDENTIFICATION FORM\n\nORIGINATOR : MILL\nFROM : WREN, ADA\nTITLE : CARTS OF THE NORTH\nDATE : 04/05/78\nPAGES : 2\n\nThe carts of the north have come back.",
		"letterhead: IDENTIFICATION FORM | ORIGINATOR :: MILL | from: WREN, ADA | title: CARTS OF THE NORTH | date: 04/05/78 = 1978-04-05 | PAGES :: 2 | The carts"},
	{"the number of a decimal file", "711.99/5-448: Telegram\n\nThe Ambassador in Utopia (Miller) to the Secretary of Carts\n\nAmaurot, May 3, 1948\n\nThe carts of the north have come back.", "file_number: 711.99/5-448: Telegram | title: The Ambassador in Utopia (Miller) to the Secretary of Carts | place_date: Amaurot, May 3, 1948 = 1948-05-03 | The carts"},
	{"a place below who writes to whom", "Ada Miller to Ben Carter\nAmaurot\n\n3 May 1948\n\nThe carts of the north have come back.", "title: Ada Miller to Ben Carter | letterhead: Amaurot | date: 3 May 1948 = 1948-05-03 | The carts"},
	{"the number of a registry is not a date", "No. 45\n\nMiller (Amaurot) to Carter\nNo. 123 [C 1938/12/18]\n\nAmaurot, May 3, 1948\n\nThe carts are late.",
		"serial: No. 45 | title: Miller (Amaurot) to Carter | letterhead: No. 123 [C 1938/12/18] | place_date: Amaurot, May 3, 1948 = 1948-05-03 | The carts"},
	{"a heading with a site", "# Session 3 | Debate on Mills (3 May 1948)\n\nTen carts came.", "title: Session 3 | Debate on Mills (3 May 1948) = 1948-05-03 | Ten carts"},
	{"one heading without a blank", "##Treaty of Mills\n\n### Article 1\n\nTen carts are given.", "title: Treaty of Mills | ### Article"},
	{"a heading with a date", "# Answer of the Mills 3 May 1948\n\nTen carts came.", "title: Answer of the Mills 3 May 1948 | Ten carts"},
	{"a number of a kind in Spanish", "Telegrama núm. 31\n\nAmaurot, 3 de mayo de 1948\n\nLos carros del norte han vuelto de los molinos.",
		"serial: Telegrama núm. 31 | place_date: Amaurot, 3 de mayo de 1948 = 1948-05-03 | Los carros"},
	{"text directly below the language", "Citation: “Carts,” Mill Archive.\n\nOriginal Language: Utopian\nThe carts of the north have come back from the mills.",
		"citation: “Carts,” Mill Archive. | original_language: Utopian | The carts"},
	{"title from whom to whom", "Miller to Carter\n\nCablegram 31, AMAUROT, 3 May 1948, 3.15 p.m.\n\nTOP SECRET AND PERSONAL\n\n1. The carts are late.",
		"title: Miller to Carter | place_date: Cablegram 31, AMAUROT, 3 May 1948, 3.15 p.m. = 1948-05-03 | classification: TOP SECRET AND PERSONAL | 1. The"},
	{"a copy above a date", "Abschrift vom 5. Juni 1975\n\nAmaurot, den 3. Mai 1948\n\nDie Wagen aus dem Norden sind gestern abend angekommen.",
		"remark: Abschrift vom 5. Juni 1975 | place_date: Amaurot, den 3. Mai 1948 = 1948-05-03 | Die Wagen"},
	{"a release in Russian", "Рассекречено 5 июня 1998 г.\n\nАмаурот, 3 мая 1948 г.\n\nСекретно\n\nОбозы вчера вечером пришли с севера на мельницы.",
		"remark: Рассекречено 5 июня 1998 г. | place_date: Амаурот, 3 мая 1948 г. = 1948-05-03 | classification: Секретно | Обозы вчера"},
	{"a stamp of receipt on lines", "RECEIVED\nMILLS BOARD\nMAY 4 1948\n\nAmaurot, 3 May 1948\n\nThe carts of the north have come back from the mills.",
		"received: RECEIVED MILLS BOARD MAY 4 1948 | place_date: Amaurot, 3 May 1948 = 1948-05-03 | The carts"},
	{"a date after a place with a year of two digits", "Amaurot, 3 May 48\n\nThe carts of the north have come back from the mills.",
		"place_date: Amaurot, 3 May 48 = 3 May 48 | The carts"},
	{"a date that is corrected", "Amaurot, 3 May 1949 [recte 1948]\n\nDear Miller:\n\nThe carts of the north have come back from the mills.",
		"place_date: Amaurot, 3 May 1949 [recte 1948] = Amaurot, 3 May 1949 [recte 1948] | Dear Miller:"},
	{"title of two lines", "Gespräch des Müllers mit dem Fuhrmann\nund den Kutschern\n\nAmaurot, 3. Mai 1948\n\nDie Wagen aus dem Norden sind gestern abend angekommen.",
		"title: Gespräch des Müllers mit dem Fuhrmann und den Kutschern | place_date: Amaurot, 3. Mai 1948 = 1948-05-03 | Die Wagen"},
	{"title with a number of its own", "Notes on the Meeting with the Group of 77\n\nMay 3, 1948\n\nThe carts of the north have come back from the mills.",
		"title: Notes on the Meeting with the Group of 77 | date: May 3, 1948 = 1948-05-03 | The carts"},
	{"editorial note", "5. Editorial Note\n\nOn February 7 the board approved the plan of the mills, which is not printed.",
		"title: 5. Editorial Note | On February"},
	{"a kind of document without a date", "Note on the carts\n\nThe carts of the north have come back from the mills before the snow.",
		"title: Note on the carts | The carts"},
	{"title under a document number", "890.00/12: Telegram\n\n[Document 4]\n\nThe Harvest of the North3\n\nNo. 24\n\nAmaurot, May 3, 1948.\n\n[Received May 4—3 a. m.]\n\nSir: The carts have come.",
		"file_number: 890.00/12: Telegram | document_number: [Document 4] | title: The Harvest of the North | serial: No. 24 | place_date: Amaurot, May 3, 1948. = 1948-05-03 | received: [Received May 4—3 a. m.] | Sir: The"},
	{"title under a date", "May 3, 1948\n\nThe Harvest of the Miller with the Carter\n\nThis document was made possible with support from the Fund for Mills\n\nSecret\nTo: The Board of Carts\nThe talks began at ten and ended at noon.",
		"date: May 3, 1948 = 1948-05-03 | title: The Harvest of the Miller with the Carter | credits: This document was made possible with support from the Fund for Mills | classification: Secret | to: The Board of Carts | The talks"},
	{"memorandum", "UTOPIAN MILLS BOARD\nMEMORANDUM FOR: Director of Mills\nFROM: Chief, Carts Division\nSUBJECT: Carts for the\nharvest\nDATE: 3 May 1948\n\n1. Ten carts have come.",
		"letterhead: UTOPIAN MILLS BOARD | to: Director of Mills | from: Chief, Carts Division | subject: Carts for the harvest | date: 3 May 1948 = 1948-05-03 | 1. Ten"},
	{"unknown labels between known ones", "From: AMAUROT\nReport No: 31\n\nEvaluation: B-2\nReferences: None\n\nThe carts have come back from the mills before the first snow.",
		"from: AMAUROT | Report No:: 31 | Evaluation:: B-2 | reference: None | The carts"},
	{"items of a reference", "SUBJECT: Carts\n\nREFERENCE: A. Memo of the Board\n\nB. Memo of the Mills\n\n1. The carts have come.",
		"subject: Carts | reference: A. Memo of the Board B. Memo of the Mills | 1. The"},
	{"a source with a label", "    Source: Board of Mills, Carts, Box 12, Class PL\n        102-138. Lent by the miller.\n\nLark to Wren\n\nAmaurot, 3 May 1948\n\nThe carts have come back from the mills before the first snow.",
		"title: Lark to Wren | place_date: Amaurot, 3 May 1948 = 1948-05-03 | source_note Source: Board"},
	{"a shelf mark directly under a title and a date", "Letter from Ben Lark to Ada Wren\nNational Archives of Utopia, Fond 12, File 3\n\nAmaurot, 3 May 1948\nB 10 (Abteilung 2), Bd. 17\n\nThe carts have come back from the mills before the first snow.",
		"title: Letter from Ben Lark to Ada Wren | place_date: Amaurot, 3 May 1948 = 1948-05-03 | source_note National Archives"},
	{"a shelf mark below a date on neighbouring lines", "Document 33\nLark to Wren\nCablegram 45    AMAUROT, 3 May 1948\n[UA:U816, 19/301]\n\nThe carts have come back from the mills before the first snow.",
		"serial: Document 33 | title: Lark to Wren | place_date: Cablegram 45    AMAUROT, 3 May 1948 = 1948-05-03 | source_note [UA:U816, 19/301]"},
	{"participants", "Gespräch der Müller mit den Kutschern\n\nBonn, 3. Mai 1948\n\nUB, 212 – 30132 A 5 Bd. 4. Vermerk des Müllers, den der Kutscher gelesen hat.\n\n    Teilnehmer\n\n        der Müller\n        der Kutscher\n\n    Der Müller dankte dem Kutscher für die gute Fahrt durch den Schnee.",
		"title: Gespräch der Müller mit den Kutschern | place_date: Bonn, 3. Mai 1948 = 1948-05-03 | participants: der Müller\nder Kutscher | source_note UB, 212"},
	{"cable", "SECRET 020422Z\n\nREF AMA 85690\n\n2 DEC 48 IN 71187\n\n1. THE CARTS ARE LATE.",
		"classification: SECRET 020422Z | reference: AMA 85690 | date: 2 DEC 48 IN 71187 = 1948-12-02 | 1. THE"},
	{"who writes to whom", "Ada Wren to Ben Lark, May 4, 1951\n\nDear Ben:\n\nThe carts are late.",
		"title: Ada Wren to Ben Lark, May 4, 1951 = 1951-05-04 | Dear Ben:"},
	{"date above a salutation", "Letter from Ada Wren to Ben Lark\n\nCamp near the mill, Michaelmas Day 1688\n\nDear Ben: The carts are late.",
		"title: Letter from Ada Wren to Ben Lark | place_date: Camp near the mill, Michaelmas Day 1688 = Camp near the mill, Michaelmas Day 1688 | Dear Ben:"},
	{"date-time group of a cable", "CONFIDENTIAL\nP 031200Z MAY 48\nFM EMBASSY UTOPIA\nTO MILLBOARD\n\nSECRET\n\nSUBJECT: Carts\n\n1. THE CARTS ARE LATE.",
		"classification: CONFIDENTIAL | place_date: P 031200Z MAY 48 = 1948-05-03 | from: EMBASSY UTOPIA | to: MILLBOARD | classification: SECRET | subject: Carts | 1. THE"},
	{"date-time group", "CONFIDENTIAL\n\n031200Z MAY 48\n\n1. THE CARTS ARE LATE.",
		"classification: CONFIDENTIAL | date: 031200Z MAY 48 = 031200Z MAY 48 | 1. THE"},
	{"numbers of registries", "WSYRO-8060\nSECRET\n3 May 1948\n\n1. The carts are late.",
		"serial: WSYRO-8060 | classification: SECRET | date: 3 May 1948 = 1948-05-03 | 1. The"},
	{"stamps are not titles", "2025 RELEASE UNDER THE CARTS ACT OF 1992\n\nCopy No. 7 of 30\n\n[Extract]\n\nSECRET\n\n3 MAY\n1948\n\nDear Carter,",
		"banner: 2025 RELEASE UNDER THE CARTS ACT OF 1992 | remark: Copy No. 7 of 30 | remark: [Extract] | classification: SECRET | date: 3 MAY 1948 = 1948-05-03 | Dear Carter,"},
	{"forms and offices are not titles", "CENTRAL CARTS AGENCY\n\nROUTING AND RECORD SHEET\n\nThe carts have come back from the mills before the first snow.", "CENTRAL CARTS"},
	{"title in capitals", "Copy 3\n\nMEETING OF THE MILLERS BOARD\n\n1. The talks began on Monday.", "remark: Copy 3 | title: MEETING OF THE MILLERS BOARD | 1. The"},
	{"sender's address below the date", "May 3, 1948\n12 Mill Lane\nAmaurot 7, Utopia.\n\nMr. John Carter\nSecretary of Carts\n\nDear Mr. Carter,", "date: May 3, 1948 = 1948-05-03 | letterhead: 12 Mill Lane\nAmaurot 7, Utopia. | Mr. John"},
	{"sender's address above the date", "12 Mill Lane\nAmaurot\n\nMay 3rd, 1948\n\nDear Mr. Carter,", "letterhead: 12 Mill Lane\nAmaurot | date: May 3rd, 1948 = 1948-05-03 | Dear Mr."},
	{"French", "Lettre de Meunier à Lord Charron\n\nAmaurote, le 3 mai 1948\n\nLes charrettes du nord sont arrivées hier soir.", "title: Lettre de Meunier à Lord Charron | place_date: Amaurote, le 3 mai 1948 = 1948-05-03 | Les charrettes"},
	{"Spanish, letters set apart", "MENSAJE\nde\nS. E. el Molinero\n\n3 d e M a y o d e 1 9 4 8.\n\nConciudadanos:", "title: MENSAJE de S. E. el Molinero | date: 3 d e M a y o d e 1 9 4 8. = 1948-05-03 | Conciudadanos:"},
	{"Russian", "Письмо мельника возчику\n\n3 мая 1948 г.\n\nСекретно\n\nПовозки с севера пришли вчера вечером, и мельники благодарят вас.", "title: Письмо мельника возчику | date: 3 мая 1948 г. = 1948-05-03 | classification: Секретно | Повозки с"},
	{"Chinese Markdown", "# 给磨坊主的信\n\n（一九四八年五月三日）\n\n收成很好。", "title: 给磨坊主的信 | date: （一九四八年五月三日） = 1948-05-03 | 收成很好。"},
	{"front matter", "---\ntitle: \"Miller to Carter\"\ndoc_date: '1948-05-03'\nlinks:\n  - title: 'Elsewhere'\n  - reference: '[UNA: B12]'\nrecipient: Carter\n---\n\nCANBERRA, 3 May 1948\n\n2\\. The carts are late.",
		"banner: --- | title: Miller to Carter | date: 1948-05-03 = 1948-05-03 | links::  | - title:: Elsewhere | reference: [UNA: B12] | to: Carter | banner: --- | place_date: CANBERRA, 3 May 1948 = 1948-05-03 | 2\\. The"},
	{"front matter with the title again", "---\ntitle: >-\n  Law of\n  the Carts\n---\n\n# Law of the Carts (CartL)\n\nAusfertigungsdatum\n:   1948-05-03\n\nPlace of print\n:   Amaurot: Mills, 3\n\n## § 1\n\nCarts are green.",
		"banner: --- | title: Law of the Carts | banner: --- | #: Law of the Carts (CartL) | date: 1948-05-03 = 1948-05-03 | Place of print :: Amaurot: Mills, 3 | ## §"},
	{"a definition over lines", "# Law of the Carts\n\nSource\n: Law Gazette 1948,\n  135\n\nCarts are green.", "title: Law of the Carts | source: Law Gazette 1948, 135 | Carts are"},
	{"a glossary", "# Glossary\n\nCart\n: A wagon with two wheels, drawn by horses.\n\nTen carts came.", "title: Glossary | Cart :"},
	{"front matter with another heading", "---\ntitle: The Carts\n---\n\n# To the Miller\n\nThe carts are late.", "banner: --- | title: The Carts | banner: --- | # To"},
	{"blocks, lists, comments and dates of front matter", "---\nauthors:\n- Ada Wren\n- Ben Lark\n# of the file\ncreated: 2020-01-02\nlast_modified_at: 2021-01-02\ndate-created: 3 May 1948\nnote: |\n  The carts\n  are late.\n\n  P.S.: So are\n  the mills.\n...\nTen carts came.",
		"banner: --- | author: - Ada Wren\n- Ben Lark | #: of the file | created:: 2020-01-02 | last_modified_at:: 2021-01-02 | date: 3 May 1948 = 1948-05-03 | note: |: The carts\nare late.\n\nP.S.: So are\nthe mills. | banner: ... | Ten carts"},
	{"the days of a law", "---\ntitle: Law of 3 May 1948 on carts\npromulgation_date: 1948-06-01\n---\nTen carts came.", "banner: --- | title: Law of 3 May 1948 on carts = 1948-05-03 | promulgation_date:: 1948-06-01 | banner: --- | Ten carts"},
	{"a date of the file alone", "---\ntitle: 'The Miller''s Carts'\ncreated: 1948-05-03\n---\nTen carts came.", "banner: --- | title: The Miller's Carts | date: 1948-05-03 = 1948-05-03 | banner: --- | Ten carts"},
	{"escapes of front matter", "---\ntitle: \"M\\xFCller \\u2013 his \\\"carts\\\" and\\\n  \\ mills\"\n---\nTen carts came.", "banner: --- | title: Müller – his \"carts\" and mills | banner: --- | Ten carts"},
	{"keys of several words", "---\ntitle: The Carts\ndate_created: 1948\nPosting Date: June 1, 2004\nRelease Date: June 2, 2004\n---\nTen carts came.",
		"banner: --- | title: The Carts | date: 1948 = 1948 | Posting Date:: June 1, 2004 | Release Date:: June 2, 2004 | banner: --- | Ten carts"},
	{"quoted keys, comments and no value", "---\n\"title\": 'The # ''Carts''' # of 'the' mill\n'date': 3 May 1948 # perhaps\nauthor: null\nto: ~\nsubject: No. #4\n---\nTen carts came.",
		"banner: --- | title: The # 'Carts' | #: of 'the' mill | date: 3 May 1948 = 1948-05-03 | #: perhaps | author:: null | to:: ~ | subject: No. #4 | banner: --- | Ten carts"},
	{"a rule inside a value", "---\ntitle: The Carts\nnote: |\n  one\n  ---\n  two\n---\nTen carts came.", "banner: --- | title: The Carts | note: |: one\n---\ntwo | banner: --- | Ten carts"},
	{"front matter in TOML", "+++\ntitle = \"The \\\"Carts\\\"\" # a comment\ndate = 1948-05-03\ntags = [\n  \"a\",\n]\n[menu]\ntitle = 'Elsewhere'\n+++\nTen carts came.",
		"banner: +++ | title: The \"Carts\" | #: a comment | date: 1948-05-03 = 1948-05-03 | tags =: [ \"a\", ] | [menu]:  | title =: Elsewhere | banner: +++ | Ten carts"},
	{"front matter that is not closed", "---\ntitle: The Carts\ndate: 1948-05-03\n\nTen carts came.\n\nThey: were late.", "banner: --- | title: The Carts | date: 1948-05-03 = 1948-05-03 | Ten carts"},
	{"rows of a file", "PubDate: 2001-05-03\nSlug: letters/the-miller/to-his-friend-the-carter-of-the-north-and-his-sons-may-1948\nTitle: Cart # 4 to the Carter  [May 3, 1948]\nDate: Mon Aug  4 09:08:51 EDT 2014\n\n   Ten carts came.",
		"PubDate:: 2001-05-03 | Slug:: letters/the-miller/to-his-friend-the-carter-of-the-north-and-his-sons-may-1948 | title: Cart # 4 to the Carter  [May 3, 1948] = 1948-05-03 | Date:: Mon Aug  4 09:08:51 EDT 2014 | Ten carts"},
	{"rows of a cable", "TAGS: CART, MILL\nSUBJECT: CARTS\n\nTEN CARTS CAME.", "TAGS:: CART, MILL | subject: CARTS | TEN CARTS"},
	{"a short cable", cable + "SUBJ: CARTS\n1. THE CARTS ARE LATE. THE MILLER SAID\nIT IS THE ICE.\n2. WE DOUBT IT.\nWREN\nSECRET\nNNN", cableHead + "subject: CARTS | 1. THE"},
	{"a summary of a cable", cable + "SUBJ: CARTS\n\n1. SUMMARY: THE CARTS ARE LATE.\n\n2. WE DOUBT IT.\nWREN", cableHead + "subject: CARTS | 1. SUMMARY:"},
	{"references of a cable", cable + "SUBJ: CARTS\nREF: (A) MILL 12,\n(B) AMAUROT 13\n(NOTAL)\n1. THE CARTS ARE LATE.\n2. WE DOUBT IT.\nWREN", cableHead + "subject: CARTS | reference: (A) MILL 12, (B) AMAUROT 13 (NOTAL) | 1. THE"},
	{"a cable without numbers", cable + "SUBJ: CARTS\nREF: MILL 12\nTHE CARTS ARE LATE AND\nWE DOUBT IT.\nWREN\nSECRET\nNNN", cableHead + "subject: CARTS | reference: MILL 12 | THE CARTS"},
	{"a classification at the foot", "SECRET\nSUBJECT: CARTS OF THE NORTH\n1. THE CARTS ARE LATE. WE\nDOUBT IT.\n2. TEN CAME.\nSECRET", "classification: SECRET | subject: CARTS OF THE NORTH | 1. THE"},
	{"a day and what was done on it", "Statute of the Mills\n\n1948-05-03 adopted by the mill board\n\nTen carts are given.", "title: Statute of the Mills | date: 1948-05-03 adopted by the mill board = 1948-05-03 | Ten carts"},
	{"a day and a sentence", "Chronicle of the Mills\n\n1948-05-03 ten carts came.\n\nTen carts are given.", "Chronicle of"},
	{"a letter between rules", "---\nSir:\n    The carts are late.\n---\nAda Wren", "Sir:"},
	{"a letterhead between rules", "---\nBoard of Mills\nOld Town\nDate: 3 May 1948\n---\n\nTen carts came.", "letterhead: ---\nBoard of Mills\nOld Town | date: 3 May 1948 --- = 1948-05-03 | Ten carts"},
	{"a heading without a blank", "##Treaty of Mills\n\n###Article 1\n\nTen carts are given.", "title: Treaty of Mills | ### Article"},
	{"a number is not a heading", "#1 priority of the Board\n\n#2 priority of the Board\n\nTen carts are given.", "#1 priority"},
	{"an underlined title", "Report on the Mills\n===\n\n3 May 1948\n\nTen carts came.", "title: Report on the Mills | date: 3 May 1948 = 1948-05-03 | Ten carts"},
	{"an underlined letterhead", "MINISTRY OF MILLS\n=================\n\n3 May 1948\n\nTen carts came.", "letterhead: MINISTRY OF MILLS | date: 3 May 1948 = 1948-05-03 | Ten carts"},
	{"source before the title", "Source: Department of Mills, Central Files, M 12.\n\nCited in A History of Carts, Chapter 9\n\nMemorandum From Adam Miller to John Carter\n\nMay 3, 1948\n\nThank you for your memorandum of May 1 on the harvest.",
		"remark: Cited in A History of Carts, Chapter 9 | title: Memorandum From Adam Miller to John Carter | date: May 3, 1948 = 1948-05-03 | source_note Source: Department"},
	{"a date in the text is not the document's", "The carts came back.\n\nOn 3 May 1948 the millers met in the great hall and spoke for a long time.\n\n3 May 1948", "The carts"},
	{"a second date of another day is not the document's", "3 May 1948\n\nAmaurot\n\n4 May 1949\n\nThe carts came back from the mills.", "date: 3 May 1948 = 1948-05-03 | Amaurot"},
	{"words without a colon", "25. Memorandum of a Conversation, Amaurot, May 3, 1948, 3:15 p.m.1\n\nSUBJECT\n\nAid to the Mills\n\nPARTICIPANTS\n\nThe Secretary\nMr. Miller\n\nThe Secretary said that the aid would be continued.",
		"title: 25. Memorandum of a Conversation, Amaurot, May 3, 1948, 3:15 p.m. = 1948-05-03 | subject: Aid to the Mills | participants: The Secretary\nMr. Miller | The Secretary"},
	{"title below the date", "Amaurote, le 3 mai 1948\n\nNote du Meunier sur la récolte\n\nLe Meunier a examiné la question de la récolte.",
		"place_date: Amaurote, le 3 mai 1948 = 1948-05-03 | title: Note du Meunier sur la récolte | Le Meunier"},
	{"an office above the place", "Mühlenamt\nBerlin, den 3. Mai 1948\n\nTelegramm Nr. 45\n\nBetr.: Wagen\n\nDie Müller bitten um sofortige Antwort auf die Fragen der letzten Woche.",
		"letterhead: Mühlenamt | place_date: Berlin, den 3. Mai 1948 = 1948-05-03 | serial: Telegramm Nr. 45 | subject: Wagen | Die Müller"},
	{"a time is no label", "PRESS OFFICE\nFor Release at 6:00 p.m.\n\nSubject: Carts\n\nThe Miller opened the talk at nine and thanked the drivers.", "letterhead: PRESS OFFICE\nFor Release at 6:00 p.m. | subject: Carts | The Miller"},
	{"rows below a label", "SUBJECT: Carts\nCOPIES TO: The Mills\n\nThe Miller opened the talk at nine and thanked the drivers.", "subject: Carts | COPIES TO:: The Mills | The Miller"},
	{"a date among lines of verse", "Roses are red\n3 May 1948\nThe mill is old", "Roses are"},
	{"a form is not a title", "OUTGOING TELEGRAM\n\nTo: Amaurot\n\nThe board agrees with the proposal and requests that the mills be told.", "letterhead: OUTGOING TELEGRAM | to: Amaurot | The board"},
	{"title with a date at its end", "Letter, Miller to Carter, 3 May 1948\n\nDear Comrade Carter,", "title: Letter, Miller to Carter, 3 May 1948 = 1948-05-03 | Dear Comrade"},
	{"title with a full stop", "Mr. Miller to Mr. Carter.\n\n[No. 12.]  AMAUROT, May 3, 1898.\n\nSIR: I have to acknowledge the receipt of your despatch No. 11.",
		"title: Mr. Miller to Mr. Carter. | place_date: [No. 12.]  AMAUROT, May 3, 1898. = 1898-05-03 | SIR: I"},
	{"title of a speech", "Speech by the Chairman\n\nComrades!\n\nToday we meet in a great hall.", "title: Speech by the Chairman | Comrades!"},
	{"ambiguous date", "CABLE FROM AMAUROT TO MILLS\n03/05/1948\n\nWe have met the drivers, who say that the carts will come.", "title: CABLE FROM AMAUROT TO MILLS | date: 03/05/1948 = 1948 | We have"},
	{"Chinese", "会议纪要\n\n1948年5月3日\n\n与会者：磨坊主、车夫\n\n会议讨论了收成的问题。", "title: 会议纪要 | date: 1948年5月3日 = 1948-05-03 | participants: 磨坊主、车夫 | 会议讨论了收成的问题。"},
	{"information report", "CENTRAL CARTS AGENCY\nINFORMATION REPORT\n\nThe carts have come back from the mills before the first snow.", "CENTRAL CARTS"},
	{"title in capitals from one to another", "BOARD OF MILLS TO OFFICE IN AMAUROT\n\nAMAUROT, 3 May 1948\n\nThe carts of the north have come back from the mills.", "title: BOARD OF MILLS TO OFFICE IN AMAUROT | place_date: AMAUROT, 3 May 1948 = 1948-05-03 | The carts"},
	{"receipt before place and date", "[Received May 6, 1948.] Amaurot, May 3, 1948.\n\nSir: The carts have come.", "place_date: [Received May 6, 1948.] Amaurot, May 3, 1948. = 1948-05-03 | Sir: The"},
	{"print before place and date", "(Printed 1962) Amaurot, May 3, 1948\n\nSir: The carts have come.", "place_date: (Printed 1962) Amaurot, May 3, 1948 = 1948-05-03 | Sir: The"},
	{"title with its receipt", "Sir A. Miller to Mr. Carter (Received May 5)\n\n3 May 1948\n\nThe carts of the north have come back from the mills.", "title: Sir A. Miller to Mr. Carter (Received May 5) | date: 3 May 1948 = 1948-05-03 | The carts"},
	{"title whose date is on two lines", "CONCLUSIONS of a Meeting of the Board held at the Mill on\nFriday, 3 May 1948, at 11 a.m.\n\nPresent:\nThe Lord Miller, M.B.\nMr. Carter\nMr. Wright\n\nThe Board took note of the report on the carts of the north.",
		"title: CONCLUSIONS of a Meeting of the Board held at the Mill on Friday, 3 May 1948, at 11 a.m. = 1948-05-03 | participants: The Lord Miller, M.B.\nMr. Carter\nMr. Wright | The Board"},
	{"title between a stamp and the text", "SECRET\n\nREPORT on the harvest\n\nThe carts of the north have come back from the mills.", "classification: SECRET | title: REPORT on the harvest | The carts"},
	{"title of a diary's entry", "From the Diary of the Miller\n\n3 May 1948\n\nThe carts of the north have come back from the mills.", "title: From the Diary of the Miller | date: 3 May 1948 = 1948-05-03 | The carts"},
	{"notices and mottoes are not titles", "FOR IMMEDIATE RELEASE\n\nPROLETARIANS OF ALL COUNTRIES, UNITE!\n\n3 May 1948\n\nThe carts of the north have come back.", "banner: FOR IMMEDIATE RELEASE | banner: PROLETARIANS OF ALL COUNTRIES, UNITE! | date: 3 May 1948 = 1948-05-03 | The carts"},
	{"a foreign office is not a title", "MINISTÈRE DES MOULINS\n\nParis, le 3 mai 1948\n\nLes charrettes du nord sont arrivées hier soir.", "letterhead: MINISTÈRE DES MOULINS | place_date: Paris, le 3 mai 1948 = 1948-05-03 | Les charrettes"},
	{"an addressee below the date is not a title", "May 3, 1948\n\nTo the Central Board of Mills\n\nDear Comrades!\n\nThe carts have come.", "date: May 3, 1948 = 1948-05-03 | To the"},
	{"paragraphs of a cable in capitals are no head", "TO: AMAUROT\n\n1. MILLS SHOULD ASK THE DRIVERS ABOUT THE CARTS OF THE\nNORTH.\n\nREF AMA 12", "to: AMAUROT | 1. MILLS"},
	{"rows in capitals after a blank line", "SUBJECT: Carts\n\nCOPIES TO: The Mills\n\nThe Miller opened the talk at nine and thanked the drivers.", "subject: Carts | COPIES TO:: The Mills | The Miller"},
	{"serial that looks like a date", "SECRET\n\nUNIE 11-9-57\n\n24 May 1957\n\nThe carts of the north have come back.", "classification: SECRET | serial: UNIE 11-9-57 | date: 24 May 1957 = 1957-05-24 | The carts"},
	{"hours up to noon", "Amaurot, May 3, 1948, 9:30 a.m.–noon\n\nThe carts of the north have come back.", "place_date: Amaurot, May 3, 1948, 9:30 a.m.–noon = 1948-05-03 | The carts"},
	{"serial with its classification", "2711. Secret Immediate\n\n3 May 1948\n\nThe carts of the north have come back.", "classification: 2711. Secret Immediate | date: 3 May 1948 = 1948-05-03 | The carts"},
	{"title that goes on before its date", "Record of a talk between the Miller and the Carter\nof the North on 3 May 1948\n\nSecret\n\nThe carts have come.", "title: Record of a talk between the Miller and the Carter of the North on 3 May 1948 | classification: Secret | The carts"},
	{"Russian date with its preposition", "ПРОТОКОЛ № 5\n\nот 3 мая 1948 года\n\nПовозки с севера пришли вчера вечером, и мельники благодарят вас.", "serial: ПРОТОКОЛ № 5 | place_date: от 3 мая 1948 года = 1948-05-03 | Повозки с"},
	{"title of a paper", "CABINET\n\nCARTS: FUTURE OF THE NORTH\n\nMemorandum by the Secretary of Carts\n\nThe carts of the north have come back.", "letterhead: CABINET | title: CARTS: FUTURE OF THE NORTH | author: the Secretary of Carts | The carts"},
	{"title of a paper with an article", "3 May 1948\n\nCABINET\n\nTHE MILLS OF AMAUROT\n\nMEMORANDUM BY THE MINISTER OF CARTS\n\nThe carts of the north have come back.", "date: 3 May 1948 = 1948-05-03 | letterhead: CABINET | title: THE MILLS OF AMAUROT | author: THE MINISTER OF CARTS | The carts"},
	{"by whom", "CARTS COME HOME\n\nBy Ada Wren\n\nThe carts of the north have come back.", "title: CARTS COME HOME | author: Ada Wren | The carts"},
	{"small labels", "Hausmitteilung\nvon: Ada Wren\nan: Ben Lark\ndatum: 3.5.1948\nBetr.: Karren\n\nDie Karren sind gestern angekommen.", "letterhead: Hausmitteilung | from: Ada Wren | to: Ben Lark | date: 3.5.1948 = 1948-05-03 | subject: Karren | Die Karren"},
	{"a small word with a colon", "Carts of the North\n\nwhich went\nto: the mills of the south.\n\nTen carts came.", "title: Carts of the North | which went"},
	{"by no person", "CARTS COME HOME\n\nBy Express Cart\n\nThe carts of the north have come back.", "title: CARTS COME HOME | By Express"},
	{"title, date and place on three lines", "Ada Wren to Ben Lark\n3 May 1948\nAmaurot\n\nThe carts of the north have come back.", "title: Ada Wren to Ben Lark | date: 3 May 1948 = 1948-05-03 | letterhead: Amaurot | The carts"},
	{"place and date below a title", "Letter from Ada Wren to Ben Lark\nAmaurot, 3 May 1948\nLetter No. 12\n\nThe carts of the north have come back.", "title: Letter from Ada Wren to Ben Lark | place_date: Amaurot, 3 May 1948 = 1948-05-03 | serial: Letter No. 12 | The carts"},
	{"those present, each apart", "Present:\n\nThe Right Hon. A. Miller, Prime Minister\n\nThe Right Hon. B. Carter, Minister of Carts\n\nThe carts of the north have come back.", "participants: The Right Hon. A. Miller, Prime Minister\nThe Right Hon. B. Carter, Minister of Carts | The carts"},
	{"sessions and items of an agenda are not titles", "SEVENTH SPECIAL SESSION\n\n3 May 1948\n\nAGENDA ITEM 9\n\nThe carts of the north have come back.", "letterhead: SEVENTH SPECIAL SESSION | date: 3 May 1948 = 1948-05-03 | AGENDA ITEM"},
	{"the date of printing is not the document's", "(THIS DOCUMENT IS THE PROPERTY OF THE MILLS)\n\nPrinted for the Board. June 1948\n\nSECRET\n\n3 May 1948\n\nThe carts of the north have come back.",
		"banner: (THIS DOCUMENT IS THE PROPERTY OF THE MILLS) | banner: Printed for the Board. June 1948 | classification: SECRET | date: 3 May 1948 = 1948-05-03 | The carts"},
	{"addressee", "SECRET\n\nTo Comrade Miller\n\nReporting on the carts of the north, which have come back from the mills.", "classification: SECRET | to: Comrade Miller | Reporting on"},
	{"a short text is no head", "1. He met the Miller, who had the carts.\n\n2. The carts are his.\n\n[Source: Mills, 12]", "1. He"},
	{"undated", "[Amaurot, undated.]\n\nThe carts came back from the mills before the first snow.", "place_date: [Amaurot, undated.] = undated | The carts"},
	{"memorandum below a date", "3 May 1948\n\nMEMORANDUM FOR: The Director of Mills\nTHROUGH: Ben Carter\nFROM: Ada Wren\nSUBJECT: Carts\n\n1. Ten carts have come.",
		"date: 3 May 1948 = 1948-05-03 | to: The Director of Mills | via: Ben Carter | from: Ada Wren | subject: Carts | 1. Ten"},
	{"long values", "TO: " + strings.Repeat("Ada Wren; Ben Carter; ", 30) + "\nCOPIES: " + strings.Repeat("Ada Wren; Ben Carter; ", 30) + "\nDATE: 3 May 1948\nSUBJECT: Carts\n\n1. Ten carts have come.",
		"to: " + strings.TrimRight(strings.Repeat("Ada Wren; Ben Carter; ", 30), " ") + " | COPIES:: " + strings.TrimRight(strings.Repeat("Ada Wren; Ben Carter; ", 30), " ") + " | date: 3 May 1948 = 1948-05-03 | subject: Carts | 1. Ten"},
	{"a text without line ends is not a value", "TO: The Board FROM: Ada Wren SUBJECT: Carts " + strings.Repeat("Ten carts have come. ", 30) + "\n\n3 May 1948", "TO: The"},
	{"title above a long source", "Memorandum From Ada Wren to Ben Carter\n\nSource: " + strings.Repeat("Files of the mills, ", 20) + "12.\n\nAmaurot, May 3, 1948\n\nTen carts have come.",
		"title: Memorandum From Ada Wren to Ben Carter | place_date: Amaurot, May 3, 1948 = 1948-05-03 | source_note Source: Files"},
	{"values below their labels", "TO:\nThe Board\nFROM:\nEUR/RA: Ada Wren\nDATE:\n3 May 1948\nSUBJECT:\nCarts for the\nharvest\n\n1. Ten carts have come.",
		"to: The Board | from: EUR/RA: Ada Wren | date: 3 May 1948 = 1948-05-03 | subject: Carts for the harvest | 1. Ten"},
	{"values that are aligned", "TO      :  The Board\nTHROUGH :  P - Mr. Lark\n           EUR: Mr. Carter\nFROM    :  Ada Wren\nREF     :  A. AMA 12\n           B. DIR 13\nSUBJECT :  Carts\n\n1. Ten carts have come.",
		"to: The Board | via: P - Mr. Lark EUR: Mr. Carter | from: Ada Wren | reference: A. AMA 12 B. DIR 13 | subject: Carts | 1. Ten"},
	{"value that goes on at a date", "SUBJECT: The talk of\n3 May 1948\nFROM: Ada Wren\n\n1. Ten carts have come.", "subject: The talk of 3 May 1948 | from: Ada Wren | 1. Ten"},
	{"a row below a blank line", "Minutes of the Mills\n\nDate: 3 May 1948\n\nAbsent:\nBen Carter\n\nSubject: Carts\n\n1. Ten carts have come.",
		"title: Minutes of the Mills | date: 3 May 1948 = 1948-05-03 | Absent:: Ben Carter | subject: Carts | 1. Ten"},
	{"lines of a cable", "WW AMAUROT\nDE UTOPIA 12 THIRD\nP 031200Z MAY 08\nFM EMBASSY AMAUROT\nTO MILLBOARD\nINFO RUEHA/EMBASSY ATLANTIS\nRUEHB/EMBASSY LILLIPUT 12\nS E C R E T AMAUROT 001234\n\nSUBJECT: CARTS\n\n1. THE CARTS ARE LATE.",
		"letterhead: WW AMAUROT\nDE UTOPIA 12 THIRD | place_date: P 031200Z MAY 08 = 2008-05-03 | from: EMBASSY AMAUROT | to: MILLBOARD | INFO: RUEHA/EMBASSY ATLANTIS RUEHB/EMBASSY LILLIPUT 12 | classification: S E C R E T AMAUROT 001234 | subject: CARTS | 1. THE"},
	{"from and to of a cable without a colon", "3 May 1948\n\nFROM AMAUROT\nTO DIRECTOR\n\n1. THE CARTS ARE LATE.", "date: 3 May 1948 = 1948-05-03 | from: AMAUROT | to: DIRECTOR | 1. THE"},
	{"a line of a cable with both", "SECRET\n\nFM AMAUROT TO DIRECTOR\n\nREF DIR 12\n\n1. THE CARTS ARE LATE.", "classification: SECRET | FM: AMAUROT TO DIRECTOR | reference: DIR 12 | 1. THE"},
	{"an addressee in capitals alone is not of a cable", "BOARD OF MILLS\n\nTO THE DRIVERS OF THE CARTS\n\nThe carts have come back from the mills.", "title: BOARD OF MILLS TO THE DRIVERS OF THE CARTS | The carts"},
	{"French telegram", "T. n° 45\nMoscou, 3 mai 1948\n(Reçu : 4 mai, 10 h.)\n\nDE : Mme Roitelet\nA : M. Charron\nOBJET : charrettes\n\nLes charrettes du nord sont arrivées hier soir.",
		"serial: T. n° 45 | place_date: Moscou, 3 mai 1948 = 1948-05-03 | received: (Reçu : 4 mai, 10 h.) | from: Mme Roitelet | to: M. Charron | subject: charrettes | Les charrettes"},
	{"a question and an answer are not addressees", "A: The board\n\n3 May 1948\n\nTen carts have come.", "A:: The board | date: 3 May 1948 = 1948-05-03 | Ten carts"},
	{"German memorandum", "Von: Referat 3\nAn: Herrn Minister Müller\nüber: Herrn Staatssekretär Wagner\nBetr.: Wagen\n\nDie Wagen aus dem Norden sind gestern abend angekommen.",
		"from: Referat 3 | to: Herrn Minister Müller | via: Herrn Staatssekretär Wagner | subject: Wagen | Die Wagen"},
	{"hour at the end of a row", "FROM: Amaurot\nNO: 1234, May 3, 3 p.m.\nPRIORITY\n\nTen carts have come.", "from: Amaurot | NO:: 1234, May 3, 3 p.m. | classification: PRIORITY | Ten carts"},
	{"participants of two sides", "Memorandum of Conversation\n\nDATE: May 3, 1948\n\nPARTICIPANTS:\n\nU.S.\nThe Secretary\n\nUTOPIA\nAmbassador Wren\n\nSUBJECT: Carts\n\nTen carts have come.",
		"title: Memorandum of Conversation | date: May 3, 1948 = 1948-05-03 | participants: U.S.\nThe Secretary\nUTOPIA\nAmbassador Wren | subject: Carts | Ten carts"},
	{"participants below a blank line", "DATE: May 3, 1948\n\nPARTICIPANTS:\n\nThe Secretary\nAmbassador Wren\nMr. Lark\n\nThe Secretary said that ten carts have come.",
		"date: May 3, 1948 = 1948-05-03 | participants: The Secretary\nAmbassador Wren\nMr. Lark | The Secretary"},
	{"text below a value is not of it", "From: Ada Wren\nThe carts of the north have come, and the millers were told.\nSubject: Carts\n\nMore text.", "from: Ada Wren | The carts"},
	{"a subject with a colon", "Memorandum From Ada Wren to Ben Lark\n\nAmaurot, May 3, 1948.\n\nSUBJECT\n\nCarts of the North: What the Board Should Know of the Harvest and of the Mills That Are Closed in Winter\n\nTen carts have come.",
		"title: Memorandum From Ada Wren to Ben Lark | place_date: Amaurot, May 3, 1948. = 1948-05-03 | subject: Carts of the North: What the Board Should Know of the Harvest and of the Mills That Are Closed in Winter | Ten carts"},
	{"the text of a cable is not its title", "FM DIRECTOR\nTO AMAUROT\n3 MAY 1948\n\nFROM THE MILL TO THE BOARD THE CARTS OF THE NORTH.", "from: DIRECTOR | to: AMAUROT | date: 3 MAY 1948 = 1948-05-03 | FROM THE"},
	{"a page's head above the title", "UTOPIAN TREATY SERIES          217\n\nAgreement on carts between Utopia and Lilliput\n\nThe carts of the north have come back from the mills.",
		"banner: UTOPIAN TREATY SERIES          217 | title: Agreement on carts between Utopia and Lilliput | The carts"},
	{"date of a law below its title", "Act on Carts\n\n[Approved May 3, 1948.]\n\nThe carts of the north have come back from the mills.",
		"title: Act on Carts | date: [Approved May 3, 1948.] = 1948-05-03 | The carts"},
	{"date of a treaty, and of its proclamation", "Treaty on Carts between Utopia and Lilliput\n\nSigned at Amaurot, May 3, 1948. Proclaimed June 1, 1949.\n\nThe carts of the north have come back from the mills.",
		"title: Treaty on Carts between Utopia and Lilliput | date: Signed at Amaurot, May 3, 1948. Proclaimed June 1, 1949. = 1948-05-03 | The carts"},
	{"minutes are approved later", "Approved May 17, 1948\n\nMinutes of the Mills Board\n\nMay 3, 1948\n\nThe carts of the north have come back from the mills.",
		"letterhead: Approved May 17, 1948 | title: Minutes of the Mills Board | date: May 3, 1948 = 1948-05-03 | The carts"},
	{"the time of a file is not the date", "Title: Carts of the North\nDate: Mon Aug  4 09:08:51 EDT 2014\n\nThe carts of the north have come back from the mills.",
		"title: Carts of the North | Date:: Mon Aug  4 09:08:51 EDT 2014 | The carts"},
	{"a speech has no head", "Comrade Miller: The carts are late.\n\nComrade Carter: They are not.", "Comrade Miller:"},
}

// cable is the beginning of a cable, which headOf writes as cableHead.
const (
	cable     = "R 031545Z FEB 75\nFM AMAUROT\nTO MILL BOARD\nTAGS: CART\n"
	cableHead = "place_date: R 031545Z FEB 75 = 1975-02-03 | from: AMAUROT | to: MILL BOARD | TAGS:: CART | "
)

// TestFrontAddress checks which of the rows with an address gives the document's.
func TestFrontAddress(t *testing.T) {
	for in, want := range map[string]string{
		"scan_url: http://a.example/1\nsource_url: http://b.example/2": "http://b.example/2",
		"url: http://b.example/2\nscan_url: http://a.example/1":        "http://b.example/2",
		"source: http://b.example/2\nscan_url: http://a.example/1":     "http://b.example/2",
		"source: The Mill Board\nscan_url: http://a.example/1":         "http://a.example/1",
	} {
		if got := Parse("x", []byte("---\ntitle: Carts\n"+in+"\n---\nTen carts came.")).URL; got != want {
			t.Errorf("%q: %s, want %s", in, got, want)
		}
	}
}

// headOf writes what the cases compare.
func headOf(d *document.Document) string {
	var parts []string
	for _, f := range d.Header {
		part := fmt.Sprintf("%s: %s", f.Key, f.Text)
		if f.Key == "" {
			part = f.Label + part
		}
		if f.Date.EDTF != "" {
			part += " = " + f.Date.EDTF
		} else if !f.Date.IsZero() {
			part += " = " + f.Date.Text
		}
		parts = append(parts, part)
	}
	if len(d.Body) > 0 {
		b := &d.Body[0]
		words := strings.Fields(b.Marker + " " + b.Text)
		first := strings.Join(words[:min(2, len(words))], " ")
		if b.Kind == document.SourceNote {
			first = "source_note " + first
		}
		parts = append(parts, first)
	}
	return strings.Join(parts, " | ")
}

func TestHead(t *testing.T) {
	for _, test := range headCases {
		if got := headOf(Parse("x", []byte(test.in))); got != test.want {
			t.Errorf("%s:\n got %s\nwant %s", test.name, got, test.want)
		}
	}
}

func TestRecognisers(t *testing.T) {
	ruletest.Each(t, &recognisers, func(r recogniser) string { return r.name }, func(string) bool {
		return !slices.ContainsFunc(headCases, func(c headCase) bool { return headOf(Parse("x", []byte(c.in))) != c.want })
	})
}
