"""A node on loopback with people, communities and threads in it, for the tests of its API."""

import json
import os
import pathlib
import socket
import subprocess
import tempfile
import time

import requests


def free_port():
    with socket.socket() as ears:
        ears.bind(("127.0.0.1", 0))
        return ears.getsockname()[1]


class Node:
    """The built binary in a folder of its own; its federation is closed, so that it asks nobody for anything."""

    def __init__(self, binary):
        self.binary = binary
        self.folder = tempfile.TemporaryDirectory(prefix="collegium-api-")
        home, port = self.folder.name, free_port()
        self.address = f"http://localhost:{port}"
        self.base = f"http://127.0.0.1:{port}"
        self.env = {
            "PATH": os.environ["PATH"],
            "HOME": home,
            "COLLEGIUM__SERVER__LISTEN": f"127.0.0.1:{port}",
            "COLLEGIUM__SERVER__PUBLIC_ADDRESS": self.address,
            "COLLEGIUM__DATA__DIR": f"{home}/data",
        }
        self.process = None
        self.log = pathlib.Path(home, "log")
        self.tokens = {}

    def cli(self, *words):
        ran = subprocess.run([self.binary, "--json", *words], cwd=self.folder.name, env=self.env, capture_output=True)
        if ran.returncode:
            raise RuntimeError(f"{' '.join(words)}: {ran.stderr.decode()}")
        return json.loads(ran.stdout)

    def start(self):
        person = ["--display-name", "Somebody", "--handle"]
        node = ["--association", "Testers", "--legal-entity", "Testers", "--jurisdiction", "NZ"]
        self.cli("admin", "create", *person, "ada", *node, "--policy-mode", "closed")
        for handle in ("ben", "olga"):
            self.cli("member", "create", *person, handle)
        self.cli("member", "create", *person, "mia", "--email", "mia@mail.example")
        for handle in ("ada", "ben", "olga", "mia"):
            made = self.cli("token", "create", "--for", handle, "--name", "test", "--scope", "write")
            self.tokens[handle] = made["token"]
        with self.log.open("w") as log:
            self.process = subprocess.Popen([self.binary], cwd=self.folder.name, env=self.env, stdout=log, stderr=log)
        for _ in range(600):
            try:
                requests.get(f"{self.base}/readyz", timeout=5)
                return
            except requests.ConnectionError:
                time.sleep(0.05)
        raise RuntimeError(f"the node does not answer:\n{self.log.read_text()}")

    def ask(self, who, line, body=None):
        method, path = line.split(" ")
        headers = {"Authorization": f"Bearer {self.tokens[who]}"}
        url = f"{self.base}/api/v1{path}"
        answer = requests.request(method, url, headers=headers, json=body, timeout=30)
        if not answer.ok:
            raise RuntimeError(f"{line}: {answer.status_code} {answer.text}")
        return answer.json() if answer.content else None

    def seed(self):
        """Communities, threads and replies; gives back the names under which operations find them, by path."""
        for handle, visibility in (("wounds", "public"), ("cases", "members")):
            self.ask("ada", "POST /communities", {"handle": handle, "title": handle, "visibility": visibility,
                                                 "domain": "Wounds", "community": "Nurses", "practice": "Cases"})
        self.renew()
        start = {"title": "Which dressing?", "body": "For a *dry* wound."}
        threads = [self.ask("ben", "POST /communities/wounds/threads", start)["id"] for _ in range(3)]
        threads.append(self.ask("ada", "POST /communities/cases/threads", start)["id"])
        reply = {"body": "I would use *foam*."}
        posts = [self.ask("ben", f"POST /threads/{threads[0]}/replies", reply)["id"] for _ in range(12)]
        posts.append(self.ask("ada", f"POST /posts/{posts[0]}/replies", reply)["id"])
        self.ask("ben", f"PATCH /posts/{posts[0]}", {"body": "Foam."})
        self.ask("ada", "PUT /nodes/north.example", {"verdict": "allow", "reason": "a test"})
        authority = self.address.removeprefix("http://")
        for who in ("ben", "olga"):
            self.ask(who, f"POST /posts/{threads[2]}/reports", {"reason": "An advertisement"})
        reports = [report["id"] for report in self.ask("ada", "GET /communities/wounds/reports")["items"]]
        self.ask("ada", "PUT /communities/wounds/level", {"level": "everything"})
        self.ask("ben", f"POST /threads/{threads[1]}/replies", {"body": "What does @ada say, and @ben?"})
        told = self.told("ada")
        self.ask("ada", "POST /mails/test", {"address": "ada@mail.example"})
        mails = [mail["id"] for mail in self.ask("ada", "GET /mails")["items"]]
        invitations = [self.ask("ada", "POST /invitations", {"uses": 3})["invitation"]["id"] for _ in range(3)]
        draft = {"kind": "reply", "body": "I would use"}
        for thread in threads:
            self.ask("ben", f"PUT /threads/{thread}/saved", {"note": "Come back"})
        drafts = [self.ask("ben", f"PUT /posts/{post}/draft", draft)["id"] for post in posts[:8]]
        self.ask("mia", "POST /communities/wounds/join")
        files = [self.ask("ada", "POST /imports", {"csv": f"email;name\nnew{n}@mail.example;New\nnobody;x"}) for n in range(20)]
        for name in ("Dressings", "Pain", "Sleep"):
            self.ask("ada", "POST /communities/wounds/topics", {"name": name})
        topics = [topic["id"] for topic in self.ask("ada", "GET /communities/wounds/topics")["items"]]
        poll = {**start, "kind": "poll", "options": ["Foam", "Gauze"]}
        polls = [self.ask("ben", "POST /communities/wounds/threads", poll)["id"] for _ in range(6)]
        helped = []
        for who in ("ada", "ben"):
            asked = self.ask(who, "POST /communities/wounds/threads", {**start, "kind": "question"})["id"]
            helped += [self.ask("olga", f"POST /threads/{asked}/replies", reply)["id"] for _ in range(3)]
        feeds = [self.ask("ben", "POST /feeds", {"name": "reader"})["feed"]["id"] for _ in range(5)]
        spare = [self.ask("ben", "POST /tokens", {"name": "spare"})["token"]["id"] for _ in range(6)]
        return {
            "/communities/{id}": ["wounds", "cases"],
            "/threads/{id}": threads,
            "/posts/{id}/helped": helped,
            "/posts/{id}": [*posts, *threads],
            "/api/v1/threads/{id}/votes": [
                {"path_parameters": {"id": poll}, "body": {"choices": [0]}} for poll in polls
            ],
            "/people/{id}": ["ada", "ben", "olga"],
            "/tokens/{id}": spare,
            "/drafts/{id}": drafts,
            "/feeds/{id}": feeds,
            "/api/v1/notifications/read": [{"body": {"id": told}}],
            "/me/accounts/{account}": ["olga"],
            "/nodes/{authority}": ["north.example"],
            "/keys/{handle}": ["ben", "wounds"],
            "/mails/{id}": mails,
            "/invitations/{id}": invitations,
            # Some that are not deleted meanwhile.
            "/imports/{id}/start": [file["id"] for file in files[:8]],
            "/imports/{id}/faults": [file["id"] for file in files[:8]],
            "/imports/{id}": [file["id"] for file in files[8:]],
            "/api/v1/node/logo": [
                {"body": {"image": "iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAAFklEQVR4nGOoko8hCTGMahjVMHw1AABfCfUB65+0GQAAAABJRU5ErkJggg=="}}
            ],
            "/api/v1/imports": [{"body": {"csv": "email;name\nsomebody@mail.example;Somebody"}}],
            "/api/v1/mails/test": [{"body": {"address": "ada@mail.example"}}],
            "/api/v1/password-resets": [{"body": {"email": "ada@mail.example"}}],
            "{who}": ["olga"],
            "{community}": ["wounds"],
            "/members/{who}": ["mia"],
            "/api/v1/members/acts": [{"body": {"act": "sign-out", "members": ["mia"]}}],
            "/api/v1/members/{who}/roles/{community}": [
                {"path_parameters": {"who": "mia", "community": "wounds"}, "body": {"role": "moderator"}}
            ],
            "{report}": reports,
            "{topic}": topics,
            "/api/v1/communities/{id}/life": [{"body": {"step": "rest"}}, {"body": {"step": "reopen"}}],
            "/api/v1/communities/{id}/topics": [
                {"path_parameters": {"id": "wounds"}, "body": {"name": name}} for name in ("Foam", "Skin", "Scars")
            ],
            "/api/v1/communities/{id}/topics/{topic}": [
                {"path_parameters": {"id": "wounds", "topic": topics[0]}, "body": {"name": "Dressings and foam"}}
            ],
            "/api/v1/resolve": [{"query": {"q": f"!wounds@{authority}"}}, {"query": {"q": f"@ben@{authority}"}}],
            "/api/v1/communities/{id}/members/{who}": [
                {"path_parameters": {"id": "wounds", "who": "olga"}, "body": body}
                for body in ({"role": "moderator"}, {"state": "suspended", "reason": "A test"}, {"state": "member"})
            ],
            "/api/v1/follow": [{"body": {"handle": f"!wounds@{authority}"}}],
        }

    def told(self, who):
        """The name of a notification; a job of the node makes it a moment after what it tells of."""
        for _ in range(200):
            if items := self.ask(who, "GET /notifications")["items"]:
                return items[0]["id"]
            time.sleep(0.05)
        raise RuntimeError(f"{who} is told nothing")

    def renew(self):
        """What a test may have undone: who is in and not suspended, and that nobody elsewhere is asked for anything."""
        self.ask("ada", "PATCH /node", {"policy_mode": "closed", "sign_up_open": False})
        for who in ("ben", "olga"):
            for community in ("cases", "wounds"):
                if self.ask(who, f"GET /communities/{community}")["my_state"] == "suspended":
                    self.ask("ada", f"PUT /communities/{community}/members/{who}", {"state": "member"})
            if self.ask(who, "POST /communities/cases/join")["state"] == "requested":
                self.ask("ada", f"PUT /communities/cases/members/{who}", {"state": "member"})
            self.ask(who, "POST /communities/wounds/join")

    def stop(self):
        """Stops it as an operator does, and gives back what it logged of faults."""
        if self.process is None:
            return []
        self.process.terminate()
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            return ["it did not stop when told to"]
        finally:
            lines = self.log.read_text().splitlines()
            self.folder.cleanup()
        return [line for line in lines if "ERROR" in line or "panicked" in line]
