# Français. Les mêmes messages que en.ftl, avec les mêmes valeurs entre accolades. Aucune personne de langue maternelle
# française n’a encore relu ce fichier.
#
# Un mot par idée :
# node : nœud · home node : nœud d’origine (d’une communauté : son propre nœud ; « hébergée sur ») · association : association
# community of practice : communauté de pratique · member : membre · profile : profil · profession : profession
# moderator : modération · facilitator : animation · admin : administration · operator : exploitation (noms neutres)
# thread : fil · discussion : discussion · post : publication · reply : réponse · vote, helpful : vote, utile · mention : mention
# join, leave : rejoindre, quitter · request : demande · application : candidature · invitation : invitation
# hide : masquer · remove : retirer · delete : supprimer · restore : rétablir · lock : verrouiller · pin : épingler
# suspend : suspendre · report : signaler, signalement · moderation log : journal de modération · charter : charte
# allow, block : autoriser, bloquer · rule : règle · policy : politique · accept, refuse : accepter, refuser
# message (between nodes) : message · delivery : envoi · receipt : accusé de réception · key, token : clé
# mail, email : e-mail · short name : nom court · sign in, sign out : se connecter, se déconnecter · settings : réglages

## Le cadre
skip = Aller au contenu principal
lab-notice = Nœud d’essai : pour des tests sur une seule machine. Rien ici n’est réel ni protégé.
node-kind = Communautés de pratique
search = Rechercher
search-label = Rechercher des communautés, des personnes et des publications
search-hint = Rechercher dans le réseau
theme-switch = Basculer entre clair et sombre
your-account = Votre compte, { $name }
nav-main = Menu principal
nav-short = Menu principal, court
nav-home = Accueil
nav-communities = Communautés
nav-admin = Gérer ce nœud
nav-admin-short = Nœud
nav-profile = Votre profil
nav-settings = Réglages
nav-about = À propos de ce nœud
sign-in = Se connecter
sign-out = Se déconnecter
sign-up = Rejoindre ce nœud
times-shown = Heures affichées pour { $place }
times-change = Modifier
go-home = Aller à la page d’accueil
crumbs = Où vous êtes
filters = Filtrer
pager = Autres pages
pager-earlier = Pages précédentes
more = Afficher plus
older = Plus ancien
back-to-newest = Revenir au plus récent
back-to-first = Revenir au début
save = Enregistrer
cancel = Annuler
never = Jamais

## Le temps
date-today = Aujourd’hui
date-yesterday = Hier
date-and-time = { $day } à { $time }
date-full = { $date } à { $time }
date-day = { $day ->
    [1] 1er
   *[other] { $day }
} { $month }
date-weekday = { $weekday } { $date }
date-year = { $date } { $year }
time-am = { $clock }
time-pm = { $clock }
time = { $hour }:{ $minute }
ago-now = à l’instant
ago-minutes = { $count ->
    [one] il y a { $count } minute
   *[other] il y a { $count } minutes
}
ago-hours = { $count ->
    [one] il y a { $count } heure
   *[other] il y a { $count } heures
}
month-1 = janv.
month-2 = févr.
month-3 = mars
month-4 = avr.
month-5 = mai
month-6 = juin
month-7 = juil.
month-8 = août
month-9 = sept.
month-10 = oct.
month-11 = nov.
month-12 = déc.
weekday-1 = lun.
weekday-2 = mar.
weekday-3 = mer.
weekday-4 = jeu.
weekday-5 = ven.
weekday-6 = sam.
weekday-7 = dim.

## Accueil
welcome = Ici, les professionnels et professionnelles de santé partagent leurs savoirs et leurs pratiques dans des communautés de pratique. Tout le monde peut lire celles qui sont ouvertes ; les membres participent.
home-mine = Nouveautés dans vos communautés
home-public = Nouvelles discussions
home-none-joined = Vous n’avez pas encore rejoint de communauté
home-none-joined-why = Les nouveautés des communautés que vous rejoignez apparaissent ici.
home-find = Trouver une communauté
list-empty = Rien n’a encore été écrit ici.
list-empty-filter = Rien ici avec ce filtre.
older-threads = Fils plus anciens
not-set-up = Ce nœud n’est pas encore configuré
not-set-up-why = Le programme qui le fait fonctionner a affiché un lien à usage unique à son démarrage. Ouvrez ce lien pour nommer l’association et créer son premier compte d’administration.

## Listes de fils
filter-latest = Dernière réponse
filter-newest = Plus récents
filter-unanswered = Sans réponse
filter-unread = Non lus
filter-from-here = De ce nœud
filter-questions = Questions ouvertes
filter-notices = Annonces
filter-polls = Sondages
replies = { $count ->
    [0] Aucune réponse
    [one] { $count } réponse
   *[other] { $count } réponses
}
unread = { $count ->
    [one] { $count } nouvelle
   *[other] { $count } nouvelles
}
threads = { $count ->
    [one] { $count } fil
   *[other] { $count } fils
}
members-known = { $count ->
    [one] { $count } membre connu ici
   *[other] { $count } membres connus ici
}
members = { $count ->
    [one] { $count } membre
   *[other] { $count } membres
}
tag-pinned = Épinglé
tag-locked = Verrouillé
tag-members = Membres seulement
tag-members-only = Pour les membres
tag-waiting = En attente
tag-refused = Refusé
languages-filter = Langue
languages-mine = Celles que je lis
languages-all = Toutes les langues
languages-do = Afficher
languages-shown = Les fils affichés sont ceux en { $languages }, et ceux qui n’indiquent pas de langue.

## Communautés
communities-what = Chacune réunit des personnes d’un même domaine autour d’une pratique commune.
communities-empty = Il n’y a pas encore de communauté ici.
communities-elsewhere = Pour participer à une communauté d’un autre nœud, saisissez son adresse dans le champ de recherche : elle a la forme !nom@nœud.
my-communities = Vos communautés
all-communities = Toutes les communautés
other-communities = Autres communautés
open-community = Ouvrir une communauté
keep-draft = Garder comme brouillon
life = Où elle en est
life-change = Changer son état
life-step = Que doit-il se passer ?
life-do = Confirmer
life-closes = Elle se termine le
life-closes-hint = Pour une fermeture seulement : un jour, au moins 14 jours à l’avance. Jusque-là tout continue ; ensuite la communauté ne peut plus qu’être lue.
life-closes-on = Elle se termine le { $date }. Ensuite, elle ne pourra plus qu’être lue.
life-reason-hint = Les membres peuvent le lire dans le journal de modération.
life-draft = Brouillon.
life-draft-what = Seules les personnes qui préparent cette communauté et l’administration de ce nœud la connaissent. Elle s’ouvre à ses membres quand sa charte est écrite.
life-active = En activité.
life-active-what = Cette communauté est active.
life-dormant = En sommeil.
life-dormant-what = Rien n’a été écrit ici depuis un moment. Le premier message la réveille.
life-closing = En cours de fermeture.
life-closing-what = La fin de cette communauté est annoncée.
life-archived = Archivée.
life-archived-what = Cette communauté est terminée. On peut la lire, plus personne n’y écrit.
membership-member = Vous êtes membre
membership-requested = Vous avez demandé à rejoindre
membership-refused = Votre demande a été refusée
membership-suspended = Votre participation est suspendue
visibility-public = Tout le monde peut lire
visibility-public-hint = Y compris sur d’autres nœuds et sans connexion.
visibility-members = Seuls les membres peuvent lire
visibility-members-hint = Les membres de ce nœud peuvent demander à rejoindre. Rien ne quitte ce nœud.
home-node = Hébergée sur { $node }
join = Rejoindre
join-ask = Demander à rejoindre
leave = Quitter
request-back = Retirer la demande
start-thread = Ouvrir un fil
start-first-thread = Ouvrir le premier fil
community-empty = Personne n’a encore ouvert de fil ici.
community-empty-elsewhere = Aucune de ses discussions n’est encore arrivée ici.
tabs = Dans cette communauté
tab-discussions = Discussions
tab-about = Présentation et charte
tab-topics = Thèmes
topic = Thème
topic-none = Aucun thème
topic-choose = Choisir un thème
topics-what = Ce dont parlent les discussions de cette communauté. Un fil garde son adresse quand il change de thème.
topics-none = Il n’y a pas encore de thème.
topic-empty = Aucun fil dans ce thème pour l’instant.
topic-new = Un nouveau thème
topic-name = Nom
topic-add = Ajouter le thème
topic-change = Renommer ou fusionner
topic-rename = Renommer
topic-into = Fusionner avec
topic-merge = Fusionner
topic-move = Déplacer
topic-move-to = Déplacer le fil vers
tab-members = Membres
tab-log = Journal de modération
about-community = À propos de cette communauté
facilitators = Animation et modération
elsewhere = D’un autre nœud
elsewhere-why = Cette communauté est hébergée sur un autre nœud. Ce que vous écrivez apparaît ici aussitôt, et sera visible de tout le monde quand ce nœud l’aura accepté.
elsewhere-visit = La voir sur son propre nœud
past-community = Discussions antérieures
past-thread = Il manque quelque chose ?
past-begins = Les discussions antérieures sont en cours de récupération depuis { $node }.
past-community-none = Ce qui a été discuté avant l’arrivée du premier membre d’ici se trouve sur { $node }.
past-community-waiting = Les discussions antérieures sont en cours de récupération depuis { $node } : { $count ->
    [one] { $count } fil
   *[other] { $count } fils
} jusqu’ici.
past-community-failed = Les discussions antérieures n’ont pas pu être récupérées.
past-community-bounded = { $count ->
    [one] { $count } fil antérieur a été récupéré
   *[other] { $count } fils antérieurs ont été récupérés
} depuis { $node }, en commençant par les plus récents. Il y en a d’autres.
past-community-done = { $count ->
    [0] Il n’y avait rien d’antérieur sur { $node }.
    [one] { $count } fil antérieur a été récupéré depuis { $node }.
   *[other] { $count } fils antérieurs ont été récupérés depuis { $node }.
}
past-skipped = { $count ->
    [one] { $count } élément n’a pas pu être obtenu : son propre nœud ne l’a pas fourni.
   *[other] { $count } éléments n’ont pas pu être obtenus : leurs propres nœuds ne les ont pas fournis.
}
past-thread-none = Les réponses arrivent de { $node } à mesure qu’elles sont écrites.
past-thread-waiting = Une partie seulement de cette discussion est ici. Le reste est en cours de récupération depuis { $node } : rechargez la page dans un instant.
past-thread-failed = Une partie seulement de cette discussion est ici, et le reste n’a pas pu être récupéré.
past-thread-bounded = C’est une longue discussion, et une partie se trouve encore sur { $node }.
past-thread-done = Tout ce que { $node } a transmis a été récupéré.
past-fetch = Les récupérer
past-ask = Interroger son nœud
past-fetch-more = En récupérer d’autres
past-fetch-again = Interroger de nouveau son nœud
past-try-again = Réessayer
copies = Comparaison avec l’origine
copies-what = Ceci est une copie de ce que détient { $node }. Voici comment les deux se comparent et, là où elles diffèrent, pourquoi.
copies-result = Résultat de la comparaison
copies-equal = Identique à ce que détient { $node }.
copies-equal-whole = Tout ce que détient { $node } est ici. Ce que les règles ou la modération de ce nœud retiennent est indiqué dans chaque discussion.
copies-there = { $count ->
    [one] { $count } publication sur { $node },
   *[other] { $count } publications sur { $node },
}
copies-here = { $count ->
    [0] aucune ici.
   *[other] { $count } ici.
}
copies-there-short = { $count ->
    [one] { $count } publication à l’origine
   *[other] { $count } publications à l’origine
}
copies-here-short = { $count ->
    [0] aucune ici
   *[other] { $count } ici
}
copies-see-threads = Les discussions ci-dessous diffèrent.
copies-waiting = Pas encore comparé avec { $node }.
copies-failed = La comparaison n’a pas pu être faite.
copies-untold = Le logiciel de { $node } ne dit pas ce qu’il détient ; rien ne peut donc être comparé.
copies-as-of = Indiqué par son nœud d’origine :
copies-policy = { $count ->
    [one] { $count } est retenue par une règle de ce nœud.
   *[other] { $count } sont retenues par des règles de ce nœud.
}
copies-policy-rule = { $count ->
    [one] { $count } est retenue par la règle « { $rule } ».
   *[other] { $count } sont retenues par la règle « { $rule } ».
}
copies-hidden = { $count ->
    [one] { $count } est masquée ici par la modération.
   *[other] { $count } sont masquées ici par la modération.
}
copies-coming = { $count ->
    [one] { $count } est en chemin.
   *[other] { $count } sont en chemin.
}
copies-not-had = { $count ->
    [one] { $count } n’a pas pu être récupérée.
   *[other] { $count } n’ont pas pu être récupérées.
}
copies-on-its-way = { $count ->
    [one] { $count } d’ici n’a pas encore atteint son nœud d’origine.
   *[other] { $count } d’ici n’ont pas encore atteint leur nœud d’origine.
}
copies-not-taken = { $count ->
    [one] { $count } d’ici a été envoyée, mais son nœud d’origine ne la montre pas.
   *[other] { $count } d’ici ont été envoyées, mais leur nœud d’origine ne les montre pas.
}
copies-not-told = { $count ->
    [one] { $count } se trouve ici alors que son nœud d’origine n’en fait plus état.
   *[other] { $count } se trouvent ici alors que leur nœud d’origine n’en fait plus état.
}
copies-unlike = { $count ->
    [one] { $count } diffère par sa version ou ses votes.
   *[other] { $count } diffèrent par leur version ou leurs votes.
}
copies-states = { $count ->
   *[other] Elle n’est pas verrouillée ou épinglée comme à l’origine.
}
copies-ask = Comparer maintenant
copies-asked = Demande faite. Rechargez la page dans un instant.
copies-threads = Discussions qui diffèrent
copies-posts = Publication par publication
copies-whole = Toute la communauté
copies-more = Comparer avec l’origine
charter = Charte
charter-what = Les trois volets d’une communauté de pratique. Un brouillon peut les laisser vides ; avant l’ouverture aux membres, chacun demande quelques mots.
charter-domain = Domaine
charter-domain-what = Son sujet : les questions qui tiennent à cœur à ses membres.
charter-community = Communauté
charter-community-what = Qui participe, et comment on se traite les uns les autres.
charter-practice = Pratique
charter-practice-what = Ce que ses membres font et construisent ensemble : cas, outils, façons de travailler.
charter-objectives = Objectifs
charter-objectives-what = Ce que la communauté veut avoir atteint à la prochaine révision.
charter-review = Prochaine révision
charter-review-what = Le jour où la charte et les objectifs seront revus. Peut rester vide.
charter-review-on = Prochaine révision : { $date }
charter-notices = Les membres peuvent publier des annonces
charter-notices-what = Postes, rencontres, recherche de partenaires. Elles prennent fin d’elles-mêmes. Les personnes qui modèrent peuvent toujours en publier.
charter-rules = Règles
charter-rules-what = Ce à quoi les membres s’engagent, et ce que la modération retire.
charter-behind = Qui la porte
charter-sponsor = Parrainage
charter-sponsor-what = Une organisation ou une personne qui se porte garante de la communauté. Cela ne donne aucun droit de lecture.
charter-contact = À qui s’adresser
charter-contact-what = À qui s’adresser de l’extérieur, par exemple une adresse électronique. Toute personne qui voit la communauté la voit.
charter-welcome = Fil d’accueil
charter-welcome-what = Un fil épinglé où les nouveaux membres se présentent. Il s’affiche à côté des discussions.
charter-welcome-none = Aucun
newcomers = Nouveau ici ?
newcomers-what = Dites bonjour, ou demandez comment ça marche, dans le fil d’accueil.
charter-read = Lire la charte
charter-edit = Modifier le titre et la charte
charter-empty = La charte n’a pas encore été écrite.
charter-elsewhere = La charte est conservée sur le propre nœud de la communauté.
who-sees = Qui peut voir ceci
who-sees-public = Tout le monde, sur ce nœud et sur d’autres. Les moteurs de recherche peuvent le trouver.
who-sees-members = Les membres de cette communauté seulement. Cela ne quitte jamais ce nœud.
address-elsewhere = Adresse pour les autres nœuds
address-elsewhere-why = Depuis d’autres nœuds, on trouve cette communauté par son adresse :
waiting = { $count } en attente
requests = { $count ->
    [one] { $count } personne demande à rejoindre
   *[other] { $count } personnes demandent à rejoindre
}
asked-on = Demande : { $when }
accept = Accepter
refuse = Refuser
members-empty = Personne ne l’a encore rejointe.
member-since = Membre depuis : { $when }
role-of = Rôle de { $name }
role-set = Attribuer
suspend = Suspendre
suspend-whom = Suspendre { $name }
suspend-what = Une personne suspendue ne peut ni publier ni voter dans cette communauté. Ce qu’elle a écrit reste. Les autres nœuds en sont informés.
suspend-role = Si elle a un rôle ici, ce rôle l’attend et lui revient à la fin de la suspension.
suspend-elsewhere = Cette communauté est hébergée sur un autre nœud. La suspension y est envoyée, et c’est ce nœud qui décide.
suspend-how-long = Pour combien de temps ?
suspend-reason-hint = Le journal de la communauté le montre ; les autres nœuds en sont informés.
suspended-people = Suspensions
suspended-until = Fin : { $when }
suspended-for-good = Jusqu’à ce qu’elle soit levée
suspension-lift = Lever la suspension
days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
act-suspend = Suspension
act-unsuspend = Suspension levée
role-member = Membre
role-moderator = Modération
role-facilitator = Animation
tab-reports = Signalements
reports-open = { $count ->
    [100] 100 ouverts ou plus
    [one] { $count } ouvert
   *[other] { $count } ouverts
}
reports-what = Ce que des membres et d’autres nœuds ont signalé. Seules la modération de cette communauté et l’administration de ce nœud le voient.
reports-none-open = Aucun signalement n’attend d’être traité.
reports-none-closed = Rien n’a encore été traité.
filter-open = Ouverts
filter-closed = Traités
report-post-by = Par { $name }
report-no-reason = Aucun motif n’a été donné.
reported-by = Signalé par
reported-by-member-of = Signalé par un membre de { $node }
reported-by-member-here = Signalé par un membre de ce nœud
report-close = Marquer comme traité
report-closed = Le signalement est maintenant parmi ceux qui sont traités.
log-what = Ce que la modération a fait ici, et pourquoi.
log-empty = Rien n’a été modéré ici.
log-what-head = Quoi
log-thread = Concerne
log-who = Qui
log-reason = Motif
log-when = Quand
log-no-reason = Non précisé
log-asked = Demandé au propre nœud de la communauté
act-lock = Verrouillé
act-unlock = Déverrouillé
act-pin = Épinglé
act-move = Déplacé vers un autre thème
act-summarise = Devenue la synthèse partagée
act-unsummarise = N’est plus la synthèse partagée
act-activate = Ouverte aux membres
act-rest = Mise en sommeil
act-close = Fin annoncée
act-reopen = Reprise
act-archive = Archivée
act-unpin = Désépinglé
act-remove = Retiré
act-restore = Rétabli
act-hide = Masqué ici
act-unhide = De nouveau affiché ici
act-close-report = Signalement traité
by-home = Le propre nœud de la communauté
by-admin = Administration
by-member = Membre
by-moderator = Modération
by-facilitator = Animation
community-title = Titre
community-title-hint = Le nom que lui donnent ses membres, par exemple : Membre supérieur et rééducation de la main.
community-handle = Nom court
community-handle-hint = 2 à 40 caractères : lettres de a à z, chiffres, _ ou -, en commençant par une lettre. Il fait partie de l’adresse sur { $node } et ne pourra jamais être changé.
community-description = En une ou deux phrases
community-description-hint = Affiché partout où la communauté est listée.

