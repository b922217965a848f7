# Italiano. Fin dove arriva; quello che manca compare in inglese. Gli stessi nomi e valori di en.ftl. Non l’ha ancora letto
# nessuno di madrelingua italiana.
#
# Una parola per idea (forma: tu; ruoli con nomi neutri):
# node : nodo · home node : nodo d’origine · association : associazione · community of practice : comunità di pratica
# member : membro · profile : profilo · profession : professione · moderator : moderazione · facilitator : facilitazione
# admin : amministrazione · operator : gestione · thread, discussion : discussione · post : messaggio
# reply : risposta · vote, helpful : voto, utile · mention : menzione · join, leave : unirsi, uscire · request : richiesta
# application : candidatura · invitation : invito · hide : nascondere · remove : rimuovere · delete : eliminare
# restore : ripristinare · lock : chiudere · pin : fissare · suspend : sospendere · report : segnalare, segnalazione
# moderation log : registro di moderazione · charter : carta · rule : regola · accept, refuse : accettare, rifiutare
# key, token : chiave · mail, email : e-mail · short name : nome breve · sign in, sign out : accedere, uscire
# poll : sondaggio · notice : annuncio · follow-up : seguito · agreed summary : riassunto condiviso · topic : argomento
# save (a thread) : salvare · leaving (a node) : lasciare

## La cornice
skip = Vai al contenuto principale
lab-notice = Nodo di prova: per esperimenti su una sola macchina. Qui nulla è reale o protetto.
node-kind = Comunità di pratica
search = Cerca
search-label = Cerca comunità, persone e messaggi
search-hint = Cerca in questa rete
theme-switch = Passa da chiaro a scuro e viceversa
your-account = Il tuo account, { $name }
nav-main = Menu principale
nav-short = Menu principale, breve
nav-home = Inizio
nav-communities = Comunità
nav-admin = Gestisci questo nodo
nav-admin-short = Nodo
nav-profile = Il tuo profilo
nav-settings = Impostazioni
nav-about = Informazioni su questo nodo
sign-in = Accedi
sign-out = Esci
sign-up = Unisciti a questo nodo
times-shown = Orari di { $place }
times-change = Cambia
go-home = Vai alla pagina iniziale
crumbs = Dove ti trovi
filters = Filtra
pager = Altre pagine
pager-earlier = Pagine precedenti
more = Mostra altro
older = Meno recenti
back-to-newest = Torna ai più recenti
back-to-first = Torna all’inizio
save = Salva
cancel = Annulla
never = Mai

## Il tempo
date-today = Oggi
date-yesterday = Ieri
date-and-time = { $day }, { $time }
date-full = { $date }, { $time }
date-day = { $day } { $month }
date-weekday = { $weekday } { $date }
date-year = { $date } { $year }
time-am = { $clock }
time-pm = { $clock }
time = { $hour }:{ $minute }
ago-now = proprio ora
ago-minutes = { $count ->
    [one] { $count } minuto fa
   *[other] { $count } minuti fa
}
ago-hours = { $count ->
    [one] { $count } ora fa
   *[other] { $count } ore fa
}
month-1 = gen
month-2 = feb
month-3 = mar
month-4 = apr
month-5 = mag
month-6 = giu
month-7 = lug
month-8 = ago
month-9 = set
month-10 = ott
month-11 = nov
month-12 = dic
weekday-1 = lun
weekday-2 = mar
weekday-3 = mer
weekday-4 = gio
weekday-5 = ven
weekday-6 = sab
weekday-7 = dom

## Inizio
welcome = Qui chi lavora nelle professioni sanitarie condivide ciò che sa e fa, in comunità di pratica. Chiunque può leggere quelle aperte; i membri partecipano.
home-mine = Novità nelle tue comunità
home-public = Nuove discussioni
home-none-joined = Non fai ancora parte di nessuna comunità
home-none-joined-why = Le novità delle comunità a cui ti unisci appaiono qui.
home-find = Trova una comunità
list-empty = Qui non è stato ancora scritto nulla.
list-empty-filter = Qui non c’è nulla con questo filtro.
older-threads = Discussioni meno recenti
not-set-up = Questo nodo non è ancora configurato
not-set-up-why = Il programma che lo fa funzionare ha mostrato all’avvio un collegamento valido una sola volta. Aprilo per dare un nome all’associazione e creare il primo account di amministrazione.

## Elenchi di discussioni
filter-latest = Ultima risposta
filter-newest = Più recenti
filter-unanswered = Senza risposta
filter-unread = Non lette
filter-from-here = Di questo nodo
filter-questions = Domande aperte
filter-notices = Annunci
filter-polls = Sondaggi
replies = { $count ->
    [0] Nessuna risposta
    [one] { $count } risposta
   *[other] { $count } risposte
}
unread = { $count ->
    [one] { $count } nuovo
   *[other] { $count } nuovi
}
threads = { $count ->
    [one] { $count } discussione
   *[other] { $count } discussioni
}
members-known = { $count ->
    [one] { $count } membro conosciuto qui
   *[other] { $count } membri conosciuti qui
}
members = { $count ->
    [one] { $count } membro
   *[other] { $count } membri
}
tag-pinned = Fissata
tag-locked = Chiusa
tag-members = Solo membri
tag-members-only = Per i membri
tag-waiting = In attesa
tag-refused = Rifiutata
languages-filter = Lingua
languages-mine = Quelle che leggo
languages-all = Tutte le lingue
languages-do = Mostra
languages-shown = Sono mostrate le discussioni in { $languages }, e quelle che non indicano la lingua.

