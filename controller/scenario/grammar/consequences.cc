#include <utility>

#include "controller/scenario/grammar/mappings.h"
#include "controller/scenario/grammar/shapes.h"
#include "controller/scenario/vocabulary.h"

/// What exercise control can bring about.
namespace redoubt::scenario::grammar {

namespace {

const Mapping& advice() {
  static const Mapping kAdvice = {
      "advice",
      "Words to a cell.",
      {{"to", kRequired, name("cell"), "Who is told."},
       {"from", kRequired, text(), "Who tells it."},
       {"text", kRequired, text(), "What is said."},
       {"technique", kOptional, code("technique"), "What it warns of."},
       {"about", kOptional, thing("anything"), "Who does not know it is not told of it."}}};
  return kAdvice;
}

std::vector<Key> happenings() {
  return {
      {"cut", kOneOf, things("link"), "Cuts these links."},
      {"open", kOneOf, things("link"), "Opens these links."},
      {"filter", kOneOf, name("protocol"), "Nothing of it crosses a link any more."},
      {"unfilter", kOneOf, name("protocol"), "It may cross a link again."},
      {"isolate", kOneOf, hosts(), "Cuts these off from everything."},
      {"rejoin", kOneOf, hosts(), "Joins these again."},
      {"gain_access", kOneOf, word(kLevels), "Red holds hosts at this level."},
      {"plant_persistence", kOneOf, word(kWaysBack), "Leaves a way back on hosts."},
      {"end_access", kOneOf, hosts(), "Ends red's sessions on these for good."},
      {"services", kOneOf, share(), "Sets all services of hosts to this."},
      {"patch", kOneOf, hosts(), "Closes all weaknesses of these."},
      {"restore", kOneOf, hosts(), "As they were drawn, and all their services."},
      {"blind", kOneOf, things("sensor"), "These notice nothing any more."},
      {"unblind", kOneOf, things("sensor"), "These notice things again."},
      {"people", kOneOf, integer(-1000, 1000), "A team gets so many more people, or less."},
      {"of", kRequired, name("cell"), "The blue cell.", {"people"}},
      {"advise", kOneOf, of(advice), "A cell is told something."},
      {"reach", kOneOf, name("milestone"), "This milestone is reached."},
      {"send", kOneOf, code("inject"), "This inject comes."},
      {"after", kOptional, duration(), "So long after; left out: at once."},
  };
}

/// Beside these words stands how much; what it is done to stands under `on`.
std::vector<std::string_view> on_something() {
  std::vector<std::string_view> words = {"filter", "unfilter", "gain_access", "plant_persistence",
                                         "services"};
  for (const std::string_view word : states_on_something()) words.push_back(word);
  return words;
}

}  // namespace

const Mapping& consequence() {
  static const Mapping kConsequence = [] {
    Mapping made{"consequence", "One thing that becomes so; write several as several.", {}};
    made.keys = happenings();
    made.keys.push_back({"on", kRequired, things("host"), "What it is done to.", on_something()});
    for (Key& key : states()) made.keys.push_back(std::move(key));
    return made;
  }();
  return kConsequence;
}

}  // namespace redoubt::scenario::grammar