## Fils et publications
thread-by = Fil de { $name }
thread-title = Titre
kind = De quoi s’agit-il ?
kind-discussion = Échange
kind-question = Une question
kind-poll = Sondage
kind-notice = Annonce
tag-answered = Résolue
tag-ended = Terminé
tag-helped = Cela m’a aidé
tag-follow-up = Suites données
weeks = { $count ->
    [one] { $count } semaine
   *[other] { $count } semaines
}
question-remind = Me rappeler de raconter la suite
question-remind-hint = Ce que vous avez essayé et ce qui s’est passé aidera qui se posera la même question.
question-remind-never = Aucun rappel
question-remind-note = Raconter ce que j’ai essayé et ce qui s’est passé.
ends-after = Se termine après
ends-at = Se termine : { $when }.
ended-at = Terminé : { $when }.
percent = { $count } %
poll-options = Les choix proposés
poll-options-hint = De deux à dix, chacun une seule fois. Ils ne pourront plus être modifiés.
poll-option = Choix { $count }
poll-more = D’autres choix
poll-many = Plusieurs réponses possibles
poll-secret = Personne ne voit qui a choisi quoi. Les résultats s’affichent dès que cinq personnes ont voté.
poll-choose-one = Un seul choix. Un vote ne peut pas être modifié.
poll-choose-many = Un choix ou plusieurs. Un vote ne peut pas être modifié.
poll-vote = Voter
poll-voted = Votre vote est compté.
poll-mine = Votre vote
poll-votes = { $count ->
    [0] Aucun vote
    [one] { $count } vote exprimé
   *[other] { $count } votes exprimés
}
poll-voters = { $count ->
    [0] Personne n’a encore voté.
    [one] { $count } personne a voté.
   *[other] { $count } personnes ont voté.
}
poll-enough = Les résultats s’affichent dès que { $count } personnes ont voté.
poll-later = Vous verrez les résultats après avoir voté, ou à la fin du sondage.
this-helped = Cela m’a aidé
follow-up-say = Raconter la suite
follow-up-is = Je raconte la suite
follow-up-hint = Ce que vous avez essayé, et ce qui s’est passé.
follow-up-later = Pas encore : recevoir un rappel plus tard
follow-up-tried = Ce que j’ai essayé
follow-up-happened = Ce qui s’est passé
summary = Synthèse partagée
summary-by = Rédigée par { $name }
summary-changed = Modifiée depuis l’accord
summary-before = Ce qu’elle disait avant
summary-place = La voir parmi les réponses
summary-make = En faire la synthèse partagée
summary-hint = Elle s’affiche au-dessus des réponses, à la place de la précédente.
thread-title-hint = Dites la question, pas la personne soignée.
thread-body = Ce que vous voulez dire
thread-public-hint = Sur ce nœud et sur d’autres. Une copie faite ailleurs ne peut pas toujours être reprise.
thread-members-hint = Les membres de cette communauté seulement, sur ce nœud.
thread-gone = Ce fil n’existe plus
about-thread = À propos de ce fil
post-thread = Publier
preview = Aperçu
written-in = Écrit en
privacy-hint = Omettez tout ce qui pourrait désigner une personne soignée : noms, dates, lieux, numéros de dossier.
before-you-post = Demandez-vous
ask-recognise = La personne, sa famille ou ses collègues la reconnaîtraient-ils ?
ask-rare = L’affection ou l’événement est-il rare, ou en a-t-on parlé dans les médias ?
ask-detail = Chaque détail aide-t-il à répondre à votre question ?
writer-bar = Mise en forme
writer-bold = Gras
writer-italic = Italique
writer-list = Liste
writer-quote = Citation
writer-link = Lien
writer-markdown = Markdown fonctionne : **gras**, _italique_, - listes, > citations. @nom mentionne quelqu’un.
helpful = { $count ->
    [0] Utile
   *[other] Utile, { $count }
}
reply = Répondre
reply-to = à { $name }
reply-add = Ajouter une réponse
reply-body = Votre réponse
reply-post = Publier la réponse
reply-by = Réponse de { $name }
reply-gone = Une réponse qui n’existe plus
you-answer = Vous répondez à { $name }
answers = en réponse à { $name }
answers-earlier = en réponse à une publication antérieure
replies-below = { $count ->
    [one] { $count } réponse
   *[other] { $count } réponses
}
more-replies = Afficher plus de réponses
earlier-replies = Afficher les réponses précédentes
since-last = Nouveau depuis votre dernière visite
mark-new = Nouveau
edited = modifié
edit = Modifier
edit-post = Modifier votre publication
edit-body = Votre texte
edit-kept = Les versions antérieures restent lisibles sous « modifié ».
delete = Supprimer
delete-ask = Supprimer cette publication ?
delete-why = Son texte disparaît aussitôt de ce nœud, et les autres nœuds sont priés de supprimer leurs copies. Les réponses restent. C’est irréversible.
delete-thread-why = Le titre et le texte disparaissent aussitôt de ce nœud, et les autres nœuds sont priés de supprimer leurs copies. Les réponses restent. C’est irréversible.
delete-do = Supprimer
delete-keep = Conserver
history = Versions antérieures
history-now = Maintenant
history-before = Avant
history-none = Il n’y a pas de version antérieure.
journey = Qu’est devenue cette publication ?
journey-short = Qu’est-elle devenue ?
journey-steps = Étape par étape
journey-earlier = Il s’est passé d’autres choses auparavant ; voici les dernières.
journey-private = Elle est réservée aux membres de sa communauté. Aucun autre nœud n’en est informé.
journey-written = Écrite ici
journey-came = Arrivée de { $node }
journey-claimed = Écrite sur { $node }, d’après ce nœud :
journey-edited = Modifiée
journey-counted = Des votes ont été comptés
journey-taken = Acceptée par son nœud d’origine, { $node }
journey-refused = Refusée par son nœud d’origine, { $node }
journey-asked = La modération d’ici s’est adressée à son nœud d’origine, { $node }
journey-asking = Une mesure de modération, demandée
journey-other = Autre chose
journey-post = La publication
journey-told = Transmise à { $count ->
    [one] { $count } nœud
   *[other] { $count } nœuds
}
journey-told-home = Pour son nœud d’origine, { $node }
journey-told-none = Aucun autre nœud n’a été informé.
journey-told-soon = Les autres nœuds seront informés dans un instant.
journey-have = { $count ->
    [one] { $count } l’a reçue
   *[other] { $count } l’ont reçue
}
journey-wait = { $count ->
    [one] { $count } l’attend
   *[other] { $count } l’attendent
}
journey-refuse = { $count ->
    [one] { $count } l’a refusée
   *[other] { $count } l’ont refusée
}
journey-drop = { $count ->
    [one] { $count } auquel elle n’est plus envoyée
   *[other] { $count } auxquels elle n’est plus envoyée
}
journey-all = Tous
journey-nodes = Nœud par nœud
journey-nodes-what = Les refus et les attentes viennent en premier. Visible de la personne qui l’a écrite, de la modération de sa communauté et de l’administration de ce nœud.
journey-nodes-empty = Aucun autre nœud n’a été informé de cette publication.
journey-nodes-none = Il n’y en a aucun de ce genre.
journey-node = Nœud
journey-acknowledged = Confirmé
back-to-thread = Revenir au fil
original = Version d’origine
original-visit = La voir sur son propre nœud
sign-in-to-reply = pour participer.
join-to-reply = Rejoignez cette communauté pour participer.
state-waiting = En attente du nœud de la communauté
state-waiting-why = Vous le voyez déjà ici ; les autres le verront quand ce nœud l’aura accepté.
state-refused = Refusé par le nœud de la communauté
state-refused-why = Vous êtes la seule personne à le voir. Ce nœud n’a pas donné de motif.
state-reason = Motif : { $reason }
state-hidden = Masqué sur ce nœud
state-hidden-why = Seules la modération et la personne qui l’a écrit le voient ici.
state-removed = Retiré par la modération
state-deleted = Supprimé par la personne qui l’a écrit
act-sent-home = Envoyé au propre nœud de la communauté, qui décide.
report = Signaler
report-by = la réponse de { $name }
report-post = Signaler cette publication
report-reason = Qu’est-ce qui ne va pas ?
report-reason-hint = Peut rester vide. N’écrivez pas qui vous êtes : ce texte va partout où va le signalement.
report-who-sees = Qui voit le signalement
report-seen-here = La modération de cette communauté et l’administration de ce nœud, avec votre nom. La personne qui l’a écrit n’apprend pas que c’était vous.
report-seen-home = La modération de { $node }, où la communauté est hébergée, sans votre nom.
report-seen-authors = La modération de { $node }, où se trouve le compte qui l’a écrit, sans votre nom.
report-do = Envoyer le signalement
report-sent = Merci. Votre signalement a été remis aux personnes qui en décident.
moderate = Modérer
moderate-post = Modérer cette publication
moderate-what = Que faire
moderate-reason = Motif
moderate-reason-hint = Les membres peuvent le lire dans le journal de modération.
moderate-elsewhere = Cette communauté est hébergée sur un autre nœud. Verrouiller, épingler et retirer y sont envoyés ; masquer n’agit qu’ici.
moderate-do = Exécuter
do-lock = Verrouiller le fil
do-lock-hint = Seule la modération peut répondre. Les votes restent ouverts.
do-unlock = Déverrouiller le fil
do-unlock-hint = Les membres peuvent de nouveau répondre.
do-pin = Épingler le fil
do-pin-hint = Il reste en haut de la communauté.
do-activate = L’ouvrir à ses membres
do-activate-hint = Dès maintenant on peut la trouver et la rejoindre, et d’autres nœuds peuvent l’apprendre.
do-rest = La mettre en sommeil
do-rest-hint = Elle indique qu’elle est en sommeil. Le prochain message la réveille.
do-close = Annoncer sa fin
do-close-hint = Ses membres et les nœuds qui la suivent sont prévenus maintenant. Le jour venu, elle devient une archive.
do-reopen = La reprendre
do-reopen-hint = Elle est de nouveau active, et ses membres peuvent écrire.
do-unpin = Désépingler le fil
do-unpin-hint = Il retrouve sa place dans la liste.
do-remove = Retirer la publication
do-remove-hint = Son texte est caché partout. Elle peut être rétablie.
do-restore = Rétablir la publication
do-restore-hint = Son texte redevient lisible.
do-summarise = En faire la synthèse partagée
do-summarise-hint = Elle s’affiche au-dessus des réponses, sur tous les nœuds, à la place de la précédente.
do-unsummarise = Ne plus en faire la synthèse
do-unsummarise-hint = Elle redevient une réponse comme les autres.
do-hide = La masquer sur ce nœud
do-hide-hint = Les autres nœuds n’en sont pas informés.
do-unhide = L’afficher de nouveau sur ce nœud
do-unhide-hint = Toutes les personnes qui peuvent lire le fil la revoient.
drafts = Brouillons
drafts-what = Ce que vous avez commencé à écrire sans l’envoyer. Vous seul le voyez. Un brouillon disparaît 90 jours après sa dernière modification.
drafts-none = Vous n’avez aucun brouillon.
draft-thread = Un nouveau fil
draft-reply = Une réponse à { $name }
draft-reply-gone = Une réponse
draft-edit = Une modification de votre publication
draft-closed = Ce à quoi ce texte était destiné n’existe plus ou ne vous est plus ouvert. Votre texte est toujours là.
draft-text = Afficher le texte
draft-go-on = Continuer à écrire
draft-save = Enregistrer le brouillon
draft-discard = Abandonner le brouillon
draft-discarded = Le brouillon est abandonné.
draft-saved = Votre brouillon est enregistré. Vous le retrouvez sur tout appareil sous
draft-loaded = Voici votre brouillon : { $when }
draft-kept = Brouillon enregistré : { $when }
draft-newer = Un brouillon plus récent a été enregistré dans un autre onglet ou sur un autre appareil : { $when }
draft-newer-how = Ce que vous avez écrit figure ci-dessous et n’est pas encore enregistré. « Enregistrer le brouillon » le met à la place de celui-ci.
draft-newer-text = Le brouillon plus récent
draft-newer-short = Un brouillon plus récent a été enregistré dans un autre onglet ou sur un autre appareil : { $when }. Appuyez sur « Enregistrer le brouillon » pour voir les deux.
draft-gone = Ce brouillon a été envoyé ou abandonné ailleurs. Continuez à écrire, et il sera de nouveau enregistré.
draft-signed-out = Non enregistré : votre session a pris fin. Envoyez-le ou enregistrez-le : vous pourrez vous connecter sans le perdre.
draft-failed = Non enregistré : le nœud n’a pas pu être joint.
kept = Rien n’est perdu
kept-what = Vous êtes de nouveau connecté. Ce que vous aviez envoyé n’a pas été exécuté, car votre session avait pris fin. Relisez-le et envoyez-le à nouveau.
kept-send = Envoyer à nouveau
kept-text = Ce que vous avez écrit
kept-sign-in = Votre session a pris fin. Ce que vous avez écrit est conservé sur cette page : connectez-vous et continuez.
kept-too-long = Votre session a pris fin, et ce que vous avez écrit est trop long pour être conservé. Copiez-le d’ici avant de vous connecter.
language-none = Non précisée
clash = Ceci a été modifié entre-temps
clash-why = Rien n’est encore enregistré. Est barré ce qui s’y trouve maintenant ; est souligné ce que vous y mettriez. Un nouvel enregistrement le remplace par votre texte.
since-when = Nouveau depuis votre dernière visite : { $when }
jump-new = Aller à la première nouvelle réponse
mark-unread = Marquer comme non lu
mark-all-read = Tout marquer comme lu
your-place = Votre repère
save-thread = Garder ce fil
save-note = Note pour vous-même
save-note-hint = Vous seul la voyez.
save-remind = Me le rappeler le
save-remind-hint = Le matin de ce jour, là où vous êtes. Peut rester vide.
saved-threads = Fils gardés
saved-what = Les fils auxquels vous voulez revenir, avec vos notes. Vous seul voyez cette liste.
saved-none = Vous n’en avez gardé aucun.
saved-change = Note et rappel
saved-remove = Retirer de la liste
saved-remind-at = Rappel : { $when }
saved-closed = Ce fil n’existe plus ou ne vous est plus ouvert.
feeds = Flux privés
feeds-short = Pour un lecteur de flux : ce qui est nouveau pour vous.
feeds-what = Une adresse pour votre lecteur de flux (Atom), avec les titres de ce qui est nouveau dans vos communautés. Quiconque la connaît lit ces titres : gardez-la pour vous. Lire le flux ne marque rien comme lu.
feeds-have = Vos flux
feeds-none = Vous n’en avez aucun.
feed-made = Voici son adresse
feed-once = Copiez-la maintenant : elle ne s’affiche que cette fois.
feed-new = Un nouveau flux
feed-make = Créer un flux
feed-name = Ce qui le lit
feed-name-hint = Par exemple « Lecteur de mon téléphone », pour savoir lequel révoquer.
feed-link = Flux Atom
print-view = Imprimer tout le fil
print-how = Tout figure sur cette page. Imprimez-la depuis votre navigateur : les menus et les boutons restent hors du papier.
print-more = La suite, sur une autre page
mention-list = Personnes que vous pouvez mentionner
mention-found = { $count ->
    [0] Personne n’a été trouvé.
    [one] { $count } personne ; choisissez avec les flèches et Entrée.
   *[other] { $count } personnes ; choisissez avec les flèches et Entrée.
}