## Comunità
communities-what = Ognuna riunisce persone di uno stesso campo intorno a una pratica comune.
communities-empty = Qui non c’è ancora nessuna comunità.
communities-elsewhere = Per partecipare a una comunità di un altro nodo, scrivi il suo indirizzo nella casella di ricerca: ha la forma !nome@nodo.
my-communities = Le tue comunità
all-communities = Tutte le comunità
other-communities = Altre comunità
open-community = Apri una comunità
membership-member = Sei membro
membership-requested = Hai chiesto di unirti
membership-refused = La tua richiesta è stata rifiutata
membership-suspended = La tua partecipazione è sospesa
visibility-public = Chiunque può leggere
visibility-public-hint = Anche da altri nodi e senza accedere.
visibility-members = Solo i membri possono leggere
visibility-members-hint = I membri di questo nodo possono chiedere di unirsi. Nulla lascia questo nodo.
home-node = Ospitata su { $node }
join = Unisciti
join-ask = Chiedi di unirti
leave = Lascia
request-back = Ritira la richiesta
start-thread = Inizia una discussione
start-first-thread = Inizia la prima discussione
community-empty = Qui nessuno ha ancora iniziato una discussione.
community-empty-elsewhere = Nessuna delle sue discussioni è ancora arrivata qui.
tabs = In questa comunità
tab-discussions = Discussioni
tab-about = Presentazione e carta
tab-topics = Argomenti
topic = Argomento
topic-none = Nessun argomento
topic-choose = Scegli un argomento
topics-what = Di che cosa trattano le discussioni di questa comunità. Una discussione mantiene il suo indirizzo quando passa a un altro argomento.
topics-none = Non ci sono ancora argomenti.
topic-empty = In questo argomento non c’è ancora nessuna discussione.
topic-new = Un nuovo argomento
topic-name = Nome
topic-add = Aggiungi l’argomento
topic-change = Rinomina o unisci
topic-rename = Rinomina
topic-into = Unisci a
topic-merge = Unisci
topic-move = Sposta
topic-move-to = Sposta la discussione in
tab-members = Membri
tab-log = Registro di moderazione
about-community = Informazioni su questa comunità
facilitators = Facilitazione e moderazione
elsewhere = Da un altro nodo
elsewhere-why = Questa comunità è ospitata su un altro nodo. Ciò che scrivi appare qui subito, e sarà visibile a tutti quando quel nodo l’avrà accettato.
elsewhere-visit = Vedila sul suo nodo
past-community = Discussioni precedenti
past-thread = Manca qualcosa?
past-begins = Le discussioni precedenti vengono recuperate da { $node }.
past-community-none = Ciò di cui si è parlato prima che qualcuno di qui si unisse si trova su { $node }.
past-community-waiting = Le discussioni precedenti vengono recuperate da { $node }: finora { $count ->
    [one] { $count } discussione
   *[other] { $count } discussioni
}.
past-community-failed = Non è stato possibile recuperare le discussioni precedenti.
past-community-bounded = { $count ->
    [one] È stata recuperata { $count } discussione precedente
   *[other] Sono state recuperate { $count } discussioni precedenti
} da { $node }, a partire dalle più recenti. Ce ne sono altre.
past-community-done = { $count ->
    [0] Su { $node } non c’era nulla di precedente.
    [one] È stata recuperata { $count } discussione precedente da { $node }.
   *[other] Sono state recuperate { $count } discussioni precedenti da { $node }.
}
past-skipped = { $count ->
    [one] Non è stato possibile avere { $count } elemento: il suo nodo non l’ha dato.
   *[other] Non è stato possibile avere { $count } elementi: i loro nodi non li hanno dati.
}
past-thread-none = Le risposte arrivano da { $node } man mano che vengono scritte.
past-thread-waiting = Qui c’è solo una parte di questa discussione. Il resto viene recuperato da { $node }: ricarica la pagina tra un momento.
past-thread-failed = Qui c’è solo una parte di questa discussione, e non è stato possibile recuperare il resto.
past-thread-bounded = È una discussione lunga, e una parte si trova ancora su { $node }.
past-thread-done = È stato recuperato tutto ciò che { $node } ha comunicato.
past-fetch = Recuperale
past-ask = Chiedi al suo nodo
past-fetch-more = Recuperane altre
past-fetch-again = Chiedi di nuovo al suo nodo
past-try-again = Riprova
copies = Confronto con l’origine
copies-what = Questa è una copia di ciò che ha { $node }. Ecco come le due si confrontano e, dove differiscono, perché.
copies-result = Risultato del confronto
copies-equal = Uguale a ciò che c’è su { $node }.
copies-equal-whole = Tutto ciò che ha { $node } è qui. Ciò che trattengono le regole o la moderazione di questo nodo è indicato in ogni discussione.
copies-there = { $count ->
    [one] { $count } messaggio su { $node },
   *[other] { $count } messaggi su { $node },
}
copies-here = { $count ->
    [0] nessuno qui.
    [one] { $count } qui.
   *[other] { $count } qui.
}
copies-there-short = { $count ->
    [one] { $count } messaggio all’origine
   *[other] { $count } messaggi all’origine
}
copies-here-short = { $count ->
    [0] nessuno qui
    [one] { $count } qui
   *[other] { $count } qui
}
copies-see-threads = Le discussioni qui sotto differiscono.
copies-waiting = Non ancora confrontato con { $node }.
copies-failed = Non è stato possibile fare il confronto.
copies-untold = Il programma di { $node } non comunica ciò che ha, quindi non si può confrontare nulla.
copies-as-of = Comunicato dall’origine:
copies-policy = { $count ->
    [one] { $count } è trattenuto da una regola di questo nodo.
   *[other] { $count } sono trattenuti da regole di questo nodo.
}
copies-policy-rule = { $count ->
    [one] { $count } è trattenuto dalla regola «{ $rule }».
   *[other] { $count } sono trattenuti dalla regola «{ $rule }».
}
copies-hidden = { $count ->
    [one] { $count } è nascosto qui dalla moderazione.
   *[other] { $count } sono nascosti qui dalla moderazione.
}
copies-coming = { $count ->
    [one] { $count } è in arrivo.
   *[other] { $count } sono in arrivo.
}
copies-not-had = { $count ->
    [one] Non è stato possibile recuperarne { $count }.
   *[other] Non è stato possibile recuperarne { $count }.
}
copies-on-its-way = { $count ->
    [one] { $count } da qui non ha ancora raggiunto l’origine.
   *[other] { $count } da qui non hanno ancora raggiunto l’origine.
}
copies-not-taken = { $count ->
    [one] { $count } da qui è stato inviato, ma l’origine non lo mostra.
   *[other] { $count } da qui sono stati inviati, ma l’origine non li mostra.
}
copies-not-told = { $count ->
    [one] { $count } è qui, ma l’origine non ne parla più.
   *[other] { $count } sono qui, ma l’origine non ne parla più.
}
copies-unlike = { $count ->
    [one] { $count } differisce nella versione o nei voti.
   *[other] { $count } differiscono nella versione o nei voti.
}
copies-states = { $count ->
   *[other] Non è chiusa o fissata come all’origine.
}
copies-ask = Confronta ora
copies-asked = Richiesta fatta. Ricarica la pagina tra un momento.
copies-threads = Discussioni che differiscono
copies-posts = Messaggio per messaggio
copies-whole = Tutta la comunità
copies-more = Confronta con l’origine
charter = Carta
charter-what = Le tre parti di una comunità di pratica. Per ora ognuna può restare vuota.
charter-domain = Campo
charter-domain-what = Di che cosa si tratta: le domande che stanno a cuore ai suoi membri.
charter-community = Comunità
charter-community-what = Chi partecipa, e come ci si tratta a vicenda.
charter-practice = Pratica
charter-practice-what = Ciò che i membri fanno e costruiscono insieme: casi, strumenti, modi di lavorare.
charter-read = Leggi la carta
charter-edit = Cambia titolo e carta
charter-empty = La carta non è ancora stata scritta.
charter-elsewhere = La carta è conservata sul nodo della comunità.
who-sees = Chi può vederlo
who-sees-public = Chiunque, su questo nodo e su altri. I motori di ricerca possono trovarlo.
who-sees-members = Solo i membri di questa comunità. Non lascia mai questo nodo.
address-elsewhere = Indirizzo per altri nodi
address-elsewhere-why = Da altri nodi si trova questa comunità con il suo indirizzo:
waiting = { $count } in attesa
requests = { $count ->
    [one] { $count } persona chiede di unirsi
   *[other] { $count } persone chiedono di unirsi
}
asked-on = Richiesta: { $when }
accept = Accetta
refuse = Rifiuta
members-empty = Nessuno si è ancora unito.
member-since = Membro dal: { $when }
role-of = Ruolo di { $name }
role-set = Assegna
suspend = Sospendi
suspend-whom = Sospendi { $name }
suspend-what = Chi è sospeso non può né scrivere né votare in questa comunità. Ciò che ha scritto resta. Gli altri nodi ne vengono informati.
suspend-role = Se qui ha un ruolo, questo l’aspetta e torna suo quando la sospensione finisce.
suspend-elsewhere = Questa comunità è ospitata su un altro nodo. La sospensione viene inviata lì, e quel nodo decide.
suspend-how-long = Per quanto tempo?
suspend-reason-hint = Lo mostra il registro della comunità; gli altri nodi ne vengono informati.
suspended-people = Sospensioni
suspended-until = Fino a: { $when }
suspended-for-good = Finché non viene tolta
suspension-lift = Togli la sospensione
days = { $count ->
    [one] { $count } giorno
   *[other] { $count } giorni
}
act-suspend = Sospensione
act-unsuspend = Sospensione tolta
role-member = Membro
role-moderator = Moderazione
role-facilitator = Facilitazione
tab-reports = Segnalazioni
reports-open = { $count ->
    [100] 100 o più aperte
    [one] { $count } aperta
   *[other] { $count } aperte
}
reports-what = Ciò che hanno segnalato membri e altri nodi. Lo vedono solo la moderazione di questa comunità e l’amministrazione di questo nodo.
reports-none-open = Nessuna segnalazione aspetta di essere trattata.
reports-none-closed = Non è stato ancora trattato nulla.
filter-open = Aperte
filter-closed = Trattate
report-post-by = Di { $name }
report-no-reason = Non è stato dato alcun motivo.
reported-by = Segnalato da
reported-by-member-of = Segnalato da un membro di { $node }
reported-by-member-here = Segnalato da un membro di questo nodo
report-close = Segna come trattata
report-closed = La segnalazione è ora tra quelle trattate.
log-what = Ciò che la moderazione ha fatto qui, e perché.
log-empty = Qui non è stato moderato nulla.
log-what-head = Che cosa
log-thread = Riguarda
log-who = Chi
log-reason = Motivo
log-when = Quando
log-no-reason = Non indicato
log-asked = Chiesto al nodo della comunità
act-lock = Chiusa
act-unlock = Riaperta
act-pin = Fissata
act-move = Spostata in un altro argomento
act-summarise = Scelto come riassunto condiviso
act-unsummarise = Non più il riassunto condiviso
act-unpin = Non più fissata
act-remove = Rimosso
act-restore = Ripristinato
act-hide = Nascosto qui
act-unhide = Di nuovo visibile qui
act-close-report = Segnalazione trattata
by-home = Il nodo della comunità
by-admin = Amministrazione
by-member = Membro
by-moderator = Moderazione
by-facilitator = Facilitazione
community-title = Titolo
community-title-hint = Come la chiamano i membri, per esempio: Arto superiore e riabilitazione della mano.
community-handle = Nome breve
community-handle-hint = Da 2 a 40 caratteri: lettere dalla a alla z, cifre, _ o -, per prima una lettera. Fa parte dell’indirizzo su { $node } e non si può mai cambiare.
community-description = In una o due frasi
community-description-hint = Appare ovunque sia elencata la comunità.

