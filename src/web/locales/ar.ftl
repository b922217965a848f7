# العربية. الرسائل نفسها كما في en.ftl، بالقيم نفسها بين الأقواس المعقوفة. لم يراجع هذا الملف بعد أي ناطق أصلي بالعربية.
#
# كلمة واحدة لكل فكرة:
# node: عقدة، عُقَد · home node: العقدة الأم (للمجتمع: عقدته؛ «المقر») · association: جمعية
# community of practice: مجتمع ممارسة · member: عضو · profile: ملف شخصي · profession: مهنة
# moderator: إشراف · facilitator: تيسير · admin: إدارة · operator: تشغيل (أسماء محايدة)
# thread: موضوع · discussion: نقاش · post: مشاركة · reply: رد · vote: تصويت، صوت · helpful: مفيد · mention: إشارة
# join, leave: انضمام، مغادرة · request: طلب انضمام · application: طلب عضوية · invitation: دعوة
# hide: إخفاء · remove: إزالة · delete: حذف · restore: استعادة · lock: قفل · pin: تثبيت
# suspend: تعليق العضوية · report: إبلاغ، بلاغ · moderation log: سجل الإشراف · charter: ميثاق
# allow, block: سماح، حظر · rule: قاعدة · policy: سياسة · accept, refuse: قبول، رفض
# message (between nodes): رسالة · delivery: إرسال · receipt: إشعار استلام · key, token: مفتاح · pause: إيقاف مؤقت
# mail, email: بريد، رسالة بريد · short name: اسم قصير · sign in, sign out: تسجيل الدخول، تسجيل الخروج · settings: إعدادات
#
# Addresses that begin or end with a mark (!name@node) stand between \u2066 and \u2069, so that the mark keeps its place.

## الإطار
skip = الانتقال إلى المحتوى الرئيسي
lab-notice = عقدة تجريبية: لاختبارات على جهاز واحد. لا شيء هنا حقيقي أو آمن.
node-kind = مجتمعات ممارسة
search = بحث
search-label = البحث عن مجتمعات وأشخاص ومشاركات
search-hint = البحث في هذه الشبكة
theme-switch = التبديل بين الفاتح والداكن
your-account = حسابك، { $name }
nav-main = القائمة الرئيسية
nav-short = القائمة الرئيسية المختصرة
nav-home = الرئيسية
nav-communities = المجتمعات
nav-admin = إدارة هذه العقدة
nav-admin-short = العقدة
nav-profile = ملفك الشخصي
nav-settings = الإعدادات
nav-about = عن هذه العقدة
sign-in = تسجيل الدخول
sign-out = تسجيل الخروج
sign-up = الانضمام إلى هذه العقدة
times-shown = الأوقات بتوقيت { $place }
times-change = تغيير
go-home = الانتقال إلى الصفحة الرئيسية
crumbs = مكانك الحالي
filters = تصفية
pager = صفحات أخرى
pager-earlier = صفحات سابقة
more = عرض المزيد
older = الأقدم
back-to-newest = العودة إلى الأحدث
back-to-first = العودة إلى البداية
save = حفظ
cancel = إلغاء
never = أبدًا

## الوقت
date-today = اليوم
date-yesterday = أمس
date-and-time = { $day }، { $time }
date-full = { $date }، { $time }
date-day = { $day } { $month }
date-weekday = { $weekday }، { $date }
date-year = { $date } { $year }
time-am = { $clock } ص
time-pm = { $clock } م
time = { $hour }:{ $minute }
ago-now = الآن
ago-minutes = { $count ->
    [zero] قبل { $count } دقيقة
    [one] قبل دقيقة واحدة
    [two] قبل دقيقتين
    [few] قبل { $count } دقائق
    [many] قبل { $count } دقيقة
   *[other] قبل { $count } دقيقة
}
ago-hours = { $count ->
    [zero] قبل { $count } ساعة
    [one] قبل ساعة واحدة
    [two] قبل ساعتين
    [few] قبل { $count } ساعات
    [many] قبل { $count } ساعة
   *[other] قبل { $count } ساعة
}
month-1 = يناير
month-2 = فبراير
month-3 = مارس
month-4 = أبريل
month-5 = مايو
month-6 = يونيو
month-7 = يوليو
month-8 = أغسطس
month-9 = سبتمبر
month-10 = أكتوبر
month-11 = نوفمبر
month-12 = ديسمبر
weekday-1 = الاثنين
weekday-2 = الثلاثاء
weekday-3 = الأربعاء
weekday-4 = الخميس
weekday-5 = الجمعة
weekday-6 = السبت
weekday-7 = الأحد

## الصفحة الرئيسية
welcome = هنا يتبادل مهنيو الصحة معارفهم وممارساتهم في مجتمعات ممارسة. قراءة المجتمعات المفتوحة متاحة للجميع، والأعضاء يشاركون.
home-mine = الجديد في مجتمعاتك
home-public = نقاشات جديدة
home-none-joined = لا عضوية لك في أي مجتمع بعد
home-none-joined-why = يظهر هنا الجديد في المجتمعات التي تنضم إليها.
home-find = البحث عن مجتمع
list-empty = لم يُكتب شيء هنا بعد.
list-empty-filter = لا شيء هنا مع هذه التصفية.
older-threads = مواضيع أقدم
not-set-up = لم تُهيَّأ هذه العقدة بعد
not-set-up-why = عرض البرنامج الذي يشغّلها عند بدئه رابطًا يُستعمل مرة واحدة. يرجى فتح هذا الرابط لتسمية الجمعية وإنشاء أول حساب للإدارة.

## قوائم المواضيع
filter-latest = آخر رد
filter-newest = الأحدث
filter-unanswered = بلا رد
filter-unread = غير مقروء
filter-from-here = من هذه العقدة
filter-questions = أسئلة مفتوحة
filter-notices = إعلانات
filter-polls = استطلاعات
replies = { $count ->
    [zero] لا ردود
    [one] رد واحد
    [two] ردّان
    [few] { $count } ردود
    [many] { $count } ردًا
   *[other] { $count } رد
}
unread = { $count ->
    [zero] لا جديد
    [one] واحد جديد
    [two] اثنان جديدان
    [few] { $count } جديدة
    [many] { $count } جديدة
   *[other] { $count } جديدة
}
threads = { $count ->
    [zero] لا مواضيع
    [one] موضوع واحد
    [two] موضوعان
    [few] { $count } مواضيع
    [many] { $count } موضوعًا
   *[other] { $count } موضوع
}
members-known = { $count ->
    [zero] لا أعضاء معروفين هنا
    [one] عضو واحد معروف هنا
    [two] عضوان معروفان هنا
    [few] { $count } أعضاء معروفين هنا
    [many] { $count } عضوًا معروفًا هنا
   *[other] { $count } عضو معروف هنا
}
members = { $count ->
    [zero] لا أعضاء
    [one] عضو واحد
    [two] عضوان
    [few] { $count } أعضاء
    [many] { $count } عضوًا
   *[other] { $count } عضو
}
tag-pinned = مثبَّت
tag-locked = مقفل
tag-members = للأعضاء فقط
tag-members-only = للأعضاء
tag-waiting = في الانتظار
tag-refused = مرفوض
languages-filter = اللغة
languages-mine = اللغات التي أقرؤها
languages-all = كل اللغات
languages-do = عرض
languages-shown = تُعرض المواضيع المكتوبة بـ { $languages }، وتلك التي لا تذكر لغة.