## Personnes
profile-edit = Modifier votre profil
moved-community = Cette communauté indique avoir déménagé vers !{ $address }. Votre adhésion n’a pas suivi : rejoignez-la là-bas.
moved-person = Indique utiliser désormais { $address }.
moved-see = Voir là-bas
moved-me = Vous indiquez avoir déménagé vers { $address }.
moved-me-what = Votre profil l’indique, et les autres nœuds ont été informés. Rien d’autre n’a changé : vous pouvez continuer ici.
moved-back = Je suis de retour
profile-elsewhere = Voir le profil sur son propre nœud
profile-posts = Publications
profile-no-posts = Rien que vous puissiez lire pour l’instant.
profile-see-thread = Lire le fil
profile-see-reply = La lire dans son fil
settings-saved = Enregistré.
settings-profile = Votre profil
settings-see = Voir votre profil
settings-reading = Comment ce nœud vous parle
display-name = Nom
display-name-hint = Celui que connaissent vos collègues.
profession = Profession
profession-hint = Affichée à côté de votre nom. Personne ne l’a vérifiée.
profession-none = Non précisée
profession-own = Avec vos propres mots
profession-own-hint = Utilisé si vous choisissez « Autre ».
about-you = À propos de vous
about-you-hint = Quelques phrases. Markdown fonctionne.
language = Langue
language-hint = La langue de ces pages.
language-unread = Aucune personne de langue maternelle n’a encore relu ces traductions :
language-partial = Là où une part est indiquée, c’est ce qui est traduit ; le reste est dit en anglais.
language-share = { $name } ({ $share } %)
time-zone = Fuseau horaire
time-zone-hint = Commencez à saisir votre continent ou votre ville.
languages-read = Langues que je lis
languages-read-hint = Les listes affichent les fils dans ces langues, et ceux qui n’en indiquent aucune. N’en choisissez aucune pour tout voir.

## Connexion et inscription
login = E-mail ou nom court
password = Mot de passe
password-hint = Au moins 10 caractères. Le mieux : quelques mots que personne d’autre n’assemblerait.
password-change = Changer de mot de passe
password-short = Modifier le mot de passe avec lequel vous vous connectez.
password-change-what = Vos autres sessions sont fermées. Nous prévenons votre adresse qu’il a été modifié.
password-changed = Votre nouveau mot de passe est en vigueur.
password-now = Votre mot de passe actuel
password-new = Le nouveau
password-all = Mettre fin aussi à mes clés de programmes et à mes flux privés
password-all-hint = Si quelqu’un d’autre a pu avoir votre mot de passe.
password-forgotten = Vous ne le connaissez plus ?
password-do = Modifier le mot de passe
no-account = Pas encore de compte ?
no-account-closed = Pour l’instant, on devient membre sur invitation de l’administration.
have-account = Vous avez un compte ?
sign-up-what = Vous devenez membre de { $node }. Votre adresse e-mail n’est communiquée à personne.
handle = Nom court
handle-hint = 2 à 40 caractères : lettres de a à z, chiffres, _ ou -, en commençant par une lettre. Il ne pourra jamais être changé.
email = E-mail
email-hint = Peut rester vide. Vous pouvez vous connecter avec ; personne d’autre ne le voit.

