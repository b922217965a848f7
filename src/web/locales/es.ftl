# Español. Hasta donde llega; lo que falta aparece en inglés. Los mismos nombres y valores que en en.ftl. Todavía no lo ha
# leído nadie cuya lengua materna sea el español.
#
# Una palabra por idea (trato: usted; funciones con nombres neutros):
# node : nodo · home node : nodo de origen · association : asociación · community of practice : comunidad de práctica
# member : miembro · profile : perfil · profession : profesión · moderator : moderación · facilitator : facilitación
# admin : administración · operator : explotación · thread : hilo · discussion : debate · post : publicación
# reply : respuesta · vote, helpful : voto, útil · mention : mención · join, leave : unirse, salir · request : petición
# application : solicitud · invitation : invitación · hide : ocultar · remove : retirar · delete : eliminar
# restore : restablecer · lock : cerrar · pin : fijar · suspend : suspender · report : denunciar, denuncia
# moderation log : registro de moderación · charter : carta · rule : regla · accept, refuse : aceptar, rechazar
# key, token : clave · mail, email : correo · short name : nombre corto · sign in, sign out : iniciar, cerrar sesión
# poll : encuesta · notice : anuncio · follow-up : seguimiento · agreed summary : resumen acordado · topic : tema
# save (a thread) : guardar · feed : canal · leaving (a node) : darse de baja

## El marco
skip = Ir al contenido principal
lab-notice = Nodo de pruebas: para ensayos en una sola máquina. Aquí nada es real ni está protegido.
node-kind = Comunidades de práctica
search = Buscar
search-label = Buscar comunidades, personas y publicaciones
search-hint = Buscar en esta red
theme-switch = Cambiar entre claro y oscuro
your-account = Su cuenta, { $name }
nav-main = Menú principal
nav-short = Menú principal, breve
nav-home = Inicio
nav-communities = Comunidades
nav-admin = Gestionar este nodo
nav-admin-short = Nodo
nav-profile = Su perfil
nav-settings = Ajustes
nav-about = Acerca de este nodo
sign-in = Iniciar sesión
sign-out = Cerrar sesión
sign-up = Unirse a este nodo
times-shown = Horas de { $place }
times-change = Cambiar
go-home = Ir a la página de inicio
crumbs = Dónde está
filters = Filtrar
pager = Más páginas
pager-earlier = Páginas anteriores
more = Mostrar más
older = Más antiguo
back-to-newest = Volver a lo más reciente
back-to-first = Volver al principio
save = Guardar
cancel = Cancelar
never = Nunca

## El tiempo
date-today = Hoy
date-yesterday = Ayer
date-and-time = { $day }, { $time }
date-full = { $date }, { $time }
date-day = { $day } { $month }
date-weekday = { $weekday }, { $date }
date-year = { $date } { $year }
time-am = { $clock }
time-pm = { $clock }
time = { $hour }:{ $minute }
ago-now = ahora mismo
ago-minutes = { $count ->
    [one] hace { $count } minuto
   *[other] hace { $count } minutos
}
ago-hours = { $count ->
    [one] hace { $count } hora
   *[other] hace { $count } horas
}
month-1 = ene
month-2 = feb
month-3 = mar
month-4 = abr
month-5 = may
month-6 = jun
month-7 = jul
month-8 = ago
month-9 = sept
month-10 = oct
month-11 = nov
month-12 = dic
weekday-1 = lun
weekday-2 = mar
weekday-3 = mié
weekday-4 = jue
weekday-5 = vie
weekday-6 = sáb
weekday-7 = dom

## Inicio
welcome = Aquí los profesionales de la salud comparten lo que saben y hacen en comunidades de práctica. Cualquiera puede leer las abiertas; los miembros participan.
home-mine = Novedades en sus comunidades
home-public = Debates nuevos
home-none-joined = Todavía no se ha unido a ninguna comunidad
home-none-joined-why = Aquí aparece lo nuevo de las comunidades a las que se una.
home-find = Buscar una comunidad
list-empty = Todavía no se ha escrito nada aquí.
list-empty-filter = No hay nada con este filtro.
older-threads = Hilos más antiguos
not-set-up = Este nodo todavía no está configurado
not-set-up-why = El programa que lo hace funcionar mostró al arrancar un enlace de un solo uso. Ábralo para dar nombre a la asociación y a su primera cuenta de administración.

## Listas de hilos
filter-latest = Última respuesta
filter-newest = Más recientes
filter-unanswered = Sin respuesta
filter-unread = No leídos
filter-from-here = De este nodo
filter-questions = Preguntas abiertas
filter-notices = Anuncios
filter-polls = Encuestas
replies = { $count ->
    [0] Sin respuestas
    [one] { $count } respuesta
   *[other] { $count } respuestas
}
unread = { $count ->
    [one] { $count } nueva
   *[other] { $count } nuevas
}
threads = { $count ->
    [one] { $count } hilo
   *[other] { $count } hilos
}
members-known = { $count ->
    [one] { $count } miembro conocido aquí
   *[other] { $count } miembros conocidos aquí
}
members = { $count ->
    [one] { $count } miembro
   *[other] { $count } miembros
}
tag-pinned = Fijado
tag-locked = Cerrado
tag-members = Solo miembros
tag-members-only = Para miembros
tag-waiting = En espera
tag-refused = Rechazado
languages-filter = Idioma
languages-mine = Los que leo
languages-all = Todos los idiomas
languages-do = Mostrar
languages-shown = Se muestran hilos en { $languages }, y los que no indican idioma.

