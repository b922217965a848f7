# Every sentence that a page shows. One message an idea; arguments in braces; no HTML.

## The shell
skip = Skip to main content
lab-notice = Lab node: for tests on one machine. Nothing here is real or safe.
node-kind = Communities of practice
search = Search
search-label = Search communities, people and posts
search-hint = Search this network
theme-switch = Switch between light and dark
your-account = Your account, { $name }
nav-main = Main
nav-short = Main, short
nav-home = Home
nav-communities = Communities
nav-admin = Run this node
nav-admin-short = Node
nav-profile = Your profile
nav-settings = Settings
nav-about = About this node
sign-in = Sign in
sign-out = Sign out
sign-up = Join this node
times-shown = Times shown for { $place }
times-change = Change
go-home = Go to the home page
crumbs = Where you are
filters = Filter
pager = More pages
pager-earlier = Earlier pages
more = Show more
older = Older
back-to-newest = Back to the newest
back-to-first = Back to the start
save = Save
cancel = Cancel
never = Never

## Time
date-today = Today
date-yesterday = Yesterday
date-and-time = { $day }, { $time }
date-full = { $date }, { $time }
date-day = { $day } { $month }
date-weekday = { $weekday } { $date }
date-year = { $date } { $year }
time-am = { $clock } am
time-pm = { $clock } pm
time = { $hour }:{ $minute }
ago-now = just now
ago-minutes = { $count ->
    [one] 1 minute ago
   *[other] { $count } minutes ago
}
ago-hours = { $count ->
    [one] 1 hour ago
   *[other] { $count } hours ago
}
month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec
weekday-1 = Mon
weekday-2 = Tue
weekday-3 = Wed
weekday-4 = Thu
weekday-5 = Fri
weekday-6 = Sat
weekday-7 = Sun

## Home
welcome = Here health professionals share what they know and do in communities of practice. Everybody may read the open ones; members take part.
home-mine = New in your communities
home-public = New discussions
home-none-joined = You have not joined a community yet
home-none-joined-why = What is new in the communities that you join appears here.
home-find = Find a community
list-empty = Nothing has been written here yet.
list-empty-filter = Nothing here with this filter.
older-threads = Older threads
not-set-up = This node is not set up yet
not-set-up-why = The program that runs it printed a one-time link when it started. Open that link to name the association and its first admin.

## Lists of threads
filter-latest = Latest reply
filter-newest = Newest
filter-unanswered = Unanswered
filter-unread = Unread
filter-from-here = From this node
filter-questions = Open questions
filter-notices = Notices
filter-polls = Polls
replies = { $count ->
    [0] No replies
    [one] 1 reply
   *[other] { $count } replies
}
unread = { $count } new
threads = { $count ->
    [one] 1 thread
   *[other] { $count } threads
}
members-known = { $count ->
    [one] 1 member known here
   *[other] { $count } members known here
}
members = { $count ->
    [one] 1 member
   *[other] { $count } members
}
tag-pinned = Pinned
tag-locked = Locked
tag-members = Members only
tag-members-only = For members
tag-waiting = Waiting
tag-refused = Refused
languages-filter = Language
languages-mine = Those that I read
languages-all = All languages
languages-do = Show
languages-shown = Shown are threads in { $languages }, and those that say no language.

## Communities
communities-what = Each brings people of a field together around a shared practice.
communities-empty = There is no community here yet.
communities-elsewhere = To take part in a community on another node, put its address into the search box: it looks like !name@node.
my-communities = Your communities
all-communities = All communities
other-communities = Other communities
open-community = Open a community
keep-draft = Keep as a draft
life = How it stands
life-change = Change how it stands
life-step = What is to happen?
life-do = Do it
life-closes = It ends on
life-closes-hint = Only for closing: a day, at least 14 days ahead. Until then everything goes on as usual; after it the community can only be read.
life-closes-on = It ends on { $date }. After that it can only be read.
life-reason-hint = Members can read it in the moderation log.
life-draft = Draft.
life-draft-what = Only those who prepare this community and the admins of this node know of it. It opens to its members once its charter is written.
life-active = Active.
life-active-what = This community is active.
life-dormant = Dormant.
life-dormant-what = Nothing was written here for a while. Whoever writes wakes it.
life-closing = Closing.
life-closing-what = The end of this community is announced.
life-archived = Archived.
life-archived-what = This community has ended. It can be read, and nobody writes in it.
membership-member = You are a member
membership-requested = You asked to join
membership-refused = Your request was refused
membership-suspended = You are suspended
visibility-public = Everybody may read
visibility-public-hint = Also on other nodes, and by people who are not signed in.
visibility-members = Only members may read
visibility-members-hint = Members of this node may ask to join. Nothing leaves this node.
home-node = At home on { $node }
join = Join
join-ask = Ask to join
leave = Leave
request-back = Take the request back
start-thread = Start a thread
start-first-thread = Start the first thread
community-empty = Nobody has started a thread here yet.
community-empty-elsewhere = None of its discussions are here yet.
tabs = In this community
tab-discussions = Discussions
tab-about = About and charter
tab-topics = Topics
topic = Topic
topic-none = No topic
topic-choose = Choose a topic
topics-what = What the discussions of this community are about. A thread keeps its address when it moves to another topic.
topics-none = There are no topics yet.
topic-empty = No thread is in this topic yet.
topic-new = A new topic
topic-name = Name
topic-add = Add the topic
topic-change = Rename or merge
topic-rename = Rename
topic-into = Merge into
topic-merge = Merge
topic-move = Move
topic-move-to = Move the thread to
tab-members = Members
tab-log = Moderation log
about-community = About this community
facilitators = Facilitators and moderators
elsewhere = From another node
elsewhere-why = This community is at home on another node. What you write appears here at once and is shown to everybody when that node has accepted it.
elsewhere-visit = See it on its own node
past-community = Earlier discussions
past-thread = Is something missing?
past-begins = Earlier discussions are being fetched from { $node }.
past-community-none = What was discussed before somebody here joined is on { $node }.
past-community-waiting = Earlier discussions are being fetched from { $node }: { $count ->
    [one] one thread
   *[other] { $count } threads
} so far.
past-community-failed = Earlier discussions could not be fetched.
past-community-bounded = { $count ->
    [one] One earlier thread was fetched
   *[other] { $count } earlier threads were fetched
} from { $node }, the most recent ones. There are more.
past-community-done = { $count ->
    [0] There was nothing earlier on { $node }.
    [one] One earlier thread was fetched from { $node }.
   *[other] { $count } earlier threads were fetched from { $node }.
}
past-skipped = { $count ->
    [one] One thing could not be had: its own node did not give it.
   *[other] { $count } things could not be had: their own nodes did not give them.
}
past-thread-none = Replies come from { $node } as they are written.
past-thread-waiting = Only part of this discussion is here. The rest is being fetched from { $node }: load the page again in a moment.
past-thread-failed = Only part of this discussion is here, and the rest could not be fetched.
past-thread-bounded = This is a long discussion, and part of it is still on { $node }.
past-thread-done = Everything that { $node } told was fetched.
past-fetch = Fetch them
past-ask = Ask its node
past-fetch-more = Fetch more
past-fetch-again = Ask its node again
past-try-again = Try again
copies = Compared with its home
copies-what = This is a copy of what { $node } holds. Here is how the two compare, and why where they differ.
copies-result = How they compare
copies-equal = The same as on { $node }.
copies-equal-whole = All that { $node } holds is here. What this node’s rules or moderators withhold is said at each discussion.
copies-there = { $count ->
    [one] One post on { $node },
   *[other] { $count } posts on { $node },
}
copies-here = { $count ->
    [0] none here.
    [one] one here.
   *[other] { $count } here.
}
copies-there-short = { $count ->
    [one] one post at its home
   *[other] { $count } posts at its home
}
copies-here-short = { $count ->
    [0] none here
    [one] one here
   *[other] { $count } here
}
copies-see-threads = The discussions below differ.
copies-waiting = Not compared with { $node } yet.
copies-failed = The comparison could not be made.
copies-untold = The software of { $node } does not tell what it holds, so nothing can be compared.
copies-as-of = Told by its home:
copies-policy = { $count ->
    [one] One is withheld by a rule of this node.
   *[other] { $count } are withheld by rules of this node.
}
copies-policy-rule = { $count ->
    [one] One is withheld by the rule “{ $rule }”.
   *[other] { $count } are withheld by the rule “{ $rule }”.
}
copies-hidden = { $count ->
    [one] One is hidden here by a moderator.
   *[other] { $count } are hidden here by moderators.
}
copies-coming = { $count ->
    [one] One is on its way.
   *[other] { $count } are on their way.
}
copies-not-had = { $count ->
    [one] One could not be fetched.
   *[other] { $count } could not be fetched.
}
copies-on-its-way = { $count ->
    [one] One from here has not reached its home yet.
   *[other] { $count } from here have not reached their home yet.
}
copies-not-taken = { $count ->
    [one] One from here was sent, but its home does not show it.
   *[other] { $count } from here were sent, but their home does not show them.
}
copies-not-told = { $count ->
    [one] One stands here that its home does not tell of any more.
   *[other] { $count } stand here that their home does not tell of any more.
}
copies-unlike = { $count ->
    [one] One differs in its version or its votes.
   *[other] { $count } differ in their versions or votes.
}
copies-states = { $count ->
   *[other] It is locked or pinned otherwise than at its home.
}
copies-ask = Compare now
copies-asked = Asked. Load the page again in a moment.
copies-threads = Discussions that differ
copies-posts = Post by post
copies-whole = The whole community
copies-more = Compare with its home
charter = Charter
charter-what = The three parts of a community of practice. A draft may leave them empty; before it opens to its members, each needs a few words.
charter-domain = Domain
charter-domain-what = What it is about: the questions that its members care for.
charter-community = Community
charter-community-what = Who takes part, and how they treat each other.
charter-practice = Practice
charter-practice-what = What they do and build together: cases, tools, ways of working.
charter-objectives = Objectives
charter-objectives-what = What the community wants to have reached by the next review.
charter-review = Next review
charter-review-what = The day on which charter and objectives are looked at again. May stay empty.
charter-review-on = Next review: { $date }
charter-notices = Members may post notices
charter-notices-what = Of jobs, meetings, calls for partners. They end by themselves. Those who moderate may always post them.
charter-rules = Rules
charter-rules-what = What members agree to, and what moderators remove.
charter-behind = Who stands behind it
charter-sponsor = Sponsor
charter-sponsor-what = An organisation or person that vouches for the community. It gives no right to read.
charter-contact = Contact
charter-contact-what = Whom outsiders may ask, such as an e-mail address. Everybody who sees the community sees it.
charter-welcome = Welcome thread
charter-welcome-what = A pinned thread in which newcomers introduce themselves. It is shown beside the discussions.
charter-welcome-none = None
newcomers = New here?
newcomers-what = Say hello, or ask how things work, in the welcome thread.
charter-read = Read the charter
charter-edit = Change title and charter
charter-empty = The charter has not been written yet.
charter-elsewhere = The charter is kept on the community’s own node.
who-sees = Who can see this
who-sees-public = Everybody, on this node and on others. Search engines may find it.
who-sees-members = Members of this community only. It never leaves this node.
address-elsewhere = Address for other nodes
address-elsewhere-why = People on other nodes find this community by its address:
waiting = { $count } waiting
requests = { $count ->
    [one] 1 person asks to join
   *[other] { $count } people ask to join
}
asked-on = Asked: { $when }
accept = Accept
refuse = Refuse
members-empty = Nobody has joined yet.
member-since = Member since: { $when }
role-of = Role of { $name }
role-set = Set
suspend = Suspend
suspend-whom = Suspend { $name }
suspend-what = Somebody suspended can neither post nor vote in this community. What they wrote stays. Other nodes are told.
suspend-role = A role that they have here waits for them, and is theirs again when the suspension ends.
suspend-elsewhere = This community is at home on another node. The suspension is sent there, and that node decides.
suspend-how-long = For how long?
suspend-reason-hint = The community's log shows it; other nodes are told.
suspended-people = Suspended
suspended-until = Until { $when }
suspended-for-good = Until it is lifted
suspension-lift = End the suspension
days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
act-suspend = Suspended
act-unsuspend = Suspension ended
role-member = Member
role-moderator = Moderator
role-facilitator = Facilitator
tab-reports = Reports
reports-open = { $count ->
    [100] 100 or more open
   *[other] { $count } open
}
reports-what = What members and other nodes reported. Only moderators of this community and admins of this node see this.
reports-none-open = No report waits to be dealt with.
reports-none-closed = Nothing has been dealt with yet.
filter-open = Open
filter-closed = Dealt with
report-post-by = By { $name }
report-no-reason = No reason was given.
reported-by = Reported by
reported-by-member-of = Reported by a member of { $node }
reported-by-member-here = Reported by a member of this node
report-close = Mark as dealt with
report-closed = The report is now among those dealt with.
log-what = What moderators did here, and why.
log-empty = Nothing has been moderated here.
log-what-head = What
log-thread = About
log-who = Who
log-reason = Reason
log-when = When
log-no-reason = None given
log-asked = Asked of the community’s own node
act-lock = Locked
act-unlock = Unlocked
act-pin = Pinned
act-move = Moved to another topic
act-summarise = Made the agreed summary
act-unsummarise = No longer the agreed summary
act-activate = Opened to members
act-rest = Dormant
act-close = End announced
act-reopen = Taken up again
act-archive = Archived
act-unpin = Unpinned
act-remove = Removed
act-restore = Restored
act-hide = Hidden here
act-unhide = Shown here again
act-close-report = Report dealt with
by-home = The community’s own node
by-admin = Admin
by-member = Member
by-moderator = Moderator
by-facilitator = Facilitator
community-title = Title
community-title-hint = What members call it, such as: Upper limb and hand therapy.
community-handle = Short name
community-handle-hint = 2 to 40 letters a to z, digits, _ or -, a letter first. It is part of the address on { $node } and can never be changed.
community-description = In one or two sentences
community-description-hint = Shown wherever the community is listed.

