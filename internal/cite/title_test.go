package cite

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"docview/internal/ruletest"
)

// titles are invented, in the forms of those of many archives. The parties are
// written: kind | author | recipient | participants | via, an office in parentheses.
var titles = []struct{ title, want string }{
	{"Cable, Wren to Lark", "cable | Wren | Lark"},
	{"Ada Wren, Letter to Ben Lark", "letter | Ada Wren | Ben Lark"},
	{"Memorandum from Deputy Director (Plans) to Ben Lark", "memorandum | (Deputy Director (Plans)) | Ben Lark"},
	{"Cable, Wren to Lark [via Finch]", "cable | Wren | Lark | | Finch"},
	{"Cable, Wren to Lark (via Finch)", "cable | Wren | Lark | | Finch"},
	{"Cable, Wren to Lark, via Finch", "cable | Wren | Lark | | Finch"},
	{"Report prepared by Ada Wren", "report | Ada Wren"},
	{"Letter written by Ada Wren to Ben Lark", "letter | Ada Wren | Ben Lark"},
	{"Cable from Wren via Finch to Lark", "cable | Wren | Lark | | Finch"},
	{"Letter, Zhou Enlai to Wren and the Mill Committee (Excerpt)", "letter | Zhou Enlai | Wren; the Mill Committee"},
	{"Ciphered Telegram No. 71, Wren to Lark, Re: Seed", "ciphered telegram | Wren | Lark"},
	{"Telegram No. 12-14/SK from Wren to Lark", "telegram | Wren | Lark"},
	{"Coded Message, ‘On the Harvest,’ Wren to Lark", "coded message | Wren | Lark"},
	{"Secret Telegram from the Embassy in Utopia to the Ministry of Mills", "telegram | (the Embassy in Utopia) | the Ministry of Mills"},
	{"TELEGRAM FROM WREN TO LARK", "telegram | WREN | LARK"},
	{"Letter from Ada Wren to Ben Lark regarding the seed", "letter | Ada Wren | Ben Lark"},
	{"Letter from Ada Wren to Ben Lark on the Question of Seed", "letter | Ada Wren | Ben Lark"},
	{"Report from Wren, 'On the Harvest'", "report | Wren"},
	{"Report on the Harvest in Utopia", "report"},
	{"Report to the Mill Committee", "report | | the Mill Committee"},
	{"Note to Ben Lark from Ada Wren", "note | Ada Wren | Ben Lark"},
	{"Memorandum to Ambassador to Utopia Ben Lark", "memorandum | | Ben Lark (Ambassador to Utopia)"},
	{"Telegram from Soviet Ambassador to North Korea I.I. Wren to the Foreign Ministry", "telegram | I.I. Wren (Soviet Ambassador to North Korea) | the Foreign Ministry"},
	{"Letter, Premier Zhou Enlai to Prime Minister Wren", "letter | Zhou Enlai (Premier) | Wren (Prime Minister)"},
	{"Letter from President Wren to Secretary of State Lark", "letter | Wren (President) | Lark (Secretary of State)"},
	{"Letter from Ada Wren, Minister of Mills, to Ben Lark", "letter | Ada Wren (Minister of Mills) | Ben Lark"},
	{"Report from the Head of the Delegation", "report | (the Head of the Delegation)"},
	// Conversations name participants, not authors.
	{"Memorandum of Conversation between Ada Wren and Ben Lark on 5 May 1967 in Utopia", "memorandum of conversation | | | Ada Wren; Ben Lark"},
	{"Minutes of the First Meeting between General Wren, Ben Lark and Zhou Enlai", "minutes of the first meeting | | | General Wren; Ben Lark; Zhou Enlai"},
	{"Record of a Telephone Conversation with Comrade Wren", "record of a telephone conversation | | | Comrade Wren"},
	{"Note on a Conversation with the First Secretary of the Embassy, Comrade Wren, on 28 July 1970", "note on a conversation | | | Comrade Wren (the First Secretary of the Embassy)"},
	{"Record of Conversation of A.B. Wren with Ben Lark, 5 May 1960", "record of conversation | | | A.B. Wren; Ben Lark"},
	{"Minutes, Conversation between Ada Wren and Ben Lark", "minutes | | | Ada Wren; Ben Lark"},
	{"Conversation between Ada Wren and Ben Lark", "conversation | | | Ada Wren; Ben Lark"},
	{"Memorandum of Conversation, by the Secretary of State", "memorandum of conversation | (the Secretary of State)"},
	{"From the Diary of A.B. Wren: Record of Conversation with Ben Lark", "record of conversation | A.B. Wren | | A.B. Wren; Ben Lark"},
	{"From the Diary of A.B. Wren", "diary | A.B. Wren"},
	{"Journal of Soviet Ambassador to the DPRK A.B. Wren for 30 June 1957", "journal | A.B. Wren (Soviet Ambassador to the DPRK)"},
	// Foreign Relations of the United States.
	{"The Ambassador in Utopia (Wren) to the Secretary of State", "| Wren (The Ambassador in Utopia) | (the Secretary of State)"},
	{"The Secretary of State to the Embassy in Utopia", "| (The Secretary of State) | (the Embassy in Utopia)"},
	{"The Department of State to the Utopian Embassy", "| The Department of State | (the Utopian Embassy)"},
	{"General Wren to President Lark", "| General Wren | Lark (President)"},
	{"Memorandum by the Director of the Office of Far Eastern Affairs (Wren) to the Under Secretary of State (Lark)", "memorandum | Wren (the Director of the Office of Far Eastern Affairs) | Lark (the Under Secretary of State)"},
	{"Memorandum by Mr. Ben Lark of the Office of Mills", "memorandum | Mr. Ben Lark (the Office of Mills)"},
	{"Telegram From the Embassy in Utopia to the Department of State", "telegram | (the Embassy in Utopia) | the Department of State"},
	{"Memorandum From the President’s Assistant for Mills (Wren) to President Lark", "memorandum | Wren (the President’s Assistant for Mills) | Lark (President)"},
	// Speeches have an audience, not a recipient.
	{"Address by Mr. Ben Lark to the General Assembly", "address | Mr. Ben Lark"},
	{"Speech by Ben Lark at the Mill", "speech | Ben Lark"},
	{"Statement of Wren Ada, Chairman of the Mill, Opposing the Weir", "statement | Wren Ada (Chairman of the Mill)"},
	{"Ada Wren’s Recollections of the Mill", "recollections | Ada Wren"},
	{"Ada Wren’s Speech to the Mill Committee", "speech | Ada Wren"},
	{"Ada Wren's Conversation with Ben Lark", "conversation | | | Ada Wren; Ben Lark"},
	// Places and ends.
	{"Report from Ada Wren to Ben Lark (Confidential) (Copy)", "report | Ada Wren | Ben Lark"},
	{"Report from Ada Wren (Ottawa) to Ben Lark (Dublin), ‘The Mill’", "report | Ada Wren | Ben Lark"},
	{"Letter from Wren to Lark, etc., 4 October 1950", "letter | Wren | Lark"},
	{"Notes of Conference Between General Wren and Lark at House 7, Peiping, May 2, 1946", "notes of conference | | | General Wren; Lark"},
	{"Ciphered Telegram No. 3, Wren (Lark) to Utopian Ambassador in Arcadia (Finch)", "ciphered telegram | Wren (Lark) | Finch (Utopian Ambassador in Arcadia)"},
	{"Telegram Wren to Lark, 19 May 1950", "telegram | Wren | Lark"},
	{"Telegram, Mill Committee to Lark and others", "telegram | Mill Committee | Lark, others"},
	{"Memorandum From Ada Wren (Mill Compiler) Through Ben Lark to Cy Finch (Chair of the Mill)", "memorandum | Ada Wren (Mill Compiler) | Cy Finch (Chair of the Mill) | | Ben Lark"},
	{"Letter of Thanks from Wren to Lark", "letter | Wren | Lark"},
	{"Memorandum for the President", "memorandum | | (the President)"},
	{"Note from the Embassy in Arcadia on a conversation with Wren", "note | (the Embassy in Arcadia)"},
	{"Statement of the Utopian Government", "statement | the Utopian Government"},
	{"Minutes, The First Conversation between Wren and Lark", "minutes | | | Wren; Lark"},
	{"Mill Note on Meeting Between Minister Wren and Mill Chairman Lark", "note on meeting | | | Wren (Minister); Lark (Mill Chairman)"},
	// The end of an office is not a name, and its name may be long.
	{"Letter to the Minister of Foreign Affairs", "letter | | (the Minister of Foreign Affairs)"},
	{"Letter to the First Secretary of the BCP CC", "letter | | (the First Secretary of the BCP CC)"},
	{"Letter to Chairman of the Council of Ministers of the People’s Republic of China Zhou Enlai", "letter | | Zhou Enlai (Chairman of the Council of Ministers of the People’s Republic of China)"},
	{"Letter from Secretary of Defense McWren to Lark", "letter | McWren (Secretary of Defense) | Lark"},
	{"The Commanding General, Utopian Forces, Arcadian Theater (Wren), to the Chief of Staff (Lark)", "| Wren (The Commanding General, Utopian Forces, Arcadian Theater) | Lark (the Chief of Staff)"},
	{"Telegram from the Utopian Embassy in Arcadia (Wren), 2 p.m., Sunday", "telegram | Wren (the Utopian Embassy in Arcadia)"},
	{"Telegram from Wren to Utopian Foreign Ministry (UFM)", "telegram | Wren | Utopian Foreign Ministry (UFM)"},
	{"Letter from the Utopian Ambassador to the United States, A.B. Wren, to the Miller", "letter | A.B. Wren (the Utopian Ambassador to the United States) | the Miller"},
	{"Telegram, Wren (Lark) to Utopian Ambassador in Arcadia (Finch) with message for Cy Reed", "telegram | Wren (Lark) | Finch (Utopian Ambassador in Arcadia)"},
	{"Report, Utopian Embassy in Arcadia, ‘The Harvest’", "report | (Utopian Embassy in Arcadia)"},
	{"Utopian Foreign Ministry to Embassy in Arcadia", "| Utopian Foreign Ministry | (Embassy in Arcadia)"},
	{"Information Report Sent by Ada Wren to Ben Lark", "information report | Ada Wren | Ben Lark"},
	{"Minute from Wren to Lark", "minute | Wren | Lark"},
	{"Draft Reply from Wren to Lark", "draft reply | Wren | Lark"},
	{"A Letter to the Secretary of the Mill", "letter | | (the Secretary of the Mill)"},
	{"Memorandum of Conversation, Ada Wren, Ben Lark, and Zhou Enlai", "memorandum of conversation | | | Ada Wren; Ben Lark; Zhou Enlai"},
	{"Memorandum of Conversation, Washington, May 5, 1949", "memorandum of conversation"},
	{"Record of Conversation from Chairman Wren's Meeting with Utopian Ambassador Lark", "record of conversation | | | Wren (Chairman); Lark (Utopian Ambassador)"},
	{"The Chancellor's [Ada Wren's] Telephone Conversation with President Lark on Sunday, 5 May 1996", "telephone conversation | | | Ada Wren (The Chancellor); Lark (President)"},
	// Nobody is guessed.
	{"Report, ‘The Harvest’", "report"},
	{"Wren to Lark", ""}, // unless the document is signed
	{"Utopian Embassy in Arcadia, Cable to the Ministry", ""},
	{"Decision to Withdraw Carts", "decision"},
	{"Report from Moscow", "report"},
	{"Discussion Paper", ""},
	{"Wren and Utopia’s Answer to the Mill", ""},
	{"Introduction to the Mill", ""},
	{"The Road to Utopia", ""},
	{"Proposals by the Mill Party", ""},
	{"MILL BULLETIN", ""},
	{"Report Card", ""},
	{"Memorandum Concerning the Mill", "memorandum"},
	{"", ""},
	// Names that are offices or institutions elsewhere.
	{"Letter from Dean Rusk to Dean Acheson", "letter | Dean Rusk | Dean Acheson"},
	{"Telegram from Ernest King to Chester Nimitz", "telegram | Ernest King | Chester Nimitz"},
	{"Letter from Martin Luther King to Lyndon Johnson", "letter | Martin Luther King | Lyndon Johnson"},
	{"Letter from Allen Pope to Philip Head", "letter | Allen Pope | Philip Head"},
	{"Letter from Edith Head to General King", "letter | Edith Head | General King"},
	{"Letter from John Service to Edward House", "letter | John Service | Edward House"},
	{"Letter from Margaret Court to Joseph Banks", "letter | Margaret Court | Joseph Banks"},
	{"Letter from John Dean, Dean of the College, to Maurice Bishop", "letter | John Dean (Dean of the College) | Maurice Bishop"},
	{"Letter from the Dean of the College to Patrick Dean", "letter | (the Dean of the College) | Patrick Dean"},
	{"Letter from King Hussein to President Lark", "letter | King Hussein | Lark (President)"},
	{"Letter from the King of Utopia to Ambassador Lark", "letter | (the King of Utopia) | Lark (Ambassador)"},
	{"Letter from the Pope to the British Prime Minister", "letter | (the Pope) | (the British Prime Minister)"},
	{"Letter from Judge Learned Hand to Thurgood Marshall", "letter | Learned Hand (Judge) | Thurgood Marshall"},
	{"Letter from John Major to Major Lark", "letter | John Major | Major Lark"},
	{"Letter from Earl Warren to Speaker Wren", "letter | Earl Warren | Wren (Speaker)"},
	{"Letter from the Secret Service to the World Bank", "letter | the Secret Service | the World Bank"},
	{"Memorandum of Conversation between Dean Rusk and John Chancellor", "memorandum of conversation | | | Dean Rusk; John Chancellor"},
	{"Letter from Mackenzie King and Frank Church to Robert Hall", "letter | Mackenzie King; Frank Church | Robert Hall"},
	{"Letter from Ada Wren, Head of the Division, to Philip Head", "letter | Ada Wren (Head of the Division) | Philip Head"},
	{"Statement of Ada Wren, Chairman of the Board, Opposing the Visit of Ben Lark", "statement | Ada Wren (Chairman of the Board)"},
	// What looks like two is one.
	{"Letter from A. B. Lark, Jr. to Ada Wren", "letter | A. B. Lark, Jr. | Ada Wren"},
	{"Letter from Ada Wren to Ben Lark Jr.", "letter | Ada Wren | Ben Lark Jr."},
	{"Letter from Henry Lark III to Queen Anne II", "letter | Henry Lark III | Queen Anne II"},
	{"Letter from the Federation of Carters, Millers and Allied Workers to Ada Wren", "letter | the Federation of Carters, Millers and Allied Workers | Ada Wren"},
	{"Letter from the Ministry of Mills and Carts to Ada Wren", "letter | the Ministry of Mills and Carts | Ada Wren"},
	{"Letter from the Head of Mills and bread to Ada Wren", "letter | (the Head of Mills and bread) | Ada Wren"},
	{"Letter from Wren & Lark to Ada Finch", "letter | Wren & Lark | Ada Finch"},
	{"Letter from Gen. Ben Lark, USA (Ret.) to Ada Wren", "letter | Gen. Ben Lark, USA (Ret.) | Ada Wren"},
	{"Letter from Alfred, Lord Lark to Ada Wren", "letter | Alfred, Lord Lark | Ada Wren"},
	{"Letter from Sister Anne of the Mill to Ada Wren", "letter | Sister Anne of the Mill | Ada Wren"},
	{"Letter from Miguel García y López to Abd al-Rahman ibn Faysal", "letter | Miguel García y López | Abd al-Rahman ibn Faysal"},
	{"Letter from 毛泽东 to 周恩来", "letter | 毛泽东 | 周恩来"},
	{"Letter from Ada Wren and others to Ben Lark", "letter | Ada Wren, others | Ben Lark"},
	{"Letter from Ada Wren et al. to Ben Lark", "letter | Ada Wren, others | Ben Lark"},
	{"Letter from Ada Wren and Ben Lark to Carl Finch", "letter | Ada Wren; Ben Lark | Carl Finch"},
	{"Letter from Wren and Lark to Finch", "letter | Wren; Lark | Finch"},
	{"Letter from Wren, Lark & Sons to Ada Finch", "letter | Wren, Lark & Sons | Ada Finch"},
	{"Letter from Wren, Lark and Company to Ada Finch", "letter | Wren, Lark and Company | Ada Finch"},
	{"Letter from Wren, Lark & Finch to Dora Crane", "letter | Wren, Lark & Finch | Dora Crane"},
	{"Letter from Wren and Sons to Ada Finch", "letter | Wren and Sons | Ada Finch"},
	{"Letter from Lark Brothers, Inc., to Ada Finch", "letter | Lark Brothers, Inc. | Ada Finch"},
	{"Letter from Ada Wren and the Lark Company to Carl Finch", "letter | Ada Wren; the Lark Company | Carl Finch"},
	{"Letter from the Upper and Lower Mill Board to Ada Finch", "letter | the Upper and Lower Mill Board | Ada Finch"},
	{"Letter from Ada Wren, Under Secretary for Ports and Roads, to Ben Lark", "letter | Ada Wren (Under Secretary for Ports and Roads) | Ben Lark"},
	{"Letter from the Minister of Mills and Ada Wren to Ben Lark", "letter | (the Minister of Mills); Ada Wren | Ben Lark"},
	{"Letter from Carl Wren, K.C.M.G., to Ben Lark", "letter | Carl Wren, K.C.M.G. | Ben Lark"},
	{"Letter from Carl Wren, Lord Lark, to Ben Finch", "letter | Carl Wren, Lord Lark | Ben Finch"},
	{"Letter from Carl Wren, Lord Lark and Ben Finch to Dora Crane", "letter | Carl Wren; Lord Lark; Ben Finch | Dora Crane"},
	{"Letter from Wren, Ada to Ben Lark", "letter | Wren, Ada | Ben Lark"},
	{"Letter from Ada Wren, Director, Bureau of Mills, to Ben Lark", "letter | Ada Wren (Director, Bureau of Mills) | Ben Lark"},
	{"Letter from Ada Wren, Speaker, to Ben Lark, Clerk", "letter | Ada Wren (Speaker) | Ben Lark (Clerk)"},
	{"Letter from Ada Wren, Director, and Ben Lark to Carl Finch", "letter | Ada Wren (Director); Ben Lark | Carl Finch"},
	{"Letter from the Director and Ben Lark to Carl Finch", "letter | (the Director); Ben Lark | Carl Finch"},
	{"Letter from Ada Wren, Mayor, and Ben Lark to Carl Finch", "letter | Ada Wren; Mayor; Ben Lark | Carl Finch"},
	{"Letter from the Judge Advocate General to Ben Lark", "letter | (the Judge Advocate General) | Ben Lark"},
	{"Letter from Adjutant General to Ben Lark", "letter | (Adjutant General) | Ben Lark"},
	{"Letter from Lord Wren of the Lake to Ben Lark", "letter | Lord Wren of the Lake | Ben Lark"},
	{"Letter from Ada Wren, Ben Lark, and Others to Cy Finch", "letter | Ada Wren; Ben Lark, others | Cy Finch"},
	{"Letter from Peter the Great to Ben Lark", "letter | Peter the Great | Ben Lark"},
	{"Letter from the Committee for Mills, Carts and Bread to Ada Finch", "letter | the Committee for Mills, Carts and Bread | Ada Finch"},
	{"Letter from Prince Carl to the Bishop of Amaurot", "letter | Prince Carl | (the Bishop of Amaurot)"},
	{"Letter from Chief Justice Earl Warren to Sen. Frank Church", "letter | Earl Warren (Chief Justice) | Sen. Frank Church"},
	// One name of two persons.
	{"Letter from Ada and Ben Wren to Cy Finch", "letter | Ada and Ben Wren | Cy Finch"},
	{"Letter from Mr. and Mrs. Wren to Cy Finch", "letter | Mr. and Mrs. Wren | Cy Finch"},
	{"Letter from President and Mrs. Wren to Sir Carl and Lady Finch", "letter | President and Mrs. Wren | Sir Carl and Lady Finch"},
	{"Letter from Ada, Ben and Carl Wren to Cy Finch", "letter | Ada, Ben and Carl Wren | Cy Finch"},
	{"Letter from the President and Mrs. Wren to Cy Finch", "letter | (the President); Mrs. Wren | Cy Finch"},
	{"Letter from Messrs. Wren and Lark to Cy Finch", "letter | Messrs. Wren; Lark | Cy Finch"},
	{"Letter from Queen Anne and Prince Carl to Cy Finch", "letter | Queen Anne; Prince Carl | Cy Finch"},
	{"Letter from Wren and Ada Lark to Cy Finch", "letter | Wren; Ada Lark | Cy Finch"},
	{"LETTER FROM THE EARL OF WREN AND BEN LARK TO CY FINCH", "letter | THE EARL OF WREN; BEN LARK | CY FINCH"},
	{"LETTER FROM ADA AND BEN WREN TO CY FINCH", "letter | ADA AND BEN WREN | CY FINCH"},
	{"Mr. and Mrs. Wren to the Minister of Mills", "| Mr. and Mrs. Wren | (the Minister of Mills)"},
	{"Letter from William, Earl of Wren, to Carl Lark, Duke of Finch", "letter | William, Earl of Wren | Carl Lark, Duke of Finch"},
	{"Letter from Lawrence of Utopia to ibn Wren", "letter | Lawrence of Utopia | ibn Wren"},
	{"Letter from Dean of Studies to von Wren", "letter | (Dean of Studies) | von Wren"},
	{"Letter from Carl Wren, Son & Co., Ltd., to Cy Finch", "letter | Carl Wren, Son & Co., Ltd. | Cy Finch"},
	{"Letter from Captain Carl Wren, M.C., R.A., to Cy Finch", "letter | Captain Carl Wren, M.C., R.A. | Cy Finch"},
	// Who signs for whom.
	{"Letter from Wren for Lark to Cy Finch", "letter | Wren for Lark | Cy Finch"},
	{"Letter from Ada Wren for the Mill Committee to Cy Finch", "letter | Ada Wren | Cy Finch"},
	{"Letter from Carters for Peace to Cy Finch", "letter | Carters for Peace | Cy Finch"},
	{"Letter from the Minister for Mills to Cy Finch", "letter | (the Minister for Mills) | Cy Finch"},
	{"Letter from Ada Wren on behalf of the Mill Committee to Cy Finch, c/o Ben Lark", "letter | Ada Wren | Cy Finch"},
	{"Memorandum from Ambassador Wren for Secretary Lark on Mills", "memorandum | Wren (Ambassador)"},
	{"Memorandum From Ada Wren (Under Secretary for Mills) to Ben Lark (Wheelwright for Carts)", "memorandum | Ada Wren (Under Secretary for Mills) | Ben Lark"},
	{"Letter from Wren and Lark, Ltd., to Cy Finch", "letter | Wren and Lark, Ltd. | Cy Finch"},
	{"Letter from General of the Army Carl Wren to Cy Finch", "letter | General of the Army Carl Wren | Cy Finch"},
	{"Letter from Presidents Wren and Lark to Cy Finch", "letter | Wren (Presidents); Lark | Cy Finch"},
	// Offices beside names.
	{"Memorandum From Ada Wren Through: Ben Lark to Cy Finch", "memorandum | Ada Wren | Cy Finch | | Ben Lark"},
	{"Letter from Secretary of State Dean Wren to Associate Dean Lark", "letter | Dean Wren (Secretary of State) | Lark (Associate Dean)"},
	{"Letter from Senator Prince Wren to Emperor Carl Lark", "letter | Prince Wren (Senator) | Emperor Carl Lark"},
	{"Letter from Ambassador Dean to the Emperor of Utopia", "letter | Dean (Ambassador) | (the Emperor of Utopia)"},
	{"Letter from Botschafter a.D. Carl Wren to Legationsrat I. Klasse Dr. Lark", "letter | Carl Wren (Botschafter a.D.) | Dr. Lark (Legationsrat I. Klasse)"},
	{"Letter from Посол СССР А. Б. Мельник to Ada Wren", "letter | А. Б. Мельник (Посол СССР) | Ada Wren"},
	{"Letter from Ada Wren, General Counsel, to M. Ben Lark", "letter | Ada Wren (General Counsel) | M. Ben Lark"},
	// One name, family first, unless what is before the comma is a full name.
	{"Letter from King, Ernest A. to Pope, Allen", "letter | King, Ernest A. | Pope, Allen"},
	{"Letter from van der Wren, Jan to Lark Finch, Ada", "letter | van der Wren, Jan | Lark Finch, Ada"},
	{"Letter from Wren, Ada; Lark, Ben to Finch, Carl, Jr.", "letter | Wren, Ada; Lark, Ben | Finch, Carl, Jr."},
	{"Letter from Wren, A., Lark, B. and Finch, C. to Hart, Jr., J. R.", "letter | Wren, A.; Lark, B.; Finch, C. | Hart, Jr., J. R."},
	{"Letter from Wren, Ada, Lark, Ben, and Finch, Carl to Wren, Ada, Minister of Mills", "letter | Wren, Ada; Lark, Ben; Finch, Carl | Wren, Ada (Minister of Mills)"},
	{"Letter from Мельник, Иван Иванович to Gaulle, Charles de", "letter | Мельник, Иван Иванович | Gaulle, Charles de"},
	{"Letter from Ada Wren, Ben to Wren, Dean, Lark", "letter | Ada Wren; Ben | Wren; Dean; Lark"},
	{"Letter from Ada, Ben and Carl Wren to Wren, Lark", "letter | Ada, Ben and Carl Wren | Wren; Lark"},
	{"Letter from Roman Abramovich and Ivan Wren to the President, Carl", "letter | Roman Abramovich; Ivan Wren | Carl (the President)"},
	{"Letter from Wren, Ada B., OCI, to Lark, Dr. Ben (EUR)", "letter | Wren, Ada B. (OCI) | Lark, Dr. Ben (EUR)"},
	// Where an office ends.
	{"Letter from Governor of New York Ada Wren to Ambassador of the Utopian Republic in Moscow Lark", "letter | Ada Wren (Governor of New York) | Lark (Ambassador of the Utopian Republic in Moscow)"},
	{"Letter from Minister of State Security Wren to Minister of Light Industry Lark", "letter | Wren (Minister of State Security) | Lark (Minister of Light Industry)"},
	{"Letter from King Carl of Utopia to the King of Utopia", "letter | King Carl of Utopia | (the King of Utopia)"},
	{"Letter from Ada Wren / Ben Lark to Amnesty International and Human Rights Watch", "letter | Ada Wren; Ben Lark | Amnesty International; Human Rights Watch"},
	// Bodies.
	{"Letter from the Committee on Embassy Affairs to All Embassies", "letter | the Committee on Embassy Affairs | All Embassies"},
	{"Letter from Amembassy Lagos to the Consulate General in Amaurot", "letter | (Amembassy Lagos) | (the Consulate General in Amaurot)"},
	{"Letter from Amaurot Coal & Iron Company, Ltd. to Wren & Co. KG", "letter | Amaurot Coal & Iron Company, Ltd. | Wren & Co. KG"},
	{"Letter from Wren, Lark and Finch, Solicitors, to Ada Wren & Ben Lark", "letter | Wren, Lark and Finch, Solicitors | Ada Wren; Ben Lark"},
	{"Letter from the International Federation of Millers, Carters, and Allied Workers to Wren & the Lark Company", "letter | the International Federation of Millers, Carters, and Allied Workers | Wren; the Lark Company"},
	{"Letter from Ann Governor to Carl B. Minister", "letter | Ann Governor | Carl B. Minister"},
	{"Letter from Governor Ann Chief to Virginia Governor", "letter | Ann Chief (Governor) | (Virginia Governor)"},
	{"Letter from U.S. Minister to Soviet Ambassador", "letter | (U.S. Minister) | (Soviet Ambassador)"},
	{"Letter from Ada Wren, Bureau of Mills, to Ben Lark", "letter | Ada Wren (Bureau of Mills) | Ben Lark"},
	{"Letter from Ada Wren (S/S) to Ben Lark", "letter | Ada Wren (S/S) | Ben Lark"},
	{"Letter from the Ambassador, Wren, to Consul General, Zanzibar", "letter | Wren (the Ambassador) | (Consul General)"},
	{"Letter from Ambassador Wren, Lagos, to the Embassy, Amaurot", "letter | Wren (Ambassador) | (the Embassy)"},
	{"Report from Lagos", "report"},
	{"Mr A. B. Wren, Prime Minister, to Sir Ben Lark, Minister for Mills", "| Mr A. B. Wren (Prime Minister) | Sir Ben Lark (Minister for Mills)"},
	{"Letter, A. Wren to All Provincial Premiers", "letter | A. Wren | All Provincial Premiers"},
	{"Memorandum From A. Wren (Compiler) Through B. Lark (Chief of the Western, African, and Eastern Division) and C. Finch (General Editor) to D. Crane",
		"memorandum | A. Wren (Compiler) | D. Crane | | B. Lark (Chief of the Western, African, and Eastern Division); C. Finch (General Editor)"},
	{"Letter from the Wife of a Miller to President Lark", "letter | | Lark (President)"},
	{"Letter from Ada Wren to the Editor of The Times", "letter | Ada Wren | (the Editor of The Times)"},
	{"Despatch from Sir A. Wren (Zenda) to Mr. Lark", "despatch | Sir A. Wren | Mr. Lark"},
	{"Letter from Comrade Wren (Lark) to Finch", "letter | Comrade Wren (Lark) | Finch"},
	{"Talking Points Prepared by Ada Wren", "talking points | Ada Wren"},
	{"Note For File by Wren", "note | Wren"},
	{"To his Excellency Ada Wren [August, 1783]", "| | his Excellency Ada Wren"},
	{"To the Honorable Ben Lark LL.D. June 20th, 1777", "| | the Honorable Ben Lark LL.D."},
	{"From Ada Wren to the Marquis de Lark, 5 May 1783", "| Ada Wren | the Marquis de Lark"},
	{"George Washington to Mr. Grant", "| George Washington | Mr. Grant"},
	{"The Road to the Coast", ""},
	{"Telegram from the Mission in Arcadia to Ada Wren", "telegram | (the Mission in Arcadia) | Ada Wren"},
	// Other languages.
	{"Lettre de Ada Wren à Ben Lark", "lettre | Ada Wren | Ben Lark"},
	{"Note adressée par M. Wren à M. Lark", "note | M. Wren | M. Lark"},
	{"Lettre de M. Wren, Ambassadeur d'Arcadie à Amaurot, à M. Lark, Ministre des Affaires étrangères", "lettre | M. Wren (Ambassadeur d'Arcadie à Amaurot) | M. Lark (Ministre des Affaires étrangères)"},
	{"Télégramme de l'Ambassade à Amaurot au Ministère des Affaires étrangères", "télégramme | (l'Ambassade à Amaurot) | Ministère des Affaires étrangères"},
	{"Note pour le Ministre", "note | | (le Ministre)"},
	{"Lettre à Ben Lark", "lettre | | Ben Lark"},
	{"Compte rendu de l'entretien entre M. Wren et M. Lark", "compte rendu de l'entretien | | | M. Wren; M. Lark"},
	{"Conversation de M. Wren avec M. Lark", "conversation | | | M. Wren; M. Lark"},
	{"Discours de M. Wren", "discours | M. Wren"},
	{"M. Wren, Ambassadeur de France à Amaurot, à M. Lark, Ministre des Affaires étrangères", "| M. Wren (Ambassadeur de France à Amaurot) | M. Lark (Ministre des Affaires étrangères)"},
	{"LETTRE DE M. WREN, MINISTRE DES AFFAIRES ÉTRANGÈRES, À M. LARK", "lettre | M. WREN (MINISTRE DES AFFAIRES ÉTRANGÈRES) | M. LARK"},
	{"LETTRE DE M. WREN, AMBASSADEUR DE FRANCE À AMAUROTE, À M. LARK", "lettre | M. WREN (AMBASSADEUR DE FRANCE À AMAUROTE) | M. LARK"},
	{"NOTICE DU CHEF DU DÉPARTEMENT POLITIQUE, M. WREN", "notice | M. WREN (CHEF DU DÉPARTEMENT POLITIQUE)"},
	{"SCHREIBEN WREN AN LARK", "schreiben | WREN | LARK"},
	{"Bericht des Obersts von Wren an Kaiser Otto II.", "bericht | von Wren (Obersts) | Kaiser Otto II"},
	{"Gespräch des Bundesministers Wren mit dem utopischen Außenminister Lark in Amaurot", "gespräch | | | Wren (Bundesministers); Lark (dem utopischen Außenminister)"},
	{"Protokoll über die Besprechung zwischen Genossen Otto Wren und Genossen N. S. Lark in Amaurot am 4. Mai 1961", "protokoll über die besprechung | | | Genossen Otto Wren; Genossen N. S. Lark"},
	{"Schreiben Wren an Lark", "schreiben | Wren | Lark"},
	{"Schreiben des Botschafters a.D. Karl Wren an Ministerialrat Lark", "schreiben | Karl Wren (Botschafters a.D.) | Lark (Ministerialrat)"},
	{"Gespräch des Bundeskanzlers Wren mit Präsident Lark", "gespräch | | | Wren (Bundeskanzlers); Lark (Präsident)"},
	{"Gespräch zwischen Bundeskanzler Wren und Präsident Lark in Bonn", "gespräch | | | Wren (Bundeskanzler); Lark (Präsident)"},
	{"Unterredung des Kanzlers mit Präsident Lark", "unterredung | | | (Kanzlers); Lark (Präsident)"},
	{"Aufzeichnung des Vortragenden Legationsrats I. Klasse Wren", "aufzeichnung | Wren (Vortragenden Legationsrats I. Klasse)"},
	{"Aufzeichnung von Ada Wren", "aufzeichnung | Ada Wren"},
	{"Aufzeichnung für den Bundeskanzler", "aufzeichnung | | (den Bundeskanzler)"},
	{"Telegramm an das Auswärtige Amt", "telegramm | | das Auswärtige Amt"},
	{"Brief an Wren", "brief | | Wren"},
	{"Botschafter Wren, Amaurot, an das Auswärtige Amt", "| Wren (Botschafter) | das Auswärtige Amt"},
	{"Der utopische Gesandte in Amaurot, H. Wren, an den Chef der Abteilung für Mühlen, P. Lark", "| H. Wren (Der utopische Gesandte in Amaurot) | P. Lark (den Chef der Abteilung für Mühlen)"},
	{"Mensaje de Ada Wren al Presidente Lark", "mensaje | Ada Wren | Lark (Presidente)"},
	{"Mensaje de Wren al Ministro de Estado", "mensaje | Wren | (Ministro de Estado)"},
	{"Carta de Ada Wren y Ben Lark a José Finch", "carta | Ada Wren; Ben Lark | José Finch"},
	{"Carta de José Wren y Lark a Ben Finch", "carta | José Wren y Lark | Ben Finch"},
	{"Lettera di Ada Wren a Ben Lark", "lettera | Ada Wren | Ben Lark"},
	{"Letter of Ada Wren to Ben Lark", "letter | Ada Wren | Ben Lark"},
	{"Letter from Ambassador Wren, Amaurot, to Ben Lark", "letter | Wren (Ambassador) | Ben Lark"},
	{"Second Inaugural Address of Ada Wren", "address | Ada Wren"},
	{"Letter from President de Wren to Ambassador von Lark", "letter | de Wren (President) | von Lark (Ambassador)"},
	{"Gespräch des Bundeskanzlers Wren mit Präsident de Gaulle", "gespräch | | | Wren (Bundeskanzlers); de Gaulle (Präsident)"},
	{"Lettre du Ministre de Suisse au Ministre de Wren", "lettre | (Ministre de Suisse) | (Ministre de Wren)"},
	{"Letter dated 5 May 1951 from the Representative of Utopia to the United Mills addressed to the Secretary-General", "letter | (the Representative of Utopia to the United Mills) | (the Secretary-General)"},
	{"Telegram from Chargé d'Affaires Wren to Ben Lark", "telegram | Wren (Chargé d'Affaires) | Ben Lark"},
	{"Note of Protest to the Embassy of Utopia", "note"},
	{"Report on the Visit of the Mill Delegation to Strelsau", "report"},
	{"Current Address of Ada Wren", ""},
	// Editions of letters.
	{"From Ada Wren to Ben Lark, 5 May 1783", "| Ada Wren | Ben Lark"},
	{"To Ada Wren from Ben Lark, 5 May 1783", "| Ben Lark | Ada Wren"},
	{"To Andrew Lark, August 15, 1806", "| | Andrew Lark"},
	{"To Andrew Lark", ""},
	{"From Darkness to Light", ""},
	{"From Amaurot to Strelsau", ""},
	{"Letter from the Utopian Archives and Records Administration to Ada Wren", "letter | the Utopian Archives and Records Administration | Ada Wren"},
	{"Memorandum to the File", "memorandum"},
	{"Minutes of the Meeting of the Mill Council held in the Old Mill, Strelsau", "minutes of the meeting"},
	{"Brief Karls an Ben Lark", "brief | Karl | Ben Lark"},
	{"Brief Ada Wrenx’ an Otto Lark", "brief | Ada Wrenx | Otto Lark"},
	{"Brief Wrens an Ben Lark", "brief | | Ben Lark"}, // or of one Wrens
	{"Schreiben Wren an Ehrlich", "schreiben | Wren | Ehrlich"},
	{"Brief an Ehrlich", "brief | | Ehrlich"},
	{"Erlass des Auswärtigen Amts an den Botschafter in Amaurot", "erlass | Auswärtigen Amts | (den Botschafter in Amaurot)"},
	{"Gespräch zwischen Wren und Lark", "gespräch | | | Wren; Lark"},
	{"Entretien entre le Général de Wren et le Chancelier Lark", "entretien | | | le Général de Wren; Lark (le Chancelier)"},
	{"Conversación entre Ada Wren y Lark y Ben Finch", "conversación | | | Ada Wren y Lark; Ben Finch"},
	{"Colloquio tra Wren e Lark", "colloquio | | | Wren; Lark"},
	{"Telegramma di Wren a Lark", "telegramma | Wren | Lark"},
	{"Carta del Rey al Virrey de Nueva España", "carta | (Rey) | (Virrey de Nueva España)"},
	{"Carta del obispo de Lagos, Juan de Wren, al rey", "carta | Juan de Wren (obispo de Lagos) | (rey)"},
	{"Carta de José del Rey a Ada Wren", "carta | José del Rey | Ada Wren"},
	// Nobody is guessed in them either.
	{"Lettre de Paris", "lettre"},
	{"Lettre d'intention", "lettre"},
	{"Schreiben vom 5. Mai 1951", "schreiben"},
	{"Protokoll der Sitzung des Mühlenrats", "protokoll der sitzung"},
	{"Carta de Jamaica", "carta"},
	{"Nota de Prensa", "nota"},
	{"Mensaje de Navidad al Pueblo Español", "mensaje"},
	{"Mensaje de Paz a los Pueblos", "mensaje"},
	{"Letter of Intent", "letter"},
	{"Letter of Credence to the President", "letter"},
	{"Letter from Birmingham Jail", "letter"},
	{"Memorandum for the Record", "memorandum"},
	{"Letter an Insult", "letter"},
	{"Chief Justice Wren an Enemy", ""},
}

