"""A person whose letters apsig signs and proves, and who has apsig check what our node signs and proves."""

import base64
import copy
import hashlib
import http.server
import json
import threading
import time
import urllib.parse

import requests
from apsig import KeyUtil, ProofSigner, ProofVerifier
from apsig.draft.sign import Signer
from apsig.draft.verify import Verifier
from apsig.rfc9421 import RFC9421Signer, RFC9421Verifier
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ed25519, rsa

from telling import GROUP, OURS, WORLD, ask, document, ensure, equal, eventually, shown, test

HOME = "https://apsig.example"
ME = f"{HOME}/actor"
PUBLIC = "https://www.w3.org/ns/activitystreams#Public"
CONTEXT = ["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/data-integrity/v1"]
RSA, ED = rsa.generate_private_key(65537, 2048), ed25519.Ed25519PrivateKey.generate()
MULTIKEY = KeyUtil(private_key=ED).encode_multibase()
PEM = serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
ACTOR = {
    "@context": [*CONTEXT, "https://w3id.org/security/v1", "https://w3id.org/security/multikey/v1"],
    "type": "Person",
    "id": ME,
    "preferredUsername": "pia",
    "name": "Pia",
    "inbox": f"{ME}/inbox",
    "publicKey": {"id": f"{ME}#main-key", "owner": ME, "publicKeyPem": RSA.public_key().public_bytes(*PEM).decode()},
    "assertionMethod": [{"id": f"{ME}#ed", "type": "Multikey", "controller": ME, "publicKeyMultibase": MULTIKEY}],
}
SELF = {"rel": "self", "type": "application/activity+json", "href": ME}
FINGER = {"subject": "acct:pia@apsig.example", "links": [SELF]}

came = []  # every request of our node: method, path, headers, body
modern = False  # whether letters must be signed by RFC 9421


def lowered(headers):
    return {name.lower(): value for name, value in headers.items()}