## Configuration
setup = Configurer ce nœud
setup-what = Dites-nous qui exploite ce nœud et qui s’en occupe. Tout, sauf les adresses, pourra être modifié plus tard.
setup-association = Votre association
setup-network = Votre place dans le réseau
setup-admin = Premier compte d’administration
setup-admin-what = Cette personne est connectée aussitôt et peut ouvrir des communautés.
setup-language-hint = Celle que lisent la plupart de vos membres.
setup-zone-hint = Utilisé quand un membre n’en a pas choisi.
setup-do = Configurer ce nœud
association-name = Nom de l’association
association-name-hint = Figure en haut de chaque page.
legal-entity = Entité juridique
legal-entity-hint = Qui répond de ce nœud, avec la forme juridique.
jurisdiction = Juridiction
jurisdiction-hint = Code de pays, comme FR, ou avec une région, comme CA-QC.
public-address = Adresse publique
public-address-hint = Là où les membres et les autres nœuds trouvent ce nœud. Elle est verrouillée dès que quelque chose a été envoyé à un autre nœud.
public-address-configured = Fixée dans la configuration :
policy-mode = Avec quels autres nœuds nous échangeons
mode-allow-list = Seulement ceux que l’administration autorise
mode-allow-list-hint = Le choix prudent. Vous autorisez chaque nœud par son nom.
mode-open = Tous les nœuds, sauf ceux que l’administration bloque
mode-open-hint = Toute personne, sur n’importe quel nœud, peut écrire dans vos communautés publiques.
mode-closed = Aucun
mode-closed-hint = Rien n’est envoyé et rien n’est admis.

## Gérer le nœud
admin-sign-up = Qui peut rejoindre ce nœud
admin-open-what = Toute personne qui trouve ce nœud peut en devenir membre.
admin-do-open = Ouvrir les inscriptions
admin-close = Fermer les inscriptions
admin-keys = Clés
admin-keys-what = C’est à une clé que les autres nœuds reconnaissent que c’est vous qui parlez. De nouvelles clés prennent aussitôt le relais ; rien de ce qui est en chemin n’est perdu.
admin-keys-whose = Nom court
admin-keys-hint = D’une personne ou d’une communauté d’ici, ou « node » pour le nœud lui-même.
admin-keys-do = Créer de nouvelles clés
admin-keys-new = Les nouvelles clés sont en service
address-locked = Verrouillée : les autres nœuds connaissent ce nœud sous cette adresse.
address-open = Peut encore changer tant que rien n’a été envoyé à un autre nœud.
nodes = Autres nœuds
nodes-empty = Aucun autre nœud n’est encore connu.
node = Nœud
node-heard = Dernières nouvelles
node-reached = Joint
node-queued = En attente d’envoi
node-allowed = Autorisé
node-blocked = Bloqué
node-failures = { $count ->
    [one] { $count } échec de suite
   *[other] { $count } échecs de suite
}
admin-this-node = Ce nœud
federation = Fédération
failed-tab = Échecs
failed-messages = Messages en échec
nodes-find = Partie d’un nom
nodes-find-do = Chercher
nodes-none-like = Aucun nœud connu n’a « { $name } » dans son nom.
node-policy = Politique
node-deliveries = Envois
node-not-allowed = Non autorisé
node-paused = En pause
node-reachable = Joignable
node-untried = Pas encore essayé
node-failing = Injoignable
node-oldest = Le plus ancien date de
node-nothing = Rien
node-title = { $node } – Fédération
node-stands = Situation
node-since = Depuis
node-next-try = Prochain essai
node-last-failure = Dernier échec
node-throttled = Prié d’attendre
node-throttled-what = Il a envoyé plus de messages qu’un nœud ne le peut en peu de temps.
node-software = Logiciel
node-software-unknown = Il ne l’a pas indiqué
node-known-since = Connu depuis
node-retry = Réessayer maintenant
node-pause = Mettre en pause
node-pause-what = Pendant la pause, rien ne lui est envoyé et la file d’attente demeure. Ce qu’il envoie est toujours reçu.
node-resume = Reprendre
node-resume-what = Rien ne lui est envoyé en ce moment. Ce qui attend sera envoyé, dans l’ordre, quand vous reprendrez.
node-sent = Envoyé à ce nœud
node-sent-empty = Rien n’a jamais été mis en file d’attente pour ce nœud.
node-got = Reçu de ce nœud
node-got-empty = Rien n’a été reçu de ce nœud au cours des 30 derniers jours.
rule-this = L’autoriser ou le bloquer
rule-this-what = Un blocage masque ce qui est venu de lui et vaut pour tous les noms en dessous ; rien n’est supprimé.
standing-by-mode-open = Autorisé, car tous les nœuds le sont.
standing-by-mode-allow-list = Aucune règle ne l’autorise.
standing-by-mode-closed = Ce nœud n’échange avec aucun autre.
standing-by-own-rule = Par la règle pour ce nom.
standing-by-rule-above = Par la règle pour { $node }.
message = Message
message-state = État
message-answer = Réponse
message-reason = Motif
message-attempts = Tentatives
message-queued = Mis en file
message-sent = Dernier envoi
message-received = Reçu
none = Aucun
delivery-done = Remis
delivery-pending = En attente
delivery-refused = Refusé
delivery-dropped = Non envoyé
received-done = Traité
received-new = En attente
received-ignored = Ignoré
received-failed = Échoué
try-again = Réessayer
failed-what = Messages d’autres nœuds qui n’ont pas pu être exécutés. Quand la cause a disparu, réessayez.
failed-empty = Aucun échec.
answer-status = Il a répondu { $status }
answer-other = Il a été répondu : { $answer }
answer-unreachable = Il n’a pas pu être joint
answer-unresolved = Son nom n’a pas été trouvé
answer-untrusted = Son certificat n’a pas été accepté
answer-timed-out = Il n’a pas répondu à temps
answer-interrupted = La connexion a été interrompue
answer-unreadable = Sa réponse n’a pas pu être lue
answer-too-large = Sa réponse était trop volumineuse
answer-not-allowed = Son adresse ne peut pas être contactée
answer-policy = La politique l’interdit
answer-deleted = Supprimé avant l’envoi
answer-expired = Abandonné : il n’a pas répondu pendant une semaine
answer-unsendable = Le message ne pouvait pas être envoyé tel quel
answer-unsigned = Il n’a pas pu être signé ici
node-refused = Refusé par ce nœud
node-refused-empty = Il n’a rien refusé définitivement.
node-refused-lately = { $count ->
    [one] { $count } refus en 30 jours
   *[other] { $count } refus en 30 jours
    }
lately = Les envois ces derniers temps
lately-what = { $count ->
    [one] { $count } a été tenté ; il en a pris { $done }.
   *[other] Sur les { $count } derniers tentés, il en a pris { $done }.
    }
lately-time = Durée
lately-half = La moitié en
lately-95 = 95 % en
lately-99 = 99 % en
lately-longest = Le plus long
lately-answer = Jusqu’à sa réponse
lately-receipt = De l’acte ici à son accusé de réception
lately-fault = Non pris, car
lately-count = Combien
span-milliseconds = { $count } ms
span-seconds = { $count } s
span-minutes = { $count } min
span-hours = { $count } h
span-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
    }
node-failed-here = { $count ->
    [one] { $count } message a échoué ici
   *[other] { $count } messages ont échoué ici
}
node-again = { $count ->
    [one] Réessayer { $count } message en échec
   *[other] Réessayer { $count } messages en échec
}
rule-set = Autoriser ou bloquer un nœud
rule-node-hint = Son nom, comme nord.example
rule-reason = Motif
rule-reason-hint = Conservé avec la règle.
rule-allow = Autoriser
rule-block = Bloquer

## À propos
about-what = { $node } exploite ce nœud : un lieu qui lui est propre dans un réseau d’associations, où les professionnels et professionnelles de santé partagent leurs savoirs.
about-who = Qui l’exploite
about-federation = Autres nœuds
about-federation-what = Un nœud est le serveur d’une association. Les communautés publiques peuvent être lues et rejointes depuis d’autres nœuds ; ce qui est réservé aux membres ne sort jamais.
about-mode-open = Ce nœud échange avec tous les nœuds, sauf ceux qu’il a bloqués.
about-mode-allow-list = Ce nœud n’échange qu’avec les nœuds que son administration a autorisés.
about-mode-closed = Ce nœud n’échange avec aucun autre.
about-quiet = Ce que les autres apprennent de vous
about-quiet-what = Votre profil est montré aux membres de ce nœud. Les autres ne le voient que si vous avez écrit en public. Il n’y a pas de liste des membres pour le monde extérieur.
access = Accessibilité
access-title = Accessibilité de ce nœud
access-what = { $node } souhaite que chacun puisse lire et écrire ici, quels que soient les moyens employés pour voir, entendre et saisir. Cette page dit ce qui est testé et ce qui manque encore.
letters-easy = Lettres plus faciles à lire
letters-easy-hint = Les lettres, les mots et les lignes sont plus espacés, dans une police simple et sans italique.
letters-on = Activer
letters-off = Désactiver
letters-member = Conservé dans vos réglages : valable partout où vous vous connectez.
letters-visitor = Conservé dans un cookie de ce navigateur, qui ne dit rien d’autre.
access-status = État de conformité
access-status-full = Conformité totale
access-status-partial = Conformité partielle
access-status-none = Non-conformité
access-status-what = La référence est { $standard }, niveau { $level }. Ce qui se mesure est respecté sur chaque page ; ce que seule une personne peut juger n’a été examiné que par les auteurs du logiciel. C’est pourquoi nous n’affirmons rien de plus.
access-evaluated = Dernière évaluation : { $date }.
access-how = Comment les tests se font
access-how-what = Avant chaque version, chaque page du logiciel est ouverte dans un navigateur sous chacune de ces formes. Un seul défaut bloque la version.
access-as-wide-light = { $count } pixels de large, clair
access-as-wide-dark = { $count } pixels de large, sombre
access-as-narrow-light = { $count } pixels de large, comme sur un téléphone, clair
access-as-narrow-dark = { $count } pixels de large, comme sur un téléphone, sombre
access-as-smallest = { $count } pixels de large : zoom à 400 %
access-as-zoom = { $count } pixels de large : zoom à 200 %
access-as-spacing = Avec l’espacement choisi par le lecteur entre lettres, mots et lignes ({ $count } pixels)
access-as-letters = Avec des lettres plus faciles à lire ({ $count } pixels)
access-as-rtl-wide = En arabe, de droite à gauche, { $count } pixels de large, clair
access-as-rtl-narrow = En arabe, de droite à gauche, { $count } pixels de large, sombre
access-as-no-script = Sans JavaScript, { $count } pixels de large
access-as-print = Imprimée ({ $count } pixels), quand la page s’y prête
access-checks = Ce qui est testé
access-check = Essai
access-by = Méthode
access-criteria = Critères de succès
access-by-measured = Mesuré sur chaque page
access-by-journey = Parcouru pas à pas
access-by-read = Examiné par les auteurs
access-by-absent = N’existe pas ici
access-check-rules = Structure, noms, contraste, langues et taille des cibles, selon les règles d’axe
access-check-reflow = Rien ne sort de la page et aucun texte n’est coupé, jusqu’à la plus petite largeur
access-check-spacing = Aucun texte n’est coupé quand le lecteur augmente les espacements
access-check-focus = L’élément qui a le focus le montre, et rien ne le couvre
access-check-errors = Un formulaire refusé dit ce qui ne va pas et mène au champ
access-check-sameness = La navigation et l’aide sont au même endroit sur chaque page
access-check-keyboard = De la connexion à la déconnexion, au clavier seul
access-check-timing = Ce qui a été saisi survit à une session terminée
access-check-looked = Ordre, consignes, titres, contraste des signes, erreurs réversibles
access-check-absent = Son, vidéo, flashs, mouvement, gestes à plusieurs doigts, glisser-déposer
access-limits = Limites connues
access-limit-people = Aucune personne utilisant un lecteur d’écran, une loupe ou la commande vocale ne l’a encore évalué.
access-limit-members = Ce que les membres écrivent leur appartient : un tableau, un lien ou un titre dans un message peut manquer de clarté, et personne ne le vérifie d’avance.
access-limit-elsewhere = Des liens mènent à d’autres nœuds et pages, dont cette déclaration ne dit rien.
access-limit-languages = Certaines traductions sont en partie en anglais, et la plupart n’ont été relues par aucun locuteur natif ; les réglages disent lesquelles.
access-feedback = Signalez-nous ce qui vous bloque
access-feedback-what = Si vous ne pouvez pas lire ou utiliser quelque chose ici, demandez-le sous une autre forme à ceux qui gèrent le nœud. Écrivez-leur à leur adresse habituelle ; précisez si possible la page et l’outil avec lequel vous la lisez.
settings-display = Lecture et touches
keys = Raccourcis clavier
keys-hint = Des lettres seules agissent. Désactivés sauf si vous les voulez : ils gênent la commande vocale.
keys-which = À quoi sert chaque touche
keys-what = Ils n’agissent pas pendant la saisie dans un champ, et chacun a un lien ou un bouton équivalent. Ils nécessitent JavaScript.
keys-are-on = Ils sont activés pour vous.
keys-are-off = Ils sont désactivés.
keys-members = Les membres peuvent les activer dans leurs réglages.
keys-key = Touche
keys-does = Ce qu’elle fait
key-next = Message suivant, ou fil suivant d’une liste
key-previous = Message ou fil précédent
key-unread = Premier message nouveau pour vous
key-reply = Répondre au message qui a le focus, sinon au fil
key-save = Enregistrer le fil pour plus tard
key-home = Accueil (l’une après l’autre)
key-search = Rechercher
key-help = Cette page
keys-always = Toujours : Tab et Maj + Tab avancent et reculent, Entrée suit un lien ou actionne un bouton, Échap ferme un menu ou une liste, et Ctrl + Entrée envoie ce que vous écrivez.