## Discussioni e messaggi
thread-by = Discussione di { $name }
thread-title = Titolo
kind = Che cos’è?
kind-discussion = Discussione
kind-question = Domanda
kind-poll = Sondaggio
kind-notice = Annuncio
tag-answered = Con risposta
tag-ended = Terminato
tag-helped = È stato d’aiuto
tag-follow-up = Seguito
weeks = { $count ->
    [one] { $count } settimana
   *[other] { $count } settimane
}
question-remind = Ricordami di dire com’è andata
question-remind-hint = Ciò che hai provato e ciò che è successo aiuta chi avrà più tardi la stessa domanda.
question-remind-never = Nessun promemoria
question-remind-note = Dire che cosa ho provato, e che cosa è successo.
ends-after = Termina dopo
ends-at = Termina: { $when }.
ended-at = Terminato: { $when }.
poll-options = Che cosa si può scegliere
poll-options-hint = Da due a dieci, ciascuna una volta sola. Dopo non si possono cambiare.
poll-option = Opzione { $count }
poll-more = Altre opzioni
poll-many = Se ne può scegliere più di una
poll-secret = Nessuno vede chi ha scelto che cosa. I risultati appaiono quando hanno votato cinque persone.
poll-choose-one = Scegline una. Un voto non si può cambiare.
poll-choose-many = Scegline una o più. Un voto non si può cambiare.
poll-vote = Vota
poll-voted = Il tuo voto è contato.
poll-mine = Il tuo voto
poll-votes = { $count ->
    [0] Nessun voto
    [one] { $count } voto
   *[other] { $count } voti
}
poll-voters = { $count ->
    [0] Nessuno ha ancora votato.
    [one] Ha votato { $count } persona.
   *[other] Hanno votato { $count } persone.
}
poll-enough = I risultati appaiono quando hanno votato { $count } persone.
poll-later = Vedi i risultati quando hai votato, o quando il sondaggio è terminato.
this-helped = È stato d’aiuto
follow-up-say = Di’ com’è andata
follow-up-is = Questo è un seguito
follow-up-hint = Racconta che cosa hai provato, e che cosa è successo.
follow-up-later = Non ancora: ricordamelo più tardi
follow-up-tried = Che cosa ho provato
follow-up-happened = Che cosa è successo
summary = Riassunto condiviso
summary-by = Scritto da { $name }
summary-place = Al suo posto tra le risposte
summary-make = Rendilo il riassunto condiviso
summary-hint = Sta sopra le risposte, al posto di uno precedente.
thread-title-hint = Scrivi la domanda, non chi è il paziente.
thread-body = Ciò che vuoi dire
thread-public-hint = Su questo nodo e su altri. Una copia che sta altrove non sempre si può ritirare.
thread-members-hint = Solo i membri di questa comunità, su questo nodo.
thread-gone = Questa discussione non c’è più
about-thread = Informazioni su questa discussione
post-thread = Pubblica
preview = Anteprima
written-in = Scritto in
privacy-hint = Ometti tutto ciò che potrebbe far riconoscere un paziente: nomi, date, luoghi, numeri di cartella.
before-you-post = Chiediti
ask-recognise = La persona, la sua famiglia o qualcuno con cui lavora la riconoscerebbe?
ask-rare = La malattia o l’evento è raro, o se n’è parlato nelle notizie?
ask-detail = Ogni dettaglio aiuta a rispondere alla tua domanda?
writer-bar = Formattazione
writer-bold = Grassetto
writer-italic = Corsivo
writer-list = Elenco
writer-quote = Citazione
writer-link = Collegamento
writer-markdown = Si può usare Markdown: **grassetto**, _corsivo_, - elenchi, > citazioni. @nome menziona qualcuno.
helpful = { $count ->
    [0] Utile
   *[other] Utile, { $count }
}
reply = Rispondi
reply-to = a { $name }
reply-add = Aggiungi una risposta
reply-body = La tua risposta
reply-post = Pubblica la risposta
reply-by = Risposta di { $name }
reply-gone = Una risposta che non c’è più
you-answer = Stai rispondendo a { $name }
answers = in risposta a { $name }
answers-earlier = in risposta a un messaggio precedente
replies-below = { $count ->
    [one] { $count } risposta
   *[other] { $count } risposte
}
more-replies = Mostra altre risposte
earlier-replies = Mostra le risposte precedenti
since-last = Novità dalla tua ultima visita
mark-new = Nuovo
edited = modificato
edit = Modifica
edit-post = Modifica il tuo messaggio
edit-body = Le tue parole
edit-kept = Le versioni precedenti restano leggibili sotto «modificato».
delete = Elimina
delete-ask = Eliminare questo messaggio?
delete-why = Le sue parole spariscono subito da questo nodo, e agli altri nodi si chiede di eliminare le loro copie. Le risposte restano. Non si può annullare.
delete-thread-why = Titolo e parole spariscono subito da questo nodo, e agli altri nodi si chiede di eliminare le loro copie. Le risposte restano. Non si può annullare.
delete-do = Elimina
delete-keep = Conserva
history = Versioni precedenti
history-now = Ora
history-before = Prima
history-none = Non c’è nessuna versione precedente.
journey = Che cosa è successo a questo messaggio?
journey-short = Che cosa è successo?
journey-steps = Passo per passo
journey-earlier = Prima è successo altro; questo è il seguito più recente.
journey-private = È solo per i membri della sua comunità. A nessun altro nodo viene comunicato.
journey-written = Scritto qui
journey-came = Arrivato da { $node }
journey-claimed = Scritto su { $node }, come dice quel nodo:
journey-edited = Modificato
journey-counted = I voti sono stati contati
journey-taken = Accettato dall’origine, { $node }
journey-refused = Rifiutato dall’origine, { $node }
journey-asked = La moderazione di qui l’ha chiesto all’origine, { $node }
journey-asking = Un atto di moderazione, richiesto
journey-other = Qualcos’altro
journey-post = Il messaggio
journey-told = Comunicato a { $count ->
    [one] { $count } nodo
   *[other] { $count } nodi
}
journey-told-home = Per l’origine, { $node }
journey-told-none = Non è stato comunicato a nessun altro nodo.
journey-told-soon = Tra un momento viene comunicato agli altri nodi.
journey-have = { $count ->
    [one] { $count } ce l’ha
   *[other] { $count } ce l’hanno
}
journey-wait = { $count ->
    [one] { $count } aspetta
   *[other] { $count } aspettano
}
journey-refuse = { $count ->
    [one] { $count } l’ha rifiutato
   *[other] { $count } l’hanno rifiutato
}
journey-drop = { $count ->
    [one] a { $count } non viene più inviato
   *[other] a { $count } non viene più inviato
}
journey-all = Tutti
journey-nodes = Nodo per nodo
journey-nodes-what = Prima ciò che è stato rifiutato e ciò che aspetta. Lo vedono chi l’ha scritto, la moderazione della sua comunità e l’amministrazione di questo nodo.
journey-nodes-empty = Questo messaggio non è stato comunicato a nessun altro nodo.
journey-nodes-none = Di questi non ce n’è nessuno.
journey-node = Nodo
journey-acknowledged = Confermato
back-to-thread = Torna alla discussione
original = Originale
original-visit = Vedilo sul suo nodo
sign-in-to-reply = per partecipare.
join-to-reply = Unisciti a questa comunità per partecipare.
state-waiting = In attesa del nodo della comunità
state-waiting-why = Tu lo vedi già qui; gli altri lo vedono quando quel nodo l’ha accettato.
state-refused = Rifiutato dal nodo della comunità
state-refused-why = Lo vedi solo tu. Quel nodo non ha dato un motivo.
state-reason = Motivo: { $reason }
state-hidden = Nascosto su questo nodo
state-hidden-why = Qui lo vedono solo la moderazione e chi l’ha scritto.
state-removed = Rimosso dalla moderazione
state-deleted = Eliminato da chi l’ha scritto
act-sent-home = Inviato al nodo della comunità, che decide.
report = Segnala
report-by = la risposta di { $name }
report-post = Segnala questo messaggio
report-reason = Che cosa c’è che non va?
report-reason-hint = Può restare vuoto. Non scrivere chi sei: queste parole vanno ovunque vada la segnalazione.
report-who-sees = Chi vede la segnalazione
report-seen-here = La moderazione di questa comunità e l’amministrazione di questo nodo, con il tuo nome. A chi l’ha scritto non viene detto che la segnalazione è tua.
report-seen-home = La moderazione su { $node }, dove è ospitata la comunità, senza il tuo nome.
report-seen-authors = La moderazione su { $node }, il nodo di chi l’ha scritto, senza il tuo nome.
report-do = Invia la segnalazione
report-sent = Grazie. La tua segnalazione è presso chi decide in merito.
moderate = Modera
moderate-post = Modera questo messaggio
moderate-what = Che cosa fare
moderate-reason = Motivo
moderate-reason-hint = I membri possono leggerlo nel registro di moderazione.
moderate-elsewhere = Questa comunità è ospitata su un altro nodo. Chiudere, fissare e rimuovere vengono inviati lì; nascondere vale solo qui.
moderate-do = Esegui
do-lock = Chiudi la discussione
do-lock-hint = Solo la moderazione può rispondere. Si può ancora votare.
do-unlock = Riapri la discussione
do-unlock-hint = I membri possono di nuovo rispondere.
do-pin = Fissa la discussione
do-pin-hint = Resta in cima alla comunità.
do-unpin = Non fissare più la discussione
do-unpin-hint = Torna al suo posto nell’elenco.
do-remove = Rimuovi il messaggio
do-remove-hint = Le sue parole vengono nascoste ovunque. Si può ripristinare.
do-restore = Ripristina il messaggio
do-restore-hint = Le sue parole si possono leggere di nuovo.
do-summarise = Rendilo il riassunto condiviso
do-summarise-hint = Sta sopra le risposte, su ogni nodo, al posto di uno precedente.
do-unsummarise = Non mostrarlo più come riassunto
do-unsummarise-hint = Torna a essere una risposta come le altre.
do-hide = Nascondilo su questo nodo
do-hide-hint = Agli altri nodi non viene comunicato.
do-unhide = Mostralo di nuovo su questo nodo
do-unhide-hint = Lo rivede chiunque possa leggere la discussione.
language-none = Non indicata
clash = Nel frattempo è stato cambiato
clash-why = Non è ancora salvato nulla. Barrato è ciò che dice ora; sottolineato, ciò che metteresti al suo posto. Se salvi di nuovo, il tuo lo sostituisce.
since-when = Novità dalla tua ultima visita: { $when }
jump-new = Vai alla prima risposta nuova
mark-unread = Segna come non letta
mark-all-read = Segna tutto come letto
your-place = A che punto sei
save-thread = Salva questa discussione
save-note = Nota per te
save-note-hint = La vedi solo tu.
save-remind = Ricordamelo il
save-remind-hint = La mattina di quel giorno, dove sei tu. Può restare vuoto.
saved-threads = Discussioni salvate
saved-what = Discussioni a cui vuoi tornare, con le tue note. Solo tu vedi questo elenco.
saved-none = Non ne hai salvata nessuna.
saved-change = Nota e promemoria
saved-remove = Togli dall’elenco
saved-remind-at = Promemoria: { $when }
saved-closed = Questa discussione non c’è più, o non ti è più aperta.
feeds = Feed privati
feeds-short = Per un lettore di feed: le novità per te.
feeds-what = Un indirizzo per il tuo lettore di feed (Atom) con i titoli delle novità nelle tue comunità. Chi lo conosce legge quei titoli, quindi tienilo per te. Leggere il feed non segna nulla come letto.
feeds-have = I tuoi feed
feeds-none = Non ne hai.
feed-made = Questo è il suo indirizzo
feed-once = Copialo ora: viene mostrato solo questa volta.
feed-new = Un nuovo feed
feed-make = Crea un feed
feed-name = Che cosa lo legge
feed-name-hint = Per esempio «Lettore sul mio telefono», per sapere quale revocare.
feed-link = Feed Atom
print-view = Stampa l’intera discussione
print-how = Tutto sta in questa pagina. Stampala dal browser: menu e pulsanti non finiscono sulla carta.
print-more = Il resto, in un’altra pagina
mention-list = Persone che puoi menzionare
mention-found = { $count ->
    [0] Nessuno trovato.
    [one] 1 persona; scegli con i tasti freccia e Invio.
   *[other] { $count } persone; scegli con i tasti freccia e Invio.
}