## المجتمعات
communities-what = كل مجتمع يجمع أهل مجال حول ممارسة مشتركة.
communities-empty = لا يوجد مجتمع هنا بعد.
communities-elsewhere = للمشاركة في مجتمع على عقدة أخرى، يُكتب عنوانه في خانة البحث، وشكله {"\u2066"}!name@node{"\u2069"}.
my-communities = مجتمعاتك
all-communities = كل المجتمعات
other-communities = مجتمعات أخرى
open-community = إنشاء مجتمع
keep-draft = حفظ كمسودة
life = وضع المجتمع
life-change = تغيير وضع المجتمع
life-step = ماذا يجب أن يحدث؟
life-do = تنفيذ
life-closes = ينتهي في
life-closes-hint = للإغلاق فقط: يوم بعد 14 يومًا على الأقل. حتى ذلك اليوم يستمر كل شيء كالمعتاد، وبعده يصبح المجتمع للقراءة فقط.
life-closes-on = ينتهي في { $date }، وبعد ذلك يصبح للقراءة فقط.
life-reason-hint = يمكن للأعضاء قراءته في سجل الإشراف.
life-draft = مسودة.
life-draft-what = لا يعلم بهذا المجتمع إلا من يُعدّه ومديرو هذه العقدة. ويُفتح لأعضائه حين يُكتب ميثاقه.
life-active = نشط.
life-active-what = هذا المجتمع نشط.
life-dormant = خامد.
life-dormant-what = لم يُكتب شيء هنا منذ مدة. وأول مشاركة توقظه.
life-closing = قيد الإغلاق.
life-closing-what = أُعلن عن نهاية هذا المجتمع.
life-archived = مؤرشف.
life-archived-what = انتهى هذا المجتمع. يمكن قراءته ولا أحد يكتب فيه.
membership-member = لك عضوية هنا
membership-requested = طلبك للانضمام قيد الانتظار
membership-refused = رُفض طلبك
membership-suspended = عضويتك معلَّقة
visibility-public = القراءة متاحة للجميع
visibility-public-hint = ومنهم من هم على عُقَد أخرى، ومن لم يسجّلوا الدخول.
visibility-members = القراءة للأعضاء فقط
visibility-members-hint = لأعضاء هذه العقدة أن يطلبوا الانضمام. لا شيء يغادر هذه العقدة.
home-node = المقر: { $node }
join = انضمام
join-ask = طلب الانضمام
leave = مغادرة
request-back = سحب الطلب
start-thread = بدء موضوع
start-first-thread = بدء أول موضوع
community-empty = لم يبدأ أحد موضوعًا هنا بعد.
community-empty-elsewhere = لم يصل أي من نقاشاته إلى هنا بعد.
tabs = في هذا المجتمع
tab-discussions = النقاشات
tab-about = نبذة وميثاق
tab-topics = المحاور
topic = المحور
topic-none = بلا محور
topic-choose = اختر محورًا
topics-what = ما تدور حوله نقاشات هذا المجتمع. يحتفظ الموضوع بعنوانه حين يُنقل إلى محور آخر.
topics-none = لا توجد محاور بعد.
topic-empty = لا يوجد موضوع في هذا المحور بعد.
topic-new = محور جديد
topic-name = الاسم
topic-add = إضافة المحور
topic-change = إعادة التسمية أو الدمج
topic-rename = إعادة التسمية
topic-into = الدمج في
topic-merge = دمج
topic-move = نقل
topic-move-to = نقل الموضوع إلى
tab-members = الأعضاء
tab-log = سجل الإشراف
about-community = عن هذا المجتمع
facilitators = التيسير والإشراف
elsewhere = من عقدة أخرى
elsewhere-why = مقر هذا المجتمع عقدة أخرى. ما تكتبه يظهر هنا فورًا، ويظهر للجميع عندما تقبله تلك العقدة.
elsewhere-visit = عرضه على عقدته
past-community = نقاشات سابقة
past-thread = هل ينقص شيء؟
past-begins = يجري جلب النقاشات السابقة من { $node }.
past-community-none = ما نوقش قبل انضمام أول عضو من هنا موجود على { $node }.
past-community-waiting = يجري جلب النقاشات السابقة من { $node }: { $count ->
    [zero] لا مواضيع
    [one] موضوع واحد
    [two] موضوعان
    [few] { $count } مواضيع
    [many] { $count } موضوعًا
   *[other] { $count } موضوع
} حتى الآن.
past-community-failed = تعذّر جلب النقاشات السابقة.
past-community-bounded = { $count ->
    [zero] لم يُجلب أي موضوع سابق
    [one] جُلب موضوع سابق واحد
    [two] جُلب موضوعان سابقان
    [few] جُلبت { $count } مواضيع سابقة
    [many] جُلب { $count } موضوعًا سابقًا
   *[other] جُلب { $count } موضوع سابق
} من { $node }، بدءًا بالأحدث. وهناك المزيد.
past-community-done = { $count ->
    [zero] لم يكن هناك شيء سابق على { $node }.
    [one] جُلب موضوع سابق واحد من { $node }.
    [two] جُلب موضوعان سابقان من { $node }.
    [few] جُلبت { $count } مواضيع سابقة من { $node }.
    [many] جُلب { $count } موضوعًا سابقًا من { $node }.
   *[other] جُلب { $count } موضوع سابق من { $node }.
}
past-skipped = { $count ->
    [zero] لم يتعذّر الحصول على شيء.
    [one] تعذّر الحصول على عنصر واحد: لم تقدّمه عقدته.
    [two] تعذّر الحصول على عنصرين: لم تقدّمهما عقدتاهما.
    [few] تعذّر الحصول على { $count } عناصر: لم تقدّمها عُقَدها.
    [many] تعذّر الحصول على { $count } عنصرًا: لم تقدّمها عُقَدها.
   *[other] تعذّر الحصول على { $count } عنصر: لم تقدّمها عُقَدها.
}
past-thread-none = تصل الردود من { $node } عند كتابتها.
past-thread-waiting = هنا جزء من هذا النقاش فقط. يجري جلب البقية من { $node }: يرجى إعادة تحميل الصفحة بعد لحظات.
past-thread-failed = هنا جزء من هذا النقاش فقط، وتعذّر جلب البقية.
past-thread-bounded = هذا نقاش طويل، وما زال جزء منه على { $node }.
past-thread-done = جُلب كل ما أعطته { $node }.
past-fetch = جلبها
past-ask = سؤال عقدته
past-fetch-more = جلب المزيد
past-fetch-again = سؤال عقدته مجددًا
past-try-again = إعادة المحاولة
copies = المقارنة بالأصل
copies-what = هذه نسخة مما لدى { $node }. وهنا مقارنة بين الاثنتين، مع السبب حيث تختلفان.
copies-result = نتيجة المقارنة
copies-equal = مطابق لما على { $node }.
copies-equal-whole = كل ما لدى { $node } موجود هنا. وما تحجبه قواعد هذه العقدة أو إشرافها مذكور عند كل نقاش.
copies-there = { $count ->
    [zero] لا مشاركات على { $node }،
    [one] مشاركة واحدة على { $node }،
    [two] مشاركتان على { $node }،
    [few] { $count } مشاركات على { $node }،
    [many] { $count } مشاركة على { $node }،
   *[other] { $count } مشاركة على { $node }،
}
copies-here = { $count ->
    [zero] ولا شيء هنا.
    [one] وواحدة هنا.
    [two] واثنتان هنا.
    [few] و{ $count } هنا.
    [many] و{ $count } هنا.
   *[other] و{ $count } هنا.
}
copies-there-short = { $count ->
    [zero] لا مشاركات في الأصل
    [one] مشاركة واحدة في الأصل
    [two] مشاركتان في الأصل
    [few] { $count } مشاركات في الأصل
    [many] { $count } مشاركة في الأصل
   *[other] { $count } مشاركة في الأصل
}
copies-here-short = { $count ->
    [zero] لا شيء هنا
    [one] واحدة هنا
    [two] اثنتان هنا
    [few] { $count } هنا
    [many] { $count } هنا
   *[other] { $count } هنا
}
copies-see-threads = النقاشات أدناه مختلفة.
copies-waiting = لم تُجرَ المقارنة مع { $node } بعد.
copies-failed = تعذّرت المقارنة.
copies-untold = برنامج { $node } لا يذكر ما لديه، فلا يمكن مقارنة شيء.
copies-as-of = بحسب العقدة الأم:
copies-policy = { $count ->
    [zero] لا شيء محجوب بقواعد هذه العقدة.
    [one] واحدة محجوبة بقاعدة من قواعد هذه العقدة.
    [two] اثنتان محجوبتان بقواعد هذه العقدة.
    [few] { $count } محجوبة بقواعد هذه العقدة.
    [many] { $count } محجوبة بقواعد هذه العقدة.
   *[other] { $count } محجوبة بقواعد هذه العقدة.
}
copies-policy-rule = { $count ->
    [zero] لا شيء محجوب بالقاعدة «{ $rule }».
    [one] واحدة محجوبة بالقاعدة «{ $rule }».
    [two] اثنتان محجوبتان بالقاعدة «{ $rule }».
    [few] { $count } محجوبة بالقاعدة «{ $rule }».
    [many] { $count } محجوبة بالقاعدة «{ $rule }».
   *[other] { $count } محجوبة بالقاعدة «{ $rule }».
}
copies-hidden = { $count ->
    [zero] لا شيء أخفاه الإشراف هنا.
    [one] واحدة أخفاها الإشراف هنا.
    [two] اثنتان أخفاهما الإشراف هنا.
    [few] { $count } أخفاها الإشراف هنا.
    [many] { $count } أخفاها الإشراف هنا.
   *[other] { $count } أخفاها الإشراف هنا.
}
copies-coming = { $count ->
    [zero] لا شيء في الطريق.
    [one] واحدة في الطريق.
    [two] اثنتان في الطريق.
    [few] { $count } في الطريق.
    [many] { $count } في الطريق.
   *[other] { $count } في الطريق.
}
copies-not-had = { $count ->
    [zero] لم يتعذّر جلب شيء.
    [one] واحدة تعذّر جلبها.
    [two] اثنتان تعذّر جلبهما.
    [few] { $count } تعذّر جلبها.
    [many] { $count } تعذّر جلبها.
   *[other] { $count } تعذّر جلبها.
}
copies-on-its-way = { $count ->
    [zero] كل ما من هنا وصل إلى العقدة الأم.
    [one] واحدة من هنا لم تصل إلى العقدة الأم بعد.
    [two] اثنتان من هنا لم تصلا إلى العقدة الأم بعد.
    [few] { $count } من هنا لم تصل إلى العقدة الأم بعد.
    [many] { $count } من هنا لم تصل إلى العقدة الأم بعد.
   *[other] { $count } من هنا لم تصل إلى العقدة الأم بعد.
}
copies-not-taken = { $count ->
    [zero] العقدة الأم تعرض كل ما أُرسل من هنا.
    [one] واحدة من هنا أُرسلت، لكن العقدة الأم لا تعرضها.
    [two] اثنتان من هنا أُرسلتا، لكن العقدة الأم لا تعرضهما.
    [few] { $count } من هنا أُرسلت، لكن العقدة الأم لا تعرضها.
    [many] { $count } من هنا أُرسلت، لكن العقدة الأم لا تعرضها.
   *[other] { $count } من هنا أُرسلت، لكن العقدة الأم لا تعرضها.
}
copies-not-told = { $count ->
    [zero] العقدة الأم تذكر كل ما هو موجود هنا.
    [one] واحدة موجودة هنا لم تعد العقدة الأم تذكرها.
    [two] اثنتان موجودتان هنا لم تعد العقدة الأم تذكرهما.
    [few] { $count } موجودة هنا لم تعد العقدة الأم تذكرها.
    [many] { $count } موجودة هنا لم تعد العقدة الأم تذكرها.
   *[other] { $count } موجودة هنا لم تعد العقدة الأم تذكرها.
}
copies-unlike = { $count ->
    [zero] لا اختلاف في النسخ أو الأصوات.
    [one] واحدة تختلف في نسختها أو أصواتها.
    [two] اثنتان تختلفان في نسختهما أو أصواتهما.
    [few] { $count } تختلف في نسخها أو أصواتها.
    [many] { $count } تختلف في نسخها أو أصواتها.
   *[other] { $count } تختلف في نسخها أو أصواتها.
}
copies-states = { $count ->
   *[other] القفل أو التثبيت هنا ليس كما في العقدة الأم.
}
copies-ask = المقارنة الآن
copies-asked = أُرسل الطلب. يرجى إعادة تحميل الصفحة بعد لحظات.
copies-threads = نقاشات مختلفة
copies-posts = مشاركة بمشاركة
copies-whole = المجتمع كله
copies-more = المقارنة بالأصل
charter = الميثاق
charter-what = الأجزاء الثلاثة لمجتمع الممارسة. يمكن أن تبقى فارغة في المسودة، لكن كل جزء يحتاج إلى بضع كلمات قبل فتح المجتمع لأعضائه.
charter-domain = المجال
charter-domain-what = ما يدور حوله: الأسئلة التي تهم أعضاءه.
charter-community = المجتمع
charter-community-what = من يشارك فيه، وكيف يتعامل بعضهم مع بعض.
charter-practice = الممارسة
charter-practice-what = ما يفعلونه ويبنونه معًا: حالات وأدوات وطرائق عمل.
charter-objectives = الأهداف
charter-objectives-what = ما يريد المجتمع بلوغه حتى المراجعة القادمة.
charter-review = المراجعة القادمة
charter-review-what = اليوم الذي يُعاد فيه النظر في الميثاق والأهداف. يمكن أن يبقى فارغًا.
charter-review-on = المراجعة القادمة: { $date }
charter-notices = يمكن للأعضاء نشر إعلانات
charter-notices-what = عن وظائف ولقاءات وبحث عن شركاء. تنتهي من تلقاء نفسها. ويمكن للمشرفين نشرها دائمًا.
charter-rules = القواعد
charter-rules-what = ما يلتزم به الأعضاء، وما يزيله الإشراف.
charter-behind = من يقف وراءه
charter-sponsor = الجهة الراعية
charter-sponsor-what = منظمة أو شخص يزكّي المجتمع. ولا يعطي ذلك حق القراءة.
charter-contact = جهة الاتصال
charter-contact-what = من يمكن لغير الأعضاء سؤاله، مثل عنوان بريد إلكتروني. يراه كل من يرى المجتمع.
charter-welcome = موضوع الترحيب
charter-welcome-what = موضوع مثبت يعرّف فيه الجدد بأنفسهم. ويظهر بجانب النقاشات.
charter-welcome-none = لا يوجد
newcomers = جديد هنا؟
newcomers-what = ألقِ التحية أو اسأل عن طريقة العمل في موضوع الترحيب.
charter-read = قراءة الميثاق
charter-edit = تعديل العنوان والميثاق
charter-empty = لم يُكتب الميثاق بعد.
charter-elsewhere = الميثاق محفوظ على عقدة المجتمع.
who-sees = من يمكنه رؤية هذا
who-sees-public = الجميع، على هذه العقدة وغيرها. وقد تجده محركات البحث.
who-sees-members = أعضاء هذا المجتمع فقط. لا يغادر هذه العقدة أبدًا.
address-elsewhere = العنوان للعُقَد الأخرى
address-elsewhere-why = يمكن العثور على هذا المجتمع من عُقَد أخرى بعنوانه:
waiting = في الانتظار: { $count }
requests = { $count ->
    [zero] لا أحد يطلب الانضمام
    [one] شخص واحد يطلب الانضمام
    [two] شخصان يطلبان الانضمام
    [few] { $count } أشخاص يطلبون الانضمام
    [many] { $count } شخصًا يطلبون الانضمام
   *[other] { $count } شخص يطلبون الانضمام
}
asked-on = تاريخ الطلب: { $when }
accept = قبول
refuse = رفض
members-empty = لم ينضم أحد بعد.
member-since = العضوية منذ: { $when }
role-of = دور { $name }
role-set = تعيين
suspend = تعليق العضوية
suspend-whom = تعليق عضوية { $name }
suspend-what = من عُلّقت عضويته لا يكتب ولا يصوّت في هذا المجتمع. ما كتبه يبقى. وتُبلَّغ العُقَد الأخرى.
suspend-role = إن كان له دور هنا فإنه ينتظره، ويعود إليه عند انتهاء التعليق.
suspend-elsewhere = مقر هذا المجتمع عقدة أخرى. يُرسل التعليق إليها، وهي التي تقرر.
suspend-how-long = ما المدة؟
suspend-reason-hint = يظهر في سجل المجتمع، وتُبلَّغ به العُقَد الأخرى.
suspended-people = العضويات المعلَّقة
suspended-until = حتى: { $when }
suspended-for-good = حتى يُرفع التعليق
suspension-lift = رفع التعليق
days = { $count ->
    [zero] { $count } يوم
    [one] يوم واحد
    [two] يومان
    [few] { $count } أيام
    [many] { $count } يومًا
   *[other] { $count } يوم
}
act-suspend = تعليق العضوية
act-unsuspend = رفع التعليق
role-member = عضو
role-moderator = إشراف
role-facilitator = تيسير
tab-reports = البلاغات
reports-open = { $count ->
    [100] مئة بلاغ مفتوح أو أكثر
    [zero] لا بلاغات مفتوحة
    [one] بلاغ مفتوح واحد
    [two] بلاغان مفتوحان
    [few] { $count } بلاغات مفتوحة
    [many] { $count } بلاغًا مفتوحًا
   *[other] { $count } بلاغ مفتوح
}
reports-what = ما أبلغ عنه الأعضاء والعُقَد الأخرى. لا يراه إلا إشراف هذا المجتمع وإدارة هذه العقدة.
reports-none-open = لا بلاغ ينتظر المعالجة.
reports-none-closed = لم يُعالج شيء بعد.
filter-open = مفتوح
filter-closed = معالَج
report-post-by = من { $name }
report-no-reason = لم يُذكر سبب.
reported-by = مصدر البلاغ
reported-by-member-of = بلاغ من أحد أعضاء { $node }
reported-by-member-here = بلاغ من أحد أعضاء هذه العقدة
report-close = وضع علامة «معالَج»
report-closed = أصبح البلاغ بين البلاغات المعالَجة.
log-what = ما فعله الإشراف هنا، ولماذا.
log-empty = لا أعمال إشراف هنا بعد.
log-what-head = ماذا
log-thread = بشأن
log-who = من
log-reason = السبب
log-when = متى
log-no-reason = لم يُذكر
log-asked = طُلب من عقدة المجتمع
act-lock = قفل
act-unlock = فتح القفل
act-pin = تثبيت
act-move = نُقل إلى محور آخر
act-summarise = صارت الخلاصة المتفق عليها
act-unsummarise = لم تعد الخلاصة المتفق عليها
act-activate = فُتح للأعضاء
act-rest = أصبح خامدًا
act-close = أُعلنت نهايته
act-reopen = استؤنف
act-archive = أُرشف
act-unpin = إلغاء التثبيت
act-remove = إزالة
act-restore = استعادة
act-hide = إخفاء هنا
act-unhide = إظهار هنا مجددًا
act-close-report = معالجة بلاغ
by-home = عقدة المجتمع
by-admin = الإدارة
by-member = عضو
by-moderator = الإشراف
by-facilitator = التيسير
community-title = العنوان
community-title-hint = الاسم الذي يستعمله الأعضاء، مثل: الطرف العلوي وعلاج اليد.
community-handle = الاسم القصير
community-handle-hint = من حرفين إلى أربعين: أحرف من a إلى z أو أرقام أو _ أو -، ويبدأ بحرف. وهو جزء من العنوان على { $node } ولا يمكن تغييره أبدًا.
community-description = في جملة أو جملتين
community-description-hint = يظهر حيثما يُذكر المجتمع في قائمة.

