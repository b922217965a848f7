# Deutsch. So weit es reicht; was fehlt, steht auf Englisch da. Dieselben Namen und Werte wie in en.ftl. Noch hat niemand,
# dessen Muttersprache Deutsch ist, diese Datei gegengelesen.
#
# Ein Wort je Begriff (Anrede: Sie; Rollen als Sachwort, damit alle gemeint sind):
# node : Knoten · home node : Heimatknoten · association : Verband · community of practice : Praxisgemeinschaft, Gemeinschaft
# member : Mitglied · profile : Profil · profession : Beruf · moderator : Moderation · facilitator : Begleitung
# admin : Administration · operator : Betrieb · thread : Thread · discussion : Diskussion · post : Beitrag · reply : Antwort
# vote, helpful : Stimme, hilfreich · mention : Erwähnung · join, leave : beitreten, verlassen · request : Anfrage
# application : Bewerbung · invitation : Einladung · hide : ausblenden · remove : entfernen · delete : löschen
# restore : wiederherstellen · lock : sperren · pin : anheften · suspend : ausschließen (auf Zeit) · report : melden, Meldung
# moderation log : Moderationsprotokoll · charter : Charta · rule : Regel · accept, refuse : annehmen, ablehnen
# key, token : Schlüssel · mail, email : E-Mail · short name : Kurzname · sign in, sign out : anmelden, abmelden
# poll : Umfrage · notice : Aushang · follow-up : Rückmeldung · agreed summary : vereinbarte Zusammenfassung
# topic : Rubrik · save (a thread) : merken · leaving (a node) : Austritt

## Der Rahmen
skip = Zum Hauptinhalt springen
lab-notice = Testknoten: für Versuche auf einem einzigen Rechner. Nichts hier ist echt oder geschützt.
node-kind = Praxisgemeinschaften
search = Suchen
search-label = Gemeinschaften, Personen und Beiträge suchen
search-hint = Dieses Netzwerk durchsuchen
theme-switch = Zwischen hell und dunkel wechseln
your-account = Ihr Konto, { $name }
nav-main = Hauptmenü
nav-short = Hauptmenü, kurz
nav-home = Start
nav-communities = Gemeinschaften
nav-admin = Diesen Knoten betreiben
nav-admin-short = Knoten
nav-profile = Ihr Profil
nav-settings = Einstellungen
nav-about = Über diesen Knoten
sign-in = Anmelden
sign-out = Abmelden
sign-up = Diesem Knoten beitreten
times-shown = Zeiten für { $place }
times-change = Ändern
go-home = Zur Startseite
crumbs = Wo Sie sind
filters = Filtern
pager = Weitere Seiten
pager-earlier = Frühere Seiten
more = Mehr anzeigen
older = Älter
back-to-newest = Zurück zum Neuesten
back-to-first = Zurück zum Anfang
save = Speichern
cancel = Abbrechen
never = Nie

## Zeit
date-today = Heute
date-yesterday = Gestern
date-and-time = { $day }, { $time }
date-full = { $date }, { $time }
date-day = { $day }. { $month }
date-weekday = { $weekday }, { $date }
date-year = { $date } { $year }
time-am = { $clock }
time-pm = { $clock }
time = { $hour }:{ $minute }
ago-now = gerade eben
ago-minutes = { $count ->
    [one] vor { $count } Minute
   *[other] vor { $count } Minuten
}
ago-hours = { $count ->
    [one] vor { $count } Stunde
   *[other] vor { $count } Stunden
}
month-1 = Jan.
month-2 = Feb.
month-3 = März
month-4 = Apr.
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = Aug.
month-9 = Sept.
month-10 = Okt.
month-11 = Nov.
month-12 = Dez.
weekday-1 = Mo.
weekday-2 = Di.
weekday-3 = Mi.
weekday-4 = Do.
weekday-5 = Fr.
weekday-6 = Sa.
weekday-7 = So.

## Start
welcome = Hier teilen Menschen aus Gesundheitsberufen in Praxisgemeinschaften, was sie wissen und tun. Die offenen dürfen alle lesen; Mitglieder machen mit.
home-mine = Neu in Ihren Gemeinschaften
home-public = Neue Diskussionen
home-none-joined = Sie sind noch keiner Gemeinschaft beigetreten
home-none-joined-why = Was es in den Gemeinschaften, denen Sie beitreten, Neues gibt, erscheint hier.
home-find = Eine Gemeinschaft finden
list-empty = Hier wurde noch nichts geschrieben.
list-empty-filter = Mit diesem Filter ist hier nichts.
older-threads = Ältere Threads
not-set-up = Dieser Knoten ist noch nicht eingerichtet
not-set-up-why = Das Programm, das ihn betreibt, hat beim Start einen Link ausgegeben, der einmal gilt. Öffnen Sie ihn, um den Verband und das erste Konto der Administration anzulegen.

## Listen von Threads
filter-latest = Letzte Antwort
filter-newest = Neueste
filter-unanswered = Unbeantwortet
filter-unread = Ungelesen
filter-from-here = Von diesem Knoten
filter-questions = Offene Fragen
filter-notices = Aushänge
filter-polls = Umfragen
replies = { $count ->
    [0] Keine Antworten
    [one] { $count } Antwort
   *[other] { $count } Antworten
}
unread = { $count } neu
threads = { $count ->
    [one] { $count } Thread
   *[other] { $count } Threads
}
members-known = { $count ->
    [one] { $count } Mitglied, das hier bekannt ist
   *[other] { $count } Mitglieder, die hier bekannt sind
}
members = { $count ->
    [one] { $count } Mitglied
   *[other] { $count } Mitglieder
}
tag-pinned = Angeheftet
tag-locked = Gesperrt
tag-members = Nur Mitglieder
tag-members-only = Für Mitglieder
tag-waiting = Wartet
tag-refused = Abgelehnt
languages-filter = Sprache
languages-mine = Die ich lese
languages-all = Alle Sprachen
languages-do = Anzeigen
languages-shown = Gezeigt werden Threads auf { $languages } und solche, die keine Sprache angeben.

