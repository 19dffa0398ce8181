"""killed_test.py BIN: a controller that people and agents play with is killed without warning,
again and again at random, and started on its journal each time.

The agents live on and come back; the director's browser is still signed in each time; a pause
outlives the kill in it; and in the end no inject is lost or doubled, and the course is the one that
nobody disturbed. REDOUBT_KILLS says how often."""

import collections
import http.client
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import threading

BIN = sys.argv[1]
KILLS = int(os.environ.get("REDOUBT_KILLS", "40"))
EXERCISE = "exercises/first-watch"
SEED = "5"
RATE = "400"  # First Watch in half a minute of running


def call(*words):
    out = subprocess.run([os.path.join(BIN, "redoubt"), *words], check=True, capture_output=True,
                         timeout=60)
    return json.loads(out.stdout)


class Controller:
    """One life of the controller, on the ports and the journal of those before it."""

    def __init__(self, journal, ports):
        self.process = subprocess.Popen(
            [os.path.join(BIN, "redoubt"), "serve", EXERCISE, "--journal", journal, "--seed", SEED,
             "--rate", RATE, "--start", "--listen", f"127.0.0.1:{ports[0]}",
             "--console", f"127.0.0.1:{ports[1]}"], text=True, stderr=subprocess.PIPE)
        said = ""
        while not (at := re.search(r", at 127\.0\.0\.1:(\d+)", said)):
            said += self.line()
        while not (people := re.search(r"http://127\.0\.0\.1:(\d+)/", said)):
            said += self.line()
        while not (code := re.search(r"\n  director +(\S+)", said)):
            said += self.line()
        self.ports = [int(at.group(1)), int(people.group(1))]
        self.code = code.group(1)
        # What it says from now on is read and thrown away, so that it never waits to say it.
        threading.Thread(target=self.process.stderr.read, daemon=True).start()

    def line(self):
        line = self.process.stderr.readline()
        assert line, f"the controller ended with {self.process.wait()}"
        return line

    def kill(self):
        self.process.kill()
        self.process.wait()

    def ask(self, method, path, body=None, cookie=""):
        line = http.client.HTTPConnection("127.0.0.1", self.ports[1], timeout=20)
        host = f"127.0.0.1:{self.ports[1]}"
        line.request(method, path, body and json.dumps(body),
                     {"Origin": f"http://{host}", "Host": host, "Cookie": cookie,
                      "Content-Type": "application/json", "Connection": "close"})
        answer = line.getresponse()
        answer.read()
        line.close()
        return answer

    def sign_in(self):
        answer = self.ask("POST", "/api/sign-in", {"code": self.code, "name": "Ada"})
        assert answer.status == 200, answer.status
        return answer.headers["Set-Cookie"].split(";")[0]


def agent(program, cell, port):
    return subprocess.Popen([os.path.join(BIN, program), "--server", f"127.0.0.1:{port}",
                             "--cell", cell, "--quiet"], stderr=subprocess.DEVNULL)


def main():
    dice = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        journal = os.path.join(folder, "exercise.journal")
        controller = Controller(journal, [0, 0])
        cookie = controller.sign_in()
        agents = [agent("redoubt-red", "heron", controller.ports[0]),
                  agent("redoubt-blue", "watch", controller.ports[0])]
        try:
            for _ in range(KILLS):
                # Its life: from dead at once to a few instants of the exercise.
                try:
                    controller.process.wait(dice.random() * 0.2)
                except subprocess.TimeoutExpired:
                    controller.kill()
                controller = Controller(journal, controller.ports)
                assert controller.ask("GET", "/api/session", cookie=cookie).status == 200
            for one in agents:
                assert one.wait(120) == 0, "an agent did not come through"
            controller.kill()
        finally:
            controller.process.kill()
            for one in agents:
                one.kill()
        replayed = call("replay", "--json", journal)
        rehearsed = call("rehearse", "--seed", SEED, "--course", "--json", EXERCISE)["courses"][0]
        assert replayed["ended"], replayed
        assert replayed["fingerprint"] == rehearsed["fingerprint"], (replayed, rehearsed)
        report = os.path.join(folder, "report.json")
        subprocess.run([os.path.join(BIN, "redoubt"), "report", journal, "--json", "-o", report],
                       check=True, capture_output=True)
        with open(report, encoding="utf-8") as file:
            told = json.load(file)
        came = collections.Counter(one["number"] for one in told["injects"]
                                   if one["delivered_us"] is not None)
        assert came and max(came.values()) == 1, came
        print(f"{KILLS} kills, {len(came)} injects once each, {replayed['fingerprint']}")


if __name__ == "__main__":
    main()
