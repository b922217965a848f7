# Norsk bokmål. Samme meldinger som en.ftl, med samme verdier i klammer.

## Rammen
skip = Hopp til hovedinnholdet
lab-notice = Labnode: for tester på én maskin. Ingenting her er ekte eller trygt.
node-kind = Praksisfellesskap
search = Søk
search-label = Søk etter fellesskap, personer og innlegg
search-hint = Søk i nettverket
theme-switch = Bytt mellom lyst og mørkt
your-account = Kontoen din, { $name }
nav-main = Hovedmeny
nav-short = Hovedmeny, kort
nav-home = Hjem
nav-communities = Fellesskap
nav-admin = Drift av noden
nav-admin-short = Node
nav-profile = Profilen din
nav-settings = Innstillinger
nav-about = Om denne noden
sign-in = Logg inn
sign-out = Logg ut
sign-up = Bli med på noden
times-shown = Tider vises for { $place }
times-change = Endre
go-home = Gå til forsiden
crumbs = Hvor du er
filters = Filter
pager = Flere sider
pager-earlier = Tidligere sider
more = Vis flere
older = Eldre
back-to-newest = Tilbake til de nyeste
back-to-first = Tilbake til begynnelsen
save = Lagre
cancel = Avbryt
never = Aldri

## Tid
date-today = I dag
date-yesterday = I går
date-and-time = { $day } kl. { $time }
date-full = { $date } kl. { $time }
date-day = { $day }. { $month }
date-weekday = { $weekday } { $date }
date-year = { $date } { $year }
time-am = { $clock }
time-pm = { $clock }
time = { $hour }:{ $minute }
ago-now = akkurat nå
ago-minutes = { $count ->
    [one] for 1 minutt siden
   *[other] for { $count } minutter siden
}
ago-hours = { $count ->
    [one] for 1 time siden
   *[other] for { $count } timer siden
}
month-1 = jan.
month-2 = feb.
month-3 = mars
month-4 = apr.
month-5 = mai
month-6 = juni
month-7 = juli
month-8 = aug.
month-9 = sep.
month-10 = okt.
month-11 = nov.
month-12 = des.
weekday-1 = man.
weekday-2 = tir.
weekday-3 = ons.
weekday-4 = tor.
weekday-5 = fre.
weekday-6 = lør.
weekday-7 = søn.

## Hjem
welcome = Her deler helsepersonell det de kan og gjør, i praksisfellesskap. Alle kan lese de åpne; medlemmer deltar.
home-mine = Nytt i fellesskapene dine
home-public = Nye diskusjoner
home-none-joined = Du er ikke med i noe fellesskap ennå
home-none-joined-why = Det som er nytt i fellesskapene du blir med i, vises her.
home-find = Finn et fellesskap
list-empty = Ingenting er skrevet her ennå.
list-empty-filter = Ingenting her med dette filteret.
older-threads = Eldre tråder
not-set-up = Denne noden er ikke satt opp ennå
not-set-up-why = Programmet som driver den, skrev ut en engangslenke da det startet. Åpne lenken for å gi foreningen navn og opprette den første administratoren.

## Trådlister
filter-latest = Siste svar
filter-newest = Nyeste
filter-unanswered = Ubesvart
filter-unread = Ulest
filter-from-here = Fra denne noden
filter-questions = Åpne spørsmål
filter-notices = Oppslag
filter-polls = Avstemninger
replies = { $count ->
    [0] Ingen svar
    [one] 1 svar
   *[other] { $count } svar
}
unread = { $count ->
    [one] 1 nytt
   *[other] { $count } nye
}
threads = { $count ->
    [one] 1 tråd
   *[other] { $count } tråder
}
members-known = { $count ->
    [one] 1 medlem kjent her
   *[other] { $count } medlemmer kjent her
}
members = { $count ->
    [one] 1 medlem
   *[other] { $count } medlemmer
}
tag-pinned = Festet
tag-locked = Låst
tag-members = Bare medlemmer
tag-members-only = For medlemmer
tag-waiting = Venter
tag-refused = Avvist
languages-filter = Språk
languages-mine = De jeg leser
languages-all = Alle språk
languages-do = Vis
languages-shown = Viser tråder på { $languages }, og de som ikke oppgir noe språk.

## Fellesskap
communities-what = Hvert av dem samler folk fra et fag rundt en felles praksis.
communities-empty = Det finnes ikke noe fellesskap her ennå.
communities-elsewhere = Vil du delta i et fellesskap på en annen node, skriver du adressen i søkefeltet: den ser ut som !navn@node.
my-communities = Fellesskapene dine
all-communities = Alle fellesskap
other-communities = Andre fellesskap
open-community = Åpne et fellesskap
keep-draft = Behold som utkast
life = Hvordan det står til
life-change = Endre hvordan det står til
life-step = Hva skal skje?
life-do = Gjør det
life-closes = Det avsluttes
life-closes-hint = Bare for avslutning: en dag, minst 14 dager fram. Til da fortsetter alt som før; etterpå kan fellesskapet bare leses.
life-closes-on = Det avsluttes { $date }. Deretter kan det bare leses.
life-reason-hint = Medlemmer kan lese den i modereringsloggen.
life-draft = Utkast.
life-draft-what = Bare de som forbereder fellesskapet og administratorene av denne noden, vet om det. Det åpnes for medlemmene når vedtektene er skrevet.
life-active = Aktivt.
life-active-what = Dette fellesskapet er aktivt.
life-dormant = I dvale.
life-dormant-what = Her er det ikke skrevet noe på en stund. Den som skriver, vekker det.
life-closing = Avsluttes.
life-closing-what = Avslutningen av fellesskapet er kunngjort.
life-archived = Arkivert.
life-archived-what = Dette fellesskapet er avsluttet. Det kan leses, men ingen skriver i det.
membership-member = Du er medlem
membership-requested = Du har bedt om å bli med
membership-refused = Forespørselen din ble avvist
membership-suspended = Du er utestengt
visibility-public = Alle kan lese
visibility-public-hint = Også på andre noder, og av folk som ikke er logget inn.
visibility-members = Bare medlemmer kan lese
visibility-members-hint = Medlemmer av denne noden kan be om å bli med. Ingenting forlater noden.
home-node = Hører hjemme på { $node }
join = Bli med
join-ask = Be om å bli med
leave = Meld deg ut
request-back = Trekk forespørselen
start-thread = Start en tråd
start-first-thread = Start den første tråden
community-empty = Ingen har startet en tråd her ennå.
community-empty-elsewhere = Ingen av diskusjonene er her ennå.
tabs = I dette fellesskapet
tab-discussions = Diskusjoner
tab-about = Om og vedtekter
tab-topics = Emner
topic = Emne
topic-none = Uten emne
topic-choose = Velg et emne
topics-what = Hva diskusjonene i dette fellesskapet handler om. En tråd beholder adressen når den flyttes til et annet emne.
topics-none = Det er ingen emner ennå.
topic-empty = Ingen tråd er i dette emnet ennå.
topic-new = Et nytt emne
topic-name = Navn
topic-add = Legg til emnet
topic-change = Gi nytt navn eller slå sammen
topic-rename = Gi nytt navn
topic-into = Slå sammen med
topic-merge = Slå sammen
topic-move = Flytt
topic-move-to = Flytt tråden til
tab-members = Medlemmer
tab-log = Modereringslogg
about-community = Om dette fellesskapet
facilitators = Tilretteleggere og moderatorer
elsewhere = Fra en annen node
elsewhere-why = Dette fellesskapet hører hjemme på en annen node. Det du skriver, vises her med en gang, og for alle når den noden har godtatt det.
elsewhere-visit = Se det på dets egen node
past-community = Tidligere diskusjoner
past-thread = Mangler det noe?
past-begins = Tidligere diskusjoner hentes fra { $node }.
past-community-none = Det som ble diskutert før noen her ble med, ligger på { $node }.
past-community-waiting = Tidligere diskusjoner hentes fra { $node }: { $count ->
    [one] én tråd
   *[other] { $count } tråder
} så langt.
past-community-failed = Tidligere diskusjoner kunne ikke hentes.
past-community-bounded = { $count ->
    [one] Én tidligere tråd ble hentet
   *[other] { $count } tidligere tråder ble hentet
} fra { $node }, de nyeste. Det finnes flere.
past-community-done = { $count ->
    [0] Det var ikke noe tidligere på { $node }.
    [one] Én tidligere tråd ble hentet fra { $node }.
   *[other] { $count } tidligere tråder ble hentet fra { $node }.
}
past-skipped = { $count ->
    [one] Én ting kunne ikke hentes: dens egen node ga den ikke fra seg.
   *[other] { $count } ting kunne ikke hentes: deres egne noder ga dem ikke fra seg.
}
past-thread-none = Svar kommer fra { $node } etter hvert som de skrives.
past-thread-waiting = Bare en del av diskusjonen er her. Resten hentes fra { $node }: last inn siden på nytt om et øyeblikk.
past-thread-failed = Bare en del av diskusjonen er her, og resten kunne ikke hentes.
past-thread-bounded = Dette er en lang diskusjon, og en del av den ligger fortsatt på { $node }.
past-thread-done = Alt som { $node } fortalte, er hentet.
past-fetch = Hent dem
past-ask = Spør noden
past-fetch-more = Hent flere
past-fetch-again = Spør noden igjen
past-try-again = Prøv igjen
copies = Sammenlignet med hjemmet
copies-what = Dette er en kopi av det { $node } har. Her står det hvordan de to stemmer, og hvorfor der de ikke gjør det.
copies-result = Hvordan de stemmer
copies-equal = Det samme som på { $node }.
copies-equal-whole = Alt det { $node } har, er her. Det som regler eller moderatorer på denne noden holder tilbake, står ved hver diskusjon.
copies-there = { $count ->
    [one] Ett innlegg på { $node },
   *[other] { $count } innlegg på { $node },
}
copies-here = { $count ->
    [0] ingen her.
    [one] ett her.
   *[other] { $count } her.
}
copies-there-short = { $count ->
    [one] ett innlegg hjemme
   *[other] { $count } innlegg hjemme
}
copies-here-short = { $count ->
    [0] ingen her
    [one] ett her
   *[other] { $count } her
}
copies-see-threads = Diskusjonene nedenfor er ulike.
copies-waiting = Ikke sammenlignet med { $node } ennå.
copies-failed = Sammenligningen kunne ikke gjøres.
copies-untold = Programvaren til { $node } sier ikke hva den har, så ingenting kan sammenlignes.
copies-as-of = Fortalt av hjemmet:
copies-policy = { $count ->
    [one] Ett holdes tilbake av en regel på denne noden.
   *[other] { $count } holdes tilbake av regler på denne noden.
}
copies-policy-rule = { $count ->
    [one] Ett holdes tilbake av regelen «{ $rule }».
   *[other] { $count } holdes tilbake av regelen «{ $rule }».
}
copies-hidden = { $count ->
    [one] Ett er skjult her av en moderator.
   *[other] { $count } er skjult her av moderatorer.
}
copies-coming = { $count ->
    [one] Ett er på vei.
   *[other] { $count } er på vei.
}
copies-not-had = { $count ->
    [one] Ett kunne ikke hentes.
   *[other] { $count } kunne ikke hentes.
}
copies-on-its-way = { $count ->
    [one] Ett herfra har ikke nådd hjemmet ennå.
   *[other] { $count } herfra har ikke nådd hjemmet ennå.
}
copies-not-taken = { $count ->
    [one] Ett herfra ble sendt, men hjemmet viser det ikke.
   *[other] { $count } herfra ble sendt, men hjemmet viser dem ikke.
}
copies-not-told = { $count ->
    [one] Ett står her som hjemmet ikke lenger forteller om.
   *[other] { $count } står her som hjemmet ikke lenger forteller om.
}
copies-unlike = { $count ->
    [one] Ett har en annen versjon eller andre stemmer.
   *[other] { $count } har andre versjoner eller stemmer.
}
copies-states = { $count ->
   *[other] Den er låst eller festet annerledes enn hjemme.
}
copies-ask = Sammenlign nå
copies-asked = Spurt. Last siden på nytt om et øyeblikk.
copies-threads = Diskusjoner som er ulike
copies-posts = Innlegg for innlegg
copies-whole = Hele fellesskapet
copies-more = Sammenlign med hjemmet
charter = Vedtekter
charter-what = De tre delene av et praksisfellesskap. I et utkast kan de stå tomme; før det åpnes for medlemmene, trenger hver av dem noen ord.
charter-domain = Område
charter-domain-what = Hva det handler om: spørsmålene medlemmene er opptatt av.
charter-community = Fellesskap
charter-community-what = Hvem som deltar, og hvordan de behandler hverandre.
charter-practice = Praksis
charter-practice-what = Hva de gjør og bygger sammen: kasus, verktøy, arbeidsmåter.
charter-objectives = Mål
charter-objectives-what = Hva fellesskapet vil ha oppnådd ved neste gjennomgang.
charter-review = Neste gjennomgang
charter-review-what = Dagen da vedtekter og mål gjennomgås på nytt. Kan stå tom.
charter-review-on = Neste gjennomgang: { $date }
charter-notices = Medlemmer kan henge opp oppslag
charter-notices-what = Om stillinger, møter, samarbeid. De avsluttes av seg selv. De som modererer, kan alltid.
charter-rules = Regler
charter-rules-what = Hva medlemmene går med på, og hva moderatorene fjerner.
charter-behind = Hvem som står bak
charter-sponsor = Støttes av
charter-sponsor-what = En organisasjon eller person som går god for fellesskapet. Det gir ingen rett til å lese.
charter-contact = Kontakt
charter-contact-what = Hvem utenforstående kan spørre, for eksempel en e-postadresse. Alle som ser fellesskapet, ser den.
charter-welcome = Velkomsttråd
charter-welcome-what = En festet tråd der nye presenterer seg. Den vises ved siden av diskusjonene.
charter-welcome-none = Ingen
newcomers = Ny her?
newcomers-what = Si hei, eller spør hvordan ting fungerer, i velkomsttråden.
charter-read = Les vedtektene
charter-edit = Endre tittel og vedtekter
charter-empty = Vedtektene er ikke skrevet ennå.
charter-elsewhere = Vedtektene ligger på fellesskapets egen node.
who-sees = Hvem kan se dette
who-sees-public = Alle, på denne noden og på andre. Søkemotorer kan finne det.
who-sees-members = Bare medlemmer av dette fellesskapet. Det forlater aldri noden.
address-elsewhere = Adresse for andre noder
address-elsewhere-why = Folk på andre noder finner dette fellesskapet med adressen:
waiting = { $count } venter
requests = { $count ->
    [one] 1 person ber om å bli med
   *[other] { $count } personer ber om å bli med
}
asked-on = Spurte: { $when }
accept = Godta
refuse = Avvis
members-empty = Ingen har blitt med ennå.
member-since = Medlem siden: { $when }
role-of = Rollen til { $name }
role-set = Sett
suspend = Utesteng
suspend-whom = Utesteng { $name }
suspend-what = Den som er utestengt, kan verken skrive eller stemme i dette fellesskapet. Det de har skrevet, blir stående. Andre noder får vite det.
suspend-role = En rolle de har her, venter på dem og blir deres igjen når utestengingen er over.
suspend-elsewhere = Dette fellesskapet hører hjemme på en annen node. Utestengingen sendes dit, og den noden bestemmer.
suspend-how-long = Hvor lenge?
suspend-reason-hint = Den står i fellesskapets logg, og andre noder får vite den.
suspended-people = Utestengte
suspended-until = Til { $when }
suspended-for-good = Til det oppheves
suspension-lift = Opphev utestengingen
days = { $count ->
    [one] { $count } dag
   *[other] { $count } dager
}
act-suspend = Utestengt
act-unsuspend = Utestenging opphevet
role-member = Medlem
role-moderator = Moderator
role-facilitator = Tilrettelegger
tab-reports = Rapporter
reports-open = { $count ->
    [100] 100 eller flere åpne
   *[other] { $count } åpne
}
reports-what = Det medlemmer og andre noder har rapportert. Bare moderatorene i fellesskapet og administratorene av noden ser dette.
reports-none-open = Ingen rapporter venter på behandling.
reports-none-closed = Ingenting er behandlet ennå.
filter-open = Åpne
filter-closed = Behandlet
report-post-by = Av { $name }
report-no-reason = Ingen grunn er oppgitt.
reported-by = Rapportert av
reported-by-member-of = Rapportert av et medlem av { $node }
reported-by-member-here = Rapportert av et medlem av denne noden
report-close = Merk som behandlet
report-closed = Rapporten er nå blant de behandlede.
log-what = Hva moderatorene har gjort her, og hvorfor.
log-empty = Ingenting er moderert her.
log-what-head = Hva
log-thread = Gjelder
log-who = Hvem
log-reason = Grunn
log-when = Når
log-no-reason = Ikke oppgitt
log-asked = Bedt om hos fellesskapets egen node
act-lock = Låst
act-unlock = Låst opp
act-pin = Festet
act-move = Flyttet til et annet emne
act-summarise = Gjort til felles oppsummering
act-unsummarise = Ikke lenger felles oppsummering
act-activate = Åpnet for medlemmer
act-rest = I dvale
act-close = Avslutning kunngjort
act-reopen = Tatt opp igjen
act-archive = Arkivert
act-unpin = Løsnet
act-remove = Fjernet
act-restore = Gjenopprettet
act-hide = Skjult her
act-unhide = Vist her igjen
act-close-report = Rapport behandlet
by-home = Fellesskapets egen node
by-admin = Administrator
by-member = Medlem
by-moderator = Moderator
by-facilitator = Tilrettelegger
community-title = Tittel
community-title-hint = Det medlemmene kaller det, for eksempel: Overekstremitet og håndterapi.
community-handle = Kortnavn
community-handle-hint = 2 til 40 bokstaver a til z, sifre, _ eller -, først en bokstav. Det er en del av adressen på { $node } og kan aldri endres.
community-description = Med en setning eller to
community-description-hint = Vises der fellesskapet står i en liste.

