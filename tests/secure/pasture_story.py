"""fediverse-pasture: its actors verify our community and node, and its odd Notes are sent as replies in a thread."""

import asyncio
import json
import logging
import threading
import urllib.parse

import aiohttp
import bovine.jsonld
import hypercorn.asyncio
import hypercorn.config
import requests
from fediverse_pasture.data_provider import DataProvider, bovine_actor_for_actor_data
from fediverse_pasture.runner import ActivitySender
from fediverse_pasture.verify_actor import build_app
from fediverse_pasture_inputs import available

from telling import GROUP, OURS, WORLD, ask, ensure, equal, eventually, listed, test

HOST = "pasture.example"
ACTORS = ["alice", "bob", "claire", "dean", "emily", "frank"]
# Alice and dean sign nothing: they may read the actor, and must not be let into the inbox. Emily and frank sign, but
# have no preferredUsername, which FEDERATION.md asks for. Claire shows her key to signed questions only.
SIGNS = ["bob", "claire"]

# The odd Notes that are not stored, by their place among the examples of an input, and what must stand in the reason.
AUTHOR, KIND, ELSEWHERE = "ignored not-author", "not a post", "this node does not deal with it"
NOWHERE = "a reply to what is no address"
REFUSED = {
    # Somebody of another node, or nobody, as author; an id that is not there.
    "attributed_to": {n: AUTHOR for n in range(5)},
    "necessary_properties": {1: AUTHOR, 3: AUTHOR, 4: KIND},
    # Answers to posts of nodes that are not on the allow-list; to a list, a link, two posts, a collection.
    "in_reply_to": {n: ELSEWHERE for n in (0, 1, 6)} | {n: NOWHERE for n in (2, 3, 4, 5)},
    # Place, Profile, Relationship, Tombstone, and no type.
    "object_types": {n: KIND for n in (7, 8, 9, 10, 13)},
}


def serve(app):
    """Runs the app of the package behind its front."""
    config = hypercorn.config.Config()
    config.bind = [f"127.0.0.1:{WORLD['port']}"]
    config.accesslog = config.errorlog = None
    loop = asyncio.new_event_loop()
    wait = lambda: asyncio.Event().wait()
    threading.Thread(
        target=lambda: loop.run_until_complete(hypercorn.asyncio.serve(app, config, shutdown_trigger=wait)), daemon=True
    ).start()
    eventually("pasture answering", lambda: answers(f"http://127.0.0.1:{WORLD['port']}/static/styles.css"))


def answers(where):
    try:
        return requests.get(where, timeout=5).ok
    except requests.ConnectionError:
        return False


# ---------------------------------------------------------------------------------------------- verify_actor

def matrix(actor):
    """The whole matrix of one of our actors, as its page tells it, asked for over https."""
    where = f"https://{HOST}/?{urllib.parse.urlencode({'actor_uri': actor})}"
    said = requests.get(where, headers={"Accept": "application/json"}, timeout=120)
    ensure(said.ok, f"{said.status_code} {said.text[:500]}")
    result, steps = said.json()["result"], said.json()["messages"]
    wanted = {name: {"get_actor": True, "post_inbox": name in SIGNS} for name in ACTORS}
    equal(result, {**wanted, "webfinger": True}, f"the matrix ({steps})")


# ---------------------------------------------------------------------------------------------- odd Notes

class Frank(aiohttp.ClientResponse):
    """An answer that can be read when it is a refusal, too."""

    def raise_for_status(self):
        pass


async def send_all(examples, thread):
    """Sends odd Notes the package's own way, as replies in the thread: of each its activity and our answer."""
    actor, thing = bovine_actor_for_actor_data(f"https://{HOST}/actor", DataProvider.load().one_actor)
    sent = []
    async with aiohttp.ClientSession(response_class=Frank) as session:
        await actor.init(session=session)
        sender = ActivitySender.for_actor(actor, thing)
        for example in examples:
            sender.init_create_note(lambda note: {**note, "audience": GROUP, "inReplyTo": thread, **example})
            answer = await sender.send(GROUP)
            sent.append((sender.activity, answer.status, (await answer.text()).strip()))
    return sent


def outcome(activity, status, text):
    """`stored`, or why not: what the inbox answered, or what our admin sees of the message."""
    if status != 202:
        ensure(400 <= status < 500 and text, f"answered {status} {text!r}: {activity}")
        return f"{status} {text}"

    def end():
        found = listed(f"/nodes/{HOST}/received")
        return next((m for m in found if m["activity"] == activity["id"] and m["state"] != "new"), None)

    message = eventually(f"the end of {activity['id']}", end)
    if message["state"] == "done" and not message["reason"]:
        query = urllib.parse.urlencode({"q": activity["object"]["id"]})
        equal(ask(f"GET /resolve?{query}")["kind"], "post", activity["object"]["id"])
        return "stored"
    ensure(message["reason"], f"{message['state']} without a reason: {activity}")
    return f"{message['state']} {message['reason']}"


def odd(name, thread):
    examples, refused = available[name].examples, REFUSED.get(name, {})
    for place, sent in enumerate(asyncio.run(send_all(examples, thread))):
        found, wanted = outcome(*sent), refused.get(place, "stored")
        ensure(wanted in found, f"{examples[place]}: expected {wanted!r}, found {found!r}")


def main():
    logging.disable(logging.CRITICAL)
    for url, context in json.load(open(WORLD["contexts"])).items():
        bovine.jsonld.jsonld_cache.add(url, context["@context"])
    serve(build_app(False, HOST, True, 20))
    test("pasture: verify_actor of our community gives what FEDERATION.md says", lambda: matrix(GROUP))
    test("pasture: verify_actor of our node gives what FEDERATION.md says", lambda: matrix(f"{OURS}/node"))
    thread = ask("POST /communities/wounds/threads", {"title": "Odd notes", "body": "Here", "language": "en"})
    for name in sorted(available):
        refused = len(REFUSED.get(name, {}))
        stored = len(available[name].examples) - refused
        words = f"pasture: odd Notes, {name}: {stored} stored, {refused} refused with a reason"
        test(words, lambda: odd(name, thread["uri"]))


main()