## Gemeinschaften
communities-what = Jede bringt Menschen eines Fachs um eine gemeinsame Praxis zusammen.
communities-empty = Hier gibt es noch keine Gemeinschaft.
communities-elsewhere = Um bei einer Gemeinschaft auf einem anderen Knoten mitzumachen, geben Sie ihre Adresse ins Suchfeld ein: Sie sieht aus wie !name@knoten.
my-communities = Ihre Gemeinschaften
all-communities = Alle Gemeinschaften
other-communities = Andere Gemeinschaften
open-community = Eine Gemeinschaft eröffnen
membership-member = Sie sind Mitglied
membership-requested = Sie haben um Aufnahme gebeten
membership-refused = Ihre Anfrage wurde abgelehnt
membership-suspended = Sie sind ausgeschlossen
visibility-public = Alle dürfen lesen
visibility-public-hint = Auch auf anderen Knoten und ohne Anmeldung.
visibility-members = Nur Mitglieder dürfen lesen
visibility-members-hint = Mitglieder dieses Knotens können um Aufnahme bitten. Nichts verlässt diesen Knoten.
home-node = Zu Hause auf { $node }
join = Beitreten
join-ask = Um Aufnahme bitten
leave = Verlassen
request-back = Anfrage zurücknehmen
start-thread = Einen Thread beginnen
start-first-thread = Den ersten Thread beginnen
community-empty = Noch hat niemand hier einen Thread begonnen.
community-empty-elsewhere = Von ihren Diskussionen ist noch keine hier.
tabs = In dieser Gemeinschaft
tab-discussions = Diskussionen
tab-about = Über sie und Charta
tab-topics = Rubriken
topic = Rubrik
topic-none = Keine Rubrik
topic-choose = Eine Rubrik wählen
topics-what = Worum es in den Diskussionen dieser Gemeinschaft geht. Ein Thread behält seine Adresse, wenn er in eine andere Rubrik kommt.
topics-none = Noch gibt es keine Rubriken.
topic-empty = In dieser Rubrik ist noch kein Thread.
topic-new = Eine neue Rubrik
topic-add = Rubrik hinzufügen
topic-change = Umbenennen oder zusammenlegen
topic-rename = Umbenennen
topic-into = Zusammenlegen mit
topic-merge = Zusammenlegen
topic-move = Verschieben
topic-move-to = Den Thread verschieben nach
tab-members = Mitglieder
tab-log = Moderationsprotokoll
about-community = Über diese Gemeinschaft
facilitators = Begleitung und Moderation
elsewhere = Von einem anderen Knoten
elsewhere-why = Diese Gemeinschaft ist auf einem anderen Knoten zu Hause. Was Sie schreiben, erscheint hier sofort und wird allen gezeigt, sobald jener Knoten es angenommen hat.
elsewhere-visit = Auf ihrem eigenen Knoten ansehen
past-community = Frühere Diskussionen
past-thread = Fehlt etwas?
past-begins = Frühere Diskussionen werden von { $node } geholt.
past-community-none = Was besprochen wurde, bevor jemand von hier beigetreten ist, steht auf { $node }.
past-community-waiting = Frühere Diskussionen werden von { $node } geholt: bisher { $count ->
    [one] { $count } Thread
   *[other] { $count } Threads
}.
past-community-failed = Frühere Diskussionen konnten nicht geholt werden.
past-community-bounded = { $count ->
    [one] { $count } früherer Thread wurde
   *[other] { $count } frühere Threads wurden
} von { $node } geholt, die neuesten zuerst. Es gibt noch mehr.
past-community-done = { $count ->
    [0] Auf { $node } gab es nichts Früheres.
    [one] { $count } früherer Thread wurde von { $node } geholt.
   *[other] { $count } frühere Threads wurden von { $node } geholt.
}
past-skipped = { $count ->
    [one] { $count } Teil war nicht zu bekommen: Sein eigener Knoten hat ihn nicht herausgegeben.
   *[other] { $count } Teile waren nicht zu bekommen: Ihre eigenen Knoten haben sie nicht herausgegeben.
}
past-thread-none = Antworten kommen von { $node }, sobald sie geschrieben werden.
past-thread-waiting = Nur ein Teil dieser Diskussion ist hier. Der Rest wird von { $node } geholt: Laden Sie die Seite gleich noch einmal.
past-thread-failed = Nur ein Teil dieser Diskussion ist hier, und der Rest konnte nicht geholt werden.
past-thread-bounded = Das ist eine lange Diskussion, und ein Teil davon liegt noch auf { $node }.
past-thread-done = Alles, was { $node } mitgeteilt hat, wurde geholt.
past-fetch = Holen
past-ask = Ihren Knoten fragen
past-fetch-more = Mehr holen
past-fetch-again = Ihren Knoten noch einmal fragen
past-try-again = Noch einmal versuchen
copies = Vergleich mit dem Heimatknoten
copies-what = Dies ist eine Kopie dessen, was { $node } hat. Hier steht, wie beide übereinstimmen und warum sie sich unterscheiden, wo sie es tun.
copies-result = Wie sie übereinstimmen
copies-equal = Gleich wie auf { $node }.
copies-equal-whole = Alles, was { $node } hat, ist hier. Was Regeln oder Moderation dieses Knotens zurückhalten, steht bei der jeweiligen Diskussion.
copies-there = { $count ->
    [one] { $count } Beitrag auf { $node },
   *[other] { $count } Beiträge auf { $node },
}
copies-here = { $count ->
    [0] keiner hier.
    [one] { $count } hier.
   *[other] { $count } hier.
}
copies-there-short = { $count ->
    [one] { $count } Beitrag auf dem Heimatknoten
   *[other] { $count } Beiträge auf dem Heimatknoten
}
copies-here-short = { $count ->
    [0] keiner hier
    [one] { $count } hier
   *[other] { $count } hier
}
copies-see-threads = Die folgenden Diskussionen unterscheiden sich.
copies-waiting = Noch nicht mit { $node } verglichen.
copies-failed = Der Vergleich war nicht möglich.
copies-untold = Die Software von { $node } teilt nicht mit, was sie hat; so lässt sich nichts vergleichen.
copies-as-of = Mitgeteilt vom Heimatknoten:
copies-policy = { $count ->
    [one] { $count } hält eine Regel dieses Knotens zurück.
   *[other] { $count } halten Regeln dieses Knotens zurück.
}
copies-policy-rule = { $count ->
    [one] { $count } hält die Regel „{ $rule }“ zurück.
   *[other] { $count } hält die Regel „{ $rule }“ zurück.
}
copies-hidden = { $count ->
    [one] { $count } hat die Moderation hier ausgeblendet.
   *[other] { $count } hat die Moderation hier ausgeblendet.
}
copies-coming = { $count ->
    [one] { $count } ist unterwegs.
   *[other] { $count } sind unterwegs.
}
copies-not-had = { $count ->
    [one] { $count } konnte nicht geholt werden.
   *[other] { $count } konnten nicht geholt werden.
}
copies-on-its-way = { $count ->
    [one] { $count } von hier hat den Heimatknoten noch nicht erreicht.
   *[other] { $count } von hier haben den Heimatknoten noch nicht erreicht.
}
copies-not-taken = { $count ->
    [one] { $count } von hier wurde gesendet, aber der Heimatknoten zeigt ihn nicht.
   *[other] { $count } von hier wurden gesendet, aber der Heimatknoten zeigt sie nicht.
}
copies-not-told = { $count ->
    [one] { $count } steht hier, von dem der Heimatknoten nichts mehr mitteilt.
   *[other] { $count } stehen hier, von denen der Heimatknoten nichts mehr mitteilt.
}
copies-unlike = { $count ->
    [one] { $count } unterscheidet sich in Fassung oder Stimmen.
   *[other] { $count } unterscheiden sich in Fassung oder Stimmen.
}
copies-states = { $count ->
   *[other] Sie ist anders gesperrt oder angeheftet als auf dem Heimatknoten.
}
copies-ask = Jetzt vergleichen
copies-asked = Gefragt. Laden Sie die Seite gleich noch einmal.
copies-threads = Diskussionen, die sich unterscheiden
copies-posts = Beitrag für Beitrag
copies-whole = Die ganze Gemeinschaft
copies-more = Mit dem Heimatknoten vergleichen
charter = Charta
charter-what = Die drei Teile einer Praxisgemeinschaft. Jeder darf vorerst leer bleiben.
charter-domain = Thema
charter-domain-what = Worum es geht: die Fragen, die den Mitgliedern am Herzen liegen.
charter-community = Gemeinschaft
charter-community-what = Wer mitmacht und wie man miteinander umgeht.
charter-practice = Praxis
charter-practice-what = Was die Mitglieder gemeinsam tun und aufbauen: Fälle, Werkzeuge, Arbeitsweisen.
charter-read = Charta lesen
charter-edit = Titel und Charta ändern
charter-empty = Die Charta ist noch nicht geschrieben.
charter-elsewhere = Die Charta liegt auf dem eigenen Knoten der Gemeinschaft.
who-sees = Wer das sehen kann
who-sees-public = Alle, auf diesem Knoten und auf anderen. Suchmaschinen können es finden.
who-sees-members = Nur Mitglieder dieser Gemeinschaft. Es verlässt diesen Knoten nie.
address-elsewhere = Adresse für andere Knoten
address-elsewhere-why = Auf anderen Knoten findet man diese Gemeinschaft unter ihrer Adresse:
waiting = { $count } wartend
requests = { $count ->
    [one] { $count } Person bittet um Aufnahme
   *[other] { $count } Personen bitten um Aufnahme
}
asked-on = Angefragt: { $when }
accept = Annehmen
refuse = Ablehnen
members-empty = Noch ist niemand beigetreten.
member-since = Mitglied seit: { $when }
role-of = Rolle von { $name }
role-set = Vergeben
suspend = Ausschließen
suspend-whom = { $name } ausschließen
suspend-what = Wer ausgeschlossen ist, kann in dieser Gemeinschaft weder schreiben noch abstimmen. Was die Person geschrieben hat, bleibt. Andere Knoten erfahren davon.
suspend-role = Eine Rolle, die sie hier hat, wartet auf sie und gehört ihr wieder, wenn der Ausschluss endet.
suspend-elsewhere = Diese Gemeinschaft ist auf einem anderen Knoten zu Hause. Der Ausschluss wird dorthin gesendet, und jener Knoten entscheidet.
suspend-how-long = Für wie lange?
suspend-reason-hint = Das Protokoll der Gemeinschaft zeigt ihn; andere Knoten erfahren ihn.
suspended-people = Ausgeschlossen
suspended-until = Bis { $when }
suspended-for-good = Bis er aufgehoben wird
suspension-lift = Ausschluss aufheben
days = { $count ->
    [one] { $count } Tag
   *[other] { $count } Tage
}
act-suspend = Ausgeschlossen
act-unsuspend = Ausschluss aufgehoben
role-member = Mitglied
role-moderator = Moderation
role-facilitator = Begleitung
tab-reports = Meldungen
reports-open = { $count ->
    [100] 100 oder mehr offen
   *[other] { $count } offen
}
reports-what = Was Mitglieder und andere Knoten gemeldet haben. Nur die Moderation dieser Gemeinschaft und die Administration dieses Knotens sehen das.
reports-none-open = Keine Meldung wartet auf Bearbeitung.
reports-none-closed = Noch wurde nichts bearbeitet.
filter-open = Offen
filter-closed = Bearbeitet
report-post-by = Von { $name }
report-no-reason = Es wurde kein Grund genannt.
reported-by = Gemeldet von
reported-by-member-of = Gemeldet von einem Mitglied von { $node }
reported-by-member-here = Gemeldet von einem Mitglied dieses Knotens
report-close = Als bearbeitet kennzeichnen
report-closed = Die Meldung ist jetzt bei den bearbeiteten.
log-what = Was die Moderation hier getan hat, und warum.
log-empty = Hier wurde nichts moderiert.
log-what-head = Was
log-thread = Worüber
log-who = Wer
log-reason = Grund
log-when = Wann
log-no-reason = Nicht genannt
log-asked = Beim eigenen Knoten der Gemeinschaft beantragt
act-lock = Gesperrt
act-unlock = Entsperrt
act-pin = Angeheftet
act-move = In eine andere Rubrik verschoben
act-summarise = Zur vereinbarten Zusammenfassung gemacht
act-unsummarise = Nicht mehr die vereinbarte Zusammenfassung
act-unpin = Gelöst
act-remove = Entfernt
act-restore = Wiederhergestellt
act-hide = Hier ausgeblendet
act-unhide = Hier wieder eingeblendet
act-close-report = Meldung bearbeitet
by-home = Der eigene Knoten der Gemeinschaft
by-admin = Administration
by-member = Mitglied
by-moderator = Moderation
by-facilitator = Begleitung
community-title = Titel
community-title-hint = Wie Mitglieder sie nennen, zum Beispiel: Obere Extremität und Handtherapie.
community-handle = Kurzname
community-handle-hint = 2 bis 40 Zeichen: Buchstaben von a bis z, Ziffern, _ oder -, zuerst ein Buchstabe. Er ist Teil der Adresse auf { $node } und kann nie geändert werden.
community-description = In ein oder zwei Sätzen
community-description-hint = Steht überall, wo die Gemeinschaft aufgeführt ist.