## Tråder og innlegg
thread-by = Tråd av { $name }
thread-title = Tittel
kind = Hva er det?
kind-discussion = Diskusjon
kind-question = Spørsmål
kind-poll = Avstemning
kind-notice = Oppslag
tag-answered = Besvart
tag-ended = Avsluttet
tag-helped = Dette hjalp
tag-follow-up = Oppfølging
weeks = { $count ->
    [one] { $count } uke
   *[other] { $count } uker
}
question-remind = Minn meg på å fortelle hvordan det gikk
question-remind-hint = Det du prøvde og det som skjedde, hjelper den som har samme spørsmål senere.
question-remind-never = Ingen påminnelse
question-remind-note = Fortelle hva jeg prøvde, og hva som skjedde.
ends-after = Avsluttes etter
ends-at = Avsluttes: { $when }.
ended-at = Avsluttet: { $when }.
percent = { $count } %
poll-options = Det man kan velge mellom
poll-options-hint = To til ti, hvert bare én gang. De kan ikke endres senere.
poll-option = Alternativ { $count }
poll-more = Flere alternativer
poll-many = Det er lov å velge flere
poll-secret = Ingen ser hvem som valgte hva. Resultatet vises når fem har stemt.
poll-choose-one = Velg ett. En stemme kan ikke endres.
poll-choose-many = Velg ett eller flere. En stemme kan ikke endres.
poll-vote = Stem
poll-voted = Stemmen din er talt.
poll-mine = Din stemme
poll-votes = { $count ->
    [0] Ingen stemmer
    [one] { $count } stemme
   *[other] { $count } stemmer
}
poll-voters = { $count ->
    [0] Ingen har stemt ennå.
    [one] { $count } person har stemt.
   *[other] { $count } personer har stemt.
}
poll-enough = Resultatet vises når { $count } har stemt.
poll-later = Du ser resultatet når du har stemt, eller når avstemningen er over.
this-helped = Dette hjalp
follow-up-say = Fortell hvordan det gikk
follow-up-is = Dette er en oppfølging
follow-up-hint = Den forteller hva du prøvde, og hva som skjedde.
follow-up-later = Ikke ennå: bli påminnet senere
follow-up-tried = Hva jeg prøvde
follow-up-happened = Hva som skjedde
summary = Felles oppsummering
summary-by = Skrevet av { $name }
summary-changed = Endret siden man ble enige
summary-before = Hva det sto før
summary-place = Til plassen blant svarene
summary-make = Gjør dette til felles oppsummering
summary-hint = Den står over svarene, i stedet for en tidligere.
thread-title-hint = Nevn spørsmålet, ikke pasienten.
thread-body = Det du vil si
thread-public-hint = På denne noden og på andre. En kopi et annet sted kan ikke alltid hentes tilbake.
thread-members-hint = Bare medlemmer av dette fellesskapet, på denne noden.
thread-gone = Denne tråden er borte
about-thread = Om denne tråden
post-thread = Publiser
preview = Forhåndsvis
written-in = Skrevet på
privacy-hint = Utelat alt som kan peke mot en pasient: navn, datoer, steder, journalnumre.
before-you-post = Spør deg selv
ask-recognise = Ville personen, familien eller en kollega kjenne dem igjen?
ask-rare = Er tilstanden eller hendelsen sjelden, eller har den vært i nyhetene?
ask-detail = Hjelper hver detalj til å svare på spørsmålet ditt?
writer-bar = Formatering
writer-bold = Fet
writer-italic = Kursiv
writer-list = Liste
writer-quote = Sitat
writer-link = Lenke
writer-markdown = Markdown virker: **fet**, _kursiv_, - lister, > sitater. @navn nevner noen.
helpful = { $count ->
    [0] Nyttig
   *[other] Nyttig, { $count }
}
reply = Svar
reply-to = til { $name }
reply-add = Skriv et svar
reply-body = Svaret ditt
reply-post = Publiser svaret
reply-by = Svar av { $name }
reply-gone = Et svar som er borte
you-answer = Du svarer { $name }
answers = som svar til { $name }
answers-earlier = som svar til et tidligere innlegg
replies-below = { $count ->
    [one] 1 svar
   *[other] { $count } svar
}
more-replies = Vis flere svar
earlier-replies = Vis tidligere svar
since-last = Nytt siden sist du var her
mark-new = Ny
edited = endret
edit = Endre
edit-post = Endre innlegget ditt
edit-body = Ordene dine
edit-kept = Tidligere versjoner kan leses under «endret».
delete = Slett
delete-ask = Slette dette innlegget?
delete-why = Ordene forsvinner fra denne noden med en gang, og andre noder blir bedt om å slette kopiene sine. Svarene blir stående. Dette kan ikke angres.
delete-thread-why = Tittel og ord forsvinner fra denne noden med en gang, og andre noder blir bedt om å slette kopiene sine. Svarene blir stående. Dette kan ikke angres.
delete-do = Slett
delete-keep = Behold det
history = Tidligere versjoner
history-now = Nå
history-before = Før
history-none = Det finnes ingen tidligere versjon.
journey = Hva skjedde med dette innlegget?
journey-short = Hva skjedde?
journey-steps = Steg for steg
journey-earlier = Mer skjedde før; dette er det siste.
journey-private = Det er bare for medlemmer av fellesskapet. Ingen annen node får vite om det.
journey-written = Skrevet her
journey-came = Kom fra { $node }
journey-claimed = Skrevet på { $node }, sier den noden:
journey-edited = Endret
journey-counted = Stemmer ble talt
journey-taken = Godtatt av hjemmenoden, { $node }
journey-refused = Avvist av hjemmenoden, { $node }
journey-asked = En moderator her spurte hjemmenoden, { $node }
journey-asking = Et modereringstiltak det ble spurt om
journey-other = Noe annet
journey-post = Innlegget
journey-told = Fortalt til { $count ->
    [one] 1 node
   *[other] { $count } noder
}
journey-told-home = Til hjemmenoden, { $node }
journey-told-none = Ingen annen node ble fortalt det.
journey-told-soon = Andre noder får vite det om et øyeblikk.
journey-have = { $count ->
    [one] 1 har det
   *[other] { $count } har det
}
journey-wait = { $count ->
    [one] 1 venter
   *[other] { $count } venter
}
journey-refuse = { $count ->
    [one] 1 avviste det
   *[other] { $count } avviste det
}
journey-drop = { $count ->
    [one] 1 får det ikke lenger tilsendt
   *[other] { $count } får det ikke lenger tilsendt
}
journey-all = Alle
journey-nodes = Node for node
journey-nodes-what = Det som ble avvist og det som venter, står først. Forfatteren, fellesskapets moderatorer og nodens administratorer ser dette.
journey-nodes-empty = Ingen annen node ble fortalt om dette innlegget.
journey-nodes-none = Det er ingen av disse.
journey-node = Node
journey-acknowledged = Bekreftet
back-to-thread = Tilbake til tråden
original = Original
original-visit = Se den på dens egen node
sign-in-to-reply = for å delta.
join-to-reply = Bli med i fellesskapet for å delta.
state-waiting = Venter på fellesskapets node
state-waiting-why = Du ser det her allerede; andre ser det når den noden har godtatt det.
state-refused = Avvist av fellesskapets node
state-refused-why = Bare du ser det. Noden oppga ingen grunn.
state-reason = Grunn: { $reason }
state-hidden = Skjult på denne noden
state-hidden-why = Bare moderatorer og forfatteren ser det her.
state-removed = Fjernet av en moderator
state-deleted = Slettet av forfatteren
act-sent-home = Sendt til fellesskapets egen node, som bestemmer.
report = Rapporter
report-by = svaret fra { $name }
report-post = Rapporter dette innlegget
report-reason = Hva er galt med det?
report-reason-hint = Kan stå tomt. Ikke skriv hvem du er: Ordene følger rapporten dit den går.
report-who-sees = Hvem ser rapporten
report-seen-here = Moderatorene i fellesskapet og administratorene av noden, med navnet ditt. Forfatteren får ikke vite at det var deg.
report-seen-home = Moderatorene på { $node }, der fellesskapet hører hjemme, uten navnet ditt.
report-seen-authors = Moderatorene på { $node }, der forfatteren hører hjemme, uten navnet ditt.
report-do = Send rapporten
report-sent = Takk. Rapporten er hos dem som avgjør den.
moderate = Moderer
moderate-post = Moderer dette innlegget
moderate-what = Hva skal gjøres
moderate-reason = Grunn
moderate-reason-hint = Medlemmer kan lese den i modereringsloggen.
moderate-elsewhere = Dette fellesskapet hører hjemme på en annen node. Låsing, festing og fjerning sendes dit; skjuling virker bare her.
moderate-do = Utfør
do-lock = Lås tråden
do-lock-hint = Bare moderatorer kan svare. Stemmene er fortsatt åpne.
do-unlock = Lås opp tråden
do-unlock-hint = Medlemmer kan svare igjen.
do-pin = Fest tråden
do-pin-hint = Den blir stående øverst i fellesskapet.
do-activate = Åpne det for medlemmene
do-activate-hint = Fra nå av kan det finnes og bli med i, og andre noder kan få vite om det.
do-rest = La det hvile
do-rest-hint = Det sier at det er i dvale. Neste innlegg vekker det.
do-close = Kunngjør avslutningen
do-close-hint = Medlemmene og nodene som følger det, får beskjed nå. På dagen blir det et arkiv.
do-reopen = Ta det opp igjen
do-reopen-hint = Det er aktivt igjen, og medlemmene kan skrive.
do-unpin = Løsne tråden
do-unpin-hint = Den går tilbake til plassen sin i listen.
do-remove = Fjern innlegget
do-remove-hint = Ordene skjules overalt. Det kan gjenopprettes.
do-restore = Gjenopprett innlegget
do-restore-hint = Ordene kan leses igjen.
do-summarise = Gjør det til felles oppsummering
do-summarise-hint = Det står over svarene, på alle noder, i stedet for en tidligere.
do-unsummarise = La det ikke lenger være oppsummeringen
do-unsummarise-hint = Det er igjen et svar som de andre.
do-hide = Skjul det på denne noden
do-hide-hint = Andre noder får ikke vite det.
do-unhide = Vis det på denne noden igjen
do-unhide-hint = Alle som kan lese tråden, ser det igjen.
drafts = Utkast
drafts-what = Det du har begynt å skrive og ikke sendt. Bare du ser det. Et utkast forsvinner 90 dager etter at du sist endret det.
drafts-none = Du har ingen utkast.
draft-thread = En ny tråd
draft-reply = Et svar til { $name }
draft-reply-gone = Et svar
draft-edit = En endring av innlegget ditt
draft-closed = Det dette ble skrevet til, er borte eller ikke lenger åpent for deg. Ordene dine er her fortsatt.
draft-text = Vis teksten
draft-go-on = Skriv videre
draft-save = Lagre utkast
draft-discard = Forkast utkast
draft-discarded = Utkastet er forkastet.
draft-saved = Utkastet ditt er lagret. Du finner det på alle enheter under
draft-loaded = Dette er utkastet ditt: { $when }
draft-kept = Utkast lagret: { $when }
draft-newer = Et nyere utkast ble lagret i en annen fane eller på en annen enhet: { $when }
draft-newer-how = Det du skrev, står under og er ikke lagret ennå. «Lagre utkast» setter det i stedet for dette.
draft-newer-text = Det nyere utkastet
draft-newer-short = Et nyere utkast ble lagret i en annen fane eller på en annen enhet: { $when }. Trykk «Lagre utkast» for å se begge.
draft-gone = Dette utkastet er sendt eller forkastet et annet sted. Skriv videre, så lagres det på nytt.
draft-signed-out = Ikke lagret: økten din er over. Send det eller lagre det, så kan du logge inn uten å miste det.
draft-failed = Ikke lagret: noden kunne ikke nås.
kept = Ingenting gikk tapt
kept-what = Du er logget inn igjen. Det du sendte, ble ikke utført, fordi økten din var over. Se over det og send det på nytt.
kept-send = Send på nytt
kept-text = Det du skrev
kept-sign-in = Økten din er over. Det du skrev, er tatt vare på på denne siden: logg inn og fortsett.
kept-too-long = Økten din er over, og det du skrev, er for langt til å tas med videre. Kopier det herfra før du logger inn.
language-none = Ikke oppgitt
clash = Dette ble endret i mellomtiden
clash-why = Ingenting er lagret ennå. Overstreket er det som står der nå; understreket er det du vil sette der. Lagrer du igjen, erstattes det med ditt.
since-when = Nytt siden sist du var her: { $when }
jump-new = Gå til det første nye svaret
mark-unread = Merk som ulest
mark-all-read = Merk alt som lest
your-place = For deg
save-thread = Ta vare på tråden
save-note = Notat til deg selv
save-note-hint = Bare du ser det.
save-remind = Minn meg på det
save-remind-hint = Om morgenen den dagen, der du er. Kan stå tomt.
saved-threads = Tråder du tar vare på
saved-what = Tråder du vil tilbake til, med notatene dine. Bare du ser denne listen.
saved-none = Du har ikke tatt vare på noen.
saved-change = Notat og påminnelse
saved-remove = Ta av listen
saved-remind-at = Påminnelse: { $when }
saved-closed = Denne tråden er borte eller ikke lenger åpen for deg.
feeds = Private strømmer
feeds-short = For en strømleser: det som er nytt for deg.
feeds-what = En adresse for strømleseren din (Atom) med titlene på det som er nytt i fellesskapene dine. Alle som kjenner den, kan lese titlene, så hold den for deg selv. Å lese strømmen merker ingenting som lest.
feeds-have = Strømmene dine
feeds-none = Du har ingen.
feed-made = Dette er adressen
feed-once = Kopier den nå: den vises bare denne ene gangen.
feed-new = En ny strøm
feed-make = Lag en strøm
feed-name = Det som leser den
feed-name-hint = For eksempel «Leser på telefonen», så du vet hvilken du skal trekke tilbake.
feed-link = Atom-strøm
print-view = Skriv ut hele tråden
print-how = Alt står på denne siden. Skriv den ut fra nettleseren: menyer og knapper kommer ikke med på papiret.
print-more = Resten, på en ny side
mention-list = Personer du kan nevne
mention-found = { $count ->
    [0] Fant ingen.
    [one] 1 person; velg med piltastene og Enter.
   *[other] { $count } personer; velg med piltastene og Enter.
}

