#include "controller/scenario/grammar/mappings.h"
#include "controller/scenario/grammar/shapes.h"

/// Power and water.
namespace redoubt::scenario::grammar {

namespace {

Shape power() { return measure({"GW", "MW", "kW"}); }
Shape flow() { return measure({"m3/h", "l/s", "l/h"}); }
Shape height() { return measure({"m", "mm"}); }
Shape place() { return name("source, tank, district or junction"); }

Key in_service() {
  return {"in_service", kOptional, truth(), "Whether it is switched on at STARTEX; default true."};
}

const Mapping& water_place() {
  static const Mapping kPlace = {"water_place",
                                 "A source, or where pipes meet.",
                                 {{"height", kOptional, height(), "Of its surface; default 0 m."}}};
  return kPlace;
}

const Mapping& machine_control() {
  static const Mapping kControl = {
      "machine_control",
      "What a pump or valve does by itself.",
      {{"set", kRequired, share(), "What it is set to then."},
       {"below", kOneOf, share(), "While the tank is below this."},
       {"above", kOneOf, share(), "While the tank is above this."},
       {"time", kOneOf, time(), "At this time."},
       {"every", kOptional, duration(), "And again so often.", {"time"}},
       {"tank",
        kOptional,
        thing("tank"),
        "Left out: the one that `to` names.",
        {"below", "above"}}}};
  return kControl;
}

std::vector<Key> moving_water() {
  return {title(),
          owner(),
          {"from", kRequired, place(), "Where the water comes from."},
          {"to", kRequired, place(), "Where it goes."},
          {"at", kOptional, share(), "How it is set at STARTEX; default 100%."},
          {"controls", kOptional, list(of(machine_control)), "What it does by itself."}};
}

}  // namespace

const Mapping& grid() {
  static const Mapping kGrid = {
      "grid",
      "Settings of the power grid.",
      {{"base", kOptional, measure({"MVA"}), "What one per unit is; default 100 MVA."},
       {"trip_after", kOptional, duration(), "Of a line at twice its rating; default 1 min."},
       {"restore_after", kOptional, duration(), "Of quiet, before what was shed comes back."}}};
  return kGrid;
}

const Mapping& bus() {
  static const Mapping kBus = {
      "bus",
      "A busbar, where power is drawn or fed in.",
      {title(),
       owner(),
       {"demand", kOptional, power(), "Drawn there when all is served; default none."},
       {"shed", kOptional, integer(0, 99), "The highest is shed first; default 0."}}};
  return kBus;
}

const Mapping& line() {
  static const Mapping kLine = {
      "line",
      "Joins two busbars.",
      {title(),
       owner(),
       {"between", kRequired, pair(thing("bus")), "The two busbars."},
       {"reactance", kRequired, measure({""}), "Per unit, 0.000001 to 100."},
       {"rating", kOptional, power(), "What it carries for ever; left out: no limit."},
       in_service()}};
  return kLine;
}

const Mapping& generator() {
  static const Mapping kGenerator = {
      "generator",
      "Feeds power into a busbar.",
      {title(),
       owner(),
       {"bus", kRequired, thing("bus"), "Where it stands."},
       {"most", kRequired, power(), "What it is built for."},
       {"output", kOptional, power(), "What it is set to give; default `most`."},
       in_service()}};
  return kGenerator;
}

const Mapping& water() {
  static const Mapping kWater = {
      "water",
      "What joins the waterworks, and how demand changes.",
      {{"sources", kOptional, entries(name("source, tank, district or junction"), of(water_place)),
        "Rivers, lakes, other works; they give all that is drawn."},
       {"junctions", kOptional,
        entries(name("source, tank, district or junction"), of(water_place)),
        "Where pipes meet and nobody drinks."},
       {"pipes", kOptional, list(pair(place())), "Each joins two places, without loss."},
       {"patterns", kOptional, entries(name("pattern"), list(measure({"%", "permille"}))),
        "How demand changes: a share for each step, over and over."},
       {"pattern_step", kOptional, duration(), "How long a step is; default 1 h."},
       {"pattern_start", kOptional, duration(), "How far the patterns are at STARTEX."}}};
  return kWater;
}

const Mapping& tank() {
  static const Mapping kTank = {
      "tank",
      "Holds water.",
      {title(),
       owner(),
       {"holds", kRequired, measure({"m3", "l"}), "What it holds when full."},
       {"at", kOptional, share(), "How full it is at STARTEX; default 100%."},
       {"height", kOptional, height(), "Of its floor; default 0 m."},
       {"depth", kOptional, height(), "Of the water above the floor when it is full."}}};
  return kTank;
}

const Mapping& district() {
  static const Mapping kDistrict = {
      "district",
      "Draws water.",
      {title(),
       owner(),
       {"draws", kRequired, flow(), "Its demand."},
       {"pattern", kOptional, name("pattern"), "How that changes; left out: it does not."},
       {"from", kOptional, one_or_list(place()), "The places that it is piped to."},
       {"priority", kOptional, integer(1, 9), "1 is served first, 9 last; default 5."},
       {"height", kOptional, height(), "Default 0 m."}}};
  return kDistrict;
}

const Mapping& pump() {
  static const Mapping kPump = [] {
    Mapping made{"pump", "Lifts water from one place to another.", moving_water()};
    const Key how[] = {
        {"flow", kOneOf, flow(), "What it moves, whatever the lift."},
        {"curve", kOneOf, list(tuple({flow(), height()})),
         "Points such as [300 m3/h, 40 m], flow rising and head falling."},
        {"power", kOneOf, measure({"MW", "kW", "W"}), "What it puts into the water."}};
    made.keys.insert(made.keys.end(), std::begin(how), std::end(how));
    return made;
  }();
  return kPump;
}

const Mapping& valve() {
  static const Mapping kValve = [] {
    Mapping made{"valve", "Joins two places, as far as it is open.", moving_water()};
    made.keys.push_back({"limit", kOptional, flow(), "And then one way only; left out: none."});
    return made;
  }();
  return kValve;
}

}  // namespace redoubt::scenario::grammar