## Comunidades
communities-what = Cada una reúne a personas de un mismo campo en torno a una práctica común.
communities-empty = Todavía no hay ninguna comunidad aquí.
communities-elsewhere = Para participar en una comunidad de otro nodo, escriba su dirección en el cuadro de búsqueda: tiene la forma !nombre@nodo.
my-communities = Sus comunidades
all-communities = Todas las comunidades
other-communities = Otras comunidades
open-community = Abrir una comunidad
membership-member = Usted es miembro
membership-requested = Ha pedido unirse
membership-refused = Su petición fue rechazada
membership-suspended = Su participación está suspendida
visibility-public = Cualquiera puede leer
visibility-public-hint = También desde otros nodos y sin iniciar sesión.
visibility-members = Solo los miembros pueden leer
visibility-members-hint = Los miembros de este nodo pueden pedir unirse. Nada sale de este nodo.
home-node = Alojada en { $node }
join = Unirse
join-ask = Pedir unirse
leave = Salir
request-back = Retirar la petición
start-thread = Abrir un hilo
start-first-thread = Abrir el primer hilo
community-empty = Nadie ha abierto todavía un hilo aquí.
community-empty-elsewhere = Todavía no ha llegado aquí ninguno de sus debates.
tabs = En esta comunidad
tab-discussions = Debates
tab-about = Presentación y carta
tab-topics = Temas
topic = Tema
topic-none = Sin tema
topic-choose = Elija un tema
topics-what = De qué tratan los debates de esta comunidad. Un hilo conserva su dirección cuando pasa a otro tema.
topics-none = Todavía no hay temas.
topic-empty = Todavía no hay ningún hilo en este tema.
topic-new = Un tema nuevo
topic-name = Nombre
topic-add = Añadir el tema
topic-change = Cambiar el nombre o unir
topic-rename = Cambiar el nombre
topic-into = Unir con
topic-merge = Unir
topic-move = Mover
topic-move-to = Mover el hilo a
tab-members = Miembros
tab-log = Registro de moderación
about-community = Acerca de esta comunidad
facilitators = Facilitación y moderación
elsewhere = De otro nodo
elsewhere-why = Esta comunidad está alojada en otro nodo. Lo que escriba aparece aquí enseguida y será visible para todos cuando ese nodo lo haya aceptado.
elsewhere-visit = Verla en su propio nodo
past-community = Debates anteriores
past-thread = ¿Falta algo?
past-begins = Se están trayendo debates anteriores desde { $node }.
past-community-none = Lo que se habló antes de que alguien de aquí se uniera está en { $node }.
past-community-waiting = Se están trayendo debates anteriores desde { $node }: { $count ->
    [one] { $count } hilo
   *[other] { $count } hilos
} hasta ahora.
past-community-failed = No se pudieron traer los debates anteriores.
past-community-bounded = { $count ->
    [one] Se trajo { $count } hilo anterior
   *[other] Se trajeron { $count } hilos anteriores
} desde { $node }, empezando por los más recientes. Hay más.
past-community-done = { $count ->
    [0] No había nada anterior en { $node }.
    [one] Se trajo { $count } hilo anterior desde { $node }.
   *[other] Se trajeron { $count } hilos anteriores desde { $node }.
}
past-skipped = { $count ->
    [one] No se pudo obtener { $count } elemento: su propio nodo no lo dio.
   *[other] No se pudieron obtener { $count } elementos: sus propios nodos no los dieron.
}
past-thread-none = Las respuestas llegan de { $node } a medida que se escriben.
past-thread-waiting = Aquí solo hay una parte de este debate. El resto se está trayendo desde { $node }: vuelva a cargar la página dentro de un momento.
past-thread-failed = Aquí solo hay una parte de este debate, y no se pudo traer el resto.
past-thread-bounded = Es un debate largo, y una parte sigue en { $node }.
past-thread-done = Se trajo todo lo que comunicó { $node }.
past-fetch = Traerlos
past-ask = Preguntar a su nodo
past-fetch-more = Traer más
past-fetch-again = Preguntar otra vez a su nodo
past-try-again = Intentar de nuevo
copies = Comparación con el origen
copies-what = Esto es una copia de lo que tiene { $node }. Aquí se ve cómo se comparan las dos y, donde difieren, por qué.
copies-result = Resultado de la comparación
copies-equal = Igual que en { $node }.
copies-equal-whole = Todo lo que tiene { $node } está aquí. Lo que retienen las reglas o la moderación de este nodo se indica en cada debate.
copies-there = { $count ->
    [one] { $count } publicación en { $node },
   *[other] { $count } publicaciones en { $node },
}
copies-here = { $count ->
    [0] ninguna aquí.
    [one] { $count } aquí.
   *[other] { $count } aquí.
}
copies-there-short = { $count ->
    [one] { $count } publicación en el origen
   *[other] { $count } publicaciones en el origen
}
copies-here-short = { $count ->
    [0] ninguna aquí
    [one] { $count } aquí
   *[other] { $count } aquí
}
copies-see-threads = Los debates que siguen difieren.
copies-waiting = Todavía no se ha comparado con { $node }.
copies-failed = No se pudo hacer la comparación.
copies-untold = El programa de { $node } no comunica lo que tiene, así que no se puede comparar nada.
copies-as-of = Comunicado por su origen:
copies-policy = { $count ->
    [one] { $count } está retenida por una regla de este nodo.
   *[other] { $count } están retenidas por reglas de este nodo.
}
copies-policy-rule = { $count ->
    [one] { $count } está retenida por la regla «{ $rule }».
   *[other] { $count } están retenidas por la regla «{ $rule }».
}
copies-hidden = { $count ->
    [one] { $count } está oculta aquí por la moderación.
   *[other] { $count } están ocultas aquí por la moderación.
}
copies-coming = { $count ->
    [one] { $count } está en camino.
   *[other] { $count } están en camino.
}
copies-not-had = { $count ->
    [one] { $count } no se pudo traer.
   *[other] { $count } no se pudieron traer.
}
copies-on-its-way = { $count ->
    [one] { $count } de aquí todavía no ha llegado a su origen.
   *[other] { $count } de aquí todavía no han llegado a su origen.
}
copies-not-taken = { $count ->
    [one] { $count } de aquí se envió, pero su origen no la muestra.
   *[other] { $count } de aquí se enviaron, pero su origen no las muestra.
}
copies-not-told = { $count ->
    [one] { $count } está aquí y su origen ya no la menciona.
   *[other] { $count } están aquí y su origen ya no las menciona.
}
copies-unlike = { $count ->
    [one] { $count } difiere en su versión o en sus votos.
   *[other] { $count } difieren en su versión o en sus votos.
}
copies-states = { $count ->
   *[other] No está cerrado o fijado igual que en su origen.
}
copies-ask = Comparar ahora
copies-asked = Pedido hecho. Vuelva a cargar la página dentro de un momento.
copies-threads = Debates que difieren
copies-posts = Publicación por publicación
copies-whole = Toda la comunidad
copies-more = Comparar con su origen
charter = Carta
charter-what = Las tres partes de una comunidad de práctica. Cada una puede quedar vacía por ahora.
charter-domain = Campo
charter-domain-what = De qué trata: las preguntas que importan a sus miembros.
charter-community = Comunidad
charter-community-what = Quién participa, y cómo se tratan unos a otros.
charter-practice = Práctica
charter-practice-what = Lo que hacen y construyen juntos: casos, herramientas, formas de trabajar.
charter-read = Leer la carta
charter-edit = Cambiar el título y la carta
charter-empty = La carta todavía no se ha escrito.
charter-elsewhere = La carta se guarda en el propio nodo de la comunidad.
who-sees = Quién puede ver esto
who-sees-public = Cualquiera, en este nodo y en otros. Los buscadores pueden encontrarlo.
who-sees-members = Solo los miembros de esta comunidad. Nunca sale de este nodo.
address-elsewhere = Dirección para otros nodos
address-elsewhere-why = Desde otros nodos se encuentra esta comunidad por su dirección:
waiting = { $count } en espera
requests = { $count ->
    [one] { $count } persona pide unirse
   *[other] { $count } personas piden unirse
}
asked-on = Pedido: { $when }
accept = Aceptar
refuse = Rechazar
members-empty = Todavía no se ha unido nadie.
member-since = Miembro desde: { $when }
role-of = Función de { $name }
role-set = Asignar
suspend = Suspender
suspend-whom = Suspender a { $name }
suspend-what = Una persona suspendida no puede publicar ni votar en esta comunidad. Lo que escribió se queda. Se avisa a los otros nodos.
suspend-role = Si tiene una función aquí, esta la espera y vuelve a ser suya cuando termina la suspensión.
suspend-elsewhere = Esta comunidad está alojada en otro nodo. La suspensión se envía allí, y ese nodo decide.
suspend-how-long = ¿Por cuánto tiempo?
suspend-reason-hint = Lo muestra el registro de la comunidad; se comunica a los otros nodos.
suspended-people = Suspensiones
suspended-until = Hasta: { $when }
suspended-for-good = Hasta que se levante
suspension-lift = Levantar la suspensión
days = { $count ->
    [one] { $count } día
   *[other] { $count } días
}
act-suspend = Suspensión
act-unsuspend = Suspensión levantada
role-member = Miembro
role-moderator = Moderación
role-facilitator = Facilitación
tab-reports = Denuncias
reports-open = { $count ->
    [100] 100 o más abiertas
    [one] { $count } abierta
   *[other] { $count } abiertas
}
reports-what = Lo que denunciaron miembros y otros nodos. Solo lo ven la moderación de esta comunidad y la administración de este nodo.
reports-none-open = Ninguna denuncia espera ser tratada.
reports-none-closed = Todavía no se ha tratado nada.
filter-open = Abiertas
filter-closed = Tratadas
report-post-by = De { $name }
report-no-reason = No se dio ningún motivo.
reported-by = Denunciado por
reported-by-member-of = Denunciado por un miembro de { $node }
reported-by-member-here = Denunciado por un miembro de este nodo
report-close = Marcar como tratada
report-closed = La denuncia está ahora entre las tratadas.
log-what = Lo que hizo aquí la moderación, y por qué.
log-empty = Aquí no se ha moderado nada.
log-what-head = Qué
log-thread = Sobre
log-who = Quién
log-reason = Motivo
log-when = Cuándo
log-no-reason = No se dio
log-asked = Pedido al propio nodo de la comunidad
act-lock = Cerrado
act-unlock = Reabierto
act-pin = Fijado
act-move = Movido a otro tema
act-summarise = Convertida en el resumen acordado
act-unsummarise = Ya no es el resumen acordado
act-unpin = Desfijado
act-remove = Retirado
act-restore = Restablecido
act-hide = Oculto aquí
act-unhide = Visible aquí de nuevo
act-close-report = Denuncia tratada
by-home = El propio nodo de la comunidad
by-admin = Administración
by-member = Miembro
by-moderator = Moderación
by-facilitator = Facilitación
community-title = Título
community-title-hint = Como la llaman sus miembros, por ejemplo: Miembro superior y terapia de la mano.
community-handle = Nombre corto
community-handle-hint = De 2 a 40 caracteres: letras de la a a la z, cifras, _ o -, primero una letra. Forma parte de la dirección en { $node } y no se puede cambiar nunca.
community-description = En una o dos frases
community-description-hint = Se muestra dondequiera que aparezca la comunidad.