## Personer
profile-edit = Endre profilen din
moved-community = Dette fellesskapet sier at det har flyttet til !{ $address }. Medlemskapet ditt flyttet ikke med: bli med der.
moved-person = Sier å være { $address } nå.
moved-see = Se der
moved-me = Du sier at du har flyttet til { $address }.
moved-me-what = Profilen din sier det, og andre noder har fått vite det. Ellers er ingenting endret: Du kan fortsette her.
moved-back = Jeg er tilbake
profile-elsewhere = Se profilen på dens egen node
profile-posts = Innlegg
profile-no-posts = Ingenting du kan lese ennå.
profile-see-thread = Les tråden
profile-see-reply = Les det i tråden
settings-saved = Lagret.
settings-profile = Profilen din
settings-see = Se profilen din
settings-reading = Hvordan noden snakker til deg
display-name = Navn
display-name-hint = Slik kolleger kjenner deg.
profession = Yrke
profession-hint = Vises ved siden av navnet ditt. Ingen har kontrollert det.
profession-none = Ikke oppgitt
profession-own = Med dine egne ord
profession-own-hint = Brukes når du velger «Annet».
about-you = Om deg
about-you-hint = Noen få setninger. Markdown virker.
language = Språk
language-hint = Språket på disse sidene.
language-unread = Ingen med språket som morsmål har lest disse oversettelsene ennå:
language-partial = Der en andel er oppgitt, er så mye oversatt; resten står på engelsk.
language-share = { $name } ({ $share } %)
time-zone = Tidssone
time-zone-hint = Begynn å skrive verdensdelen eller byen din.
languages-read = Språk jeg leser
languages-read-hint = Lister viser tråder på disse, og de som ikke oppgir noe språk. Velg ingen for å se alle.

## Innlogging
login = E-post eller kortnavn
password = Passord
password-hint = Minst 10 tegn. Noen ord som bare du setter sammen, er best.
password-change = Nytt passord
password-short = Endre passordet du logger inn med.
password-change-what = Andre steder der du er logget inn, blir logget ut. Vi sier fra til e-postadressen din om at det er endret.
password-changed = Du har et nytt passord fra nå av.
password-now = Passordet ditt nå
password-new = Det nye
password-all = La også nøkler for programmer og private strømmer slutte å gjelde
password-all-hint = Hvis noen andre kan ha hatt passordet ditt.
password-forgotten = Husker du det ikke lenger?
password-do = Endre passordet
no-account = Har du ikke konto?
no-account-closed = Nye medlemmer kommer for tiden med etter invitasjon fra en administrator.
have-account = Har du en konto?
sign-up-what = Du blir medlem av { $node }. Ingen får vite e-postadressen din.
handle = Kortnavn
handle-hint = 2 til 40 bokstaver a til z, sifre, _ eller -, først en bokstav. Det kan aldri endres.
email = E-post
email-hint = Kan stå tomt. Du kan logge inn med den; ingen andre ser den.

