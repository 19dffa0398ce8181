#include "controller/scenario/declarations.h"

#include <utility>

namespace redoubt::scenario {

using terms::EntityKind;
using yaml::Value;

namespace {

struct ThingSection {
  std::string_view key;
  EntityKind kind;
  std::size_t most;
};

constexpr ThingSection kThings[] = {
    {"nations", EntityKind::kNation, 64},       {"sites", EntityKind::kSite, 512},
    {"zones", EntityKind::kZone, 256},          {"links", EntityKind::kLink, 1024},
    {"accounts", EntityKind::kAccount, 10'000}, {"software", EntityKind::kSoftware, 1000},
    {"sensors", EntityKind::kSensor, 500},      {"buses", EntityKind::kBus, 4000},
    {"lines", EntityKind::kLine, 8000},         {"generators", EntityKind::kGenerator, 2000},
    {"tanks", EntityKind::kTank, 500},          {"districts", EntityKind::kDistrict, 500},
    {"pumps", EntityKind::kPump, 500},          {"valves", EntityKind::kValve, 500},
    {"points", EntityKind::kPoint, 5000},       {"suppliers", EntityKind::kSupplier, 64},
    {"slices", EntityKind::kSlice, 64},         {"subscribers", EntityKind::kSubscribers, 200},
    {"groups", EntityKind::kGroup, 200},        {"narratives", EntityKind::kNarrative, 100},
    {"outlets", EntityKind::kOutlet, 100},      {"partnerships", EntityKind::kPartnership, 500},
    {"staff", EntityKind::kStaff, 2000},
};

struct NameSection {
  std::string_view key;
  Names Draft::* names;
  std::size_t most;
};

constexpr NameSection kNamed[] = {
    {"techniques", &Draft::actions, 2000},
    {"measures", &Draft::actions, 2000},
    {"weaknesses", &Draft::weaknesses, 5000},
    {"templates", &Draft::templates, 500},
    {"cells", &Draft::cells, 64},
    {"playbooks", &Draft::playbooks, 500},
    {"injects", &Draft::injects, 20'000},
    {"milestones", &Draft::milestones, 500},
    {"storylines", &Draft::storylines, 100},
    {"incidents", &Draft::incidents, 1000},
    {"columns", &Draft::columns, 32},
    {"inject_templates", &Draft::inject_templates, 200},
    {"rubrics", &Draft::rubrics, 200},
    {"goals", &Draft::goals, 100},
    {"objectives", &Draft::objectives, 100},
    {"metrics", &Draft::metrics, 500},
};

constexpr NameSection kWords[] = {
    {"trace_kinds", &Draft::trace_kinds, 64},
    {"protocols", &Draft::protocols, range::kProtocolsMax},
    {"systems", &Draft::systems, 256},
};

void declare(Draft& draft, const ThingSection& section) {
  auto& items = draft.items[section.key];
  for (const Value::Entry& entry : draft.sections.entries(section.key, section.most)) {
    const auto name = entry.key.name();
    const range::Entity next{section.kind, static_cast<std::uint32_t>(items.size())};
    if (!name || !draft.things.declare(entry.key, *name, next)) continue;
    items.push_back({*name, entry.key, entry.value});
  }
}

void declare(Draft& draft, const NameSection& section) {
  auto& items = draft.items[section.key];
  for (const Value::Entry& entry : draft.sections.entries(section.key, section.most)) {
    if (!(draft.*section.names).declare(entry.key)) continue;
    items.push_back({entry.key.node().text(), entry.key, entry.value});
  }
}

/// The same word may stand in several lists, as where an exercise repeats what its catalogue says.
void declare_words(Draft& draft, const NameSection& section) {
  Names& names = draft.*section.names;
  auto& items = draft.items[section.key];
  for (const Value& word : draft.sections.elements(section.key, section.most)) {
    const auto name = word.name();
    if (!name || names.find(*name) != kNone || !names.declare(word)) continue;
    items.push_back({*name, word, word});
  }
}

}  // namespace

void declare_names(Draft& draft) {
  for (const ThingSection& section : kThings) declare(draft, section);
  for (const NameSection& section : kNamed) declare(draft, section);
  for (const NameSection& section : kWords) declare_words(draft, section);
}

}  // namespace redoubt::scenario