## Hilos y publicaciones
thread-by = Hilo de { $name }
thread-title = Título
kind = ¿Qué es?
kind-discussion = Debate
kind-question = Pregunta
kind-poll = Encuesta
kind-notice = Anuncio
tag-answered = Con respuesta
tag-ended = Terminado
tag-helped = Esto ayudó
tag-follow-up = Seguimiento
weeks = { $count ->
    [one] { $count } semana
   *[other] { $count } semanas
}
question-remind = Recordarme que cuente qué resultó
question-remind-hint = Lo que usted probó y lo que pasó ayuda a quien tenga más adelante la misma pregunta.
question-remind-never = Sin recordatorio
question-remind-note = Contar lo que probé y lo que pasó.
ends-after = Termina después de
ends-at = Termina: { $when }.
ended-at = Terminó: { $when }.
percent = { $count } %
poll-options = Lo que se puede elegir
poll-options-hint = De dos a diez, cada una una sola vez. Después no se pueden cambiar.
poll-option = Opción { $count }
poll-more = Más opciones
poll-many = Se puede elegir más de una
poll-secret = Nadie ve quién eligió qué. Los resultados se muestran cuando han votado cinco personas.
poll-choose-one = Elija una. Un voto no se puede cambiar.
poll-choose-many = Elija una o varias. Un voto no se puede cambiar.
poll-vote = Votar
poll-voted = Su voto está contado.
poll-mine = Su voto
poll-votes = { $count ->
    [0] Sin votos
    [one] { $count } voto
   *[other] { $count } votos
}
poll-voters = { $count ->
    [0] Todavía no ha votado nadie.
    [one] Ha votado { $count } persona.
   *[other] Han votado { $count } personas.
}
poll-enough = Los resultados se muestran cuando han votado { $count } personas.
poll-later = Verá los resultados cuando haya votado, o cuando termine la encuesta.
this-helped = Esto ayudó
follow-up-say = Contar qué resultó
follow-up-is = Esto es un seguimiento
follow-up-hint = Cuenta lo que usted probó y lo que pasó.
follow-up-later = Todavía no: recordármelo más tarde
follow-up-tried = Lo que probé
follow-up-happened = Lo que pasó
summary = Resumen acordado
summary-by = Escrito por { $name }
summary-place = A su lugar entre las respuestas
summary-make = Convertirla en el resumen acordado
summary-hint = Se muestra encima de las respuestas, en lugar de uno anterior.
thread-title-hint = Diga la pregunta, no el paciente.
thread-body = Lo que quiere decir
thread-public-hint = En este nodo y en otros. Una copia que está en otro sitio no siempre se puede recuperar.
thread-members-hint = Solo los miembros de esta comunidad, en este nodo.
thread-gone = Este hilo ya no existe
about-thread = Acerca de este hilo
post-thread = Publicar
preview = Vista previa
written-in = Escrito en
privacy-hint = Omita todo lo que pueda señalar a un paciente: nombres, fechas, lugares, números de historia clínica.
before-you-post = Pregúntese
ask-recognise = ¿La reconocerían la propia persona, su familia o alguien de su trabajo?
ask-rare = ¿La enfermedad o el suceso es poco frecuente, o salió en las noticias?
ask-detail = ¿Cada detalle ayuda a responder a su pregunta?
writer-bar = Formato
writer-bold = Negrita
writer-italic = Cursiva
writer-list = Lista
writer-quote = Cita
writer-link = Enlace
writer-markdown = Se puede usar Markdown: **negrita**, _cursiva_, - listas, > citas. @nombre menciona a alguien.
helpful = { $count ->
    [0] Útil
   *[other] Útil, { $count }
}
reply = Responder
reply-to = a { $name }
reply-add = Añadir una respuesta
reply-body = Su respuesta
reply-post = Publicar la respuesta
reply-by = Respuesta de { $name }
reply-gone = Una respuesta que ya no existe
you-answer = Está respondiendo a { $name }
answers = en respuesta a { $name }
answers-earlier = en respuesta a una publicación anterior
replies-below = { $count ->
    [one] { $count } respuesta
   *[other] { $count } respuestas
}
more-replies = Mostrar más respuestas
earlier-replies = Mostrar las respuestas anteriores
since-last = Nuevo desde su última visita
mark-new = Nueva
edited = editado
edit = Editar
edit-post = Editar su publicación
edit-body = Sus palabras
edit-kept = Las versiones anteriores se pueden seguir leyendo en «editado».
delete = Eliminar
delete-ask = ¿Eliminar esta publicación?
delete-why = Sus palabras desaparecen enseguida de este nodo, y se pide a los otros nodos que eliminen sus copias. Las respuestas se quedan. Esto no se puede deshacer.
delete-thread-why = El título y las palabras desaparecen enseguida de este nodo, y se pide a los otros nodos que eliminen sus copias. Las respuestas se quedan. Esto no se puede deshacer.
delete-do = Eliminar
delete-keep = Conservar
history = Versiones anteriores
history-now = Ahora
history-before = Antes
history-none = No hay ninguna versión anterior.
journey = ¿Qué ha pasado con esta publicación?
journey-short = ¿Qué ha pasado?
journey-steps = Paso a paso
journey-earlier = Antes pasaron más cosas; esto es lo último.
journey-private = Es solo para los miembros de su comunidad. No se comunica a ningún otro nodo.
journey-written = Escrita aquí
journey-came = Llegó de { $node }
journey-claimed = Escrita en { $node }, según dice ese nodo:
journey-edited = Editada
journey-counted = Se contaron los votos
journey-taken = Aceptada por su origen, { $node }
journey-refused = Rechazada por su origen, { $node }
journey-asked = La moderación de aquí lo pidió a su origen, { $node }
journey-asking = Un acto de moderación, pedido
journey-other = Otra cosa
journey-post = La publicación
journey-told = Comunicada a { $count ->
    [one] { $count } nodo
   *[other] { $count } nodos
}
journey-told-home = Para su origen, { $node }
journey-told-none = No se comunicó a ningún otro nodo.
journey-told-soon = Se comunica a los otros nodos dentro de un momento.
journey-have = { $count ->
    [one] { $count } la tiene
   *[other] { $count } la tienen
}
journey-wait = { $count ->
    [one] { $count } espera
   *[other] { $count } esperan
}
journey-refuse = { $count ->
    [one] { $count } la rechazó
   *[other] { $count } la rechazaron
}
journey-drop = { $count ->
    [one] a { $count } ya no se le envía
   *[other] a { $count } ya no se les envía
}
journey-all = Todos
journey-nodes = Nodo por nodo
journey-nodes-what = Primero lo rechazado y lo que espera. Lo ven quien la escribió, la moderación de su comunidad y la administración de este nodo.
journey-nodes-empty = Esta publicación no se comunicó a ningún otro nodo.
journey-nodes-none = No hay ninguno de estos.
journey-node = Nodo
journey-acknowledged = Confirmado
back-to-thread = Volver al hilo
original = Original
original-visit = Verla en su propio nodo
sign-in-to-reply = para participar.
join-to-reply = Únase a esta comunidad para participar.
state-waiting = A la espera del nodo de la comunidad
state-waiting-why = Usted ya la ve aquí; los demás la verán cuando ese nodo la haya aceptado.
state-refused = Rechazada por el nodo de la comunidad
state-refused-why = Solo la ve usted. Ese nodo no dio ningún motivo.
state-reason = Motivo: { $reason }
state-hidden = Oculta en este nodo
state-hidden-why = Aquí solo la ven la moderación y quien la escribió.
state-removed = Retirada por la moderación
state-deleted = Eliminada por quien la escribió
act-sent-home = Enviado al propio nodo de la comunidad, que decide.
report = Denunciar
report-by = la respuesta de { $name }
report-post = Denunciar esta publicación
report-reason = ¿Qué tiene de malo?
report-reason-hint = Puede quedar vacío. No escriba quién es: estas palabras van adondequiera que vaya la denuncia.
report-who-sees = Quién ve la denuncia
report-seen-here = La moderación de esta comunidad y la administración de este nodo, con su nombre. A quien la escribió no se le dice que fue usted.
report-seen-home = La moderación de { $node }, donde está alojada la comunidad, sin su nombre.
report-seen-authors = La moderación de { $node }, el nodo de quien la escribió, sin su nombre.
report-do = Enviar la denuncia
report-sent = Gracias. Su denuncia está en manos de quienes deciden sobre ella.
moderate = Moderar
moderate-post = Moderar esta publicación
moderate-what = Qué hacer
moderate-reason = Motivo
moderate-reason-hint = Los miembros pueden leerlo en el registro de moderación.
moderate-elsewhere = Esta comunidad está alojada en otro nodo. Cerrar, fijar y retirar se envían allí; ocultar solo tiene efecto aquí.
moderate-do = Hacerlo
do-lock = Cerrar el hilo
do-lock-hint = Solo la moderación puede responder. Se puede seguir votando.
do-unlock = Reabrir el hilo
do-unlock-hint = Los miembros pueden volver a responder.
do-pin = Fijar el hilo
do-pin-hint = Se queda en lo alto de la comunidad.
do-unpin = Desfijar el hilo
do-unpin-hint = Vuelve a su sitio en la lista.
do-remove = Retirar la publicación
do-remove-hint = Sus palabras se ocultan en todas partes. Se puede restablecer.
do-restore = Restablecer la publicación
do-restore-hint = Sus palabras se pueden leer de nuevo.
do-summarise = Convertirla en el resumen acordado
do-summarise-hint = Se muestra encima de las respuestas, en todos los nodos, en lugar de uno anterior.
do-unsummarise = Quitarla de su lugar como resumen
do-unsummarise-hint = Vuelve a ser una respuesta como las demás.
do-hide = Ocultarla en este nodo
do-hide-hint = No se comunica a los otros nodos.
do-unhide = Mostrarla de nuevo en este nodo
do-unhide-hint = La vuelve a ver quien pueda leer el hilo.
language-none = Sin indicar
clash = Esto se cambió entretanto
clash-why = Todavía no se ha guardado nada. Tachado está lo que dice ahora; subrayado, lo que usted pondría en su lugar. Si guarda otra vez, lo suyo lo sustituye.
since-when = Nuevo desde su última visita: { $when }
jump-new = Ir a la primera respuesta nueva
mark-unread = Marcar como no leído
mark-all-read = Marcar todo como leído
your-place = Por dónde va
save-thread = Guardar este hilo
save-note = Nota para usted
save-note-hint = Solo usted la ve.
save-remind = Recordármelo el
save-remind-hint = Por la mañana de ese día, donde usted esté. Puede quedar vacío.
saved-threads = Hilos guardados
saved-what = Hilos a los que quiere volver, con sus notas. Solo usted ve esta lista.
saved-none = No ha guardado ninguno.
saved-change = Nota y recordatorio
saved-remove = Quitar de la lista
saved-remind-at = Recordatorio: { $when }
saved-closed = Este hilo ya no existe, o ya no está abierto para usted.
feeds = Canales privados
feeds-short = Para un lector de canales: lo que es nuevo para usted.
feeds-what = Una dirección para su lector de canales (Atom) con los títulos de lo nuevo en sus comunidades. Quien la conoce lee esos títulos, así que no la comparta. Leer el canal no marca nada como leído.
feeds-have = Sus canales
feeds-none = No tiene ninguno.
feed-made = Esta es su dirección
feed-once = Cópiela ahora: solo se muestra esta vez.
feed-new = Un canal nuevo
feed-make = Crear un canal
feed-name = Qué lo lee
feed-name-hint = Por ejemplo, «Lector de mi teléfono», para saber cuál revocar.
feed-link = Canal Atom
print-view = Imprimir el hilo entero
print-how = Todo está en esta página. Imprímala desde el navegador: los menús y los botones no salen en el papel.
print-more = El resto, en otra página
mention-list = Personas a las que puede mencionar
mention-found = { $count ->
    [0] No se encontró a nadie.
    [one] 1 persona; elija con las flechas e Intro.
   *[other] { $count } personas; elija con las flechas e Intro.
}