## المواضيع والمشاركات
thread-by = موضوع من { $name }
thread-title = العنوان
kind = ما نوعه؟
kind-discussion = نقاش
kind-question = سؤال
kind-poll = استطلاع
kind-notice = إعلان
tag-answered = أُجيب عنه
tag-ended = انتهى
tag-helped = أفادني هذا
tag-follow-up = متابعة
weeks = { $count ->
    [zero] لا أسابيع
    [one] أسبوع واحد
    [two] أسبوعان
    [few] { $count } أسابيع
    [many] { $count } أسبوعًا
   *[other] { $count } أسبوع
}
question-remind = ذكّرني بأن أروي ما نتج عن ذلك
question-remind-hint = ما جرّبته وما حدث بعده يفيد من يطرح السؤال نفسه لاحقًا.
question-remind-never = بلا تذكير
question-remind-note = أن أروي ما جرّبته وما حدث.
ends-after = ينتهي بعد
ends-at = ينتهي: { $when }.
ended-at = انتهى: { $when }.
percent = ‏{ $count }٪
poll-options = الخيارات المتاحة
poll-options-hint = من اثنين إلى عشرة، كل منها مرة واحدة. لا يمكن تغييرها لاحقًا.
poll-option = الخيار { $count }
poll-more = خيارات أخرى
poll-many = يمكن اختيار أكثر من واحد
poll-secret = لا أحد يرى من اختار ماذا. تظهر النتائج بعد أن يصوّت خمسة أشخاص.
poll-choose-one = اختر واحدًا. لا يمكن تغيير الصوت.
poll-choose-many = اختر واحدًا أو أكثر. لا يمكن تغيير الصوت.
poll-vote = صوّت
poll-voted = احتُسب صوتك.
poll-mine = صوتك
poll-votes = { $count ->
    [zero] لا أصوات
    [one] صوت واحد
    [two] صوتان
    [few] { $count } أصوات
    [many] { $count } صوتًا
   *[other] { $count } صوت
}
poll-voters = { $count ->
    [zero] لم يصوّت أحد بعد.
    [one] صوّت شخص واحد.
    [two] صوّت شخصان.
    [few] صوّت { $count } أشخاص.
    [many] صوّت { $count } شخصًا.
   *[other] صوّت { $count } شخص.
}
poll-enough = { $count ->
    [zero] تظهر النتائج فورًا.
    [one] تظهر النتائج بعد أن يصوّت شخص واحد.
    [two] تظهر النتائج بعد أن يصوّت شخصان.
    [few] تظهر النتائج بعد أن يصوّت { $count } أشخاص.
    [many] تظهر النتائج بعد أن يصوّت { $count } شخصًا.
   *[other] تظهر النتائج بعد أن يصوّت { $count } شخص.
}
poll-later = ترى النتائج بعد أن تصوّت، أو حين ينتهي الاستطلاع.
this-helped = أفادني هذا
follow-up-say = اروِ ما نتج عن ذلك
follow-up-is = هذه متابعة
follow-up-hint = تروي ما جرّبته وما حدث.
follow-up-later = ليس بعد: ذكّرني لاحقًا
follow-up-tried = ما جرّبته
follow-up-happened = ما حدث
summary = الخلاصة المتفق عليها
summary-by = بقلم { $name }
summary-changed = تغيّرت بعد الاتفاق عليها
summary-before = ما كانت تقوله من قبل
summary-place = إلى موضعها بين الردود
summary-make = اجعل هذا الخلاصة المتفق عليها
summary-hint = تظهر فوق الردود، بدلًا من خلاصة سابقة.
thread-title-hint = عن السؤال، لا عن المريض.
thread-body = ما تود قوله
thread-public-hint = على هذه العقدة وغيرها. لا يمكن دائمًا استرجاع نسخة موجودة في مكان آخر.
thread-members-hint = لأعضاء هذا المجتمع فقط، على هذه العقدة.
thread-gone = لم يعد هذا الموضوع موجودًا
about-thread = عن هذا الموضوع
post-thread = نشر
preview = معاينة
written-in = لغة النص
privacy-hint = يرجى إسقاط كل ما قد يدل على مريض: الأسماء والتواريخ والأماكن وأرقام الملفات.
before-you-post = أسئلة قبل النشر
ask-recognise = هل يمكن أن يتعرف على الحالة صاحبها أو أسرته أو زملاؤه؟
ask-rare = هل الحالة أو الحادثة نادرة، أو ورد ذكرها في الأخبار؟
ask-detail = هل يساعد كل تفصيل في الإجابة عن سؤالك؟
writer-bar = التنسيق
writer-bold = عريض
writer-italic = مائل
writer-list = قائمة
writer-quote = اقتباس
writer-link = رابط
writer-markdown = يمكن استعمال Markdown: **عريض**، _مائل_، - قوائم، > اقتباسات. {"\u2066"}@name{"\u2069"} إشارة إلى شخص.
helpful = { $count ->
    [zero] مفيد
    [one] مفيد، { $count }
    [two] مفيد، { $count }
    [few] مفيد، { $count }
    [many] مفيد، { $count }
   *[other] مفيد، { $count }
}
reply = رد
reply-to = على { $name }
reply-add = إضافة رد
reply-body = ردك
reply-post = نشر الرد
reply-by = رد من { $name }
reply-gone = رد لم يعد موجودًا
you-answer = هذا ردك على { $name }
answers = ردًا على { $name }
answers-earlier = ردًا على مشاركة سابقة
replies-below = { $count ->
    [zero] لا ردود
    [one] رد واحد
    [two] ردّان
    [few] { $count } ردود
    [many] { $count } ردًا
   *[other] { $count } رد
}
more-replies = عرض مزيد من الردود
earlier-replies = عرض الردود السابقة
since-last = جديد منذ زيارتك الأخيرة
mark-new = جديد
edited = معدَّل
edit = تعديل
edit-post = تعديل مشاركتك
edit-body = نصك
edit-kept = تبقى النسخ السابقة متاحة للقراءة عند كلمة «معدَّل».
delete = حذف
delete-ask = أتريد حذف هذه المشاركة؟
delete-why = يختفي نصها من هذه العقدة فورًا، ويُطلب من العُقَد الأخرى حذف نسخها. الردود تبقى. لا يمكن التراجع عن هذا.
delete-thread-why = يختفي العنوان والنص من هذه العقدة فورًا، ويُطلب من العُقَد الأخرى حذف نسخها. الردود تبقى. لا يمكن التراجع عن هذا.
delete-do = حذف
delete-keep = إبقاء
history = نسخ سابقة
history-now = الآن
history-before = من قبل
history-none = لا توجد نسخة سابقة.
journey = ماذا حدث لهذه المشاركة؟
journey-short = ماذا حدث؟
journey-steps = خطوة بخطوة
journey-earlier = حدث المزيد من قبل، وهذا أحدثه.
journey-private = هي لأعضاء مجتمعها فقط. لا تُبلَّغ بها أي عقدة أخرى.
journey-written = كُتبت هنا
journey-came = جاءت من { $node }
journey-claimed = كُتبت على { $node }، كما تقول تلك العقدة:
journey-edited = عُدّلت
journey-counted = عُدّت الأصوات
journey-taken = قبلتها العقدة الأم، { $node }
journey-refused = رفضتها العقدة الأم، { $node }
journey-asked = طلب من الإشراف هنا إلى العقدة الأم، { $node }
journey-asking = عمل إشراف مطلوب
journey-other = شيء آخر
journey-post = المشاركة
journey-told = { $count ->
    [zero] لم تُرسل إلى أي عقدة
    [one] أُرسلت إلى عقدة واحدة
    [two] أُرسلت إلى عقدتين
    [few] أُرسلت إلى { $count } عُقَد
    [many] أُرسلت إلى { $count } عقدة
   *[other] أُرسلت إلى { $count } عقدة
}
journey-told-home = إلى العقدة الأم، { $node }
journey-told-none = لم تُبلَّغ أي عقدة أخرى.
journey-told-soon = تُبلَّغ العُقَد الأخرى بعد لحظات.
journey-have = { $count ->
    [zero] لم تصل إلى أي عقدة
    [one] وصلت إلى عقدة واحدة
    [two] وصلت إلى عقدتين
    [few] وصلت إلى { $count } عُقَد
    [many] وصلت إلى { $count } عقدة
   *[other] وصلت إلى { $count } عقدة
}
journey-wait = { $count ->
    [zero] لا عقدة تنتظرها
    [one] عقدة واحدة تنتظرها
    [two] عقدتان تنتظرانها
    [few] { $count } عُقَد تنتظرها
    [many] { $count } عقدة تنتظرها
   *[other] { $count } عقدة تنتظرها
}
journey-refuse = { $count ->
    [zero] لا عقدة رفضتها
    [one] عقدة واحدة رفضتها
    [two] عقدتان رفضتاها
    [few] { $count } عُقَد رفضتها
    [many] { $count } عقدة رفضتها
   *[other] { $count } عقدة رفضتها
}
journey-drop = { $count ->
    [zero] لا عقدة توقف الإرسال إليها
    [one] عقدة واحدة لم تعد تُرسل إليها
    [two] عقدتان لم تعد تُرسل إليهما
    [few] { $count } عُقَد لم تعد تُرسل إليها
    [many] { $count } عقدة لم تعد تُرسل إليها
   *[other] { $count } عقدة لم تعد تُرسل إليها
}
journey-all = الكل
journey-nodes = عقدة بعقدة
journey-nodes-what = المرفوض والمنتظر يأتيان أولًا. يرى هذا كاتب المشاركة وإشراف مجتمعها وإدارة هذه العقدة.
journey-nodes-empty = لم تُبلَّغ أي عقدة أخرى بهذه المشاركة.
journey-nodes-none = لا يوجد شيء من هذا.
journey-node = العقدة
journey-acknowledged = تم التأكيد
back-to-thread = العودة إلى الموضوع
original = الأصل
original-visit = عرضه على عقدته
sign-in-to-reply = للمشاركة.
join-to-reply = المشاركة متاحة بعد الانضمام إلى هذا المجتمع.
state-waiting = في انتظار عقدة المجتمع
state-waiting-why = يظهر لك هنا منذ الآن، ويراه الآخرون عندما تقبله تلك العقدة.
state-refused = رفضته عقدة المجتمع
state-refused-why = لا يظهر إلا لك. ولم تذكر تلك العقدة سببًا.
state-reason = السبب: { $reason }
state-hidden = مخفي على هذه العقدة
state-hidden-why = لا يراه هنا إلا الإشراف وكاتبه.
state-removed = أزاله الإشراف
state-deleted = حذفه كاتبه
act-sent-home = أُرسل إلى عقدة المجتمع، وهي التي تقرر.
report = إبلاغ
report-by = بشأن رد { $name }
report-post = الإبلاغ عن هذه المشاركة
report-reason = ما المشكلة فيها؟
report-reason-hint = يمكن أن يبقى فارغًا. يرجى عدم ذكر هويتك: يذهب هذا النص حيثما يذهب البلاغ.
report-who-sees = من يرى البلاغ
report-seen-here = إشراف هذا المجتمع وإدارة هذه العقدة، مع اسمك. ولا يُقال لكاتب المشاركة إن البلاغ منك.
report-seen-home = الإشراف على { $node } حيث مقر المجتمع، من دون اسمك.
report-seen-authors = الإشراف على { $node } حيث حساب كاتبها، من دون اسمك.
report-do = إرسال البلاغ
report-sent = شكرًا. بلاغك الآن لدى من يقررون بشأنه.
moderate = إشراف
moderate-post = الإشراف على هذه المشاركة
moderate-what = الإجراء
moderate-reason = السبب
moderate-reason-hint = يمكن للأعضاء قراءته في سجل الإشراف.
moderate-elsewhere = مقر هذا المجتمع عقدة أخرى. القفل والتثبيت والإزالة تُرسل إليها، أما الإخفاء فيسري هنا فقط.
moderate-do = تنفيذ
do-lock = قفل الموضوع
do-lock-hint = الرد للإشراف فقط. ويبقى التصويت مفتوحًا.
do-unlock = فتح قفل الموضوع
do-unlock-hint = يعود الرد متاحًا للأعضاء.
do-pin = تثبيت الموضوع
do-pin-hint = يبقى في أعلى المجتمع.
do-activate = فتحه لأعضائه
do-activate-hint = يمكن العثور عليه والانضمام إليه من الآن، وقد تعلم به عقد أخرى.
do-rest = تركه خامدًا
do-rest-hint = يُذكر أنه خامد، والمشاركة التالية توقظه.
do-close = إعلان نهايته
do-close-hint = يُخبَر الآن أعضاؤه والعقد التي تتابعه، وفي ذلك اليوم يصبح أرشيفًا.
do-reopen = استئنافه
do-reopen-hint = يعود نشطًا، ويمكن لأعضائه الكتابة.
do-unpin = إلغاء تثبيت الموضوع
do-unpin-hint = يعود إلى مكانه في القائمة.
do-remove = إزالة المشاركة
do-remove-hint = يُحجب نصها في كل مكان. ويمكن استعادتها.
do-restore = استعادة المشاركة
do-restore-hint = يعود نصها متاحًا للقراءة.
do-summarise = جعلها الخلاصة المتفق عليها
do-summarise-hint = تظهر فوق الردود، في كل العقد، بدلًا من خلاصة سابقة.
do-unsummarise = ألا تبقى هي الخلاصة
do-unsummarise-hint = تعود ردًا كغيرها من الردود.
do-hide = إخفاؤها على هذه العقدة
do-hide-hint = لا تُبلَّغ العُقَد الأخرى.
do-unhide = إظهارها على هذه العقدة مجددًا
do-unhide-hint = يراها مجددًا كل من يمكنه قراءة الموضوع.
drafts = المسودات
drafts-what = ما بدأت كتابته ولم ترسله. لا يراه غيرك. تزول المسودة بعد 90 يومًا من آخر تعديل لها.
drafts-none = لا مسودات لديك.
draft-thread = موضوع جديد
draft-reply = رد على { $name }
draft-reply-gone = رد
draft-edit = تعديل على مشاركتك
draft-closed = ما كُتب هذا من أجله لم يعد موجودًا، أو لم يعد متاحًا لك. نصك باقٍ هنا.
draft-text = عرض النص
draft-go-on = متابعة الكتابة
draft-save = حفظ المسودة
draft-discard = حذف المسودة
draft-discarded = حُذفت المسودة.
draft-saved = حُفظت مسودتك. تجدها على أي جهاز في
draft-loaded = هذه مسودتك: { $when }
draft-kept = حُفظت المسودة: { $when }
draft-newer = حُفظت مسودة أحدث في لسان تبويب آخر أو على جهاز آخر: { $when }
draft-newer-how = ما كتبته موجود أدناه ولم يُحفظ بعد. زر «حفظ المسودة» يضعه مكان هذه.
draft-newer-text = المسودة الأحدث
draft-newer-short = حُفظت مسودة أحدث في لسان تبويب آخر أو على جهاز آخر: { $when }. زر «حفظ المسودة» يعرض الاثنتين.
draft-gone = أُرسلت هذه المسودة أو حُذفت في مكان آخر. تُحفظ من جديد عند متابعة الكتابة.
draft-signed-out = لم تُحفظ: انتهت جلستك. عند الإرسال أو الحفظ يمكنك تسجيل الدخول دون أن تضيع.
draft-failed = لم تُحفظ: تعذر الوصول إلى العقدة.
kept = لم يضع شيء
kept-what = عدت إلى جلستك. ما أرسلته لم يُنفَّذ لأن جلستك كانت قد انتهت. راجعه وأرسله من جديد.
kept-send = إرسال من جديد
kept-text = ما كتبته
kept-sign-in = انتهت جلستك. ما كتبته محفوظ في هذه الصفحة: سجّل الدخول وتابع.
kept-too-long = انتهت جلستك، وما كتبته أطول من أن يُنقل. انسخه من هنا قبل تسجيل الدخول.
language-none = غير محددة
clash = تغيّر هذا في الأثناء
clash-why = لم يُحفظ شيء بعد. المشطوب هو ما يوجد الآن، وما تحته خط هو ما تريد وضعه. الحفظ من جديد يضع نصك مكانه.
since-when = جديد منذ زيارتك الأخيرة: { $when }
jump-new = الانتقال إلى أول رد جديد
mark-unread = وضع علامة غير مقروء
mark-all-read = وضع علامة مقروء على الكل
your-place = موضعك
save-thread = حفظ هذا الموضوع
save-note = ملاحظة لنفسك
save-note-hint = لا يراها غيرك.
save-remind = التذكير في يوم
save-remind-hint = في صباح ذلك اليوم حيث أنت. يمكن تركه فارغًا.
saved-threads = المواضيع المحفوظة
saved-what = مواضيع تود العودة إليها، مع ملاحظاتك. لا يرى هذه القائمة غيرك.
saved-none = لم تحفظ أي موضوع.
saved-change = الملاحظة والتذكير
saved-remove = إزالة من القائمة
saved-remind-at = تذكير: { $when }
saved-closed = لم يعد هذا الموضوع موجودًا، أو لم يعد متاحًا لك.
feeds = خلاصات خاصة
feeds-short = لقارئ خلاصات: ما هو جديد لك.
feeds-what = عنوان لقارئ الخلاصات لديك (Atom) فيه عناوين ما هو جديد في مجتمعاتك. من يعرفه يقرأ هذه العناوين، فاحتفظ به لنفسك. قراءة الخلاصة لا تضع علامة مقروء على شيء.
feeds-have = خلاصاتك
feeds-none = لا شيء لديك.
feed-made = هذا عنوانها
feed-once = انسخه الآن: يُعرض هذه المرة فقط.
feed-new = خلاصة جديدة
feed-make = إنشاء خلاصة
feed-name = ما الذي يقرؤها
feed-name-hint = مثل «القارئ في هاتفي»، لتعرف أيها تلغي.
feed-link = خلاصة Atom
print-view = طباعة الموضوع كله
print-how = كل شيء في هذه الصفحة. اطبعها من المتصفح: لا تظهر القوائم والأزرار على الورق.
print-more = البقية في صفحة أخرى
mention-list = أشخاص يمكنك الإشارة إليهم
mention-found = { $count ->
    [zero] لا أحد.
    [one] شخص واحد؛ الاختيار بالأسهم وEnter.
    [two] شخصان؛ الاختيار بالأسهم وEnter.
    [few] { $count } أشخاص؛ الاختيار بالأسهم وEnter.
    [many] { $count } شخصًا؛ الاختيار بالأسهم وEnter.
   *[other] { $count } شخص؛ الاختيار بالأسهم وEnter.
}

## الأشخاص
profile-edit = تعديل ملفك الشخصي
moved-community = يقول هذا المجتمع إنه انتقل إلى {"\u2066"}!{ $address }{"\u2069"}. لم تنتقل عضويتك معه: يرجى الانضمام هناك.
moved-person = العنوان الجديد المعلن: { $address }.
moved-see = عرض ذلك هناك
moved-me = العنوان الذي أعلنت الانتقال إليه: { $address }.
moved-me-what = ملفك الشخصي يذكر ذلك، وأُبلغت العُقَد الأخرى. لم يتغير شيء آخر: يمكنك المتابعة هنا.
moved-back = عدت إلى هنا
profile-elsewhere = عرض الملف الشخصي على عقدته
profile-posts = المشاركات
profile-no-posts = لا شيء متاح لك للقراءة بعد.
profile-see-thread = قراءة الموضوع
profile-see-reply = قراءتها في موضوعها
settings-saved = تم الحفظ.
settings-profile = ملفك الشخصي
settings-see = عرض ملفك الشخصي
settings-reading = كيف تخاطبك هذه العقدة
display-name = الاسم
display-name-hint = كما يعرفك زملاؤك.
profession = المهنة
profession-hint = تظهر بجانب اسمك. لم يتحقق منها أحد.
profession-none = غير مذكورة
profession-own = بكلماتك
profession-own-hint = تُستعمل عند اختيار «غير ذلك».
about-you = نبذة عنك
about-you-hint = بضع جمل. يمكن استعمال Markdown.
language = اللغة
language-hint = لغة هذه الصفحات.
language-unread = لم يراجع هذه الترجمات بعد أي ناطق أصلي بلغتها:
language-partial = حيث تُذكر نسبة فهي ما تُرجم؛ والباقي يُقال بالإنجليزية.
language-share = { $name } ({ $share }%)
time-zone = المنطقة الزمنية
time-zone-hint = ابدأ بكتابة اسم قارتك أو مدينتك.
languages-read = اللغات التي أقرؤها
languages-read-hint = تعرض القوائم المواضيع المكتوبة بهذه اللغات، وتلك التي لا تذكر لغة. لا تختر شيئًا لترى الكل.

