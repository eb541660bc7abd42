package document

// A Label is a row of the table of header fields: how a field is labelled, and
// how it is searched and filtered. A new field is a row and a [Key].
type Label struct {
	Key     Key      // also its key in the JSON record
	Name    string   // what messages call it
	Texts   []string // the labels as documents write them, without the colon, in lower case
	Search  string   // its field in the query language; "" if only a search of everything finds it
	Weight  float64  // how much a word in that search field counts; a word of the body counts 1
	Has     string   // its name for a filter such as --has; "" if there is none
	Layouts []Layout // those in which every document has it
}

// Labels is the table, in the order in which fields are listed.
var Labels = []Label{
	{Key: KeyDate, Name: "date", Has: "date", Layouts: append(archiveLayouts, Web),
		Texts: []string{"date", "dated", "doc date", "document date", "date created", "created date", "date of report", "date of document", "date and time", "enactment date", "date signed", "date of interview", "interview date", "date of decision", "decided", "decided on", "date distr", "date distr.", "date distributed", "ausfertigungsdatum", "datum", "aufgabe", "fecha", "дата", "日期", "时间"}},
	{Key: KeyTitle, Name: "title", Search: "title", Weight: 8, Has: "title", Layouts: append(archiveLayouts, Web),
		Texts: []string{"title", "titel", "titre", "título", "제목"}},
	{Key: KeyCitation, Name: "citation", Search: "citation", Weight: 1, Has: "citation", Layouts: archiveLayouts,
		Texts: []string{"citation"}},
	{Key: KeySummary, Name: "summary", Search: "summary", Weight: 4, Has: "summary", Layouts: archiveLayouts,
		Texts: []string{"summary", "abstract"}},
	{Key: KeyDescription, Name: "description", Search: "summary", Weight: 4,
		Texts: []string{"description", "description."}},
	{Key: KeyCredits, Name: "credits", Has: "credits",
		Texts: []string{"credits"}},
	{Key: KeyOriginalLanguage, Name: "original language", Search: "language", Weight: 1, Has: "language", Layouts: archiveLayouts,
		Texts: []string{"original language"}},
	{Key: KeyContents, Name: "contents", Layouts: archiveLayouts,
		Texts: []string{"contents"}},
	{Key: KeySource, Name: "source", Search: "source", Weight: 1,
		Texts: []string{"source", "source.", "sources", "quelle", "fuente", "источник", "fonte", "出处"}},
	{Key: KeySubject, Name: "subject", Search: "subject", Weight: 4, Has: "subject",
		Texts: []string{"subject", "subj", "re", "betr", "betr.", "betreff", "betrifft", "hier", "objet", "asunto", "oggetto", "dotyczy", "предмет", "тема", "主题"}},
	{Key: KeyFrom, Name: "sender", Search: "from", Weight: 1, Has: "from",
		Texts: []string{"from", "fm", "sender", "von", "absender", "de", "expéditeur", "remitente", "da", "od", "от", "发件人"}},
	{Key: KeyTo, Name: "addressee", Search: "to", Weight: 1, Has: "to",
		Texts: []string{"to", "for", "memorandum for", "memorandum to", "memo for", "recipient", "addressee", "an", "empfänger", "à", "a", "destinataire", "para", "destinatario", "кому", "收件人"}},
	{Key: KeyVia, Name: "intermediary",
		Texts: []string{"through", "thru", "via", "über", "durch", "par l’intermédiaire de", "por conducto de", "через", "经由"}},
	{Key: KeyAuthor, Name: "author", Search: "from", Weight: 1,
		Texts: []string{"author", "authors"}},
	{Key: KeyParticipants, Name: "participants", Search: "participants", Weight: 1, Has: "participants",
		Texts: []string{"participants", "participant", "present", "also present", "those present", "teilnehmer", "anwesend", "participantes", "présents", "участники", "присутствовали", "与会者", "参加者"}},
	{Key: KeyReference, Name: "reference", Search: "reference", Weight: 1, Has: "reference",
		Texts: []string{"ref", "ref.", "refs", "reference", "references", "reftel", "cite", "bezug", "réf.", "référence", "referencia"}},
	{Key: KeyFileNumber, Name: "file number", Search: "reference", Weight: 1},
	{Key: KeySerial, Name: "number", Search: "reference", Weight: 1},
	{Key: KeyClassification, Name: "classification", Search: "classification", Weight: 1, Has: "classification",
		Texts: []string{"classification", "precedence"}},
	{Key: KeyPlace, Name: "place", Search: "place", Weight: 1, Has: "place",
		Texts: []string{"place", "location", "ort", "lieu", "lugar", "地点"}},
}

// archiveLayouts are the layouts of the Digital Archive's own texts.
var archiveLayouts = []Layout{DigitalArchive, PDFText, PDFLayout, Flat}