## Personas
profile-edit = Editar su perfil
moved-community = Esta comunidad dice que se ha mudado a !{ $address }. Su condición de miembro no se mudó con ella: únase allí.
moved-person = Dice que ahora es { $address }.
moved-see = Ver allí
moved-me = Usted dice que se ha mudado a { $address }.
moved-me-what = Así lo dice su perfil, y se ha comunicado a los otros nodos. No ha cambiado nada más: puede seguir aquí.
moved-back = He vuelto
profile-elsewhere = Ver el perfil en su propio nodo
profile-posts = Publicaciones
profile-no-posts = Todavía nada que usted pueda leer.
profile-see-thread = Leer el hilo
profile-see-reply = Leerla en su hilo
settings-saved = Guardado.
settings-profile = Su perfil
settings-see = Ver su perfil
settings-reading = Cómo le habla este nodo
display-name = Nombre
display-name-hint = Como le conocen sus colegas.
profession = Profesión
profession-hint = Se muestra junto a su nombre. Nadie la ha comprobado.
profession-none = Sin indicar
profession-own = Con sus propias palabras
profession-own-hint = Se usa cuando elige «Otra».
about-you = Sobre usted
about-you-hint = Unas pocas frases. Se puede usar Markdown.
language = Idioma
language-hint = El idioma de estas páginas.
language-unread = Estas traducciones todavía no las ha leído nadie cuya lengua materna sea esa:
language-partial = Donde se indica una parte, eso es lo traducido; el resto se dice en inglés.
language-share = { $name } ({ $share } %)
time-zone = Zona horaria
time-zone-hint = Empiece a escribir su continente o su ciudad, en inglés.
languages-read = Idiomas que leo
languages-read-hint = Las listas muestran hilos en estos, y los que no indican idioma. No elija ninguno para verlos todos.

## Iniciar sesión y registrarse
login = Correo o nombre corto
password = Contraseña
password-hint = Al menos 10 caracteres. Lo mejor son unas pocas palabras que solo usted juntaría.
password-change = Otra contraseña
password-short = Cambiar la contraseña con la que inicia sesión.
password-change-what = En los demás lugares donde tiene la sesión abierta, se cierra. Avisamos a su dirección de correo de que se ha cambiado.
password-changed = Desde ahora tiene otra contraseña.
password-now = Su contraseña actual
password-new = La nueva
password-all = Anular también mis claves para programas y mis canales privados
password-all-hint = Por si otra persona pudo tener su contraseña.
password-forgotten = ¿Ya no la sabe?
password-do = Cambiar la contraseña
no-account = ¿Todavía no tiene cuenta?
no-account-closed = Por ahora los miembros nuevos entran por invitación de la administración.
have-account = ¿Tiene una cuenta?
sign-up-what = Se hace miembro de { $node }. A nadie se le dice su dirección de correo.
handle = Nombre corto
handle-hint = De 2 a 40 caracteres: letras de la a a la z, cifras, _ o -, primero una letra. No se puede cambiar nunca.
email = Correo
email-hint = Puede quedar vacío. Puede iniciar sesión con él; nadie más lo ve.

## Acerca de este nodo
about-what = { $node } mantiene este nodo: un lugar propio en una red de asociaciones, en el que los profesionales de la salud comparten lo que saben.
about-who = Quién lo mantiene
about-federation = Otros nodos
about-federation-what = Un nodo es el servidor de una asociación. Las comunidades públicas se pueden leer desde otros nodos, y unirse a ellas; lo que es para miembros no sale nunca.
about-mode-open = Este nodo trata con todos los nodos, excepto los que ha bloqueado.
about-mode-allow-list = Este nodo solo trata con los nodos que su administración ha autorizado.
about-mode-closed = Este nodo no trata con ningún otro.
about-quiet = Qué saben otros de usted
about-quiet-what = Su perfil se muestra a los miembros de este nodo. Los demás solo lo ven cuando usted ha escrito en público. No hay una lista de miembros para el mundo.
access = Accesibilidad
access-title = Hasta qué punto es accesible este nodo
access-what = { $node } quiere que todo el mundo pueda leer y escribir aquí, vea, oiga y escriba con lo que sea. Esta página dice qué se comprueba y qué se sabe que falta.
letters-easy = Letra más fácil de leer
letters-easy-hint = Letras, palabras y líneas van más separadas, en un tipo sencillo, sin cursiva.
letters-on = Activar
letters-off = Desactivar
letters-member = Se guarda en sus ajustes, así que vale dondequiera que inicie sesión.
letters-visitor = Se guarda en una cookie de este navegador, que no dice nada más.
access-status = Grado de conformidad
access-status-full = Plenamente conforme
access-status-partial = Parcialmente conforme
access-status-none = No conforme
access-status-what = La medida es { $standard }, nivel { $level }. Lo que se puede medir se cumple en todas las páginas; lo que solo puede juzgar una persona lo han mirado quienes hacen el programa y nadie más. Por eso no decimos más.
access-evaluated = Última evaluación: { $date }.
access-how = Cómo se comprueba
access-how-what = Antes de publicar una versión, cada página del programa se abre en un navegador en cada una de estas formas. Un solo fallo detiene la publicación.
access-as-wide-light = { $count } píxeles de ancho, claro
access-as-wide-dark = { $count } píxeles de ancho, oscuro
access-as-narrow-light = { $count } píxeles de ancho, como en un teléfono, claro
access-as-narrow-dark = { $count } píxeles de ancho, como en un teléfono, oscuro
access-as-smallest = { $count } píxeles de ancho: ampliado al 400 %
access-as-zoom = { $count } píxeles de ancho: ampliado al 200 %
access-as-spacing = Con la separación de letras, palabras y líneas que pone quien lee ({ $count } píxeles)
access-as-letters = Con letra más fácil de leer ({ $count } píxeles)
access-as-rtl-wide = En árabe, de derecha a izquierda, { $count } píxeles de ancho, claro
access-as-rtl-narrow = En árabe, de derecha a izquierda, { $count } píxeles de ancho, oscuro
access-as-no-script = Sin JavaScript, { $count } píxeles de ancho
access-as-print = Impreso ({ $count } píxeles), donde la página está hecha para imprimirse
access-checks = Qué se comprueba
access-check = Comprobación
access-by = Cómo
access-criteria = Criterios de conformidad
access-by-measured = Medido en todas las páginas
access-by-journey = Recorrido paso a paso
access-by-read = Mirado por quienes hacen el programa
access-by-absent = No se da aquí
access-check-rules = Estructura, nombres, contraste, idiomas y tamaño de los objetivos, según las reglas de axe
access-check-reflow = Nada se sale de la página y ningún texto queda cortado, hasta el ancho más pequeño
access-check-spacing = Ningún texto queda cortado cuando quien lee lo separa
access-check-focus = Lo que tiene el foco lo muestra, y nada lo tapa
access-check-errors = Un formulario rechazado dice qué está mal y lleva al campo
access-check-sameness = Los caminos y la ayuda están en el mismo lugar en todas las páginas
access-check-keyboard = Desde iniciar hasta cerrar la sesión solo con el teclado
access-check-timing = Lo escrito sobrevive a una sesión que terminó
access-check-looked = Orden, instrucciones, encabezados, contraste de los signos, errores que se pueden deshacer
access-check-absent = Sonido, vídeo, destellos, movimiento, gestos de varios dedos, arrastrar
access-limits = Lo que se sabe que falta
access-limit-people = Todavía no lo ha evaluado nadie que trabaje con un lector de pantalla, una lupa o control por voz.
access-limit-members = Lo que escriben los miembros es suyo: una tabla, un enlace o un encabezado de una publicación puede no ser claro, y nadie lo comprueba antes.
access-limit-elsewhere = Los enlaces llevan a otros nodos y páginas, de los que esta declaración no dice nada.
access-limit-languages = Algunas traducciones tienen partes en inglés, y la mayoría no las ha leído nadie de esa lengua materna; los ajustes dicen cuáles.
access-feedback = Díganos qué le deja fuera
access-feedback-what = Quien no pueda leer o usar algo de aquí puede pedirlo en otra forma a quienes mantienen el nodo. Escríbales a su dirección habitual; ayuda nombrar la página y con qué la lee.
settings-display = Lectura y teclas
keys = Atajos de teclado
keys-hint = Letras sueltas que hacen algo. Desactivados, a menos que los quiera: estorban al control por voz.
keys-which = Qué teclas hacen qué
keys-what = No hacen nada mientras escribe en un campo, y para cada uno hay un enlace o un botón que hace lo mismo. Necesitan JavaScript.
keys-are-on = Para usted están activados.
keys-are-off = Están desactivados.
keys-members = Los miembros pueden activarlos en sus ajustes.
keys-key = Tecla
keys-does = Qué hace
key-next = Publicación siguiente, o hilo siguiente de una lista
key-previous = Publicación o hilo anterior
key-unread = Primera publicación que es nueva para usted
key-reply = Responder a la publicación que tiene el foco o, si no, al hilo
key-save = Guardar el hilo para más tarde
key-home = Inicio (una tras otra)
key-search = Buscar
key-help = Esta página
keys-always = Siempre: Tab y Mayús + Tab avanzan y retroceden, Intro sigue un enlace o pulsa un botón, Escape cierra un menú o una lista, y Ctrl + Intro envía lo que escribe.
node = Nodo

