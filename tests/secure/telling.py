"""What the stories in Python share: counting tests, and asking our node over https as its admin."""

import json
import sys
import time
import traceback
import urllib.parse

import requests

WORLD = json.loads(sys.argv[1])
OURS = WORLD["node"]
GROUP = WORLD["group"]


def test(name, act):
    """One line a test, which the runner counts."""
    try:
        act()
        print(f"ok      {name}", flush=True)
    except Exception:
        print(f"FAILED  {name}\n        {traceback.format_exc().strip()}", flush=True)


def ensure(condition, words):
    if not condition:
        raise AssertionError(words)


def equal(found, wanted, what):
    ensure(found == wanted, f"{what}: expected {wanted!r}, found {found!r}")


def eventually(what, look, seconds=20):
    until = time.monotonic() + seconds
    while not (found := look()):
        ensure(time.monotonic() < until, f"it never came to pass: {what}")
        time.sleep(0.05)
    return found


def ask(line, body=None):
    """One request to the API, which must succeed."""
    method, path = line.split(" ")
    headers = {"Authorization": f"Bearer {WORLD['token']}", "Accept": "application/json"}
    answer = requests.request(method, f"{OURS}/api/v1{path}", headers=headers, json=body, timeout=30)
    ensure(answer.ok, f"{line}: {answer.status_code} {answer.text}")
    return answer.json() if answer.content else None


def document(where):
    """What stands at an address, as others read it."""
    answer = requests.get(where, headers={"Accept": "application/activity+json"}, timeout=30)
    ensure(answer.ok, f"{where}: {answer.status_code}")
    return answer.json()


def listed(where):
    """Everything in a list of the API, page by page."""
    after = ""
    while True:
        page = ask(f"GET {where}{after}")
        yield from page["items"]
        if not page.get("next"):
            return
        after = "?after=" + urllib.parse.quote(page["next"])


def shown(thread, words):
    look = lambda: any(words in reply["body_html"] for reply in listed(f"/threads/{thread}/replies"))
    return eventually(f"a reply «{words}»", look)
