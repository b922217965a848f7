"""Tests the API against its own description with schemathesis, as a stranger, a member and an admin.

    run.py [WORD…]      only the operations whose name or path holds one of the words

COLLEGIUM_BIN names the built binary; COLLEGIUM_TEST_FULL asks for three times the examples. Each operation is one test
for each caller, with requests that fit the description and requests that do not; the examples are the same in every
run. Last line: `api: N passed, N failed`.
"""

import os
import signal
import sys
import time

import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode, checks
from schemathesis.specs.openapi import checks as openapi

from node import Node

EXAMPLES = 60 if os.environ.get("COLLEGIUM_TEST_FULL") else 20
CALLERS = {"a stranger": None, "a member": "ben", "an admin": "ada"}
# Not positive_data_acceptance: what has the right form may still be refused, as a cursor that no list gave.
CHECKS = [
    checks.not_a_server_error,
    openapi.status_code_conformance,
    openapi.content_type_conformance,
    openapi.response_headers_conformance,
    openapi.response_schema_conformance,
    openapi.negative_data_rejection,
    openapi.ignored_auth,
]

# Every operation must have been carried out for somebody, or only its refusals were tested. These are not, because:
NEVER_DONE = {
    "getHistory": "nothing on the node is at home elsewhere, for it asks nobody",
    "fetchHistory": "the same",
    "getThreadHistory": "the same",
    "getDivergence": "the same",
    "compareCommunity": "the same",
    "getThreadDivergence": "the same",
    "compareThread": "the same",
    "fetchThread": "the same",
    "nameAccount": "nobody elsewhere is known, and the node asks nobody",
    "move": "the same",
    "confirmEmail": "the secret of a link stands in a mail only",
    "setPassword": "the same",
    "changePassword": "the passwords of the callers are made up by the node",
    "changeEmail": "the passwords of the callers are made up by the node",
    "leaveNode": "the same; and who left can ask for nothing more",
    "confirmEmailAgain": "the callers have given no address",
    "mailInvitation": "the invitations that are there are for whoever has the link",
    "askForConfirmation": "the only address that a member has is confirmed by the operator's word",
    "decideOnApplication": "people apply on a page",
    "endSession": "nobody is signed in, for that is done on a page",
    "retryFailed": "no other node has sent anything that could have failed",
}


# Besides those that schemathesis counts as a refusal of what does not fit: changed meanwhile, and too large.
REFUSED = ["400", "401", "403", "404", "405", "409", "412", "413", "415", "422"]


def names(world, path):
    """What stands for the variable parts of a path: things that are there."""
    short = path.removeprefix("/api/v1")
    found = next((all for place, all in world.items() if short.startswith(place)), [])
    parts = [part[1:-1] for part in path.split("/") if part.startswith("{")]
    if not parts or not found:
        return []
    more = {part: world[f"{{{part}}}"][0] for part in parts[1:]}
    return [{parts[0]: name, **more} for name in found]


def requests_for(operation, world):
    """Requests that fit and requests that do not, for things that are there and for anything else."""
    has_body = "requestBody" in operation.definition.raw
    fits = [given for given in world.get(operation.path, []) if has_body or "body" not in given]
    ways = [operation.as_strategy(**given) for given in fits]
    for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
        for name in names(world, operation.path):
            ways.append(operation.as_strategy(generation_mode=mode, path_parameters=name))
        ways.append(operation.as_strategy(generation_mode=mode))
    return st.one_of(ways)


def hold(node, session, operation, world, token):
    """Sends the requests of one caller and checks the answers; gives back their statuses."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    seen = []

    @settings(
        max_examples=EXAMPLES, derandomize=True, database=None, deadline=None,
        phases=[Phase.generate], suppress_health_check=list(HealthCheck),
    )
    @given(case=requests_for(operation, world))
    def holds(case):
        answer = case.call_and_validate(
            base_url=node.base, session=session, headers=headers, checks=CHECKS, timeout=30
        )
        seen.append(answer.status_code)

    holds()
    return seen


class Count:
    passed = failed = 0

    def test(self, name, act):
        start = time.monotonic()
        try:
            words = act() or ""
            self.passed += 1
            print(f"ok    {name}{words} ({time.monotonic() - start:.1f} s)", flush=True)
        except BaseException as fault:  # groups of failures are no Exception
            if isinstance(fault, (KeyboardInterrupt, SystemExit)):
                raise
            self.failed += 1
            print(f"FAIL  {name}\n{told(fault)}", flush=True)


def story(node, count, words):
    node.start()
    world = node.seed()
    config = schemathesis.Config.from_dict({"checks": {"negative_data_rejection": {"expected-statuses": REFUSED}}})
    schema = schemathesis.openapi.from_url(f"{node.base}/api/v1/openapi.json", config=config)
    session, sent, done, met = requests.Session(), 0, set(), set()
    for operation in (result.ok() for result in schema.get_all_operations()):
        line = f"{operation.method.upper()} {operation.path}"
        if words and not any(word in line for word in words):
            continue
        name = operation.definition.raw["operationId"]
        met.add(name)
        for caller, handle in CALLERS.items():
            node.renew()

            def act():
                nonlocal sent
                seen = hold(node, session, operation, world, node.tokens.get(handle))
                sent += len(seen)
                if any(status < 300 for status in seen):
                    done.add(name)
                return ": " + " ".join(str(status) for status in sorted(set(seen)))

            count.test(f"{line} as {caller}", act)
    print(f"note  {sent} requests")

    def every():
        missed = sorted(met - done - set(NEVER_DONE))
        assert not missed, f"only refusals of {', '.join(missed)} were tested"

    count.test("every operation was carried out for somebody", every)


def main():
    count = Count()
    node = Node(os.path.abspath(os.environ["COLLEGIUM_BIN"]))
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    try:
        story(node, count, sys.argv[1:])
    except Exception as fault:
        count.failed += 1
        print(f"FAIL  the run itself\n{told(fault)}")
    finally:
        faults = node.stop()

    def clean():
        assert not faults, "\n".join(faults[:20])

    count.test("the node stops when told to, and logged no fault", clean)
    print(f"api: {count.passed} passed, {count.failed} failed")
    return 0 if count.passed and not count.failed else 1


def told(fault):
    """What was found, with the request that shows it; the rest of the lines is of no use."""
    return "\n".join(f"      {line[:500]}" for line in f"{type(fault).__name__}: {fault}".splitlines()[:40])


sys.exit(main())