## تسجيل الدخول والاشتراك
login = البريد الإلكتروني أو الاسم القصير
password = كلمة المرور
password-hint = عشرة أحرف على الأقل. والأفضل بضع كلمات لا يجمعها أحد سواك.
password-change = كلمة مرور أخرى
password-short = تغيير كلمة المرور التي تسجّل الدخول بها.
password-change-what = تُغلق جلساتك الأخرى، ونُعلم بريدك بأنها تغيّرت.
password-changed = لديك كلمة مرور جديدة من الآن.
password-now = كلمة مرورك الحالية
password-new = الجديدة
password-all = إنهاء مفاتيح البرامج والموجزات الخاصة أيضًا
password-all-hint = إن كان من المحتمل أن أحدًا غيرك عرف كلمة مرورك.
password-forgotten = لم تعد تتذكرها؟
password-do = تغيير كلمة المرور
no-account = لا حساب لك بعد؟
no-account-closed = العضوية حاليًا بدعوة من الإدارة.
have-account = لك حساب؟
sign-up-what = بهذا تصبح لك عضوية في { $node }. لا يُعطى بريدك الإلكتروني لأحد.
handle = الاسم القصير
handle-hint = من حرفين إلى أربعين: أحرف من a إلى z أو أرقام أو _ أو -، ويبدأ بحرف. لا يمكن تغييره أبدًا.
email = البريد الإلكتروني
email-hint = يمكن أن يبقى فارغًا. يصلح لتسجيل الدخول، ولا يراه أحد سواك.

## التهيئة
setup = تهيئة هذه العقدة
setup-what = من يشغّل هذه العقدة ومن يعتني بها؟ يمكن تغيير كل شيء لاحقًا ما عدا العناوين.
setup-association = جمعيتك
setup-network = مكانك في الشبكة
setup-admin = أول حساب للإدارة
setup-admin-what = يسجَّل دخول هذا الشخص فورًا، وله أن ينشئ مجتمعات.
setup-language-hint = اللغة التي يقرؤها معظم أعضائكم.
setup-zone-hint = تُستعمل لمن لم يختر منطقة زمنية.
setup-do = تهيئة هذه العقدة
association-name = اسم الجمعية
association-name-hint = يظهر في أعلى كل صفحة.
legal-entity = الكيان القانوني
legal-entity-hint = الجهة المسؤولة عن هذه العقدة، مع شكلها القانوني.
jurisdiction = الولاية القانونية
jurisdiction-hint = رمز البلد، مثل MA، أو مع منطقة، مثل AE-DU.
public-address = العنوان العام
public-address-hint = حيث يجد الأعضاء والعُقَد الأخرى هذه العقدة. يُقفل ما إن يُرسل شيء إلى عقدة أخرى.
public-address-configured = محدد في ملف الإعداد:
policy-mode = العُقَد الأخرى التي نتعامل معها
mode-allow-list = العُقَد التي تسمح بها الإدارة فقط
mode-allow-list-hint = الخيار الحذر. يُسمح بكل عقدة باسمها.
mode-open = كل العُقَد ما عدا التي تحظرها الإدارة
mode-open-hint = يمكن لأي شخص على أي عقدة أن يكتب في مجتمعاتكم العامة.
mode-closed = لا شيء منها
mode-closed-hint = لا يُرسل شيء ولا يُستقبل شيء.

## إدارة العقدة
admin-sign-up = من يمكنه الانضمام إلى هذه العقدة
admin-open-what = يمكن لكل من يجد هذه العقدة أن يصبح عضوًا فيها.
admin-do-open = فتح باب العضوية
admin-close = إغلاق باب العضوية
admin-keys = المفاتيح
admin-keys-what = تعرف العُقَد الأخرى بواسطة مفتاح أنك أنت المتحدث. تحل المفاتيح الجديدة فورًا، ولا يضيع شيء في الطريق.
admin-keys-whose = الاسم القصير
admin-keys-hint = لشخص أو مجتمع هنا، أو «node» للعقدة نفسها.
admin-keys-do = إنشاء مفاتيح جديدة
admin-keys-new = المفاتيح الجديدة قيد الاستعمال
address-locked = مقفل: به تعرف العُقَد الأخرى هذه العقدة.
address-open = يمكن تغييره ما لم يُرسل شيء إلى عقدة أخرى.
nodes = العُقَد الأخرى
nodes-empty = لا تُعرف عقدة أخرى بعد.
node = العقدة
node-heard = آخر ما ورد منها
node-reached = آخر وصول إليها
node-queued = في انتظار الإرسال
node-allowed = مسموح بها
node-blocked = محظورة
node-failures = { $count ->
    [zero] لا إخفاقات متتالية
    [one] إخفاق واحد
    [two] إخفاقان متتاليان
    [few] { $count } إخفاقات متتالية
    [many] { $count } إخفاقًا متتاليًا
   *[other] { $count } إخفاق متتالٍ
}
admin-this-node = هذه العقدة
federation = الاتحاد بين العُقَد
failed-tab = الإخفاقات
failed-messages = الرسائل المخفقة
nodes-find = جزء من اسم
nodes-find-do = بحث
nodes-none-like = لا عقدة معروفة في اسمها «{ $name }».
node-policy = السياسة
node-deliveries = عمليات الإرسال
node-not-allowed = غير مسموح بها
node-paused = موقفة مؤقتًا
node-reachable = يمكن الوصول إليها
node-untried = لم تُجرَّب بعد
node-failing = لا يمكن الوصول إليها
node-oldest = الأقدم من
node-nothing = لا شيء
node-title = { $node } – الاتحاد بين العُقَد
node-stands = الوضع الحالي
node-since = منذ
node-next-try = المحاولة التالية
node-last-failure = آخر إخفاق
node-throttled = طُلب منها الانتظار
node-throttled-what = أرسلت رسائل أكثر مما يجوز لعقدة في وقت قصير.
node-software = البرنامج
node-software-unknown = لم تذكره
node-known-since = معروفة منذ
node-retry = إعادة المحاولة الآن
node-pause = إيقاف مؤقت
node-pause-what = أثناء الإيقاف لا يُرسل إليها شيء، ويبقى صف الانتظار. وما ترسله يظل يُستقبل.
node-resume = استئناف
node-resume-what = لا يُرسل إليها شيء الآن. وما ينتظر يُرسل بترتيبه عند الاستئناف.
node-sent = أُرسل إليها
node-sent-empty = لم يوضع شيء قط في صف الانتظار لهذه العقدة.
node-got = ورد منها
node-got-empty = لم يرد شيء من هذه العقدة في الأيام الثلاثين الأخيرة.
rule-this = السماح بها أو حظرها
rule-this-what = الحظر يخفي ما ورد منها ويسري على كل اسم تحتها، ولا يُحذف شيء.
standing-by-mode-open = مسموح بها لأن كل العُقَد مسموح بها.
standing-by-mode-allow-list = لا قاعدة تسمح بها.
standing-by-mode-closed = هذه العقدة لا تتعامل مع غيرها.
standing-by-own-rule = وفق القاعدة الخاصة بهذا الاسم.
standing-by-rule-above = وفق القاعدة الخاصة بـ { $node }.
message = الرسالة
message-state = الحالة
message-answer = الجواب
message-reason = السبب
message-attempts = المحاولات
message-queued = دخلت صف الانتظار
message-sent = آخر إرسال
message-received = وقت الاستلام
none = لا شيء
delivery-done = سُلّمت
delivery-pending = في الانتظار
delivery-refused = مرفوضة
delivery-dropped = لم تُرسل
received-done = نُفّذت
received-new = في الانتظار
received-ignored = أُهملت
received-failed = أخفقت
try-again = إعادة المحاولة
failed-what = رسائل من عُقَد أخرى تعذّر تنفيذها. يمكن إعادة المحاولة عند زوال السبب.
failed-empty = لا إخفاقات.
answer-status = أجابت بالرمز { $status }
answer-other = كان الجواب: { $answer }
answer-unreachable = تعذّر الوصول إليها
answer-unresolved = لم يُعثر على اسمها
answer-untrusted = لم تُقبل شهادتها
answer-timed-out = لم تُجب في الوقت المحدد
answer-interrupted = انقطع الاتصال
answer-unreadable = تعذّرت قراءة جوابها
answer-too-large = كان جوابها كبيرًا جدًا
answer-not-allowed = لا يجوز الاتصال بعنوانها
answer-policy = السياسة تمنع ذلك
answer-deleted = حُذفت قبل إرسالها
answer-expired = توقفت المحاولة: لم تُجب طوال أسبوع
answer-unsendable = تعذّر إرسال الرسالة كما هي
answer-unsigned = تعذّر توقيعها هنا
node-refused = ما رفضته
node-refused-empty = لم ترفض شيئًا رفضًا نهائيًا.
node-refused-lately = { $count ->
    [zero] لا شيء مرفوض خلال ثلاثين يومًا
    [one] واحدة مرفوضة خلال ثلاثين يومًا
    [two] اثنتان مرفوضتان خلال ثلاثين يومًا
    [few] { $count } مرفوضة خلال ثلاثين يومًا
    [many] { $count } مرفوضة خلال ثلاثين يومًا
   *[other] { $count } مرفوضة خلال ثلاثين يومًا
    }
lately = سير الإرسال مؤخرًا
lately-what = { $count ->
    [zero] لم تُجرَّب أي رسالة، وقُبل منها { $done }.
    [one] جُرّبت رسالة واحدة، وقُبل منها { $done }.
    [two] من أحدث رسالتين جُرّبتا، قُبل { $done }.
    [few] من أحدث { $count } رسائل جُرّبت، قُبل { $done }.
    [many] من أحدث { $count } رسالة جُرّبت، قُبل { $done }.
   *[other] من أحدث { $count } رسالة جُرّبت، قُبل { $done }.
    }
lately-time = المدة
lately-half = النصف خلال
lately-95 = خمسة وتسعون بالمئة خلال
lately-99 = تسعة وتسعون بالمئة خلال
lately-longest = الأطول
lately-answer = حتى جوابها
lately-receipt = من الفعل هنا إلى إشعار استلامه
lately-fault = لم تُقبل بسبب
lately-count = العدد
span-milliseconds = { $count } م.ث
span-seconds = { $count } ث
span-minutes = { $count } د
span-hours = { $count } س
span-days = { $count ->
    [zero] { $count } يوم
    [one] يوم واحد
    [two] يومان
    [few] { $count } أيام
    [many] { $count } يومًا
   *[other] { $count } يوم
    }
node-failed-here = { $count ->
    [zero] لم تخفق أي رسالة هنا
    [one] أخفقت رسالة واحدة هنا
    [two] أخفقت رسالتان هنا
    [few] أخفقت { $count } رسائل هنا
    [many] أخفقت { $count } رسالة هنا
   *[other] أخفقت { $count } رسالة هنا
}
node-again = { $count ->
    [zero] لا رسائل مخفقة لإعادة محاولتها
    [one] إعادة محاولة رسالة مخفقة واحدة
    [two] إعادة محاولة رسالتين مخفقتين
    [few] إعادة محاولة { $count } رسائل مخفقة
    [many] إعادة محاولة { $count } رسالة مخفقة
   *[other] إعادة محاولة { $count } رسالة مخفقة
}
rule-set = السماح بعقدة أو حظرها
rule-node-hint = اسمها، مثل north.example
rule-reason = السبب
rule-reason-hint = يُحفظ مع القاعدة.
rule-allow = سماح
rule-block = حظر