## Recherche
search-what = Des mots du nom d’une communauté, ou une adresse : !communauté@nœud, @personne@nœud, ou le lien d’une publication.
search-none = Aucune communauté ici ne s’appelle « { $query } ».
search-nothing-there = Il n’y a rien à « { $query } », ou ce nœud n’a pas le droit de le voir. Vérifiez l’orthographe.
search-for-members = Cela ressemble à une adresse sur un autre nœud. Les membres peuvent la rechercher.

## Erreurs
form-problems = { $count ->
    [one] { $count } point à corriger
   *[other] { $count } points à corriger
}
error-not-found = Il n’y a rien ici
error-not-found-why = L’adresse est peut-être erronée, la page a peut-être disparu, ou il faut peut-être vous connecter pour la voir.
error-invalid = Cela n’a pas fonctionné
error-denied = Vous ne pouvez pas faire cela
error-remote = L’autre nœud n’a pas donné suite
error-internal = Quelque chose s’est mal passé ici
error-internal-why = C’est notre faute, pas la vôtre. Rien n’a été modifié. Veuillez réessayer dans une minute.
error-unreadable = Le formulaire n’a pas pu être lu
error-unreadable-why = Quelque chose l’a abîmé en chemin. Revenez en arrière et renvoyez-le.
error-too-large = C’est trop à la fois
error-too-large-why = Une publication contient au plus 100 000 caractères. Revenez en arrière et raccourcissez-la.
error-wrong-method = Cela ne fonctionne pas à cette adresse
error-wrong-method-why = Revenez en arrière et utilisez le bouton ou le lien de la page.
error-cross-site = Ceci vient d’un autre site
error-cross-site-why = Pour votre sécurité, les formulaires ne fonctionnent que depuis les pages de ce nœud. Ouvrez la page ici et renvoyez-le.
error-setup-link = Ce lien n’ouvre pas la configuration
error-setup-link-why = Il a peut-être déjà servi, ou un plus récent a été affiché au redémarrage du programme. Si ce nœud est configuré, connectez-vous.

problem-actor-changed = Ce nœud indique que quelqu’un d’autre qu’auparavant se trouve à cette adresse. Rien n’a été modifié.
problem-address = « { $detail } » n’est pas une adresse comme https://noeud.example, sans rien derrière.
problem-choose = Choisissez-en un.
problem-cursor = Ce lien vers une page de la liste est défectueux. Revenez au début de la liste.
problem-email = Ce n’est pas une adresse e-mail comme nom@example.org.
problem-email-taken = Quelqu’un ici a déjà cette adresse e-mail. Connectez-vous, ou utilisez-en une autre.
problem-empty = Écrivez d’abord quelque chose.
problem-handle-form = Écrivez !communauté@nœud, @personne@nœud, ou l’adresse d’un fil, comme https://nord.example/t/….
problem-handle-length = Le nom court doit compter de 2 à 40 caractères.
problem-handle-letters = Le nom court se compose de lettres de a à z, de chiffres, de _ et de -, et commence par une lettre.
problem-handle-reserved = « { $detail } » a un autre sens ici. Choisissez un autre nom court.
problem-handle-unknown = Personne sur ce nœud ne s’appelle « { $detail } ».
problem-handle-taken = « { $detail } » est pris ou a déjà servi. Choisissez un autre nom court.
problem-jurisdiction = Utilisez un code de pays en majuscules, comme FR, ou avec une région, comme CA-QC.
problem-language = Choisissez une langue.
problem-length-0-500 = Au plus 500 caractères.
problem-length-0-2000 = Au plus 2 000 caractères.
problem-length-0-5000 = Au plus 5 000 caractères.
problem-length-2-60 = De 2 à 60 caractères.
problem-topic-taken = Un autre thème de cette communauté porte ce nom.
problem-too-many-topics = Une communauté a au plus { $detail } thèmes, fusionnés compris.
problem-charter-part = Écrivez quelques mots ici, ou gardez la communauté comme brouillon.
problem-charter-incomplete = Il manque un volet à sa charte : domaine, communauté et pratique demandent chacun quelques mots.
problem-no-facilitator = Personne ne l’anime. Confiez d’abord ce rôle à un membre.
problem-step-not-now = C’est impossible dans son état actuel. Choisissez parmi ce qui est proposé.
problem-closes-too-soon = Choisissez un jour au moins 14 jours à l’avance, pour que tout le monde l’apprenne à temps.
problem-closes-too-late = Choisissez un jour dans les deux ans qui viennent.
problem-day = Écrivez un jour sous la forme année-mois-jour, comme 2027-03-01.
problem-length-1-80 = De 1 à 80 caractères.
problem-length-2-120 = De 2 à 120 caractères.
problem-length-3-200 = Le titre doit compter de 3 à 200 caractères.
problem-node-name = « { $detail } » n’est pas le nom d’un nœud, comme nord.example.
problem-not-later = Choisissez un moment encore à venir.
problem-days-1-366 = De 1 à 366 jours.
problem-options-2-10 = Proposez de deux à dix choix.
problem-options-twice = L’un de ces choix figure deux fois.
problem-length-1-200 = Au plus 200 caractères pour chacun.
problem-only-one = Un seul choix est possible ici.
problem-too-many-helped = Vous avez dit de { $detail } réponses qu’elles ont aidé, et c’est le maximum. Retirez-en une d’abord.
problem-not-a-member = Seuls les membres de cette communauté peuvent avoir un rôle.
problem-password-length = Le mot de passe doit compter de 10 à 200 caractères.
problem-password-weak = Facile à deviner. Plusieurs mots sans rapport entre eux ne le sont pas.
problem-time-zone = « { $detail } » n’est pas un fuseau horaire comme Europe/Paris.
problem-too-long = Une publication contient au plus 100 000 caractères. Veuillez la raccourcir.
problem-too-many-attempts = Trop de mots de passe erronés. Attendez 15 minutes, puis réessayez.
problem-too-many-reports = Vous avez signalé { $detail } publications en une heure, et c’est le maximum. Attendez un moment, puis renvoyez-le.
problem-too-many-tokens = Vous avez 50 clés, et c’est le maximum. Révoquez-en une d’abord.
problem-too-many-drafts = Vous avez { $detail } brouillons, et c’est le maximum. Abandonnez-en un d’abord.
problem-length-0-1000 = Utilisez au plus 1 000 caractères.
problem-too-many-saved = Vous avez gardé { $detail } fils, et c’est le maximum. Retirez-en un d’abord.
problem-too-many-feeds = Vous avez { $detail } flux, et c’est le maximum. Révoquez-en un d’abord.
problem-too-many-accounts = Vous avez indiqué { $detail } comptes, et c’est le maximum. Retirez-en un d’abord.
problem-account-form = Écrivez @nom@nord.example, ou l’adresse du profil.
problem-nobody-there = Personne n’a été trouvé à « { $detail } ». Vérifiez l’orthographe.
problem-person-elsewhere = Il faut que ce soit le compte d’une personne sur un autre nœud.
problem-password-wrong = Ce n’est pas votre mot de passe.
problem-target-does-not-confirm = Ce compte n’indique pas qu’il est à vous. Connectez-vous là-bas, indiquez { $detail } comme un autre de vos comptes, puis réessayez ici.
problem-target-moved-on = Ce compte indique avoir lui-même déménagé. Donnez l’adresse de celui que vous utilisez.

denial-sign-in-first = Veuillez d’abord vous connecter. Vous pouvez le faire dans un autre onglet, puis renvoyer ceci.
denial-not-admin = Seule l’administration de ce nœud peut faire cela.
denial-not-member = Seuls les membres de cette communauté peuvent faire cela. Rejoignez-la d’abord.
denial-not-moderator = Seule la modération de cette communauté peut faire cela.
denial-not-author = Seule la personne qui l’a écrit peut faire cela.
denial-outranked = Le rôle de cette personne dans la communauté est au moins égal au vôtre. Quelqu’un au-dessus de vous deux peut le faire.
denial-suspended = Votre participation à cette communauté est suspendue.
denial-last-facilitator = Une communauté garde au moins une personne pour l’animer. Confiez d’abord ce rôle à quelqu’un d’autre.
denial-thread-locked = Ce fil est verrouillé : seule la modération peut répondre.
denial-archived = Cette communauté est archivée : on ne peut que la lire.
denial-post-gone = Cette publication a été supprimée ou retirée. Il n’y a plus rien à quoi répondre ni rien à modifier.
denial-no-notices = Dans cette communauté, les annonces sont réservées aux personnes qui modèrent. Lancez plutôt un échange.
denial-not-this-kind = Ce fil n’est ni une question ni un sondage.
denial-poll-ended = Ce sondage est terminé.
denial-voted-already = Vous avez déjà voté à ce sondage, et un vote ne peut pas être modifié.
denial-sign-up-closed = Ce nœud n’accepte pas d’inscriptions libres pour l’instant. Adressez-vous à l’administration.
denial-wrong-password = L’e-mail ou le nom court et le mot de passe ne vont pas ensemble.
denial-node-not-allowed = Ce nœud n’échange pas avec celui-là. L’administration peut l’autoriser.
denial-already-set-up = Ce nœud est déjà configuré. Connectez-vous.
denial-not-here = Cette communauté est hébergée sur un autre nœud ; cela ne peut se faire que là-bas.
denial-wrong-scope = Cette clé ne permet pas cela.
denial-precondition-failed = Quelqu’un a modifié ceci entre-temps. Rouvrez-le et modifiez son état actuel.
denial-idempotency-key-in-use = C’est déjà en cours. Attendez un instant.

remote-unreachable = { $host } n’a pas pu être joint. Réessayez dans un moment.
remote-unknown = { $host } indique n’avoir rien à cette adresse. Vérifiez l’orthographe.
remote-rubbish = { $host } a répondu par quelque chose que ce nœud ne sait pas lire. Ce n’est peut-être pas un nœud de ce réseau.
remote-refused = { $host } a refusé de répondre à ce nœud.
remote-forbidden = Ce nœud n’a pas le droit d’interroger { $host }. L’administration peut l’autoriser.
remote-too-much = { $host } a envoyé plus que ce nœud n’accepte de lire.
remote-busy = { $host } a été assez interrogé pour l’instant. Réessayez dans un moment.

## Professions (config/professions.toml)
profession-allied-health-assistant = Assistance aux professions paramédicales
profession-art-therapist = Art-thérapeute
profession-audiologist = Audiologiste
profession-chiropractor = Chiropracteur, chiropractrice
profession-counsellor = Conseil psychosocial
profession-dietitian = Diététicien, diététicienne
profession-drama-therapist = Dramathérapeute
profession-exercise-physiologist = Physiologiste de l’exercice
profession-genetic-counsellor = Conseil en génétique
profession-medical-laboratory-scientist = Technologue de laboratoire médical
profession-music-therapist = Musicothérapeute
profession-nurse = Infirmier, infirmière
profession-occupational-therapist = Ergothérapeute
profession-optometrist = Optométriste
profession-orthoptist = Orthoptiste
profession-osteopath = Ostéopathe
profession-paramedic = Ambulancier, ambulancière
profession-perfusionist = Perfusionniste
profession-pharmacist = Pharmacien, pharmacienne
profession-physiotherapist = Kinésithérapeute, physiothérapeute
profession-podiatrist = Podologue
profession-prosthetist-orthotist = Orthoprothésiste
profession-psychologist = Psychologue
profession-radiographer = Manipulateur, manipulatrice en radiologie
profession-social-worker = Travail social
profession-speech-language-therapist = Orthophoniste, logopède
profession-educator = Enseignement
profession-researcher = Recherche
profession-other = Autre