## Threads und Beiträge
thread-by = Thread von { $name }
thread-title = Titel
kind = Was ist es?
kind-discussion = Diskussion
kind-question = Frage
kind-poll = Umfrage
kind-notice = Aushang
tag-answered = Beantwortet
tag-ended = Beendet
tag-helped = Das hat geholfen
tag-follow-up = Rückmeldung
weeks = { $count ->
    [one] { $count } Woche
   *[other] { $count } Wochen
}
question-remind = Erinnern Sie mich daran zu sagen, was daraus wurde
question-remind-hint = Was Sie versucht haben und was geschah, hilft allen, die später dieselbe Frage haben.
question-remind-never = Keine Erinnerung
question-remind-note = Sagen, was ich versucht habe und was geschah.
ends-after = Endet nach
ends-at = Endet: { $when }.
ended-at = Beendet: { $when }.
percent = { $count } %
poll-options = Was zur Wahl steht
poll-options-hint = Zwei bis zehn, jedes nur einmal. Später lassen sie sich nicht ändern.
poll-option = Möglichkeit { $count }
poll-more = Mehr Möglichkeiten
poll-many = Mehr als eine darf gewählt werden
poll-secret = Niemand sieht, wer was gewählt hat. Das Ergebnis wird gezeigt, sobald fünf Personen abgestimmt haben.
poll-choose-one = Wählen Sie eine. Eine Stimme lässt sich nicht ändern.
poll-choose-many = Wählen Sie eine oder mehrere. Eine Stimme lässt sich nicht ändern.
poll-vote = Abstimmen
poll-voted = Ihre Stimme ist gezählt.
poll-mine = Ihre Stimme
poll-votes = { $count ->
    [0] Keine Stimmen
    [one] { $count } Stimme
   *[other] { $count } Stimmen
}
poll-voters = { $count ->
    [0] Noch hat niemand abgestimmt.
    [one] { $count } Person hat abgestimmt.
   *[other] { $count } Personen haben abgestimmt.
}
poll-enough = Das Ergebnis wird gezeigt, sobald { $count } Personen abgestimmt haben.
poll-later = Sie sehen das Ergebnis, sobald Sie abgestimmt haben oder die Umfrage beendet ist.
this-helped = Das hat geholfen
follow-up-say = Sagen, was daraus wurde
follow-up-is = Das ist eine Rückmeldung
follow-up-hint = Sie erzählt, was Sie versucht haben und was geschah.
follow-up-later = Noch nicht: später erinnert werden
follow-up-tried = Was ich versucht habe
follow-up-happened = Was geschah
summary = Vereinbarte Zusammenfassung
summary-by = Geschrieben von { $name }
summary-place = An ihren Platz unter den Antworten
summary-make = Zur vereinbarten Zusammenfassung machen
summary-hint = Sie steht über den Antworten, an der Stelle einer früheren.
thread-title-hint = Nennen Sie die Frage, nicht den Menschen, um den es geht.
thread-body = Was Sie sagen möchten
thread-public-hint = Auf diesem Knoten und auf anderen. Eine Kopie anderswo lässt sich nicht immer zurückholen.
thread-members-hint = Nur Mitglieder dieser Gemeinschaft, auf diesem Knoten.
thread-gone = Diesen Thread gibt es nicht mehr
about-thread = Über diesen Thread
post-thread = Veröffentlichen
preview = Vorschau
written-in = Geschrieben auf
privacy-hint = Lassen Sie alles weg, was auf eine behandelte Person hinweisen könnte: Namen, Daten, Orte, Aktenzeichen.
before-you-post = Fragen Sie sich
ask-recognise = Würde die Person, ihre Familie oder jemand aus ihrer Arbeit sie wiedererkennen?
ask-rare = Ist die Krankheit oder das Ereignis selten, oder war davon in den Nachrichten die Rede?
ask-detail = Hilft jede Einzelheit, Ihre Frage zu beantworten?
writer-bar = Formatierung
writer-bold = Fett
writer-italic = Kursiv
writer-list = Liste
writer-quote = Zitat
writer-link = Link
writer-markdown = Markdown geht: **fett**, _kursiv_, - Listen, > Zitate. @name erwähnt jemanden.
helpful = { $count ->
    [0] Hilfreich
   *[other] Hilfreich, { $count }
}
reply = Antworten
reply-to = an { $name }
reply-add = Antwort hinzufügen
reply-body = Ihre Antwort
reply-post = Antwort veröffentlichen
reply-by = Antwort von { $name }
reply-gone = Eine Antwort, die es nicht mehr gibt
you-answer = Sie antworten { $name }
answers = als Antwort an { $name }
answers-earlier = als Antwort auf einen früheren Beitrag
replies-below = { $count ->
    [one] { $count } Antwort
   *[other] { $count } Antworten
}
more-replies = Mehr Antworten anzeigen
earlier-replies = Frühere Antworten anzeigen
since-last = Neu seit Ihrem letzten Besuch
mark-new = Neu
edited = bearbeitet
edit = Bearbeiten
edit-post = Ihren Beitrag bearbeiten
edit-body = Ihre Worte
edit-kept = Frühere Fassungen bleiben unter „bearbeitet“ lesbar.
delete = Löschen
delete-ask = Diesen Beitrag löschen?
delete-why = Seine Worte verschwinden sofort von diesem Knoten, und andere Knoten werden gebeten, ihre Kopien zu löschen. Antworten bleiben. Das lässt sich nicht rückgängig machen.
delete-thread-why = Titel und Worte verschwinden sofort von diesem Knoten, und andere Knoten werden gebeten, ihre Kopien zu löschen. Antworten bleiben. Das lässt sich nicht rückgängig machen.
delete-do = Löschen
delete-keep = Behalten
history = Frühere Fassungen
history-now = Jetzt
history-before = Vorher
history-none = Es gibt keine frühere Fassung.
journey = Was ist mit diesem Beitrag geschehen?
journey-short = Was ist geschehen?
journey-steps = Schritt für Schritt
journey-earlier = Vorher ist mehr geschehen; dies ist das Letzte davon.
journey-private = Er ist nur für Mitglieder seiner Gemeinschaft. Kein anderer Knoten erfährt davon.
journey-written = Hier geschrieben
journey-came = Kam von { $node }
journey-claimed = Geschrieben auf { $node }, wie jener Knoten sagt:
journey-edited = Bearbeitet
journey-counted = Stimmen wurden gezählt
journey-taken = Vom Heimatknoten { $node } angenommen
journey-refused = Vom Heimatknoten { $node } abgelehnt
journey-asked = Die Moderation hier hat den Heimatknoten { $node } gebeten
journey-asking = Eine Handlung der Moderation, beantragt
journey-other = Etwas anderes
journey-post = Der Beitrag
journey-told = { $count ->
    [one] { $count } Knoten mitgeteilt
   *[other] { $count } Knoten mitgeteilt
}
journey-told-home = Für den Heimatknoten { $node }
journey-told-none = Keinem anderen Knoten wurde er mitgeteilt.
journey-told-soon = Anderen Knoten wird er gleich mitgeteilt.
journey-have = { $count ->
    [one] { $count } hat ihn
   *[other] { $count } haben ihn
}
journey-wait = { $count ->
    [one] { $count } wartet
   *[other] { $count } warten
}
journey-refuse = { $count ->
    [one] { $count } hat ihn abgelehnt
   *[other] { $count } haben ihn abgelehnt
}
journey-drop = { $count ->
    [one] { $count } bekommt ihn nicht mehr gesendet
   *[other] { $count } bekommen ihn nicht mehr gesendet
}
journey-all = Alle
journey-nodes = Knoten für Knoten
journey-nodes-what = Was abgelehnt wurde und was wartet, steht zuerst. Das sehen, wer ihn geschrieben hat, die Moderation seiner Gemeinschaft und die Administration dieses Knotens.
journey-nodes-empty = Keinem anderen Knoten wurde dieser Beitrag mitgeteilt.
journey-nodes-none = Davon gibt es keine.
journey-node = Knoten
journey-acknowledged = Bestätigt
back-to-thread = Zurück zum Thread
original = Original
original-visit = Auf seinem eigenen Knoten ansehen
sign-in-to-reply = und mitmachen.
join-to-reply = Treten Sie dieser Gemeinschaft bei, um mitzumachen.
state-waiting = Wartet auf den Knoten der Gemeinschaft
state-waiting-why = Sie sehen ihn hier schon; andere sehen ihn, sobald jener Knoten ihn angenommen hat.
state-refused = Vom Knoten der Gemeinschaft abgelehnt
state-refused-why = Nur Sie sehen ihn. Jener Knoten hat keinen Grund genannt.
state-reason = Grund: { $reason }
state-hidden = Auf diesem Knoten ausgeblendet
state-hidden-why = Hier sehen ihn nur die Moderation und wer ihn geschrieben hat.
state-removed = Von der Moderation entfernt
state-deleted = Gelöscht von der Person, die ihn geschrieben hat
act-sent-home = An den eigenen Knoten der Gemeinschaft gesendet; er entscheidet.
report = Melden
report-by = die Antwort von { $name }
report-post = Diesen Beitrag melden
report-reason = Was stimmt damit nicht?
report-reason-hint = Darf leer bleiben. Schreiben Sie nicht, wer Sie sind: Diese Worte gehen überallhin, wohin die Meldung geht.
report-who-sees = Wer die Meldung sieht
report-seen-here = Die Moderation dieser Gemeinschaft und die Administration dieses Knotens, mit Ihrem Namen. Wer den Beitrag geschrieben hat, erfährt nicht, dass Sie es waren.
report-seen-home = Die Moderation auf { $node }, wo die Gemeinschaft zu Hause ist, ohne Ihren Namen.
report-seen-authors = Die Moderation auf { $node }, wo zu Hause ist, wer ihn geschrieben hat, ohne Ihren Namen.
report-do = Meldung senden
report-sent = Danke. Ihre Meldung ist bei denen, die darüber entscheiden.
moderate = Moderieren
moderate-post = Diesen Beitrag moderieren
moderate-what = Was geschehen soll
moderate-reason = Grund
moderate-reason-hint = Mitglieder können ihn im Moderationsprotokoll lesen.
moderate-elsewhere = Diese Gemeinschaft ist auf einem anderen Knoten zu Hause. Sperren, Anheften und Entfernen werden dorthin gesendet; Ausblenden wirkt nur hier.
moderate-do = Ausführen
do-lock = Thread sperren
do-lock-hint = Nur die Moderation kann noch antworten. Abstimmen bleibt möglich.
do-unlock = Thread entsperren
do-unlock-hint = Mitglieder können wieder antworten.
do-pin = Thread anheften
do-pin-hint = Er bleibt oben in der Gemeinschaft.
do-unpin = Thread lösen
do-unpin-hint = Er geht an seinen Platz in der Liste zurück.
do-remove = Beitrag entfernen
do-remove-hint = Seine Worte werden überall verborgen. Er lässt sich wiederherstellen.
do-restore = Beitrag wiederherstellen
do-restore-hint = Seine Worte sind wieder lesbar.
do-summarise = Zur vereinbarten Zusammenfassung machen
do-summarise-hint = Sie steht auf jedem Knoten über den Antworten, an der Stelle einer früheren.
do-unsummarise = Nicht länger als Zusammenfassung zeigen
do-unsummarise-hint = Sie ist wieder eine Antwort wie die anderen.
do-hide = Auf diesem Knoten ausblenden
do-hide-hint = Andere Knoten erfahren nichts davon.
do-unhide = Auf diesem Knoten wieder einblenden
do-unhide-hint = Alle, die den Thread lesen dürfen, sehen ihn wieder.
language-none = Nicht angegeben
clash = Das wurde inzwischen geändert
clash-why = Noch ist nichts gespeichert. Durchgestrichen ist, was jetzt da steht; unterstrichen, was Sie an die Stelle setzen würden. Wenn Sie noch einmal speichern, tritt Ihres an die Stelle.
since-when = Neu seit Ihrem letzten Besuch: { $when }
jump-new = Zur ersten neuen Antwort
mark-unread = Als ungelesen kennzeichnen
mark-all-read = Alles als gelesen kennzeichnen
your-place = Ihr Lesestand
save-thread = Diesen Thread merken
save-note = Notiz für Sie selbst
save-note-hint = Nur Sie sehen sie.
save-remind = Erinnern Sie mich am
save-remind-hint = Am Morgen jenes Tages, dort, wo Sie sind. Darf leer bleiben.
saved-threads = Gemerkte Threads
saved-what = Threads, zu denen Sie zurückkommen möchten, mit Ihren Notizen. Nur Sie sehen diese Liste.
saved-none = Sie haben keine gemerkt.
saved-change = Notiz und Erinnerung
saved-remove = Von der Liste nehmen
saved-remind-at = Erinnerung: { $when }
saved-closed = Diesen Thread gibt es nicht mehr, oder er steht Ihnen nicht mehr offen.
feeds = Private Feeds
feeds-short = Für einen Feedreader: was für Sie neu ist.
feeds-what = Eine Adresse für Ihren Feedreader (Atom) mit den Titeln dessen, was in Ihren Gemeinschaften neu ist. Wer sie kennt, liest diese Titel; behalten Sie sie also für sich. Den Feed zu lesen kennzeichnet nichts als gelesen.
feeds-have = Ihre Feeds
feeds-none = Sie haben keine.
feed-made = Das ist seine Adresse
feed-once = Kopieren Sie sie jetzt: Sie wird nur dieses eine Mal gezeigt.
feed-new = Ein neuer Feed
feed-make = Feed erstellen
feed-name = Was ihn liest
feed-name-hint = Zum Beispiel „Reader auf meinem Telefon“, damit Sie wissen, welchen Sie widerrufen.
feed-link = Atom-Feed
print-view = Den ganzen Thread drucken
print-how = Alles steht auf dieser Seite. Drucken Sie sie im Browser: Menüs und Knöpfe kommen nicht aufs Papier.
print-more = Der Rest davon, auf einer weiteren Seite
mention-list = Personen, die Sie erwähnen können
mention-found = { $count ->
    [0] Niemand gefunden.
    [one] 1 Person; wählen Sie mit den Pfeiltasten und Eingabe.
   *[other] { $count } Personen; wählen Sie mit den Pfeiltasten und Eingabe.
}