## عن العقدة
about-what = تشغّل { $node } هذه العقدة: مكان خاص بها في شبكة من الجمعيات يتبادل فيها مهنيو الصحة معارفهم.
about-who = من يشغّلها
about-federation = العُقَد الأخرى
about-federation-what = العقدة خادم جمعية واحدة. يمكن قراءة المجتمعات العامة والانضمام إليها من عُقَد أخرى، أما ما هو للأعضاء فلا يغادر أبدًا.
about-mode-open = تتعامل هذه العقدة مع كل العُقَد ما عدا التي حظرتها.
about-mode-allow-list = تتعامل هذه العقدة فقط مع العُقَد التي سمحت بها إدارتها.
about-mode-closed = لا تتعامل هذه العقدة مع أي عقدة أخرى.
about-quiet = ما يعرفه الآخرون عنك
about-quiet-what = يظهر ملفك الشخصي لأعضاء هذه العقدة. ولا يراه غيرهم إلا بعد أن تكتب علنًا. لا توجد قائمة أعضاء معروضة للعالم.
access = إمكانية الوصول
access-title = مدى إتاحة هذه العقدة للجميع
access-what = تريد { $node } أن يتمكن الجميع من القراءة والكتابة هنا مهما كانت وسيلتهم في الرؤية والسمع والكتابة. تبيّن هذه الصفحة ما يُختبر وما نعلم أنه ناقص.
letters-easy = حروف أسهل قراءةً
letters-easy-hint = تتباعد الكلمات والأسطر أكثر، بخط بسيط كبير ومن دون حروف مائلة.
letters-on = تشغيل
letters-off = إيقاف
letters-member = يُحفظ في إعداداتك، فتجده أينما سجّلت الدخول.
letters-visitor = يُحفظ في ملف تعريف ارتباط في هذا المتصفح، ولا يحمل أي شيء آخر.
access-status = حالة المطابقة
access-status-full = مطابقة كاملة
access-status-partial = مطابقة جزئية
access-status-none = غير مطابقة
access-status-what = المقياس هو { $standard } بالمستوى { $level }. ما يمكن قياسه متحقق في كل صفحة، أما ما لا يحكم فيه إلا إنسان فلم ينظر فيه سوى صانعي البرنامج. لذلك لا ندّعي أكثر من هذا.
access-evaluated = آخر تقييم: { $date }.
access-how = كيف يجري الاختبار
access-how-what = قبل إصدار أي نسخة تُفتح كل صفحة من صفحات البرنامج في متصفح بكل من هذه الأشكال، وخطأ واحد يوقف الإصدار.
access-as-wide-light = بعرض { $count } بكسل، فاتح
access-as-wide-dark = بعرض { $count } بكسل، داكن
access-as-narrow-light = بعرض { $count } بكسل كما في الهاتف، فاتح
access-as-narrow-dark = بعرض { $count } بكسل كما في الهاتف، داكن
access-as-smallest = بعرض { $count } بكسل: تكبير بنسبة 400٪
access-as-zoom = بعرض { $count } بكسل: تكبير بنسبة 200٪
access-as-spacing = بتباعد يختاره القارئ بين الحروف والكلمات والأسطر ({ $count } بكسل)
access-as-letters = بحروف أسهل قراءةً ({ $count } بكسل)
access-as-rtl-wide = بالعربية من اليمين إلى اليسار، بعرض { $count } بكسل، فاتح
access-as-rtl-narrow = بالعربية من اليمين إلى اليسار، بعرض { $count } بكسل، داكن
access-as-no-script = من دون JavaScript، بعرض { $count } بكسل
access-as-print = مطبوعة ({ $count } بكسل) حيث أُعدّت الصفحة للطباعة
access-checks = ما الذي يُختبر
access-check = الاختبار
access-by = الطريقة
access-criteria = معايير النجاح
access-by-measured = يُقاس في كل صفحة
access-by-journey = يُجرَّب خطوة خطوة
access-by-read = نظر فيه الصانعون
access-by-absent = لا وجود له هنا
access-check-rules = البنية والأسماء والتباين واللغات وحجم الأهداف، وفق قواعد axe
access-check-reflow = لا شيء يخرج عن الصفحة ولا نص يُقتطع حتى عند أصغر عرض
access-check-spacing = لا يُقتطع أي نص عندما يباعد القارئ بين أجزائه
access-check-focus = كل ما عليه التركيز يُظهر ذلك ولا يغطيه شيء
access-check-errors = النموذج المرفوض يبيّن الخطأ ويقود إلى الحقل
access-check-sameness = سبل التنقل والمساعدة في الموضع نفسه من كل صفحة
access-check-keyboard = من تسجيل الدخول إلى الخروج بلوحة المفاتيح وحدها
access-check-timing = ما كُتب يبقى بعد انتهاء الجلسة
access-check-looked = الترتيب والتعليمات والعناوين وتباين الرموز والأخطاء التي يمكن التراجع عنها
access-check-absent = الصوت والفيديو والوميض والحركة والإيماءات بعدة أصابع والسحب
access-limits = النواقص المعروفة
access-limit-people = لم يقيّمه بعد أحد ممن يستخدمون قارئ شاشة أو مكبّرًا أو تحكمًا صوتيًا.
access-limit-members = ما يكتبه الأعضاء يخصّهم: قد يكون جدول أو رابط أو عنوان في مشاركة غير واضح، ولا أحد يتحقق منه مسبقًا.
access-limit-elsewhere = تقود الروابط إلى عقد وصفحات أخرى لا يتناولها هذا البيان.
access-limit-languages = بعض الترجمات فيها أجزاء بالإنجليزية، ومعظمها لم يقرأه متحدث أصلي؛ والإعدادات تبيّن أيّها.
access-feedback = أخبرنا بما يعيقك
access-feedback-what = من لم يستطع قراءة شيء هنا أو استعماله فله أن يطلبه بشكل آخر ممن يديرون العقدة. اكتب إليهم على عنوانهم المعتاد، ويفيد أن تذكر الصفحة وما تقرأ به.
settings-display = القراءة والمفاتيح
keys = اختصارات لوحة المفاتيح
keys-hint = أحرف منفردة تنفّذ أمرًا. وهي متوقفة ما لم ترغب فيها، لأنها تعيق التحكم الصوتي.
keys-which = وظيفة كل مفتاح
keys-what = لا تفعل شيئًا أثناء الكتابة في حقل، ولكل منها رابط أو زر يؤدي العمل نفسه. وهي تحتاج إلى JavaScript.
keys-are-on = هي مُشغَّلة لديك.
keys-are-off = هي متوقفة.
keys-members = يمكن للأعضاء تشغيلها من إعداداتهم.
keys-key = المفتاح
keys-does = ما يفعله
key-next = المشاركة التالية، أو الموضوع التالي في قائمة
key-previous = المشاركة السابقة أو الموضوع السابق
key-unread = أول مشاركة جديدة بالنسبة إليك
key-reply = الرد على المشاركة التي عليها التركيز، وإلا على الموضوع
key-save = حفظ الموضوع لوقت لاحق
key-home = الرئيسية (أحدهما بعد الآخر)
key-search = بحث
key-help = هذه الصفحة
keys-always = دائمًا: ينقل Tab وShift + Tab إلى الأمام والخلف، ويتبع Enter رابطًا أو يضغط زرًا، ويغلق Escape قائمة، ويرسل Ctrl + Enter ما تكتبه.

## البحث
search-what = كلمات من اسم مجتمع، أو عنوان: {"\u2066"}!community@node{"\u2069"} أو {"\u2066"}@person@node{"\u2069"} أو رابط مشاركة.
search-none = لا يوجد هنا مجتمع باسم «{ $query }».
search-nothing-there = لا شيء عند «{ $query }»، أو لا يجوز لهذه العقدة رؤيته. يرجى التحقق من الكتابة.
search-for-members = يبدو هذا عنوانًا على عقدة أخرى. يمكن للأعضاء البحث عنه.

## الأخطاء
form-problems = { $count ->
    [zero] لا شيء للتصحيح
    [one] أمر واحد للتصحيح
    [two] أمران للتصحيح
    [few] { $count } أمور للتصحيح
    [many] { $count } أمرًا للتصحيح
   *[other] { $count } أمر للتصحيح
}
error-not-found = لا شيء هنا
error-not-found-why = قد يكون العنوان خاطئًا، أو لم تعد الصفحة موجودة، أو يلزم تسجيل الدخول لرؤيتها.
error-invalid = لم ينجح ذلك
error-denied = هذا غير متاح لك
error-remote = لم تستجب العقدة الأخرى كما ينبغي
error-internal = حدث خطأ هنا
error-internal-why = الخطأ منا وليس منك. لم يتغير شيء. يرجى إعادة المحاولة بعد دقيقة.
error-unreadable = تعذّرت قراءة النموذج
error-unreadable-why = أتلفه شيء في الطريق. يرجى العودة وإرساله مجددًا.
error-too-large = هذا كثير دفعة واحدة
error-too-large-why = تتسع المشاركة لمئة ألف حرف. يرجى العودة وتقصيرها.
error-wrong-method = هذا لا يعمل على هذا العنوان
error-wrong-method-why = يرجى العودة واستعمال الزر أو الرابط الموجود في الصفحة.
error-cross-site = جاء هذا من موقع آخر
error-cross-site-why = حفاظًا على أمانك، لا تعمل النماذج إلا من صفحات هذه العقدة. يرجى فتح الصفحة هنا وإرساله مجددًا.
error-setup-link = هذا الرابط لا يفتح التهيئة
error-setup-link-why = ربما استُعمل من قبل، أو عُرض رابط أحدث عند إعادة تشغيل البرنامج. إن كانت هذه العقدة مهيَّأة، فيرجى تسجيل الدخول.

problem-actor-changed = تقول تلك العقدة إن شخصًا غير السابق موجود على هذا العنوان. لم يتغير شيء.
problem-address = «{ $detail }» ليس عنوانًا مثل https://node.example من دون شيء بعده.
problem-choose = يرجى اختيار واحد.
problem-cursor = هذا الرابط إلى صفحة من القائمة معطوب. يرجى العودة إلى بداية القائمة.
problem-email = هذا ليس عنوان بريد إلكتروني مثل name@example.org.
problem-email-taken = هذا البريد الإلكتروني مستعمل هنا من قبل. يرجى تسجيل الدخول، أو استعمال بريد آخر.
problem-empty = يرجى كتابة شيء أولًا.
problem-handle-form = المطلوب {"\u2066"}!community@node{"\u2069"} أو {"\u2066"}@person@node{"\u2069"} أو عنوان موضوع، مثل {"\u2066"}https://north.example/t/…{"\u2069"}.
problem-handle-length = يتكون الاسم القصير من حرفين إلى أربعين حرفًا.
problem-handle-letters = يتكون الاسم القصير من أحرف من a إلى z وأرقام و _ و -، ويبدأ بحرف.
problem-handle-reserved = لـ «{ $detail }» معنى آخر هنا. يرجى اختيار اسم قصير آخر.
problem-handle-unknown = لا أحد على هذه العقدة باسم «{ $detail }».
problem-handle-taken = «{ $detail }» مستعمل أو سبق استعماله. يرجى اختيار اسم قصير آخر.
problem-jurisdiction = يرجى استعمال رمز البلد بأحرف كبيرة، مثل MA، أو مع منطقة، مثل AE-DU.
problem-language = يرجى اختيار لغة.
problem-length-0-500 = خمسمئة حرف على الأكثر.
problem-length-0-2000 = ألفا حرف على الأكثر.
problem-length-0-5000 = خمسة آلاف حرف على الأكثر.
problem-length-2-60 = من حرفين إلى ستين حرفًا.
problem-topic-taken = لمحور آخر في هذا المجتمع هذا الاسم.
problem-too-many-topics = للمجتمع { $detail } محورًا على الأكثر، بما فيها المدموجة.
problem-charter-part = اكتب بضع كلمات هنا، أو أبقِ المجتمع مسودة.
problem-charter-incomplete = ينقص الميثاقَ جزء: المجال والمجتمع والممارسة يحتاج كل منها إلى بضع كلمات.
problem-no-facilitator = لا أحد ييسّره. عيّن أولًا عضوًا للتيسير.
problem-step-not-now = لا يمكن ذلك في الوضع الحالي للمجتمع. اختر مما هو معروض.
problem-closes-too-soon = اختر يومًا بعد 14 يومًا على الأقل، ليعلم الجميع في الوقت المناسب.
problem-closes-too-late = اختر يومًا خلال السنتين القادمتين.
problem-day = اكتب اليوم بصيغة السنة-الشهر-اليوم، مثل 2027-03-01.
problem-length-1-80 = من حرف واحد إلى ثمانين حرفًا.
problem-length-2-120 = من حرفين إلى مئة وعشرين حرفًا.
problem-length-3-200 = يتكون العنوان من ثلاثة أحرف إلى مئتي حرف.
problem-node-name = «{ $detail }» ليس اسم عقدة، مثل north.example.
problem-not-later = يرجى اختيار وقت لم يحن بعد.
problem-days-1-366 = من يوم إلى 366 يومًا.
problem-options-2-10 = اكتب من خيارين إلى عشرة.
problem-options-twice = أحد هذه الخيارات مكرر.
problem-length-1-200 = مئتا حرف على الأكثر لكل خيار.
problem-only-one = يمكن هنا اختيار واحد فقط.
problem-too-many-helped = ذكرت أن { $detail } رد أفادك، وهذا هو الحد الأقصى. تراجع عن واحد أولًا.
problem-not-a-member = الأدوار لأعضاء هذا المجتمع فقط.
problem-password-length = تتكون كلمة المرور من عشرة أحرف إلى مئتي حرف.
problem-password-weak = من السهل تخمينها. أما عدة كلمات لا رابط بينها فليست كذلك.
problem-time-zone = «{ $detail }» ليست منطقة زمنية مثل Africa/Cairo.
problem-too-long = تتسع المشاركة لمئة ألف حرف. يرجى تقصيرها.
problem-too-many-attempts = كلمات مرور خاطئة أكثر من اللازم. يرجى الانتظار خمس عشرة دقيقة ثم إعادة المحاولة.
problem-too-many-reports = عدد المشاركات التي أبلغت عنها خلال ساعة: { $detail }، وهذا هو الحد الأقصى. يرجى الانتظار قليلًا ثم إرساله مجددًا.
problem-too-many-tokens = لديك خمسون مفتاحًا، وهذا هو الحد الأقصى. يرجى إلغاء أحدها أولًا.
problem-too-many-drafts = لديك { $detail } مسودة، وهذا هو الحد الأقصى. احذف واحدة أولًا.
problem-length-0-1000 = 1000 حرف على الأكثر.
problem-too-many-saved = لديك { $detail } موضوع محفوظ، وهذا هو الحد الأقصى. أزل واحدًا أولًا.
problem-too-many-feeds = لديك { $detail } خلاصة، وهذا هو الحد الأقصى. ألغِ واحدة أولًا.
problem-too-many-accounts = عدد الحسابات التي ذكرتها: { $detail }، وهذا هو الحد الأقصى. يرجى إزالة أحدها أولًا.
problem-account-form = المطلوب {"\u2066"}@name@north.example{"\u2069"} أو عنوان الملف الشخصي.
problem-nobody-there = لم يُعثر على أحد عند «{ $detail }». يرجى التحقق من الكتابة.
problem-person-elsewhere = يجب أن يكون هذا حساب شخص على عقدة أخرى.
problem-password-wrong = هذه ليست كلمة مرورك.
problem-target-does-not-confirm = لا يذكر ذلك الحساب أنه لك. يرجى تسجيل الدخول هناك، وذكر { $detail } حسابًا آخر لك، ثم إعادة المحاولة هنا.
problem-target-moved-on = يذكر ذلك الحساب أنه انتقل هو أيضًا. المطلوب عنوان الحساب المستعمل فعلًا.

denial-sign-in-first = يرجى تسجيل الدخول أولًا. يمكن ذلك في علامة تبويب أخرى، ثم إرسال هذا مجددًا.
denial-not-admin = هذا لإدارة هذه العقدة فقط.
denial-not-member = هذا لأعضاء هذا المجتمع فقط. يلزم الانضمام إليه أولًا.
denial-not-moderator = هذا لإشراف هذا المجتمع فقط.
denial-not-author = هذا لكاتبه فقط.
denial-outranked = دور هذا الشخص في المجتمع لا يقل عن دورك. يمكن ذلك لمن هو فوقكما.
denial-suspended = عضويتك في هذا المجتمع معلَّقة.
denial-last-facilitator = يحتفظ كل مجتمع بعضو واحد على الأقل للتيسير. يلزم أولًا إسناد هذا الدور إلى عضو آخر.
denial-thread-locked = هذا الموضوع مقفل: الرد للإشراف فقط.
denial-archived = هذا المجتمع مؤرشف: للقراءة فقط.
denial-post-gone = حُذفت هذه المشاركة أو أُزيلت. لم يعد هناك ما يُرد عليه أو يُعدَّل.
denial-no-notices = الإعلانات في هذا المجتمع لمن يشرف عليه. ابدأ نقاشًا بدلًا من ذلك.
denial-not-this-kind = هذا الموضوع ليس سؤالًا ولا استطلاعًا.
denial-poll-ended = انتهى هذا الاستطلاع.
denial-voted-already = صوّتّ في هذا الاستطلاع من قبل، ولا يمكن تغيير الصوت.
denial-sign-up-closed = هذه العقدة لا تقبل أعضاء جددًا من تلقاء أنفسهم حاليًا. يرجى التوجه إلى الإدارة.
denial-wrong-password = البريد الإلكتروني أو الاسم القصير لا يوافق كلمة المرور.
denial-node-not-allowed = هذه العقدة لا تتعامل مع تلك. يمكن للإدارة السماح بها.
denial-already-set-up = هذه العقدة مهيَّأة من قبل. يرجى تسجيل الدخول.
denial-not-here = مقر هذا المجتمع عقدة أخرى، ولا يمكن هذا إلا هناك.
denial-wrong-scope = لا يسمح هذا المفتاح بذلك.
denial-precondition-failed = تغيّر هذا في الأثناء. يرجى فتحه مجددًا وتعديله كما هو الآن.
denial-idempotency-key-in-use = هذا قيد التنفيذ. يرجى الانتظار لحظة.

remote-unreachable = تعذّر الوصول إلى { $host }. يرجى إعادة المحاولة بعد قليل.
remote-unknown = تقول { $host } إنه لا شيء لديها على هذا العنوان. يرجى التحقق من الكتابة.
remote-rubbish = أجابت { $host } بما لا تستطيع هذه العقدة قراءته. ربما ليست من عُقَد هذه الشبكة.
remote-refused = رفضت { $host } إجابة هذه العقدة.
remote-forbidden = لا يجوز لهذه العقدة سؤال { $host }. يمكن للإدارة السماح بها.
remote-too-much = أرسلت { $host } أكثر مما تقبل هذه العقدة قراءته.
remote-busy = سُئلت { $host } بما يكفي الآن. يرجى إعادة المحاولة بعد قليل.