## Threads and posts
thread-by = Thread by { $name }
thread-title = Title
kind = What is it?
kind-discussion = Discussion
kind-question = Question
kind-poll = Poll
kind-notice = Notice
tag-answered = Answered
tag-ended = Ended
tag-helped = This helped
tag-follow-up = Follow-up
weeks = { $count ->
    [one] { $count } week
   *[other] { $count } weeks
}
question-remind = Remind me to say what came of it
question-remind-hint = What you tried and what happened helps whoever has the same question later.
question-remind-never = No reminder
question-remind-note = Say what I tried, and what happened.
ends-after = It ends after
ends-at = It ends: { $when }.
ended-at = It ended: { $when }.
percent = { $count }%
poll-options = What can be chosen
poll-options-hint = Two to ten, each once. They cannot be changed later.
poll-option = Option { $count }
poll-more = More options
poll-many = More than one may be chosen
poll-secret = Nobody sees who chose what. Results are shown once five people have voted.
poll-choose-one = Choose one. A vote cannot be changed.
poll-choose-many = Choose one or more. A vote cannot be changed.
poll-vote = Vote
poll-voted = Your vote is counted.
poll-mine = Your vote
poll-votes = { $count ->
    [0] No votes
    [one] { $count } vote
   *[other] { $count } votes
}
poll-voters = { $count ->
    [0] Nobody has voted yet.
    [one] { $count } person has voted.
   *[other] { $count } people have voted.
}
poll-enough = Results are shown once { $count } people have voted.
poll-later = You see the results once you have voted, or when it has ended.
this-helped = This helped
follow-up-say = Say what came of it
follow-up-is = This is a follow-up
follow-up-hint = It tells what you tried, and what happened.
follow-up-later = Not yet: be reminded later
follow-up-tried = What I tried
follow-up-happened = What happened
summary = Agreed summary
summary-by = Written by { $name }
summary-changed = Changed since it was agreed
summary-before = What it said before
summary-place = To its place among the replies
summary-make = Make this the agreed summary
summary-hint = It stands above the replies, in the place of an earlier one.
thread-title-hint = Say the question, not the patient.
thread-body = What you want to say
thread-public-hint = On this node and on others. A copy elsewhere cannot always be taken back.
thread-members-hint = Only members of this community, on this node.
thread-gone = This thread is gone
about-thread = About this thread
post-thread = Post
preview = Preview
written-in = Written in
privacy-hint = Leave out anything that could point to a patient: names, dates, places, record numbers.
before-you-post = Ask yourself
ask-recognise = Would the person, their family or a workmate recognise them?
ask-rare = Is the condition or event rare, or was it in the news?
ask-detail = Does every detail help to answer your question?
writer-bar = Formatting
writer-bold = Bold
writer-italic = Italic
writer-list = List
writer-quote = Quote
writer-link = Link
writer-markdown = Markdown works: **bold**, _italic_, - lists, > quotes. @name mentions somebody.
helpful = { $count ->
    [0] Helpful
   *[other] Helpful, { $count }
}
reply = Reply
reply-to = to { $name }
reply-add = Add a reply
reply-body = Your reply
reply-post = Post reply
reply-by = Reply by { $name }
reply-gone = A reply that is gone
you-answer = You are answering { $name }
answers = in reply to { $name }
answers-earlier = in reply to an earlier post
replies-below = { $count ->
    [one] 1 reply
   *[other] { $count } replies
}
more-replies = Show more replies
earlier-replies = Show earlier replies
since-last = New since your last visit
mark-new = New
edited = edited
edit = Edit
edit-post = Edit your post
edit-body = Your words
edit-kept = Earlier versions stay readable under “edited”.
delete = Delete
delete-ask = Delete this post?
delete-why = Its words go from this node at once, and other nodes are asked to delete their copies. Replies stay. This cannot be undone.
delete-thread-why = Title and words go from this node at once, and other nodes are asked to delete their copies. Replies stay. This cannot be undone.
delete-do = Delete
delete-keep = Keep it
history = Earlier versions
history-now = Now
history-before = Before
history-none = There is no earlier version.
journey = What happened to this post?
journey-short = What happened?
journey-steps = Step by step
journey-earlier = More happened before; this is the latest of it.
journey-private = It is for members of its community only. No other node is told of it.
journey-written = Written here
journey-came = Came from { $node }
journey-claimed = Written on { $node }, as that node says:
journey-edited = Edited
journey-counted = Votes were counted
journey-taken = Taken by its home, { $node }
journey-refused = Refused by its home, { $node }
journey-asked = A moderator here asked its home, { $node }
journey-asking = An act of moderation, asked for
journey-other = Something else
journey-post = The post
journey-told = Told to { $count ->
    [one] 1 node
   *[other] { $count } nodes
}
journey-told-home = For its home, { $node }
journey-told-none = No other node was told.
journey-told-soon = Other nodes are told in a moment.
journey-have = { $count ->
    [one] 1 has it
   *[other] { $count } have it
}
journey-wait = { $count ->
    [one] 1 waits
   *[other] { $count } wait
}
journey-refuse = { $count ->
    [one] 1 refused it
   *[other] { $count } refused it
}
journey-drop = { $count ->
    [one] 1 is not sent it any more
   *[other] { $count } are not sent it any more
}
journey-all = All
journey-nodes = Node by node
journey-nodes-what = What was refused and what waits come first. Seen by its author, the moderators of its community and the admins of this node.
journey-nodes-empty = No other node was told of this post.
journey-nodes-none = There is none of these.
journey-node = Node
journey-acknowledged = Acknowledged
back-to-thread = Back to the thread
original = Original
original-visit = See it on its own node
sign-in-to-reply = to take part.
join-to-reply = Join this community to take part.
state-waiting = Waiting for the community’s node
state-waiting-why = You see it here already; others see it when that node has accepted it.
state-refused = Refused by the community’s node
state-refused-why = Only you see it. That node gave no reason.
state-reason = Reason: { $reason }
state-hidden = Hidden on this node
state-hidden-why = Only moderators and its author see it here.
state-removed = Removed by a moderator
state-deleted = Deleted by its author
act-sent-home = Sent to the community’s own node, which decides.
report = Report
report-by = the reply by { $name }
report-post = Report this post
report-reason = What is wrong with it?
report-reason-hint = May stay empty. Do not write who you are: these words go wherever the report goes.
report-who-sees = Who sees the report
report-seen-here = The moderators of this community and the admins of this node, with your name. Its author is not told that it was you.
report-seen-home = The moderators on { $node }, where the community is at home, without your name.
report-seen-authors = The moderators on { $node }, where its author is at home, without your name.
report-do = Send the report
report-sent = Thank you. Your report is with those who decide about it.
moderate = Moderate
moderate-post = Moderate this post
moderate-what = What to do
moderate-reason = Reason
moderate-reason-hint = Members can read it in the moderation log.
moderate-elsewhere = This community is at home on another node. Locking, pinning and removing are sent there; hiding works here only.
moderate-do = Do it
do-lock = Lock the thread
do-lock-hint = Nobody but moderators can reply. Votes stay open.
do-unlock = Unlock the thread
do-unlock-hint = Members can reply again.
do-pin = Pin the thread
do-pin-hint = It stays at the top of the community.
do-activate = Open it to its members
do-activate-hint = It can be found and joined from now on, and other nodes may hear of it.
do-rest = Let it rest
do-rest-hint = It says that it is dormant. The next post wakes it.
do-close = Announce its end
do-close-hint = Its members and the nodes that follow it are told now. On the day it becomes an archive.
do-reopen = Take it up again
do-reopen-hint = It is active again, and its members may write.
do-unpin = Unpin the thread
do-unpin-hint = It goes back to its place in the list.
do-remove = Remove the post
do-remove-hint = Its words are hidden everywhere. It can be restored.
do-restore = Restore the post
do-restore-hint = Its words can be read again.
do-summarise = Make it the agreed summary
do-summarise-hint = It stands above the replies, on every node, in the place of an earlier one.
do-unsummarise = Take it out of its place as the summary
do-unsummarise-hint = It is a reply like the others again.
do-hide = Hide it on this node
do-hide-hint = Other nodes are not told.
do-unhide = Show it on this node again
do-unhide-hint = Everybody who may read the thread sees it again.
drafts = Drafts
drafts-what = What you began to write and have not sent. Only you see it. A draft goes 90 days after you last changed it.
drafts-none = You have no drafts.
draft-thread = A new thread
draft-reply = A reply to { $name }
draft-reply-gone = A reply
draft-edit = A change to your post
draft-closed = What this was written for is gone, or no longer open to you. Your words are still here.
draft-text = Show the text
draft-go-on = Go on writing
draft-save = Save draft
draft-discard = Discard draft
draft-discarded = The draft is discarded.
draft-saved = Your draft is saved. You find it on any device under
draft-loaded = This is your draft: { $when }
draft-kept = Draft saved: { $when }
draft-newer = A newer draft of this was saved in another tab or on another device: { $when }
draft-newer-how = What you wrote stands below and is not saved yet. “Save draft” puts it in the place of this one.
draft-newer-text = The newer draft
draft-newer-short = A newer draft was saved in another tab or on another device: { $when }. Press “Save draft” to see both.
draft-gone = This draft was sent or discarded elsewhere. Type on, and it is kept anew.
draft-signed-out = Not saved: your session ended. Send it or save it, and you can sign in without losing it.
draft-failed = Not saved: the node could not be reached.
kept = Nothing was lost
kept-what = You are signed in again. What you had sent was not carried out, because your session had ended. Look it over and send it again.
kept-send = Send it again
kept-text = What you wrote
kept-sign-in = Your session ended. What you wrote is kept on this page: sign in, and go on with it.
kept-too-long = Your session ended, and what you wrote is too long to be carried on. Copy it from here before you sign in.
language-none = Not said
clash = This was changed meanwhile
clash-why = Nothing is saved yet. Crossed out is what it says now; underlined is what you would put there. Saving again replaces it with yours.
since-when = New since your last visit: { $when }
jump-new = Jump to the first new reply
mark-unread = Mark as unread
mark-all-read = Mark all as read
your-place = Your place
save-thread = Save this thread
save-note = Note to yourself
save-note-hint = Only you see it.
save-remind = Remind me on
save-remind-hint = In the morning of that day, where you are. May stay empty.
saved-threads = Saved threads
saved-what = Threads that you want to come back to, with your notes. Only you see this list.
saved-none = You have saved none.
saved-change = Note and reminder
saved-remove = Take off the list
saved-remind-at = Reminder: { $when }
saved-closed = This thread is gone, or no longer open to you.
feeds = Private feeds
feeds-short = For a feed reader: what is new for you.
feeds-what = An address for your feed reader (Atom) with the titles of what is new in your communities. Whoever knows it reads those titles, so keep it to yourself. Reading the feed marks nothing as read.
feeds-have = Your feeds
feeds-none = You have none.
feed-made = This is its address
feed-once = Copy it now: it is shown this once.
feed-new = A new feed
feed-make = Make a feed
feed-name = What reads it
feed-name-hint = Such as “Reader on my phone”, so that you know which one to revoke.
feed-link = Atom feed
print-view = Print the whole thread
print-how = Everything stands on this page. Print it from your browser: menus and buttons stay off the paper.
print-more = The rest of it, on another page
mention-list = People whom you may mention
mention-found = { $count ->
    [0] Nobody found.
    [one] 1 person; choose with the arrow keys and Enter.
   *[other] { $count } people; choose with the arrow keys and Enter.
}