## Oppsett
setup = Sett opp denne noden
setup-what = Fortell hvem som driver noden og hvem som passer på den. Alt unntatt adressene kan endres senere.
setup-association = Foreningen din
setup-network = Plassen din i nettverket
setup-admin = Første administrator
setup-admin-what = Denne personen logges inn med en gang og kan åpne fellesskap.
setup-language-hint = Det de fleste av medlemmene leser.
setup-zone-hint = Brukes der et medlem ikke har valgt selv.
setup-do = Sett opp noden
association-name = Foreningens navn
association-name-hint = Står øverst på hver side.
legal-entity = Juridisk enhet
legal-entity-hint = Hvem som svarer for noden, med selskapsform.
jurisdiction = Jurisdiksjon
jurisdiction-hint = Landkode som NO, eller med region som NO-03.
public-address = Offentlig adresse
public-address-hint = Der medlemmer og andre noder finner denne noden. Den låses når noe er sendt til en annen node.
public-address-configured = Satt i konfigurasjonen:
policy-mode = Hvilke andre noder vi har med å gjøre
mode-allow-list = Bare noder som en administrator tillater
mode-allow-list-hint = Det forsiktige valget. Du tillater hver node ved navn.
mode-open = Alle noder unntatt dem en administrator blokkerer
mode-open-hint = Hvem som helst på en hvilken som helst node kan skrive i de åpne fellesskapene.
mode-closed = Ingen
mode-closed-hint = Ingenting sendes, og ingenting slippes inn.

## Drift
admin-sign-up = Hvem kan bli med på noden
admin-open-what = Alle som finner noden, kan bli medlem.
admin-do-open = Åpne for nye
admin-close = Lukk for nye
admin-keys = Nøkler
admin-keys-what = Andre noder kjenner på en nøkkel at det er dere som taler. Nye nøkler gjelder med en gang; ingenting som er underveis, går tapt.
admin-keys-whose = Kortnavn
admin-keys-hint = Til en person eller et fellesskap her, eller «node» for noden selv.
admin-keys-do = Lag nye nøkler
admin-keys-new = Nye nøkler er i bruk
address-locked = Låst: andre noder kjenner noden under den.
address-open = Kan fortsatt endres til noe er sendt til en annen node.
nodes = Andre noder
nodes-empty = Ingen annen node er kjent ennå.
node = Node
node-heard = Hørt fra
node-reached = Nådd
node-queued = Venter på sending
node-allowed = Tillatt
node-blocked = Blokkert
node-failures = { $count ->
    [one] 1 feil på rad
   *[other] { $count } feil på rad
}
admin-this-node = Denne noden
federation = Føderasjon
failed-tab = Feilet
failed-messages = Meldinger som feilet
nodes-find = Del av et navn
nodes-find-do = Finn
nodes-none-like = Ingen kjent node har «{ $name }» i navnet.
node-policy = Regelverk
node-deliveries = Leveringer
node-not-allowed = Ikke tillatt
node-paused = På vent
node-reachable = Nås
node-untried = Ikke prøvd ennå
node-failing = Når ikke fram
node-oldest = Den eldste er fra
node-nothing = Ingenting
node-title = { $node } – Føderasjon
node-stands = Slik står det til
node-since = Siden
node-next-try = Neste forsøk
node-last-failure = Siste feil
node-throttled = Bedt om å vente
node-throttled-what = Den sendte flere meldinger enn en node får sende på kort tid.
node-software = Programvare
node-software-unknown = Har ikke sagt det
node-known-since = Kjent siden
node-retry = Prøv nå
node-pause = Sett på vent
node-pause-what = På vent sendes ingenting dit, og køen blir liggende. Det den sender, tas fortsatt imot.
node-resume = Fortsett
node-resume-what = Ingenting sendes dit nå. Det som venter, sendes i rekkefølge når du fortsetter.
node-sent = Sendt dit
node-sent-empty = Ingenting har stått i kø til denne noden.
node-got = Mottatt derfra
node-got-empty = Ingenting er mottatt fra denne noden de siste 30 dagene.
rule-this = Tillat eller blokker den
rule-this-what = En blokkering skjuler det som kom derfra og gjelder alle navn under; ingenting slettes.
standing-by-mode-open = Tillatt fordi alle noder er det.
standing-by-mode-allow-list = Ingen regel tillater den.
standing-by-mode-closed = Denne noden har ikke med andre å gjøre.
standing-by-own-rule = Etter regelen for dette navnet.
standing-by-rule-above = Etter regelen for { $node }.
message = Melding
message-state = Tilstand
message-answer = Svar
message-reason = Grunn
message-attempts = Forsøk
message-queued = Lagt i kø
message-sent = Sist sendt
message-received = Mottatt
none = Ingen
delivery-done = Levert
delivery-pending = Venter
delivery-refused = Avvist
delivery-dropped = Ikke sendt
received-done = Utført
received-new = Venter
received-ignored = Sett bort fra
received-failed = Feilet
try-again = Prøv igjen
failed-what = Meldinger fra andre noder som ikke kunne utføres. Prøv dem igjen når årsaken er borte.
failed-empty = Ingenting har feilet.
answer-status = Svarte { $status }
answer-other = Det ble sagt: { $answer }
answer-unreachable = Den kunne ikke nås
answer-unresolved = Navnet ble ikke funnet
answer-untrusted = Sertifikatet ble ikke godtatt
answer-timed-out = Den svarte ikke i tide
answer-interrupted = Forbindelsen ble brutt
answer-unreadable = Svaret kunne ikke leses
answer-too-large = Svaret var for stort
answer-not-allowed = Adressen kan ikke kontaktes
answer-policy = Regelverket forbyr det
answer-deleted = Slettet før den ble sendt
answer-expired = Oppgitt: den svarte ikke på en uke
answer-unsendable = Meldingen kan ikke sendes slik den er
answer-unsigned = Den kunne ikke signeres her
node-refused = Avvist av den
node-refused-empty = Den har ikke avvist noe for godt.
node-refused-lately = { $count ->
    [one] 1 avvist på 30 dager
   *[other] { $count } avvist på 30 dager
    }
lately = Slik gikk leveringene i det siste
lately-what = { $count ->
    [one] Én ble forsøkt; den tok imot { $done }.
   *[other] Av de { $count } nyeste som ble forsøkt, tok den imot { $done }.
    }
lately-time = Tid
lately-half = Halvparten innen
lately-95 = 95 % innen
lately-99 = 99 % innen
lately-longest = Lengste
lately-answer = Til den svarte
lately-receipt = Fra handlingen her til kvitteringen
lately-fault = Ikke tatt imot, fordi
lately-count = Antall
span-milliseconds = { $count } ms
span-seconds = { $count } s
span-minutes = { $count } min
span-hours = { $count } t
span-days = { $count ->
    [one] 1 dag
   *[other] { $count } dager
    }
node-failed-here = { $count ->
    [one] 1 melding feilet her
   *[other] { $count } meldinger feilet her
}
node-again = { $count ->
    [one] Prøv 1 melding igjen
   *[other] Prøv { $count } meldinger igjen
}
rule-set = Tillat eller blokker en node
rule-node-hint = Navnet, for eksempel nord.example
rule-reason = Grunn
rule-reason-hint = Tas vare på sammen med regelen.
rule-allow = Tillat
rule-block = Blokker

## Om
about-what = { $node } driver denne noden: et eget sted i et nettverk av foreninger, der helsepersonell deler det de kan.
about-who = Hvem driver den
about-federation = Andre noder
about-federation-what = En node er én forenings tjener. Åpne fellesskap kan leses og besøkes fra andre noder; det som er for medlemmer, forlater den aldri.
about-mode-open = Denne noden har med alle noder å gjøre unntatt dem den har blokkert.
about-mode-allow-list = Denne noden har bare med noder å gjøre som administratorene har tillatt.
about-mode-closed = Denne noden har ikke med noen annen node å gjøre.
about-quiet = Hva andre får vite om deg
about-quiet-what = Profilen din vises for medlemmer av denne noden. Andre ser den først når du har skrevet noe åpent. Det finnes ingen medlemsliste for omverdenen.
access = Tilgjengelighet
access-title = Hvor tilgjengelig noden er
access-what = { $node } vil at alle skal kunne lese og skrive her, uansett hva de ser, hører og skriver med. Denne siden sier hva som testes, og hva vi vet mangler.
letters-easy = Bokstaver som er lettere å lese
letters-easy-hint = Bokstaver, ord og linjer står lenger fra hverandre, i en enkel skrift og uten kursiv.
letters-on = Slå på
letters-off = Slå av
letters-member = Lagres i innstillingene dine og gjelder overalt der du logger inn.
letters-visitor = Lagres i en informasjonskapsel i denne nettleseren, som ikke sier noe annet.
access-status = Samsvarsstatus
access-status-full = Helt i samsvar
access-status-partial = Delvis i samsvar
access-status-none = Ikke i samsvar
access-status-what = Målestokken er { $standard }, nivå { $level }. Det som kan måles, holder på hver side; det bare et menneske kan bedømme, er sett på av dem som lager programmet og av ingen andre. Derfor sier vi ikke mer.
access-evaluated = Sist vurdert { $date }.
access-how = Slik testes det
access-how-what = Før en versjon gis ut, åpnes hver side i programmet i en nettleser i hver av disse formene. Én feil stopper utgivelsen.
access-as-wide-light = { $count } piksler bredt, lyst
access-as-wide-dark = { $count } piksler bredt, mørkt
access-as-narrow-light = { $count } piksler bredt, som på en telefon, lyst
access-as-narrow-dark = { $count } piksler bredt, som på en telefon, mørkt
access-as-smallest = { $count } piksler bredt: forstørret til 400 %
access-as-zoom = { $count } piksler bredt: forstørret til 200 %
access-as-spacing = Med leserens egen avstand mellom bokstaver, ord og linjer ({ $count } piksler)
access-as-letters = Med bokstaver som er lettere å lese ({ $count } piksler)
access-as-rtl-wide = På arabisk, fra høyre mot venstre, { $count } piksler bredt, lyst
access-as-rtl-narrow = På arabisk, fra høyre mot venstre, { $count } piksler bredt, mørkt
access-as-no-script = Uten JavaScript, { $count } piksler bredt
access-as-print = Skrevet ut ({ $count } piksler), der en side er laget for det
access-checks = Hva som testes
access-check = Prøve
access-by = Hvordan
access-criteria = Suksesskriterier
access-by-measured = Målt på hver side
access-by-journey = Gått gjennom, steg for steg
access-by-read = Sett på av utviklerne
access-by-absent = Forekommer ikke her
access-check-rules = Struktur, navn, kontrast, språk og størrelse på mål, etter reglene i axe
access-check-reflow = Ingenting går ut av siden, og ingen tekst kuttes, ned til minste bredde
access-check-spacing = Ingen tekst kuttes når leseren øker avstandene
access-check-focus = Det som har fokus, viser det, og ingenting dekker det
access-check-errors = Et avvist skjema sier hva som er galt, og leder til feltet
access-check-sameness = Veier videre og hjelp står på samme sted på hver side
access-check-keyboard = Fra innlogging til utlogging bare med tastatur
access-check-timing = Det som er skrevet, overlever en økt som tok slutt
access-check-looked = Rekkefølge, veiledning, overskrifter, kontrast i tegn, feil som kan angres
access-check-absent = Lyd, film, blink, bevegelse, gester med flere fingre, dra og slipp
access-limits = Dette vet vi mangler
access-limit-people = Ingen som bruker skjermleser, forstørrelse eller talestyring, har vurdert det ennå.
access-limit-members = Det medlemmene skriver, er deres: en tabell, en lenke eller en overskrift i et innlegg kan være uklar, og ingen sjekker den på forhånd.
access-limit-elsewhere = Lenker fører til andre noder og sider, som denne erklæringen ikke sier noe om.
access-limit-languages = Noen oversettelser er delvis på engelsk, og de fleste er ikke lest av noen med språket som morsmål; innstillingene sier hvilke.
access-feedback = Si fra om det som stenger deg ute
access-feedback-what = Den som ikke kan lese eller bruke noe her, kan be dem som driver noden, om å få det i en annen form. Skriv til dem på den vanlige adressen; det hjelper å si hvilken side det gjelder, og hva du leser den med.
settings-display = Lesing og taster
keys = Hurtigtaster
keys-hint = Enkeltbokstaver gjør noe. Av med mindre du vil ha dem: de kommer i veien for talestyring.
keys-which = Hva hver tast gjør
keys-what = De gjør ingenting mens du skriver i et felt, og hver av dem har en lenke eller knapp som gjør det samme. De krever JavaScript.
keys-are-on = De er på for deg.
keys-are-off = De er av.
keys-members = Medlemmer kan slå dem på i innstillingene.
keys-key = Tast
keys-does = Hva den gjør
key-next = Neste innlegg, eller neste tråd i en liste
key-previous = Forrige innlegg eller tråd
key-unread = Første innlegg som er nytt for deg
key-reply = Svar på innlegget som har fokus, ellers på tråden
key-save = Lagre tråden til senere
key-home = Hjem (etter hverandre)
key-search = Søk
key-help = Denne siden
keys-always = Alltid: Tab og Shift + Tab flytter fram og tilbake, Enter følger en lenke eller trykker på en knapp, Escape lukker en meny eller liste, og Ctrl + Enter sender det du skriver.

