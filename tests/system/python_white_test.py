"""python_white_test.py STUBS BIN: exercise control in another language, from the .proto alone.

Somebody of exercise control skips one inject and sends another before time begins. Neither of them
comes by its plan, and the report says who did that, and why."""

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
from redoubt.v1 import order_pb2 as order  # noqa: E402

EXERCISE = "exercises/first-watch"


def start(name, *words):
    return subprocess.Popen([os.path.join(BIN, name), *words], text=True, stderr=subprocess.PIPE)


def steer(number, what, inject, why):
    return order.Order(number=number, direct=order.Direct(what=what, inject=inject, why=why))


def direct(address):
    """Gives three orders and returns what was ruled on them, by number of the order."""
    said = queue.Queue()
    said.put(wire.FromAgent(hello=wire.Hello(version=1, agent="desk", cell="control",
                                             pace=wire.PACE_FREE)))
    ruled = {}
    with grpc.insecure_channel(address) as channel:
        for message in service.AgentStub(channel).Play(iter(said.get, None)):
            kind = message.WhichOneof("what")
            if kind == "welcome":
                said.put(wire.FromAgent(orders=wire.Orders(orders=[
                    steer(1, order.STEERING_SKIP, "1-01", "the pilot is played by nobody today"),
                    steer(2, order.STEERING_SEND, "1-02", "they are ready for it"),
                    steer(3, order.STEERING_HOLD, "9-99", "there is no such inject"),
                ])))
            elif kind == "rulings":
                ruled.update({ruling.order: ruling for ruling in message.rulings.rulings})
                if len(ruled) == 3:
                    said.put(None)
                    break
    return ruled


def lives(journal):
    command = [os.path.join(BIN, "redoubt"), "report", journal, "--json"]
    report = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return {line["number"]: line["life"] for line in report["injects"]}


def main():
    with tempfile.TemporaryDirectory() as folder:
        journal = os.path.join(folder, "exercise.journal")
        controller = start("redoubt", "serve", EXERCISE, "--journal", journal,
                           "--listen", "127.0.0.1:0", "--console", "none", "--rate", "0",
                           "--seed", "3")
        try:
            address = controller.stderr.readline().split()[-1]
            ruled = direct(address)
            assert ruled[1].verdict == order.VERDICT_TAKEN, ruled[1]
            assert ruled[2].verdict == order.VERDICT_TAKEN, ruled[2]
            assert ruled[3].reason == order.REASON_UNKNOWN_INJECT, ruled[3]
            agents = [start("redoubt-red", "--server", address, "--cell", "heron"),
                      start("redoubt-blue", "--server", address, "--cell", "watch")]
            for agent in agents:
                assert agent.wait(60) == 0, agent.stderr.read()
            assert controller.wait(60) == 0, controller.stderr.read()
        finally:
            controller.kill()
        life = lives(journal)
    skipped = life["1-01"]
    assert [step["stage"] for step in skipped] == ["skipped"], skipped
    assert skipped[0]["who"] == "control", skipped
    assert skipped[0]["why"] == "the pilot is played by nobody today", skipped
    sent = life["1-02"]
    assert sent[0]["stage"] == "delivered" and sent[0]["at_us"] == 0, sent
    assert sent[0]["who"] == "control" and sent[0]["why"] == "they are ready for it", sent
    print("1-01 skipped, 1-02 sent, 9-99 refused")


main()