## People
profile-edit = Edit your profile
moved-community = This community says that it moved to !{ $address }. Your membership did not move with it: join there.
moved-person = Says that they are { $address } now.
moved-see = See there
moved-me = You say that you moved to { $address }.
moved-me-what = Your profile says so, and other nodes were told. Nothing else changed: you can go on here.
moved-back = I am back
profile-elsewhere = See the profile on its own node
profile-posts = Posts
profile-no-posts = Nothing that you can read yet.
profile-see-thread = Read the thread
profile-see-reply = Read it in its thread
settings-saved = Saved.
settings-profile = Your profile
settings-see = See your profile
settings-reading = How this node speaks to you
display-name = Name
display-name-hint = As colleagues know you.
profession = Profession
profession-hint = Shown beside your name. Nobody has checked it.
profession-none = Not said
profession-own = In your own words
profession-own-hint = Used when you choose “Other”.
about-you = About you
about-you-hint = A few sentences. Markdown works.
language = Language
language-hint = The language of these pages.
language-unread = No native speaker has read these translations yet:
language-partial = Where a share is given, that much is translated; the rest is said in English.
language-share = { $name } ({ $share }%)
time-zone = Time zone
time-zone-hint = Begin to type your continent or city.
languages-read = Languages that I read
languages-read-hint = Lists show threads in these, and those that say no language. Choose none to see all.

## Signing in and up
login = Email or short name
password = Password
password-hint = At least 10 characters. A few words that only you put together are best.
password-change = Another password
password-short = Change the password with which you sign in.
password-change-what = Other places where you are signed in are signed out. We tell your e-mail address that it was changed.
password-changed = You have another password from now on.
password-now = Your password now
password-new = The new one
password-all = End my keys for programs and private feeds, too
password-all-hint = If somebody else may have had your password.
password-forgotten = You do not know it any more?
password-do = Change the password
no-account = No account yet?
no-account-closed = New members join by invitation of an admin at the moment.
have-account = You have an account?
sign-up-what = You become a member of { $node }. Nobody is told your email address.
handle = Short name
handle-hint = 2 to 40 letters a to z, digits, _ or -, a letter first. It can never be changed.
email = Email
email-hint = May stay empty. You can sign in with it; nobody else sees it.

