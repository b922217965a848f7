# Te reo Māori. Ko ngā kupu noa anake: only what could be written with certainty; what is missing is said in English.
# The same names and values as in en.ftl. No speaker has read this file yet; corrections come first.
#
# One word an idea: member : mema · community : hapori · discussion : matapakinga · reply : whakautu · profile : kōtaha
# account : pūkete · settings : tautuhinga · sign in, sign out : takiuru, takiputa · password : kupuhipa · email : īmēra
# address : wāhitau · short name : ingoa poto · notification : whakamōhiotanga · accept, refuse : whakaae, whakakāhore

## Te anga
search = Rapu
search-hint = Rapua tēnei whatunga
your-account = Tō pūkete, { $name }
nav-home = Kāinga
nav-communities = Ngā hapori
nav-profile = Tō kōtaha
nav-settings = Ngā tautuhinga
sign-in = Takiuru
sign-out = Takiputa
times-change = Huri
go-home = Haere ki te whārangi kāinga
filters = Tātari
pager = Ētahi atu whārangi
pager-earlier = Ngā whārangi o mua
older = Tawhito ake
back-to-newest = Hoki ki ngā mea hou
back-to-first = Hoki ki te tīmatanga
save = Tiaki
cancel = Whakakore

## Te wā
date-today = I tēnei rā
date-yesterday = Inanahi
date-weekday = { $weekday }, { $date }
ago-now = Ināianei tonu
ago-minutes = { $count } meneti i mua
ago-hours = { $count } haora i mua
month-1 = Hān
month-2 = Pēp
month-3 = Māe
month-4 = Āpe
month-5 = Mei
month-6 = Hun
month-7 = Hūr
month-8 = Āku
month-9 = Hep
month-10 = Oke
month-11 = Noe
month-12 = Tīh
weekday-1 = Man
weekday-2 = Tūr
weekday-3 = Wen
weekday-4 = Tāi
weekday-5 = Par
weekday-6 = Rāh
weekday-7 = Rāt

## Kāinga
home-find = Kimihia he hapori

## Ngā rārangi
replies = { $count ->
    [0] Kāore he whakautu
   *[other] Whakautu: { $count }
}
unread = { $count } hou
members = Mema: { $count }
tag-members = Mō ngā mema anake
tag-members-only = Mō ngā mema
tag-waiting = E tatari ana
tag-refused = Kua whakakāhoretia
languages-filter = Reo
languages-all = Ngā reo katoa

## Ngā hapori
my-communities = Ō hapori
all-communities = Ngā hapori katoa
other-communities = Ētahi atu hapori
membership-member = He mema koe
visibility-public = Mā te katoa e pānui
visibility-members = Mā ngā mema anake e pānui
join = Hono mai
leave = Wehe
tabs = I tēnei hapori
tab-discussions = Ngā matapakinga
tab-members = Ngā mema
about-community = Mō tēnei hapori
accept = Whakaae
refuse = Whakakāhore
days = Rā: { $count }
role-member = Mema
by-member = Mema
by-admin = Kaiwhakahaere
log-what-head = He aha
log-who = Ko wai
log-reason = Take
community-title = Taitara
community-handle = Ingoa poto

## Ngā matapakinga
start-thread = Tīmataria he matapakinga
start-first-thread = Tīmataria te matapakinga tuatahi
thread-title = Taitara
preview = Arokite
writer-list = Rārangi
writer-link = Hononga
reply = Whakautu
reply-add = Tāpiria he whakautu
reply-body = Tō whakautu
reply-by = He whakautu nā { $name }
replies-below = Whakautu: { $count }
mark-new = Hou
edit = Whakatika
edit-body = Ō kupu
delete = Muku
delete-do = Muku
delete-keep = Puritia
history-now = Ināianei
history-before = I mua
moderate-reason = Take

## Ngā tāngata
profile-edit = Whakatikaina tō kōtaha
settings-saved = Kua tiakina.
settings-profile = Tō kōtaha
settings-see = Tirohia tō kōtaha
display-name = Ingoa
about-you = Mōu
language = Reo
language-hint = Te reo o ēnei whārangi.
time-zone = Rohe wā

## Te takiuru
login = Īmēra, ingoa poto rānei
password = Kupuhipa
have-account = He pūkete tāu?
handle = Ingoa poto
email = Īmēra

## Ngā hapa
error-not-found = Kāore he mea i konei
error-denied = Kāore e taea e koe tērā
problem-choose = Kōwhiria tētahi.
problem-language = Kōwhiria he reo.

## Ngā mahi
profession-nurse = Nēhi
profession-occupational-therapist = Kaiwhakaora ngangahau
profession-psychologist = Kaimātai hinengaro
profession-social-worker = Tauwhiro
profession-educator = Kaiako
profession-researcher = Kairangahau
profession-other = Tētahi atu

## Ngā pūkete me ngā īmēra
token-name = Ingoa
token-read = Pānui
token-write = Pānui me te tuhi
account-add = Tāpiri
account-remove = Tango
move-password = Tō kupuhipa
notifications = Ngā whakamōhiotanga
new = Hou
told-mention = Kua whakahuatia koe e { $name }
told-reply = Kua whakautu a { $name }
told-post = Kua tuhi a { $name }
told-membership-given = He mema koe nō { $community } ināianei
mail-hello = Kia ora,
mail-accepted-subject = Nau mai ki { $node }
confirm = Tō wāhitau īmēra
email-page = Wāhitau īmēra
email-now = Tō wāhitau
email-new = Wāhitau hou
email-confirmed = Kua whakaūngia
email-unconfirmed = Kāore anō kia whakaūngia
your-answer = Tō whakautu
session-device = Pūtirotiro
session-current = Tēnei
session-end = Whakamutua
sessions-password = Kōwhiria he kupuhipa hou