## Persone
profile-edit = Modifica il tuo profilo
moved-community = Questa comunità dice di essersi trasferita a !{ $address }. La tua adesione non si è trasferita con lei: unisciti lì.
moved-person = Dice di essere ora { $address }.
moved-see = Vedi lì
moved-me = Dici di esserti trasferito o trasferita a { $address }.
moved-me-what = Lo dice il tuo profilo, e gli altri nodi ne sono informati. Non è cambiato altro: puoi continuare qui.
moved-back = Ho fatto ritorno
profile-elsewhere = Vedi il profilo sul suo nodo
profile-posts = Messaggi
profile-no-posts = Ancora nulla che tu possa leggere.
profile-see-thread = Leggi la discussione
profile-see-reply = Leggila nella sua discussione
settings-saved = Salvato.
settings-profile = Il tuo profilo
settings-see = Vedi il tuo profilo
settings-reading = Come ti parla questo nodo
display-name = Nome
display-name-hint = Come ti conoscono i colleghi.
profession = Professione
profession-hint = Appare accanto al tuo nome. Nessuno l’ha verificata.
profession-none = Non indicata
profession-own = Con parole tue
profession-own-hint = Usato quando scegli «Altro».
about-you = Su di te
about-you-hint = Qualche frase. Si può usare Markdown.
language = Lingua
language-hint = La lingua di queste pagine.
language-unread = Queste traduzioni non le ha ancora lette nessuno di madrelingua:
language-partial = Dove è indicata una quota, è quanto è tradotto; il resto è detto in inglese.
language-share = { $name } ({ $share }%)
time-zone = Fuso orario
time-zone-hint = Inizia a scrivere il tuo continente o la tua città, in inglese.
languages-read = Lingue che leggo
languages-read-hint = Gli elenchi mostrano le discussioni in queste, e quelle che non indicano la lingua. Non sceglierne nessuna per vederle tutte.

## Accesso e iscrizione
login = E-mail o nome breve
password = Password
password-hint = Almeno 10 caratteri. L’ideale sono poche parole che solo tu metteresti insieme.
password-change = Un’altra password
password-short = Cambia la password con cui accedi.
password-change-what = Le sessioni aperte altrove vengono chiuse. Avvisiamo il tuo indirizzo e-mail che è stata cambiata.
password-changed = Da ora hai un’altra password.
password-now = La tua password attuale
password-new = Quella nuova
password-all = Annulla anche le mie chiavi per programmi e i miei feed privati
password-all-hint = Se qualcun altro può aver avuto la tua password.
password-forgotten = Non la sai più?
password-do = Cambia la password
no-account = Non hai ancora un account?
no-account-closed = Per ora i nuovi membri entrano su invito dell’amministrazione.
have-account = Hai un account?
sign-up-what = Diventi membro di { $node }. A nessuno viene detto il tuo indirizzo e-mail.
handle = Nome breve
handle-hint = Da 2 a 40 caratteri: lettere dalla a alla z, cifre, _ o -, per prima una lettera. Non si può mai cambiare.
email = E-mail
email-hint = Può restare vuoto. Puoi usarlo per accedere; nessun altro lo vede.

## Informazioni
about-what = { $node } gestisce questo nodo: un luogo suo in una rete di associazioni, in cui chi lavora nelle professioni sanitarie condivide ciò che sa.
about-who = Chi lo gestisce
about-federation = Altri nodi
about-federation-what = Un nodo è il server di un’associazione. Le comunità pubbliche si possono leggere da altri nodi, e vi si può aderire da lì; ciò che è per i membri non esce mai.
about-mode-open = Questo nodo ha rapporti con tutti i nodi, tranne quelli che ha bloccato.
about-mode-allow-list = Questo nodo ha rapporti solo con i nodi che la sua amministrazione ha autorizzato.
about-mode-closed = Questo nodo non ha rapporti con nessun altro.
about-quiet = Che cosa sanno gli altri di te
about-quiet-what = Il tuo profilo è mostrato ai membri di questo nodo. Gli altri lo vedono solo dopo che hai scritto in pubblico. Non c’è un elenco dei membri per il mondo.
access = Accessibilità
access-title = Quanto è accessibile questo nodo
access-what = { $node } vuole che tutti possano leggere e scrivere qui, con qualunque cosa vedano, sentano e scrivano. Questa pagina dice che cosa è verificato, e che cosa si sa che manca.
letters-easy = Caratteri più facili da leggere
letters-easy-hint = Lettere, parole e righe sono più distanziate, in un carattere semplice, senza corsivo.
letters-on = Attiva
letters-off = Disattiva
letters-member = Sta nelle tue impostazioni, quindi vale ovunque tu acceda.
letters-visitor = Sta in un cookie di questo browser, che non dice altro.
access-status = Stato di conformità
access-status-full = Pienamente conforme
access-status-partial = Parzialmente conforme
access-status-none = Non conforme
access-status-what = Il metro è { $standard }, livello { $level }. Ciò che si può misurare vale su ogni pagina; ciò che solo una persona può giudicare l’ha guardato chi fa il programma e nessun altro. Per questo non diciamo di più.
access-evaluated = Ultima valutazione: { $date }.
access-how = Come si verifica
access-how-what = Prima che esca una versione, ogni pagina del programma viene aperta in un browser in ciascuna di queste forme. Un solo difetto ferma l’uscita.
access-as-wide-light = Largo { $count } pixel, chiaro
access-as-wide-dark = Largo { $count } pixel, scuro
access-as-narrow-light = Largo { $count } pixel, come su un telefono, chiaro
access-as-narrow-dark = Largo { $count } pixel, come su un telefono, scuro
access-as-smallest = Largo { $count } pixel: ingrandito al 400%
access-as-zoom = Largo { $count } pixel: ingrandito al 200%
access-as-spacing = Con la spaziatura di lettere, parole e righe scelta da chi legge ({ $count } pixel)
access-as-letters = Con caratteri più facili da leggere ({ $count } pixel)
access-as-rtl-wide = In arabo, da destra a sinistra, largo { $count } pixel, chiaro
access-as-rtl-narrow = In arabo, da destra a sinistra, largo { $count } pixel, scuro
access-as-no-script = Senza JavaScript, largo { $count } pixel
access-as-print = Stampato ({ $count } pixel), dove una pagina è fatta per la stampa
access-checks = Che cosa si verifica
access-check = Verifica
access-by = Come
access-criteria = Criteri di successo
access-by-measured = Misurato su ogni pagina
access-by-journey = Percorso passo per passo
access-by-read = Guardato da chi fa il programma
access-by-absent = Qui non c’è
access-check-rules = Struttura, nomi, contrasto, lingue e dimensione dei bersagli, secondo le regole di axe
access-check-reflow = Nulla esce dalla pagina e nessun testo è tagliato, fino alla larghezza minima
access-check-spacing = Nessun testo è tagliato quando chi legge lo distanzia
access-check-focus = Ciò che ha il focus lo mostra, e nulla lo copre
access-check-errors = Un modulo respinto dice che cosa non va, e porta al campo
access-check-sameness = Percorsi e aiuto stanno nello stesso punto di ogni pagina
access-check-keyboard = Dall’accesso all’uscita con la sola tastiera
access-check-timing = Ciò che è stato scritto sopravvive a una sessione finita
access-check-looked = Ordine, istruzioni, titoli, contrasto dei segni, errori che si possono annullare
access-check-absent = Suono, filmati, lampi, movimento, gesti con più dita, trascinamento
access-limits = Che cosa si sa che manca
access-limit-people = Non l’ha ancora valutato nessuno che lavori con un lettore di schermo, una lente o il controllo vocale.
access-limit-members = Ciò che scrivono i membri è loro: una tabella, un collegamento o un titolo in un messaggio può non essere chiaro, e nessuno lo controlla prima.
access-limit-elsewhere = I collegamenti portano ad altri nodi e pagine, per i quali questa dichiarazione non dice nulla.
access-limit-languages = Alcune traduzioni hanno parti in inglese, e la maggior parte non l’ha letta nessuno di madrelingua; le impostazioni dicono quali.
access-feedback = Dicci che cosa ti esclude
access-feedback-what = Chi qui non può leggere o usare qualcosa può chiederlo in un’altra forma a chi gestisce il nodo. Scrivi al suo indirizzo abituale; aiuta indicare la pagina, e con che cosa la leggi.
settings-display = Lettura e tasti
keys = Scorciatoie da tastiera
keys-hint = Singole lettere che fanno qualcosa. Disattivate, a meno che tu le voglia: intralciano il controllo vocale.
keys-which = Quali tasti fanno che cosa
keys-what = Non fanno nulla mentre scrivi in un campo, e per ciascuna c’è un collegamento o un pulsante che fa lo stesso. Richiedono JavaScript.
keys-are-on = Per te sono attive.
keys-are-off = Sono disattivate.
keys-members = I membri possono attivarle nelle impostazioni.
keys-key = Tasto
keys-does = Che cosa fa
key-next = Messaggio successivo, o discussione successiva di un elenco
key-previous = Messaggio o discussione precedente
key-unread = Primo messaggio nuovo per te
key-reply = Rispondi al messaggio che ha il focus, altrimenti alla discussione
key-save = Salva la discussione per dopo
key-home = Inizio (uno dopo l’altro)
key-search = Cerca
key-help = Questa pagina
keys-always = Sempre: Tab e Maiusc + Tab vanno avanti e indietro, Invio segue un collegamento o preme un pulsante, Esc chiude un menu o un elenco, e Ctrl + Invio invia ciò che scrivi.
node = Nodo