## Menschen
profile-edit = Ihr Profil bearbeiten
moved-community = Diese Gemeinschaft sagt, dass sie nach !{ $address } umgezogen ist. Ihre Mitgliedschaft ist nicht mitgezogen: Treten Sie dort bei.
moved-person = Sagt, jetzt { $address } zu sein.
moved-see = Dort ansehen
moved-me = Sie sagen, dass Sie nach { $address } umgezogen sind.
moved-me-what = So steht es in Ihrem Profil, und andere Knoten haben es erfahren. Sonst hat sich nichts geändert: Sie können hier weitermachen.
moved-back = Ich bin zurück
profile-elsewhere = Das Profil auf seinem eigenen Knoten ansehen
profile-posts = Beiträge
profile-no-posts = Noch nichts, was Sie lesen können.
profile-see-thread = Den Thread lesen
profile-see-reply = In ihrem Thread lesen
settings-saved = Gespeichert.
settings-profile = Ihr Profil
settings-see = Ihr Profil ansehen
settings-reading = Wie dieser Knoten zu Ihnen spricht
display-name = Name
display-name-hint = Wie man Sie im Beruf kennt.
profession = Beruf
profession-hint = Steht neben Ihrem Namen. Niemand hat ihn überprüft.
profession-none = Nicht angegeben
profession-own = Mit eigenen Worten
profession-own-hint = Gilt, wenn Sie „Anderes“ wählen.
about-you = Über Sie
about-you-hint = Ein paar Sätze. Markdown geht.
language = Sprache
language-hint = Die Sprache dieser Seiten.
language-unread = Diese Übersetzungen hat noch niemand gelesen, dessen Muttersprache es ist:
language-partial = Wo ein Anteil steht, ist so viel übersetzt; das Übrige steht auf Englisch da.
language-share = { $name } ({ $share } %)
time-zone = Zeitzone
time-zone-hint = Beginnen Sie mit Ihrem Kontinent oder Ihrer Stadt, auf Englisch geschrieben.
languages-read = Sprachen, die ich lese
languages-read-hint = Listen zeigen Threads in diesen und solche, die keine Sprache angeben. Wählen Sie keine, um alle zu sehen.

## Anmelden und registrieren
login = E-Mail-Adresse oder Kurzname
password = Passwort
password-hint = Mindestens 10 Zeichen. Am besten ein paar Wörter, die nur Sie so zusammenstellen.
password-change = Ein anderes Passwort
password-short = Das Passwort ändern, mit dem Sie sich anmelden.
password-change-what = Anderswo, wo Sie angemeldet sind, werden Sie abgemeldet. Wir teilen Ihrer E-Mail-Adresse mit, dass es geändert wurde.
password-changed = Sie haben ab jetzt ein anderes Passwort.
password-now = Ihr jetziges Passwort
password-new = Das neue
password-all = Auch meine Schlüssel für Programme und meine privaten Feeds beenden
password-all-hint = Falls jemand anderes Ihr Passwort gehabt haben könnte.
password-forgotten = Sie wissen es nicht mehr?
password-do = Passwort ändern
no-account = Noch kein Konto?
no-account-closed = Neue Mitglieder kommen zurzeit auf Einladung der Administration dazu.
have-account = Sie haben ein Konto?
sign-up-what = Sie werden Mitglied von { $node }. Niemand erfährt Ihre E-Mail-Adresse.
handle = Kurzname
handle-hint = 2 bis 40 Zeichen: Buchstaben von a bis z, Ziffern, _ oder -, zuerst ein Buchstabe. Er kann nie geändert werden.
email = E-Mail-Adresse
email-hint = Darf leer bleiben. Sie können sich damit anmelden; sonst sieht sie niemand.

## Über diesen Knoten
about-what = { $node } betreibt diesen Knoten: einen eigenen Ort in einem Netzwerk von Verbänden, an dem Menschen aus Gesundheitsberufen teilen, was sie wissen.
about-who = Wer ihn betreibt
about-federation = Andere Knoten
about-federation-what = Ein Knoten ist der Server eines Verbands. Öffentliche Gemeinschaften kann man auch von anderen Knoten aus lesen und ihnen beitreten; was für Mitglieder ist, verlässt ihn nie.
about-mode-open = Dieser Knoten hat mit allen Knoten zu tun, außer mit denen, die er blockiert hat.
about-mode-allow-list = Dieser Knoten hat nur mit Knoten zu tun, die seine Administration zugelassen hat.
about-mode-closed = Dieser Knoten hat mit keinem anderen zu tun.
about-quiet = Was andere über Sie erfahren
about-quiet-what = Ihr Profil sehen die Mitglieder dieses Knotens. Andere sehen es erst, wenn Sie öffentlich geschrieben haben. Ein Mitgliederverzeichnis für die Welt gibt es nicht.
access = Barrierefreiheit
access-title = Wie barrierefrei dieser Knoten ist
access-what = { $node } möchte, dass alle hier lesen und schreiben können, womit auch immer sie sehen, hören und tippen. Auf dieser Seite steht, was geprüft ist und was bekanntermaßen fehlt.
letters-easy = Leichter lesbare Schrift
letters-easy-hint = Buchstaben, Wörter und Zeilen stehen weiter auseinander, in einer schlichten Schrift, ohne Kursives.
letters-on = Einschalten
letters-off = Ausschalten
letters-member = Steht in Ihren Einstellungen und gilt so überall, wo Sie sich anmelden.
letters-visitor = Steht in einem Cookie dieses Browsers, der sonst nichts sagt.
access-status = Stand der Konformität
access-status-full = Vollständig konform
access-status-partial = Teilweise konform
access-status-none = Nicht konform
access-status-what = Der Maßstab ist { $standard }, Stufe { $level }. Was sich messen lässt, gilt auf jeder Seite; was nur ein Mensch beurteilen kann, haben die angesehen, die das Programm machen, und sonst niemand. Deshalb sagen wir nicht mehr.
access-evaluated = Zuletzt bewertet am { $date }.
access-how = Wie geprüft wird
access-how-what = Bevor eine Version erscheint, wird jede Seite des Programms in einem Browser in jeder dieser Formen geöffnet. Ein einziger Fehler hält die Version auf.
access-as-wide-light = { $count } Pixel breit, hell
access-as-wide-dark = { $count } Pixel breit, dunkel
access-as-narrow-light = { $count } Pixel breit, wie auf einem Telefon, hell
access-as-narrow-dark = { $count } Pixel breit, wie auf einem Telefon, dunkel
access-as-smallest = { $count } Pixel breit: auf 400 % vergrößert
access-as-zoom = { $count } Pixel breit: auf 200 % vergrößert
access-as-spacing = Mit eigenen Abständen von Buchstaben, Wörtern und Zeilen ({ $count } Pixel)
access-as-letters = Mit leichter lesbarer Schrift ({ $count } Pixel)
access-as-rtl-wide = Auf Arabisch, von rechts nach links, { $count } Pixel breit, hell
access-as-rtl-narrow = Auf Arabisch, von rechts nach links, { $count } Pixel breit, dunkel
access-as-no-script = Ohne JavaScript, { $count } Pixel breit
access-as-print = Gedruckt ({ $count } Pixel), wo eine Seite zum Drucken gemacht ist
access-checks = Was geprüft wird
access-check = Prüfung
access-by = Wie
access-criteria = Erfolgskriterien
access-by-measured = Auf jeder Seite gemessen
access-by-journey = Schritt für Schritt durchgegangen
access-by-read = Angesehen von denen, die das Programm machen
access-by-absent = Kommt hier nicht vor
access-check-rules = Aufbau, Namen, Kontrast, Sprachen und Größe der Ziele, nach den Regeln von axe
access-check-reflow = Nichts läuft aus der Seite, und kein Text ist abgeschnitten, bis zur kleinsten Breite
access-check-spacing = Kein Text ist abgeschnitten, wenn man seine Abstände vergrößert
access-check-focus = Was den Fokus hat, zeigt ihn, und nichts verdeckt es
access-check-errors = Ein abgewiesenes Formular sagt, was nicht stimmt, und führt zum Feld
access-check-sameness = Wege weiter und Hilfe stehen auf jeder Seite an derselben Stelle
access-check-keyboard = Vom Anmelden bis zum Abmelden allein mit der Tastatur
access-check-timing = Was getippt wurde, überdauert eine Sitzung, die zu Ende ging
access-check-looked = Reihenfolge, Anleitungen, Überschriften, Kontrast von Zeichen, Fehler, die sich zurücknehmen lassen
access-check-absent = Ton, Film, Blitze, Bewegung, Gesten mit mehreren Fingern, Ziehen
access-limits = Was bekanntermaßen fehlt
access-limit-people = Noch hat niemand das Programm bewertet, der mit Bildschirmleser, Lupe oder Sprachsteuerung arbeitet.
access-limit-members = Was Mitglieder schreiben, ist ihre Sache: Eine Tabelle, ein Link oder eine Überschrift in einem Beitrag kann unklar sein, und niemand prüft das vorher.
access-limit-elsewhere = Links führen zu anderen Knoten und Seiten, für die diese Erklärung nichts sagt.
access-limit-languages = Manche Übersetzungen sind zum Teil auf Englisch, und die meisten hat niemand gelesen, dessen Muttersprache es ist; in den Einstellungen steht, welche.
access-feedback = Sagen Sie uns, was Sie ausschließt
access-feedback-what = Wer hier etwas nicht lesen oder benutzen kann, darf die, die den Knoten betreiben, um eine andere Form bitten. Schreiben Sie an ihre übliche Adresse; es hilft, die Seite zu nennen und womit Sie sie lesen.
settings-display = Lesen und Tasten
keys = Tastenkürzel
keys-hint = Einzelne Buchstaben bewirken etwas. Aus, wenn Sie sie nicht wollen: Sie stören die Sprachsteuerung.
keys-which = Welche Tasten was tun
keys-what = Sie bewirken nichts, solange Sie in ein Feld schreiben, und zu jeder gibt es einen Link oder Knopf, der dasselbe tut. Sie brauchen JavaScript.
keys-are-on = Für Sie sind sie eingeschaltet.
keys-are-off = Sie sind ausgeschaltet.
keys-members = Mitglieder können sie in ihren Einstellungen einschalten.
keys-key = Taste
keys-does = Was sie tut
key-next = Nächster Beitrag oder nächster Thread einer Liste
key-previous = Voriger Beitrag oder Thread
key-unread = Erster Beitrag, der für Sie neu ist
key-reply = Auf den Beitrag antworten, der den Fokus hat, sonst auf den Thread
key-save = Den Thread für später merken
key-home = Start (nacheinander)
key-search = Suchen
key-help = Diese Seite
keys-always = Immer: Tab und Umschalt + Tab gehen vor und zurück, Eingabe folgt einem Link oder drückt einen Knopf, Escape schließt ein Menü oder eine Liste, und Strg + Eingabe sendet, was Sie schreiben.
node = Knoten