## L’API et ses clés
api = API
api-title = L’API de ce nœud
api-what = Les programmes peuvent faire ici ce que font ses pages, selon les mêmes règles. Sans clé, ils voient ce que tout le monde voit.
api-read = Ce qu’elle permet
api-document = La description pour les programmes (OpenAPI 3.1)
api-subjects = Sujets
api-objects = Objets
api-parameters = Paramètres
api-body = Contenu
api-answers = Réponses
tokens = Clés pour programmes
tokens-short = Pour les applications qui agissent en votre nom.
tokens-what = Un programme qui détient une clé agit en votre nom. Donnez à chaque programme la sienne, afin de pouvoir la reprendre.
tokens-have = Vos clés
tokens-none = Vous n’en avez aucune.
token-name = Nom
token-name-hint = Le programme auquel elle est destinée.
token-scope = Ce qu’elle permet
token-read = Lire
token-read-hint = Voir ce que vous voyez.
token-write = Lire et écrire
token-write-hint = Faire ce que vous pouvez faire, y compris l’administration du nœud si elle vous est confiée.
token-created = Créée
token-used = Dernière utilisation
token-new = Une nouvelle clé
token-make = Créer la clé
token-made = Votre nouvelle clé
token-once = Copiez-la maintenant : elle n’est montrée que cette fois et n’est conservée nulle part.
token-revoke = Révoquer
moving = Déménagement
moving-short = Vos autres comptes, et où vous êtes maintenant.
moving-what = Un déménagement est un avis, et rien d’autre : ici et sur d’autres nœuds, on lit votre nouvelle adresse. Ce que vous avez écrit reste ici. Les adhésions, les rôles et ce que d’autres ont confirmé de vous restent aussi attachés à ce compte ; demandez de nouveau à rejoindre vos communautés depuis le nouveau.
accounts = Mes autres comptes
accounts-what = Des comptes sur d’autres nœuds qui sont à vous. Pour déménager ici depuis l’un d’eux, indiquez-le ici, puis dites là-bas que vous avez déménagé. Tout le monde peut voir ceux que vous indiquez, et dès lors les autres nœuds peuvent vous trouver par votre adresse.
accounts-none = Vous n’en avez indiqué aucun.
accounts-full = Vous en avez indiqué cinq, et c’est le maximum.
account = Adresse du compte
account-hint = Comme @nom@nord.example, ou l’adresse de son profil.
account-add = Ajouter
account-remove = Retirer
move = J’ai déménagé
move-first = Connectez-vous d’abord à votre nouveau compte et indiquez-y celui-ci comme le vôtre : { $address }
move-target = Adresse de votre nouveau compte
move-password = Votre mot de passe
move-password-hint = Celui avec lequel vous vous connectez ici.
move-do = Dire que j’ai déménagé

## Notifications
notifications = Notifications
notifications-none = Rien pour l’instant.
notifications-what = Ici, vous apprenez que quelqu’un vous répond ou vous mentionne, et ce qui est décidé à votre sujet. Pour en recevoir plus ou moins, choisissez sur la page d’une communauté ou d’un fil.
notifications-see-all = Tout marquer comme vu
bell-few = { $count }
bell-many = 9+
bell-unseen = Notifications non vues : { $count }
new = Nouveau
told-mention = { $name } vous mentionne
told-reply = { $name } a répondu
told-post = { $name } a écrit
told-membership-given = Vous êtes maintenant membre de { $community }
told-membership-refused = { $community } n’a pas accepté votre demande
told-membership-ended = Vous n’êtes plus membre de { $community }
told-membership-asked = Quelqu’un demande à rejoindre { $community }
told-role-given = Vous avez maintenant un rôle dans { $community }
told-community-rested = { $community } est en sommeil : rien n’y a été écrit depuis un moment
told-community-closing = { $community } va se terminer
told-community-archived = { $community } est terminée et ne peut plus qu’être lue
told-community-reopened = { $community } reprend
told-role-taken = Vous n’avez plus votre rôle dans { $community }
told-member-suspended = Votre participation à { $community } est suspendue
told-suspension-lifted = Votre suspension de { $community } a pris fin
told-post-removed = La modération de { $community } a retiré votre publication
told-post-restored = Votre publication dans { $community } est rétablie
told-post-hidden = La modération d’ici a masqué votre publication dans { $community }
told-post-unhidden = Votre publication dans { $community } est de nouveau affichée
told-post-refused = { $community } n’a pas accepté votre publication
told-post-reported = Une publication dans { $community } a été signalée
told-reminder-due = Un rappel d’un fil que vous avez gardé dans { $community }
told-reply-helped = Votre réponse dans { $community } a aidé la personne qui demandait
level = Ce que vous en recevez
level-label = M’informer de
level-everything = Toutes les publications
level-first-posts = Nouveaux fils
level-mentions = Réponses à moi et mentions
level-mute = Rien
level-as-community = Comme pour la communauté
level-saved = Enregistré. Cela vaut à partir de la prochaine publication.

## E-mails, pour l’administration
mail = E-mails
mail-way = Comment partent les e-mails
mail-server = Un serveur de messagerie est configuré
mail-no-server = Pas encore de serveur de messagerie
mail-no-server-what = Rien ne quitte cette machine : les e-mails sont écrits dans des fichiers tant qu’aucun serveur de messagerie n’est indiqué dans la configuration (mail.host).
mail-server-what = Ce que le serveur de messagerie ne prend pas est conservé et réessayé.
mail-failing = Le serveur de messagerie ne prend pas les e-mails
mail-waiting =
    { $count ->
        [one] { $count } e-mail attend
       *[other] { $count } e-mails attendent
    }
mail-stuck =
    { $count ->
        [one] { $count } e-mail demande une décision
       *[other] { $count } e-mails demandent une décision
    }
mail-paused =
    { $count ->
        [one] { $count } adresse est en pause
       *[other] { $count } adresses sont en pause
    }
mail-see = Voir tous les e-mails
mail-test = Envoyer un e-mail d’essai
mail-test-hint = Vérifiez que les e-mails arrivent, d’abord à votre propre adresse.
mail-test-do = Envoyer l’essai
mail-test-queued = L’e-mail d’essai est en chemin. Vous voyez ci-dessous ce qu’il devient.
mail-address = Adresse
mail-queue = Les derniers e-mails
mail-queue-what = Les plus récents d’abord. Le texte d’un e-mail n’est conservé que jusqu’à son envoi.
mail-none = Aucun e-mail n’a encore été envoyé.
mail-kind = Objet
mail-kind-test = Essai
mail-kind-confirm = Confirmation d’une adresse
mail-kind-address-known = Adresse déjà utilisée
mail-kind-address-changed = Adresse changée
mail-kind-reset = Nouveau mot de passe demandé
mail-kind-password-changed = Mot de passe changé
mail-state = État
mail-state-sent = Envoyé
mail-state-queued = En attente
mail-state-paused = En pause
mail-state-refused = Refusé
mail-state-unsure = Peut-être envoyé
mail-state-expired = Trop tard
mail-created = Écrit
mail-again = Renvoyer
mail-why-server = Le serveur de messagerie n’a pas pu être utilisé.
mail-why-sender = Le serveur de messagerie n’accepte pas d’e-mails de l’adresse de ce nœud.
mail-why-recipient = Le serveur de messagerie n’accepte pas d’e-mails pour cette adresse. Plus rien n’y est envoyé tant que vous ne le dites pas.
mail-why-message = Le serveur de messagerie n’a pas accepté cet e-mail.
mail-why-unsure = Cet e-mail a été remis au serveur de messagerie, puis plus rien. S’il est renvoyé, il peut arriver deux fois.
mail-why-folder = Le fichier n’a pas pu être écrit.
mail-why-broken = L’e-mail n’a pas pu être composé.
mail-why-expired = Il a attendu jusqu’à n’être plus utile.

## Les e-mails eux-mêmes
mail-hello = Bonjour,
mail-machine = Cet e-mail a été envoyé par une machine. Personne ne lit les réponses.
mail-test-subject = E-mail d’essai de { $node }
mail-test-what = L’administration de { $node } a envoyé cet e-mail pour vérifier que les e-mails arrivent. C’est le cas.
mail-confirm-subject = Est-ce votre adresse e-mail ? – { $node }
mail-confirm-what = Quelqu’un a donné cette adresse comme la sienne chez { $node }. Si c’était vous, ouvrez ce lien dans les trois jours et confirmez-la :
mail-confirm-else = Si ce n’était pas vous, ne faites rien : sans le lien, il ne se passe rien.
mail-address-known-subject = Vous avez déjà un compte – { $node }
mail-address-known-what = Quelqu’un a voulu utiliser cette adresse chez { $node }, mais un compte l’y a déjà : le vôtre. Si c’était vous, connectez-vous avec. Si vous ne connaissez plus votre mot de passe, choisissez-en un nouveau ici :
mail-address-changed-subject = Votre adresse e-mail a été changée – { $node }
mail-address-changed-what = Le compte @{ $handle } chez { $node } a maintenant une autre adresse e-mail. Celle-ci n’est plus utilisée.
mail-address-changed-else = Si ce n’était pas vous, écrivez aussitôt aux personnes qui exploitent { $node }.
mail-reset-subject = Un nouveau mot de passe – { $node }
mail-reset-what = Quelqu’un a demandé un nouveau mot de passe pour @{ $handle } chez { $node }. Si c’était vous, ouvrez ce lien dans l’heure et choisissez-en un. Il fonctionne une seule fois :
mail-reset-else = Si ce n’était pas vous, ne faites rien : votre mot de passe reste inchangé.
mail-password-changed-subject = Vous avez un nouveau mot de passe – { $node }
mail-password-changed-what = Le compte @{ $handle } chez { $node } a un nouveau mot de passe. Ailleurs, il est maintenant déconnecté. Les réglages indiquent quelles clés pour programmes restent valables.
mail-password-changed-else = Si ce n’était pas vous, écrivez aussitôt aux personnes qui exploitent { $node }.

## Liens dans les e-mails
confirm = Votre adresse e-mail
confirm-what = Quelqu’un a donné cette adresse comme la sienne chez { $node }. Était-ce vous ?
confirm-do = Oui, c’est la mienne
confirm-done = Votre adresse e-mail est confirmée.
confirm-again = Recevoir un nouveau lien
forgot = Je ne connais plus mon mot de passe
forgot-what = Indiquez l’adresse e-mail de votre compte. Nous y envoyons un lien qui vous permet de choisir un nouveau mot de passe.
forgot-do = M’envoyer un lien
forgot-sent = Si un compte d’ici a cette adresse et qu’elle est confirmée, un e-mail est en chemin.
forgot-nothing = Rien après quelques minutes ? Regardez parmi les indésirables, essayez une autre adresse, ou écrivez aux personnes qui exploitent ce nœud.
forgot-again = Recevoir un nouveau lien
reset = Un nouveau mot de passe
reset-what = Vous serez ensuite déconnecté partout, les clés de programmes et les flux privés prendront fin, et vous vous connecterez avec le nouveau.
reset-do = Définir le mot de passe
reset-done = Vous avez un nouveau mot de passe. Connectez-vous avec.
link-dead = Ce lien ne fait plus rien. Il a servi, ou il est trop ancien.
email-page = Adresse e-mail
email-short = Où nous vous écrivons, et comment vous obtenez un nouveau mot de passe.
email-what = Personne ne la voit, sauf vous et les personnes qui exploitent ce nœud.
email-now = Votre adresse
email-none = Vous n’en avez donné aucune. Sans adresse, vous ne pouvez pas obtenir un nouveau mot de passe par vous-même.
email-confirmed = Confirmée
email-unconfirmed = Non confirmée
email-unconfirmed-what = Nous y avons envoyé un lien. Tant que vous ne l’avez pas ouvert, nous ne savons pas si nos e-mails vous parviennent et ne pouvons pas vous envoyer de nouveau mot de passe.
email-again = Renvoyer le lien
email-change = Une autre adresse
email-change-what = Nous envoyons un lien à la nouvelle adresse. Elle remplace l’ancienne quand vous avez ouvert le lien ; l’ancienne en est informée.
email-new = Nouvelle adresse
email-password-hint = Le vôtre, pour que nous sachions que c’est vous.
email-do = Envoyer le lien
email-sent = Un lien est en chemin. Ouvrez-le pour confirmer l’adresse.
problem-email-same = C’est déjà votre adresse, et elle est confirmée.
problem-link-used = Ce lien ne fait plus rien. Il a servi, ou il est trop ancien.
problem-too-many-mails = Trop d’e-mails ont été demandés. Attendez une heure, puis réessayez.