## Søk
search-what = Ord i navnet på et fellesskap, eller en adresse: !fellesskap@node, @person@node eller lenken til et innlegg.
search-none = Ikke noe fellesskap her heter «{ $query }».
search-nothing-there = Det finnes ingenting på «{ $query }», eller denne noden får ikke se det. Sjekk skrivemåten.
search-for-members = Dette ser ut som en adresse på en annen node. Medlemmer kan slå den opp.

## Feil
form-problems = { $count ->
    [one] Én ting må ordnes
   *[other] { $count } ting må ordnes
}
error-not-found = Det er ingenting her
error-not-found-why = Adressen kan være feil, siden kan være borte, eller du må kanskje logge inn for å se den.
error-invalid = Det gikk ikke
error-denied = Det kan du ikke gjøre
error-remote = Den andre noden hjalp ikke
error-internal = Noe gikk galt her
error-internal-why = Det er vår feil, ikke din. Ingenting ble endret. Prøv igjen om et minutt.
error-unreadable = Skjemaet kunne ikke leses
error-unreadable-why = Noe underveis har skadet det. Gå tilbake og send det på nytt.
error-too-large = Det er for mye på en gang
error-too-large-why = Et innlegg kan ha opptil 100 000 tegn. Gå tilbake og kort det ned.
error-wrong-method = Det går ikke på denne adressen
error-wrong-method-why = Gå tilbake og bruk knappen eller lenken på siden.
error-cross-site = Dette kom fra et annet nettsted
error-cross-site-why = For din sikkerhet virker skjemaer bare fra sidene til denne noden. Åpne siden her og send på nytt.
error-setup-link = Denne lenken åpner ikke oppsettet
error-setup-link-why = Den kan være brukt, eller en nyere ble skrevet ut da programmet startet igjen. Er noden satt opp, logger du inn.

problem-actor-changed = Den noden sier at noen andre enn før er på denne adressen. Ingenting ble endret.
problem-address = «{ $detail }» er ikke en adresse som https://node.example, uten noe bak.
problem-choose = Velg én.
problem-cursor = Denne lenken til en side av listen er ødelagt. Gå tilbake til begynnelsen.
problem-email = Det er ikke en e-postadresse som navn@example.org.
problem-email-taken = Noen her har allerede denne e-postadressen. Logg inn, eller bruk en annen.
problem-empty = Skriv noe først.
problem-handle-form = Skriv !fellesskap@node, @person@node eller adressen til en tråd, som https://nord.example/t/….
problem-handle-length = Kortnavnet må ha 2 til 40 tegn.
problem-handle-letters = Kortnavnet kan ha bokstaver a til z, sifre, _ og -, og begynner med en bokstav.
problem-handle-reserved = «{ $detail }» betyr noe annet her. Velg et annet kortnavn.
problem-handle-unknown = Ingen på denne noden heter «{ $detail }».
problem-handle-taken = «{ $detail }» er opptatt eller har vært brukt. Velg et annet kortnavn.
problem-jurisdiction = Bruk en landkode med store bokstaver som NO, eller med region som NO-03.
problem-language = Velg et språk.
problem-length-0-500 = Bruk høyst 500 tegn.
problem-length-0-2000 = Bruk høyst 2000 tegn.
problem-length-0-5000 = Bruk høyst 5000 tegn.
problem-length-2-60 = Bruk 2 til 60 tegn.
problem-topic-taken = Et annet emne i fellesskapet har dette navnet.
problem-too-many-topics = Et fellesskap har høyst { $detail } emner, sammenslåtte medregnet.
problem-charter-part = Skriv noen ord her, eller behold fellesskapet som utkast.
problem-charter-incomplete = Vedtektene mangler en del: område, fellesskap og praksis trenger hver noen ord.
problem-no-facilitator = Det har ingen tilrettelegger. Gjør først et medlem til tilrettelegger.
problem-step-not-now = Dette går ikke slik det står til med fellesskapet nå. Velg noe av det som vises.
problem-closes-too-soon = Velg en dag minst 14 dager fram, så alle får vite det i tide.
problem-closes-too-late = Velg en dag innen de neste to årene.
problem-day = Skriv en dag som år-måned-dag, som 2027-03-01.
problem-length-1-80 = Bruk 1 til 80 tegn.
problem-length-2-120 = Bruk 2 til 120 tegn.
problem-length-3-200 = Tittelen må ha 3 til 200 tegn.
problem-node-name = «{ $detail }» er ikke navnet på en node, som nord.example.
problem-not-later = Velg et tidspunkt som ikke er passert.
problem-days-1-366 = Bruk 1 til 366 dager.
problem-options-2-10 = Skriv to til ti ting man kan velge mellom.
problem-options-twice = Ett av disse står der to ganger.
problem-length-1-200 = Bruk høyst 200 tegn for hvert.
problem-only-one = Her kan bare ett velges.
problem-too-many-helped = Du har sagt om { $detail } svar at de hjalp, og flere kan det ikke være. Ta ett tilbake først.
problem-not-a-member = Bare medlemmer av fellesskapet kan ha en rolle.
problem-password-length = Passordet må ha 10 til 200 tegn.
problem-password-weak = Dette er lett å gjette. Flere ord som ikke hører sammen, er ikke det.
problem-time-zone = «{ $detail }» er ikke en tidssone som Europe/Oslo.
problem-too-long = Et innlegg kan ha opptil 100 000 tegn. Kort det ned.
problem-too-many-attempts = For mange feil passord. Vent 15 minutter og prøv igjen.
problem-too-many-reports = Du har rapportert { $detail } innlegg i løpet av en time, og det er det meste. Vent litt, og send den på nytt.
problem-too-many-tokens = Du har 50 nøkler, og flere kan du ikke ha. Trekk tilbake en først.
problem-too-many-drafts = Du har { $detail } utkast, og flere kan du ikke ha. Forkast ett først.
problem-length-0-1000 = Bruk høyst 1000 tegn.
problem-too-many-saved = Du har lagret { $detail } tråder, og flere kan du ikke ha. Ta én av listen først.
problem-too-many-feeds = Du har { $detail } strømmer, og flere kan du ikke ha. Trekk tilbake én først.
problem-too-many-accounts = Du har ført opp { $detail } kontoer, og det er det meste. Fjern én først.
problem-account-form = Skriv @navn@nord.example, eller adressen til profilen.
problem-nobody-there = Fant ingen på «{ $detail }». Sjekk skrivemåten.
problem-person-elsewhere = Dette må være en persons konto på en annen node.
problem-password-wrong = Det er ikke passordet ditt.
problem-password-not-chosen = Det er ikke passordet som ble valgt da @{ $detail } meldte seg inn. Ingenting er tapt: Prøv igjen. Valgte du et annet kortnavn, venter du på e-posten som nevner det.
problem-target-does-not-confirm = Den kontoen sier ikke at den er din. Logg inn der, før opp { $detail } som en annen konto du har, og prøv igjen her.
problem-target-moved-on = Den kontoen sier at den selv har flyttet videre. Oppgi adressen til den du bruker.

denial-sign-in-first = Logg inn først. Du kan gjøre det i en annen fane og så sende dette på nytt.
denial-not-admin = Bare administratorer av noden kan gjøre dette.
denial-not-member = Bare medlemmer av fellesskapet kan gjøre dette. Bli med først.
denial-not-moderator = Bare moderatorer i fellesskapet kan gjøre dette.
denial-not-author = Bare forfatteren kan gjøre dette.
denial-outranked = Rollen deres i dette fellesskapet er like høy som din. Noen over dere begge kan gjøre dette.
denial-suspended = Du er utestengt fra dette fellesskapet.
denial-last-facilitator = Et fellesskap må ha minst én tilrettelegger. Gjør noen andre til tilrettelegger først.
denial-thread-locked = Denne tråden er låst: bare moderatorer kan svare.
denial-archived = Dette fellesskapet er arkivert: det kan bare leses.
denial-post-gone = Dette innlegget er slettet eller fjernet. Det er ingenting igjen å svare på eller endre.
denial-no-notices = Oppslag i dette fellesskapet er for dem som modererer det. Start heller en diskusjon.
denial-not-this-kind = Denne tråden er ikke et spørsmål eller en avstemning.
denial-poll-ended = Denne avstemningen er over.
denial-voted-already = Du har allerede stemt her, og en stemme kan ikke endres.
denial-sign-up-closed = Noden tar ikke inn nye medlemmer av seg selv for tiden. Spør en administrator.
denial-wrong-password = E-post eller kortnavn og passord passer ikke sammen.
denial-node-not-allowed = Denne noden har ikke med den andre å gjøre. En administrator kan tillate den.
denial-already-set-up = Noden er allerede satt opp. Logg inn.
denial-not-here = Fellesskapet hører hjemme på en annen node; bare der kan dette gjøres.
denial-wrong-scope = Denne nøkkelen gir ikke lov til det.
denial-precondition-failed = Noen har endret dette i mellomtiden. Åpne det på nytt og endre det som står der nå.
denial-idempotency-key-in-use = Dette blir gjort allerede. Vent litt.

remote-unreachable = { $host } kunne ikke nås. Prøv igjen om en stund.
remote-unknown = { $host } sier at det ikke er noe på denne adressen. Sjekk skrivemåten.
remote-rubbish = { $host } svarte med noe denne noden ikke kan lese. Det er kanskje ikke en node i dette nettverket.
remote-refused = { $host } nektet å svare denne noden.
remote-forbidden = Denne noden får ikke spørre { $host }. En administrator kan tillate det.
remote-too-much = { $host } sendte mer enn denne noden vil lese.
remote-busy = { $host } er spurt nok for nå. Prøv igjen om en stund.

## Yrker (config/professions.toml)
profession-allied-health-assistant = Assistent i helsefag
profession-art-therapist = Kunstterapeut
profession-audiologist = Audiograf
profession-chiropractor = Kiropraktor
profession-counsellor = Rådgiver
profession-dietitian = Klinisk ernæringsfysiolog
profession-drama-therapist = Dramaterapeut
profession-exercise-physiologist = Treningsfysiolog
profession-genetic-counsellor = Genetisk veileder
profession-medical-laboratory-scientist = Bioingeniør
profession-music-therapist = Musikkterapeut
profession-nurse = Sykepleier
profession-occupational-therapist = Ergoterapeut
profession-optometrist = Optiker
profession-orthoptist = Ortoptist
profession-osteopath = Osteopat
profession-paramedic = Paramedisiner
profession-perfusionist = Perfusjonist
profession-pharmacist = Farmasøyt
profession-physiotherapist = Fysioterapeut
profession-podiatrist = Fotterapeut
profession-prosthetist-orthotist = Ortopediingeniør
profession-psychologist = Psykolog
profession-radiographer = Radiograf
profession-social-worker = Sosionom
profession-speech-language-therapist = Logoped
profession-educator = Pedagog
profession-researcher = Forsker
profession-other = Annet