## Suche
search-what = Wörter aus dem Namen einer Gemeinschaft oder eine Adresse: !gemeinschaft@knoten, @person@knoten oder der Link eines Beitrags.
search-none = Hier heißt keine Gemeinschaft „{ $query }“.
search-nothing-there = Unter „{ $query }“ gibt es nichts, oder dieser Knoten darf es nicht sehen. Prüfen Sie die Schreibweise.
search-for-members = Das sieht nach einer Adresse auf einem anderen Knoten aus. Mitglieder können sie nachschlagen.

## Fehler
form-problems = { $count ->
    [one] Eine Sache ist noch zu klären
   *[other] { $count } Dinge sind noch zu klären
}
error-not-found = Hier ist nichts
error-not-found-why = Die Adresse kann falsch sein, die Seite verschwunden, oder Sie müssen sich anmelden, um sie zu sehen.
error-invalid = Das hat nicht geklappt
error-denied = Das können Sie nicht tun
error-remote = Der andere Knoten hat nicht geholfen
error-internal = Hier ist etwas schiefgegangen
error-internal-why = Das liegt an uns, nicht an Ihnen. Nichts wurde geändert. Bitte versuchen Sie es in einer Minute noch einmal.
error-unreadable = Das Formular war nicht zu lesen
error-unreadable-why = Unterwegs ist es beschädigt worden. Gehen Sie zurück und senden Sie es noch einmal.
error-too-large = Das ist zu viel auf einmal
error-too-large-why = Ein Beitrag fasst bis zu 100.000 Zeichen. Gehen Sie zurück und kürzen Sie ihn.
error-wrong-method = Das geht unter dieser Adresse nicht
error-wrong-method-why = Gehen Sie zurück und benutzen Sie den Knopf oder den Link auf der Seite.
error-cross-site = Das kam von einer anderen Website
error-cross-site-why = Zu Ihrer Sicherheit gelten Formulare nur von den Seiten dieses Knotens. Öffnen Sie die Seite hier und senden Sie es noch einmal.
error-setup-link = Dieser Link öffnet die Einrichtung nicht
error-setup-link-why = Vielleicht wurde er schon benutzt, oder beim Neustart des Programms wurde ein neuerer ausgegeben. Wenn dieser Knoten eingerichtet ist, melden Sie sich an.

problem-actor-changed = Jener Knoten sagt, unter dieser Adresse sei jemand anderes als zuvor. Nichts wurde geändert.
problem-address = „{ $detail }“ ist keine Adresse wie https://node.example, ohne etwas dahinter.
problem-choose = Wählen Sie eines aus.
problem-cursor = Dieser Link zu einer Seite der Liste ist kaputt. Gehen Sie zum Anfang der Liste zurück.
problem-email = Das ist keine E-Mail-Adresse wie name@example.org.
problem-email-taken = Diese E-Mail-Adresse hat hier schon jemand. Melden Sie sich an oder nehmen Sie eine andere.
problem-empty = Schreiben Sie zuerst etwas.
problem-handle-form = Schreiben Sie !gemeinschaft@knoten, @person@knoten oder die Adresse eines Threads wie https://north.example/t/….
problem-handle-length = Der Kurzname braucht 2 bis 40 Zeichen.
problem-handle-letters = Der Kurzname besteht aus Buchstaben von a bis z, Ziffern, _ und - und beginnt mit einem Buchstaben.
problem-handle-reserved = „{ $detail }“ bedeutet hier etwas anderes. Wählen Sie einen anderen Kurznamen.
problem-handle-unknown = Auf diesem Knoten heißt niemand „{ $detail }“.
problem-handle-taken = „{ $detail }“ ist vergeben oder war es einmal. Wählen Sie einen anderen Kurznamen.
problem-jurisdiction = Nehmen Sie einen Ländercode in Großbuchstaben wie NZ oder mit einer Region wie AU-SA.
problem-language = Wählen Sie eine Sprache.
problem-length-0-200 = Höchstens 200 Zeichen, bitte.
problem-length-0-500 = Höchstens 500 Zeichen, bitte.
problem-length-0-2000 = Höchstens 2.000 Zeichen, bitte.
problem-length-0-5000 = Höchstens 5.000 Zeichen, bitte.
problem-length-2-60 = Bitte 2 bis 60 Zeichen.
problem-topic-taken = Eine andere Rubrik dieser Gemeinschaft heißt schon so.
problem-too-many-topics = Eine Gemeinschaft hat höchstens { $detail } Rubriken, zusammengelegte mitgezählt.
problem-length-1-80 = Bitte 1 bis 80 Zeichen.
problem-length-2-120 = Bitte 2 bis 120 Zeichen.
problem-length-3-200 = Der Titel braucht 3 bis 200 Zeichen.
problem-node-name = „{ $detail }“ ist nicht der Name eines Knotens wie north.example.
problem-not-later = Wählen Sie einen Zeitpunkt, der noch kommt.
problem-days-1-366 = Bitte 1 bis 366 Tage.
problem-options-2-10 = Schreiben Sie zwei bis zehn Möglichkeiten, die zur Wahl stehen.
problem-options-twice = Eine davon steht zweimal da.
problem-length-1-200 = Höchstens 200 Zeichen für jede, bitte.
problem-only-one = Hier kann nur eine gewählt werden.
problem-too-many-helped = Sie haben von { $detail } Antworten gesagt, dass sie geholfen haben, und mehr geht nicht. Nehmen Sie das zuerst bei einer zurück.
problem-not-a-member = Nur Mitglieder dieser Gemeinschaft können eine Rolle haben.
problem-password-length = Das Passwort braucht 10 bis 200 Zeichen.
problem-password-weak = Das ist leicht zu erraten. Mehrere Wörter, die nicht zusammengehören, sind es nicht.
problem-time-zone = „{ $detail }“ ist keine Zeitzone wie Pacific/Auckland.
problem-too-long = Ein Beitrag fasst bis zu 100.000 Zeichen. Bitte kürzen Sie ihn.
problem-too-many-attempts = Zu viele falsche Passwörter. Warten Sie 15 Minuten und versuchen Sie es dann noch einmal.
problem-too-many-reports = Sie haben in einer Stunde { $detail } Beiträge gemeldet, und mehr geht nicht. Warten Sie eine Weile und senden Sie es dann noch einmal.
problem-too-many-tokens = Sie haben 50 Schlüssel, und mehr geht nicht. Widerrufen Sie zuerst einen.
problem-too-many-accounts = Sie haben { $detail } Konten genannt, und mehr geht nicht. Entfernen Sie zuerst eines.
problem-account-form = Schreiben Sie @name@north.example oder die Adresse des Profils.
problem-nobody-there = Unter „{ $detail }“ war niemand zu finden. Prüfen Sie die Schreibweise.
problem-person-elsewhere = Das muss das Konto einer Person auf einem anderen Knoten sein.
problem-password-wrong = Das ist nicht Ihr Passwort.
problem-password-not-chosen = Das ist nicht das Passwort, das bei der Registrierung von @{ $detail } gewählt wurde. Nichts ist verloren: Versuchen Sie es noch einmal. Wenn Sie einen anderen Kurznamen gewählt haben, warten Sie auf die E-Mail, die ihn nennt.
problem-target-does-not-confirm = Jenes Konto sagt nicht, dass es Ihres ist. Melden Sie sich dort an, nennen Sie { $detail } als ein weiteres Konto von Ihnen und versuchen Sie es hier noch einmal.
problem-target-moved-on = Jenes Konto sagt, dass es selbst weitergezogen ist. Nennen Sie die Adresse dessen, das Sie benutzen.

denial-sign-in-first = Bitte melden Sie sich zuerst an. Sie können das in einem anderen Tab tun und dies dann noch einmal senden.
denial-not-admin = Das kann nur die Administration dieses Knotens tun.
denial-not-member = Das können nur Mitglieder dieser Gemeinschaft tun. Treten Sie ihr zuerst bei.
denial-not-moderator = Das kann nur die Moderation dieser Gemeinschaft tun.
denial-not-author = Das kann nur tun, wer ihn geschrieben hat.
denial-outranked = Die Rolle dieser Person in der Gemeinschaft ist so hoch wie Ihre. Das kann jemand tun, der über Ihnen beiden steht.
denial-suspended = Sie sind von dieser Gemeinschaft ausgeschlossen.
denial-last-facilitator = Eine Gemeinschaft behält mindestens eine Person in der Begleitung. Geben Sie diese Rolle zuerst jemand anderem.
denial-thread-locked = Dieser Thread ist gesperrt: Nur die Moderation kann antworten.
denial-post-gone = Dieser Beitrag wurde gelöscht oder entfernt. Es gibt nichts mehr zu beantworten oder zu ändern.
denial-no-notices = Aushänge schreibt in dieser Gemeinschaft nur die Moderation. Beginnen Sie stattdessen eine Diskussion.
denial-not-this-kind = Dieser Thread ist keine Frage oder keine Umfrage.
denial-poll-ended = Diese Umfrage ist beendet.
denial-voted-already = Sie haben in dieser Umfrage schon abgestimmt, und eine Stimme lässt sich nicht ändern.
denial-sign-up-closed = Dieser Knoten nimmt zurzeit von sich aus keine neuen Mitglieder auf. Fragen Sie die Administration.
denial-wrong-password = E-Mail-Adresse oder Kurzname und Passwort passen nicht zusammen.
denial-node-not-allowed = Dieser Knoten hat mit jenem nicht zu tun. Die Administration kann ihn zulassen.
denial-already-set-up = Dieser Knoten ist schon eingerichtet. Melden Sie sich an.
denial-not-here = Diese Gemeinschaft ist auf einem anderen Knoten zu Hause; das geht nur dort.
denial-wrong-scope = Dieser Schlüssel darf das nicht.
denial-precondition-failed = Inzwischen hat das jemand geändert. Öffnen Sie es noch einmal und ändern Sie, was jetzt da steht.
denial-idempotency-key-in-use = Das wird schon ausgeführt. Warten Sie einen Moment.
denial-invited-only = Mitglied wird man hier durch eine Einladung. Bitten Sie jemanden darum, der diesen Knoten betreibt.