## Set-up
setup = Set up this node
setup-what = Tell us who runs this node and who looks after it. Everything but the addresses can be changed later.
setup-association = Your association
setup-network = Your place in the network
setup-admin = First admin
setup-admin-what = This person signs in at once and can open communities.
setup-language-hint = Most of your members read it.
setup-zone-hint = Used where a member has not chosen one.
setup-do = Set up this node
association-name = Name of the association
association-name-hint = Stands at the top of every page.
legal-entity = Legal entity
legal-entity-hint = Who answers for this node, with the legal form.
jurisdiction = Jurisdiction
jurisdiction-hint = Country code, such as NZ, or with a region, such as AU-SA.
public-address = Public address
public-address-hint = Where members and other nodes find this node. It is locked once something has been sent to another node.
public-address-configured = Set in the configuration:
policy-mode = Which other nodes we deal with
mode-allow-list = Only nodes that an admin allows
mode-allow-list-hint = The careful choice. You allow each node by name.
mode-open = All nodes except those that an admin blocks
mode-open-hint = Anybody on any node may write in your public communities.
mode-closed = None
mode-closed-hint = Nothing is sent and nothing is let in.

## Running the node
admin-sign-up = Who may join this node
admin-open-what = Everybody who finds this node may become a member.
admin-do-open = Open sign-up
admin-close = Close sign-up
admin-keys = Keys
admin-keys-what = Other nodes know by a key that it is you who speaks. New keys take over at once; nothing on its way is lost.
admin-keys-whose = Short name
admin-keys-hint = Of a person or community here, or “node” for the node itself.
admin-keys-do = Make new keys
admin-keys-new = New keys are in use
address-locked = Locked: other nodes know this node by it.
address-open = Can still change until something is sent to another node.
nodes = Other nodes
nodes-empty = No other node is known yet.
node = Node
node-heard = Heard from
node-reached = Reached
node-queued = Waiting to be sent
node-allowed = Allowed
node-blocked = Blocked
node-failures = { $count ->
    [one] 1 failure in a row
   *[other] { $count } failures in a row
}
admin-this-node = This node
federation = Federation
failed-tab = Failed
failed-messages = Failed messages
nodes-find = Part of a name
nodes-find-do = Find
nodes-none-like = No known node has “{ $name }” in its name.
node-policy = Policy
node-deliveries = Deliveries
node-not-allowed = Not allowed
node-paused = Paused
node-reachable = Reachable
node-untried = Not tried yet
node-failing = Does not get through
node-oldest = The oldest is from
node-nothing = Nothing
node-title = { $node } – Federation
node-stands = How it stands
node-since = Since
node-next-try = Next try
node-last-failure = Last failure
node-throttled = Told to wait
node-throttled-what = It sent more messages than a node may in a short time.
node-software = Software
node-software-unknown = It has not said
node-known-since = Known since
node-retry = Retry now
node-pause = Pause
node-pause-what = While paused, nothing is sent to it and the queue stays. What it sends is still received.
node-resume = Resume
node-resume-what = Nothing is sent to it now. What waits is sent, in order, when you resume.
node-sent = Sent to it
node-sent-empty = Nothing was ever queued for this node.
node-got = Received from it
node-got-empty = Nothing was received from this node in the last 30 days.
rule-this = Allow or block it
rule-this-what = A block hides what came from it and holds for every name below; nothing is deleted.
standing-by-mode-open = Allowed because all nodes are.
standing-by-mode-allow-list = No rule allows it.
standing-by-mode-closed = This node deals with no other.
standing-by-own-rule = By the rule for this name.
standing-by-rule-above = By the rule for { $node }.
message = Message
message-state = State
message-answer = Answer
message-reason = Reason
message-attempts = Attempts
message-queued = Queued
message-sent = Last sent
message-received = Received
none = None
delivery-done = Delivered
delivery-pending = Waiting
delivery-refused = Refused
delivery-dropped = Not sent
received-done = Done
received-new = Waiting
received-ignored = Ignored
received-failed = Failed
try-again = Try again
failed-what = Messages from other nodes that could not be carried out. When the cause is gone, try them again.
failed-empty = Nothing has failed.
answer-status = It answered { $status }
answer-other = It was told: { $answer }
answer-unreachable = It could not be reached
answer-unresolved = Its name was not found
answer-untrusted = Its certificate was not accepted
answer-timed-out = It did not answer in time
answer-interrupted = The connection broke off
answer-unreadable = Its answer could not be read
answer-too-large = Its answer was too large
answer-not-allowed = Its address may not be contacted
answer-policy = The policy forbids it
answer-deleted = Deleted before it was sent
answer-expired = Given up: it did not answer for a week
answer-unsendable = The message could not be sent as it is
answer-unsigned = It could not be signed here
node-refused = Refused by it
node-refused-empty = It refused nothing for good.
node-refused-lately = { $count ->
    [one] 1 refused in 30 days
   *[other] { $count } refused in 30 days
    }
lately = How deliveries went lately
lately-what = { $count ->
    [one] One was tried; it took { $done }.
   *[other] Of the newest { $count } that were tried, it took { $done }.
    }
lately-time = Time
lately-half = Half within
lately-95 = 95 % within
lately-99 = 99 % within
lately-longest = Longest
lately-answer = Until it answered
lately-receipt = From the act here to its receipt
lately-fault = Not taken, because
lately-count = How many
span-milliseconds = { $count } ms
span-seconds = { $count } s
span-minutes = { $count } min
span-hours = { $count } h
span-days = { $count ->
    [one] 1 day
   *[other] { $count } days
    }
node-failed-here = { $count ->
    [one] 1 message failed here
   *[other] { $count } messages failed here
}
node-again = { $count ->
    [one] Try 1 failed message again
   *[other] Try { $count } failed messages again
}
rule-set = Allow or block a node
rule-node-hint = Its name, such as north.example
rule-reason = Reason
rule-reason-hint = Kept with the rule.
rule-allow = Allow
rule-block = Block

## About
about-what = { $node } runs this node: a place of its own in a network of associations, on which health professionals share what they know.
about-who = Who runs it
about-federation = Other nodes
about-federation-what = A node is one association’s server. Public communities can be read and joined from other nodes; what is for members never leaves.
about-mode-open = This node deals with all nodes except those that it has blocked.
about-mode-allow-list = This node deals only with nodes that its admins have allowed.
about-mode-closed = This node deals with no other node.
about-quiet = What others learn of you
about-quiet-what = Your profile is shown to members of this node. Others see it only once you have written in public. There is no list of members for the world.
access = Accessibility
access-title = How accessible this node is
access-what = { $node } wants everybody to be able to read and write here, with whatever they see, hear and type with. This page says what is tested, and what is known to be missing.
letters-easy = Easier-to-read letters
letters-easy-hint = Letters, words and lines stand further apart, in a plain typeface, without italics.
letters-on = Turn on
letters-off = Turn off
letters-member = Kept in your settings, so it is there wherever you sign in.
letters-visitor = Kept in a cookie of this browser, which says nothing else.
access-status = Conformance status
access-status-full = Fully conformant
access-status-partial = Partially conformant
access-status-none = Not conformant
access-status-what = The yardstick is { $standard }, level { $level }. What can be measured holds on every page; what only a person can judge has been looked at by the makers of the program and by nobody else. That is why we do not say more.
access-evaluated = Last evaluated on { $date }.
access-how = How it is tested
access-how-what = Before a version is released, each page of the program is opened in a browser in each of these forms. One fault stops the release.
access-as-wide-light = { $count } pixels wide, light
access-as-wide-dark = { $count } pixels wide, dark
access-as-narrow-light = { $count } pixels wide, as on a phone, light
access-as-narrow-dark = { $count } pixels wide, as on a phone, dark
access-as-smallest = { $count } pixels wide: zoomed to 400%
access-as-zoom = { $count } pixels wide: zoomed to 200%
access-as-spacing = With the reader’s own spacing of letters, words and lines ({ $count } pixels)
access-as-letters = With easier-to-read letters ({ $count } pixels)
access-as-rtl-wide = In Arabic, from right to left, { $count } pixels wide, light
access-as-rtl-narrow = In Arabic, from right to left, { $count } pixels wide, dark
access-as-no-script = Without JavaScript, { $count } pixels wide
access-as-print = Printed ({ $count } pixels), where a page is made to be printed
access-checks = What is tested
access-check = Test
access-by = How
access-criteria = Success criteria
access-by-measured = Measured on every page
access-by-journey = Walked through, step by step
access-by-read = Looked at by the makers
access-by-absent = Does not occur here
access-check-rules = Structure, names, contrast, languages and size of targets, by the rules of axe
access-check-reflow = Nothing runs off the page, and no text is cut off, down to the smallest width
access-check-spacing = No text is cut off when the reader spaces it out
access-check-focus = Whatever has the focus shows it, and nothing covers it
access-check-errors = A refused form says what is wrong, and leads to the field
access-check-sameness = Ways on and help stand at the same place of every page
access-check-keyboard = From signing in to signing out with the keyboard alone
access-check-timing = What was typed outlives a session that ended
access-check-looked = Order, instructions, headings, contrast of signs, mistakes that can be taken back
access-check-absent = Sound, film, flashes, movement, gestures of several fingers, dragging
access-limits = What is known to be missing
access-limit-people = Nobody who works with a screen reader, a magnifier or voice control has evaluated it yet.
access-limit-members = What members write is theirs: a table, a link or a heading in a post may be unclear, and nobody checks it beforehand.
access-limit-elsewhere = Links lead to other nodes and pages, for which this statement says nothing.
access-limit-languages = Some translations have parts in English, and most have been read by no native speaker; the settings say which.
access-feedback = Tell us what keeps you out
access-feedback-what = Whoever cannot read or use something here may ask those who run the node for it in another form. Write to them at their usual address; it helps to name the page, and what you read it with.
settings-display = Reading and keys
keys = Keyboard shortcuts
keys-hint = Single letters do something. Off, unless you want them: they get in the way of voice control.
keys-which = Which keys do what
keys-what = They do nothing while you type in a field, and every one of them has a link or a button that does the same. They need JavaScript.
keys-are-on = They are on for you.
keys-are-off = They are off.
keys-members = Members can turn them on in their settings.
keys-key = Key
keys-does = What it does
key-next = Next post, or next thread of a list
key-previous = Previous post or thread
key-unread = First post that is new to you
key-reply = Reply to the post that has the focus, else to the thread
key-save = Save the thread for later
key-home = Home (one after the other)
key-search = Search
key-help = This page
keys-always = Always: Tab and Shift + Tab move on and back, Enter follows a link or presses a button, Escape closes a menu or a list, and Ctrl + Enter sends what you write.

