"""python_tls_test.py STUBS BIN: an agent in another language over TLS, made from the .proto files.

It asks for a certificate with the code it was given, plays with it, and is refused without. Ours
plays red beside it, and the course is the very one that rehearsal knows."""

import json
import os
import queue
import signal
import subprocess
import sys
import tempfile

STUBS, BIN = sys.argv[1:3]
sys.path.insert(0, STUBS)

import grpc  # noqa: E402
from redoubt.v1 import agent_pb2 as wire  # noqa: E402
from redoubt.v1 import agent_pb2_grpc as service  # noqa: E402
from redoubt.v1 import enrolment_pb2 as papers  # noqa: E402
from redoubt.v1 import enrolment_pb2_grpc as registry  # noqa: E402

EXERCISE = "exercises/first-watch"


def start(name, *words):
    return subprocess.Popen([os.path.join(BIN, name), *words], text=True, stderr=subprocess.PIPE)


def said(*words):
    command = [os.path.join(BIN, "redoubt"), *words]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def enrolled(address, root, code, folder):
    """Credentials for a key of our own."""
    key, request = os.path.join(folder, "key.pem"), os.path.join(folder, "request.der")
    subprocess.run(["openssl", "req", "-new", "-newkey", "ec", "-pkeyopt", "group:P-256", "-nodes",
                    "-subj", "/CN=python", "-keyout", key, "-outform", "DER", "-out", request],
                   check=True, capture_output=True)
    with open(key, "rb") as held, open(request, "rb") as asked:
        key, request = held.read(), asked.read()
    with grpc.secure_channel(address, grpc.ssl_channel_credentials(root)) as channel:
        given = registry.EnrolmentStub(channel).Enrol(
            papers.EnrolRequest(code=code, agent="python", request=request))
    return grpc.ssl_channel_credentials(root, key, given.certificate.encode())


def listen(address, credentials, cell):
    """Plays a cell until the exercise is over, and lets every chance go by."""
    words = queue.Queue()
    words.put(wire.FromAgent(hello=wire.Hello(version=1, agent="python", cell=cell,
                                              pace=wire.PACE_LOCKSTEP)))
    with grpc.secure_channel(address, credentials) as channel:
        for message in service.AgentStub(channel).Play(iter(words.get, None)):
            kind = message.WhichOneof("what")
            if kind == "grant":
                words.put(wire.FromAgent(turn=wire.Turn(grant=message.grant.number)))
            elif kind == "goodbye":
                assert message.goodbye.finished, message.goodbye.why
                words.put(None)


def refusal(address, credentials, cell):
    try:
        listen(address, credentials, cell)
    except grpc.RpcError as error:
        return error.code()
    return None


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_RUNTIME_DIR"] = folder
        journal = os.path.join(folder, "exercise.journal")
        controller = start("redoubt", "serve", EXERCISE, "--journal", journal, "--tls", "--start",
                           "--listen", "127.0.0.1:0", "--console", "127.0.0.1:0", "--rate", "0",
                           "--seed", "3")
        try:
            address = controller.stderr.readline().split()[-1]
            while "enrol watch" not in controller.stderr.readline():
                pass
            with open(f"{journal}.authority/authority.pem", "rb") as certificate:
                root = certificate.read()
            red = start(*said("enrol", "heron").split(), "--identity",
                        os.path.join(folder, "red.identity"))
            code = said("enrol", "watch").split()[-1]
            ours = enrolled(address, root, code, folder)
            nobody = grpc.ssl_channel_credentials(root)
            assert refusal(address, nobody, "watch") == grpc.StatusCode.PERMISSION_DENIED
            assert refusal(address, ours, "heron") == grpc.StatusCode.PERMISSION_DENIED
            listen(address, ours, "watch")
            assert red.wait(60) == 0, red.stderr.read()
            controller.send_signal(signal.SIGINT)
            controller.communicate(timeout=60)
        finally:
            controller.kill()
        played = json.loads(said("replay", journal, "--json"))["fingerprint"]
    rehearsed = json.loads(said("rehearse", EXERCISE, "--seed", "3", "--blue", "idle", "--course",
                                "--json"))
    assert played == rehearsed["courses"][0]["fingerprint"], "another course than the idle mind's"
    print(f"enrolled, played, fingerprint {played}")


main()