remote-unreachable = { $host } war nicht zu erreichen. Versuchen Sie es nach einer Weile noch einmal.
remote-unknown = { $host } sagt, unter dieser Adresse sei nichts. Prüfen Sie die Schreibweise.
remote-rubbish = { $host } hat etwas geantwortet, das dieser Knoten nicht lesen kann. Vielleicht ist es kein Knoten dieses Netzwerks.
remote-refused = { $host } hat diesem Knoten die Antwort verweigert.
remote-forbidden = Dieser Knoten darf { $host } nicht fragen. Die Administration kann es zulassen.
remote-too-much = { $host } hat mehr gesendet, als dieser Knoten lesen will.
remote-busy = { $host } wurde fürs Erste genug gefragt. Versuchen Sie es nach einer Weile noch einmal.

## Berufe
profession-allied-health-assistant = Assistenz in Gesundheitsberufen
profession-art-therapist = Kunsttherapie
profession-audiologist = Audiologie
profession-chiropractor = Chiropraktik
profession-counsellor = Psychosoziale Beratung
profession-dietitian = Diätologie, Diätassistenz
profession-drama-therapist = Dramatherapie
profession-exercise-physiologist = Bewegungsphysiologie
profession-genetic-counsellor = Genetische Beratung
profession-medical-laboratory-scientist = Medizinische Labordiagnostik
profession-music-therapist = Musiktherapie
profession-nurse = Pflege
profession-occupational-therapist = Ergotherapie
profession-optometrist = Optometrie
profession-orthoptist = Orthoptik
profession-osteopath = Osteopathie
profession-paramedic = Rettungsdienst
profession-perfusionist = Kardiotechnik
profession-pharmacist = Pharmazie
profession-physiotherapist = Physiotherapie
profession-podiatrist = Podologie
profession-prosthetist-orthotist = Orthopädietechnik
profession-psychologist = Psychologie
profession-radiographer = Radiologietechnologie
profession-social-worker = Soziale Arbeit
profession-speech-language-therapist = Logopädie
profession-educator = Lehre
profession-researcher = Forschung
profession-other = Anderes

## Schlüssel für Programme, Umzug
tokens = Schlüssel für Programme
tokens-short = Für Apps, die in Ihrem Namen handeln.
tokens-what = Ein Programm mit einem Schlüssel handelt in Ihrem Namen. Geben Sie jedem Programm seinen eigenen, damit Sie ihn zurücknehmen können.
tokens-have = Ihre Schlüssel
tokens-none = Sie haben keine.
token-name = Name
token-name-hint = Für welches Programm er ist.
token-scope = Was es darf
token-read = Lesen
token-read-hint = Sehen, was Sie sehen.
token-write = Lesen und schreiben
token-write-hint = Tun, was Sie tun dürfen, auch in der Administration, wenn Sie dazugehören.
token-created = Erstellt
token-used = Zuletzt benutzt
token-new = Ein neuer Schlüssel
token-make = Schlüssel erstellen
token-made = Ihr neuer Schlüssel
token-once = Kopieren Sie ihn jetzt: Er wird nur dieses eine Mal gezeigt und nirgends aufbewahrt.
token-revoke = Widerrufen
moving = Umzug
moving-short = Andere Konten von Ihnen, und wohin Sie gegangen sind.
moving-what = Ein Umzug ist eine Mitteilung und sonst nichts: Hier und auf anderen Knoten liest man Ihre neue Adresse. Was Sie geschrieben haben, bleibt hier. Auch Mitgliedschaften, Rollen und was andere von Ihnen bestätigt haben, bleiben bei diesem Konto; bitten Sie vom neuen aus wieder um Aufnahme in Ihre Gemeinschaften.
accounts = Meine anderen Konten
accounts-what = Konten auf anderen Knoten, die Ihnen gehören. Um von einem davon hierher umzuziehen, nennen Sie es hier und sagen Sie dann dort, dass Sie umgezogen sind. Alle können sehen, welche Sie nennen, und andere Knoten finden Sie von da an unter Ihrer Adresse.
accounts-none = Sie haben keine genannt.
accounts-full = Sie haben fünf genannt, und mehr geht nicht.
account = Adresse des Kontos
account-hint = Zum Beispiel @name@north.example oder die Adresse seines Profils.
account-add = Hinzufügen
account-remove = Entfernen
move = Ich bin umgezogen
move-first = Melden Sie sich zuerst bei Ihrem neuen Konto an und nennen Sie dort dieses als Ihres: { $address }
move-target = Adresse Ihres neuen Kontos
move-password = Ihr Passwort
move-password-hint = Das, mit dem Sie sich hier anmelden.
move-do = Sagen, dass ich umgezogen bin

## Benachrichtigungen
notifications = Benachrichtigungen
notifications-none = Noch nichts.
notifications-what = Hier erfahren Sie, wenn jemand Ihnen antwortet oder Sie nennt, und was über Sie entschieden wird. Mehr oder weniger wählen Sie auf der Seite einer Gemeinschaft oder eines Threads.
notifications-see-all = Alle als gesehen kennzeichnen
bell-few = { $count }
bell-many = 9+
bell-unseen = Benachrichtigungen, nicht gesehen: { $count }
new = Neu
told-mention = { $name } hat Sie genannt
told-reply = { $name } hat Ihnen geantwortet
told-post = { $name } hat geschrieben
told-membership-given = Sie sind jetzt Mitglied von { $community }
told-membership-refused = { $community } hat Sie nicht als Mitglied aufgenommen
told-membership-ended = Sie sind nicht mehr Mitglied von { $community }
told-membership-asked = Jemand bittet um Aufnahme in { $community }
told-role-given = Sie haben jetzt eine Rolle in { $community }
told-role-taken = Sie haben Ihre Rolle in { $community } nicht mehr
told-member-suspended = Sie sind von { $community } ausgeschlossen
told-suspension-lifted = Ihr Ausschluss von { $community } ist zu Ende
told-post-removed = Die Moderation von { $community } hat Ihren Beitrag entfernt
told-post-restored = Ihr Beitrag in { $community } ist wieder da
told-post-hidden = Die Moderation hier hat Ihren Beitrag in { $community } ausgeblendet
told-post-unhidden = Ihr Beitrag in { $community } wird wieder gezeigt
told-post-refused = { $community } hat Ihren Beitrag nicht angenommen
told-post-reported = Ein Beitrag in { $community } wurde gemeldet
told-reminder-due = Eine Erinnerung an einen Thread, den Sie in { $community } gemerkt haben
told-reply-helped = Ihre Antwort in { $community } hat geholfen, sagt, wer gefragt hat
level = Was Sie davon erfahren
level-label = Mitteilen
level-everything = Jeden Beitrag
level-first-posts = Neue Threads
level-mentions = Antworten an mich und Erwähnungen
level-mute = Nichts
level-as-community = Wie für die Gemeinschaft
level-saved = Gespeichert. Es gilt ab dem nächsten Beitrag.

## Die E-Mails selbst
mail-hello = Guten Tag,
mail-machine = Diese E-Mail hat eine Maschine gesendet. Antworten darauf liest niemand.
mail-test-subject = Test-E-Mail von { $node }
mail-test-what = Die Administration von { $node } hat diese E-Mail gesendet, um zu sehen, ob E-Mails ankommen. Sie tun es.
mail-confirm-subject = Ist das Ihre E-Mail-Adresse? – { $node }
mail-confirm-what = Jemand hat diese Adresse bei { $node } als eigene angegeben. Wenn Sie es waren, öffnen Sie innerhalb von drei Tagen diesen Link und bestätigen Sie sie:
mail-confirm-else = Wenn Sie es nicht waren, tun Sie nichts: Ohne den Link geschieht nichts.
mail-address-known-subject = Sie haben schon ein Konto – { $node }
mail-address-known-what = Jemand wollte diese Adresse bei { $node } benutzen, aber ein Konto dort hat sie schon: Ihres. Wenn Sie es waren, melden Sie sich damit an. Wenn Sie Ihr Passwort nicht mehr wissen, wählen Sie hier ein neues:
mail-address-changed-subject = Ihre E-Mail-Adresse wurde geändert – { $node }
mail-address-changed-what = Das Konto @{ $handle } bei { $node } hat jetzt eine andere E-Mail-Adresse. Diese hier wird nicht mehr benutzt.
mail-address-changed-else = Wenn Sie es nicht waren, schreiben Sie sofort denen, die { $node } betreiben.
mail-reset-subject = Ein neues Passwort – { $node }
mail-reset-what = Jemand hat um ein neues Passwort für @{ $handle } bei { $node } gebeten. Wenn Sie es waren, öffnen Sie innerhalb einer Stunde diesen Link und wählen Sie eines. Er gilt einmal:
mail-reset-else = Wenn Sie es nicht waren, tun Sie nichts: Ihr Passwort bleibt, wie es ist.
mail-password-changed-subject = Sie haben ein neues Passwort – { $node }
mail-password-changed-what = Das Konto @{ $handle } bei { $node } hat ein neues Passwort. Anderswo ist es jetzt abgemeldet. Welche Schlüssel für Programme weiter gelten, steht in den Einstellungen.
mail-password-changed-else = Wenn Sie es nicht waren, schreiben Sie sofort denen, die { $node } betreiben.
mail-sign-up-subject = Ist das Ihre E-Mail-Adresse? – { $node }
mail-sign-up-what = Jemand möchte mit dieser Adresse als @{ $handle } Mitglied von { $node } werden. Wenn Sie es waren, öffnen Sie innerhalb von drei Tagen diesen Link und bestätigen Sie die Adresse mit dem Passwort, das Sie gewählt haben:
mail-sign-up-else = Wenn Sie es nicht waren oder @{ $handle } nicht der Kurzname ist, den Sie gewählt haben, tun Sie nichts: Ohne den Link geschieht nichts.
mail-accepted-subject = Willkommen bei { $node }
mail-accepted-what = Sie sind jetzt Mitglied von { $node }, als @{ $handle }. Melden Sie sich mit dem Passwort an, das Sie gewählt haben:
mail-declined-subject = Ihre Bewerbung bei { $node }
mail-declined-what = Sie haben darum gebeten, Mitglied von { $node } zu werden. Die Verantwortlichen haben sich dagegen entschieden. Was Sie geschrieben haben, wurde gelöscht.