## Les voies d’entrée
joining = Adhésion
joining-see = Voies d’entrée et invitations
joining-way = La voie d’entrée
joining-who = Qui devient membre ?
joining-closed = Personne de soi-même
joining-closed-hint = Seule l’exploitation du nœud ajoute des membres, par une commande.
joining-invitation = Sur invitation
joining-invitation-hint = Toute personne qui a un lien créé par l’administration.
joining-application = Sur candidature
joining-application-hint = Toute personne qui le demande, une fois admise par l’administration.
joining-open = Ouverte
joining-open-hint = Toute personne qui trouve ce nœud et confirme une adresse e-mail.
joining-no-mail = Aucun serveur de messagerie n’est configuré ; personne ne peut donc confirmer d’adresse : avec « Ouverte », toute personne qui trouve ce nœud entre aussitôt, et les personnes candidates n’apprennent rien de la décision.
joining-questions = Ce que vous demandez aux personnes candidates
joining-questions-hint = Peut rester vide. Par exemple : Quel est votre travail ? Qui vous connaît ici ?
joined-done = Vous êtes maintenant membre. Connectez-vous.
email-needed = Nous vous y écrivons. Personne ne voit l’adresse, sauf les personnes qui exploitent ce nœud.
sign-up-judged = L’administration lit ce que vous écrivez ici et décide. Vous recevez un e-mail.
sign-up-asked = Regardez vos e-mails : nous y avons envoyé un lien. Il vous permet de confirmer que l’adresse est à vous.
sign-up-waiting = L’administration décide maintenant si vous devenez membre.
invitations = Invitations
invitations-none = Aucun n’a encore été créé.
invitation-new = Une nouvelle invitation
invitation-what = Un lien que vous envoyez à qui vous voulez. Avec lui, on devient membre aussitôt, même là où il faudrait sinon présenter sa candidature.
invitation-note = Pour qui
invitation-note-hint = Pour vous et le reste de l’administration ; les personnes invitées ne le voient pas.
invitation-uses = Pour combien de personnes
invitation-uses-hint = De 1 à 1000.
invitation-days = Pour combien de jours
invitation-days-hint = De 1 à 90.
invitation-make = Créer le lien
invitation-made = Votre invitation
invitation-once = Copiez le lien maintenant : il n’est montré que cette fois et n’est conservé nulle part.
invitation-used = Utilisé
invitation-by = Créé par
invitation-operator = L’exploitation du nœud
invitation-until = Jusqu’à
invitation-open = Valable
invitation-used-up = Épuisé
invitation-expired = Trop ancien
invitation-revoked = Repris
applications = Candidatures
applications-what = Les plus anciennes d’abord. Les personnes reçoivent un e-mail quand vous avez décidé ; ce qu’elles ont écrit est alors supprimé.
applications-none = Personne n’attend.
applications-waiting =
    { $count ->
        [one] { $count } personne attend d’être admise
       *[other] { $count } personnes attendent d’être admises
    }
application-accept = Admettre
application-decline = Décliner
mail-kind-sign-up = Inscription
mail-kind-accepted = Candidature admise
mail-kind-declined = Candidature déclinée
mail-sign-up-subject = Est-ce votre adresse e-mail ? – { $node }
mail-sign-up-what = Une personne souhaite devenir membre de { $node } sous le nom de @{ $handle } avec cette adresse. Si c’est vous, ouvrez ce lien dans les trois jours et confirmez l’adresse avec le mot de passe que vous avez choisi :
mail-accepted-subject = Bienvenue chez { $node }
mail-accepted-what = Vous êtes maintenant membre de { $node }, sous le nom @{ $handle }. Connectez-vous avec le mot de passe que vous avez choisi :
mail-declined-subject = Votre candidature auprès de { $node }
mail-declined-what = Vous avez demandé à devenir membre de { $node }. Les personnes qui l’exploitent ont décidé de ne pas y donner suite. Ce que vous aviez écrit a été supprimé.
problem-between = Il faut un nombre : { $detail }.
problem-invitation-used = Cette invitation ne laisse plus entrer personne. Elle est épuisée, a été reprise ou est trop ancienne. Demandez-en une nouvelle.
problem-length-0-200 = Au plus 200 caractères, s’il vous plaît.
denial-invited-only = On devient membre ici sur invitation. Demandez-en une à quelqu’un qui exploite ce nœud.
your-answer = Votre réponse

## Sessions
sessions = Vos sessions ouvertes
sessions-short = Les navigateurs qui vous connaissent, et comment les déconnecter.
sessions-what = Vous ne reconnaissez pas l’une d’elles ? Alors fermez-la.
sessions-end-others = Fermer toutes les autres
session-device = Navigateur
session-unknown = Inconnu
session-current = Celle-ci
session-shared = Ordinateur partagé
session-seen = Dernière utilisation
session-since = Connexion
session-end = Fermer
sign-in-shared = D’autres utilisent aussi cet ordinateur
sign-in-shared-hint = Votre session se ferme quand vous fermez le navigateur, ou après un quart d’heure sans activité.
sessions-password = Choisir un nouveau mot de passe

## E-mail quand quelque chose attend
mail-kind-waiting = Quelque chose attend
mail-waiting-subject = Quelque chose vous attend – { $node }
mail-waiting-what =
    { $count ->
        [one] Sur { $node }, { $count } notification vous attend depuis un jour :
       *[other] Sur { $node }, des notifications vous attendent depuis un jour : { $count ->
            [10] plus de neuf.
           *[other] { $count }.
        }
    }
mail-waiting-else = Vous ne voulez pas de tels e-mails ? Ce lien y met fin :
waiting-mail = Quand quelque chose attend
waiting-mail-on = Nous vous écrivons une fois quand quelque chose attend depuis un jour. L’e-mail dit que cela attend, non ce que c’est.
waiting-mail-off = Nous ne vous écrivons pas quand quelque chose attend.
waiting-mail-stop = Arrêter ces e-mails
waiting-mail-start = Écrivez-moi
unsubscribe = E-mail quand quelque chose attend
unsubscribe-what = { $node } vous écrit une fois quand quelque chose vous attend depuis un jour. Ne voulez-vous plus recevoir ces e-mails ?
unsubscribe-do = Arrêter ces e-mails
unsubscribe-done = Vous ne recevrez plus ces e-mails.
unsubscribe-back = Choisir à nouveau dans vos réglages
problem-password-not-chosen = Ce n’est pas le mot de passe choisi lors de l’inscription de @{ $detail }. Rien n’est perdu : essayez à nouveau. Si vous avez choisi un autre nom court, attendez l’e-mail qui le nomme.
confirm-join = Une personne souhaite devenir membre de { $node } avec ce nom court et cette adresse. Est-ce vous ?
confirm-password-hint = Celui que vous avez choisi en vous inscrivant.
problem-too-many-sign-ups = Trop de personnes s’inscrivent en ce moment. Attendez une heure, puis essayez à nouveau.
mail-sign-up-else = Si ce n’est pas vous, ou si @{ $handle } n’est pas le nom court que vous avez choisi, ne faites rien : sans le lien, il ne se passe rien.

## Membres à partir d’un fichier
import = Membres à partir d’un fichier
import-short = Invite beaucoup de personnes à la fois, par un fichier CSV.
import-file = Un fichier de membres
import-what = Un fichier CSV, tel que les tableurs l’enregistrent. Vous voyez d’abord ce qu’il adviendrait de chaque ligne ; personne ne reçoit rien avant que vous le décidiez.
import-choose = Le fichier
import-hint = CSV dont la première ligne nomme les colonnes ; { $size } Mo et { $rows } lignes au plus.
import-columns-what = Ce que le fichier peut contenir
import-email-hint = indispensable ; les personnes déjà membres ou invitées ne sont pas dérangées.
import-name-hint = proposés à la personne, qui peut en choisir d’autres.
import-profession-hint = une profession de notre liste, ou un mot libre.
import-communities-hint = noms courts des communautés dont la personne sera membre à son arrivée, et son rôle : membre, modération ou animation.
import-look = Examiner le fichier
import-kept = Le fichier est conservé scellé, un jour au plus ; seule l’administration voit son contenu.
import-closed = Personne ne peut devenir membre de soi-même en ce moment ; une invitation n’ouvrirait donc à personne.
import-one = Un fichier de membres
imports = Fichiers précédents
imports-none = Aucun pour l’instant.
import-rows = Lignes
import-made = Invitations créées
import-checked = Attend votre décision
import-running = Invitations en cours
import-state-done = Terminé
import-forgotten = Supprimé
import-forgotten-what = Le fichier a été supprimé. Il ne reste que ces chiffres.
import-progress = { $done } lignes sur { $all } sont traitées. Vous pouvez quitter cette page.
import-again = Voir où cela en est
import-done =
    { $count ->
        [0] Personne n’a été invité.
        [one] { $count } invitation a été créée. L’e-mail part peu à peu.
       *[other] { $count } invitations ont été créées. Les e-mails partent peu à peu.
    }
import-would = Ce qui se passerait
import-were = Ce que contenait le fichier
import-fresh = À inviter
import-known = Déjà membres
import-invited = Déjà invités
import-doubled = En double dans le fichier
import-bad = À corriger
import-columns = Le contenu de chaque colonne
import-columns-hint = Reconnu d’après les noms. Corrigez ce qui ne va pas, puis examinez de nouveau.
import-no-column = Aucune
import-columns-do = Examiner de nouveau
import-column-email = Adresse e-mail
import-column-name = Nom
import-column-handle = Nom court
import-column-profession = Profession exercée
import-column-role = Rôle
import-column-communities = Communautés
import-decide = Continuer ?
import-start-what =
    { $count ->
        [one] { $count } personne reçoit un e-mail avec un lien personnel, valable 30 jours. Les lignes à corriger sont laissées de côté.
       *[other] { $count } personnes reçoivent un e-mail avec un lien personnel, valable 30 jours. Les lignes à corriger sont laissées de côté.
    }
import-nobody = Ce fichier ne contient personne à inviter.
import-start = Envoyer les invitations
import-forget = Supprimer le fichier
import-faults = Ce qui est à corriger
import-download = Garder en CSV
import-row = Ligne
import-column = Colonne
import-cell = Ce qui s’y trouve
import-why = Ce qui ne va pas
import-more =
    { $count ->
        [one] Et { $count } autre, dans le fichier CSV.
       *[other] Et { $count } autres, dans le fichier CSV.
    }
mail-kind-invited = Invitation personnelle
mail-invited-subject = { $node } vous invite
mail-invited-what = Les responsables de { $node } vous invitent à devenir membre. Avec ce lien personnel, valable 30 jours, vous choisissez un mot de passe :
mail-invited-else = Vous ne savez pas pourquoi ? Alors ne faites rien : sans le lien, rien ne se passe, et nous n’écrirons plus.
problem-csv-empty = Le fichier ne contient rien sous la ligne qui nomme les colonnes.
problem-csv-encoding = Les lettres de ce fichier sont illisibles. Enregistrez-le en « CSV UTF-8 » et choisissez-le de nouveau.
problem-csv-form = Ce n’est pas lisible comme CSV : une cellule est trop longue, ou il y a trop de colonnes.
problem-csv-formula = Cela commence comme une formule (=, +, - ou @). Un tableur l’exécuterait ; elle n’est donc pas acceptée.
problem-csv-large = Le fichier est trop volumineux : { $detail } au plus.
problem-csv-many-communities = Plus de { $detail } communautés.
problem-csv-no-column = Le fichier n’a pas de colonne « { $detail } ».
problem-csv-no-community = Aucune communauté de ce nœud ne s’appelle « { $detail } ».
problem-csv-no-email = Quelle colonne contient les adresses e-mail ? Sans elles, personne ne peut être invité.
problem-csv-none = Choisissez d’abord un fichier.
problem-csv-role = Ce n’est pas un rôle : membre, modération ou animation. Un fichier ne nomme pas d’administrateurs.
problem-csv-role-nowhere = Un rôle s’exerce dans une communauté, et cette ligne n’en nomme aucune.
problem-csv-rows = Le fichier a plus de { $detail } lignes. Partagez-le.
problem-csv-workbook = C’est un classeur. Enregistrez-le en « CSV UTF-8 » dans votre tableur, et choisissez ce fichier.
problem-import-decided = La décision est déjà prise, ou le fichier a été supprimé.
problem-import-runs = Les invitations sont en cours de création. Attendez la fin.
problem-invitation-other-address = Cette invitation a été envoyée à { $detail }. Utilisez cette adresse ; vous pourrez en changer ensuite dans vos réglages.

## Membres, pour l’administration
admin-members = Membres
members-find = Nom, nom court ou e-mail
members-tick = Choisir
members-tick-one = Choisir { $name }
members-all = Tous
members-admins = Administration
members-roles = Avec un rôle
members-suspended = Suspendus
members-unconfirmed = E-mail non confirmé
members-never = Jamais connectés
members-none = Personne n’a été trouvé.
members-since = Membre depuis
members-seen = Dernière connexion
members-with = Avec les personnes choisies :
members-go-on = Continuer
members-done =
    { $count ->
        [0] Rien n’a été fait.
        [one] Fait pour { $count } membre.
       *[other] Fait pour { $count } membres.
    }