## Búsqueda
search-what = Palabras del nombre de una comunidad, o una dirección: !comunidad@nodo, @persona@nodo, o el enlace de una publicación.
search-none = Aquí ninguna comunidad se llama «{ $query }».
search-nothing-there = No hay nada en «{ $query }», o este nodo no puede verlo. Compruebe cómo está escrito.
search-for-members = Esto parece una dirección de otro nodo. Los miembros pueden buscarla.

## Errores
form-problems = { $count ->
    [one] Hay una cosa por arreglar
   *[other] Hay { $count } cosas por arreglar
}
error-not-found = Aquí no hay nada
error-not-found-why = La dirección puede estar mal, la página puede haber desaparecido, o quizá tenga que iniciar sesión para verla.
error-invalid = Eso no funcionó
error-denied = No puede hacer eso
error-remote = El otro nodo no ayudó
error-internal = Algo ha fallado aquí
error-internal-why = La culpa es nuestra, no suya. No se ha cambiado nada. Inténtelo de nuevo dentro de un minuto.
error-unreadable = No se pudo leer el formulario
error-unreadable-why = Algo lo dañó por el camino. Vuelva atrás y envíelo otra vez.
error-too-large = Eso es demasiado de una vez
error-too-large-why = Una publicación admite hasta 100 000 caracteres. Vuelva atrás y acórtela.
error-wrong-method = Eso no funciona en esta dirección
error-wrong-method-why = Vuelva atrás y use el botón o el enlace de la página.
error-cross-site = Esto venía de otro sitio
error-cross-site-why = Por su seguridad, los formularios solo funcionan desde las páginas de este nodo. Abra la página aquí y envíelo otra vez.
error-setup-link = Este enlace no abre la configuración
error-setup-link-why = Puede que ya se haya usado, o que se mostrara uno más reciente cuando el programa volvió a arrancar. Si este nodo ya está configurado, inicie sesión.

problem-actor-changed = Ese nodo dice que en esta dirección hay ahora alguien distinto. No se ha cambiado nada.
problem-address = «{ $detail }» no es una dirección como https://node.example, sin nada detrás.
problem-choose = Elija una opción.
problem-cursor = Este enlace a una página de la lista está roto. Vuelva al principio de la lista.
problem-email = Eso no es una dirección de correo como name@example.org.
problem-email-taken = Alguien de aquí ya tiene esta dirección de correo. Inicie sesión o use otra.
problem-empty = Escriba algo primero.
problem-handle-form = Escriba !comunidad@nodo, @persona@nodo, o la dirección de un hilo, como https://north.example/t/….
problem-handle-length = El nombre corto necesita de 2 a 40 caracteres.
problem-handle-letters = El nombre corto admite letras de la a a la z, cifras, _ y -, y empieza por una letra.
problem-handle-reserved = «{ $detail }» significa otra cosa aquí. Elija otro nombre corto.
problem-handle-unknown = Nadie en este nodo se llama «{ $detail }».
problem-handle-taken = «{ $detail }» está ocupado o se usó antes. Elija otro nombre corto.
problem-jurisdiction = Use un código de país en mayúsculas, como NZ, o con una región, como AU-SA.
problem-language = Elija un idioma.
problem-length-0-200 = Como máximo 200 caracteres, por favor.
problem-length-0-500 = Como máximo 500 caracteres, por favor.
problem-length-0-2000 = Como máximo 2000 caracteres, por favor.
problem-length-0-5000 = Como máximo 5000 caracteres, por favor.
problem-length-2-60 = Use de 2 a 60 caracteres.
problem-topic-taken = Otro tema de esta comunidad tiene ese nombre.
problem-too-many-topics = Una comunidad tiene como máximo { $detail } temas, contando los unidos.
problem-length-1-80 = Use de 1 a 80 caracteres.
problem-length-2-120 = Use de 2 a 120 caracteres.
problem-length-3-200 = El título necesita de 3 a 200 caracteres.
problem-node-name = «{ $detail }» no es el nombre de un nodo, como north.example.
problem-not-later = Elija un momento que todavía esté por venir.
problem-days-1-366 = Use de 1 a 366 días.
problem-options-2-10 = Escriba de dos a diez opciones que se puedan elegir.
problem-options-twice = Una de ellas aparece dos veces.
problem-length-1-200 = Como máximo 200 caracteres para cada una, por favor.
problem-only-one = Aquí solo se puede elegir una.
problem-too-many-helped = Ha dicho de { $detail } respuestas que ayudaron, y ese es el máximo. Retírelo primero de una.
problem-not-a-member = Solo los miembros de esta comunidad pueden tener una función.
problem-password-length = La contraseña necesita de 10 a 200 caracteres.
problem-password-weak = Esta se adivina fácilmente. Varias palabras que no tengan que ver entre sí, no.
problem-time-zone = «{ $detail }» no es una zona horaria como Pacific/Auckland.
problem-too-long = Una publicación admite hasta 100 000 caracteres. Acórtela, por favor.
problem-too-many-attempts = Demasiadas contraseñas equivocadas. Espere 15 minutos y vuelva a intentarlo.
problem-too-many-reports = Ha denunciado { $detail } publicaciones en una hora, y ese es el máximo. Espere un rato y envíelo otra vez.
problem-too-many-tokens = Tiene 50 claves, y ese es el máximo. Revoque una primero.
problem-too-many-accounts = Ha nombrado { $detail } cuentas, y ese es el máximo. Quite una primero.
problem-account-form = Escriba @name@north.example, o la dirección del perfil.
problem-nobody-there = No se encontró a nadie en «{ $detail }». Compruebe cómo está escrito.
problem-person-elsewhere = Tiene que ser la cuenta de una persona en otro nodo.
problem-password-wrong = Esa no es su contraseña.
problem-password-not-chosen = Esa no es la contraseña que se eligió al registrarse @{ $detail }. No se pierde nada: inténtelo de nuevo. Si eligió otro nombre corto, espere el correo que lo menciona.
problem-target-does-not-confirm = Esa cuenta no dice que sea suya. Inicie sesión allí, nombre { $detail } como otra cuenta suya e inténtelo aquí de nuevo.
problem-target-moved-on = Esa cuenta dice que ella misma se ha mudado. Dé la dirección de la que usa.