## Links in E-Mails
confirm = Ihre E-Mail-Adresse
confirm-what = Jemand hat diese Adresse bei { $node } als eigene angegeben. Waren Sie es?
confirm-join = Jemand möchte mit diesem Kurznamen und dieser Adresse Mitglied von { $node } werden. Sind Sie es?
confirm-password-hint = Das, das Sie bei der Registrierung gewählt haben.
confirm-do = Ja, es ist meine
confirm-done = Ihre E-Mail-Adresse ist bestätigt.
confirm-again = Einen neuen Link zusenden lassen
forgot = Ich weiß mein Passwort nicht
forgot-what = Sagen Sie, welche E-Mail-Adresse Ihr Konto hat. Wir senden einen Link dorthin, mit dem Sie ein neues Passwort wählen.
forgot-do = Link senden
forgot-sent = Wenn ein Konto hier diese Adresse hat und sie bestätigt ist, ist eine E-Mail unterwegs.
forgot-nothing = Nach einigen Minuten ist nichts da? Sehen Sie im Spam nach, versuchen Sie eine andere Adresse oder schreiben Sie denen, die diesen Knoten betreiben.
forgot-again = Einen neuen Link zusenden lassen
reset = Ein neues Passwort
reset-what = Danach sind Sie überall abgemeldet, Schlüssel für Programme und private Feeds gelten nicht mehr, und Sie melden sich mit dem neuen an.
reset-do = Passwort festlegen
reset-done = Sie haben ein neues Passwort. Melden Sie sich damit an.
link-dead = Dieser Link bewirkt nichts mehr. Er wurde benutzt oder ist zu alt.
email-page = E-Mail-Adresse
email-short = Wohin wir Ihnen schreiben und wie Sie ein neues Passwort bekommen.
email-what = Niemand sieht sie außer Ihnen und denen, die diesen Knoten betreiben.
email-now = Ihre Adresse
email-none = Sie haben keine angegeben. Ohne Adresse können Sie nicht selbst ein neues Passwort bekommen.
email-confirmed = Bestätigt
email-unconfirmed = Nicht bestätigt
email-unconfirmed-what = Wir haben einen Link dorthin gesendet. Bis Sie ihn geöffnet haben, wissen wir nicht, ob unsere E-Mails Sie erreichen, und können Ihnen kein neues Passwort schicken.
email-again = Link noch einmal senden
email-change = Eine andere Adresse
email-change-what = Wir senden einen Link an die neue Adresse. Sie tritt an die Stelle der alten, wenn Sie den Link geöffnet haben; die alte erfährt es.
email-new = Neue Adresse
email-password-hint = Ihres, damit wir wissen, dass Sie es sind.
email-do = Link senden
email-sent = Ein Link ist unterwegs. Öffnen Sie ihn, um die Adresse zu bestätigen.
problem-email-same = Das ist schon Ihre Adresse, und sie ist bestätigt.
problem-link-used = Dieser Link bewirkt nichts mehr. Er wurde benutzt oder ist zu alt.
problem-too-many-mails = Es wurden zu viele E-Mails angefordert. Warten Sie eine Stunde und versuchen Sie es dann noch einmal.
problem-too-many-sign-ups = Zurzeit registrieren sich zu viele Menschen. Warten Sie eine Stunde und versuchen Sie es dann noch einmal.

## Wege hinein
joined-done = Sie sind jetzt Mitglied. Melden Sie sich an.
email-needed = Wir schreiben Ihnen dorthin. Niemand sieht die Adresse außer denen, die diesen Knoten betreiben.
sign-up-judged = Die Administration liest, was Sie hier schreiben, und entscheidet. Sie bekommen eine E-Mail.
sign-up-asked = Sehen Sie in Ihre E-Mails: Wir haben einen Link dorthin gesendet. Mit ihm bestätigen Sie, dass die Adresse Ihnen gehört.
sign-up-waiting = Die Administration entscheidet jetzt, ob Sie Mitglied werden.
problem-between = Das muss eine Zahl sein: { $detail }.
problem-invitation-used = Diese Einladung lässt niemanden mehr ein. Sie ist aufgebraucht, zurückgenommen oder zu alt. Bitten Sie um eine neue.
your-answer = Ihre Antwort

## Sitzungen
sessions = Wo Sie angemeldet sind
sessions-short = Browser, die Sie kennen, und wie man sie abmeldet.
sessions-what = Kennen Sie eine davon nicht? Dann beenden Sie sie.
sessions-end-others = Alle anderen beenden
session-device = Browser
session-unknown = Unbekannt
session-current = Diese
session-shared = Gemeinsamer Computer
session-seen = Zuletzt benutzt
session-since = Angemeldet
session-end = Beenden
sign-in-shared = Auch andere benutzen diesen Computer
sign-in-shared-hint = Sie werden abgemeldet, wenn Sie den Browser schließen oder eine Viertelstunde nichts tun.
sessions-password = Ein neues Passwort wählen

## E-Mail, wenn etwas wartet
mail-waiting-subject = Etwas wartet auf Sie – { $node }
mail-waiting-what =
    { $count ->
        [one] Bei { $node } wartet seit einem Tag { $count } Benachrichtigung auf Sie:
       *[other] Bei { $node } warten seit einem Tag Benachrichtigungen auf Sie: { $count ->
            [10] mehr als neun.
           *[other] { $count }.
        }
    }
mail-waiting-else = Sie möchten solche E-Mails nicht? Dieser Link beendet sie:
waiting-mail = Wenn etwas wartet
waiting-mail-on = Wir schreiben Ihnen einmal, wenn etwas seit einem Tag wartet. Die E-Mail sagt, dass es wartet, nicht, was es ist.
waiting-mail-off = Wir schreiben Ihnen nicht, wenn etwas wartet.
waiting-mail-stop = Diese E-Mails beenden
waiting-mail-start = Schreiben Sie mir
unsubscribe = E-Mail, wenn etwas wartet
unsubscribe-what = { $node } schreibt Ihnen einmal, wenn etwas seit einem Tag auf Sie wartet. Möchten Sie diese E-Mails nicht mehr?
unsubscribe-do = Diese E-Mails beenden
unsubscribe-done = Sie bekommen diese E-Mails nicht mehr.
unsubscribe-back = In Ihren Einstellungen neu wählen

## Das Leben einer Gemeinschaft, Entwürfe
keep-draft = Als Entwurf behalten
life = Wie sie steht
life-change = Ändern, wie sie steht
life-step = Was soll geschehen?
life-do = Ausführen
life-closes = Sie endet am
life-closes-hint = Nur beim Schließen: ein Tag, der mindestens 14 Tage entfernt ist. Bis dahin geht alles weiter wie gewohnt; danach kann die Gemeinschaft nur noch gelesen werden.
life-closes-on = Sie endet am { $date }. Danach kann sie nur noch gelesen werden.
life-reason-hint = Mitglieder können ihn im Moderationsprotokoll lesen.
life-draft = Entwurf.
life-draft-what = Nur wer diese Gemeinschaft vorbereitet und die Administration dieses Knotens weiß von ihr. Sie öffnet sich ihren Mitgliedern, sobald ihre Charta geschrieben ist.
life-active = Aktiv.
life-active-what = Diese Gemeinschaft ist aktiv.
life-dormant = Ruhend.
life-dormant-what = Hier wurde eine Weile nichts geschrieben. Wer schreibt, weckt sie.
life-closing = Vor dem Ende.
life-closing-what = Das Ende dieser Gemeinschaft ist angekündigt.
life-archived = Archiviert.
life-archived-what = Diese Gemeinschaft ist zu Ende. Man kann sie lesen, und niemand schreibt darin.
charter-objectives = Ziele
charter-objectives-what = Was die Gemeinschaft bis zur nächsten Durchsicht erreicht haben will.
charter-review = Nächste Durchsicht
charter-review-what = Der Tag, an dem Charta und Ziele wieder angesehen werden. Darf leer bleiben.
charter-review-on = Nächste Durchsicht: { $date }
charter-notices = Mitglieder dürfen Aushänge schreiben
charter-notices-what = Zu Stellen, Treffen, der Suche nach Partnern. Sie enden von selbst. Die Moderation darf immer welche schreiben.
charter-rules = Regeln
charter-rules-what = Worauf sich Mitglieder einigen, und was die Moderation entfernt.
charter-behind = Wer dahintersteht
charter-sponsor = Träger
charter-sponsor-what = Eine Organisation oder Person, die für die Gemeinschaft einsteht. Ein Recht zu lesen folgt daraus nicht.
charter-contact = Kontakt
charter-contact-what = Wen Außenstehende fragen können, zum Beispiel eine E-Mail-Adresse. Alle, die die Gemeinschaft sehen, sehen sie.
charter-welcome = Willkommens-Thread
charter-welcome-what = Ein angehefteter Thread, in dem sich Neue vorstellen. Er steht neben den Diskussionen.
charter-welcome-none = Keiner
newcomers = Neu hier?
newcomers-what = Sagen Sie im Willkommens-Thread Hallo, oder fragen Sie, wie hier etwas geht.
act-activate = Für Mitglieder geöffnet
act-rest = Ruhend
act-close = Ende angekündigt
act-reopen = Wieder aufgenommen
act-archive = Archiviert
do-activate = Für ihre Mitglieder öffnen
do-activate-hint = Ab jetzt kann man sie finden und ihr beitreten, und andere Knoten können von ihr erfahren.
do-rest = Ruhen lassen
do-rest-hint = Es steht da, dass sie ruht. Der nächste Beitrag weckt sie.
do-close = Ihr Ende ankündigen
do-close-hint = Ihre Mitglieder und die Knoten, die ihr folgen, erfahren es jetzt. An dem Tag wird sie zum Archiv.
do-reopen = Wieder aufnehmen
do-reopen-hint = Sie ist wieder aktiv, und ihre Mitglieder dürfen schreiben.
drafts = Entwürfe
drafts-what = Was Sie zu schreiben begonnen und nicht gesendet haben. Nur Sie sehen es. Ein Entwurf vergeht 90 Tage nach Ihrer letzten Änderung.
drafts-none = Sie haben keine Entwürfe.
draft-thread = Ein neuer Thread
draft-reply = Eine Antwort an { $name }
draft-reply-gone = Eine Antwort
draft-edit = Eine Änderung an Ihrem Beitrag
draft-closed = Wofür das geschrieben wurde, gibt es nicht mehr, oder es steht Ihnen nicht mehr offen. Ihre Worte sind noch hier.
draft-text = Text anzeigen
draft-go-on = Weiterschreiben
draft-save = Entwurf speichern
draft-discard = Entwurf verwerfen
draft-discarded = Der Entwurf ist verworfen.
draft-saved = Ihr Entwurf ist gespeichert. Sie finden ihn auf jedem Gerät unter
draft-loaded = Das ist Ihr Entwurf: { $when }
draft-kept = Entwurf gespeichert: { $when }
draft-newer = Ein neuerer Entwurf davon wurde in einem anderen Tab oder auf einem anderen Gerät gespeichert: { $when }
draft-newer-how = Was Sie geschrieben haben, steht unten und ist noch nicht gespeichert. „Entwurf speichern“ setzt es an die Stelle von diesem.
draft-newer-text = Der neuere Entwurf
draft-newer-short = Ein neuerer Entwurf davon wurde in einem anderen Tab oder auf einem anderen Gerät gespeichert: { $when }. Mit „Entwurf speichern“ sehen Sie beide.
draft-gone = Dieser Entwurf wurde anderswo gesendet oder verworfen. Schreiben Sie weiter, dann wird er neu aufbewahrt.
draft-signed-out = Nicht gespeichert: Ihre Sitzung ist zu Ende. Senden oder speichern Sie, dann können Sie sich anmelden, ohne etwas zu verlieren.
draft-failed = Nicht gespeichert: Der Knoten war nicht zu erreichen.
kept = Nichts ist verloren
kept-what = Sie sind wieder angemeldet. Was Sie gesendet hatten, wurde nicht ausgeführt, weil Ihre Sitzung zu Ende war. Sehen Sie es durch und senden Sie es noch einmal.
kept-send = Noch einmal senden
kept-text = Was Sie geschrieben haben
kept-sign-in = Ihre Sitzung ist zu Ende. Was Sie geschrieben haben, bleibt auf dieser Seite: Melden Sie sich an und machen Sie damit weiter.
kept-too-long = Ihre Sitzung ist zu Ende, und was Sie geschrieben haben, ist zu lang, um mitgenommen zu werden. Kopieren Sie es von hier, bevor Sie sich anmelden.
problem-charter-part = Schreiben Sie hier ein paar Worte, oder behalten Sie die Gemeinschaft als Entwurf.
problem-charter-incomplete = Ihrer Charta fehlt ein Teil: Thema, Gemeinschaft und Praxis brauchen je ein paar Worte.
problem-no-facilitator = Sie hat niemanden in der Begleitung. Geben Sie zuerst einem Mitglied diese Rolle.
problem-step-not-now = Das geht nicht, so wie die Gemeinschaft jetzt steht. Wählen Sie etwas, das gezeigt wird.
problem-closes-too-soon = Wählen Sie einen Tag, der mindestens 14 Tage entfernt ist, damit es alle rechtzeitig erfahren.
problem-closes-too-late = Wählen Sie einen Tag in den nächsten zwei Jahren.
problem-day = Schreiben Sie einen Tag als Jahr-Monat-Tag, zum Beispiel 2027-03-01.
problem-too-many-drafts = Sie haben { $detail } Entwürfe, und mehr geht nicht. Verwerfen Sie zuerst einen.
problem-length-0-1000 = Höchstens 1.000 Zeichen, bitte.
problem-too-many-saved = Sie haben { $detail } Threads gemerkt, und mehr geht nicht. Nehmen Sie zuerst einen von der Liste.
problem-too-many-feeds = Sie haben { $detail } Feeds, und mehr geht nicht. Widerrufen Sie zuerst einen.
denial-archived = Diese Gemeinschaft ist archiviert: Man kann sie nur lesen.
told-community-rested = { $community } ruht: Dort wurde eine Weile nichts geschrieben
told-community-closing = { $community } geht zu Ende
told-community-archived = { $community } ist zu Ende und kann nur noch gelesen werden
told-community-reopened = { $community } wurde wieder aufgenommen
problem-invitation-other-address = Diese Einladung ging an { $detail }. Nehmen Sie diese Adresse; Sie können sie später in Ihren Einstellungen ändern.