## The API and its keys
api = API
api-title = API-et til denne noden
api-what = Programmer kan gjøre her det sidene gjør, med de samme reglene. Uten nøkkel ser de det alle ser.
api-read = Hva det kan
api-document = Beskrivelsen for programmer (OpenAPI 3.1)
api-subjects = Emner
api-objects = Objekter
api-parameters = Parametre
api-body = Innhold
api-answers = Svar
tokens = Nøkler for programmer
tokens-short = For apper som handler i ditt navn.
tokens-what = Et program som har en nøkkel, handler i ditt navn. Gi hvert program sin egen, så du kan ta den tilbake.
tokens-have = Nøklene dine
tokens-none = Du har ingen.
token-name = Navn
token-name-hint = Hvilket program den er for.
token-scope = Hva den gir lov til
token-read = Lese
token-read-hint = Se det du ser.
token-write = Lese og skrive
token-write-hint = Gjøre det du har lov til, også administrere noden hvis du er administrator.
token-created = Laget
token-used = Sist brukt
token-new = En ny nøkkel
token-make = Lag nøkkelen
token-made = Den nye nøkkelen din
token-once = Kopier den nå: Den vises bare denne ene gangen og blir ikke tatt vare på.
token-revoke = Trekk tilbake
moving = Flytting
moving-short = Andre kontoer du har, og hvor du har flyttet.
moving-what = En flytting er en beskjed og ikke noe mer: Folk her og på andre noder får se den nye adressen din. Det du har skrevet, blir stående her. Medlemskap, roller og det andre har bekreftet om deg, blir også værende hos denne kontoen; be om å bli med i fellesskapene igjen fra den nye.
accounts = De andre kontoene mine
accounts-what = Kontoer på andre noder som er dine. For å flytte hit fra en av dem fører du den opp her og sier så der at du har flyttet. Alle kan se hvilke du fører opp, og fra da av kan andre noder finne deg med adressen din.
accounts-none = Du har ikke ført opp noen.
accounts-full = Du har ført opp fem, og det er det meste.
account = Adressen til kontoen
account-hint = For eksempel @navn@nord.example, eller adressen til profilen.
account-add = Legg til
account-remove = Fjern
move = Jeg har flyttet
move-first = Logg først inn på den nye kontoen din og før opp denne der som din: { $address }
move-target = Adressen til den nye kontoen
move-password = Passordet ditt
move-password-hint = Det du logger inn her med.
move-do = Si at jeg har flyttet

## Varsler
notifications = Varsler
notifications-none = Ingenting ennå.
notifications-what = Her får du vite når noen svarer deg eller nevner deg, og hva som avgjøres om deg. Mer eller mindre velger du på siden til et fellesskap eller en tråd.
notifications-see-all = Merk alt som sett
bell-few = { $count }
bell-many = 9+
bell-unseen = Varsler som ikke er sett: { $count }
new = Ny
told-mention = { $name } nevnte deg
told-reply = { $name } svarte
told-post = { $name } skrev
told-membership-given = Du er nå medlem av { $community }
told-membership-refused = { $community } tok deg ikke opp som medlem
told-membership-ended = Du er ikke lenger medlem av { $community }
told-membership-asked = Noen ber om å bli med i { $community }
told-role-given = Du har fått en rolle i { $community }
told-community-rested = { $community } er i dvale: der er det ikke skrevet noe på en stund
told-community-closing = { $community } skal avsluttes
told-community-archived = { $community } er avsluttet og kan bare leses
told-community-reopened = { $community } er tatt opp igjen
told-role-taken = Du har ikke lenger rollen din i { $community }
told-member-suspended = Du er utestengt fra { $community }
told-suspension-lifted = Utestengelsen din fra { $community } er over
told-post-removed = En moderator i { $community } fjernet innlegget ditt
told-post-restored = Innlegget ditt i { $community } er tilbake
told-post-hidden = En moderator her skjulte innlegget ditt i { $community }
told-post-unhidden = Innlegget ditt i { $community } vises igjen
told-post-refused = { $community } tok ikke imot innlegget ditt
told-post-reported = Et innlegg i { $community } ble rapportert
told-reminder-due = En påminnelse om en tråd du tok vare på i { $community }
told-reply-helped = Svaret ditt i { $community } hjalp, sier den som spurte
level = Hva du varsles om
level-label = Si fra om
level-everything = Alle innlegg
level-first-posts = Nye tråder
level-mentions = Svar til meg og omtaler
level-mute = Ingenting
level-as-community = Som for fellesskapet
level-saved = Lagret. Det gjelder fra neste innlegg.

## E-post, for administratorer
mail = E-post
mail-way = Slik går e-posten
mail-server = En e-posttjener er satt opp
mail-no-server = Ingen e-posttjener ennå
mail-no-server-what = Ingenting forlater denne maskinen: E-post blir skrevet til filer til en e-posttjener står i konfigurasjonen (mail.host).
mail-server-what = Det e-posttjeneren ikke tar imot, blir tatt vare på og prøvd igjen.
mail-failing = E-posttjeneren tar ikke imot
mail-waiting =
    { $count ->
        [one] { $count } e-post venter
       *[other] { $count } e-poster venter
    }
mail-stuck =
    { $count ->
        [one] { $count } e-post må avgjøres
       *[other] { $count } e-poster må avgjøres
    }
mail-paused =
    { $count ->
        [one] { $count } adresse er satt på pause
       *[other] { $count } adresser er satt på pause
    }
mail-see = Se all e-post
mail-test = Send en prøve
mail-test-hint = Se om e-posten kommer fram, først til din egen adresse.
mail-test-do = Send prøven
mail-test-queued = Prøven er på vei. Under ser du hva det blir av den.
mail-address = Adresse
mail-queue = De siste e-postene
mail-queue-what = De nyeste først. Ordene i en e-post blir tatt vare på bare til den er sendt.
mail-none = Ingen e-post er sendt ennå.
mail-kind = Gjelder
mail-kind-test = Prøve
mail-kind-confirm = Bekrefte en adresse
mail-kind-address-known = Adressen er alt i bruk
mail-kind-address-changed = Adressen er byttet
mail-kind-reset = Bedt om nytt passord
mail-kind-password-changed = Passordet er byttet
mail-state = Tilstand
mail-state-sent = Sendt
mail-state-queued = Venter
mail-state-paused = På pause
mail-state-refused = Avvist
mail-state-unsure = Kan være sendt
mail-state-expired = For sent
mail-created = Skrevet
mail-again = Send igjen
mail-why-server = E-posttjeneren kunne ikke brukes.
mail-why-sender = E-posttjeneren tar ikke imot e-post fra adressen til denne noden.
mail-why-recipient = E-posttjeneren tar ikke imot e-post til denne adressen. Ikke noe mer blir sendt dit før du sier fra.
mail-why-message = E-posttjeneren tok ikke imot denne e-posten.
mail-why-unsure = E-posttjeneren fikk denne e-posten, og så hørte vi ikke mer. Sendes den igjen, kan den komme to ganger.
mail-why-folder = Filen kunne ikke skrives.
mail-why-broken = E-posten kunne ikke settes sammen.
mail-why-expired = Den ventet til den ikke var til nytte lenger.

## Selve e-postene
mail-hello = Hei!
mail-machine = Denne e-posten er sendt av en maskin. Ingen leser svar på den.
mail-test-subject = Prøve fra { $node }
mail-test-what = En administrator av { $node } sendte denne e-posten for å se om e-post kommer fram. Det gjør den.
mail-confirm-subject = Er dette e-postadressen din? – { $node }
mail-confirm-what = Noen oppga denne adressen som sin hos { $node }. Var det deg, åpner du denne lenken innen tre dager og bekrefter den:
mail-confirm-else = Var det ikke deg, trenger du ikke gjøre noe: Uten lenken skjer det ingenting.
mail-address-known-subject = Du har alt en konto – { $node }
mail-address-known-what = Noen ville bruke denne adressen hos { $node }, men en konto der har den alt: din. Var det deg, logger du inn med den. Har du glemt passordet, velger du et nytt her:
mail-address-changed-subject = E-postadressen din er byttet – { $node }
mail-address-changed-what = Kontoen @{ $handle } hos { $node } har fått en annen e-postadresse. Denne blir ikke brukt lenger.
mail-address-changed-else = Var det ikke deg, skriver du med en gang til dem som driver { $node }.
mail-reset-subject = Nytt passord – { $node }
mail-reset-what = Noen ba om nytt passord for @{ $handle } hos { $node }. Var det deg, åpner du denne lenken innen en time og velger et. Den virker én gang:
mail-reset-else = Var det ikke deg, trenger du ikke gjøre noe: Passordet ditt blir som det er.
mail-password-changed-subject = Du har fått nytt passord – { $node }
mail-password-changed-what = Kontoen @{ $handle } hos { $node } har fått nytt passord. Andre steder er den nå logget ut. Innstillingene viser hvilke nøkler for programmer som fortsatt gjelder.
mail-password-changed-else = Var det ikke deg, skriver du med en gang til dem som driver { $node }.

## Lenker i e-poster
confirm = E-postadressen din
confirm-what = Noen oppga denne adressen som sin hos { $node }. Var det deg?
confirm-join = Noen vil bli medlem av { $node } med dette kortnavnet og denne adressen. Var det deg?
confirm-password-hint = Det du valgte da du meldte deg inn.
confirm-do = Ja, den er min
confirm-done = E-postadressen din er bekreftet.
confirm-again = Få en ny lenke
forgot = Jeg har glemt passordet
forgot-what = Skriv e-postadressen til kontoen din. Vi sender en lenke dit, og med den velger du et nytt passord.
forgot-do = Send meg en lenke
forgot-sent = Har en konto her denne adressen, og er den bekreftet, er en e-post på vei.
forgot-nothing = Kommer det ikke noe på noen minutter? Se etter i søppelposten, prøv en annen adresse, eller skriv til dem som driver noden.
forgot-again = Få en ny lenke
reset = Nytt passord
reset-what = Etterpå er du logget ut overalt, nøkler for programmer og private strømmer slutter å gjelde, og du logger inn med det nye.
reset-do = Lagre passordet
reset-done = Du har fått nytt passord. Logg inn med det.
link-dead = Denne lenken virker ikke lenger. Den er brukt, eller den er for gammel.
email-page = E-postadresse
email-short = Hit skriver vi til deg, og slik får du nytt passord.
email-what = Ingen ser den utenom deg og dem som driver noden.
email-now = Adressen din
email-none = Du har ikke oppgitt noen. Uten adresse kan du ikke få nytt passord på egen hånd.
email-confirmed = Bekreftet
email-unconfirmed = Ikke bekreftet
email-unconfirmed-what = Vi har sendt en lenke dit. Før du har åpnet den, vet vi ikke at e-posten vår når deg, og vi kan ikke sende deg nytt passord.
email-again = Send lenken igjen
email-change = En annen adresse
email-change-what = Vi sender en lenke til den nye adressen. Den tar over for den gamle når du har åpnet lenken; den gamle får beskjed.
email-new = Ny adresse
email-password-hint = Ditt eget, så vi vet at det er deg.
email-do = Send lenken
email-sent = En lenke er på vei. Åpne den for å bekrefte adressen.
problem-email-same = Dette er adressen din alt, og den er bekreftet.
problem-link-used = Denne lenken virker ikke lenger. Den er brukt, eller den er for gammel.
problem-too-many-mails = Det er bedt om for mange e-poster. Vent en time og prøv igjen.
problem-too-many-sign-ups = For mange melder seg inn akkurat nå. Vent en time og prøv igjen.