## Ricerca
search-what = Parole del nome di una comunità, o un indirizzo: !comunità@nodo, @persona@nodo, o il collegamento a un messaggio.
search-none = Qui nessuna comunità si chiama «{ $query }».
search-nothing-there = A «{ $query }» non c’è nulla, o questo nodo non può vederlo. Controlla come è scritto.
search-for-members = Sembra un indirizzo di un altro nodo. I membri possono cercarlo.

## Errori
form-problems = { $count ->
    [one] Una cosa da sistemare
   *[other] { $count } cose da sistemare
}
error-not-found = Qui non c’è nulla
error-not-found-why = L’indirizzo può essere sbagliato, la pagina può non esserci più, o forse devi accedere per vederla.
error-invalid = Non ha funzionato
error-denied = Non puoi farlo
error-remote = L’altro nodo non ha aiutato
error-internal = Qui qualcosa è andato storto
error-internal-why = È colpa nostra, non tua. Non è stato cambiato nulla. Riprova tra un minuto.
error-unreadable = Non è stato possibile leggere il modulo
error-unreadable-why = Qualcosa l’ha danneggiato lungo la strada. Torna indietro e invialo di nuovo.
error-too-large = È troppo in una volta sola
error-too-large-why = Un messaggio contiene al massimo 100.000 caratteri. Torna indietro e accorcialo.
error-wrong-method = Non funziona a questo indirizzo
error-wrong-method-why = Torna indietro e usa il pulsante o il collegamento della pagina.
error-cross-site = Questo veniva da un altro sito
error-cross-site-why = Per la tua sicurezza i moduli funzionano solo dalle pagine di questo nodo. Apri la pagina qui e invialo di nuovo.
error-setup-link = Questo collegamento non apre la configurazione
error-setup-link-why = Può essere già stato usato, o ne è stato mostrato uno più recente al riavvio del programma. Se questo nodo è già configurato, accedi.

problem-actor-changed = Quel nodo dice che a questo indirizzo c’è qualcun altro rispetto a prima. Non è stato cambiato nulla.
problem-address = «{ $detail }» non è un indirizzo come https://node.example, senza nulla dietro.
problem-choose = Scegline uno.
problem-cursor = Questo collegamento a una pagina dell’elenco non va. Torna all’inizio dell’elenco.
problem-email = Non è un indirizzo e-mail come name@example.org.
problem-email-taken = Qualcuno qui ha già questo indirizzo e-mail. Accedi, o usane un altro.
problem-empty = Prima scrivi qualcosa.
problem-handle-form = Scrivi !comunità@nodo, @persona@nodo, o l’indirizzo di una discussione, come https://north.example/t/….
problem-handle-length = Il nome breve deve avere da 2 a 40 caratteri.
problem-handle-letters = Il nome breve ammette lettere dalla a alla z, cifre, _ e -, e comincia con una lettera.
problem-handle-reserved = «{ $detail }» qui significa altro. Scegli un altro nome breve.
problem-handle-unknown = Su questo nodo nessuno si chiama «{ $detail }».
problem-handle-taken = «{ $detail }» è occupato o lo è stato. Scegli un altro nome breve.
problem-jurisdiction = Usa un codice di paese in maiuscolo, come NZ, o con una regione, come AU-SA.
problem-language = Scegli una lingua.
problem-length-0-200 = Al massimo 200 caratteri.
problem-length-0-500 = Al massimo 500 caratteri.
problem-length-0-2000 = Al massimo 2000 caratteri.
problem-length-0-5000 = Al massimo 5000 caratteri.
problem-length-2-60 = Usa da 2 a 60 caratteri.
problem-topic-taken = Un altro argomento di questa comunità ha questo nome.
problem-too-many-topics = Una comunità ha al massimo { $detail } argomenti, compresi quelli uniti.
problem-length-1-80 = Usa da 1 a 80 caratteri.
problem-length-2-120 = Usa da 2 a 120 caratteri.
problem-length-3-200 = Il titolo deve avere da 3 a 200 caratteri.
problem-node-name = «{ $detail }» non è il nome di un nodo, come north.example.
problem-not-later = Scegli un momento che deve ancora venire.
problem-days-1-366 = Usa da 1 a 366 giorni.
problem-options-2-10 = Scrivi da due a dieci opzioni che si possono scegliere.
problem-options-twice = Una di queste compare due volte.
problem-length-1-200 = Al massimo 200 caratteri per ciascuna.
problem-only-one = Qui se ne può scegliere una sola.
problem-too-many-helped = Hai detto di { $detail } risposte che sono state d’aiuto, ed è il massimo. Prima ritirane una.
problem-not-a-member = Solo i membri di questa comunità possono avere un ruolo.
problem-password-length = La password deve avere da 10 a 200 caratteri.
problem-password-weak = Questa si indovina facilmente. Più parole che non c’entrano l’una con l’altra, no.
problem-time-zone = «{ $detail }» non è un fuso orario come Pacific/Auckland.
problem-too-long = Un messaggio contiene al massimo 100.000 caratteri. Accorcialo.
problem-too-many-attempts = Troppe password sbagliate. Aspetta 15 minuti, poi riprova.
problem-too-many-reports = Hai segnalato { $detail } messaggi in un’ora, ed è il massimo. Aspetta un po’, poi invia di nuovo.
problem-too-many-tokens = Hai 50 chiavi, ed è il massimo. Prima revocane una.
problem-too-many-accounts = Hai indicato { $detail } account, ed è il massimo. Prima togline uno.
problem-account-form = Scrivi @name@north.example, o l’indirizzo del profilo.
problem-nobody-there = A «{ $detail }» non si è trovato nessuno. Controlla come è scritto.
problem-person-elsewhere = Deve essere l’account di una persona su un altro nodo.
problem-password-wrong = Non è la tua password.
problem-password-not-chosen = Non è la password scelta all’iscrizione di @{ $detail }. Non è perso nulla: riprova. Se hai scelto un altro nome breve, aspetta l’e-mail che lo indica.
problem-target-does-not-confirm = Quell’account non dice di essere tuo. Accedi lì, indica { $detail } come altro tuo account e riprova qui.
problem-target-moved-on = Quell’account dice di essersi trasferito a sua volta. Dai l’indirizzo di quello che usi.

denial-sign-in-first = Prima accedi. Puoi farlo in un’altra scheda e poi inviare di nuovo.
denial-not-admin = Può farlo solo l’amministrazione di questo nodo.
denial-not-member = Possono farlo solo i membri di questa comunità. Prima unisciti.
denial-not-moderator = Può farlo solo la moderazione di questa comunità.
denial-not-author = Può farlo solo chi l’ha scritto.
denial-outranked = Il ruolo di quella persona nella comunità è alto quanto il tuo. Può farlo qualcuno al di sopra di entrambi.
denial-suspended = La tua partecipazione a questa comunità è sospesa.
denial-last-facilitator = Una comunità conserva almeno una persona nella facilitazione. Prima dai quel ruolo a qualcun altro.
denial-thread-locked = Questa discussione è chiusa: può rispondere solo la moderazione.
denial-post-gone = Questo messaggio è stato eliminato o rimosso. Non c’è più nulla a cui rispondere o da cambiare.
denial-no-notices = In questa comunità solo la moderazione pubblica annunci. Inizia invece una discussione.
denial-not-this-kind = Questa discussione non è una domanda, o non è un sondaggio.
denial-poll-ended = Questo sondaggio è terminato.
denial-voted-already = Hai già votato in questo sondaggio, e un voto non si può cambiare.
denial-sign-up-closed = Per ora questo nodo non accoglie nuovi membri da sé. Chiedi all’amministrazione.
denial-wrong-password = L’e-mail o il nome breve e la password non corrispondono.
denial-node-not-allowed = Questo nodo non ha rapporti con quell’altro. L’amministrazione può autorizzarlo.
denial-already-set-up = Questo nodo è già configurato. Accedi.
denial-not-here = Questa comunità è ospitata su un altro nodo; si può fare solo lì.
denial-wrong-scope = Questa chiave non può farlo.
denial-precondition-failed = Nel frattempo qualcuno l’ha cambiato. Aprilo di nuovo e cambia ciò che c’è adesso.
denial-idempotency-key-in-use = È già in corso. Aspetta un momento.
denial-invited-only = Qui si diventa membri su invito. Chiedilo a qualcuno che gestisce questo nodo.