## Search
search-what = Words of a community’s name, or an address: !community@node, @person@node, or the link of a post.
search-none = No community here is called “{ $query }”.
search-nothing-there = There is nothing at “{ $query }”, or this node may not see it. Check how it is spelt.
search-for-members = This looks like an address on another node. Members can look it up.

## Errors
form-problems = { $count ->
    [one] One thing to sort out
   *[other] { $count } things to sort out
}
error-not-found = There is nothing here
error-not-found-why = The address may be wrong, the page may be gone, or you may need to sign in to see it.
error-invalid = That did not work
error-denied = You cannot do that
error-remote = The other node did not help
error-internal = Something went wrong here
error-internal-why = It is our fault, not yours. Nothing was changed. Please try again in a minute.
error-unreadable = The form could not be read
error-unreadable-why = Something on the way damaged it. Go back and send it again.
error-too-large = That is too much at once
error-too-large-why = A post holds up to 100,000 characters. Go back and shorten it.
error-wrong-method = That does not work at this address
error-wrong-method-why = Go back and use the button or the link on the page.
error-cross-site = This came from another site
error-cross-site-why = For your safety, forms work only from the pages of this node. Open the page here and send it again.
error-setup-link = This link does not open the set-up
error-setup-link-why = It may have been used, or a newer one was printed when the program started again. If this node is set up, sign in.

problem-actor-changed = That node says somebody else than before is at this address. Nothing was changed.
problem-address = “{ $detail }” is not an address like https://node.example, without anything behind it.
problem-choose = Choose one.
problem-cursor = This link to a page of the list is broken. Go back to the start of the list.
problem-email = That is not an email address like name@example.org.
problem-email-taken = Somebody here has this email address already. Sign in, or use another.
problem-empty = Write something first.
problem-handle-form = Write !community@node, @person@node, or the address of a thread, such as https://north.example/t/….
problem-handle-length = The short name needs 2 to 40 characters.
problem-handle-letters = The short name takes letters a to z, digits, _ and -, and begins with a letter.
problem-handle-reserved = “{ $detail }” means something else here. Choose another short name.
problem-handle-unknown = Nobody on this node is called “{ $detail }”.
problem-handle-taken = “{ $detail }” is taken or was used before. Choose another short name.
problem-jurisdiction = Use a country code in capitals, such as NZ, or with a region, such as AU-SA.
problem-language = Choose a language.
problem-length-0-500 = Use at most 500 characters.
problem-length-0-2000 = Use at most 2,000 characters.
problem-length-0-5000 = Use at most 5,000 characters.
problem-length-2-60 = Use 2 to 60 characters.
problem-topic-taken = Another topic of this community has this name.
problem-too-many-topics = A community has at most { $detail } topics, merged ones included.
problem-charter-part = Write a few words here, or keep the community as a draft.
problem-charter-incomplete = Its charter lacks a part: domain, community and practice each need a few words.
problem-no-facilitator = It has nobody who facilitates. Make a member its facilitator first.
problem-step-not-now = This cannot be done as the community stands now. Choose one that is shown.
problem-closes-too-soon = Choose a day at least 14 days ahead, so that everybody hears of it in time.
problem-closes-too-late = Choose a day within the next two years.
problem-day = Write a day as year-month-day, such as 2027-03-01.
problem-length-1-80 = Use 1 to 80 characters.
problem-length-2-120 = Use 2 to 120 characters.
problem-length-3-200 = The title needs 3 to 200 characters.
problem-node-name = “{ $detail }” is not the name of a node, such as north.example.
problem-not-later = Choose a moment that is still to come.
problem-days-1-366 = Use 1 to 366 days.
problem-options-2-10 = Write two to ten things that can be chosen.
problem-options-twice = One of these stands there twice.
problem-length-1-200 = Use at most 200 characters for each.
problem-only-one = Only one can be chosen here.
problem-too-many-helped = You said of { $detail } replies that they helped, which is the most. Take one back first.
problem-not-a-member = Only members of this community can have a role.
problem-password-length = The password needs 10 to 200 characters.
problem-password-weak = This is easily guessed. Several words that do not belong together are not.
problem-time-zone = “{ $detail }” is not a time zone such as Pacific/Auckland.
problem-too-long = A post holds up to 100,000 characters. Please shorten it.
problem-too-many-attempts = Too many wrong passwords. Wait 15 minutes, then try again.
problem-too-many-reports = You reported { $detail } posts within an hour, and that is the most. Wait a while, then send it again.
problem-too-many-tokens = You have 50 keys, and that is the most. Revoke one first.
problem-too-many-drafts = You have { $detail } drafts, which is the most. Discard one first.
problem-length-0-1000 = Use at most 1,000 characters.
problem-too-many-saved = You saved { $detail } threads, which is the most. Take one off the list first.
problem-too-many-feeds = You have { $detail } feeds, which is the most. Revoke one first.
problem-too-many-accounts = You have named { $detail } accounts, and that is the most. Remove one first.
problem-account-form = Write @name@north.example, or the address of the profile.
problem-nobody-there = Nobody was found at “{ $detail }”. Check how it is spelt.
problem-person-elsewhere = This has to be a person’s account on another node.
problem-password-wrong = That is not your password.
problem-password-not-chosen = That is not the password that was chosen when @{ $detail } signed up. Nothing is lost: try again. If you chose another short name, wait for the mail that names it.
problem-target-does-not-confirm = That account does not say that it is yours. Sign in there, name { $detail } as another account of yours, and try again here.
problem-target-moved-on = That account says that it moved on itself. Give the address of the one that you use.

denial-sign-in-first = Please sign in first. You can do so in another tab and then send this again.
denial-not-admin = Only admins of this node can do this.
denial-not-member = Only members of this community can do this. Join it first.
denial-not-moderator = Only moderators of this community can do this.
denial-not-author = Only its author can do this.
denial-outranked = Their role in this community is as high as yours. Somebody above both of you can do this.
denial-suspended = You are suspended from this community.
denial-last-facilitator = A community keeps at least one facilitator. Make somebody else a facilitator first.
denial-thread-locked = This thread is locked: only moderators can reply.
denial-archived = This community is archived: it can only be read.
denial-post-gone = This post was deleted or removed. There is nothing to answer or change any more.
denial-no-notices = Notices in this community are for those who moderate it. Start a discussion instead.
denial-not-this-kind = This thread is no question, or no poll.
denial-poll-ended = This poll has ended.
denial-voted-already = You have voted in this poll already, and a vote cannot be changed.
denial-sign-up-closed = This node does not take new members by itself at the moment. Ask an admin.
denial-wrong-password = Email or short name and password do not fit together.
denial-node-not-allowed = This node does not deal with that one. An admin can allow it.
denial-already-set-up = This node is set up already. Sign in.
denial-not-here = This community is at home on another node; only there can this be done.
denial-wrong-scope = This key may not do that.
denial-precondition-failed = Somebody changed this meanwhile. Open it again and change what it is now.
denial-idempotency-key-in-use = This is being done already. Wait a moment.

remote-unreachable = { $host } could not be reached. Try again in a while.
remote-unknown = { $host } says it has nothing at this address. Check how it is spelt.
remote-rubbish = { $host } answered with something that this node cannot read. It may not be a node of this network.
remote-refused = { $host } refused to answer this node.
remote-forbidden = This node may not ask { $host }. An admin can allow it.
remote-too-much = { $host } sent more than this node is willing to read.
remote-busy = { $host } was asked enough for now. Try again in a while.

## Professions (config/professions.toml)
profession-allied-health-assistant = Allied health assistant
profession-art-therapist = Art therapist
profession-audiologist = Audiologist
profession-chiropractor = Chiropractor
profession-counsellor = Counsellor
profession-dietitian = Dietitian
profession-drama-therapist = Drama therapist
profession-exercise-physiologist = Exercise physiologist
profession-genetic-counsellor = Genetic counsellor
profession-medical-laboratory-scientist = Medical laboratory scientist
profession-music-therapist = Music therapist
profession-nurse = Nurse
profession-occupational-therapist = Occupational therapist
profession-optometrist = Optometrist
profession-orthoptist = Orthoptist
profession-osteopath = Osteopath
profession-paramedic = Paramedic
profession-perfusionist = Perfusionist
profession-pharmacist = Pharmacist
profession-physiotherapist = Physiotherapist
profession-podiatrist = Podiatrist
profession-prosthetist-orthotist = Prosthetist and orthotist
profession-psychologist = Psychologist
profession-radiographer = Radiographer
profession-social-worker = Social worker
profession-speech-language-therapist = Speech and language therapist
profession-educator = Educator
profession-researcher = Researcher
profession-other = Other