## Veier inn
joining = Innmelding
joining-see = Veier inn, og invitasjoner
joining-way = Veien inn
joining-who = Hvem blir medlem?
joining-closed = Ingen på egen hånd
joining-closed-hint = Bare en driftsansvarlig legger til medlemmer, med en kommando.
joining-invitation = Med invitasjon
joining-invitation-hint = Den som har en lenke som en administrator har laget.
joining-application = Med søknad
joining-application-hint = Den som spør, når en administrator har sluppet dem inn.
joining-open = Åpent
joining-open-hint = Den som finner noden og bekrefter en e-postadresse.
joining-no-mail = Ingen e-posttjener er satt opp, så ingen kan bekrefte en adresse: Med «Åpent» kommer den som finner noden, rett inn, og de som søker, får ikke vite hva dere bestemte.
joining-questions = Det dere spør dem som søker, om
joining-questions-hint = Kan stå tomt. For eksempel: Hva arbeider du med? Hvem her kjenner deg?
joined-done = Du er medlem nå. Logg inn.
email-needed = Vi skriver til deg der. Ingen ser adressen utenom dem som driver noden.
sign-up-judged = En administrator leser det du skriver her, og bestemmer. Du får en e-post.
sign-up-asked = Se i e-posten din: Vi har sendt en lenke dit. Med den bekrefter du at adressen er din.
sign-up-waiting = Nå bestemmer en administrator om du blir medlem.
invitations = Invitasjoner
invitations-none = Ingen er laget ennå.
invitation-new = En ny invitasjon
invitation-what = En lenke som du sender til dem du vil. Med den blir folk medlem med en gang, også der de ellers måtte søke.
invitation-note = Til hvem
invitation-note-hint = For deg og de andre administratorene; de du inviterer, ser det ikke.
invitation-uses = For hvor mange
invitation-uses-hint = 1 til 1000.
invitation-days = For hvor mange dager
invitation-days-hint = 1 til 90.
invitation-make = Lag lenken
invitation-made = Invitasjonen din
invitation-once = Kopier lenken nå: Den vises bare denne ene gangen og blir ikke tatt vare på.
invitation-used = Brukt
invitation-by = Laget av
invitation-operator = Driftsansvarlig
invitation-until = Til
invitation-open = Virker
invitation-used-up = Brukt opp
invitation-expired = For gammel
invitation-revoked = Trukket tilbake
applications = Søknader
applications-what = De som har ventet lengst, først. De får en e-post når dere har bestemt dere; da blir det de skrev, slettet.
applications-none = Ingen venter.
applications-waiting =
    { $count ->
        [one] { $count } person venter på å slippe inn
       *[other] { $count } personer venter på å slippe inn
    }
application-accept = Slipp inn
application-decline = Avslå
mail-kind-sign-up = Innmelding
mail-kind-accepted = Sluppet inn
mail-kind-declined = Avslått
mail-sign-up-subject = Er dette e-postadressen din? – { $node }
mail-sign-up-what = Noen vil bli medlem av { $node } som @{ $handle } med denne adressen. Var det deg, åpner du denne lenken innen tre dager og bekrefter adressen med passordet du valgte:
mail-sign-up-else = Var det ikke deg, eller er ikke @{ $handle } kortnavnet du valgte, trenger du ikke gjøre noe: Uten lenken skjer det ingenting.
mail-accepted-subject = Velkommen til { $node }
mail-accepted-what = Du er nå medlem av { $node }, som @{ $handle }. Logg inn med passordet du valgte:
mail-declined-subject = Søknaden din til { $node }
mail-declined-what = Du spurte om å bli medlem av { $node }. De som driver noden, bestemte seg for å si nei. Det du skrev, er slettet.
problem-between = Dette må være et tall: { $detail }.
problem-invitation-used = Denne invitasjonen slipper ingen inn lenger. Den er brukt opp, trukket tilbake eller for gammel. Be om en ny.
problem-length-0-200 = Høyst 200 tegn.
denial-invited-only = Her blir du medlem med en invitasjon. Be noen som driver noden, om en.
your-answer = Svaret ditt

## Økter
sessions = Her er du logget inn
sessions-short = Nettlesere som kjenner deg, og hvordan du logger dem ut.
sessions-what = Kjenner du ikke igjen en av disse? Da avslutter du den.
sessions-end-others = Avslutt alle andre
session-device = Nettleser
session-unknown = Ukjent
session-current = Denne
session-shared = Delt maskin
session-seen = Sist brukt
session-since = Logget inn
session-end = Avslutt
sign-in-shared = Andre bruker også denne maskinen
sign-in-shared-hint = Du blir logget ut når du lukker nettleseren, eller når du ikke gjør noe på et kvarter.
sessions-password = Velg et nytt passord

## E-post om at noe venter
mail-kind-waiting = Noe venter
mail-waiting-subject = Noe venter på deg – { $node }
mail-waiting-what =
    { $count ->
        [one] Hos { $node } har et varsel ventet på deg i ett døgn:
       *[other] Hos { $node } har varsler ventet på deg i ett døgn: { $count ->
            [10] flere enn ni.
           *[other] { $count }.
        }
    }
mail-waiting-else = Vil du ikke ha slik e-post? Denne lenken stanser den:
waiting-mail = Når noe venter
waiting-mail-on = Vi skriver til deg én gang når noe har ventet i ett døgn. E-posten sier at det venter, ikke hva det er.
waiting-mail-off = Vi skriver ikke til deg når noe venter.
waiting-mail-stop = Stans denne e-posten
waiting-mail-start = Skriv til meg
unsubscribe = E-post når noe venter
unsubscribe-what = { $node } skriver til deg én gang når noe har ventet på deg i ett døgn. Vil du ikke ha mer slik e-post?
unsubscribe-do = Stans denne e-posten
unsubscribe-done = Du får ikke mer slik e-post.
unsubscribe-back = Velg på nytt i innstillingene

## Medlemmer fra en fil
import = Medlemmer fra en fil
import-short = Inviterer mange på én gang, fra en CSV-fil.
import-file = En fil med medlemmer
import-what = En CSV-fil, slik regneark lagrer den. Først ser du hva som ville skje med hver rad; ingen får noe tilsendt før du sier fra.
import-choose = Filen
import-hint = CSV med en rad øverst som sier hva kolonnene er; høyst { $size } MB og { $rows } rader.
import-columns-what = Hva filen kan inneholde
import-email-hint = må være med; den som alt er medlem eller invitert, blir latt i fred.
import-name-hint = foreslås for dem; de kan velge noe annet.
import-profession-hint = ett fra listen vår, eller deres eget ord.
import-communities-hint = kortnavn på fellesskap der de blir medlem når de har kommet, og rollen der: medlem, moderator eller tilrettelegger.
import-look = Se på filen
import-kept = Filen ligger forseglet, høyst i ett døgn, og bare administratorer ser hva som står i den.
import-closed = Ingen blir medlem på egen hånd akkurat nå, så en invitasjon ville ikke slippe noen inn.
import-one = En fil med medlemmer
imports = Tidligere filer
imports-none = Ingen ennå.
import-rows = Rader
import-made = Invitasjoner
import-checked = Venter på deg
import-running = Inviterer
import-state-done = Ferdig
import-forgotten = Slettet
import-forgotten-what = Filen er slettet. Bare disse tallene er igjen.
import-progress = { $done } av { $all } rader er behandlet. Du kan gå fra denne siden.
import-again = Se hvor langt det er kommet
import-done =
    { $count ->
        [0] Ingen ble invitert.
        [one] { $count } invitasjon ble laget. E-posten går ut litt etter litt.
       *[other] { $count } invitasjoner ble laget. E-postene går ut litt etter litt.
    }
import-would = Hva som ville skje
import-were = Hva som sto i filen
import-fresh = Blir invitert
import-known = Allerede medlem
import-invited = Allerede invitert
import-doubled = En gang til i filen
import-bad = Ikke riktig
import-columns = Hvilken kolonne som har hva
import-columns-hint = Gjenkjent på navnene. Rett det som ikke stemmer, og se på nytt.
import-no-column = Ingen
import-columns-do = Se på nytt
import-column-email = E-post
import-column-name = Navn
import-column-handle = Kortnavn
import-column-profession = Yrke
import-column-role = Rolle
import-column-communities = Fellesskap
import-decide = Gå videre?
import-start-what =
    { $count ->
        [one] { $count } person får en e-post med en lenke som virker i 30 dager og bare for den personen. Rader som ikke er riktige, blir utelatt.
       *[other] { $count } personer får en e-post med en lenke som virker i 30 dager og bare for hver av dem. Rader som ikke er riktige, blir utelatt.
    }
import-nobody = Det er ingen å invitere i denne filen.
import-start = Send invitasjonene
import-forget = Slett filen
import-faults = Det som ikke er riktig
import-download = Lagre som CSV
import-row = Rad
import-column = Kolonne
import-cell = Det som står der
import-why = Hva som er galt
import-more =
    { $count ->
        [one] Og { $count } til, i CSV-filen.
       *[other] Og { $count } til, i CSV-filen.
    }
mail-kind-invited = Invitasjon
mail-invited-subject = { $node } inviterer deg
mail-invited-what = De som driver { $node }, inviterer deg til å bli medlem. Med denne lenken, som virker i 30 dager og bare for deg, velger du et passord:
mail-invited-else = Vet du ikke hvorfor? Da trenger du ikke gjøre noe: uten lenken skjer ingenting, og vi skriver ikke igjen.
problem-csv-empty = Det står ingenting i filen under raden som sier hva kolonnene er.
problem-csv-encoding = Bokstavene i denne filen kan ikke leses. Lagre den som «CSV UTF-8» og velg den på nytt.
problem-csv-form = Dette kan ikke leses som CSV: en celle er for lang, eller det er for mange kolonner.
problem-csv-formula = Dette begynner som en formel (=, +, - eller @). Regneark ville utføre den, så den blir ikke tatt med.
problem-csv-large = Filen er for stor: høyst { $detail }.
problem-csv-many-communities = Flere enn { $detail } fellesskap.
problem-csv-no-column = Filen har ingen kolonne «{ $detail }».
problem-csv-no-community = Ingen fellesskap på denne noden heter «{ $detail }».
problem-csv-no-email = Hvilken kolonne har e-postadressene? Uten dem kan ingen inviteres.
problem-csv-none = Velg en fil først.
problem-csv-role = Dette er ingen rolle: medlem, moderator eller tilrettelegger. Administratorer lages ikke av en fil.
problem-csv-role-nowhere = En rolle gjelder i et fellesskap, og denne raden nevner ingen fellesskap.
problem-csv-rows = Filen har flere enn { $detail } rader. Del den opp.
problem-csv-workbook = Dette er en arbeidsbok. Lagre den som «CSV UTF-8» i regnearket, og velg den filen.
problem-import-decided = Dette er alt avgjort, eller filen er slettet.
problem-import-runs = Invitasjonene lages akkurat nå. Vent til det er ferdig.
problem-invitation-other-address = Denne invitasjonen ble sendt til { $detail }. Bruk den adressen; du kan endre den senere i innstillingene.

## Medlemmer, for administratorer
admin-members = Medlemmer
members-find = Navn, kortnavn eller e-post
members-tick = Velg
members-tick-one = Velg { $name }
members-all = Alle
members-admins = Administratorer
members-roles = Med en rolle
members-suspended = Utestengt
members-unconfirmed = E-post ikke bekreftet
members-never = Aldri logget inn
members-none = Ingen ble funnet.
members-since = Medlem siden
members-seen = Sist logget inn
members-with = Med de valgte:
members-go-on = Gå videre
members-done =
    { $count ->
        [0] Ingenting ble gjort.
        [one] Gjort for { $count } medlem.
       *[other] Gjort for { $count } medlemmer.
    }
members-nobody = Det ville ikke endre noe for noen av dem.
members-concerned =
    { $count ->
        [one] Det gjelder { $count } medlem:
       *[other] Det gjelder { $count } medlemmer:
    }
members-left-out =
    { $count ->
        [one] { $count } utelates, for ingenting ville endre seg:
       *[other] { $count } utelates, for ingenting ville endre seg:
    }