func describe(h heading) string {
	people := func(all []Person) string {
		var names []string
		for _, p := range all {
			name := p.Name
			if p.Office != "" {
				name = strings.TrimSpace(name + " (" + p.Office + ")")
			}
			if p.Others {
				name += ", others"
			}
			names = append(names, name)
		}
		return strings.Join(names, "; ")
	}
	s := fmt.Sprintf("%s | %s | %s | %s | %s", h.kind, people(h.author), people(h.recipient), people(h.participants), strings.Join(h.via, "; "))
	return strings.Join(strings.Fields(strings.TrimRight(s, " |")), " ")
}

func TestParseTitle(t *testing.T) {
	for _, test := range titles {
		if got := describe(parseTitle(test.title)); got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.title, got, test.want)
		}
	}
}

// titlesHold reports whether all titles are read as the table says.
func titlesHold(string) bool {
	for _, test := range titles {
		if describe(parseTitle(test.title)) != test.want {
			return false
		}
	}
	return true
}

func TestTitleRules(t *testing.T) {
	ruletest.Each(t, &titlePatterns, func(p titlePattern) string { return p.name }, titlesHold)
	ruletest.Each(t, &patterns, func(p pattern) string { return string(p.preposition) }, titlesHold)
	ruletest.Each(t, &oneName, func(r nameRule) string { return r.name }, titlesHold)
	ruletest.Each(t, &vias, func(v []string) string { return v[0] }, titlesHold)
}

// FuzzTitle checks that every value is a part of the title.
func FuzzTitle(f *testing.F) {
	for _, test := range titles {
		f.Add(test.title)
	}
	f.Fuzz(func(t *testing.T, title string) {
		h := parseTitle(title)
		text, _ := json.Marshal([][]Person{h.author, h.recipient, h.participants})
		for _, all := range [][]Person{h.author, h.recipient, h.participants} {
			for _, p := range all {
				if p == (Person{}) || !strings.Contains(spaced(title), p.Office) && h.via == nil || !strings.Contains(spaced(title), p.Name) && h.via == nil {
					t.Errorf("%q: %s", title, text)
				}
			}
		}
	})
}