## The API and its keys
api = API
api-title = The API of this node
api-what = Programs can do here what its pages do, with the same rules. Without a key they see what everybody sees.
api-read = What it can do
api-document = The description for programs (OpenAPI 3.1)
api-subjects = Subjects
api-objects = Objects
api-parameters = Parameters
api-body = Body
api-answers = Answers
tokens = Keys for programs
tokens-short = For apps that act in your name.
tokens-what = A program that holds a key acts in your name. Give each program its own, so that you can take it back.
tokens-have = Your keys
tokens-none = You have none.
token-name = Name
token-name-hint = Which program it is for.
token-scope = What it may do
token-read = Read
token-read-hint = See what you see.
token-write = Read and write
token-write-hint = Do what you may do, admin work included if you are an admin.
token-created = Made
token-used = Last used
token-new = A new key
token-make = Make the key
token-made = Your new key
token-once = Copy it now: it is shown only this once, and kept nowhere.
token-revoke = Revoke
moving = Moving
moving-short = Other accounts of yours, and where you went.
moving-what = A move is a notice, and nothing else: people here and on other nodes read your new address. What you wrote stays here. Memberships, roles and whatever others confirmed of you stay with this account, too; ask to join your communities again from the new one.
accounts = My other accounts
accounts-what = Accounts on other nodes that are yours. To move here from one of them, name it here, then say there that you moved. Everybody can see which you name, and other nodes can find you by your address from then on.
accounts-none = You have named none.
accounts-full = You have named five, and that is the most.
account = Address of the account
account-hint = Such as @name@north.example, or the address of its profile.
account-add = Add
account-remove = Remove
move = I have moved
move-first = First sign in to your new account and name this one there as yours: { $address }
move-target = Address of your new account
move-password = Your password
move-password-hint = The one that you sign in here with.
move-do = Say that I moved

## Notifications
notifications = Notifications
notifications-none = Nothing yet.
notifications-what = Here you are told when somebody answers you or names you, and what is decided about you. For more, or less, choose on the page of a community or a thread.
notifications-see-all = Mark all as seen
bell-few = { $count }
bell-many = 9+
bell-unseen = Notifications, not seen: { $count }
new = New
told-mention = { $name } named you
told-reply = { $name } answered
told-post = { $name } wrote
told-membership-given = You are a member of { $community } now
told-membership-refused = { $community } did not take you as a member
told-membership-ended = You are no longer a member of { $community }
told-membership-asked = Somebody asks to join { $community }
told-role-given = You have a role in { $community } now
told-community-rested = { $community } is dormant: nothing was written there for a while
told-community-closing = { $community } is going to end
told-community-archived = { $community } has ended and can only be read
told-community-reopened = { $community } was taken up again
told-role-taken = You no longer have your role in { $community }
told-member-suspended = You are suspended from { $community }
told-suspension-lifted = Your suspension from { $community } has ended
told-post-removed = A moderator of { $community } removed your post
told-post-restored = Your post in { $community } is back
told-post-hidden = A moderator here hid your post in { $community }
told-post-unhidden = Your post in { $community } is shown again
told-post-refused = { $community } did not take your post
told-post-reported = A post in { $community } was reported
told-reminder-due = A reminder of a thread that you saved in { $community }
told-reply-helped = Your reply in { $community } helped, says whoever asked
level = What you hear of it
level-label = Tell me of
level-everything = Every post
level-first-posts = New threads
level-mentions = Answers to me and mentions
level-mute = Nothing
level-as-community = As for the community
level-saved = Saved. It holds from the next post on.

## Mail, for admins
mail = Mail
mail-way = How mail goes
mail-server = A mail server is configured
mail-no-server = No mail server yet
mail-no-server-what = Nothing leaves this machine: mail is written into files until a mail server is set in the configuration (mail.host).
mail-server-what = What the mail server does not take is kept and tried again.
mail-failing = The mail server does not take mail
mail-waiting =
    { $count ->
        [one] { $count } mail waits
       *[other] { $count } mails wait
    }
mail-stuck =
    { $count ->
        [one] { $count } mail needs a decision
       *[other] { $count } mails need a decision
    }
mail-paused =
    { $count ->
        [one] { $count } address is paused
       *[other] { $count } addresses are paused
    }
mail-see = See all mail
mail-test = Send a test mail
mail-test-hint = See whether mail arrives, at your own address first.
mail-test-do = Send the test mail
mail-test-queued = The test mail is on its way. Below you see what becomes of it.
mail-address = Address
mail-queue = The last mails
mail-queue-what = Newest first. The words of a mail are kept only until it is sent.
mail-none = No mail was sent yet.
mail-kind = About
mail-kind-test = Test
mail-kind-confirm = Confirming an address
mail-kind-address-known = Address used already
mail-kind-address-changed = Address changed
mail-kind-reset = New password asked for
mail-kind-password-changed = Password changed
mail-state = State
mail-state-sent = Sent
mail-state-queued = Waits
mail-state-paused = Paused
mail-state-refused = Refused
mail-state-unsure = May have been sent
mail-state-expired = Too late
mail-created = Written
mail-again = Send again
mail-why-server = The mail server could not be used.
mail-why-sender = The mail server takes no mail from this node’s address.
mail-why-recipient = The mail server does not take mail for this address. Nothing more is sent there until you say so.
mail-why-message = The mail server did not take this mail.
mail-why-unsure = The mail server was given this mail, and then nothing was heard. Sent again, it may arrive twice.
mail-why-folder = The file could not be written.
mail-why-broken = The mail could not be put together.
mail-why-expired = It waited until it was of no more use.

## Mails themselves
mail-hello = Hello,
mail-machine = A machine sent this mail. Nobody reads answers to it.
mail-test-subject = Test mail from { $node }
mail-test-what = An admin of { $node } sent this mail to see whether mail arrives. It does.
mail-confirm-subject = Is this your email address? – { $node }
mail-confirm-what = Somebody gave this address as theirs at { $node }. If it was you, open this link within three days and confirm it:
mail-confirm-else = If it was not you, do nothing: without the link nothing happens.
mail-address-known-subject = You have an account already – { $node }
mail-address-known-what = Somebody wanted to use this address at { $node }, but an account there has it already: yours. If it was you, sign in with it. If you do not know your password any more, choose a new one here:
mail-address-changed-subject = Your email address was changed – { $node }
mail-address-changed-what = The account @{ $handle } at { $node } has another email address now. This one is no longer used.
mail-address-changed-else = If it was not you, write to those who run { $node } at once.
mail-reset-subject = A new password – { $node }
mail-reset-what = Somebody asked for a new password for @{ $handle } at { $node }. If it was you, open this link within the hour and choose one. It works once:
mail-reset-else = If it was not you, do nothing: your password stays as it is.
mail-password-changed-subject = You have a new password – { $node }
mail-password-changed-what = The account @{ $handle } at { $node } has a new password. In other places it is signed out now. The settings tell which keys for programs still hold.
mail-password-changed-else = If it was not you, write to those who run { $node } at once.

## Links in mails
confirm = Your email address
confirm-what = Somebody gave this address as theirs at { $node }. Was it you?
confirm-join = Somebody wants to become a member of { $node } with this short name and this address. Was it you?
confirm-password-hint = The one that you chose when you signed up.
confirm-do = Yes, it is mine
confirm-done = Your email address is confirmed.
confirm-again = Have a new link sent
forgot = I do not know my password
forgot-what = Say which email address your account has. We send a link there by which you choose a new password.
forgot-do = Send me a link
forgot-sent = If an account here has this address and it is confirmed, a mail is on its way.
forgot-nothing = Nothing there after some minutes? Look among the spam, try another address, or write to those who run this node.
forgot-again = Have a new link sent
reset = A new password
reset-what = Afterwards you are signed out everywhere, keys for programs and private feeds end, and you sign in with the new one.
reset-do = Set the password
reset-done = You have a new password. Sign in with it.
link-dead = This link does nothing any more. It was used, or it is too old.
email-page = Email address
email-short = Where we write to you, and how you get a new password.
email-what = Nobody sees it but you and those who run this node.
email-now = Your address
email-none = You have given none. Without one you cannot get a new password by yourself.
email-confirmed = Confirmed
email-unconfirmed = Not confirmed
email-unconfirmed-what = We sent a link there. Until you have opened it, we do not know that our mail reaches you, and cannot send you a new password.
email-again = Send the link again
email-change = Another address
email-change-what = We send a link to the new address. It takes the place of the old one when you have opened the link; the old one is told.
email-new = New address
email-password-hint = Yours, so that we know it is you.
email-do = Send the link
email-sent = A link is on its way. Open it to confirm the address.
problem-email-same = This is your address already, and it is confirmed.
problem-link-used = This link does nothing any more. It was used, or it is too old.
problem-too-many-mails = Too many mails were asked for. Wait an hour, then try again.
problem-too-many-sign-ups = Too many people are signing up at the moment. Wait an hour, then try again.