members-back = Tilbake til listen
member-who = Medlemmet
member-do-suspend = Steng ute
member-do-suspend-what = De kan ikke logge inn, øktene avsluttes og nøklene slutter å virke. Det de har skrevet, blir stående.
member-do-lift = Opphev utestengingen
member-do-lift-what = De kan logge inn igjen.
member-do-confirm = Send lenken for å bekrefte e-posten på nytt
member-do-confirm-what = De får en e-post med en lenke som virker i tre dager.
member-do-sign-out = Avslutt alle økter
member-do-sign-out-what = De må logge inn på nytt overalt. Nøkler for programmer virker fortsatt.
member-do-add = Legg til i et fellesskap
member-do-add-what = De blir straks medlem av et fellesskap på denne noden.
member-days = I hvor mange dager
member-days-hint = 0: til noen avslutter det.
member-reason = Hvorfor
member-reason-hint = For deg og de andre administratorene.
member-community = Fellesskapet
member-community-hint = Kortnavnet.
member-sessions =
    { $count ->
        [one] { $count } åpen økt
       *[other] { $count } åpne økter
    }
member-suspended-until = Utestengt til
member-suspended-open = Utestengt til noen opphever det.
member-admin = Gjør til administrator
member-no-admin = Ta fra administratorrettighetene
member-is-admin = Administrator
member-is-suspended = Utestengt
member-nowhere = Ikke i noe fellesskap ennå.
member-term = Rolle til
member-role-change = Endre rollen
member-term-days = I hvor mange dager (0: uten slutt)
member-log = Hva administratorer har gjort her
audit = Logg
audit-what = Alt av betydning som en administrator eller driften har gjort, det nyeste først. Ingenting endres eller slettes her.
audit-act = Hva som ble gjort
audit-show = Vis
audit-none = Ingenting er gjort ennå.
audit-when = Når
audit-who = Hvem
audit-about = Om
audit-change = Fra og til
audit-operator = Driften, eller noden selv
audit-admin-give = Gjorde noen til administrator
audit-admin-take = Tok fra noen administratorrettighetene
audit-allow = Tillot en node
audit-application-accept = Slapp inn en søker
audit-application-decline = Avslo en søker
audit-block = Blokkerte en node
audit-community-add = La et medlem til i et fellesskap
audit-confirm-again = Sendte bekreftelseslenken på nytt
audit-import-file = Sendte en fil med medlemmer
audit-import-forget = Slettet en fil med medlemmer
audit-import-start = Inviterte fra en fil
audit-invite = Laget en invitasjon
audit-invite-revoke = Trakk tilbake en invitasjon
audit-keys-rotate = Laget nye nøkler
audit-mail-again = Sendte en e-post på nytt
audit-mail-test = Sendte en test-e-post
audit-node-pause = Satte en node på pause
audit-node-resume = Gjenopptok en node
audit-node-retry = Prøvde en node på nytt
audit-policy-mode = Endret hvilke noder vi har med å gjøre
audit-received-retry = Prøvde en mottatt melding på nytt
audit-received-retry-all = Prøvde alle mislykkede meldinger på nytt
audit-reset-link = Laget en lenke for nytt passord
audit-role = Ga en rolle
audit-sign-out = Avsluttet alle økter
audit-sign-up = Endret hvordan folk blir medlem
audit-sign-up-questions = Endret hva søkere blir spurt om
audit-suspend = Stengte ute et medlem
audit-suspend-end = Opphevet en utestenging
audit-term-end = En rolle tok slutt
problem-nobody-ticked = Velg minst ett medlem først.
denial-last-admin = Dette er den siste administratoren som kan logge inn. Gjør først en annen til administrator.
denial-not-yourself = Du kan ikke gjøre dette mot deg selv. Spør en annen administrator.
denial-suspended-member = Dette medlemmet er utestengt. Opphev det først.
settings-changed = Sist endret av { $by }
settings-operator = driften
overview-waits = Det som venter på deg
overview-nothing = Ingenting venter. Alt er i orden her.
overview-reports =
    { $count ->
        [one] { $count } rapport er åpen
       *[other] { $count } rapporter er åpne
    }
overview-messages =
    { $count ->
        [one] { $count } mottatt melding mislyktes
       *[other] { $count } mottatte meldinger mislyktes
    }
overview-imports =
    { $count ->
        [one] { $count } fil med medlemmer er ikke ferdig
       *[other] { $count } filer med medlemmer er ikke ferdige
    }
overview-pulse = Slik går det
overview-pulse-what = Bare antall: ingens lesing følges med navn.
overview-members = medlemmer
overview-active = logget inn de siste fire ukene
overview-communities = fellesskap her
overview-lively = med noe nytt denne uken
overview-community = Fellesskap
overview-visibility = Åpent for
overview-facilitators = Tilretteleggere
overview-open-reports = Åpne rapporter
overview-last = Siste aktivitet

## Utseende
look = Utseende
look-name = Navn på noden
look-name-label = Hva foreningen heter
look-name-hint = Det står på hver side og i hver e-post.
look-colour = Farge
look-colour-what = Lenker, knapper og linjen øverst har denne fargen. Den godtas når tekst i den kan leses overalt (4,5 til 1, WCAG 2.2).
look-accent = Når det er lyst
look-accent-hint = Som #0b5d63. Tom: fargen som følger med.
look-accent-dark = Når det er mørkt
look-accent-dark-hint = Tom: lages av den andre.
look-take = Bruk { $colour }
look-logo = Logoen
look-logo-now = Logoen slik den er
look-logo-choose = Et bilde
look-logo-hint = PNG, JPEG eller WebP, høyst 2 MB. Det tegnes på nytt med høyst 256 punkter på hver side.
look-logo-remove = Fjern logoen
audit-look-colour = Endret fargen
audit-look-logo = Endret logoen
audit-look-name = Endret navnet
problem-colour = Dette er ingen farge. Skriv den som #0b5d63.
problem-colour-weak = Tekst i denne fargen kan ikke leses godt nok. Den nærmeste fargen som går: { $detail }.
problem-logo-form = Dette er ikke et bilde som vi kan lese. Velg en PNG, JPEG eller WebP.
problem-logo-large = Filen er for stor: høyst { $detail }.
problem-logo-points = Bildet er for stort: høyst { $detail } punkter, og 8 millioner til sammen. Gjør det mindre.
problem-logo-svg = En SVG kan inneholde skript, så den tar vi ikke. Lagre den som PNG og velg den filen.
audit-invite-again = Sendte en invitasjon på nytt
invitation-again = Send på nytt

## Å forlate noden
leaving = Forlate noden
leaving-export = Et eksemplar av det du har skrevet, kan du få før du går, ikke etterpå:
export = Last ned det som er ditt
export-short = Alt denne noden har om deg, som én fil.
export-what = Én ZIP-fil med alt denne noden har om deg, til å ta vare på eller ta med et annet sted.
export-in = Hva den inneholder
export-in-data = Profil, e-post, innstillinger, medlemskap, innlegg med tidligere versjoner, stemmer, lagrede tråder, utkast, varsler, økter og mer, som JSON for programmer
export-in-threads = Det du har skrevet, til å lese: én fil per tråd, i markdown
export-not = Ingen passord eller nøkler, og ingenting andre har skrevet utenom titler på tråder og moderatorers begrunnelser. Medlemmer kan ikke sende filer ennå, så det er ingen.
export-password-hint = Den inneholder det bare du skal se: vis at det er deg.
export-do = Last ned
export-untitled = En tråd som ikke lenger er åpen for deg
export-readme = Alt { $node } har om deg.
export-readme-data = data.json: profil, innstillinger, medlemskap, det du har skrevet, stemt, lagret, begynt på og fått varsel om. Tidspunkter er i mikrosekunder siden 1970, i UTC. Adresser som begynner med skråstrek, er på denne noden.
export-readme-threads = threads/: det du har skrevet, én fil per tråd, i markdown.
export-readme-not = Det er ingen passord eller nøkler i den, og ingenting andre har skrevet utenom titler på tråder og moderatorers begrunnelser du kan lese. Medlemmer kan ikke sende filer ennå, så det er ingen.
leaving-short = Avslutt kontoen, og velg hva som skjer med det du har skrevet.
leaving-what = Kontoen din avsluttes med en gang, uansett hva du velger: E-postadressen, passordet, øktene, nøklene, varslene og innstillingene slettes, og du forlater fellesskapene dine. Ingen kan få kortnavnet { $handle } igjen. Dette kan ikke angres.
leaving-effect = Hva som skjer
leaving-thing = Hva
leaving-keep = La det stå, med navnet mitt
leaving-keep-hint = Det du har skrevet, blir stående for dem som bruker det. Profilen din tømmes.
leaving-anonymise = La det stå, uten navnet mitt
leaving-anonymise-hint = Det du har skrevet, blir stående, og der navnet ditt var, står det «{ $name }».
leaving-delete = Slett alt
leaving-delete-hint = Innleggene dine slettes og stemmene dine trekkes tilbake, her og på andre noder så langt de følger opp.
leaving-name = Navn og profil
leaving-name-keep = Navnet ditt blir stående, profilen tømmes
leaving-name-anonymise = «{ $name }» og et tilfeldig kortnavn
leaving-name-delete = Slettes
leaving-threads = Tråder du har startet
leaving-replies = Svarene dine
leaving-votes = Stemmene dine
leaving-communities = Fellesskapene dine
leaving-nodes = Andre noder som vet om deg
leaving-stays = Blir stående, med navnet ditt
leaving-stays-nameless = Blir stående, uten navnet ditt
leaving-counted = Teller fortsatt
leaving-deleted = Slettes
leaving-answers = { $count ->
    [0] Slettes
    [one] Slettes; 1 svar fra andre blir stående
   *[other] Slettes; { $count } svar fra andre blir stående
}
leaving-taken-back = Trekkes tilbake
leaving-left = Du forlater dem
leaving-told-keep = Får vite at profilen din er tom
leaving-told-anonymise = Blir bedt om å fjerne navnet ditt
leaving-told-delete = Blir bedt om å slette alt
leaving-copies = Hva ingen kan love
leaving-copies-what = Andre noder får beskjed. De som kjører samme programvare, gjør som de blir bedt om; ingen kan tvinge de andre. Det noen har kopiert, sitert eller skrevet ut, blir hos dem, og det samme gjør e-poster og sikkerhetskopier så lenge de oppbevares. Der andre har skrevet kortnavnet ditt i innleggene sine, blir det stående.
leaving-copies-nodes = Disse nodene kan ha kopier:
leaving-alone = Uten deg har disse fellesskapene ingen tilrettelegger
leaving-alone-what = Gjør noen andre til tilrettelegger først, på siden med fellesskapets medlemmer. Nodens administratorer kan også gjøre det senere.
leaving-alone-accept = Jeg vet at de blir stående uten
leaving-only-admin = Du er den eneste administratoren på noden. Noen andre må bli det før du kan forlate den.
leaving-choose = Hva skal skje med det du har skrevet?
leaving-handle-hint = Skriv { $handle } for å si at du mener det.
leaving-password-hint = Så ingen andre kan gjøre dette på maskinen din.
leaving-do = Forlat noden nå
left = Du har forlatt noden
left-keep = Kontoen din er slettet. Det du har skrevet, blir stående med navnet ditt.
left-anonymise = Kontoen din er slettet. Det du har skrevet, blir stående uten navnet ditt; andre noder får beskjed.
left-delete = Kontoen din er slettet. Innleggene og stemmene dine slettes nå, og andre noder får beskjed; det kan ta noen minutter.
former-member = Tidligere medlem
profile-left = Ikke lenger medlem på denne noden.
problem-only-admin = Du er den eneste administratoren på noden. Noen andre må bli det før du kan forlate den.
problem-leaves-alone = Si at du vet at fellesskap blir stående uten tilrettelegger, eller gjør noen andre til det først.
problem-not-your-handle = Skriv kortnavnet ditt, { $detail }.
audit-left = Forlot noden