denial-sign-in-first = Inicie sesión primero. Puede hacerlo en otra pestaña y después enviar esto otra vez.
denial-not-admin = Solo la administración de este nodo puede hacer esto.
denial-not-member = Solo los miembros de esta comunidad pueden hacer esto. Únase primero.
denial-not-moderator = Solo la moderación de esta comunidad puede hacer esto.
denial-not-author = Solo quien la escribió puede hacer esto.
denial-outranked = La función de esa persona en la comunidad es tan alta como la suya. Puede hacerlo alguien que esté por encima de ambas.
denial-suspended = Su participación en esta comunidad está suspendida.
denial-last-facilitator = Una comunidad conserva al menos una persona en la facilitación. Dé primero esa función a otra persona.
denial-thread-locked = Este hilo está cerrado: solo la moderación puede responder.
denial-post-gone = Esta publicación fue eliminada o retirada. Ya no hay nada que responder ni que cambiar.
denial-no-notices = En esta comunidad solo la moderación publica anuncios. Abra un debate en su lugar.
denial-not-this-kind = Este hilo no es una pregunta, o no es una encuesta.
denial-poll-ended = Esta encuesta ha terminado.
denial-voted-already = Ya ha votado en esta encuesta, y un voto no se puede cambiar.
denial-sign-up-closed = Por ahora este nodo no admite miembros nuevos por sí mismo. Pregunte a la administración.
denial-wrong-password = El correo o nombre corto y la contraseña no corresponden.
denial-node-not-allowed = Este nodo no trata con ese otro. La administración puede autorizarlo.
denial-already-set-up = Este nodo ya está configurado. Inicie sesión.
denial-not-here = Esta comunidad está alojada en otro nodo; esto solo se puede hacer allí.
denial-wrong-scope = Esta clave no puede hacer eso.
denial-precondition-failed = Alguien lo ha cambiado entretanto. Ábralo de nuevo y cambie lo que hay ahora.
denial-idempotency-key-in-use = Esto ya se está haciendo. Espere un momento.
denial-invited-only = Aquí se entra por invitación. Pídasela a alguien que mantenga este nodo.

remote-unreachable = No se pudo contactar con { $host }. Inténtelo de nuevo dentro de un rato.
remote-unknown = { $host } dice que no tiene nada en esta dirección. Compruebe cómo está escrita.
remote-rubbish = { $host } respondió con algo que este nodo no sabe leer. Puede que no sea un nodo de esta red.
remote-refused = { $host } se negó a responder a este nodo.
remote-forbidden = Este nodo no puede preguntar a { $host }. La administración puede autorizarlo.
remote-too-much = { $host } envió más de lo que este nodo está dispuesto a leer.
remote-busy = Por ahora ya se ha preguntado bastante a { $host }. Inténtelo de nuevo dentro de un rato.

## Profesiones
profession-allied-health-assistant = Asistencia en profesiones sanitarias
profession-art-therapist = Arteterapia
profession-audiologist = Audiología
profession-chiropractor = Quiropráctica
profession-counsellor = Orientación psicosocial
profession-dietitian = Dietética y nutrición
profession-drama-therapist = Dramaterapia
profession-exercise-physiologist = Fisiología del ejercicio
profession-genetic-counsellor = Asesoramiento genético
profession-medical-laboratory-scientist = Laboratorio clínico
profession-music-therapist = Musicoterapia
profession-nurse = Enfermería
profession-occupational-therapist = Terapia ocupacional
profession-optometrist = Optometría
profession-orthoptist = Ortóptica
profession-osteopath = Osteopatía
profession-paramedic = Emergencias sanitarias
profession-perfusionist = Perfusión
profession-pharmacist = Farmacia
profession-physiotherapist = Fisioterapia
profession-podiatrist = Podología
profession-prosthetist-orthotist = Prótesis y ortesis
profession-psychologist = Psicología
profession-radiographer = Radiografía
profession-social-worker = Trabajo social
profession-speech-language-therapist = Logopedia, fonoaudiología
profession-educator = Docencia
profession-researcher = Investigación
profession-other = Otra

## Claves para programas, mudanza
tokens = Claves para programas
tokens-short = Para aplicaciones que actúan en su nombre.
tokens-what = Un programa que tiene una clave actúa en su nombre. Dé a cada programa la suya, para poder retirarla.
tokens-have = Sus claves
tokens-none = No tiene ninguna.
token-name = Nombre
token-name-hint = Para qué programa es.
token-scope = Qué puede hacer
token-read = Leer
token-read-hint = Ver lo que usted ve.
token-write = Leer y escribir
token-write-hint = Hacer lo que usted puede hacer, también en la administración si forma parte de ella.
token-created = Creada
token-used = Último uso
token-new = Una clave nueva
token-make = Crear la clave
token-made = Su clave nueva
token-once = Cópiela ahora: solo se muestra esta vez y no se guarda en ningún sitio.
token-revoke = Revocar
moving = Mudanza
moving-short = Otras cuentas suyas, y adónde ha ido.
moving-what = Una mudanza es un aviso y nada más: la gente de aquí y de otros nodos lee su nueva dirección. Lo que escribió se queda aquí. También se quedan con esta cuenta la condición de miembro, las funciones y todo lo que otros confirmaron de usted; pida de nuevo unirse a sus comunidades desde la cuenta nueva.
accounts = Mis otras cuentas
accounts-what = Cuentas en otros nodos que son suyas. Para mudarse aquí desde una de ellas, nómbrela aquí y después diga allí que se ha mudado. Cualquiera puede ver cuáles nombra, y desde entonces otros nodos pueden encontrarle por su dirección.
accounts-none = No ha nombrado ninguna.
accounts-full = Ha nombrado cinco, y ese es el máximo.
account = Dirección de la cuenta
account-hint = Por ejemplo @name@north.example, o la dirección de su perfil.
account-add = Añadir
account-remove = Quitar
move = Me he mudado
move-first = Primero inicie sesión en su cuenta nueva y nombre allí esta como suya: { $address }
move-target = Dirección de su cuenta nueva
move-password = Su contraseña
move-password-hint = La que usa para iniciar sesión aquí.
move-do = Decir que me he mudado

## Notificaciones
notifications = Notificaciones
notifications-none = Nada todavía.
notifications-what = Aquí se le avisa cuando alguien le responde o le nombra, y de lo que se decide sobre usted. Para recibir más o menos, elija en la página de una comunidad o de un hilo.
notifications-see-all = Marcar todas como vistas
bell-few = { $count }
bell-many = 9+
bell-unseen = Notificaciones sin ver: { $count }
new = Nueva
told-mention = { $name } le ha nombrado
told-reply = { $name } le ha respondido
told-post = { $name } ha escrito
told-membership-given = Ahora es miembro de { $community }
told-membership-refused = { $community } no le ha admitido como miembro
told-membership-ended = Ya no es miembro de { $community }
told-membership-asked = Alguien pide unirse a { $community }
told-role-given = Ahora tiene una función en { $community }
told-role-taken = Ya no tiene su función en { $community }
told-member-suspended = Su participación en { $community } está suspendida
told-suspension-lifted = Su suspensión en { $community } ha terminado
told-post-removed = La moderación de { $community } retiró su publicación
told-post-restored = Su publicación en { $community } está de vuelta
told-post-hidden = La moderación de aquí ocultó su publicación en { $community }
told-post-unhidden = Su publicación en { $community } se muestra de nuevo
told-post-refused = { $community } no aceptó su publicación
told-post-reported = Se denunció una publicación en { $community }
told-reminder-due = Un recordatorio de un hilo que guardó en { $community }
told-reply-helped = Su respuesta en { $community } ayudó, dice quien preguntó
level = De qué se le avisa
level-label = Avisarme de
level-everything = Todas las publicaciones
level-first-posts = Hilos nuevos
level-mentions = Respuestas a mí y menciones
level-mute = Nada
level-as-community = Como en la comunidad
level-saved = Guardado. Vale a partir de la próxima publicación.

## Los correos
mail-hello = Hola:
mail-machine = Este correo lo envió una máquina. Nadie lee las respuestas.
mail-test-subject = Correo de prueba de { $node }
mail-test-what = La administración de { $node } envió este correo para ver si los correos llegan. Llegan.
mail-confirm-subject = ¿Es esta su dirección de correo? – { $node }
mail-confirm-what = Alguien dio esta dirección como suya en { $node }. Si fue usted, abra este enlace en un plazo de tres días y confírmela:
mail-confirm-else = Si no fue usted, no haga nada: sin el enlace no pasa nada.
mail-address-known-subject = Ya tiene una cuenta – { $node }
mail-address-known-what = Alguien quiso usar esta dirección en { $node }, pero ya la tiene una cuenta de allí: la suya. Si fue usted, inicie sesión con ella. Si ya no sabe su contraseña, elija una nueva aquí:
mail-address-changed-subject = Su dirección de correo ha cambiado – { $node }
mail-address-changed-what = La cuenta @{ $handle } de { $node } tiene ahora otra dirección de correo. Esta ya no se usa.
mail-address-changed-else = Si no fue usted, escriba enseguida a quienes mantienen { $node }.
mail-reset-subject = Una contraseña nueva – { $node }
mail-reset-what = Alguien pidió una contraseña nueva para @{ $handle } en { $node }. Si fue usted, abra este enlace en el plazo de una hora y elija una. Funciona una sola vez:
mail-reset-else = Si no fue usted, no haga nada: su contraseña sigue como está.
mail-password-changed-subject = Tiene una contraseña nueva – { $node }
mail-password-changed-what = La cuenta @{ $handle } de { $node } tiene una contraseña nueva. Se ha cerrado su sesión en los demás lugares. En los ajustes consta qué claves para programas siguen valiendo.
mail-password-changed-else = Si no fue usted, escriba enseguida a quienes mantienen { $node }.
mail-sign-up-subject = ¿Es esta su dirección de correo? – { $node }
mail-sign-up-what = Alguien quiere hacerse miembro de { $node } como @{ $handle } con esta dirección. Si fue usted, abra este enlace en un plazo de tres días y confirme la dirección con la contraseña que eligió:
mail-sign-up-else = Si no fue usted, o si @{ $handle } no es el nombre corto que eligió, no haga nada: sin el enlace no pasa nada.
mail-accepted-subject = Le damos la bienvenida a { $node }
mail-accepted-what = Ahora es miembro de { $node }, como @{ $handle }. Inicie sesión con la contraseña que eligió:
mail-declined-subject = Su solicitud a { $node }
mail-declined-what = Usted pidió hacerse miembro de { $node }. Quienes lo mantienen decidieron que no. Lo que escribió se ha eliminado.

