"""Tests the API against its own description with schemathesis, as a stranger, a member and an admin.

    run.py [WORD…]      only the operations whose name or path holds one of the words

COLLEGIUM_BIN names the built binary; COLLEGIUM_TEST_FULL asks for ten times the examples. Each operation is one test
for each caller, with requests that fit the description and requests that do not; the examples are the same in every
run. Last line: `api: N passed, N failed`.
"""

import os
import sys
import time

import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode, checks
from schemathesis.specs.openapi import checks as openapi

from node import Node

EXAMPLES = 200 if os.environ.get("COLLEGIUM_TEST_FULL") else 20
CALLERS = {"a stranger": None, "a member": "ben", "an admin": "ada"}
CHECKS = [
    checks.not_a_server_error,
    openapi.status_code_conformance,
    openapi.content_type_conformance,
    openapi.response_headers_conformance,
    openapi.response_schema_conformance,
    openapi.negative_data_rejection,
    openapi.ignored_auth,
]

# What is left out, and why. Nothing else is.
LEFT_OUT = {
}


def names(world, path):
    """What stands for the variable parts of a path: things that are there."""
    short = path.removeprefix("/api/v1")
    found = next((all for place, all in world.items() if short.startswith(place)), [])
    parts = [part[1:-1] for part in path.split("/") if part.startswith("{")]
    if not parts or not found:
        return []
    more = {"who": world["{who}"][0]} if "who" in parts else {}
    return [{parts[0]: name, **more} for name in found]


def requests_for(operation, world):
    """Requests that fit and requests that do not, for things that are there and for anything else."""
    ways = []
    for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
        for name in names(world, operation.path):
            ways.append(operation.as_strategy(generation_mode=mode, path_parameters=name))
        ways.append(operation.as_strategy(generation_mode=mode))
    return st.one_of(ways)


def test(node, session, operation, world, token):
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    seen = []

    @settings(
        max_examples=EXAMPLES, derandomize=True, database=None, deadline=None,
        phases=[Phase.generate], suppress_health_check=list(HealthCheck),
    )
    @given(case=requests_for(operation, world))
    def hold(case):
        answer = case.call_and_validate(
            base_url=node.base, session=session, headers=headers, checks=CHECKS, timeout=30
        )
        seen.append(answer.status_code)

    hold()
    return seen


def main():
    node = Node(os.path.abspath(os.environ["COLLEGIUM_BIN"]))
    words, passed, failed, statuses, sent = sys.argv[1:], 0, 0, set(), 0
    try:
        node.start()
        world = node.seed()
        schema = schemathesis.openapi.from_url(f"{node.base}/api/v1/openapi.json")
        session = requests.Session()
        for operation in (result.ok() for result in schema.get_all_operations()):
            line = f"{operation.method.upper()} {operation.path}"
            if words and not any(word in line for word in words):
                continue
            for caller, handle in CALLERS.items():
                start = time.monotonic()
                try:
                    seen = test(node, session, operation, world, node.tokens.get(handle))
                    statuses.update(seen)
                    sent += len(seen)
                    passed += 1
                    kinds = " ".join(str(s) for s in sorted(set(seen)))
                    print(f"ok    {line} as {caller}: {kinds} ({time.monotonic() - start:.1f} s)", flush=True)
                except BaseException as fault:  # groups of failures are no Exception
                    if isinstance(fault, KeyboardInterrupt):
                        raise
                    failed += 1
                    print(f"FAIL  {line} as {caller}\n{told(fault)}", flush=True)
                if line == "PATCH /api/v1/node":
                    # Whatever was set by the way: nobody is asked for anything.
                    node.ask("ada", "PATCH /node", {"policy_mode": "closed", "sign_up_open": False})
        print(f"note  {sent} requests, answered with {sorted(statuses)}")
    except Exception as fault:
        failed += 1
        print(f"FAIL  the run itself\n{told(fault)}")
    faults = node.stop()
    if faults:
        failed += 1
        print("FAIL  the node's log\n" + "\n".join(faults[:20]))
    print(f"api: {passed} passed, {failed} failed")
    return 0 if passed and not failed else 1


def told(fault):
    inner = getattr(fault, "exceptions", None)
    text = "\n".join(told(one) for one in inner) if inner else f"{type(fault).__name__}: {fault}"
    return "\n".join(f"      {line}" for line in text.splitlines()[:60])


sys.exit(main())