## Ways in
joining = Joining
joining-see = Ways in, and invitations
joining-way = The way in
joining-who = Who becomes a member?
joining-closed = Nobody by themselves
joining-closed-hint = Only an operator adds members, by command.
joining-invitation = By invitation
joining-invitation-hint = Whoever has a link that an admin made.
joining-application = By application
joining-application-hint = Whoever asks, once an admin has let them in.
joining-open = Open
joining-open-hint = Whoever finds this node and confirms an email address.
joining-no-mail = No mail server is configured, so nobody can confirm an address: with “Open” whoever finds this node comes in at once, and those who apply hear nothing of the decision.
joining-questions = What you ask those who apply
joining-questions-hint = May stay empty. For instance: What is your work? Who here knows you?
joined-done = You are a member now. Sign in.
email-needed = We write to you there. Nobody sees the address but those who run this node.
sign-up-judged = An admin reads what you write here and decides. You get a mail.
sign-up-asked = Look into your mail: we sent a link there. With it you confirm that the address is yours.
sign-up-waiting = An admin decides now whether you become a member.
invitations = Invitations
invitations-none = None was made yet.
invitation-new = A new invitation
invitation-what = A link that you send to whom you want. With it people become members at once, also where they would have to apply.
invitation-note = For whom
invitation-note-hint = For you and the other admins; those whom you invite do not see it.
invitation-uses = For how many people
invitation-uses-hint = 1 to 1000.
invitation-days = For how many days
invitation-days-hint = 1 to 90.
invitation-make = Make the link
invitation-made = Your invitation
invitation-once = Copy the link now: it is shown only this once, and kept nowhere.
invitation-used = Used
invitation-by = Made by
invitation-operator = The operator
invitation-until = Until
invitation-open = Works
invitation-used-up = Used up
invitation-expired = Too old
invitation-revoked = Taken back
applications = Applications
applications-what = The longest waiting first. They get a mail when you have decided; what they wrote is deleted then.
applications-none = Nobody waits.
applications-waiting =
    { $count ->
        [one] { $count } person waits to be let in
       *[other] { $count } people wait to be let in
    }
application-accept = Let in
application-decline = Decline
mail-kind-sign-up = Signing up
mail-kind-accepted = Let in
mail-kind-declined = Declined
mail-sign-up-subject = Is this your email address? – { $node }
mail-sign-up-what = Somebody wants to become a member of { $node } as @{ $handle } with this address. If it was you, open this link within three days and confirm the address with the password that you chose:
mail-sign-up-else = If it was not you, or @{ $handle } is not the short name that you chose, do nothing: without the link nothing happens.
mail-accepted-subject = Welcome to { $node }
mail-accepted-what = You are a member of { $node } now, as @{ $handle }. Sign in with the password that you chose:
mail-declined-subject = Your application to { $node }
mail-declined-what = You asked to become a member of { $node }. Those who run it decided against it. What you wrote has been deleted.
problem-between = This must be a number: { $detail }.
problem-invitation-used = This invitation lets nobody in any more. It was used up, taken back, or is too old. Ask for a new one.
problem-length-0-200 = At most 200 characters, please.
denial-invited-only = You become a member here by an invitation. Ask somebody who runs this node for one.
your-answer = Your answer

## Sessions
sessions = Where you are signed in
sessions-short = Browsers that know you, and signing them out.
sessions-what = Do you not know one of these again? Then end it.
sessions-end-others = End all others
session-device = Browser
session-unknown = Unknown
session-current = This one
session-shared = Shared computer
session-seen = Last used
session-since = Signed in
session-end = End
sign-in-shared = Others use this computer, too
sign-in-shared-hint = You are signed out when you close the browser, or do nothing for a quarter of an hour.
sessions-password = Choose a new password

## Mail that something waits
mail-kind-waiting = Something waits
mail-waiting-subject = Something waits for you – { $node }
mail-waiting-what =
    { $count ->
        [one] At { $node } a notification has waited for you for a day:
       *[other] At { $node } notifications have waited for you for a day: { $count ->
            [10] more than nine.
           *[other] { $count }.
        }
    }
mail-waiting-else = You do not want such mail? This link ends it:
waiting-mail = When something waits
waiting-mail-on = We write to you once when something has waited for a day. The mail says that it waits, not what it is.
waiting-mail-off = We do not write to you when something waits.
waiting-mail-stop = Stop these mails
waiting-mail-start = Write to me
unsubscribe = Mail when something waits
unsubscribe-what = { $node } writes to you once when something has waited for you for a day. Do you want no more of these mails?
unsubscribe-do = Stop these mails
unsubscribe-done = You get no more of these mails.
unsubscribe-back = Choose again in your settings

## Members from a file
import = Members from a file
import-short = Invites many at once, by a CSV file.
import-file = A file of members
import-what = A CSV file, as spreadsheets save it. First you see what would become of each row; nobody is written to before you say so.
import-choose = The file
import-hint = CSV with a row on top that names the columns; at most { $size } MB and { $rows } rows.
import-columns-what = What the file may hold
import-email-hint = needed; who has it already, as a member or invited, is left alone.
import-name-hint = suggested to them; they may choose others.
import-profession-hint = one of our list, or their own word.
import-communities-hint = short names of communities in which they are members once they have come, and the role there: member, moderator or facilitator.
import-look = Look at the file
import-kept = The file is kept sealed, for a day at most, and nobody but admins sees what stands in it.
import-closed = Nobody becomes a member by themselves at the moment, so an invitation would let nobody in.
import-one = A file of members
imports = Earlier files
imports-none = There was none yet.
import-rows = Rows
import-made = Invitations
import-checked = Waits for you
import-running = Inviting
import-state-done = Done
import-forgotten = Deleted
import-forgotten-what = The file was deleted. Only these figures are left.
import-progress = { $done } of { $all } rows are worked off. You may leave this page.
import-again = See how far it is
import-done =
    { $count ->
        [0] Nobody was invited.
        [one] { $count } invitation was made. The mail goes out bit by bit.
       *[other] { $count } invitations were made. The mails go out bit by bit.
    }
import-would = What would happen
import-were = What stood in the file
import-fresh = To be invited
import-known = Members already
import-invited = Invited already
import-doubled = A second time in the file
import-bad = Not right
import-columns = Which column holds what
import-columns-hint = Recognised by their names. Change what is not right, then look again.
import-no-column = None
import-columns-do = Look again
import-column-email = Email
import-column-name = Name
import-column-handle = Short name
import-column-profession = Profession
import-column-role = Role
import-column-communities = Communities
import-decide = Go on?
import-start-what =
    { $count ->
        [one] { $count } person gets a mail with a link that works for 30 days and for them alone. Rows that are not right are left out.
       *[other] { $count } people get a mail with a link that works for 30 days and for them alone. Rows that are not right are left out.
    }
import-nobody = There is nobody to invite in this file.
import-start = Send the invitations
import-forget = Delete the file
import-faults = What is not right
import-download = Keep as CSV
import-row = Row
import-column = Column
import-cell = What stands there
import-why = What is wrong
import-more =
    { $count ->
        [one] And { $count } more, in the CSV file.
       *[other] And { $count } more, in the CSV file.
    }
mail-kind-invited = Invitation
mail-invited-subject = { $node } invites you
mail-invited-what = Those who run { $node } invite you to become a member. With this link, which works for 30 days and for you alone, you choose a password:
mail-invited-else = You do not know why? Then do nothing: without the link nothing happens, and we do not write again.
problem-csv-empty = There is nothing in the file below the row that names the columns.
problem-csv-encoding = The letters of this file cannot be read. Save it as “CSV UTF-8” and choose it again.
problem-csv-form = This cannot be read as CSV: a cell is too long, or there are too many columns.
problem-csv-formula = This begins like a formula (=, +, - or @). Spreadsheets would carry it out, so it is not taken.
problem-csv-large = The file is too large: at most { $detail }.
problem-csv-many-communities = More than { $detail } communities.
problem-csv-no-column = The file has no column “{ $detail }”.
problem-csv-no-community = No community of this node is called “{ $detail }”.
problem-csv-no-email = Which column holds the email addresses? Without them nobody can be invited.
problem-csv-none = Choose a file first.
problem-csv-role = This is no role: member, moderator or facilitator. Admins are not made by a file.
problem-csv-role-nowhere = A role is one in a community, and this row names no community.
problem-csv-rows = The file has more than { $detail } rows. Split it.
problem-csv-workbook = This is a workbook. Save it as “CSV UTF-8” in your spreadsheet, and choose that.
problem-import-decided = This was decided already, or the file was deleted.
problem-import-runs = The invitations are being made just now. Wait until that is done.
problem-invitation-other-address = This invitation was sent to { $detail }. Use that address; you can change it later in your settings.

## Members, for admins
admin-members = Members
members-find = Name, short name or email
members-tick = Choose
members-tick-one = Choose { $name }
members-all = All
members-admins = Admins
members-roles = With a role
members-suspended = Suspended
members-unconfirmed = Email not confirmed
members-never = Never signed in
members-none = Nobody is found.
members-since = Member since
members-seen = Last signed in
members-with = With those chosen:
members-go-on = Go on
members-done =
    { $count ->
        [0] Nothing was done.
        [one] Done for { $count } member.
       *[other] Done for { $count } members.
    }
members-nobody = It would change nothing for any of them.
members-concerned =
    { $count ->
        [one] It concerns { $count } member:
       *[other] It concerns { $count } members:
    }
members-left-out =
    { $count ->
        [one] { $count } is left out, as nothing would change:
       *[other] { $count } are left out, as nothing would change:
    }