## Enlaces de los correos
confirm = Su dirección de correo
confirm-what = Alguien dio esta dirección como suya en { $node }. ¿Fue usted?
confirm-join = Alguien quiere hacerse miembro de { $node } con este nombre corto y esta dirección. ¿Es usted?
confirm-password-hint = La que eligió al registrarse.
confirm-do = Sí, es mía
confirm-done = Su dirección de correo está confirmada.
confirm-again = Recibir un enlace nuevo
forgot = No sé mi contraseña
forgot-what = Diga qué dirección de correo tiene su cuenta. Enviamos allí un enlace con el que elige una contraseña nueva.
forgot-do = Enviarme un enlace
forgot-sent = Si una cuenta de aquí tiene esta dirección y está confirmada, hay un correo en camino.
forgot-nothing = ¿No ha llegado nada al cabo de unos minutos? Mire en el correo no deseado, pruebe con otra dirección o escriba a quienes mantienen este nodo.
forgot-again = Recibir un enlace nuevo
reset = Una contraseña nueva
reset-what = Después se cierra su sesión en todas partes, dejan de valer las claves para programas y los canales privados, y usted entra con la nueva.
reset-do = Establecer la contraseña
reset-done = Tiene una contraseña nueva. Inicie sesión con ella.
link-dead = Este enlace ya no hace nada. Se ha usado o es demasiado antiguo.
email-page = Dirección de correo
email-short = Adónde le escribimos, y cómo obtiene una contraseña nueva.
email-what = No la ve nadie más que usted y quienes mantienen este nodo.
email-now = Su dirección
email-none = No ha dado ninguna. Sin dirección no puede obtener por su cuenta una contraseña nueva.
email-confirmed = Confirmada
email-unconfirmed = Sin confirmar
email-unconfirmed-what = Enviamos un enlace allí. Hasta que lo abra, no sabemos si nuestros correos le llegan y no podemos enviarle una contraseña nueva.
email-again = Enviar otra vez el enlace
email-change = Otra dirección
email-change-what = Enviamos un enlace a la dirección nueva. Sustituye a la anterior cuando haya abierto el enlace; se avisa a la anterior.
email-new = Dirección nueva
email-password-hint = La suya, para saber que es usted.
email-do = Enviar el enlace
email-sent = Hay un enlace en camino. Ábralo para confirmar la dirección.
problem-email-same = Esta ya es su dirección, y está confirmada.
problem-link-used = Este enlace ya no hace nada. Se ha usado o es demasiado antiguo.
problem-too-many-mails = Se han pedido demasiados correos. Espere una hora y vuelva a intentarlo.
problem-too-many-sign-ups = Demasiadas personas se están registrando en este momento. Espere una hora y vuelva a intentarlo.

## Formas de entrar
joined-done = Ya es miembro. Inicie sesión.
email-needed = Le escribimos ahí. No ve la dirección nadie más que quienes mantienen este nodo.
sign-up-judged = La administración lee lo que escriba aquí y decide. Usted recibe un correo.
sign-up-asked = Mire su correo: le hemos enviado un enlace. Con él confirma que la dirección es suya.
sign-up-waiting = Ahora la administración decide si se hace miembro.
problem-between = Tiene que ser un número: { $detail }.
problem-invitation-used = Esta invitación ya no deja entrar a nadie. Se agotó, se retiró o es demasiado antigua. Pida una nueva.
your-answer = Su respuesta

## Sesiones
sessions = Dónde tiene la sesión abierta
sessions-short = Los navegadores que le conocen, y cómo cerrar su sesión.
sessions-what = ¿No reconoce alguna? Ciérrela.
sessions-end-others = Cerrar todas las demás
session-device = Navegador
session-unknown = Desconocido
session-current = Esta
session-shared = Ordenador compartido
session-seen = Último uso
session-since = Inicio de sesión
session-end = Cerrar
sign-in-shared = Otras personas usan también este ordenador
sign-in-shared-hint = Su sesión se cierra cuando cierra el navegador o no hace nada durante un cuarto de hora.
sessions-password = Elegir una contraseña nueva

## Correo cuando algo espera
mail-waiting-subject = Algo le espera – { $node }
mail-waiting-what =
    { $count ->
        [one] En { $node } le espera desde hace un día { $count } notificación:
       *[other] En { $node } le esperan notificaciones desde hace un día: { $count ->
            [10] más de nueve.
           *[other] { $count }.
        }
    }
mail-waiting-else = ¿No quiere recibir estos correos? Este enlace les pone fin:
waiting-mail = Cuando algo espera
waiting-mail-on = Le escribimos una vez cuando algo espera desde hace un día. El correo dice que espera, no qué es.
waiting-mail-off = No le escribimos cuando algo espera.
waiting-mail-stop = Dejar de recibir estos correos
waiting-mail-start = Escribirme
unsubscribe = Correo cuando algo espera
unsubscribe-what = { $node } le escribe una vez cuando algo le espera desde hace un día. ¿Ya no quiere recibir estos correos?
unsubscribe-do = Dejar de recibir estos correos
unsubscribe-done = Ya no recibirá estos correos.
unsubscribe-back = Elegir de nuevo en sus ajustes