remote-unreachable = Non è stato possibile raggiungere { $host }. Riprova tra un po’.
remote-unknown = { $host } dice di non avere nulla a questo indirizzo. Controlla come è scritto.
remote-rubbish = { $host } ha risposto con qualcosa che questo nodo non sa leggere. Forse non è un nodo di questa rete.
remote-refused = { $host } si è rifiutato di rispondere a questo nodo.
remote-forbidden = Questo nodo non può chiedere a { $host }. L’amministrazione può autorizzarlo.
remote-too-much = { $host } ha inviato più di quanto questo nodo sia disposto a leggere.
remote-busy = Per ora a { $host } si è chiesto abbastanza. Riprova tra un po’.

## Professioni
profession-allied-health-assistant = Assistenza alle professioni sanitarie
profession-art-therapist = Arteterapia
profession-audiologist = Audiologia
profession-chiropractor = Chiropratica
profession-counsellor = Consulenza psicosociale
profession-dietitian = Dietistica
profession-drama-therapist = Dramaterapia
profession-exercise-physiologist = Fisiologia dell’esercizio
profession-genetic-counsellor = Consulenza genetica
profession-medical-laboratory-scientist = Laboratorio biomedico
profession-music-therapist = Musicoterapia
profession-nurse = Infermieristica
profession-occupational-therapist = Terapia occupazionale
profession-optometrist = Optometria
profession-orthoptist = Ortottica
profession-osteopath = Osteopatia
profession-paramedic = Soccorso sanitario
profession-perfusionist = Perfusione cardiovascolare
profession-pharmacist = Farmacia
profession-physiotherapist = Fisioterapia
profession-podiatrist = Podologia
profession-prosthetist-orthotist = Tecnica ortopedica
profession-psychologist = Psicologia
profession-radiographer = Radiologia medica (tecnica)
profession-social-worker = Servizio sociale
profession-speech-language-therapist = Logopedia
profession-educator = Insegnamento
profession-researcher = Ricerca
profession-other = Altro

## Chiavi per programmi, trasferimento
tokens = Chiavi per programmi
tokens-short = Per applicazioni che agiscono a tuo nome.
tokens-what = Un programma che ha una chiave agisce a tuo nome. Dai a ogni programma la sua, per poterla ritirare.
tokens-have = Le tue chiavi
tokens-none = Non ne hai.
token-name = Nome
token-name-hint = Per quale programma è.
token-scope = Che cosa può fare
token-read = Leggere
token-read-hint = Vedere ciò che vedi tu.
token-write = Leggere e scrivere
token-write-hint = Fare ciò che puoi fare tu, anche nell’amministrazione se ne fai parte.
token-created = Creata
token-used = Ultimo uso
token-new = Una nuova chiave
token-make = Crea la chiave
token-made = La tua nuova chiave
token-once = Copiala ora: viene mostrata solo questa volta e non è conservata da nessuna parte.
token-revoke = Revoca
moving = Trasferimento
moving-short = Altri tuoi account, e dove sei.
moving-what = Un trasferimento è un avviso e nient’altro: qui e su altri nodi si legge il tuo nuovo indirizzo. Ciò che hai scritto resta qui. Anche adesioni, ruoli e ciò che altri hanno confermato di te restano con questo account; dal nuovo chiedi di nuovo di unirti alle tue comunità.
accounts = I miei altri account
accounts-what = Account su altri nodi che sono tuoi. Per trasferirti qui da uno di essi, indicalo qui, poi di’ lì del trasferimento. Chiunque può vedere quali indichi, e da allora altri nodi possono trovarti con il tuo indirizzo.
accounts-none = Non ne hai indicato nessuno.
accounts-full = Ne hai indicati cinque, ed è il massimo.
account = Indirizzo dell’account
account-hint = Per esempio @name@north.example, o l’indirizzo del suo profilo.
account-add = Aggiungi
account-remove = Togli
move = Mi sono trasferito o trasferita
move-first = Prima accedi al tuo nuovo account e indica lì questo come tuo: { $address }
move-target = Indirizzo del tuo nuovo account
move-password = La tua password
move-password-hint = Quella con cui accedi qui.
move-do = Comunica il trasferimento

## Notifiche
notifications = Notifiche
notifications-none = Ancora nulla.
notifications-what = Qui vieni a sapere quando qualcuno ti risponde o ti nomina, e che cosa si decide su di te. Per averne di più o di meno, scegli nella pagina di una comunità o di una discussione.
notifications-see-all = Segna tutte come viste
bell-few = { $count }
bell-many = 9+
bell-unseen = Notifiche non viste: { $count }
new = Nuovo
told-mention = { $name } ti ha menzionato
told-reply = { $name } ti ha risposto
told-post = { $name } ha scritto
told-membership-given = Ora sei membro di { $community }
told-membership-refused = { $community } non ha accettato la tua richiesta
told-membership-ended = Non sei più membro di { $community }
told-membership-asked = Qualcuno chiede di unirsi a { $community }
told-role-given = Ora hai un ruolo in { $community }
told-role-taken = Non hai più il tuo ruolo in { $community }
told-member-suspended = La tua partecipazione a { $community } è sospesa
told-suspension-lifted = La tua sospensione da { $community } è finita
told-post-removed = La moderazione di { $community } ha rimosso il tuo messaggio
told-post-restored = Il tuo messaggio in { $community } è di nuovo al suo posto
told-post-hidden = La moderazione di qui ha nascosto il tuo messaggio in { $community }
told-post-unhidden = Il tuo messaggio in { $community } è di nuovo visibile
told-post-refused = { $community } non ha accettato il tuo messaggio
told-post-reported = Un messaggio in { $community } è stato segnalato
told-reminder-due = Un promemoria per una discussione che hai salvato in { $community }
told-reply-helped = La tua risposta in { $community } è stata d’aiuto, dice chi ha chiesto
level = Che cosa ne vieni a sapere
level-label = Avvisami di
level-everything = Ogni messaggio
level-first-posts = Nuove discussioni
level-mentions = Risposte a me e menzioni
level-mute = Nulla
level-as-community = Come per la comunità
level-saved = Salvato. Vale dal prossimo messaggio.

## Le e-mail stesse
mail-hello = Buongiorno,
mail-machine = Questa e-mail è stata inviata da una macchina. Nessuno legge le risposte.
mail-test-subject = E-mail di prova da { $node }
mail-test-what = L’amministrazione di { $node } ha inviato questa e-mail per vedere se le e-mail arrivano. Arrivano.
mail-confirm-subject = È questo il tuo indirizzo e-mail? – { $node }
mail-confirm-what = Qualcuno ha dato questo indirizzo come suo presso { $node }. Se eri tu, apri questo collegamento entro tre giorni e confermalo:
mail-confirm-else = Se non eri tu, non fare nulla: senza il collegamento non succede nulla.
mail-address-known-subject = Hai già un account – { $node }
mail-address-known-what = Qualcuno voleva usare questo indirizzo presso { $node }, ma un account lì ce l’ha già: il tuo. Se eri tu, accedi con quello. Se non sai più la tua password, scegline una nuova qui:
mail-address-changed-subject = Il tuo indirizzo e-mail è cambiato – { $node }
mail-address-changed-what = L’account @{ $handle } presso { $node } ora ha un altro indirizzo e-mail. Questo non è più usato.
mail-address-changed-else = Se non eri tu, scrivi subito a chi gestisce { $node }.
mail-reset-subject = Una nuova password – { $node }
mail-reset-what = Qualcuno ha chiesto una nuova password per @{ $handle } presso { $node }. Se eri tu, apri questo collegamento entro un’ora e scegline una. Funziona una volta sola:
mail-reset-else = Se non eri tu, non fare nulla: la tua password resta com’è.
mail-password-changed-subject = Hai una nuova password – { $node }
mail-password-changed-what = L’account @{ $handle } presso { $node } ha una nuova password. Altrove le sessioni ora sono chiuse. Nelle impostazioni si vede quali chiavi per programmi valgono ancora.
mail-password-changed-else = Se non eri tu, scrivi subito a chi gestisce { $node }.
mail-sign-up-subject = È questo il tuo indirizzo e-mail? – { $node }
mail-sign-up-what = Qualcuno vuole diventare membro di { $node } come @{ $handle } con questo indirizzo. Se eri tu, apri questo collegamento entro tre giorni e conferma l’indirizzo con la password che hai scelto:
mail-sign-up-else = Se non eri tu, o se @{ $handle } non è il nome breve che hai scelto, non fare nulla: senza il collegamento non succede nulla.
mail-accepted-subject = Ti diamo il benvenuto su { $node }
mail-accepted-what = Ora sei membro di { $node }, come @{ $handle }. Accedi con la password che hai scelto:
mail-declined-subject = La tua candidatura presso { $node }
mail-declined-what = Hai chiesto di diventare membro di { $node }. Chi lo gestisce ha deciso di no. Ciò che hai scritto è stato eliminato.