members-back = Back to the list
member-who = The member
member-do-suspend = Suspend
member-do-suspend-what = They cannot sign in, their sessions end and their keys stop working. What they wrote stays.
member-do-lift = End the suspension
member-do-lift-what = They can sign in again.
member-do-confirm = Send the link to confirm the email again
member-do-confirm-what = They get a mail with a link that works for three days.
member-do-sign-out = End all sessions
member-do-sign-out-what = They have to sign in again everywhere. Keys for programs go on working.
member-do-add = Add to a community
member-do-add-what = They become a member of a community of this node at once.
member-days = For how many days
member-days-hint = 0: until somebody ends it.
member-reason = Why
member-reason-hint = For you and the other admins.
member-community = Community
member-community-hint = Its short name.
member-sessions =
    { $count ->
        [one] { $count } open session
       *[other] { $count } open sessions
    }
member-suspended-until = Suspended until
member-suspended-open = Suspended until somebody ends it.
member-admin = Make an admin
member-no-admin = Take the admin’s rights away
member-is-admin = Admin
member-is-suspended = Suspended
member-nowhere = In no community yet.
member-term = Role until
member-role-change = Change the role
member-term-days = For how many days (0: no end)
member-log = What admins did here
audit = Log
audit-what = Every act of an admin or operator that matters, the newest first. Nothing is ever changed or deleted here.
audit-act = What was done
audit-show = Show
audit-none = Nothing was done yet.
audit-when = When
audit-who = Who
audit-about = About
audit-change = From and to
audit-operator = The operator, or the node itself
audit-admin-give = Made an admin
audit-admin-take = Took an admin’s rights away
audit-allow = Allowed a node
audit-application-accept = Let an applicant in
audit-application-decline = Declined an applicant
audit-block = Blocked a node
audit-community-add = Added a member to a community
audit-confirm-again = Sent the link to confirm an email again
audit-import-file = Sent a file of members
audit-import-forget = Deleted a file of members
audit-import-start = Invited from a file
audit-invite = Made an invitation
audit-invite-revoke = Took an invitation back
audit-keys-rotate = Made new keys
audit-mail-again = Sent a mail again
audit-mail-test = Sent a test mail
audit-node-pause = Paused a node
audit-node-resume = Resumed a node
audit-node-retry = Tried a node again
audit-policy-mode = Changed which nodes we deal with
audit-received-retry = Tried a received message again
audit-received-retry-all = Tried all failed messages again
audit-reset-link = Made a link for a new password
audit-role = Gave a role
audit-sign-out = Ended all sessions
audit-sign-up = Changed how people become members
audit-sign-up-questions = Changed what applicants are asked
audit-suspend = Suspended a member
audit-suspend-end = Ended a suspension
audit-term-end = A role came to its end
problem-nobody-ticked = Choose at least one member first.
denial-last-admin = This is the last admin who can sign in. Make somebody else an admin first.
denial-not-yourself = You cannot do this to yourself. Ask another admin.
denial-suspended-member = This member is suspended. End that first.
settings-changed = Last changed by { $by }
settings-operator = the operator
overview-waits = What waits for you
overview-nothing = Nothing waits. All is well here.
overview-reports =
    { $count ->
        [one] { $count } report is open
       *[other] { $count } reports are open
    }
overview-messages =
    { $count ->
        [one] { $count } received message failed
       *[other] { $count } received messages failed
    }
overview-imports =
    { $count ->
        [one] { $count } file of members is not finished
       *[other] { $count } files of members are not finished
    }
overview-pulse = How it goes
overview-pulse-what = Counts only: nobody’s reading is followed by name.
overview-members = members
overview-active = signed in within four weeks
overview-communities = communities here
overview-lively = with something new this week
overview-community = Community
overview-visibility = Open to
overview-facilitators = Facilitators
overview-open-reports = Open reports
overview-last = Last activity

## Look
look = Look
look-name = Name
look-name-label = What the association is called
look-name-hint = It stands on every page and in every mail.
look-colour = Colour
look-colour-what = Links, buttons and the line on top are in this colour. It is taken when text in it can be read everywhere (4.5 to 1, WCAG 2.2).
look-accent = In light
look-accent-hint = Like #0b5d63. Empty: the colour that is shipped.
look-accent-dark = In dark
look-accent-dark-hint = Empty: made from the other.
look-take = Take { $colour }
look-logo = Logo
look-logo-now = The logo as it is
look-logo-choose = A picture
look-logo-hint = PNG, JPEG or WebP, at most 2 MB. It is drawn anew with at most 256 points a side.
look-logo-remove = Take the logo away
audit-look-colour = Changed the colour
audit-look-logo = Changed the logo
audit-look-name = Changed the name
problem-colour = This is not a colour. Write it like #0b5d63.
problem-colour-weak = Text in this colour cannot be read well enough. The nearest colour that can: { $detail }.
problem-logo-form = This is not a picture that we can read. Choose a PNG, JPEG or WebP.
problem-logo-large = The file is too large: at most { $detail }.
problem-logo-points = The picture is too large: at most { $detail } points, and 8 million in all. Make it smaller.
problem-logo-svg = An SVG can hold scripts, so we do not take one. Save it as a PNG and choose that.
audit-invite-again = Sent an invitation again
invitation-again = Send again

## Leaving
leaving = Leaving
leaving-export = A copy of what you wrote can be had before you leave, not afterwards:
export = Get a copy of what is yours
export-short = Everything that this node holds of you, as one file.
export-what = One ZIP file with everything that this node holds of you, to keep or to take elsewhere.
export-in = What is in it
export-in-data = Profile, e-mail, settings, memberships, posts with earlier versions, votes, saved threads, drafts, notifications, sessions and more, as JSON for programs
export-in-threads = What you wrote, to be read: one file a thread, in markdown
export-not = No password or key, and nothing that others wrote but titles of threads and the reasons of moderators. Members send no files yet, so there are none.
export-password-hint = It holds what only you may see: say that it is you.
export-do = Download
export-untitled = A thread that is not open to you any more
export-readme = Everything that { $node } holds of you.
export-readme-data = data.json: profile, settings, memberships, what you wrote, voted, saved, began to write and were told of. Moments are in microseconds since 1970, in UTC. Addresses that begin with a slash are of this node.
export-readme-threads = threads/: what you wrote, one file a thread, in markdown.
export-readme-not = There is no password or key in it, and nothing that others wrote but titles of threads and the reasons of moderators that you may read. Members send no files yet, so there are none.
leaving-short = End your account, and choose what becomes of what you wrote.
leaving-what = Your account ends at once, whichever way you choose: your email address, password, sessions, keys, notifications and settings are erased, and you leave your communities. Nobody can have the short name { $handle } again. This cannot be undone.
leaving-effect = What it does
leaving-thing = What
leaving-keep = Keep it, under my name
leaving-keep-hint = What you wrote stays for those who rely on it. Your profile is emptied.
leaving-anonymise = Keep it, without my name
leaving-anonymise-hint = What you wrote stays, and says “{ $name }” where your name was.
leaving-delete = Delete it all
leaving-delete-hint = Your posts are deleted and your votes taken back, here and, as far as they follow, on other nodes.
leaving-name = Name and profile
leaving-name-keep = Your name stays, your profile is emptied
leaving-name-anonymise = “{ $name }” and a random short name
leaving-name-delete = Erased
leaving-threads = Threads you started
leaving-replies = Your replies
leaving-votes = Your votes
leaving-communities = Your communities
leaving-nodes = Other nodes that were told of you
leaving-stays = Stay, under your name
leaving-stays-nameless = Stay, without your name
leaving-counted = Still count
leaving-deleted = Deleted
leaving-answers = { $count ->
    [0] Deleted
    [one] Deleted; 1 reply of others stays
   *[other] Deleted; { $count } replies of others stay
}
leaving-taken-back = Taken back
leaving-left = You leave them
leaving-told-keep = Told that your profile is empty
leaving-told-anonymise = Told to drop your name
leaving-told-delete = Told to delete all of it
leaving-copies = What nobody can promise
leaving-copies-what = Other nodes are told. Those that run the same software do as they are asked, and nobody can make the others. Whatever somebody copied, quoted or printed stays with them, and so do mails and backups for their time. Where others wrote your short name in their posts, it stays there.
leaving-copies-nodes = These nodes may hold copies:
leaving-alone = Without you these communities have no facilitator
leaving-alone-what = Make somebody else a facilitator first, on the page of the community’s members. The admins of this node can do so later, too.
leaving-alone-accept = I know that they are left without one
leaving-only-admin = You are the only admin of this node. Somebody else has to be one before you can leave.
leaving-choose = What becomes of what you wrote?
leaving-handle-hint = Type { $handle } to say that you mean it.
leaving-password-hint = So that nobody else can do this at your computer.
leaving-do = Leave this node now
left = You have left this node
left-keep = Your account is erased. What you wrote stays under your name.
left-anonymise = Your account is erased. What you wrote stays without your name; other nodes are being told.
left-delete = Your account is erased. Your posts and votes are being deleted, and other nodes told; that can take some minutes.
former-member = Former member
profile-left = No longer a member of this node.
problem-only-admin = You are the only admin of this node. Somebody else has to be one before you can leave.
problem-leaves-alone = Say that you know that communities are left without a facilitator, or make somebody else one first.
problem-not-your-handle = Type your short name, { $detail }.
audit-left = Left the node