## La vida de una comunidad, borradores
keep-draft = Dejarla como borrador
life = En qué estado está
life-change = Cambiar su estado
life-step = ¿Qué debe ocurrir?
life-do = Hacerlo
life-closes = Termina el
life-closes-hint = Solo para el cierre: un día, con al menos 14 días de antelación. Hasta entonces todo sigue como siempre; después la comunidad solo se puede leer.
life-closes-on = Termina el { $date }. Después solo se puede leer.
life-reason-hint = Los miembros pueden leerlo en el registro de moderación.
life-draft = Borrador.
life-draft-what = Solo saben de ella quienes la preparan y la administración de este nodo. Se abre a sus miembros en cuanto está escrita su carta.
life-active = Activa.
life-active-what = Esta comunidad está activa.
life-dormant = En reposo.
life-dormant-what = Hace tiempo que no se escribe aquí. Quien escribe la despierta.
life-closing = Por terminar.
life-closing-what = Se ha anunciado el fin de esta comunidad.
life-archived = Archivada.
life-archived-what = Esta comunidad ha terminado. Se puede leer, y nadie escribe en ella.
charter-objectives = Objetivos
charter-objectives-what = Lo que la comunidad quiere haber logrado para la próxima revisión.
charter-review = Próxima revisión
charter-review-what = El día en que se vuelven a mirar la carta y los objetivos. Puede quedar vacío.
charter-review-on = Próxima revisión: { $date }
charter-notices = Los miembros pueden publicar anuncios
charter-notices-what = De empleos, reuniones, búsqueda de colaboración. Terminan por sí solos. La moderación siempre puede publicarlos.
charter-rules = Reglas
charter-rules-what = Lo que acuerdan los miembros, y lo que retira la moderación.
charter-behind = Quién la respalda
charter-sponsor = Patrocinio
charter-sponsor-what = Una organización o persona que responde por la comunidad. No da derecho a leer.
charter-contact = Contacto
charter-contact-what = A quién pueden preguntar los de fuera, por ejemplo una dirección de correo. La ve cualquiera que vea la comunidad.
charter-welcome = Hilo de bienvenida
charter-welcome-what = Un hilo fijado en el que se presentan los recién llegados. Se muestra junto a los debates.
charter-welcome-none = Ninguno
newcomers = ¿Es su primera vez aquí?
newcomers-what = Salude o pregunte cómo funcionan las cosas en el hilo de bienvenida.
act-activate = Abierta a los miembros
act-rest = En reposo
act-close = Fin anunciado
act-reopen = Retomada
act-archive = Archivada
do-activate = Abrirla a sus miembros
do-activate-hint = Desde ahora se la puede encontrar y unirse a ella, y otros nodos pueden saber de ella.
do-rest = Dejarla en reposo
do-rest-hint = Indica que está en reposo. La próxima publicación la despierta.
do-close = Anunciar su fin
do-close-hint = Se avisa ahora a sus miembros y a los nodos que la siguen. Ese día pasa a ser un archivo.
do-reopen = Retomarla
do-reopen-hint = Vuelve a estar activa, y sus miembros pueden escribir.
drafts = Borradores
drafts-what = Lo que empezó a escribir y no ha enviado. Solo lo ve usted. Un borrador desaparece 90 días después de su último cambio.
drafts-none = No tiene borradores.
draft-thread = Un hilo nuevo
draft-reply = Una respuesta a { $name }
draft-reply-gone = Una respuesta
draft-edit = Un cambio en su publicación
draft-closed = Aquello para lo que se escribió ya no existe, o ya no está abierto para usted. Sus palabras siguen aquí.
draft-text = Mostrar el texto
draft-go-on = Seguir escribiendo
draft-save = Guardar borrador
draft-discard = Descartar borrador
draft-discarded = El borrador se ha descartado.
draft-saved = Su borrador está guardado. Lo encuentra en cualquier dispositivo en
draft-loaded = Este es su borrador: { $when }
draft-kept = Borrador guardado: { $when }
draft-newer = Se guardó un borrador más reciente en otra pestaña o en otro dispositivo: { $when }
draft-newer-how = Lo que ha escrito está abajo y todavía no se ha guardado. «Guardar borrador» lo pone en lugar de este.
draft-newer-text = El borrador más reciente
draft-newer-short = Se guardó un borrador más reciente en otra pestaña o en otro dispositivo: { $when }. Pulse «Guardar borrador» para ver los dos.
draft-gone = Este borrador se envió o se descartó en otro sitio. Siga escribiendo y se guardará de nuevo.
draft-signed-out = No se ha guardado: su sesión ha terminado. Envíelo o guárdelo, y podrá iniciar sesión sin perderlo.
draft-failed = No se ha guardado: no se pudo contactar con el nodo.
kept = No se ha perdido nada
kept-what = Ha vuelto a iniciar sesión. Lo que envió no se llevó a cabo, porque su sesión había terminado. Revíselo y envíelo otra vez.
kept-send = Enviarlo otra vez
kept-text = Lo que escribió
kept-sign-in = Su sesión ha terminado. Lo que escribió se conserva en esta página: inicie sesión y siga.
kept-too-long = Su sesión ha terminado, y lo que escribió es demasiado largo para conservarlo. Cópielo de aquí antes de iniciar sesión.
problem-charter-part = Escriba aquí unas palabras, o deje la comunidad como borrador.
problem-charter-incomplete = A su carta le falta una parte: campo, comunidad y práctica necesitan unas palabras cada uno.
problem-no-facilitator = No tiene a nadie en la facilitación. Dé primero esa función a un miembro.
problem-step-not-now = Esto no se puede hacer en el estado actual de la comunidad. Elija algo de lo que se muestra.
problem-closes-too-soon = Elija un día con al menos 14 días de antelación, para que todos lo sepan a tiempo.
problem-closes-too-late = Elija un día dentro de los próximos dos años.
problem-day = Escriba un día como año-mes-día, por ejemplo 2027-03-01.
problem-too-many-drafts = Tiene { $detail } borradores, y ese es el máximo. Descarte uno primero.
problem-length-0-1000 = Como máximo 1000 caracteres, por favor.
problem-too-many-saved = Ha guardado { $detail } hilos, y ese es el máximo. Quite uno de la lista primero.
problem-too-many-feeds = Tiene { $detail } canales, y ese es el máximo. Revoque uno primero.
denial-archived = Esta comunidad está archivada: solo se puede leer.
told-community-rested = { $community } está en reposo: hace tiempo que no se escribe allí
told-community-closing = { $community } va a terminar
told-community-archived = { $community } ha terminado y solo se puede leer
told-community-reopened = { $community } se ha retomado
problem-invitation-other-address = Esta invitación se envió a { $detail }. Use esa dirección; puede cambiarla después en sus ajustes.

## Darse de baja, y una copia antes
leaving = Darse de baja
leaving-export = Puede obtener una copia de lo que escribió antes de darse de baja, no después:
export = Obtener una copia de lo que es suyo
export-short = Todo lo que este nodo guarda de usted, en un solo archivo.
export-what = Un archivo ZIP con todo lo que este nodo guarda de usted, para conservarlo o llevarlo a otro sitio.
export-in = Lo que contiene
export-in-data = Perfil, correo, ajustes, comunidades de las que es miembro, publicaciones con sus versiones anteriores, votos, hilos guardados, borradores, notificaciones, sesiones y más, en JSON para programas
export-in-threads = Lo que escribió, para leerlo: un archivo por hilo, en Markdown
export-not = Ninguna contraseña ni clave, y nada de lo que escribieron otros, salvo títulos de hilos y motivos de la moderación. Los miembros todavía no envían archivos, así que no hay ninguno.
export-password-hint = Contiene lo que solo usted puede ver: demuestre que es usted.
export-do = Descargar
export-untitled = Un hilo que ya no está abierto para usted
export-readme = Todo lo que { $node } guarda de usted.
export-readme-data = data.json: perfil, ajustes, comunidades de las que es miembro, lo que escribió, votó, guardó, empezó a escribir y lo que se le comunicó. Los momentos están en microsegundos desde 1970, en UTC. Las direcciones que empiezan por una barra son de este nodo.
export-readme-threads = threads/: lo que escribió, un archivo por hilo, en Markdown.
export-readme-not = No contiene ninguna contraseña ni clave, ni nada de lo que escribieron otros, salvo títulos de hilos y motivos de la moderación que usted puede leer. Los miembros todavía no envían archivos, así que no hay ninguno.
leaving-short = Terminar su cuenta y elegir qué pasa con lo que escribió.
leaving-what = Su cuenta termina enseguida, elija lo que elija: se borran su dirección de correo, contraseña, sesiones, claves, notificaciones y ajustes, y sale de sus comunidades. Nadie más podrá tener el nombre corto { $handle }. Esto no se puede deshacer.
leaving-effect = Qué hace
leaving-thing = Qué
leaving-keep = Conservarlo, con mi nombre
leaving-keep-hint = Lo que escribió se queda para quienes cuentan con ello. Su perfil se vacía.
leaving-anonymise = Conservarlo, sin mi nombre
leaving-anonymise-hint = Lo que escribió se queda, y donde estaba su nombre dice «{ $name }».
leaving-delete = Eliminarlo todo
leaving-delete-hint = Sus publicaciones se eliminan y sus votos se retiran, aquí y, en la medida en que lo cumplan, en otros nodos.
leaving-name = Nombre y perfil
leaving-name-keep = Su nombre se queda, su perfil se vacía
leaving-name-anonymise = «{ $name }» y un nombre corto al azar
leaving-name-delete = Se borran
leaving-threads = Hilos que abrió
leaving-replies = Sus respuestas
leaving-votes = Sus votos
leaving-communities = Sus comunidades
leaving-nodes = Otros nodos que supieron de usted
leaving-stays = Se quedan, con su nombre
leaving-stays-nameless = Se quedan, sin su nombre
leaving-counted = Siguen contando
leaving-deleted = Se eliminan
leaving-answers = { $count ->
    [0] Se eliminan
    [one] Se eliminan; se queda 1 respuesta de otros
   *[other] Se eliminan; se quedan { $count } respuestas de otros
}
leaving-taken-back = Se retiran
leaving-left = Sale de ellas
leaving-told-keep = Se les dice que su perfil está vacío
leaving-told-anonymise = Se les pide que quiten su nombre
leaving-told-delete = Se les pide que lo eliminen todo
leaving-copies = Lo que nadie puede prometer
leaving-copies-what = Se avisa a los otros nodos. Los que usan el mismo programa hacen lo que se les pide, y a los demás nadie puede obligarlos. Lo que alguien copió, citó o imprimió se queda con esa persona, y también los correos y las copias de seguridad durante su plazo. Donde otros escribieron su nombre corto en sus publicaciones, allí se queda.
leaving-copies-nodes = Estos nodos pueden tener copias:
leaving-alone = Sin usted, estas comunidades se quedan sin facilitación
leaving-alone-what = Dé primero esa función a otra persona, en la página de miembros de la comunidad. La administración de este nodo también puede hacerlo después.
leaving-alone-accept = Sé que se quedan sin facilitación
leaving-only-admin = Usted es la única persona en la administración de este nodo. Otra tiene que formar parte de ella antes de que pueda darse de baja.
leaving-choose = ¿Qué pasa con lo que escribió?
leaving-handle-hint = Escriba { $handle } para decir que va en serio.
leaving-password-hint = Para que nadie más pueda hacer esto en su ordenador.
leaving-do = Dejar este nodo ahora
left = Ha dejado este nodo
left-keep = Su cuenta está borrada. Lo que escribió se queda con su nombre.
left-anonymise = Su cuenta está borrada. Lo que escribió se queda sin su nombre; se está avisando a los otros nodos.
left-delete = Su cuenta está borrada. Se están eliminando sus publicaciones y sus votos y se está avisando a los otros nodos; puede tardar unos minutos.
former-member = Exmiembro
profile-left = Ya no es miembro de este nodo.
problem-only-admin = Usted es la única persona en la administración de este nodo. Otra tiene que formar parte de ella antes de que pueda darse de baja.
problem-leaves-alone = Diga que sabe que hay comunidades que se quedan sin facilitación, o dé primero esa función a otra persona.
problem-not-your-handle = Escriba su nombre corto, { $detail }.