class Door(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        came.append(("GET", self.path, lowered(self.headers), b""))
        found = {"/actor": ACTOR, "/.well-known/webfinger": FINGER}.get(urllib.parse.urlsplit(self.path).path)
        self.answer(200 if found else 404, json.dumps(found).encode())

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        came.append(("POST", self.path, lowered(self.headers), body))
        self.answer(401 if modern and "Signature-Input" not in self.headers else 202, b"")

    def answer(self, status, body):
        self.send_response(status)
        self.send_header("Content-Type", "application/activity+json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


# ---------------------------------------------------------------------------------------------- what apsig checks

def key_of(key_id):
    """The RSA key that our node publishes under an id."""
    key = document(key_id)["publicKey"]
    equal(key["id"], key_id, "the key's id")
    return serialization.load_pem_public_key(key["publicKeyPem"].encode())


def drafted(method, path, headers, body):
    """What apsig says of a request that came, signed after the draft: the id of its key, or nothing."""
    key_id = dict(part.split("=", 1) for part in headers["signature"].split(","))["keyId"].strip('"')
    return Verifier(key_of(key_id), method, HOME + path, headers, body).verify(), key_id


def proven(activity):
    """What apsig says of the proof of an activity, with the key that its actor publishes."""
    method = activity["proof"]["verificationMethod"]
    keys = {key["id"]: key["publicKeyMultibase"] for key in document(activity["actor"])["assertionMethod"]}
    # apsig takes the proof apart while it looks.
    return ProofVerifier(keys[method]).verify(copy.deepcopy(activity)) == method


def letter(fits):
    """A letter that our node sent, once it is there."""
    def look():
        for entry in list(came):
            if entry[0] == "POST" and fits(json.loads(entry[3])):
                return entry
        return None
    return eventually("the letter", look)


# ---------------------------------------------------------------------------------------------- what apsig signs

count = 0


def made(kind, **more):
    global count
    count += 1
    return {"@context": CONTEXT, "type": kind, "id": f"{HOME}/activities/{count}", "actor": ME, "to": [GROUP], **more}


def reply(words):
    note = {
        "type": "Note", "id": f"{HOME}/notes/{count + 1}", "attributedTo": ME, "to": [GROUP, PUBLIC], "audience": GROUP,
        "inReplyTo": thread["uri"], "content": f"<p>{words}</p>", "published": now(),
    }
    return made("Create", audience=GROUP, object=note)


def now():
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())


def prove(activity):
    options = {
        "type": "DataIntegrityProof", "cryptosuite": "eddsa-jcs-2022", "verificationMethod": f"{ME}#ed",
        "proofPurpose": "assertionMethod", "created": now(),
    }
    return ProofSigner(ED).sign(activity, options)


def send(activity, instead=None, spoil=None):
    """Sends what apsig signed after the draft; other bytes, or another signature, if told to."""
    body = json.dumps(activity).encode()
    head = {"Content-Type": "application/activity+json"}
    signed = Signer(head, RSA, "POST", f"{OURS}/inbox", f"{ME}#main-key", body).sign()
    if spoil:
        signed["Signature"] = spoil(signed["Signature"])
    answer = requests.post(f"{OURS}/inbox", data=instead or body, headers=signed, timeout=30)
    return answer.status_code, answer.text.strip()


def send_modern(activity, whole, instead=None):
    """The same by RFC 9421: as apsig signs by itself, or (`whole`) with what FEDERATION.md asks to be covered.

    apsig knows neither @query nor how a Content-Digest is written, so it is told both."""
    body = json.dumps(activity).encode()
    digest = f"sha-256=:{base64.b64encode(hashlib.sha256(body).digest()).decode()}:"
    head = {"Content-Type": "application/activity+json", "Content-Digest": digest, "@query": "?"}
    signer = RFC9421Signer(RSA, f"{ME}#main-key")
    if whole:
        signer.sign_headers = ["@method", "@path", "@query", "@authority", "content-digest"]
    while True:
        # apsig reads the clock twice: both times in one second.
        second = int(time.time())
        signed = signer.sign("POST", "/inbox", "collegium.example", head, body)
        if int(time.time()) == second:
            break
    signed.pop("@query")
    signed["content-digest"] = digest
    answer = requests.post(f"{OURS}/inbox", data=instead or body, headers=signed, timeout=30)
    return answer.status_code, answer.text.strip()


# ---------------------------------------------------------------------------------------------- the tests

thread = None


def follows():
    """Their Follow, signed and proven by apsig, is taken, and our Accept is what apsig takes."""
    equal(send(prove(made("Follow", object=GROUP))), (202, ""), "our answer")
    method, path, headers, body = letter(lambda said: said["type"] == "Accept")
    found, key_id = drafted(method, path, headers, body)
    equal(found, f"{GROUP}#main-key", "who signed it, says apsig")
    ensure(drafted(method, path, headers, body.replace(b"Accept", b"Reject"))[0] is None, "other bytes are noticed")
    ensure(proven(json.loads(body)), "its proof")


def asks_signed():
    asked = next(entry for entry in came if entry[0] == "GET")
    equal(drafted(*asked)[0], f"{OURS}/node#main-key", "who signed it, says apsig")


def announce():
    global thread
    draft = {"title": "Honey?", "body": "An honest question", "language": "en"}
    thread = ask("POST /communities/wounds/threads", draft)
    body = letter(lambda said: said["type"] == "Announce" and thread["uri"] in json.dumps(said))[3]
    outer = json.loads(body)
    for what, activity in (("the Announce", outer), ("the Create in it", outer["object"])):
        ensure(proven(activity), f"the proof of {what}")
        forged = json.loads(json.dumps(activity).replace("honest", "forged"))
        ensure(not proven(forged), f"a forged one of {what} is noticed")


def modern_letters():
    global modern
    modern = True
    try:
        words = "A modern answer"
        ask(f"POST /threads/{thread['id']}/replies", {"body": words})
        fits = lambda entry: words.encode() in entry[3] and "signature-input" in entry[2]
        method, path, headers, body = eventually("the letter", lambda: list(filter(fits, list(came))))[0]
    finally:
        modern = False
    # What apsig does not know how to build from the request, it takes from here.
    headers = {**headers, "@target-uri": HOME + path}
    key = key_of(f"{GROUP}#main-key")
    say = lambda given: RFC9421Verifier(key, method, path, "apsig.example", given, body).verify()
    equal(say(headers), f"{GROUP}#main-key", "who signed it, says apsig")
    headers["@target-uri"] += "x"
    ensure(say(headers) is None, "another target is noticed")


def taken(words, answer):
    equal(answer, (202, ""), "our answer")
    shown(thread["id"], words)


def refused(words, answer, code):
    equal(answer, (401, code), "our answer")
    time.sleep(0.2)
    ensure(words not in json.dumps(ask(f"GET /threads/{thread['id']}/replies")), "nothing of it is shown")


def other_letter(signature):
    at = signature.index('signature="') + 40
    return signature[:at] + ("A" if signature[at] != "A" else "B") + signature[at + 1:]


def proofs():
    words = "Proven by apsig"
    forged = copy.deepcopy(prove(reply("Some other words")))
    forged["object"]["content"] = "<p>Forged by somebody</p>"
    refused("Forged by somebody", send(forged), "proof_wrong")
    taken(words, send(prove(reply(words))))
    method, path, headers, body = letter(lambda said: said["type"] == "Announce" and words in json.dumps(said))
    inner = json.loads(body)["object"]
    found = ProofVerifier(MULTIKEY).verify(copy.deepcopy(inner))
    equal(found, f"{ME}#ed", "what apsig says of its own proof as we announce it")


def others(send_by):
    """Sends other words than those that were signed."""
    return send_by(reply("Honest"), instead=json.dumps(reply("Forged")).encode())


def whole(activity, instead=None):
    return send_modern(activity, True, instead)


def main():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", WORLD["port"]), Door)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    for name, act in [
        ("its Follow is taken; it verifies our Accept's signature (draft) and proof", follows),
        ("it verifies the signature (draft) of what our node asks for", asks_signed),
        ("it verifies our proofs, of the Announce and of the Create in it, and notices forged ones", announce),
        ("it verifies our signature by RFC 9421, and notices another target", modern_letters),
        ("what it signs after the draft is taken", lambda: taken("By apsig", send(reply("By apsig")))),
        ("other bytes than it signed are refused", lambda: refused("Forged", others(send), "digest_mismatch")),
        ("a spoilt signature of it is refused",
         lambda: refused("Spoilt", send(reply("Spoilt"), spoil=other_letter), "signature_wrong")),
        ("what it signs by RFC 9421 is taken, when it covers what we ask for",
         lambda: taken("Modern", whole(reply("Modern")))),
        ("of that, other bytes are refused", lambda: refused("Forged", others(whole), "digest_mismatch")),
        ("what it covers by itself leaves the body out, and is refused",
         lambda: refused("By itself", send_modern(reply("By itself"), False), "not_covered")),
        ("its proofs are verified: a forged one is refused, a true one announced as it came", proofs),
    ]:
        test(f"apsig: {name}", act)


main()
