"""python_director_test.py STUBS BIN: a director in another language, as docs/director-api.md shows.

The page's own example is run against a controller that lets people in. Time is paused, the inject
has come, and who did that stands in the news that a watch is told. Then somebody plays a team, with
nothing but what a watch tells that seat."""

import contextlib
import io
import json
import os
import re
import signal
import subprocess
import sys
import tempfile

STUBS, BIN = sys.argv[1:3]
sys.path.insert(0, STUBS)

import grpc  # noqa: E402
from redoubt.v1 import director_pb2 as wire  # noqa: E402
from redoubt.v1 import director_pb2_grpc as service  # noqa: E402
from redoubt.v1 import brief_pb2 as brief  # noqa: E402
from redoubt.v1 import observation_pb2 as observation  # noqa: E402
from redoubt.v1 import order_pb2 as order  # noqa: E402


def example():
    with open("docs/director-api.md", encoding="utf-8") as page:
        return re.search(r"```python\n(.*?)```", page.read(), re.DOTALL).group(1)


def serve(folder):
    """A controller that lets people in, and the code of the team's lead."""
    controller = subprocess.Popen(
        [os.path.join(BIN, "redoubt"), "serve", "exercises/first-watch", "--journal",
         os.path.join(folder, "exercise.journal"), "--listen", "127.0.0.1:0",
         "--console", "127.0.0.1:0"], text=True, stderr=subprocess.PIPE)
    for line in controller.stderr:
        if line.split()[:1] == ["watch/lead"]:
            return controller, line.split()[1]
    raise AssertionError("the controller lets nobody in")


def told(seat):
    """What a watch is told of the past, as (kinds of rulings, time)."""
    with grpc.insecure_channel(seat["address"]) as channel:
        watch = service.DirectorStub(channel).Watch(
            wire.WatchRequest(), metadata=[("redoubt-code", seat["code"])])
        orders, time = [], None
        for news in watch:
            orders += [(ruled.by, ruled.order, ruled.text) for ruled in news.ruled]
            time = news.time if news.HasField("time") else time
            if news.caught_up:
                watch.cancel()
                return orders, time


def play(address, code):
    """Takes the team's seat, orders a measure on a host of its own, and hears the ruling."""
    me = [("redoubt-code", code)]
    with grpc.insecure_channel(address) as channel:
        team = service.DirectorStub(channel)
        team.Sit(wire.SitRequest(what=wire.SitRequest.WHAT_TAKE), metadata=me)
        measures, hosts, given = [], [], None
        for news in team.Watch(wire.WatchRequest(), metadata=me):
            measures += [action.id for action in news.brief.actions
                         if action.role == brief.ROLE_BLUE
                         and action.target == observation.ENTITY_KIND_HOST]
            sightings = [seen.observation.sighting for seen in news.seen]
            hosts += [one.handle for one in sightings
                      if one.own and one.kind == observation.ENTITY_KIND_HOST]
            if news.caught_up:
                act = order.Act(action=measures[0], target=hosts[0])
                given = team.Order(wire.OrderRequest(act=act), metadata=me)
            for ruled in news.ruled:
                if given and ruled.ruling.order == given.ruling.order:
                    return ruled.by, given.ruling == ruled.ruling


def refused(seat):
    """The status of a call without a code."""
    with grpc.insecure_channel(seat["address"]) as channel:
        try:
            service.DirectorStub(channel).Ready(wire.ReadyRequest())
        except grpc.RpcError as error:
            return error.code()
    return grpc.StatusCode.OK


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_RUNTIME_DIR"] = folder
        controller, lead = serve(folder)
        try:
            said = io.StringIO()
            with contextlib.redirect_stdout(said):
                exec(compile(example(), "docs/director-api.md", "exec"), {})
            assert re.fullmatch(r"paused at \d+ us; taken\n", said.getvalue()), said.getvalue()
            with open(os.path.join(folder, "redoubt", "director.json"), encoding="utf-8") as left:
                seat = json.load(left)
            orders, time = told(seat)
            assert orders == [("director", "send inject 1-02", "taken")], orders
            assert time.state == wire.CLOCK_STATE_PAUSED, time
            assert (time.seat, time.name, time.why) == ("director", "Ada", "lunch"), time
            assert play(seat["address"], lead) == ("watch/lead", True)
            assert refused(seat) == grpc.StatusCode.UNAUTHENTICATED
            controller.send_signal(signal.SIGINT)
            assert controller.wait(60) == 130, controller.stderr.read()
        finally:
            controller.kill()
    print(said.getvalue(), end="")


main()
