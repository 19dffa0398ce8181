"""python_agent_test.py STUBS BIN: an agent in another language, made from the .proto files alone.

A blue team that only listens, written here in Python, must lead to the very course that the shipped
idle mind leads to."""

import json
import os
import queue
import subprocess
import sys
import tempfile

STUBS, BIN = sys.argv[1:3]
sys.path.insert(0, STUBS)

import grpc  # noqa: E402
from redoubt.v1 import agent_pb2 as wire  # noqa: E402
from redoubt.v1 import agent_pb2_grpc as service  # noqa: E402
from redoubt.v1 import observation_pb2 as words  # noqa: E402

EXERCISE = "exercises/first-watch"


def start(name, *words):
    return subprocess.Popen([os.path.join(BIN, name), *words], text=True, stderr=subprocess.PIPE)


def data_of(*words):
    command = [os.path.join(BIN, "redoubt"), *words, "--json"]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def listen(address, cell):
    """Plays a cell until the exercise is over, and lets every chance go by. Returns how much it
    saw, and the zones that each link joins."""
    said = queue.Queue()
    said.put(wire.FromAgent(hello=wire.Hello(version=1, agent="python", cell=cell,
                                             pace=wire.PACE_LOCKSTEP)))
    seen, names, links = 0, {}, {}
    with grpc.insecure_channel(address) as channel:
        for message in service.AgentStub(channel).Play(iter(said.get, None)):
            kind = message.WhichOneof("what")
            if kind == "observations":
                assert message.observations.first == seen + 1, "missed something or saw it twice"
                seen += len(message.observations.batch)
                for one in message.observations.batch:
                    if one.WhichOneof("what") != "sighting":
                        continue
                    thing = one.sighting
                    names[thing.handle] = thing.name
                    if thing.kind == words.ENTITY_KIND_LINK:
                        ends = (thing.end_a, thing.end_b)
                        links[thing.name] = {names[end] for end in ends if end}
            elif kind == "grant":
                said.put(wire.FromAgent(turn=wire.Turn(grant=message.grant.number)))
            elif kind == "goodbye":
                assert message.goodbye.finished, message.goodbye.why
                said.put(None)
    return seen, links


def main():
    with tempfile.TemporaryDirectory() as folder:
        journal = os.path.join(folder, "exercise.journal")
        controller = start("redoubt", "serve", EXERCISE, "--journal", journal,
                           "--listen", "127.0.0.1:0", "--console", "none", "--rate", "0",
                           "--seed", "3")
        try:
            address = controller.stderr.readline().split()[-1]
            red = start("redoubt-red", "--server", address, "--cell", "heron")
            seen, links = listen(address, "watch")
            assert red.wait(60) == 0, red.stderr.read()
            assert controller.wait(60) == 0, controller.stderr.read()
        finally:
            controller.kill()
        played = data_of("replay", journal)["fingerprint"]
    rehearsed = data_of("rehearse", EXERCISE, "--seed", "3", "--blue", "idle", "--course")
    assert links["hall"] == {"shore", "office"}, f"a team's own link joins {links}"
    assert played == rehearsed["courses"][0]["fingerprint"], "another course than the idle mind's"
    print(f"{seen} observations, fingerprint {played}")


main()