## Collegamenti nelle e-mail
confirm = Il tuo indirizzo e-mail
confirm-what = Qualcuno ha dato questo indirizzo come suo presso { $node }. Eri tu?
confirm-join = Qualcuno vuole diventare membro di { $node } con questo nome breve e questo indirizzo. Sei tu?
confirm-password-hint = Quella che hai scelto quando ti sei iscritto o iscritta.
confirm-do = Sì, è il mio
confirm-done = Il tuo indirizzo e-mail è confermato.
confirm-again = Fatti inviare un nuovo collegamento
forgot = Non so la mia password
forgot-what = Scrivi qual è l’indirizzo e-mail del tuo account. Inviamo lì un collegamento con cui scegliere una nuova password.
forgot-do = Inviami un collegamento
forgot-sent = Se un account qui ha questo indirizzo e l’indirizzo è confermato, un’e-mail è in arrivo.
forgot-nothing = Dopo qualche minuto non c’è nulla? Guarda nella posta indesiderata, prova un altro indirizzo, o scrivi a chi gestisce questo nodo.
forgot-again = Fatti inviare un nuovo collegamento
reset = Una nuova password
reset-what = Dopo, tutte le tue sessioni sono chiuse, le chiavi per programmi e i feed privati non valgono più, e accedi con quella nuova.
reset-do = Imposta la password
reset-done = Hai una nuova password. Usala per accedere.
link-dead = Questo collegamento non fa più nulla. È stato usato, o è troppo vecchio.
email-page = Indirizzo e-mail
email-short = Dove ti scriviamo, e come ottieni una nuova password.
email-what = Non lo vede nessuno, tranne te e chi gestisce questo nodo.
email-now = Il tuo indirizzo
email-none = Non ne hai dato nessuno. Senza indirizzo non puoi ottenere da te una nuova password.
email-confirmed = Confermato
email-unconfirmed = Non confermato
email-unconfirmed-what = Abbiamo inviato lì un collegamento. Finché non l’hai aperto, non sappiamo se le nostre e-mail ti raggiungono e non possiamo inviarti una nuova password.
email-again = Invia di nuovo il collegamento
email-change = Un altro indirizzo
email-change-what = Inviamo un collegamento al nuovo indirizzo. Prende il posto del vecchio quando hai aperto il collegamento; il vecchio ne viene informato.
email-new = Nuovo indirizzo
email-password-hint = La tua, così sappiamo che sei tu.
email-do = Invia il collegamento
email-sent = Un collegamento è in arrivo. Aprilo per confermare l’indirizzo.
problem-email-same = È già il tuo indirizzo, ed è confermato.
problem-link-used = Questo collegamento non fa più nulla. È stato usato, o è troppo vecchio.
problem-too-many-mails = Sono state chieste troppe e-mail. Aspetta un’ora, poi riprova.
problem-too-many-sign-ups = In questo momento si iscrivono troppe persone. Aspetta un’ora, poi riprova.

## Vie d’ingresso
joined-done = Ora sei membro. Accedi.
email-needed = Ti scriviamo lì. Nessuno vede l’indirizzo, tranne chi gestisce questo nodo.
sign-up-judged = L’amministrazione legge ciò che scrivi qui e decide. Ricevi un’e-mail.
sign-up-asked = Guarda la tua posta: abbiamo inviato lì un collegamento. Con esso confermi che l’indirizzo è tuo.
sign-up-waiting = Ora l’amministrazione decide se diventi membro.
problem-between = Deve essere un numero: { $detail }.
problem-invitation-used = Questo invito non fa più entrare nessuno. È esaurito, ritirato o troppo vecchio. Chiedine uno nuovo.
your-answer = La tua risposta

## Sessioni
sessions = Dove hai una sessione aperta
sessions-short = I browser che ti conoscono, e come farli uscire.
sessions-what = Non ne riconosci una? Allora chiudila.
sessions-end-others = Chiudi tutte le altre
session-device = Browser
session-unknown = Sconosciuto
session-current = Questa
session-shared = Computer condiviso
session-seen = Ultimo uso
session-since = Accesso
session-end = Chiudi
sign-in-shared = Anche altri usano questo computer
sign-in-shared-hint = La sessione si chiude quando chiudi il browser, o non fai nulla per un quarto d’ora.
sessions-password = Scegli una nuova password

## E-mail quando qualcosa aspetta
mail-waiting-subject = Qualcosa ti aspetta – { $node }
mail-waiting-what =
    { $count ->
        [one] Su { $node } da un giorno ti aspetta { $count } notifica:
       *[other] Su { $node } da un giorno ti aspettano notifiche: { $count ->
            [10] più di nove.
           *[other] { $count }.
        }
    }
mail-waiting-else = Non vuoi queste e-mail? Questo collegamento vi mette fine:
waiting-mail = Quando qualcosa aspetta
waiting-mail-on = Ti scriviamo una volta quando qualcosa aspetta da un giorno. L’e-mail dice che aspetta, non che cos’è.
waiting-mail-off = Non ti scriviamo quando qualcosa aspetta.
waiting-mail-stop = Ferma queste e-mail
waiting-mail-start = Scrivimi
unsubscribe = E-mail quando qualcosa aspetta
unsubscribe-what = { $node } ti scrive una volta quando qualcosa ti aspetta da un giorno. Non vuoi più queste e-mail?
unsubscribe-do = Ferma queste e-mail
unsubscribe-done = Non ricevi più queste e-mail.
unsubscribe-back = Scegli di nuovo nelle tue impostazioni