## المهن (config/professions.toml)
profession-allied-health-assistant = المساعدة في المهن الصحية المساندة
profession-art-therapist = العلاج بالفن
profession-audiologist = السمعيات
profession-chiropractor = المعالجة اليدوية للعمود الفقري
profession-counsellor = الإرشاد النفسي
profession-dietitian = التغذية العلاجية
profession-drama-therapist = العلاج بالدراما
profession-exercise-physiologist = فسيولوجيا الجهد البدني
profession-genetic-counsellor = الإرشاد الوراثي
profession-medical-laboratory-scientist = علوم المختبرات الطبية
profession-music-therapist = العلاج بالموسيقى
profession-nurse = التمريض
profession-occupational-therapist = العلاج الوظيفي
profession-optometrist = البصريات
profession-orthoptist = تقويم البصر
profession-osteopath = المعالجة العظمية
profession-paramedic = الإسعاف
profession-perfusionist = التروية القلبية
profession-pharmacist = الصيدلة
profession-physiotherapist = العلاج الطبيعي
profession-podiatrist = صحة القدم
profession-prosthetist-orthotist = الأطراف الصناعية والأجهزة التقويمية
profession-psychologist = علم النفس
profession-radiographer = التصوير الطبي
profession-social-worker = الخدمة الاجتماعية
profession-speech-language-therapist = علاج النطق واللغة
profession-educator = التعليم
profession-researcher = البحث العلمي
profession-other = غير ذلك

## واجهة البرمجة ومفاتيحها
api = واجهة البرمجة
api-title = واجهة البرمجة لهذه العقدة
api-what = يمكن للبرامج هنا ما يمكن لصفحاتها، وبالقواعد نفسها. ومن دون مفتاح ترى ما يراه الجميع.
api-read = ما يمكنها
api-document = الوصف الموجَّه إلى البرامج (OpenAPI 3.1)
api-subjects = المحاور
api-objects = الكائنات
api-parameters = المعاملات
api-body = المتن
api-answers = الأجوبة
tokens = مفاتيح البرامج
tokens-short = للتطبيقات التي تعمل باسمك.
tokens-what = البرنامج الذي لديه مفتاح يعمل باسمك. الأفضل أن يكون لكل برنامج مفتاحه، حتى يمكن استرداده.
tokens-have = مفاتيحك
tokens-none = لا مفاتيح لديك.
token-name = الاسم
token-name-hint = البرنامج الذي خُصص له.
token-scope = ما يسمح به
token-read = القراءة
token-read-hint = رؤية ما هو متاح لك.
token-write = القراءة والكتابة
token-write-hint = فعل كل ما هو متاح لك، ومنه إدارة العقدة إن كانت من مهامك.
token-created = تاريخ الإنشاء
token-used = آخر استعمال
token-new = مفتاح جديد
token-make = إنشاء المفتاح
token-made = مفتاحك الجديد
token-once = يرجى نسخه الآن: يظهر هذه المرة فقط، ولا يُحفظ في أي مكان.
token-revoke = إلغاء المفتاح
moving = الانتقال
moving-short = حساباتك الأخرى، ووجهة انتقالك.
moving-what = الانتقال إشعار لا أكثر: يقرأ الناس هنا وعلى عُقَد أخرى عنوانك الجديد. ما كتبته يبقى هنا. وتبقى مع هذا الحساب أيضًا العضويات والأدوار وكل ما أكده الآخرون عنك. ويلزم طلب الانضمام إلى مجتمعاتك مجددًا من الحساب الجديد.
accounts = حساباتي الأخرى
accounts-what = حسابات لك على عُقَد أخرى. للانتقال إلى هنا من أحدها، يُذكر هنا ثم يُعلن هناك عن الانتقال. يرى الجميع ما تذكره منها، ويمكن للعُقَد الأخرى منذ ذلك الحين أن تجدك بعنوانك.
accounts-none = لم تُذكر أي حسابات.
accounts-full = ذُكرت خمسة حسابات، وهذا هو الحد الأقصى.
account = عنوان الحساب
account-hint = مثل {"\u2066"}@name@north.example{"\u2069"} أو عنوان ملفه الشخصي.
account-add = إضافة
account-remove = إزالة
move = انتقلتُ
move-first = يلزم أولًا تسجيل الدخول إلى حسابك الجديد وذكر هذا الحساب هناك على أنه لك: { $address }
move-target = عنوان حسابك الجديد
move-password = كلمة مرورك
move-password-hint = التي تسجّل بها الدخول هنا.
move-do = إعلان الانتقال

## الإشعارات
notifications = الإشعارات
notifications-none = لا شيء بعد.
notifications-what = هنا يصلك خبر كل رد عليك وكل إشارة إليك، وما يُقرَّر بشأنك. ولزيادة ذلك أو تقليله، الخيار في صفحة المجتمع أو الموضوع.
notifications-see-all = وضع علامة «شوهد» على الكل
bell-few = { $count }
bell-many = 9+
bell-unseen = إشعارات لم تُشاهد: { $count }
new = جديد
told-mention = إشارة إليك من { $name }
told-reply = رد من { $name }
told-post = مشاركة من { $name }
told-membership-given = أصبحت لك عضوية في { $community }
told-membership-refused = لم يقبل { $community } طلب عضويتك
told-membership-ended = انتهت عضويتك في { $community }
told-membership-asked = طلب انضمام إلى { $community }
told-role-given = أصبح لك دور في { $community }
told-community-rested = أصبح { $community } خامدًا: لم يُكتب فيه شيء منذ مدة
told-community-closing = سينتهي { $community }
told-community-archived = انتهى { $community } وأصبح للقراءة فقط
told-community-reopened = استؤنف { $community }
told-role-taken = لم يعد لك دور في { $community }
told-member-suspended = عُلّقت عضويتك في { $community }
told-suspension-lifted = انتهى تعليق عضويتك في { $community }
told-post-removed = أزال إشراف { $community } مشاركتك
told-post-restored = عادت مشاركتك في { $community }
told-post-hidden = أخفى الإشراف هنا مشاركتك في { $community }
told-post-unhidden = عادت مشاركتك في { $community } إلى الظهور
told-post-refused = لم يقبل { $community } مشاركتك
told-post-reported = بلاغ عن مشاركة في { $community }
told-reminder-due = تذكير بموضوع حفظته في { $community }
told-reply-helped = ردك في { $community } أفاد من طرح السؤال
level = ما يصلك من إشعارات
level-label = إشعار بـ
level-everything = كل مشاركة
level-first-posts = المواضيع الجديدة
level-mentions = الردود عليّ والإشارات إليّ
level-mute = لا شيء
level-as-community = كما للمجتمع
level-saved = تم الحفظ. يسري ذلك من المشاركة التالية.

## البريد، للإدارة
mail = البريد
mail-way = كيف يُرسل البريد
mail-server = خادم بريد معدّ
mail-no-server = لا خادم بريد بعد
mail-no-server-what = لا شيء يغادر هذا الجهاز: يُكتب البريد في ملفات إلى أن يُحدَّد خادم بريد في ملف الإعداد (mail.host).
mail-server-what = ما لا يقبله خادم البريد يُحفظ وتُعاد محاولته.
mail-failing = خادم البريد لا يقبل البريد
mail-waiting =
    { $count ->
        [zero] لا رسائل بريد تنتظر
        [one] رسالة بريد واحدة تنتظر
        [two] رسالتا بريد تنتظران
        [few] { $count } رسائل بريد تنتظر
        [many] { $count } رسالة بريد تنتظر
       *[other] { $count } رسالة بريد تنتظر
    }
mail-stuck =
    { $count ->
        [zero] لا رسائل بريد تحتاج إلى قرار
        [one] رسالة بريد واحدة تحتاج إلى قرار
        [two] رسالتا بريد تحتاجان إلى قرار
        [few] { $count } رسائل بريد تحتاج إلى قرار
        [many] { $count } رسالة بريد تحتاج إلى قرار
       *[other] { $count } رسالة بريد تحتاج إلى قرار
    }
mail-paused =
    { $count ->
        [zero] لا عناوين موقفة مؤقتًا
        [one] عنوان واحد موقف مؤقتًا
        [two] عنوانان موقفان مؤقتًا
        [few] { $count } عناوين موقفة مؤقتًا
        [many] { $count } عنوانًا موقفًا مؤقتًا
       *[other] { $count } عنوان موقف مؤقتًا
    }
mail-see = عرض كل البريد
mail-test = إرسال بريد تجريبي
mail-test-hint = للتأكد من وصول البريد، إلى عنوانك أولًا.
mail-test-do = إرسال البريد التجريبي
mail-test-queued = البريد التجريبي في الطريق. ويظهر أدناه ما يؤول إليه.
mail-address = العنوان
mail-queue = آخر رسائل البريد
mail-queue-what = الأحدث أولًا. لا يُحفظ نص الرسالة إلا إلى حين إرسالها.
mail-none = لم يُرسل بريد بعد.
mail-kind = بشأن
mail-kind-test = تجربة
mail-kind-confirm = تأكيد عنوان
mail-kind-address-known = عنوان مستعمل من قبل
mail-kind-address-changed = تغيير عنوان
mail-kind-reset = طلب كلمة مرور جديدة
mail-kind-password-changed = تغيير كلمة المرور
mail-state = الحالة
mail-state-sent = أُرسلت
mail-state-queued = تنتظر
mail-state-paused = موقفة مؤقتًا
mail-state-refused = مرفوضة
mail-state-unsure = ربما أُرسلت
mail-state-expired = فات أوانها
mail-created = كُتبت
mail-again = إعادة الإرسال
mail-why-server = تعذّر استعمال خادم البريد.
mail-why-sender = لا يقبل خادم البريد بريدًا من عنوان هذه العقدة.
mail-why-recipient = لا يقبل خادم البريد بريدًا لهذا العنوان. لن يُرسل إليه شيء حتى تأذن بذلك.
mail-why-message = لم يقبل خادم البريد هذه الرسالة.
mail-why-unsure = سُلّمت هذه الرسالة إلى خادم البريد ثم انقطع خبرها. إن أُعيد إرسالها فقد تصل مرتين.
mail-why-folder = تعذّرت كتابة الملف.
mail-why-broken = تعذّر تركيب الرسالة.
mail-why-expired = انتظرت حتى لم تعد ذات فائدة.

## رسائل البريد نفسها
mail-hello = مرحبًا،
mail-machine = هذه رسالة آلية. لا يقرأ أحد الردود عليها.
mail-test-subject = بريد تجريبي من { $node }
mail-test-what = أرسلت إدارة { $node } هذه الرسالة للتأكد من وصول البريد. وقد وصل.
mail-confirm-subject = هل هذا عنوان بريدك؟ – { $node }
mail-confirm-what = أُعطي هذا العنوان لدى { $node }. إن كان ذلك منك، فيرجى فتح هذا الرابط خلال ثلاثة أيام وتأكيد العنوان:
mail-confirm-else = إن لم يكن ذلك منك، فلا داعي لفعل شيء: من دون الرابط لا يحدث شيء.
mail-address-known-subject = لك حساب من قبل – { $node }
mail-address-known-what = أراد أحدهم استعمال هذا العنوان لدى { $node }، لكنه مستعمل في حساب هناك: حسابك. إن كان ذلك منك، فيمكنك تسجيل الدخول به. وإن لم تعد تعرف كلمة مرورك، فيمكنك اختيار كلمة جديدة هنا:
mail-address-changed-subject = تغيّر عنوان بريدك – { $node }
mail-address-changed-what = أصبح للحساب {"\u2066"}@{ $handle }{"\u2069"} لدى { $node } عنوان بريد آخر. لم يعد هذا العنوان مستعملًا.
mail-address-changed-else = إن لم يكن ذلك منك، فيرجى الكتابة فورًا إلى من يشغّلون { $node }.
mail-reset-subject = كلمة مرور جديدة – { $node }
mail-reset-what = طُلبت كلمة مرور جديدة للحساب {"\u2066"}@{ $handle }{"\u2069"} لدى { $node }. إن كان ذلك منك، فيرجى فتح هذا الرابط خلال ساعة واختيار كلمة جديدة. يعمل الرابط مرة واحدة:
mail-reset-else = إن لم يكن ذلك منك، فلا داعي لفعل شيء: تبقى كلمة مرورك كما هي.
mail-password-changed-subject = لك كلمة مرور جديدة – { $node }
mail-password-changed-what = أصبحت للحساب {"\u2066"}@{ $handle }{"\u2069"} لدى { $node } كلمة مرور جديدة. وسُجّل خروجه من الأماكن الأخرى. وتبيّن الإعدادات أي مفاتيح البرامج ما زال صالحًا.
mail-password-changed-else = إن لم يكن ذلك منك، فيرجى الكتابة فورًا إلى من يشغّلون { $node }.

## الروابط في رسائل البريد
confirm = عنوان بريدك
confirm-what = أُعطي هذا العنوان لدى { $node }. هل كان ذلك منك؟
confirm-do = نعم، هو عنواني
confirm-done = تم تأكيد عنوان بريدك.
confirm-again = طلب رابط جديد
forgot = لا أعرف كلمة مروري
forgot-what = ما عنوان البريد الخاص بحسابك؟ نرسل إليه رابطًا لاختيار كلمة مرور جديدة.
forgot-do = إرسال الرابط إليّ
forgot-sent = إن كان لحساب هنا هذا العنوان وكان مؤكدًا، فالرسالة في الطريق.
forgot-nothing = لم يصل شيء بعد دقائق؟ قد تكون الرسالة في البريد غير المرغوب فيه. ويمكن تجربة عنوان آخر، أو الكتابة إلى من يشغّلون هذه العقدة.
forgot-again = طلب رابط جديد
reset = كلمة مرور جديدة
reset-what = بعدها يُسجَّل خروجك من كل مكان، وتنتهي مفاتيح البرامج والموجزات الخاصة، وتسجّل الدخول بكلمة المرور الجديدة.
reset-do = تعيين كلمة المرور
reset-done = لك كلمة مرور جديدة. يرجى تسجيل الدخول بها.
link-dead = لم يعد هذا الرابط يعمل. استُعمل من قبل، أو مضى عليه وقت طويل.
email-page = عنوان البريد
email-short = حيث نكتب إليك، وبه تحصل على كلمة مرور جديدة.
email-what = لا يراه أحد سواك ومن يشغّلون هذه العقدة.
email-now = عنوانك
email-none = لم يُذكر أي عنوان. ومن دونه لا يمكنك الحصول على كلمة مرور جديدة بنفسك.
email-confirmed = مؤكَّد
email-unconfirmed = غير مؤكَّد
email-unconfirmed-what = أرسلنا رابطًا إلى هناك. وما لم يُفتح، لا نعرف أن بريدنا يصلك، ولا يمكننا إرسال كلمة مرور جديدة إليك.
email-again = إرسال الرابط مجددًا
email-change = عنوان آخر
email-change-what = نرسل رابطًا إلى العنوان الجديد. ويحل محل القديم عند فتح الرابط، ويُبلَّغ العنوان القديم بذلك.
email-new = العنوان الجديد
email-password-hint = كلمة مرورك، لنعرف أن هذا أنت.
email-do = إرسال الرابط
email-sent = الرابط في الطريق. يرجى فتحه لتأكيد العنوان.
problem-email-same = هذا عنوانك من قبل، وهو مؤكَّد.
problem-link-used = لم يعد هذا الرابط يعمل. استُعمل من قبل، أو مضى عليه وقت طويل.
problem-too-many-mails = طُلبت رسائل بريد أكثر من اللازم. يرجى الانتظار ساعة ثم إعادة المحاولة.

