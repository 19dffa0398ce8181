#include "controller/scenario/deed_words.h"
#include "controller/scenario/grammar/mappings.h"
#include "controller/scenario/grammar/shapes.h"
#include "controller/scenario/vocabulary.h"

/// What a milestone or an inject can wait for.
namespace redoubt::scenario::grammar {

namespace {

constexpr std::int64_t kMostPoints = 1'000'000;
constexpr std::int64_t kPartsMost = 64;

Shape another() { return of(condition); }

std::vector<Key> joins() {
  return {
      {"all", kOneOf, list(another()), "When all of these hold."},
      {"any", kOneOf, list(another()), "When any of these holds."},
      {"not", kOneOf, another(), "When this does not hold."},
      {"count", kOneOf, integer(1, kPartsMost), "When at least so many hold."},
      {"of", kRequired, list(another()), "Of these.", {"count"}},
  };
}

std::vector<Key> memories() {
  return {
      {"once", kOneOf, another(), "From when this first held, for good."},
      {"held_for", kOneOf, duration(), "When it has held without a break for so long."},
      {"lately", kOneOf, duration(), "While it came to hold less than so long ago."},
      {"that", kRequired, another(), "What holds.", {"held_for", "lately"}},
      {"then", kOneOf, another(), "From when this came to hold after the first last did."},
      {"before", kOneOf, another(), "From when the first came to hold while this never had."},
      {"first", kRequired, another(), "What holds first.", {"then", "before"}},
      {"within", kOptional, duration(), "No later than that; left out: at any time.", {"then"}},
      {"missing", kOneOf, another(), "When this did not come to hold in time: `by` or `after`."},
      {"by", kOptional, time(), "Until this time.", {"missing"}},
      {"after", kOptional, another(), "Since this came to hold.", {"missing"}},
      {"for", kDepends, duration(), "So long; required with `after`.", {"missing"}},
  };
}

std::vector<std::string_view> traits() {
  std::vector<std::string_view> words;
  for (const Form<Need>& form : kNeeds) {
    if (form.what.kind == NeedKind::kTrait) words.push_back(form.word);
  }
  return words;
}

std::vector<Key> states_of_the_range() {
  return {
      {"access", kOneOf, word(kLevels), "Red holds a host at this level or a higher one."},
      {"persistence", kOneOf, hosts(), "Red left a way back on any of these."},
      {"isolated", kOneOf, hosts(), "Any of these is cut off."},
      {"taken", kOneOf, things("data"), "Any of this was taken."},
      {"destroyed", kOneOf, things("data"), "Any of this is destroyed."},
      {"function_below", kOneOf, share(), "A function stands below this."},
      {"of", kRequired, thing("function"), "The function.", {"function_below"}},
      {"link_cut", kOneOf, thing("link"), "This link is cut."},
      {"below", kOneOf, share(), "What an instrument would show is below this."},
      {"above", kOneOf, share(), "What an instrument would show is above this."},
      {"of", kRequired, things("thing"), "What is measured.", {"below", "above"}},
      {"is", kOneOf, text_of(traits()), "Something is so of a thing."},
      {"of", kRequired, things("thing"), "The thing.", {"is"}},
      {"believed", kOneOf, share(), "At least so many believe a narrative."},
      {"of", kRequired, thing("narrative"), "The narrative.", {"believed"}},
      {"among", kRequired, thing("group"), "Of this group.", {"believed"}},
  };
}

std::vector<Key> states_of_the_plan() {
  return {
      {"time", kOneOf, time(), "At this time or after it."},
      {"delivered", kOneOf, code("inject"), "This inject was delivered."},
      {"answered", kOneOf, code("inject"), "This inject was answered, by anybody."},
      {"option", kOptional, text(), "With this option; left out: with any.", {"answered"}},
      {"acknowledged", kOneOf, code("inject"), "Somebody has said that this one arrived."},
      {"unanswered", kOneOf, code("inject"), "The deadline of this inject has passed."},
      {"milestone", kOneOf, name("milestone"), "This milestone is reached."},
      {"alerted", kOneOf, name("cell"), "This team got a true alert."},
      {"on", kRequired, hosts(), "About any of these.", {"access", "alerted"}},
      {"done", kOneOf, code("technique or measure"), "This has succeeded."},
      {"by",
       kOptional,
       name("cell"),
       "By this cell; left out: by anybody.",
       {"done", "answered", "acknowledged", "unanswered"}},
      {"on", kOptional, hosts(), "Done to any of these; left out: anywhere.", {"done"}},
      {"score", kOneOf, integer(-kMostPoints, kMostPoints), "A cell has so many points or more."},
      {"score_below", kOneOf, integer(-kMostPoints, kMostPoints), "A cell has less points."},
      {"of", kRequired, name("cell"), "The cell.", {"score", "score_below"}},
  };
}

}  // namespace

const Mapping& condition() {
  static const Mapping kCondition = [] {
    Mapping made{"condition", "One thing that may hold; join several with `all` or `any`.", {}};
    for (const std::vector<Key>& keys :
         {joins(), memories(), states_of_the_range(), states_of_the_plan()}) {
      made.keys.insert(made.keys.end(), keys.begin(), keys.end());
    }
    return made;
  }();
  return kCondition;
}

}  // namespace redoubt::scenario::grammar
