#include "controller/scenario/grammar/mappings.h"
#include "controller/scenario/grammar/shapes.h"
#include "controller/scenario/vocabulary.h"

/// What the mission needs, what looks on, and what needs what.
namespace redoubt::scenario::grammar {

namespace {

const Mapping& keep() {
  static const Mapping kKeep = {
      "keep",
      "Which signals a detector takes; left out: all.",
      {{"technique", kOptional, one_or_list(code("technique")), "Taken for one of these."},
       {"tactic", kOptional, one_or_list(name("tactic")), "Or for one of these tactics."},
       {"on", kOptional, hosts(), "About one of these hosts."},
       {"severity", kOptional, word(kSeverities), "Of this severity or a higher one."}}};
  return kKeep;
}

const Mapping& alarm() {
  static const Mapping kAlarm = {"alarm",
                                 "Sounds while what is shown is outside of these.",
                                 {{"below", kOptional, share(), "It sounds below this."},
                                  {"above", kOptional, share(), "It sounds above this."}}};
  return kAlarm;
}

const Mapping& safety() {
  static const Mapping kSafety = {
      "safety",
      "Looks at what is true, and switches off; below or above must be given.",
      {{"below", kOptional, share(), "It acts below this."},
       {"above", kOptional, share(), "It acts above this."},
       {"trips", kOptional, things("machine"), "What is switched off then."},
       {"after", kOptional, duration(), "Once that has lasted so long."},
       {"harms", kOptional, things("machine"), "What takes harm where nothing tripped."},
       {"harm_after", kOptional, duration(), "Once that has lasted so long."}}};
  return kSafety;
}

}  // namespace

const Mapping& function() {
  static const Mapping kFunction = {
      "function",
      "Something that the mission needs.",
      {title(),
       {"shown_to", kOptional, one_or_list(name("cell")), "Who sees how it stands."},
       {"parts", kRequired, things("host"),
        "Host lists, services (HOST/PROTOCOL), links, functions, machines and more."},
       {"needs", kOptional, either({word({"all", "any"}), integer(1, kNoLimit)}),
        "All parts (default), any, or as good as the k-th best."}}};
  return kFunction;
}

const Mapping& sensor() {
  static const Mapping kSensor = {
      "sensor",
      "May notice the traces of what happens on hosts.",
      {title(),
       {"team", kRequired, name("cell"), "The blue cell that it tells."},
       {"covers", kRequired, hosts(), "Where it looks."},
       {"odds", kRequired, entries(name("kind of trace"), odds()),
        "By kind of trace; what is not named is never noticed."},
       {"delay", kOptional, span(), "From the deed to the alert."},
       {"severity", kOptional, word(kSeverities), "Of its alerts; default medium."},
       {"confidence", kOptional, odds(), "Of its alerts, in whole percent; default 50%."},
       {"naming", kOptional, odds(), "How often it names the right technique; default always."},
       {"false_alarms", kOptional, span(), "Gaps between them; left out: none."}}};
  return kSensor;
}

const Mapping& detector() {
  static const Mapping kDetector = {
      "detector",
      "Makes few alerts of many signals of sensors and other detectors.",
      {title(),
       {"team", kRequired, name("cell"), "The blue cell that it tells; that of its inputs too."},
       {"from", kOneOf, things("sensor or detector"), "Takes signals from any of these."},
       {"all_of", kOneOf, things("sensor or detector"), "Waits for one signal of each."},
       {"at_least", kOptional, integer(1, 64), "So many signals; default 1.", {"from"}},
       {"in_order", kOptional, truth(), "Whether they come in this order.", {"all_of"}},
       {"keep", kOptional, of(keep), "Which signals it takes; left out: all."},
       {"within", kOptional, duration(), "The window that slides; of several signals required."},
       {"by", kOptional, word(kGroupings), "Which signals are counted together; default host."},
       {"quiet", kOptional, duration(), "Not again about the same for so long."},
       {"silent", kOptional, truth(), "Whether it tells other detectors alone."},
       {"delay", kOptional, span(), "Added to that of the sensor."},
       {"severity", kOptional, word(kSeverities), "Of its alerts; default medium."},
       {"confidence", kOptional, odds(), "Of its alerts, in whole percent; default 50%."}}};
  return kDetector;
}

const Mapping& coupling() {
  static const Mapping kCoupling = {
      "coupling",
      "What one thing needs from another, whatever they are.",
      {{"who", kRequired, things("host"),
        "Host lists, functions, points, pumps, valves, generators, mobile equipment, staff."},
       {"needs", kRequired, things("supply"), "One thing that gives it."},
       {"below", kOptional, share(), "Under this it gives nothing; default 50%."},
       {"delay", kOptional, duration(), "Until that is felt."},
       {"reserve", kOptional, duration(), "What battery, tank or stock last after that."},
       {"refill", kOptional, duration(), "From empty to full, once there is something again."},
       {"repair", kOptional, duration(), "From then until it works again, if it had failed."},
       {"leaves", kOptional, share(), "Of hosts and functions: what works without."}}};
  return kCoupling;
}

const Mapping& point() {
  static const Mapping kPoint = {
      "point",
      "A control point: it drives a machine or measures something.",
      {title(),
       {"host", kRequired, thing("host"), "The controller that it hangs on."},
       {"drives", kOneOf, things("machine"), "The bus, line, generator, pump or valve it moves."},
       {"measures", kOneOf, things("machine"), "The machine, tank, district or function."},
       {"alarm", kOptional, of(alarm), "On what is shown."},
       {"safety", kOptional, of(safety), "On what is true."}}};
  return kPoint;
}

}  // namespace redoubt::scenario::grammar