## طرق الدخول
joining = العضوية
joining-see = طرق الدخول والدعوات
joining-way = طريقة الدخول
joining-who = من يصبح عضوًا؟
joining-closed = لا أحد من تلقاء نفسه
joining-closed-hint = لا يضيف الأعضاء إلا من يشغّل العقدة، بأمر برمجي.
joining-invitation = بدعوة
joining-invitation-hint = كل من لديه رابط أنشأته الإدارة.
joining-application = بطلب عضوية
joining-application-hint = كل من يطلب، بعد أن تقبله الإدارة.
joining-open = مفتوحة
joining-open-hint = كل من يجد هذه العقدة ويؤكد عنوان بريد إلكتروني.
joining-no-mail = لا خادم بريد معدّ، فلا يمكن لأحد تأكيد عنوان: مع «مفتوحة» يدخل فورًا كل من يجد هذه العقدة، ولا يعلم أصحاب الطلبات شيئًا عن القرار.
joining-questions = ما تسألون عنه أصحاب الطلبات
joining-questions-hint = يمكن أن يبقى فارغًا. مثلًا: ما عملك؟ من يعرفك هنا؟
joined-done = أصبحت لك عضوية. يرجى تسجيل الدخول.
email-needed = نكتب إليك على هذا العنوان. لا يراه أحد إلا من يشغّلون هذه العقدة.
sign-up-judged = تقرأ الإدارة ما تكتبه هنا وتقرر. وتصلك رسالة بريد.
sign-up-asked = يرجى النظر في بريدك: أرسلنا إليه رابطًا. به يتأكد أن العنوان لك.
sign-up-waiting = تقرر الإدارة الآن في طلب عضويتك.
invitations = الدعوات
invitations-none = لم تُنشأ أي دعوة بعد.
invitation-new = دعوة جديدة
invitation-what = رابط ترسله إلى من تريد. به يصبح الناس أعضاء فورًا، حتى حيث يلزم عادة طلب عضوية.
invitation-note = لمن
invitation-note-hint = لك ولبقية الإدارة، ولا يراه المدعوون.
invitation-uses = عدد الأشخاص
invitation-uses-hint = من واحد إلى ألف.
invitation-days = عدد الأيام
invitation-days-hint = من واحد إلى تسعين.
invitation-make = إنشاء الرابط
invitation-made = دعوتك
invitation-once = يرجى نسخ الرابط الآن: يظهر هذه المرة فقط، ولا يُحفظ في أي مكان.
invitation-used = مرات الاستعمال
invitation-by = أنشأها
invitation-operator = تشغيل العقدة
invitation-until = حتى
invitation-open = سارية
invitation-used-up = مستنفدة
invitation-expired = منتهية
invitation-revoked = مسحوبة
applications = طلبات العضوية
applications-what = الأطول انتظارًا أولًا. تصل أصحابها رسالة بعد قراركم، ويُحذف عندئذ ما كتبوه.
applications-none = لا أحد ينتظر.
applications-waiting =
    { $count ->
        [zero] لا أحد ينتظر القبول
        [one] شخص واحد ينتظر القبول
        [two] شخصان ينتظران القبول
        [few] { $count } أشخاص ينتظرون القبول
        [many] { $count } شخصًا ينتظرون القبول
       *[other] { $count } شخص ينتظرون القبول
    }
application-accept = قبول الطلب
application-decline = اعتذار
mail-kind-sign-up = اشتراك
mail-kind-accepted = قبول طلب
mail-kind-declined = اعتذار عن طلب
mail-sign-up-subject = هل هذا عنوان بريدك؟ – { $node }
mail-sign-up-what = يريد شخص ما أن يصبح عضوًا في { $node } باسم @{ $handle } بهذا العنوان. إن كنت أنت، فافتح هذا الرابط خلال ثلاثة أيام وأكّد العنوان بكلمة المرور التي اخترتها:
mail-accepted-subject = مرحبًا بك في { $node }
mail-accepted-what = أصبحت لك عضوية في { $node } باسم {"\u2066"}@{ $handle }{"\u2069"}. يرجى تسجيل الدخول بكلمة المرور التي اخترتها:
mail-declined-subject = طلب عضويتك في { $node }
mail-declined-what = طلبت عضوية في { $node }. وقرر من يشغّلونها عدم قبول الطلب. وحُذف ما كتبته.
problem-between = يجب أن يكون هذا عددًا: { $detail }.
problem-invitation-used = لم تعد هذه الدعوة تُدخل أحدًا. استُنفدت أو سُحبت أو مضى عليها وقت طويل. يرجى طلب دعوة جديدة.
problem-length-0-200 = مئتا حرف على الأكثر، من فضلك.
denial-invited-only = العضوية هنا بدعوة. يرجى طلب دعوة ممن يشغّل هذه العقدة.
your-answer = جوابك

## الجلسات
sessions = جلساتك المفتوحة
sessions-short = المتصفحات التي تعرفك، وتسجيل خروجها.
sessions-what = أيها لا تعرفه؟ يمكنك إنهاؤه.
sessions-end-others = إنهاء كل الأخرى
session-device = المتصفح
session-unknown = غير معروف
session-current = هذا
session-shared = حاسوب مشترك
session-seen = آخر استعمال
session-since = تسجيل الدخول
session-end = إنهاء
sign-in-shared = يستعمل هذا الحاسوب آخرون أيضًا
sign-in-shared-hint = يُسجَّل خروجك عند إغلاق المتصفح، أو بعد ربع ساعة بلا نشاط.
sessions-password = اختيار كلمة مرور جديدة

## بريد حين ينتظر شيء
mail-kind-waiting = شيء ينتظر
mail-waiting-subject = شيء ينتظرك – { $node }
mail-waiting-what =
    { $count ->
        [10] على { $node } أكثر من تسعة إشعارات تنتظرك منذ يوم:
        [zero] لا شيء ينتظرك الآن على { $node }.
        [one] على { $node } إشعار واحد ينتظرك منذ يوم:
        [two] على { $node } إشعاران ينتظرانك منذ يوم:
        [few] على { $node } { $count } إشعارات تنتظرك منذ يوم:
        [many] على { $node } { $count } إشعارًا ينتظرك منذ يوم:
       *[other] على { $node } { $count } إشعار ينتظرك منذ يوم:
    }
mail-waiting-else = لا تريد بريدًا كهذا؟ هذا الرابط يوقفه:
waiting-mail = حين ينتظر شيء
waiting-mail-on = نكتب إليك مرة واحدة حين ينتظر شيء منذ يوم. تقول الرسالة إن شيئًا ينتظر، لا ما هو.
waiting-mail-off = لا نكتب إليك حين ينتظر شيء.
waiting-mail-stop = إيقاف هذه الرسائل
waiting-mail-start = اكتبوا إليّ
unsubscribe = بريد حين ينتظر شيء
unsubscribe-what = تكتب إليك { $node } مرة واحدة حين ينتظرك شيء منذ يوم. هل تريد إيقاف هذه الرسائل؟
unsubscribe-do = إيقاف هذه الرسائل
unsubscribe-done = لن تصلك هذه الرسائل بعد الآن.
unsubscribe-back = اختيار جديد في إعداداتك
problem-password-not-chosen = ليست هذه كلمة المرور التي اختيرت عند تسجيل @{ $detail }. لم يضع شيء: أعد المحاولة. إن كان الاسم القصير الذي اخترته غيره، فانتظر الرسالة التي تذكره.
confirm-join = يريد شخص ما أن يصبح عضوًا في { $node } بهذا الاسم القصير وهذا العنوان. هل هذا أنت؟
confirm-password-hint = التي اخترتها عند التسجيل.
problem-too-many-sign-ups = المسجّلون الآن كثيرون. انتظر ساعة ثم أعد المحاولة.
mail-sign-up-else = إن لم تكن أنت، أو لم يكن @{ $handle } هو الاسم القصير الذي اخترته، فلا تفعل شيئًا: من دون الرابط لا يحدث شيء.

## أعضاء من ملف
import = أعضاء من ملف
import-short = دعوة كثيرين دفعة واحدة بملف CSV.
import-file = ملف أعضاء
import-what = ملف CSV كما تحفظه جداول البيانات. ترى أولًا ما الذي سيحدث لكل صف، ولا يُراسَل أحد قبل أن تقرر.
import-choose = الملف
import-hint = ملف CSV في أعلاه صف يسمي الأعمدة، بحد أقصى { $size } ميغابايت و{ $rows } صف.
import-columns-what = ما يمكن أن يحتويه الملف
import-email-hint = ضروري؛ ومن كان عضوًا أو مدعوًا من قبل لا يُزعَج.
import-name-hint = يُقترحان على الشخص، وله أن يختار غيرهما.
import-profession-hint = مهنة من قائمتنا، أو كلمة من عنده.
import-communities-hint = الأسماء القصيرة للمجتمعات التي يصبح عضوًا فيها عند قدومه، ودوره فيها: عضو أو إشراف أو تيسير.
import-look = افحص الملف
import-kept = يُحفظ الملف مختومًا يومًا واحدًا على الأكثر، ولا يرى ما فيه إلا المشرفون على العقدة.
import-closed = لا يستطيع أحد أن يصبح عضوًا بنفسه الآن، فلن تُدخل الدعوة أحدًا.
import-one = ملف أعضاء
imports = ملفات سابقة
imports-none = لا يوجد شيء بعد.
import-rows = الصفوف
import-made = الدعوات
import-checked = ينتظر قرارك
import-running = تجري الدعوة
import-state-done = انتهى
import-forgotten = حُذف
import-forgotten-what = حُذف الملف، ولم يبق إلا هذه الأرقام.
import-progress = عولج { $done } من { $all } من الصفوف. يمكنك مغادرة هذه الصفحة.
import-again = انظر إلى أين وصلت
import-done =
    { $count ->
        [zero] لم يُدعَ أحد.
        [one] أُنشئت دعوة واحدة. تُرسَل الرسالة تدريجيًا.
        [two] أُنشئت دعوتان. تُرسَل الرسائل تدريجيًا.
        [few] أُنشئت { $count } دعوات. تُرسَل الرسائل تدريجيًا.
        [many] أُنشئت { $count } دعوة. تُرسَل الرسائل تدريجيًا.
       *[other] أُنشئت { $count } دعوة. تُرسَل الرسائل تدريجيًا.
    }
import-would = ما الذي سيحدث
import-were = ما كان في الملف
import-fresh = ستتم دعوتهم
import-known = أعضاء من قبل
import-invited = مدعوون من قبل
import-doubled = مكرر في الملف
import-bad = غير صحيح
import-columns = ما في كل عمود
import-columns-hint = تُعرف من أسمائها. صحّح ما ليس صحيحًا ثم افحص من جديد.
import-no-column = لا شيء
import-columns-do = افحص من جديد
import-column-email = البريد الإلكتروني
import-column-name = الاسم
import-column-handle = الاسم القصير
import-column-profession = المهنة
import-column-role = الدور
import-column-communities = المجتمعات
import-decide = هل تتابع؟
import-start-what =
    { $count ->
        [zero] لا يصل بريد إلى أحد.
        [one] يصل بريد إلى شخص واحد برابط يعمل 30 يومًا وله وحده. تُترك الصفوف غير الصحيحة.
        [two] يصل بريد إلى شخصين برابط يعمل 30 يومًا ولكل منهما وحده. تُترك الصفوف غير الصحيحة.
        [few] يصل بريد إلى { $count } أشخاص برابط يعمل 30 يومًا ولكل منهم وحده. تُترك الصفوف غير الصحيحة.
        [many] يصل بريد إلى { $count } شخصًا برابط يعمل 30 يومًا ولكل منهم وحده. تُترك الصفوف غير الصحيحة.
       *[other] يصل بريد إلى { $count } شخص برابط يعمل 30 يومًا ولكل منهم وحده. تُترك الصفوف غير الصحيحة.
    }
import-nobody = ليس في هذا الملف من يُدعى.
import-start = أرسل الدعوات
import-forget = احذف الملف
import-faults = ما ليس صحيحًا
import-download = احفظه بصيغة CSV
import-row = الصف
import-column = العمود
import-cell = ما فيه
import-why = ما الخطأ
import-more =
    { $count ->
        [zero] ولا شيء غيره.
        [one] وواحد آخر في ملف CSV.
        [two] واثنان آخران في ملف CSV.
        [few] و{ $count } أخرى في ملف CSV.
        [many] و{ $count } آخر في ملف CSV.
       *[other] و{ $count } آخر في ملف CSV.
    }
mail-kind-invited = دعوة
mail-invited-subject = { $node } تدعوك
mail-invited-what = يدعوك القائمون على { $node } لتصبح عضوًا. بهذا الرابط، الذي يعمل 30 يومًا ولك وحدك، تختار كلمة مرور:
mail-invited-else = لا تعرف السبب؟ فلا تفعل شيئًا: لا يحدث شيء بغير الرابط، ولن نراسلك ثانية.
problem-csv-empty = لا شيء في الملف تحت الصف الذي يسمي الأعمدة.
problem-csv-encoding = لا يمكن قراءة حروف هذا الملف. احفظه بصيغة “CSV UTF-8” واختره من جديد.
problem-csv-form = لا يُقرأ هذا على أنه CSV: خلية أطول من اللازم، أو أعمدة أكثر من اللازم.
problem-csv-formula = هذا يبدأ كصيغة حسابية (‎=‎ أو ‎+‎ أو ‎-‎ أو ‎@‎) فتنفذها جداول البيانات، ولذلك لا يُقبل.
problem-csv-large = الملف أكبر من اللازم: الحد الأقصى { $detail }.
problem-csv-many-communities = أكثر من { $detail } مجتمعًا.
problem-csv-no-column = ليس في الملف عمود “{ $detail }”.
problem-csv-no-community = لا مجتمع في هذه العقدة باسم “{ $detail }”.
problem-csv-no-email = أي عمود يحتوي عناوين البريد الإلكتروني؟ لا يمكن دعوة أحد بدونها.
problem-csv-none = اختر ملفًا أولًا.
problem-csv-role = هذا ليس دورًا: عضو أو إشراف أو تيسير. لا يُعيَّن مسؤولو العقدة بملف.
problem-csv-role-nowhere = الدور يكون في مجتمع، وهذا الصف لا يسمي مجتمعًا.
problem-csv-rows = في الملف أكثر من { $detail } صف. قسّمه.
problem-csv-workbook = هذا مصنف جداول. احفظه بصيغة “CSV UTF-8” من برنامجك واختر ذلك الملف.
problem-import-decided = اتُّخذ القرار من قبل، أو حُذف الملف.
problem-import-runs = تُنشأ الدعوات الآن. انتظر حتى تنتهي.
problem-invitation-other-address = أُرسلت هذه الدعوة إلى { $detail }. استعمل ذلك العنوان؛ ويمكنك تغييره لاحقًا في الإعدادات.

## الأعضاء، للإدارة
admin-members = الأعضاء
members-find = الاسم أو الاسم القصير أو البريد
members-tick = اختر
members-tick-one = اختر { $name }
members-all = الكل
members-admins = الإدارة
members-roles = أصحاب الأدوار
members-suspended = الموقوفون
members-unconfirmed = البريد غير مؤكد
members-never = لم يسجلوا الدخول قط
members-none = لم يُعثر على أحد.
members-since = عضو منذ
members-seen = آخر تسجيل دخول
members-with = مع المختارين:
members-go-on = تابع
members-done =
    { $count ->
        [zero] لم يُفعل شيء.
        [one] تم لعضو واحد.
        [two] تم لعضوين.
        [few] تم لـ{ $count } أعضاء.
        [many] تم لـ{ $count } عضوًا.
       *[other] تم لـ{ $count } عضو.
    }
