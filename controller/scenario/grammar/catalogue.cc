#include "controller/scenario/grammar/mappings.h"
#include "controller/scenario/grammar/shapes.h"
#include "controller/scenario/vocabulary.h"

/// What red and blue can do.
namespace redoubt::scenario::grammar {

namespace {

const Mapping& trace() {
  static const Mapping kTrace = {
      "trace",
      "What an action leaves behind.",
      {{"kind", kRequired, name("kind of trace"), "What sensors look for."},
       {"odds", kRequired, odds(), "That it can be noticed."}}};
  return kTrace;
}

std::vector<Key> action() {
  return {
      {"name", kRequired, text(), "What people call it."},
      {"tactic", kRequired, name("tactic"), "What it is for."},
      {"about", kOptional, text(), "One line for people."},
      {"target", kOptional, word(kTargets), "What it is done to; default host."},
      {"needs", kOptional, one_or_list(one_word_of(needs)), "What must hold, first and last."},
      {"effects", kOptional, one_or_list(one_word_of(effects)), "What follows when it works."},
      {"duration", kOptional, span(), "Left out: it is done at once."},
      {"odds", kOptional, odds(), "That it works; left out: certain."},
      {"people", kOptional, integer(0, 1000), "Busy for that long; left out: nobody."},
      {"cost", kOptional, integer(0, 1'000'000), "Of one attempt; left out: none."},
      {"traces", kOptional, list(of(trace)), "What it leaves behind."},
  };
}

}  // namespace

const Mapping& technique() {
  static const Mapping kTechnique = {"technique", "Something that red can do.", action()};
  return kTechnique;
}

const Mapping& measure_taken() {
  static const Mapping kMeasure = [] {
    Mapping made{"measure", "Something that blue can do.", action()};
    made.keys.push_back({"openc2", kOptional,
                         word({std::begin(kOpenC2Verbs), std::end(kOpenC2Verbs)}),
                         "The verb of OpenC2 that it is."});
    return made;
  }();
  return kMeasure;
}

}  // namespace redoubt::scenario::grammar