members-nobody = Cela ne changerait rien pour personne.
members-concerned =
    { $count ->
        [one] Cela concerne { $count } membre :
       *[other] Cela concerne { $count } membres :
    }
members-left-out =
    { $count ->
        [one] { $count } personne est laissée de côté, car rien ne changerait :
       *[other] { $count } personnes sont laissées de côté, car rien ne changerait :
    }
members-back = Retour à la liste
member-who = Le membre
member-do-suspend = Suspendre
member-do-suspend-what = La personne ne peut plus se connecter, ses sessions prennent fin et ses clés ne marchent plus. Ce qu’elle a écrit reste.
member-do-lift = Lever la suspension
member-do-lift-what = La personne peut de nouveau se connecter.
member-do-confirm = Renvoyer le lien de confirmation de l’e-mail
member-do-confirm-what = La personne reçoit un e-mail avec un lien valable trois jours.
member-do-sign-out = Mettre fin à toutes les sessions
member-do-sign-out-what = La personne doit se reconnecter partout. Les clés des programmes continuent de marcher.
member-do-add = Ajouter à une communauté
member-do-add-what = La personne devient aussitôt membre d’une communauté de ce nœud.
member-days = Pour combien de jours
member-days-hint = 0 : jusqu’à ce que quelqu’un y mette fin.
member-reason = Pourquoi
member-reason-hint = Pour vous et le reste de l’administration.
member-community = Communauté
member-community-hint = Son nom court.
member-sessions =
    { $count ->
        [one] { $count } session ouverte
       *[other] { $count } sessions ouvertes
    }
member-suspended-until = Suspension jusqu’au
member-suspended-open = Suspension jusqu’à ce que quelqu’un la lève.
member-admin = Donner les droits d’administration
member-no-admin = Retirer les droits d’administration
member-is-admin = Administration
member-is-suspended = Suspension
member-nowhere = Dans aucune communauté pour l’instant.
member-term = Rôle jusqu’au
member-role-change = Changer le rôle
member-term-days = Pour combien de jours (0 : sans fin)
member-log = Ce que l’administration a fait ici
audit = Journal
audit-what = Tous les actes importants de l’administration ou de l’exploitation, les plus récents d’abord. Rien n’y est jamais modifié ni effacé.
audit-act = Ce qui a été fait
audit-show = Afficher
audit-none = Rien n’a encore été fait.
audit-when = Quand
audit-who = Qui
audit-about = À propos de
audit-change = Avant et après
audit-operator = L’exploitation, ou le nœud lui-même
audit-admin-give = Droits d’administration donnés
audit-admin-take = Droits d’administration retirés
audit-allow = Nœud autorisé
audit-application-accept = Demande acceptée
audit-application-decline = Demande refusée
audit-block = Nœud bloqué
audit-community-add = Membre ajouté à une communauté
audit-confirm-again = Lien de confirmation renvoyé
audit-import-file = Fichier de membres envoyé
audit-import-forget = Fichier de membres supprimé
audit-import-start = Invitations à partir d’un fichier
audit-invite = Invitation créée
audit-invite-revoke = Invitation retirée
audit-keys-rotate = Nouvelles clés créées
audit-mail-again = E-mail renvoyé
audit-mail-test = E-mail d’essai envoyé
audit-node-pause = Nœud mis en pause
audit-node-resume = Nœud repris
audit-node-retry = Nouvel essai vers un nœud
audit-policy-mode = Changement des nœuds fréquentés
audit-received-retry = Nouvel essai d’un message reçu
audit-received-retry-all = Nouvel essai de tous les messages en échec
audit-reset-link = Lien de nouveau mot de passe créé
audit-role = Rôle donné
audit-sign-out = Toutes les sessions terminées
audit-sign-up = Changement de la façon de devenir membre
audit-sign-up-questions = Changement des questions posées
audit-suspend = Membre suspendu
audit-suspend-end = Suspension levée
audit-term-end = Fin d’un rôle
problem-nobody-ticked = Choisissez d’abord au moins un membre.
denial-last-admin = C’est la dernière personne de l’administration qui puisse se connecter. Donnez d’abord ces droits à quelqu’un d’autre.
denial-not-yourself = Vous ne pouvez pas faire cela à vous-même. Demandez à une autre personne de l’administration.
denial-suspended-member = Ce membre est suspendu. Levez d’abord la suspension.
settings-changed = Dernière modification par { $by }
settings-operator = l’exploitation
overview-waits = Ce qui vous attend
overview-nothing = Rien n’attend. Tout va bien ici.
overview-reports =
    { $count ->
        [one] { $count } signalement est ouvert
       *[other] { $count } signalements sont ouverts
    }
overview-messages =
    { $count ->
        [one] { $count } message reçu a échoué
       *[other] { $count } messages reçus ont échoué
    }
overview-imports =
    { $count ->
        [one] { $count } fichier de membres n’est pas terminé
       *[other] { $count } fichiers de membres ne sont pas terminés
    }
overview-pulse = Comment cela va
overview-pulse-what = Des nombres seulement : les lectures de personne ne sont suivies.
overview-members = membres
overview-active = connexions en quatre semaines
overview-communities = communautés ici
overview-lively = avec du nouveau cette semaine
overview-community = Communauté
overview-visibility = Ouverte à
overview-facilitators = Animation
overview-open-reports = Signalements ouverts
overview-last = Dernière activité

## Apparence
look = Apparence
look-name = Nom du nœud
look-name-label = Le nom de l’association
look-name-hint = Il figure sur chaque page et dans chaque e-mail.
look-colour = Couleur
look-colour-what = Les liens, les boutons et la ligne du haut ont cette couleur. Elle est acceptée si un texte de cette couleur est lisible partout (4,5 pour 1, WCAG 2.2).
look-accent = En clair
look-accent-hint = Par exemple #0b5d63. Vide : la couleur d’origine.
look-accent-dark = En sombre
look-accent-dark-hint = Vide : calculée à partir de l’autre.
look-take = Prendre { $colour }
look-logo = Logo du nœud
look-logo-now = Le logo actuel
look-logo-choose = Une image
look-logo-hint = PNG, JPEG ou WebP, 2 Mo au plus. Elle est redessinée avec 256 points de côté au plus.
look-logo-remove = Retirer le logo
audit-look-colour = Couleur changée
audit-look-logo = Logo changé
audit-look-name = Nom changé
problem-colour = Ce n’est pas une couleur. Écrivez-la comme #0b5d63.
problem-colour-weak = Un texte de cette couleur n’est pas assez lisible. La couleur lisible la plus proche : { $detail }.
problem-logo-form = Ce n’est pas une image que nous sachions lire. Choisissez un PNG, un JPEG ou un WebP.
problem-logo-large = Le fichier est trop volumineux : { $detail } au plus.
problem-logo-points = L’image est trop grande : { $detail } points au plus, et 8 millions en tout. Réduisez-la.
problem-logo-svg = Un SVG peut contenir des scripts ; nous ne l’acceptons donc pas. Enregistrez-le en PNG et choisissez ce fichier.
audit-invite-again = Invitation renvoyée
invitation-again = Renvoyer

## Quitter le nœud
leaving = Quitter le nœud
leaving-export = Une copie de ce que vous avez écrit s’obtient avant de partir, pas après :
export = Obtenir une copie de vos données
export-short = Tout ce que ce nœud conserve de vous, en un seul fichier.
export-what = Un fichier ZIP avec tout ce que ce nœud conserve de vous, à garder ou à emporter.
export-in = Ce qu’il contient
export-in-data = Profil, adresse, réglages, communautés, publications et versions antérieures, votes, fils gardés, brouillons, notifications, sessions et davantage, en JSON pour les programmes
export-in-threads = Ce que vous avez écrit, à lire : un fichier par fil, en markdown
export-not = Aucun mot de passe ni clé, et rien de ce que d’autres ont écrit, sauf les titres des fils et les motifs de la modération. Les membres n’envoient pas encore de fichiers : il n’y en a donc pas.
export-password-hint = Il contient ce que vous seul pouvez voir : confirmez que c’est bien vous.
export-do = Télécharger
export-untitled = Un fil qui ne vous est plus ouvert
export-readme = Tout ce que { $node } conserve de vous.
export-readme-data = data.json : profil, réglages, communautés, ce que vous avez écrit, voté, gardé, commencé à écrire, et ce dont on vous a averti. Les moments sont en microsecondes depuis 1970, en UTC. Les adresses qui commencent par une barre oblique sont de ce nœud.
export-readme-threads = threads/ : ce que vous avez écrit, un fichier par fil, en markdown.
export-readme-not = Il ne contient ni mot de passe ni clé, et rien de ce que d’autres ont écrit, sauf les titres des fils et les motifs de la modération que vous pouvez lire. Les membres n’envoient pas encore de fichiers : il n’y en a donc pas.
leaving-short = Fermer votre compte, et choisir ce que devient ce que vous avez écrit.
leaving-what = Votre compte se ferme aussitôt, quel que soit votre choix : votre adresse e-mail, votre mot de passe, vos sessions, clés, notifications et réglages sont effacés, et vous quittez vos communautés. Personne ne pourra reprendre le nom court { $handle }. Rien de cela ne peut être annulé.
leaving-effect = Ce qui se passe
leaving-thing = Quoi
leaving-keep = Tout garder, sous mon nom
leaving-keep-hint = Ce que vous avez écrit reste pour celles et ceux qui s’y appuient. Votre profil est vidé.
leaving-anonymise = Tout garder, sans mon nom
leaving-anonymise-hint = Ce que vous avez écrit reste, avec « { $name } » à la place de votre nom.
leaving-delete = Tout supprimer
leaving-delete-hint = Vos publications sont supprimées et vos votes repris, ici et, dans la mesure où ils suivent, sur les autres nœuds.
leaving-name = Nom et profil
leaving-name-keep = Votre nom reste, votre profil est vidé
leaving-name-anonymise = « { $name } » et un nom court au hasard
leaving-name-delete = Effacés
leaving-threads = Fils que vous avez ouverts
leaving-replies = Vos réponses
leaving-votes = Vos votes
leaving-communities = Vos communautés
leaving-nodes = Autres nœuds qui vous connaissent
leaving-stays = Restent, sous votre nom
leaving-stays-nameless = Restent, sans votre nom
leaving-counted = Comptent toujours
leaving-deleted = Supprimées
leaving-answers = { $count ->
    [0] Supprimés
    [one] Supprimés ; 1 réponse d’autrui reste
   *[other] Supprimés ; { $count } réponses d’autrui restent
}
leaving-taken-back = Repris
leaving-left = Vous les quittez
leaving-told-keep = Avertis que votre profil est vide
leaving-told-anonymise = Priés d’effacer votre nom
leaving-told-delete = Priés de tout supprimer
leaving-copies = Ce que personne ne peut promettre
leaving-copies-what = Les autres nœuds sont avertis. Ceux qui ont le même logiciel font ce qu’on leur demande ; personne ne peut y contraindre les autres. Ce que quelqu’un a copié, cité ou imprimé reste chez lui, et il en va de même des e-mails et des sauvegardes, pour leur durée. Là où d’autres ont écrit votre nom court dans leurs publications, il y reste.
leaving-copies-nodes = Ces nœuds peuvent détenir des copies :
leaving-alone = Sans vous, plus personne n’anime ces communautés
leaving-alone-what = Confiez d’abord l’animation à quelqu’un d’autre, sur la page des membres de la communauté. L’administration de ce nœud peut aussi le faire plus tard.
leaving-alone-accept = Je sais que plus personne ne les animera
leaving-only-admin = Vous êtes seul·e à administrer ce nœud. Quelqu’un d’autre doit pouvoir le faire avant que vous ne partiez.
leaving-choose = Que devient ce que vous avez écrit ?
leaving-handle-hint = Écrivez { $handle } pour dire que c’est bien ce que vous voulez.
leaving-password-hint = Afin que personne d’autre ne puisse le faire à votre ordinateur.
leaving-do = Quitter ce nœud maintenant
left = Vous avez quitté ce nœud
left-keep = Votre compte est effacé. Ce que vous avez écrit reste sous votre nom.
left-anonymise = Votre compte est effacé. Ce que vous avez écrit reste sans votre nom ; les autres nœuds en sont avertis.
left-delete = Votre compte est effacé. Vos publications et vos votes sont en cours de suppression, et les autres nœuds avertis ; cela peut prendre quelques minutes.
former-member = Ancien membre
profile-left = N’est plus membre de ce nœud.
problem-only-admin = Vous êtes seul·e à administrer ce nœud. Quelqu’un d’autre doit pouvoir le faire avant que vous ne partiez.
problem-leaves-alone = Confirmez que plus personne n’animera certaines communautés, ou confiez d’abord ce rôle à quelqu’un d’autre.
problem-not-your-handle = Écrivez votre nom court, { $detail }.
audit-left = A quitté le nœud