members-nobody = لن يتغير شيء لأي منهم.
members-concerned =
    { $count ->
        [zero] لا يخص أحدًا:
        [one] يخص عضوًا واحدًا:
        [two] يخص عضوين:
        [few] يخص { $count } أعضاء:
        [many] يخص { $count } عضوًا:
       *[other] يخص { $count } عضو:
    }
members-left-out =
    { $count ->
        [zero] لا يُستثنى أحد:
        [one] يُستثنى عضو واحد لأن شيئًا لن يتغير:
        [two] يُستثنى عضوان لأن شيئًا لن يتغير:
        [few] يُستثنى { $count } أعضاء لأن شيئًا لن يتغير:
        [many] يُستثنى { $count } عضوًا لأن شيئًا لن يتغير:
       *[other] يُستثنى { $count } عضو لأن شيئًا لن يتغير:
    }
members-back = العودة إلى القائمة
member-who = العضو
member-do-suspend = إيقاف
member-do-suspend-what = لا يستطيع تسجيل الدخول، وتنتهي جلساته وتتوقف مفاتيحه عن العمل. ويبقى ما كتبه.
member-do-lift = إنهاء الإيقاف
member-do-lift-what = يستطيع تسجيل الدخول من جديد.
member-do-confirm = إعادة إرسال رابط تأكيد البريد
member-do-confirm-what = تصله رسالة فيها رابط يعمل ثلاثة أيام.
member-do-sign-out = إنهاء كل الجلسات
member-do-sign-out-what = عليه أن يسجل الدخول من جديد في كل مكان. وتظل مفاتيح البرامج تعمل.
member-do-add = إضافة إلى مجتمع
member-do-add-what = يصبح على الفور عضوًا في مجتمع من مجتمعات هذه العقدة.
member-days = لكم يومًا
member-days-hint = 0: حتى ينهيه أحد.
member-reason = السبب
member-reason-hint = لك ولبقية الإدارة.
member-community = المجتمع
member-community-hint = اسمه القصير.
member-sessions =
    { $count ->
        [zero] لا جلسة مفتوحة
        [one] جلسة مفتوحة واحدة
        [two] جلستان مفتوحتان
        [few] { $count } جلسات مفتوحة
        [many] { $count } جلسة مفتوحة
       *[other] { $count } جلسة مفتوحة
    }
member-suspended-until = موقوف حتى
member-suspended-open = موقوف حتى ينهي أحد ذلك.
member-admin = منح حقوق الإدارة
member-no-admin = سحب حقوق الإدارة
member-is-admin = إدارة
member-is-suspended = موقوف
member-nowhere = ليس في أي مجتمع بعد.
member-term = الدور حتى
member-role-change = تغيير الدور
member-term-days = لكم يومًا (0: بلا نهاية)
member-log = ما فعلته الإدارة هنا
audit = السجل
audit-what = كل فعل مهم قامت به الإدارة أو المشغّل، الأحدث أولًا. لا يُغيَّر هنا شيء ولا يُحذف.
audit-act = ما الذي فُعل
audit-show = عرض
audit-none = لم يُفعل شيء بعد.
audit-when = متى
audit-who = من
audit-about = عن
audit-change = من وإلى
audit-operator = المشغّل أو العقدة نفسها
audit-admin-give = مُنحت حقوق الإدارة
audit-admin-take = سُحبت حقوق الإدارة
audit-allow = سُمح بعقدة
audit-application-accept = قُبل طلب
audit-application-decline = رُفض طلب
audit-block = حُجبت عقدة
audit-community-add = أُضيف عضو إلى مجتمع
audit-confirm-again = أُعيد إرسال رابط تأكيد البريد
audit-import-file = أُرسل ملف أعضاء
audit-import-forget = حُذف ملف أعضاء
audit-import-start = دعوة من ملف
audit-invite = أُنشئت دعوة
audit-invite-revoke = سُحبت دعوة
audit-keys-rotate = أُنشئت مفاتيح جديدة
audit-mail-again = أُعيد إرسال رسالة
audit-mail-test = أُرسلت رسالة تجريبية
audit-node-pause = أُوقفت عقدة مؤقتًا
audit-node-resume = استُؤنف التعامل مع عقدة
audit-node-retry = أُعيدت المحاولة مع عقدة
audit-policy-mode = تغيّر مع أي العقد نتعامل
audit-received-retry = أُعيدت محاولة رسالة واردة
audit-received-retry-all = أُعيدت محاولة كل الرسائل الفاشلة
audit-reset-link = أُنشئ رابط لكلمة مرور جديدة
audit-role = أُعطي دور
audit-sign-out = أُنهيت كل الجلسات
audit-sign-up = تغيّرت طريقة الانضمام
audit-sign-up-questions = تغيّرت أسئلة المتقدمين
audit-suspend = أُوقف عضو
audit-suspend-end = أُنهي إيقاف
audit-term-end = انتهت مدة دور
problem-nobody-ticked = اختر عضوًا واحدًا على الأقل أولًا.
denial-last-admin = هذا آخر مسؤول يستطيع تسجيل الدخول. امنح غيره حقوق الإدارة أولًا.
denial-not-yourself = لا يمكنك أن تفعل هذا بنفسك. اطلبه من مسؤول آخر.
denial-suspended-member = هذا العضو موقوف. أنهِ ذلك أولًا.
settings-changed = آخر تغيير: { $by }
settings-operator = المشغّل
overview-waits = ما ينتظرك
overview-nothing = لا شيء ينتظر. كل شيء على ما يرام هنا.
overview-reports =
    { $count ->
        [zero] لا بلاغات مفتوحة
        [one] بلاغ مفتوح واحد
        [two] بلاغان مفتوحان
        [few] { $count } بلاغات مفتوحة
        [many] { $count } بلاغًا مفتوحًا
       *[other] { $count } بلاغ مفتوح
    }
overview-messages =
    { $count ->
        [zero] لم تفشل أي رسالة واردة
        [one] فشلت رسالة واردة واحدة
        [two] فشلت رسالتان واردتان
        [few] فشلت { $count } رسائل واردة
        [many] فشلت { $count } رسالة واردة
       *[other] فشلت { $count } رسالة واردة
    }
overview-imports =
    { $count ->
        [zero] لا ملفات أعضاء غير منتهية
        [one] ملف أعضاء واحد لم ينته
        [two] ملفا أعضاء لم ينتهيا
        [few] { $count } ملفات أعضاء لم تنته
        [many] { $count } ملف أعضاء لم تنته
       *[other] { $count } ملف أعضاء لم تنته
    }
overview-pulse = كيف تسير الأمور
overview-pulse-what = أعداد فقط: لا تُتابَع قراءة أحد باسمه.
overview-members = الأعضاء
overview-active = سجلوا الدخول خلال أربعة أسابيع
overview-communities = المجتمعات هنا
overview-lively = فيها جديد هذا الأسبوع
overview-community = المجتمع
overview-visibility = مفتوح لـ
overview-facilitators = الميسّرون
overview-open-reports = البلاغات المفتوحة
overview-last = آخر نشاط

## المظهر
look = المظهر
look-name = الاسم
look-name-label = ما اسم الجمعية
look-name-hint = يظهر في كل صفحة وفي كل رسالة.
look-colour = اللون
look-colour-what = الروابط والأزرار والخط العلوي بهذا اللون. ويُقبل إذا أمكنت قراءة النص به في كل مكان (4.5 إلى 1 وفق WCAG 2.2).
look-accent = في الوضع الفاتح
look-accent-hint = مثل ‎#0b5d63‎. فارغ: اللون المرفق.
look-accent-dark = في الوضع الداكن
look-accent-dark-hint = فارغ: يُصنع من الآخر.
look-take = خذ { $colour }
look-logo = الشعار
look-logo-now = الشعار الحالي
look-logo-choose = صورة
look-logo-hint = PNG أو JPEG أو WebP، بحد أقصى 2 ميغابايت. تُرسم من جديد بحد أقصى 256 نقطة لكل جانب.
look-logo-remove = إزالة الشعار
audit-look-colour = تغيّر اللون
audit-look-logo = تغيّر الشعار
audit-look-name = تغيّر الاسم
problem-colour = هذا ليس لونًا. اكتبه مثل ‎#0b5d63‎.
problem-colour-weak = لا يُقرأ النص بهذا اللون قراءة كافية. أقرب لون مقروء: { $detail }.
problem-logo-form = هذه ليست صورة نستطيع قراءتها. اختر PNG أو JPEG أو WebP.
problem-logo-large = الملف أكبر من اللازم: الحد الأقصى { $detail }.
problem-logo-points = الصورة أكبر من اللازم: الحد الأقصى { $detail } نقطة، و8 ملايين في المجموع. صغّرها.
problem-logo-svg = قد يحتوي ملف SVG على برامج، فلا نقبله. احفظه بصيغة PNG واختر ذلك الملف.
audit-invite-again = أُعيد إرسال دعوة
invitation-again = أعد الإرسال

## مغادرة العقدة
leaving = مغادرة العقدة
leaving-export = يمكن الحصول على نسخة مما كتبته قبل المغادرة، لا بعدها:
export = الحصول على نسخة من بياناتك
export-short = كل ما تحتفظ به هذه العقدة عنك، في ملف واحد.
export-what = ملف ZIP واحد فيه كل ما تحتفظ به هذه العقدة عنك، لتحفظه أو تأخذه معك.
export-in = ما يحتويه
export-in-data = الملف الشخصي والبريد والإعدادات والعضويات والمشاركات بنسخها السابقة والأصوات والمواضيع المحفوظة والمسودات والإشعارات والجلسات وغيرها، بصيغة JSON للبرامج
export-in-threads = ما كتبته للقراءة: ملف لكل موضوع، بصيغة markdown
export-not = لا كلمات مرور فيه ولا مفاتيح، ولا شيء مما كتبه غيرك سوى أسباب الإشراف وعناوين المواضيع. لا يرسل الأعضاء ملفات بعد، فلا ملفات فيه.
export-password-hint = فيه ما لا يراه سواك: أكّد أنك أنت.
export-do = تنزيل
export-untitled = موضوع لم يعد متاحًا لك
export-readme = كل ما تحتفظ به { $node } عنك.
export-readme-data = ‏data.json: الملف الشخصي والإعدادات والعضويات وما كتبته وصوّتّ له وحفظته وبدأت كتابته وأُبلغت به. الأوقات بالميكروثانية منذ 1970 بالتوقيت العالمي. العناوين التي تبدأ بشرطة مائلة هي لهذه العقدة.
export-readme-threads = ‏threads/: ما كتبته، ملف لكل موضوع، بصيغة markdown.
export-readme-not = لا كلمات مرور فيه ولا مفاتيح، ولا شيء مما كتبه غيرك سوى أسباب الإشراف وعناوين المواضيع التي يمكنك قراءتها. لا يرسل الأعضاء ملفات بعد، فلا ملفات فيه.
leaving-short = إنهاء حسابك، واختيار مصير ما كتبته.
leaving-what = ينتهي حسابك فورًا أيًّا كان اختيارك: يُمحى عنوان بريدك وكلمة مرورك وجلساتك ومفاتيحك وإشعاراتك وإعداداتك، وتغادر مجتمعاتك. ولن يحصل أحد على الاسم القصير { $handle } مجددًا. ولا رجعة في ذلك.
leaving-effect = ما الذي يحدث
leaving-thing = ماذا
leaving-keep = إبقاؤه باسمي
leaving-keep-hint = يبقى ما كتبته لمن يعتمد عليه، ويُفرَّغ ملفك الشخصي.
leaving-anonymise = إبقاؤه بلا اسمي
leaving-anonymise-hint = يبقى ما كتبته، ويظهر «{ $name }» مكان اسمك.
leaving-delete = حذف كل شيء
leaving-delete-hint = تُحذف مشاركاتك وتُسحب أصواتك، هنا وعلى العُقَد الأخرى بقدر ما تستجيب.
leaving-name = الاسم والملف الشخصي
leaving-name-keep = يبقى اسمك، ويُفرَّغ ملفك الشخصي
leaving-name-anonymise = «{ $name }» واسم قصير عشوائي
leaving-name-delete = يُمحيان
leaving-threads = مواضيع بدأتها
leaving-replies = ردودك
leaving-votes = أصواتك
leaving-communities = مجتمعاتك
leaving-nodes = عُقَد أخرى تعرفك
leaving-stays = تبقى باسمك
leaving-stays-nameless = تبقى بلا اسمك
leaving-counted = تبقى محسوبة
leaving-deleted = تُحذف
leaving-answers = { $count ->
    [0] تُحذف
    [zero] تُحذف
    [one] تُحذف، ويبقى رد واحد لغيرك
    [two] تُحذف، ويبقى ردان لغيرك
    [few] تُحذف، وتبقى { $count } ردود لغيرك
    [many] تُحذف، ويبقى { $count } ردًّا لغيرك
   *[other] تُحذف، ويبقى { $count } رد لغيرك
}
leaving-taken-back = تُسحب
leaving-left = تغادرها
leaving-told-keep = تُبلَّغ بأن ملفك الشخصي فارغ
leaving-told-anonymise = يُطلب منها إزالة اسمك
leaving-told-delete = يُطلب منها حذف كل شيء
leaving-copies = ما لا يمكن لأحد أن يَعِد به
leaving-copies-what = تُبلَّغ العُقَد الأخرى. وما كان منها بالبرنامج نفسه ينفذ ما يُطلب منه، ولا يمكن لأحد إلزام غيرها. وما نسخه أحد أو اقتبسه أو طبعه يبقى لديه، وكذلك رسائل البريد والنسخ الاحتياطية طوال مدتها. وحيث كتب آخرون اسمك القصير في مشاركاتهم فإنه يبقى هناك.
leaving-copies-nodes = قد تحتفظ هذه العُقَد بنسخ:
leaving-alone = بدونك لا تيسير في هذه المجتمعات
leaving-alone-what = يلزم أولًا إسناد التيسير إلى عضو آخر، في صفحة أعضاء المجتمع. ويمكن لإدارة هذه العقدة أن تفعل ذلك لاحقًا أيضًا.
leaving-alone-accept = أعلم أنها تبقى بلا تيسير
leaving-only-admin = لا أحد غيرك يدير هذه العقدة. يلزم أن يديرها غيرك قبل أن تغادر.
leaving-choose = ما مصير ما كتبته؟
leaving-handle-hint = للتأكيد يُكتب { $handle } هنا.
leaving-password-hint = حتى لا يفعل ذلك غيرك على حاسوبك.
leaving-do = مغادرة هذه العقدة الآن
left = غادرتَ هذه العقدة
left-keep = مُحي حسابك. ويبقى ما كتبته باسمك.
left-anonymise = مُحي حسابك. ويبقى ما كتبته بلا اسمك، ويجري إبلاغ العُقَد الأخرى.
left-delete = مُحي حسابك. ويجري حذف مشاركاتك وأصواتك وإبلاغ العُقَد الأخرى، وقد يستغرق ذلك بضع دقائق.
former-member = عضو سابق
profile-left = لم يعد عضوًا في هذه العقدة.
problem-only-admin = لا أحد غيرك يدير هذه العقدة. يلزم أن يديرها غيرك قبل أن تغادر.
problem-leaves-alone = يلزم تأكيد علمك بأن مجتمعات تبقى بلا تيسير، أو إسناده أولًا إلى عضو آخر.
problem-not-your-handle = يُكتب هنا اسمك القصير، { $detail }.
audit-left = غادر العقدة