## Austritt, und eine Kopie vorher
leaving = Austritt
leaving-export = Eine Kopie dessen, was Sie geschrieben haben, gibt es vor dem Austritt, nicht danach:
export = Eine Kopie dessen, was Ihnen gehört
export-short = Alles, was dieser Knoten von Ihnen hat, in einer Datei.
export-what = Eine ZIP-Datei mit allem, was dieser Knoten von Ihnen hat, zum Aufbewahren oder Mitnehmen.
export-in = Was darin ist
export-in-data = Profil, E-Mail, Einstellungen, Mitgliedschaften, Beiträge mit früheren Fassungen, Stimmen, gemerkte Threads, Entwürfe, Benachrichtigungen, Sitzungen und mehr, als JSON für Programme
export-in-threads = Was Sie geschrieben haben, zum Lesen: eine Datei je Thread, in Markdown
export-not = Kein Passwort und kein Schlüssel, und nichts, was andere geschrieben haben, außer Titeln von Threads und Gründen der Moderation. Mitglieder senden noch keine Dateien, also sind keine dabei.
export-password-hint = Sie enthält, was nur Sie sehen dürfen: Zeigen Sie, dass Sie es sind.
export-do = Herunterladen
export-untitled = Ein Thread, der Ihnen nicht mehr offensteht
export-readme = Alles, was { $node } von Ihnen hat.
export-readme-data = data.json: Profil, Einstellungen, Mitgliedschaften, was Sie geschrieben, abgestimmt, gemerkt und zu schreiben begonnen haben und was Ihnen mitgeteilt wurde. Zeitpunkte sind Mikrosekunden seit 1970, in UTC. Adressen, die mit einem Schrägstrich beginnen, gehören zu diesem Knoten.
export-readme-threads = threads/: was Sie geschrieben haben, eine Datei je Thread, in Markdown.
export-readme-not = Darin ist kein Passwort und kein Schlüssel, und nichts, was andere geschrieben haben, außer Titeln von Threads und Gründen der Moderation, die Sie lesen dürfen. Mitglieder senden noch keine Dateien, also sind keine dabei.
leaving-short = Ihr Konto beenden und wählen, was mit dem geschieht, was Sie geschrieben haben.
leaving-what = Ihr Konto endet sofort, welchen Weg Sie auch wählen: E-Mail-Adresse, Passwort, Sitzungen, Schlüssel, Benachrichtigungen und Einstellungen werden gelöscht, und Sie verlassen Ihre Gemeinschaften. Den Kurznamen { $handle } kann niemand mehr bekommen. Das lässt sich nicht rückgängig machen.
leaving-effect = Was es bewirkt
leaving-thing = Was
leaving-keep = Behalten, unter meinem Namen
leaving-keep-hint = Was Sie geschrieben haben, bleibt für alle, die darauf bauen. Ihr Profil wird geleert.
leaving-anonymise = Behalten, ohne meinen Namen
leaving-anonymise-hint = Was Sie geschrieben haben, bleibt, und wo Ihr Name stand, steht „{ $name }“.
leaving-delete = Alles löschen
leaving-delete-hint = Ihre Beiträge werden gelöscht und Ihre Stimmen zurückgenommen, hier und, soweit sie folgen, auf anderen Knoten.
leaving-name = Name und Profil
leaving-name-keep = Ihr Name bleibt, Ihr Profil wird geleert
leaving-name-anonymise = „{ $name }“ und ein zufälliger Kurzname
leaving-name-delete = Gelöscht
leaving-threads = Threads, die Sie begonnen haben
leaving-replies = Ihre Antworten
leaving-votes = Ihre Stimmen
leaving-communities = Ihre Gemeinschaften
leaving-nodes = Andere Knoten, die von Ihnen erfahren haben
leaving-stays = Bleiben, unter Ihrem Namen
leaving-stays-nameless = Bleiben, ohne Ihren Namen
leaving-counted = Zählen weiter
leaving-deleted = Gelöscht
leaving-answers = { $count ->
    [0] Gelöscht
    [one] Gelöscht; 1 Antwort von anderen bleibt
   *[other] Gelöscht; { $count } Antworten von anderen bleiben
}
leaving-taken-back = Zurückgenommen
leaving-left = Sie verlassen sie
leaving-told-keep = Erfahren, dass Ihr Profil leer ist
leaving-told-anonymise = Werden gebeten, Ihren Namen wegzulassen
leaving-told-delete = Werden gebeten, alles zu löschen
leaving-copies = Was niemand versprechen kann
leaving-copies-what = Andere Knoten erfahren davon. Die mit derselben Software tun, worum sie gebeten werden; die anderen kann niemand dazu zwingen. Was jemand kopiert, zitiert oder gedruckt hat, bleibt dort, und ebenso E-Mails und Sicherungen für ihre Zeit. Wo andere Ihren Kurznamen in ihre Beiträge geschrieben haben, bleibt er stehen.
leaving-copies-nodes = Diese Knoten haben vielleicht Kopien:
leaving-alone = Ohne Sie haben diese Gemeinschaften keine Begleitung
leaving-alone-what = Geben Sie zuerst jemand anderem diese Rolle, auf der Seite der Mitglieder der Gemeinschaft. Die Administration dieses Knotens kann das auch später tun.
leaving-alone-accept = Ich weiß, dass sie ohne Begleitung bleiben
leaving-only-admin = Außer Ihnen gehört niemand zur Administration dieses Knotens. Jemand anderes muss dazugehören, bevor Sie austreten können.
leaving-choose = Was soll mit dem geschehen, was Sie geschrieben haben?
leaving-handle-hint = Schreiben Sie { $handle }, um zu sagen, dass Sie es ernst meinen.
leaving-password-hint = Damit niemand anderes das an Ihrem Computer tun kann.
leaving-do = Diesen Knoten jetzt verlassen
left = Sie haben diesen Knoten verlassen
left-keep = Ihr Konto ist gelöscht. Was Sie geschrieben haben, bleibt unter Ihrem Namen.
left-anonymise = Ihr Konto ist gelöscht. Was Sie geschrieben haben, bleibt ohne Ihren Namen; andere Knoten erfahren es gerade.
left-delete = Ihr Konto ist gelöscht. Ihre Beiträge und Stimmen werden gerade gelöscht, und andere Knoten erfahren es; das kann einige Minuten dauern.
former-member = Ehemaliges Mitglied
profile-left = Nicht mehr Mitglied dieses Knotens.
problem-only-admin = Außer Ihnen gehört niemand zur Administration dieses Knotens. Jemand anderes muss dazugehören, bevor Sie austreten können.
problem-leaves-alone = Sagen Sie, dass Sie wissen, dass Gemeinschaften ohne Begleitung bleiben, oder geben Sie zuerst jemand anderem diese Rolle.
problem-not-your-handle = Schreiben Sie Ihren Kurznamen, { $detail }.