## La vita di una comunità, bozze
keep-draft = Tienila come bozza
life = In che stato è
life-change = Cambia il suo stato
life-step = Che cosa deve succedere?
life-do = Esegui
life-closes = Finisce il
life-closes-hint = Solo per la chiusura: un giorno, con almeno 14 giorni di anticipo. Fino ad allora tutto va avanti come sempre; dopo, la comunità si può solo leggere.
life-closes-on = Finisce il { $date }. Dopo si può solo leggere.
life-reason-hint = I membri possono leggerlo nel registro di moderazione.
life-draft = Bozza.
life-draft-what = Ne sanno solo chi prepara questa comunità e l’amministrazione di questo nodo. Si apre ai suoi membri quando la sua carta è scritta.
life-active = Attiva.
life-active-what = Questa comunità è attiva.
life-dormant = A riposo.
life-dormant-what = Qui non si scrive da un po’. Chi scrive la risveglia.
life-closing = Verso la fine.
life-closing-what = La fine di questa comunità è annunciata.
life-archived = Archiviata.
life-archived-what = Questa comunità è finita. Si può leggere, e nessuno vi scrive.
charter-objectives = Obiettivi
charter-objectives-what = Ciò che la comunità vuole aver raggiunto per la prossima revisione.
charter-review = Prossima revisione
charter-review-what = Il giorno in cui si riguardano carta e obiettivi. Può restare vuoto.
charter-review-on = Prossima revisione: { $date }
charter-notices = I membri possono pubblicare annunci
charter-notices-what = Di lavoro, incontri, ricerca di collaborazione. Finiscono da soli. La moderazione può sempre pubblicarne.
charter-rules = Regole
charter-rules-what = Ciò su cui i membri sono d’accordo, e ciò che la moderazione rimuove.
charter-behind = Chi la sostiene
charter-sponsor = Garante
charter-sponsor-what = Un’organizzazione o una persona che garantisce per la comunità. Non dà il diritto di leggere.
charter-contact = Contatto
charter-contact-what = A chi può rivolgersi chi è fuori, per esempio un indirizzo e-mail. Lo vede chiunque veda la comunità.
charter-welcome = Discussione di benvenuto
charter-welcome-what = Una discussione fissata in cui si presenta chi arriva. Appare accanto alle discussioni.
charter-welcome-none = Nessuna
newcomers = Prima volta qui?
newcomers-what = Saluta, o chiedi come funzionano le cose, nella discussione di benvenuto.
act-activate = Aperta ai membri
act-rest = A riposo
act-close = Fine annunciata
act-reopen = Ripresa
act-archive = Archiviata
do-activate = Aprila ai suoi membri
do-activate-hint = Da ora si può trovarla e unirsi, e altri nodi possono venirne a conoscenza.
do-rest = Mettila a riposo
do-rest-hint = Vi si legge che è a riposo. Il prossimo messaggio la risveglia.
do-close = Annunciane la fine
do-close-hint = I membri e i nodi che la seguono vengono avvisati ora. Quel giorno diventa un archivio.
do-reopen = Riprendila
do-reopen-hint = È di nuovo attiva, e i suoi membri possono scrivere.
drafts = Bozze
drafts-what = Ciò che hai iniziato a scrivere e non hai inviato. Lo vedi solo tu. Una bozza sparisce 90 giorni dopo l’ultima modifica.
drafts-none = Non hai bozze.
draft-thread = Una nuova discussione
draft-reply = Una risposta a { $name }
draft-reply-gone = Una risposta
draft-edit = Una modifica al tuo messaggio
draft-closed = Ciò per cui era scritto non c’è più, o non è più aperto a te. Le tue parole sono ancora qui.
draft-text = Mostra il testo
draft-go-on = Continua a scrivere
draft-save = Salva la bozza
draft-discard = Scarta la bozza
draft-discarded = La bozza è scartata.
draft-saved = La tua bozza è salvata. La trovi su qualsiasi dispositivo in
draft-loaded = Questa è la tua bozza: { $when }
draft-kept = Bozza salvata: { $when }
draft-newer = Una bozza più recente è stata salvata in un’altra scheda o su un altro dispositivo: { $when }
draft-newer-how = Ciò che hai scritto è qui sotto e non è ancora salvato. «Salva la bozza» lo mette al posto di questa.
draft-newer-text = La bozza più recente
draft-newer-short = Una bozza più recente è stata salvata in un’altra scheda o su un altro dispositivo: { $when }. Premi «Salva la bozza» per vederle entrambe.
draft-gone = Questa bozza è stata inviata o scartata altrove. Continua a scrivere e verrà conservata di nuovo.
draft-signed-out = Non salvata: la tua sessione è finita. Invia o salva, e puoi accedere senza perderla.
draft-failed = Non salvata: non è stato possibile raggiungere il nodo.
kept = Non è andato perso nulla
kept-what = Hai di nuovo una sessione aperta. Ciò che avevi inviato non è stato eseguito, perché la tua sessione era finita. Riguardalo e invialo di nuovo.
kept-send = Invia di nuovo
kept-text = Ciò che hai scritto
kept-sign-in = La tua sessione è finita. Ciò che hai scritto resta in questa pagina: accedi e continua.
kept-too-long = La tua sessione è finita, e ciò che hai scritto è troppo lungo per essere portato con te. Copialo da qui prima di accedere.
problem-charter-part = Scrivi qui qualche parola, o tieni la comunità come bozza.
problem-charter-incomplete = Alla sua carta manca una parte: campo, comunità e pratica hanno bisogno di qualche parola ciascuno.
problem-no-facilitator = Non ha nessuno nella facilitazione. Prima dai quel ruolo a un membro.
problem-step-not-now = Non si può fare nello stato attuale della comunità. Scegli qualcosa di ciò che è mostrato.
problem-closes-too-soon = Scegli un giorno con almeno 14 giorni di anticipo, perché tutti lo sappiano in tempo.
problem-closes-too-late = Scegli un giorno entro i prossimi due anni.
problem-day = Scrivi un giorno come anno-mese-giorno, per esempio 2027-03-01.
problem-too-many-drafts = Hai { $detail } bozze, ed è il massimo. Prima scartane una.
problem-length-0-1000 = Al massimo 1000 caratteri.
problem-too-many-saved = Hai salvato { $detail } discussioni, ed è il massimo. Prima togline una dall’elenco.
problem-too-many-feeds = Hai { $detail } feed, ed è il massimo. Prima revocane uno.
denial-archived = Questa comunità è archiviata: si può solo leggere.
told-community-rested = { $community } è a riposo: lì non si scrive da un po’
told-community-closing = { $community } sta per finire
told-community-archived = { $community } è finita e si può solo leggere
told-community-reopened = { $community } è stata ripresa
problem-invitation-other-address = Questo invito è stato inviato a { $detail }. Usa quell’indirizzo; puoi cambiarlo più tardi nelle impostazioni.

## Lasciare il nodo, e una copia prima
leaving = Lasciare il nodo
leaving-export = Una copia di ciò che hai scritto si può avere prima di lasciare il nodo, non dopo:
export = Ottieni una copia di ciò che è tuo
export-short = Tutto ciò che questo nodo conserva di te, in un solo file.
export-what = Un file ZIP con tutto ciò che questo nodo conserva di te, da tenere o da portare altrove.
export-in = Che cosa contiene
export-in-data = Profilo, e-mail, impostazioni, adesioni, messaggi con le versioni precedenti, voti, discussioni salvate, bozze, notifiche, sessioni e altro, in JSON per programmi
export-in-threads = Ciò che hai scritto, da leggere: un file per discussione, in Markdown
export-not = Nessuna password né chiave, e nulla di ciò che hanno scritto altri, tranne titoli di discussioni e motivi della moderazione. I membri non inviano ancora file, quindi non ce ne sono.
export-password-hint = Contiene ciò che solo tu puoi vedere: conferma di essere tu.
export-do = Scarica
export-untitled = Una discussione che non ti è più aperta
export-readme = Tutto ciò che { $node } conserva di te.
export-readme-data = data.json: profilo, impostazioni, adesioni, ciò che hai scritto, votato, salvato, cominciato a scrivere e ciò che ti è stato comunicato. I momenti sono in microsecondi dal 1970, in UTC. Gli indirizzi che cominciano con una barra sono di questo nodo.
export-readme-threads = threads/: ciò che hai scritto, un file per discussione, in Markdown.
export-readme-not = Non contiene password né chiavi, e nulla di ciò che hanno scritto altri, tranne titoli di discussioni e motivi della moderazione che puoi leggere. I membri non inviano ancora file, quindi non ce ne sono.
leaving-short = Chiudi il tuo account, e scegli che cosa succede a ciò che hai scritto.
leaving-what = Il tuo account finisce subito, qualunque via tu scelga: indirizzo e-mail, password, sessioni, chiavi, notifiche e impostazioni vengono cancellati, ed esci dalle tue comunità. Nessuno potrà più avere il nome breve { $handle }. Non si può annullare.
leaving-effect = Che cosa comporta
leaving-thing = Che cosa
leaving-keep = Conservarlo, con il mio nome
leaving-keep-hint = Ciò che hai scritto resta per chi ci conta. Il tuo profilo viene svuotato.
leaving-anonymise = Conservarlo, senza il mio nome
leaving-anonymise-hint = Ciò che hai scritto resta, e dove c’era il tuo nome si legge «{ $name }».
leaving-delete = Eliminare tutto
leaving-delete-hint = I tuoi messaggi vengono eliminati e i tuoi voti ritirati, qui e, per quanto vi si attengano, sugli altri nodi.
leaving-name = Nome e profilo
leaving-name-keep = Il tuo nome resta, il tuo profilo viene svuotato
leaving-name-anonymise = «{ $name }» e un nome breve a caso
leaving-name-delete = Cancellati
leaving-threads = Discussioni che hai iniziato
leaving-replies = Le tue risposte
leaving-votes = I tuoi voti
leaving-communities = Le tue comunità
leaving-nodes = Altri nodi che sanno di te
leaving-stays = Restano, con il tuo nome
leaving-stays-nameless = Restano, senza il tuo nome
leaving-counted = Contano ancora
leaving-deleted = Eliminate
leaving-answers = { $count ->
    [0] Eliminate
    [one] Eliminate; resta 1 risposta di altri
   *[other] Eliminate; restano { $count } risposte di altri
}
leaving-taken-back = Ritirati
leaving-left = Ne esci
leaving-told-keep = Vengono informati che il tuo profilo è vuoto
leaving-told-anonymise = Si chiede loro di togliere il tuo nome
leaving-told-delete = Si chiede loro di eliminare tutto
leaving-copies = Che cosa nessuno può promettere
leaving-copies-what = Gli altri nodi vengono informati. Quelli con lo stesso programma fanno ciò che viene chiesto, e nessuno può costringere gli altri. Ciò che qualcuno ha copiato, citato o stampato resta a lui, e così le e-mail e le copie di sicurezza per il loro tempo. Dove altri hanno scritto il tuo nome breve nei loro messaggi, lì resta.
leaving-copies-nodes = Questi nodi possono avere copie:
leaving-alone = Senza di te queste comunità restano senza facilitazione
leaving-alone-what = Prima dai quel ruolo a qualcun altro, nella pagina dei membri della comunità. L’amministrazione di questo nodo può farlo anche più tardi.
leaving-alone-accept = So che restano senza facilitazione
leaving-only-admin = Nell’amministrazione di questo nodo ci sei solo tu. Qualcun altro deve farne parte prima che tu possa lasciarlo.
leaving-choose = Che cosa succede a ciò che hai scritto?
leaving-handle-hint = Scrivi { $handle } per dire che lo vuoi davvero.
leaving-password-hint = Perché nessun altro possa farlo dal tuo computer.
leaving-do = Lascia ora questo nodo
left = Hai lasciato questo nodo
left-keep = Il tuo account è cancellato. Ciò che hai scritto resta con il tuo nome.
left-anonymise = Il tuo account è cancellato. Ciò che hai scritto resta senza il tuo nome; gli altri nodi vengono informati.
left-delete = Il tuo account è cancellato. I tuoi messaggi e voti vengono eliminati e gli altri nodi informati; possono volerci alcuni minuti.
former-member = Ex membro
profile-left = Non è più membro di questo nodo.
problem-only-admin = Nell’amministrazione di questo nodo ci sei solo tu. Qualcun altro deve farne parte prima che tu possa lasciarlo.
problem-leaves-alone = Di’ di sapere che alcune comunità restano senza facilitazione, o prima dai quel ruolo a qualcun altro.
problem-not-your-handle = Scrivi il tuo nome breve, { $detail }.
